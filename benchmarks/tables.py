"""Statements of other people against their tables: how many are decided, and how many of these rightly.

usage: python benchmarks/tables.py [--gold FOLDER] [--all]
The tables are parted by a hash of their name: one half may be looked at, the other is only measured.
"""

import argparse
import csv
import hashlib
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from threadlens.checks._against import TableChecker
from threadlens.records import CellTable, TableVerdict
from threadlens.taggers.quantities.reader import read

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "tables" / "semtab_train_manual"
DECIDED = ("supported", "refuted")


def is_looked_at(table: str) -> bool:
    return hashlib.sha256(table.encode()).digest()[0] % 2 == 0


def verdicts(folder: Path, cases: list[dict[str, Any]]) -> list[TableVerdict]:
    checkers: dict[tuple[str, str], TableChecker] = {}
    found = []
    for case in cases:
        key = (case["table"], case["caption"])
        if key not in checkers:
            with (folder / case["table"]).open(newline="", encoding="utf-8") as file:
                rows = tuple(tuple(row) for row in csv.reader(file))
            checkers[key] = TableChecker(CellTable(case["table"], rows, case["caption"] or ""))
        found.append(checkers[key].check(case["claim"], read(case["claim"]).quantities))
    return found


def report(name: str, folder: Path, cases: list[dict[str, Any]]) -> None:
    start = time.perf_counter()
    found = verdicts(folder, cases)
    seconds = time.perf_counter() - start
    pairs = Counter((case["label"], v.outcome) for case, v in zip(cases, found, strict=True))
    decided = sum(n for (_, outcome), n in pairs.items() if outcome in DECIDED)
    right = sum(n for (label, outcome), n in pairs.items() if label == outcome)
    print(
        f"{name}: {len(cases)} statements, {decided / len(cases):.1%} decided, {right / max(decided, 1):.1%} of these"
        f" right, {len(cases) / seconds:,.0f} statements/s"
    )
    for label in sorted({case["label"] for case in cases}):
        of_label = {outcome: n for (given, outcome), n in pairs.items() if given == label}
        print(f"    {label}: " + ", ".join(f"{outcome} {n}" for outcome, n in sorted(of_label.items())))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--all", action="store_true", help="statements without figures or comparisons, too")
    options = parser.parse_args()
    if not (options.gold / "cases.jsonl").exists():
        print(f"{options.gold}: not there, nothing measured")
        return
    lines = (options.gold / "cases.jsonl").read_text("utf-8").splitlines()
    cases = [case for case in map(json.loads, lines) if options.all or case["numeric"]]
    report("looked at", options.gold, [case for case in cases if is_looked_at(case["table"])])
    report("only measured", options.gold, [case for case in cases if not is_looked_at(case["table"])])


if __name__ == "__main__":
    main()
