-- Goals can rest and be put away.
ALTER TABLE goals ADD COLUMN paused_at INTEGER;
ALTER TABLE goals ADD COLUMN archived_at INTEGER;

-- Planned days off; the id is the date, so that the same day from two devices is one row.
CREATE TABLE days_off (
  id TEXT PRIMARY KEY NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE reviews (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  answers TEXT NOT NULL DEFAULT '{}',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX reviews_period ON reviews (starts_on DESC, kind, id) WHERE deleted_at IS NULL;

-- A task that is reopened and completed again on the same day is one.
DROP VIEW productivity_metrics;
CREATE VIEW productivity_metrics AS
SELECT
  local_date,
  COUNT(DISTINCT CASE WHEN kind = 'task.completed' THEN subject_id END) AS tasks_completed,
  SUM(kind = 'focus.finished') AS focus_sessions,
  TOTAL(CASE WHEN kind = 'focus.finished' THEN minutes END) AS focus_minutes
FROM progress_events
WHERE deleted_at IS NULL
GROUP BY local_date;

-- Whether a day's reminder was given.
CREATE INDEX notifications_kind ON notifications (kind, created_at);
