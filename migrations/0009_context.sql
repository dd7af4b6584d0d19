-- What a person stated or accepted about how they want things; proxies read it, nobody else makes it up.
CREATE TABLE memory_items (
  id TEXT PRIMARY KEY NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- 'person' said it, or 'accepted' it when a proxy proposed it.
  source TEXT NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  expires_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX memory_items_newest ON memory_items (created_at DESC, id DESC) WHERE deleted_at IS NULL;

-- Projects, tags and tasks that no model may see. The id is 'kind:subject'.
CREATE TABLE model_exclusions (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX model_exclusions_subject ON model_exclusions (subject_id) WHERE deleted_at IS NULL;

-- What was gathered for a proxy, and why: a record of this machine like llm_calls, neither undone nor synced.
CREATE TABLE context_looks (
  id TEXT PRIMARY KEY NOT NULL,
  at INTEGER NOT NULL,
  agent TEXT NOT NULL,
  run_id TEXT,
  purpose TEXT NOT NULL,
  query TEXT NOT NULL,
  budget INTEGER NOT NULL,
  tokens INTEGER NOT NULL,
  -- JSON: how it was found, what was given, what was left out.
  basis TEXT NOT NULL,
  items TEXT NOT NULL,
  left_out TEXT NOT NULL
) STRICT;
CREATE INDEX context_looks_at ON context_looks (at DESC, id DESC);
CREATE INDEX context_looks_run ON context_looks (run_id, at) WHERE run_id IS NOT NULL;

-- Which look went into a call.
ALTER TABLE llm_calls ADD COLUMN look_id TEXT;
