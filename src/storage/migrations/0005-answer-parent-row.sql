-- SPDX-FileCopyrightText: 2026 The Csatlakozás developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A row of a repeat that stands in a row of another one says in which; 0: in none. Of other answers it says nothing.

ALTER TABLE answer ADD COLUMN parent_row_id INTEGER NOT NULL DEFAULT 0;
