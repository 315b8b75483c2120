-- SPDX-FileCopyrightText: 2026 The Csatlakozás developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The days that a task has in a schedule file of another program, kept as they are until they are accepted: they may lie
-- on days off, and before what the task depends on. Both or none.

ALTER TABLE task_state ADD COLUMN imported_start TEXT CHECK (imported_start IS date (julianday (imported_start)));
ALTER TABLE task_state ADD COLUMN imported_finish TEXT CHECK (imported_finish IS date (julianday (imported_finish)));
