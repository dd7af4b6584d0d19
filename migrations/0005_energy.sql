-- Tags on check-ins, and the caffeine log.
ALTER TABLE energy_check_ins ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';

CREATE TABLE caffeine_logs (
  id TEXT PRIMARY KEY NOT NULL,
  at INTEGER NOT NULL,
  milligrams INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX caffeine_logs_at ON caffeine_logs (at) WHERE deleted_at IS NULL;
