-- Every table that a person's data lives in has a text id and a deleted_at tombstone, is STRICT,
-- and is written only through the unit of work. Instants are integer milliseconds UTC; dates are local.
-- Vocabularies that will grow are checked in code: a CHECK can only be changed by rebuilding its table.

-- Bookkeeping of this installation: never synced, never undone.
CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_events (
  id TEXT PRIMARY KEY NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('person', 'agent', 'import', 'peer', 'automation')),
  actor_id TEXT,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX audit_events_at ON audit_events (at);

-- The change log: what undo replays backwards, what the activity page shows, what sync will ship.
CREATE TABLE change_batches (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo')),
  target_id TEXT REFERENCES change_batches (id),
  label TEXT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('person', 'agent', 'import', 'peer', 'automation')),
  actor_id TEXT,
  origin TEXT NOT NULL,
  quiet INTEGER NOT NULL CHECK (quiet IN (0, 1)),
  hlc TEXT NOT NULL,
  device_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CHECK ((kind = 'change') = (target_id IS NULL))
) STRICT;
CREATE INDEX change_batches_target ON change_batches (target_id, seq) WHERE target_id IS NOT NULL;
CREATE INDEX change_batches_hlc ON change_batches (hlc);
CREATE INDEX change_batches_roots ON change_batches (seq) WHERE kind = 'change' AND quiet = 0;
CREATE INDEX change_batches_undos ON change_batches (seq) WHERE kind = 'undo';

CREATE TABLE changes (
  batch_seq INTEGER NOT NULL REFERENCES change_batches (seq),
  ordinal INTEGER NOT NULL,
  entity TEXT NOT NULL,
  row_id TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('insert', 'update')),
  before TEXT,
  after TEXT NOT NULL,
  PRIMARY KEY (batch_seq, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX changes_row ON changes (entity, row_id, batch_seq);

-- Per-column clocks, stored by row: base is the clock of the insert, columns holds those written later.
CREATE TABLE row_clocks (
  entity TEXT NOT NULL,
  row_id TEXT NOT NULL,
  base TEXT NOT NULL,
  columns TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (entity, row_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

CREATE TABLE settings (
  id TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

CREATE TABLE captures (
  id TEXT PRIMARY KEY NOT NULL,
  raw TEXT NOT NULL,
  source TEXT NOT NULL,
  reading TEXT NOT NULL DEFAULT '{}',
  time_zone TEXT NOT NULL,
  locale TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('received', 'processed')),
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX captures_waiting ON captures (created_at) WHERE status = 'received' AND deleted_at IS NULL;

CREATE TABLE projects (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  color TEXT NOT NULL,
  rank TEXT NOT NULL,
  notes TEXT NOT NULL DEFAULT '',
  archived_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX projects_rank ON projects (rank, id) WHERE deleted_at IS NULL;

CREATE TABLE tags (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('tag', 'context', 'person')),
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX tags_name ON tags (kind, name COLLATE NOCASE) WHERE deleted_at IS NULL;

-- row_key gives the full-text index a rowid that no VACUUM renumbers; it is local to this database.
CREATE TABLE tasks (
  row_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  notes TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL CHECK (status IN ('inbox', 'todo', 'in_progress', 'waiting', 'done', 'cancelled')),
  priority INTEGER NOT NULL DEFAULT 0 CHECK (priority BETWEEN 0 AND 4),
  mode TEXT NOT NULL DEFAULT 'do' CHECK (mode IN ('do', 'do_with_me', 'delegate', 'drop')),
  needed_energy TEXT CHECK (needed_energy IN ('low', 'medium', 'high')),
  estimate_minutes INTEGER CHECK (estimate_minutes BETWEEN 1 AND 100000),
  due_date TEXT,
  due_time TEXT,
  due_zone TEXT,
  start_date TEXT,
  start_time TEXT,
  start_zone TEXT,
  recurrence_text TEXT,
  recurrence_rule TEXT,
  links TEXT NOT NULL DEFAULT '[]',
  project_id TEXT REFERENCES projects (id),
  parent_id TEXT REFERENCES tasks (id),
  capture_id TEXT REFERENCES captures (id),
  rank TEXT NOT NULL,
  snoozed_until INTEGER,
  completed_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  CHECK (due_date IS NOT NULL OR due_time IS NULL),
  CHECK (start_date IS NOT NULL OR start_time IS NULL)
) STRICT;
CREATE INDEX tasks_inbox ON tasks (created_at DESC, id DESC)
  WHERE status = 'inbox' AND parent_id IS NULL AND deleted_at IS NULL;
CREATE INDEX tasks_open_created ON tasks (created_at DESC, id DESC)
  WHERE status IN ('inbox', 'todo', 'in_progress', 'waiting') AND parent_id IS NULL AND deleted_at IS NULL;
CREATE INDEX tasks_open_due ON tasks (due_date, coalesce(due_time, '99:99'), id)
  WHERE status IN ('inbox', 'todo', 'in_progress', 'waiting') AND due_date IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX tasks_open_start ON tasks (start_date, id)
  WHERE status IN ('inbox', 'todo', 'in_progress', 'waiting') AND start_date IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX tasks_open_priority ON tasks (priority DESC, created_at DESC, id DESC)
  WHERE status IN ('inbox', 'todo', 'in_progress', 'waiting') AND parent_id IS NULL AND deleted_at IS NULL;
CREATE INDEX tasks_in_progress ON tasks (updated_at DESC) WHERE status = 'in_progress' AND deleted_at IS NULL;
CREATE INDEX tasks_waiting ON tasks (created_at DESC, id DESC)
  WHERE status = 'waiting' AND parent_id IS NULL AND deleted_at IS NULL;
CREATE INDEX tasks_closed ON tasks (completed_at DESC, id DESC)
  WHERE status IN ('done', 'cancelled') AND deleted_at IS NULL;
CREATE INDEX tasks_deleted ON tasks (deleted_at DESC, id DESC) WHERE deleted_at IS NOT NULL;
CREATE INDEX tasks_project_created ON tasks (project_id, created_at DESC, id DESC)
  WHERE status IN ('inbox', 'todo', 'in_progress', 'waiting') AND parent_id IS NULL AND deleted_at IS NULL;
CREATE INDEX tasks_project_priority ON tasks (project_id, priority DESC, created_at DESC, id DESC)
  WHERE status IN ('inbox', 'todo', 'in_progress', 'waiting') AND parent_id IS NULL AND deleted_at IS NULL;
CREATE INDEX tasks_project_due ON tasks (project_id, due_date, coalesce(due_time, '99:99'), id)
  WHERE status IN ('inbox', 'todo', 'in_progress', 'waiting') AND due_date IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX tasks_project_closed ON tasks (project_id, completed_at DESC, id DESC)
  WHERE status IN ('done', 'cancelled') AND deleted_at IS NULL;
CREATE INDEX tasks_project_all ON tasks (project_id);
CREATE INDEX tasks_parent ON tasks (parent_id, rank) WHERE parent_id IS NOT NULL;
CREATE INDEX tasks_capture ON tasks (capture_id) WHERE capture_id IS NOT NULL;

CREATE VIRTUAL TABLE tasks_fts USING fts5 (
  title, notes,
  content = 'tasks', content_rowid = 'row_key',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TRIGGER tasks_fts_insert AFTER INSERT ON tasks BEGIN
  INSERT INTO tasks_fts (rowid, title, notes) VALUES (new.row_key, new.title, new.notes);
END;
CREATE TRIGGER tasks_fts_update AFTER UPDATE OF title, notes ON tasks BEGIN
  INSERT INTO tasks_fts (tasks_fts, rowid, title, notes) VALUES ('delete', old.row_key, old.title, old.notes);
  INSERT INTO tasks_fts (rowid, title, notes) VALUES (new.row_key, new.title, new.notes);
END;
CREATE TRIGGER tasks_fts_delete AFTER DELETE ON tasks BEGIN
  INSERT INTO tasks_fts (tasks_fts, rowid, title, notes) VALUES ('delete', old.row_key, old.title, old.notes);
END;

CREATE TABLE task_tags (
  id TEXT PRIMARY KEY NOT NULL,
  task_id TEXT NOT NULL REFERENCES tasks (id),
  tag_id TEXT NOT NULL REFERENCES tags (id),
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX task_tags_task ON task_tags (task_id, tag_id);
CREATE INDEX task_tags_tag ON task_tags (tag_id, task_id) WHERE deleted_at IS NULL;
CREATE INDEX task_tags_tag_all ON task_tags (tag_id);

CREATE TABLE task_dependencies (
  id TEXT PRIMARY KEY NOT NULL,
  from_task_id TEXT NOT NULL REFERENCES tasks (id),
  to_task_id TEXT NOT NULL REFERENCES tasks (id),
  type TEXT NOT NULL CHECK (type IN ('blocks', 'relates')),
  created_at INTEGER NOT NULL,
  deleted_at INTEGER,
  CHECK (from_task_id <> to_task_id)
) STRICT;
CREATE INDEX task_dependencies_from ON task_dependencies (from_task_id);
CREATE INDEX task_dependencies_to ON task_dependencies (to_task_id);

CREATE TABLE task_comments (
  id TEXT PRIMARY KEY NOT NULL,
  task_id TEXT NOT NULL REFERENCES tasks (id),
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX task_comments_task ON task_comments (task_id, created_at);

CREATE TABLE task_templates (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

CREATE TABLE focus_sessions (
  id TEXT PRIMARY KEY NOT NULL,
  task_id TEXT REFERENCES tasks (id),
  technique TEXT NOT NULL,
  planned_minutes INTEGER CHECK (planned_minutes BETWEEN 1 AND 1440),
  state TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  elapsed_notified_at INTEGER,
  note TEXT NOT NULL DEFAULT '',
  task_completed INTEGER NOT NULL DEFAULT 0 CHECK (task_completed IN (0, 1)),
  created_at INTEGER NOT NULL,
  deleted_at INTEGER,
  CHECK ((state IN ('finished', 'discarded')) = (ended_at IS NOT NULL))
) STRICT;
CREATE INDEX focus_sessions_active ON focus_sessions (started_at) WHERE ended_at IS NULL AND deleted_at IS NULL;
CREATE INDEX focus_sessions_started ON focus_sessions (started_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX focus_sessions_task ON focus_sessions (task_id, started_at DESC);

CREATE TABLE focus_segments (
  id TEXT PRIMARY KEY NOT NULL,
  session_id TEXT NOT NULL REFERENCES focus_sessions (id),
  kind TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  started_monotonic INTEGER,
  ended_monotonic INTEGER,
  deleted_at INTEGER
) STRICT;
CREATE INDEX focus_segments_session ON focus_segments (session_id, started_at);

CREATE TABLE focus_interruptions (
  id TEXT PRIMARY KEY NOT NULL,
  session_id TEXT NOT NULL REFERENCES focus_sessions (id),
  kind TEXT NOT NULL CHECK (kind IN ('self', 'external')),
  note TEXT NOT NULL DEFAULT '',
  capture_id TEXT REFERENCES captures (id),
  at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX focus_interruptions_session ON focus_interruptions (session_id, at);
CREATE INDEX focus_interruptions_capture ON focus_interruptions (capture_id) WHERE capture_id IS NOT NULL;

CREATE TABLE energy_check_ins (
  id TEXT PRIMARY KEY NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  local_date TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX energy_check_ins_at ON energy_check_ins (at) WHERE deleted_at IS NULL;

CREATE TABLE sleep_logs (
  id TEXT PRIMARY KEY NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  quality INTEGER CHECK (quality BETWEEN 1 AND 5),
  source TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER,
  CHECK (ended_at > started_at)
) STRICT;
CREATE INDEX sleep_logs_ended ON sleep_logs (ended_at) WHERE deleted_at IS NULL;

-- The append-only ledger: everything that progress shows is derived from it.
CREATE TABLE progress_events (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  title TEXT NOT NULL,
  minutes REAL,
  estimate_minutes INTEGER,
  at INTEGER NOT NULL,
  local_date TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX progress_events_at ON progress_events (at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX progress_events_date ON progress_events (local_date, kind) WHERE deleted_at IS NULL;
CREATE INDEX progress_events_subject ON progress_events (subject_id);

CREATE VIEW productivity_metrics AS
SELECT
  local_date,
  SUM(kind = 'task.completed') AS tasks_completed,
  SUM(kind = 'focus.finished') AS focus_sessions,
  TOTAL(CASE WHEN kind = 'focus.finished' THEN minutes END) AS focus_minutes
FROM progress_events
WHERE deleted_at IS NULL
GROUP BY local_date;

CREATE TABLE achievements (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  rule TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

CREATE TABLE achievement_awards (
  id TEXT PRIMARY KEY NOT NULL,
  achievement_id TEXT NOT NULL REFERENCES achievements (id),
  event_id TEXT NOT NULL REFERENCES progress_events (id),
  at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX achievement_awards_achievement ON achievement_awards (achievement_id);
CREATE INDEX achievement_awards_event ON achievement_awards (event_id);

CREATE TABLE goals (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('count', 'time', 'habit')),
  target REAL NOT NULL CHECK (target > 0),
  period TEXT NOT NULL CHECK (period IN ('day', 'week', 'month', 'once')),
  project_id TEXT REFERENCES projects (id),
  tag_id TEXT REFERENCES tags (id),
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX goals_project ON goals (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX goals_tag ON goals (tag_id) WHERE tag_id IS NOT NULL;

CREATE TABLE calendar_events (
  id TEXT PRIMARY KEY NOT NULL,
  source TEXT NOT NULL,
  uid TEXT NOT NULL,
  title TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  all_day INTEGER NOT NULL CHECK (all_day IN (0, 1)),
  busy INTEGER NOT NULL CHECK (busy IN (0, 1)),
  recurrence_rule TEXT,
  time_zone TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  CHECK (ends_at >= starts_at)
) STRICT;
CREATE INDEX calendar_events_starts ON calendar_events (starts_at) WHERE deleted_at IS NULL;
CREATE INDEX calendar_events_uid ON calendar_events (source, uid);

CREATE TABLE plan_blocks (
  id TEXT PRIMARY KEY NOT NULL,
  task_id TEXT REFERENCES tasks (id),
  kind TEXT NOT NULL CHECK (kind IN ('task', 'break', 'buffer')),
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  CHECK (ends_at > starts_at)
) STRICT;
CREATE INDEX plan_blocks_starts ON plan_blocks (starts_at) WHERE deleted_at IS NULL;
CREATE INDEX plan_blocks_task ON plan_blocks (task_id) WHERE task_id IS NOT NULL;

CREATE TABLE saved_filters (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  rank TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

CREATE TABLE notifications (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  subject_id TEXT,
  created_at INTEGER NOT NULL,
  read_at INTEGER,
  deleted_at INTEGER
) STRICT;
CREATE INDEX notifications_unread ON notifications (created_at DESC) WHERE read_at IS NULL AND deleted_at IS NULL;

CREATE TABLE messages (
  id TEXT PRIMARY KEY NOT NULL,
  thread_id TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('person', 'proxy', 'tool')),
  sender TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX messages_thread ON messages (thread_id, created_at);
