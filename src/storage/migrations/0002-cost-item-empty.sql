-- SPDX-FileCopyrightText: 2026 The Csatlakozás developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A line of the cost sheet may be without a quantity or a price: not known yet is not 0.

CREATE TABLE cost_item_new (
  id               INTEGER PRIMARY KEY CHECK (id > 0),
  municipality_id  INTEGER NOT NULL REFERENCES municipality (id) ON DELETE CASCADE,
  cost_group       TEXT NOT NULL CHECK (cost_group IN ('A', 'B', 'C')),
  position         INTEGER NOT NULL,
  title            TEXT,
  quantity         INTEGER,                           -- thousandths
  unit             TEXT,
  unit_price       INTEGER,                           -- net, whole forints
  vat              TEXT NOT NULL DEFAULT '27' CHECK (vat IN ('27', '18', '5', '0', 'AAM', 'TAHK', 'FAD')),
  funding          TEXT NOT NULL DEFAULT 'grant' CHECK (funding IN ('grant', 'own', 'other')),
  task_code        TEXT,
  note             TEXT
) STRICT;

INSERT INTO cost_item_new
  SELECT id, municipality_id, cost_group, position, nullif (title, ''), quantity, unit, unit_price, vat, funding,
         task_code, note
    FROM cost_item;

DROP TABLE cost_item;
ALTER TABLE cost_item_new RENAME TO cost_item;

CREATE INDEX cost_item_by_municipality ON cost_item (municipality_id);
