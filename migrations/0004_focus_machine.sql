-- Focus as one state machine: breaks, questions about gaps, task switches, manual entries and corrections.
CREATE TABLE focus_presets (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  technique TEXT NOT NULL,
  focus_minutes INTEGER CHECK (focus_minutes BETWEEN 1 AND 1440),
  break_minutes INTEGER NOT NULL CHECK (break_minutes BETWEEN 1 AND 240),
  long_break_minutes INTEGER NOT NULL CHECK (long_break_minutes BETWEEN 1 AND 240),
  long_break_every INTEGER NOT NULL CHECK (long_break_every BETWEEN 2 AND 12),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

ALTER TABLE focus_sessions ADD COLUMN estimate_minutes INTEGER;
ALTER TABLE focus_sessions ADD COLUMN round_minutes INTEGER;
ALTER TABLE focus_sessions ADD COLUMN break_minutes INTEGER;
ALTER TABLE focus_sessions ADD COLUMN preset_id TEXT REFERENCES focus_presets (id);
ALTER TABLE focus_sessions ADD COLUMN corrects_id TEXT REFERENCES focus_sessions (id);
ALTER TABLE focus_sessions ADD COLUMN source TEXT NOT NULL DEFAULT 'timer';
CREATE INDEX focus_sessions_preset ON focus_sessions (preset_id) WHERE preset_id IS NOT NULL;
CREATE INDEX focus_sessions_corrects ON focus_sessions (corrects_id) WHERE corrects_id IS NOT NULL;

-- The order of segments is their own: the clock may have been set back between two of them.
ALTER TABLE focus_segments ADD COLUMN ordinal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE focus_segments ADD COLUMN task_id TEXT REFERENCES tasks (id);
ALTER TABLE focus_segments ADD COLUMN estimate_minutes INTEGER;
ALTER TABLE focus_segments ADD COLUMN cause TEXT;
ALTER TABLE focus_segments ADD COLUMN back_at INTEGER;
CREATE INDEX focus_segments_task ON focus_segments (task_id, started_at);
CREATE INDEX focus_segments_started ON focus_segments (started_at) WHERE deleted_at IS NULL;

UPDATE focus_sessions SET
  round_minutes = planned_minutes,
  estimate_minutes = (SELECT t.estimate_minutes FROM tasks t WHERE t.id = task_id);
UPDATE focus_segments SET
  task_id = (SELECT s.task_id FROM focus_sessions s WHERE s.id = session_id),
  estimate_minutes = (SELECT s.estimate_minutes FROM focus_sessions s WHERE s.id = session_id),
  ordinal = (SELECT count(*) FROM focus_segments g
    WHERE g.session_id = focus_segments.session_id
      AND (g.started_at, g.id) < (focus_segments.started_at, focus_segments.id));

-- Which task a ledger entry is about; null for focus without one.
ALTER TABLE progress_events ADD COLUMN task_id TEXT;
UPDATE progress_events SET task_id = CASE kind
  WHEN 'task.completed' THEN subject_id
  ELSE (SELECT s.task_id FROM focus_sessions s WHERE s.id = subject_id) END;

-- What counts as focus time: not discarded, not corrected by a later entry, not an open question.
CREATE VIEW focus_time AS
SELECT g.id, g.session_id, g.task_id, g.started_at, g.ended_at, g.estimate_minutes
FROM focus_segments g JOIN focus_sessions s ON s.id = g.session_id
WHERE g.kind = 'focus' AND g.deleted_at IS NULL AND s.deleted_at IS NULL AND s.state <> 'discarded'
  AND NOT EXISTS (SELECT 1 FROM focus_sessions c WHERE c.corrects_id = s.id AND c.deleted_at IS NULL);

-- When this installation was last seen counting: bounds what a kill can lose. Never synced, never undone.
CREATE TABLE focus_heartbeat (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at INTEGER NOT NULL,
  wall INTEGER NOT NULL,
  uptime INTEGER
) STRICT;
