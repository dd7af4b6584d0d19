-- What proxies propose, and what they may do. Runs and the audit log are records of this machine: neither undone nor synced.
CREATE TABLE agent_runs (
  id TEXT PRIMARY KEY NOT NULL,
  agent TEXT NOT NULL,
  job TEXT NOT NULL,
  -- Who or what set it off: a person, a schedule, an event.
  trigger_kind TEXT NOT NULL,
  state TEXT NOT NULL,
  -- 'rules', or 'model' with its name in model.
  provenance TEXT NOT NULL,
  model TEXT,
  input_tokens INTEGER NOT NULL DEFAULT 0,
  output_tokens INTEGER NOT NULL DEFAULT 0,
  message TEXT NOT NULL DEFAULT '',
  started_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX agent_runs_agent ON agent_runs (agent, started_at DESC, id DESC);
CREATE INDEX agent_runs_running ON agent_runs (state) WHERE state = 'running';

CREATE TABLE proposals (
  id TEXT PRIMARY KEY NOT NULL,
  run_id TEXT NOT NULL,
  agent TEXT NOT NULL,
  -- What it is about; a newer proposal about the same takes the place of an open one.
  topic TEXT NOT NULL,
  title TEXT NOT NULL,
  reason TEXT NOT NULL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  provenance TEXT NOT NULL,
  model TEXT,
  state TEXT NOT NULL,
  -- Hybrid clock of the newest change when it was made: what moved is what came later.
  base_clock TEXT NOT NULL,
  reject_reason TEXT,
  applied_batch TEXT,
  decided_at INTEGER,
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX proposals_open ON proposals (created_at DESC, id DESC) WHERE state = 'open' AND deleted_at IS NULL;
CREATE INDEX proposals_closed ON proposals (created_at DESC, id DESC) WHERE state <> 'open' AND deleted_at IS NULL;
CREATE INDEX proposals_run ON proposals (run_id);

CREATE TABLE proposal_ops (
  id TEXT PRIMARY KEY NOT NULL,
  proposal_id TEXT NOT NULL REFERENCES proposals (id),
  agent TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  -- A method of the contract, and its input as JSON.
  tool TEXT NOT NULL,
  input TEXT NOT NULL,
  edited_input TEXT,
  -- What kind of suggestion it is, so that declining it teaches something.
  feature TEXT NOT NULL,
  reason TEXT NOT NULL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  -- Rows it was made against, with their values, and what it writes from what to what.
  base TEXT NOT NULL,
  diff TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX proposal_ops_proposal ON proposal_ops (proposal_id, ordinal);
CREATE INDEX proposal_ops_decided ON proposal_ops (agent, tool, feature, state) WHERE deleted_at IS NULL;

CREATE TABLE tool_policies (
  id TEXT PRIMARY KEY NOT NULL,
  agent TEXT NOT NULL,
  tool TEXT NOT NULL,
  policy TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

-- Append-only and chained: hash is over prev_hash and the entry, so that an altered entry no longer fits those after it.
CREATE TABLE agent_audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  agent TEXT NOT NULL,
  run_id TEXT,
  actor_kind TEXT NOT NULL,
  text TEXT NOT NULL,
  detail TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER agent_audit_append_only BEFORE UPDATE ON agent_audit BEGIN
  SELECT RAISE(ABORT, 'The audit log is only ever added to');
END;
