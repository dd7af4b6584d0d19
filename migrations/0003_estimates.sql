-- Finished tasks with a time, which estimates are learned from, without walking past everything else in the ledger.
CREATE INDEX progress_events_timed ON progress_events (at DESC, id DESC)
  WHERE kind = 'task.completed' AND minutes > 0 AND deleted_at IS NULL;
