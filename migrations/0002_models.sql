-- Servers that offer models. Keys are not here: they rest in the keychain or the encrypted file of secrets.
CREATE TABLE model_providers (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  base_url TEXT NOT NULL,
  allow_local_network INTEGER NOT NULL CHECK (allow_local_network IN (0, 1)),
  context_tokens INTEGER NOT NULL,
  input_price REAL,
  output_price REAL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

-- Which proxy may use which server outside this machine.
CREATE TABLE model_consents (
  id TEXT PRIMARY KEY NOT NULL,
  agent TEXT NOT NULL,
  provider_id TEXT NOT NULL REFERENCES model_providers (id),
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX model_consents_provider ON model_consents (provider_id, agent);

-- What a model was found to be able to do: found out anew at will, so neither undone nor synced.
CREATE TABLE model_probes (
  provider_id TEXT NOT NULL,
  model TEXT NOT NULL,
  capabilities TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (provider_id, model)
) STRICT, WITHOUT ROWID;

-- Every request that carried text to a model, with the very bytes: a record, neither undone nor synced, that a person can clear.
CREATE TABLE llm_calls (
  id TEXT PRIMARY KEY NOT NULL,
  at INTEGER NOT NULL,
  provider_id TEXT NOT NULL,
  provider_name TEXT NOT NULL,
  place TEXT NOT NULL,
  model TEXT NOT NULL,
  purpose TEXT NOT NULL,
  agent TEXT NOT NULL,
  run_id TEXT,
  url TEXT NOT NULL,
  prompt_hash TEXT NOT NULL,
  request TEXT NOT NULL,
  request_bytes INTEGER NOT NULL,
  response TEXT,
  input_tokens INTEGER,
  output_tokens INTEGER,
  -- Millionths of the currency of the prices.
  cost_micros INTEGER,
  ms INTEGER,
  outcome TEXT NOT NULL,
  message TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX llm_calls_at ON llm_calls (at DESC, id DESC);
CREATE INDEX llm_calls_agent ON llm_calls (agent, at DESC, id DESC);
CREATE INDEX llm_calls_run ON llm_calls (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX llm_calls_running ON llm_calls (outcome) WHERE outcome = 'running';
