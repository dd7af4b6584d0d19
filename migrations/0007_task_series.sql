-- What repeats. A task that repeats names its series and which occurrence it is; one of a series is open at a time.
CREATE TABLE task_series (
  id TEXT PRIMARY KEY NOT NULL,
  rule TEXT NOT NULL,
  text TEXT NOT NULL,
  start_date TEXT NOT NULL,
  start_time TEXT,
  zone TEXT NOT NULL,
  from_completion INTEGER NOT NULL,
  missed_policy TEXT NOT NULL,
  exdates TEXT NOT NULL,
  rdates TEXT NOT NULL,
  paused_at INTEGER,
  ended_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
ALTER TABLE tasks ADD COLUMN series_id TEXT REFERENCES task_series (id);
ALTER TABLE tasks ADD COLUMN occurrence TEXT;
CREATE INDEX tasks_series ON tasks (series_id, occurrence) WHERE series_id IS NOT NULL;
