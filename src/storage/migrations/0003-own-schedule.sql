-- SPDX-FileCopyrightText: 2026 The Csatlakozás developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A municipality's own schedule: constraints and deadlines, tasks and dependencies beside the template, closing days
-- of the office, and baselines.

-- The constraint "start not before" stays in not_before, where older steps of undo know it; the others stand here.
ALTER TABLE task_state ADD COLUMN constraint_type TEXT
  CHECK (constraint_type IN ('ALAP', 'MSO', 'MFO', 'SNLT', 'FNET', 'FNLT'));
ALTER TABLE task_state ADD COLUMN constraint_day TEXT CHECK (constraint_day IS date (julianday (constraint_day)));
ALTER TABLE task_state ADD COLUMN deadline TEXT CHECK (deadline IS date (julianday (deadline)));

CREATE TABLE own_task (
  id               INTEGER PRIMARY KEY CHECK (id > 0),
  municipality_id  INTEGER NOT NULL REFERENCES municipality (id) ON DELETE CASCADE,
  code             TEXT NOT NULL CHECK (length (code) BETWEEN 1 AND 40),
  title            TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 200),
  group_code       TEXT NOT NULL,
  stage            TEXT NOT NULL CHECK (stage IN ('S1', 'S2', 'S3')),
  role             TEXT NOT NULL DEFAULT 'KT'
                     CHECK (role IN ('HK', 'KT', 'IT', 'KF', 'FH', 'JE', 'PM', 'GV', 'AK')),
  duration         INTEGER NOT NULL CHECK (duration BETWEEN 0 AND 10000),   -- working days; 0: a milestone
  UNIQUE (municipality_id, code)
) STRICT;

-- A dependency that the template has not, or (removed) one of the template's that does not count here.
CREATE TABLE own_link (
  id               INTEGER PRIMARY KEY CHECK (id > 0),
  municipality_id  INTEGER NOT NULL REFERENCES municipality (id) ON DELETE CASCADE,
  from_code        TEXT NOT NULL CHECK (length (from_code) BETWEEN 1 AND 40),
  to_code          TEXT NOT NULL CHECK (length (to_code) BETWEEN 1 AND 40),
  type             TEXT NOT NULL DEFAULT 'FS' CHECK (type IN ('FS', 'SS', 'FF', 'SF')),
  unit             TEXT NOT NULL DEFAULT 'working' CHECK (unit IN ('working', 'calendar')),
  lag              INTEGER NOT NULL DEFAULT 0 CHECK (lag BETWEEN -1000 AND 1000),
  removed          INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  -- the municipality of the predecessor, when it is another one
  from_municipality_id INTEGER REFERENCES municipality (id) ON DELETE CASCADE,
  CHECK (from_municipality_id IS NOT municipality_id)
) STRICT;

CREATE INDEX own_link_by_municipality ON own_link (municipality_id);
CREATE INDEX own_link_by_from_municipality ON own_link (from_municipality_id);

-- Days that an office does not work, or works, unlike the country.
CREATE TABLE closing_day (
  id               INTEGER PRIMARY KEY CHECK (id > 0),
  municipality_id  INTEGER NOT NULL REFERENCES municipality (id) ON DELETE CASCADE,
  day              TEXT NOT NULL CHECK (day IS date (julianday (day))),
  working          INTEGER NOT NULL DEFAULT 0 CHECK (working IN (0, 1)),
  note             TEXT,
  UNIQUE (municipality_id, day)
) STRICT;

-- A plan as it was when it was frozen. Never changed, so each municipality's is one text: a line for each task with
-- its code, first and last day, separated by tabs.
CREATE TABLE baseline (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  name     TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 200),
  made_at  TEXT NOT NULL,
  note     TEXT
) STRICT;

CREATE TABLE baseline_plan (
  id               INTEGER PRIMARY KEY CHECK (id > 0),
  baseline_id      INTEGER NOT NULL REFERENCES baseline (id) ON DELETE CASCADE,
  municipality_id  INTEGER NOT NULL REFERENCES municipality (id) ON DELETE CASCADE,
  content          TEXT NOT NULL,
  UNIQUE (baseline_id, municipality_id)
) STRICT;

CREATE INDEX baseline_plan_by_municipality ON baseline_plan (municipality_id);
