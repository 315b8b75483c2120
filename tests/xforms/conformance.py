# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Compares our form engine with what two others agree on, and replays the recorded runs of one.

usage: conformance.py PROGRAM FOLDER [state|runs|load] [NAME…]   FOLDER holds forms/, aux/, agreed-state.tsv and runs/
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en", TZ="Europe/Budapest")


def copy_folder(source, target):
    """The forms with the lists that lie beside them."""
    for part in ("forms", "aux"):
        for path in sorted((source / part).rglob("*")):
            place = target / path.relative_to(source / part)
            if path.is_file():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)


def run_program(program, *args):
    """What the program prints; None and the error where it fails."""
    done = subprocess.run([program, *map(str, args)], capture_output=True, text=True, env=ENVIRONMENT, timeout=120)
    if done.returncode < 0:
        raise RuntimeError(f"{args}: ended by signal {-done.returncode}")
    return (done.stdout, None) if done.returncode == 0 else (None, done.stderr.strip())


def read_agreed(source):
    rows = defaultdict(list)
    for line in (source / "agreed-state.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        fields = line.split("\t")
        rows[fields[0]].append(fields[1:])
    return rows


def compare_state(program, folder, form, expected):
    """The expected rows that ours lacks, each with what ours has in its place."""
    out, error = run_program(program, "form-state", folder / form, "--format=tsv")
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
    """Days, times and random values are of the day when the run was recorded."""
    value = row.split("\t")[-1]
    return value.startswith("uuid:") or (len(value) >= 10 and value[:2] == "20" and value[4:5] == "-")


def compare_run(program, form, steps):
    out, error = run_program(program, "form-run", form, steps)
    if out is None:
        return [("", error)], 1
    wrong = []
    count = 0
    ours = read_steps(out)
    for index, (step, rows) in enumerate(read_steps(steps.read_text(encoding="utf-8"))):
        our_step, our_rows = ours[index] if index < len(ours) else ("", [])
        if step != our_step:
            wrong.append((step, our_step))
        known = set(our_rows)
        places = {row.split("\t")[1]: row for row in our_rows}
        for row in rows:
            count += 1
            mine = places.get(row.split("\t")[1])
            if row in known or (mine is not None and is_uncertain(row) and
                                row.split("\t")[:-1] == mine.split("\t")[:-1]):
                continue
            wrong.append((f"{step} | {row}", mine))
        extra = set(places) - {row.split("\t")[1] for row in rows}
        for place in sorted(extra):
            wrong.append((f"{step} | nothing", places[place]))
    return wrong, count


def check_states(program, source, folder, names):
    total = failed = clean = 0
    agreed = read_agreed(source)
    for form, rows in sorted(agreed.items()):
        if names and not any(name in form for name in names):
            continue
        wrong = compare_state(program, folder, form, rows)
        total += len(rows)
        failed += len(wrong)
        clean += not wrong
        for row, found in wrong[:6]:
            print(f"{form}: {row} ≠ {found}")
    print(f"states: {total - failed} of {total} rows ({100 * (total - failed) / max(1, total):.2f} %), "
          f"{clean} of {len(agreed)} forms")


def check_runs(program, source, folder, names):
    total = clean = 0
    for line in (source / "runs/INDEX.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        trace, form = line.split("\t")[:2]
        if names and not any(name in trace for name in names):
            continue
        wrong, _count = compare_run(program, folder / form, source / "runs" / trace)
        total += 1
        clean += not wrong
        for row, found in wrong[:6]:
            print(f"{trace}: {row} ≠ {found}")
    print(f"runs: {clean} of {total} ({100 * clean / max(1, total):.1f} %)")


def check_load(program, folder, names):
    counts = defaultdict(int)
    for path in sorted(folder.rglob("*.xml")):
        name = str(path.relative_to(folder))
        if names and not any(part in name for part in names):
            continue
        out, error = run_program(program, "check-form", path)
        kind = "refused" if out is None else "full" if "fully supported" in out else "losses"
        counts[kind] += 1
        if kind == "refused":
            print(f"{name}: {error}")
    print(dict(counts))


def main():
    program, source = sys.argv[1], Path(sys.argv[2])
    what = sys.argv[3] if len(sys.argv) > 3 else "state"
    names = sys.argv[4:]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        copy_folder(source, folder)
        if what == "state":
            check_states(program, source, folder, names)
        elif what == "runs":
            check_runs(program, source, folder, names)
        else:
            check_load(program, folder, names)


if __name__ == "__main__":
    main()
