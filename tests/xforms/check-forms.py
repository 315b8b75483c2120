# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Our form engine beside what two others agree on, and the recorded runs of one of them.

usage: check-forms.py PROGRAM

The forms lie outside of the repository: CSATLAKOZAS_TEST_DATA names the folder whose xforms/ holds forms/, aux/,
agreed-state.tsv and runs/. Where ours differs on purpose, tests/data/xforms/differences.tsv gives the rule; what is
listed there and does not differ fails, too.
"""

import csv
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import taplib  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
DATA = os.environ.get("CSATLAKOZAS_TEST_DATA")
DIFFERENCES = Path(__file__).resolve().parent.parent / "data" / "xforms" / "differences.tsv"
# The day on which the states and runs were recorded.
RECORDED = "2026-11-23"
# How many of the forms may be refused that any of the two engines loads, in hundredths (questionnaire.md 8, Q3).
REFUSED = 3
ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en", TZ="Europe/Budapest")


def copy_folder(source, target):
    """The forms with the lists that lie beside them."""
    for part in ("forms", "aux"):
        for path in sorted((source / part).rglob("*")):
            place = target / path.relative_to(source / part)
            if path.is_file():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)


def run_program(*args):
    """What the program prints; None and the error where it fails."""
    done = subprocess.run([PROGRAM, *map(str, args)], capture_output=True, text=True, env=ENVIRONMENT, timeout=120)
    if done.returncode < 0:
        raise RuntimeError(f"{args}: ended by signal {-done.returncode}")
    return (done.stdout, None) if done.returncode == 0 else (None, done.stderr.strip())


def read_agreed(source):
    rows = defaultdict(list)
    for line in (source / "agreed-state.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        fields = line.split("\t")
        rows[fields[0]].append(fields[1:])
    return rows


def compare_state(folder, form, expected):
    """The expected rows that ours lacks, each with what ours has in its place."""
    out, error = run_program("form-state", folder / form, "--format=tsv", f"--day={RECORDED}")
    if out is None:
        return [(row, error) for row in expected]
    ours = {}
    for line in out.splitlines()[1:]:
        fields = line.split("\t")
        ours.setdefault((fields[1], fields[2]), fields[3:])
    wrong = []
    for what, path, *rest in expected:
        found = ours.get((what, path))
        wanted = rest
        if found is None:
            wrong.append(((what, path, *rest), "missing"))
        elif wanted[:3] != found[:3] or (wanted[3] != "*" and wanted[3] != found[3]):
            wrong.append(((what, path, *rest), found))
    return wrong


def read_steps(text):
    """A run as pairs of a step and the set of rows that it brings."""
    steps = []
    for line in text.splitlines():
        if line[:1] in "=-":
            steps[-1][1].append(line)
        elif line:
            steps.append((line, []))
    return steps


def is_uncertain(row):
    """Times and random values are of the moment when the run was recorded."""
    value = row.split("\t")[-1]
    return value.startswith("uuid:") or (value[:2] == "20" and value[4:5] == "-" and value[10:11] == "T")


def compare_run(form, steps):
    """Where a run of ours is another one."""
    out, error = run_program("form-run", form, steps, f"--day={RECORDED}")
    if out is None:
        return [("", error)]
    wrong = []
    ours = read_steps(out)
    for index, (step, rows) in enumerate(read_steps(steps.read_text(encoding="utf-8"))):
        our_step, our_rows = ours[index] if index < len(ours) else ("", [])
        if step != our_step:
            wrong.append((step, our_step))
        places = {row.split("\t")[1]: row for row in our_rows}
        for row in rows:
            mine = places.pop(row.split("\t")[1], None)
            if mine is None or (row != mine and not (is_uncertain(row) and
                                                     row.split("\t")[:-1] == mine.split("\t")[:-1])):
                wrong.append((f"{step} | {row}", mine))
        wrong += [(f"{step} | nothing", row) for row in places.values()]
    return wrong


def read_differences():
    with DIFFERENCES.open(encoding="utf-8", newline="") as lines:
        return {row["name"]: row["rule"] for row in csv.DictReader(lines, delimiter="\t")}


class Forms(unittest.TestCase):
    """The forms in a folder of their own, each with the lists beside it."""
    longMessage = False

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.scratch.name)
        copy_folder(Path(DATA) / "xforms", cls.folder)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def check(self, name, wrong):
        rule = read_differences().get(name)
        if rule is not None:
            self.assertTrue(wrong, f"{name} differs no more: {rule}")
        else:
            self.assertFalse(wrong, "\n".join(f"{row} ≠ {found}" for row, found in wrong[:5]))

    def test_load(self):
        """Nearly everything that another engine loads is loaded, and what is refused names the place."""
        loadable = set(read_agreed(Path(DATA) / "xforms"))
        refused = []
        for path in sorted((self.folder).rglob("*.xml")):
            out, error = run_program("check-form", path)
            if out is None:
                self.assertIn(path.name, error)
                refused.append(str(path.relative_to(self.folder)))
        refused = sorted(loadable.intersection(refused))
        self.assertLessEqual(100 * len(refused), REFUSED * len(loadable), "\n".join(refused))


def add_cases():
    """A case for each form and each run."""
    source = Path(DATA) / "xforms"
    for form, rows in sorted(read_agreed(source).items()):
        def check_state(self, form=form, rows=rows):
            self.check(form, compare_state(self.folder, form, rows))
        setattr(Forms, f"test_state_{form}", check_state)
    for line in (source / "runs/INDEX.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        trace, form = line.split("\t")[:2]

        def check_run(self, trace=trace, form=form):
            self.check(trace, compare_run(self.folder / form, source / "runs" / trace))
        setattr(Forms, f"test_run_{trace}", check_run)


if DATA:
    add_cases()
else:
    Forms = unittest.skip("CSATLAKOZAS_TEST_DATA is not set")(Forms)

if __name__ == "__main__":
    taplib.main()
