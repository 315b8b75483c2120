-- SPDX-FileCopyrightText: 2026 The Csatlakozás developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Keys are drawn at random from 63 bits, so that rows made on different machines never collide.
-- Days are ISO text. Order is made in the program: no collation here.

CREATE TABLE programme (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  name         TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 200),
  code         TEXT,
  status_date  TEXT CHECK (status_date IS date (julianday (status_date))),
  note         TEXT
) STRICT;

CREATE TABLE programme_milestone (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  programme_id  INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  name          TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 200),
  day           TEXT CHECK (day IS date (julianday (day))),
  note          TEXT
) STRICT;

CREATE TABLE schedule_template (
  id         INTEGER PRIMARY KEY CHECK (id > 0),
  code       TEXT NOT NULL,
  version    INTEGER NOT NULL CHECK (version >= 1),
  title      TEXT NOT NULL,
  note       TEXT,
  -- A version of a template never changes: it is kept as the file it was read from.
  content    TEXT NOT NULL,
  UNIQUE (code, version)
) STRICT;

CREATE TABLE wave (
  id             INTEGER PRIMARY KEY CHECK (id > 0),
  kind           TEXT NOT NULL CHECK (kind IN ('pilot', 'kmop', 'further')),
  number         INTEGER NOT NULL CHECK (number BETWEEN 1 AND 99),
  name           TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 200),
  prepare_from   TEXT CHECK (prepare_from IS date (julianday (prepare_from))),
  join_from      TEXT CHECK (join_from IS date (julianday (join_from))),
  live_from      TEXT CHECK (live_from IS date (julianday (live_from))),
  has_grant      INTEGER NOT NULL DEFAULT 0 CHECK (has_grant IN (0, 1)),
  note           TEXT
) STRICT;

CREATE TABLE municipality (
  id                    INTEGER PRIMARY KEY CHECK (id > 0),
  name                  TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 120),
  official_name         TEXT,
  ksh_code              TEXT,
  legal_status          TEXT,
  county                TEXT,
  district              TEXT,
  office_code           INTEGER CHECK (office_code BETWEEN 1 AND 6),
  office_seat           TEXT,
  population            INTEGER CHECK (population >= 0),
  permanent_population  INTEGER CHECK (permanent_population >= 0),
  dwellings             INTEGER CHECK (dwellings >= 0),
  wave_id               INTEGER REFERENCES wave (id) ON DELETE SET NULL,
  -- how a further municipality came to the programme: KMOP reserve list, on the Portal system, only interested
  interest              TEXT CHECK (interest IN ('reserve', 'portal', 'interested')),
  joining_way           TEXT NOT NULL DEFAULT 'system' CHECK (joining_way IN ('system', 'interface')),
  template_id           INTEGER REFERENCES schedule_template (id) ON DELETE SET NULL,
  start_day             TEXT CHECK (start_day IS date (julianday (start_day))),
  buys_testing          INTEGER NOT NULL DEFAULT 1 CHECK (buys_testing IN (0, 1)),
  pir                   TEXT,
  tax_number            TEXT,
  stat_code             TEXT,
  bank_account          TEXT,
  iban                  TEXT,
  postcode              TEXT,
  address               TEXT,
  phone                 TEXT,
  email                 TEXT,
  website               TEXT,
  grant_number          TEXT,
  grant_amount          INTEGER CHECK (grant_amount >= 0),
  note                  TEXT
) STRICT;

CREATE INDEX municipality_by_wave ON municipality (wave_id);

CREATE TABLE person (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  name      TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 200),
  post      TEXT,
  employer  TEXT,
  email     TEXT,
  phone     TEXT,
  note      TEXT
) STRICT;

CREATE TABLE role (
  id               INTEGER PRIMARY KEY CHECK (id > 0),
  municipality_id  INTEGER NOT NULL REFERENCES municipality (id) ON DELETE CASCADE,
  person_id        INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind             TEXT NOT NULL CHECK (kind IN ('HK', 'KT', 'IT', 'KF', 'FH', 'JE', 'PM', 'GV', 'AK')),
  system           TEXT,
  from_day         TEXT CHECK (from_day IS date (julianday (from_day))),
  to_day           TEXT CHECK (to_day IS date (julianday (to_day))),
  deputy_id        INTEGER REFERENCES person (id) ON DELETE SET NULL,
  note             TEXT,
  CHECK (to_day IS NULL OR from_day IS NULL OR from_day <= to_day)
) STRICT;

CREATE INDEX role_by_municipality ON role (municipality_id);
CREATE INDEX role_by_person ON role (person_id);
CREATE INDEX role_by_deputy ON role (deputy_id);

-- What a municipality does differently from its template; no row means "as the template says".
CREATE TABLE task_state (
  id               INTEGER PRIMARY KEY CHECK (id > 0),
  municipality_id  INTEGER NOT NULL REFERENCES municipality (id) ON DELETE CASCADE,
  task_code        TEXT NOT NULL CHECK (length (task_code) BETWEEN 1 AND 40),
  state            TEXT NOT NULL DEFAULT 'not-started'
                     CHECK (state IN ('not-started', 'in-progress', 'done', 'blocked', 'not-applicable')),
  percent          INTEGER NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
  actual_start     TEXT CHECK (actual_start IS date (julianday (actual_start))),
  actual_finish    TEXT CHECK (actual_finish IS date (julianday (actual_finish))),
  duration         INTEGER CHECK (duration BETWEEN 0 AND 10000),
  not_before       TEXT CHECK (not_before IS date (julianday (not_before))),
  person_id        INTEGER REFERENCES person (id) ON DELETE SET NULL,
  note             TEXT,
  UNIQUE (municipality_id, task_code)
) STRICT;

CREATE INDEX task_state_by_person ON task_state (person_id);

CREATE TABLE form (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  code     TEXT NOT NULL,
  version  TEXT NOT NULL,
  title    TEXT NOT NULL,
  content  TEXT NOT NULL,
  UNIQUE (code, version)
) STRICT;

CREATE TABLE form_instance (
  id               INTEGER PRIMARY KEY CHECK (id > 0),
  municipality_id  INTEGER NOT NULL REFERENCES municipality (id) ON DELETE CASCADE,
  form_id          INTEGER NOT NULL REFERENCES form (id) ON DELETE RESTRICT,
  state            TEXT NOT NULL DEFAULT 'started' CHECK (state IN ('started', 'finished')),
  answered         INTEGER NOT NULL DEFAULT 0 CHECK (answered >= 0),
  missing          INTEGER NOT NULL DEFAULT 0 CHECK (missing >= 0),
  wrong            INTEGER NOT NULL DEFAULT 0 CHECK (wrong >= 0),
  finished_at      TEXT,
  UNIQUE (municipality_id, form_id)
) STRICT;

CREATE INDEX form_instance_by_form ON form_instance (form_id);

-- One row per answer: the instance is built from these when it is opened or exported.
-- row_id names the instance of a repeat the node stands in; 0 outside repeats.
CREATE TABLE answer (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  instance_id  INTEGER NOT NULL REFERENCES form_instance (id) ON DELETE CASCADE,
  path         TEXT NOT NULL,
  row_id       INTEGER NOT NULL DEFAULT 0,
  position     INTEGER NOT NULL DEFAULT 0,
  kind         TEXT NOT NULL DEFAULT 'answered' CHECK (kind IN ('answered', 'dontknow', 'na', 'later')),
  value        TEXT,
  note         TEXT,
  owner        TEXT,
  author       TEXT,
  time         TEXT,
  UNIQUE (instance_id, path, row_id)
) STRICT;

CREATE TABLE cost_item (
  id               INTEGER PRIMARY KEY CHECK (id > 0),
  municipality_id  INTEGER NOT NULL REFERENCES municipality (id) ON DELETE CASCADE,
  cost_group       TEXT NOT NULL CHECK (cost_group IN ('A', 'B', 'C')),
  position         INTEGER NOT NULL,
  title            TEXT NOT NULL DEFAULT '',
  quantity         INTEGER NOT NULL DEFAULT 1000,     -- thousandths
  unit             TEXT,
  unit_price       INTEGER NOT NULL DEFAULT 0,        -- net, whole forints
  vat              TEXT NOT NULL DEFAULT '27' CHECK (vat IN ('27', '18', '5', '0', 'AAM', 'TAHK', 'FAD')),
  funding          TEXT NOT NULL DEFAULT 'grant' CHECK (funding IN ('grant', 'own', 'other')),
  task_code        TEXT,
  note             TEXT
) STRICT;

CREATE INDEX cost_item_by_municipality ON cost_item (municipality_id);

CREATE TABLE attachment (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  owner_table  TEXT NOT NULL,
  owner_id     INTEGER NOT NULL,
  sha256       TEXT NOT NULL CHECK (length (sha256) = 64),
  name         TEXT NOT NULL,
  media_type   TEXT,
  size         INTEGER NOT NULL CHECK (size BETWEEN 0 AND 31457280)
) STRICT;

CREATE INDEX attachment_by_owner ON attachment (owner_id);

-- Days that differ from the national table built into the program: later years' transfers, local closing days.
CREATE TABLE day_exception (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  day      TEXT NOT NULL UNIQUE CHECK (day IS date (julianday (day))),
  working  INTEGER NOT NULL CHECK (working IN (0, 1)),
  note     TEXT
) STRICT;

-- The tables below are not recorded by the session.

CREATE TABLE content (
  sha256  TEXT PRIMARY KEY CHECK (length (sha256) = 64),
  data    BLOB NOT NULL CHECK (length (data) <= 31457280)
) STRICT;

CREATE TABLE journal (
  seq        INTEGER PRIMARY KEY CHECK (seq > 0),
  step       INTEGER NOT NULL,         -- changesets of one step are undone together
  label      TEXT NOT NULL,
  author     TEXT NOT NULL,
  time       TEXT NOT NULL,
  grouping   TEXT,                     -- successive edits of one group are one step
  state      TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped')),
  changeset  BLOB NOT NULL
) STRICT;

CREATE INDEX journal_by_state ON journal (state, step);

CREATE TABLE setting (
  name   TEXT PRIMARY KEY,
  value  TEXT
) STRICT;
