"""Value F1 of the quantity reader on sets of other projects' cases, and sentences a second beside quantulum3.

usage: python benchmarks/quantities.py [--misses SET] [--speed] [--gold FOLDER]
The sets are lines of JSON with `text` and `spans` (start, end, kind, value, low, high); `partial` names the kinds that
a set labels, where it leaves others out. How a figure of ours is held against theirs is in `agrees`. Each set's F1 is
printed twice: with every figure counted, and without those of the classes in OUTSIDE, which the reader's README says
that it never reads; how many each class has is printed too.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from threadlens.records import Quantity
from threadlens.taggers.quantities.reader import read

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "quantities"
# Of a set that labels one class only, predictions of other classes are not counted as false.
CLASSES = {
    "number": {"count", "percent", "ratio"},
    "range": {"count", "percent", "ratio"},
    "money": {"money"},
    "percent": {"percent"},
    "age": {"duration"},
    "temperature": {"count"},
    "quantity": {"count"},
}


_NAME_BEFORE = re.compile(r"(?:[A-Za-z]-|\b[Nn]rs?\. [\d ,]*|\bVoyager )$")
_ADDRESS = re.compile(r"\d+(?:\.\d+){3}|\+\d+-[\d/-]+|\d{1,2}/\d{1,2}/\d{4}")

# What others read as a quantity and we never do, by the README of the reader: one line a convention.
OUTSIDE: dict[str, Callable[[dict[str, Any], str, str], bool]] = {
    "an article without a bound": lambda gold, text, written: (
        gold["value"] == 1 and re.fullmatch(r"[Aa]n? [a-z]+", written) is not None
    ),
    "one as a pronoun": lambda gold, text, written: written.lower() == "one",
    "years": lambda gold, text, written: re.fullmatch(r"(?:1[89]|20)\d\d", written) is not None,
    "dates, addresses, telephone numbers": lambda gold, text, written: any(
        m.start() <= gold["start"] and gold["end"] <= m.end() for m in _ADDRESS.finditer(text)
    ),
    "names and labels with numbers": lambda gold, text, written: _NAME_BEFORE.search(text[: gold["start"]]) is not None,
    "ids with leading zeros": lambda gold, text, written: re.fullmatch(r"0\d.*", written) is not None,
    "ordinals": lambda gold, text, written: re.search(r"\bthe \w+(?:th|st|nd|rd)\b", written) is not None,
}


def outside(gold: dict[str, Any], text: str) -> str | None:
    """The class of a gold figure that the reader leaves out by convention."""
    written = text[gold["start"] : gold["end"]].strip()
    return next((name for name, holds in OUTSIDE.items() if holds(gold, text, written)), None)


CONVERTED = {
    "foot": (12.0,),
    "yard": (3.0, 36.0),
    "kilometre": (1e3, 1e5),
    "metre": (100.0,),
    "kilogram": (1e3,),
    "milligram": (1e-3,),
}


def close(first: float | None, second: float | None) -> bool:
    """Equal to six digits."""
    if first is None or second is None:
        return False
    return abs(first - second) <= 1e-6 * max(1e-9, abs(first), abs(second))


def agrees(gold: dict[str, Any], quantity: Quantity) -> bool:
    """The same value; a share may be a fraction of one, a range its two ends, a bound its end."""
    value, low, high = gold["value"], gold["low"], gold["high"]
    ours = [quantity.value, quantity.low, quantity.high]
    if quantity.unit in CONVERTED:  # theirs turns '7 feet and 10 inches' into inches, '0.5 kg' into grams
        ours += [None if v is None else v * factor for factor in CONVERTED[quantity.unit] for v in ours[:3]]
    if quantity.kind == "percent":
        ours += [None if v is None else v / 100 for v in ours[:3]]
    if value is None and low is not None and high is not None:
        pairs = [(ours[i + 1], ours[i + 2]) for i in range(0, len(ours) - 2, 3)]
        return any(close(a, low) and close(b, high) for a, b in pairs)
    want = value if value is not None else (low if low is not None else high)
    return any(close(v, want) for v in ours)


@dataclass
class Score:
    """What was read right, too much, not at all, and what lies outside our classes, with its class."""

    hits: int = 0
    extra: int = 0
    missed: int = 0
    left: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Score") -> None:
        """Counts another score in."""
        self.hits, self.extra, self.missed = (
            self.hits + other.hits,
            self.extra + other.extra,
            self.missed + other.missed,
        )
        self.left += other.left

    @property
    def f1(self) -> tuple[float, float, float]:
        """Precision, recall and their mean."""
        precision, recall = self.hits / max(1, self.hits + self.extra), self.hits / max(1, self.hits + self.missed)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def score(case: dict[str, Any], *, strict: bool) -> tuple[Score, list[str]]:
    """How a text was read, and what was wrong in words."""
    text, partial = case["text"], case["partial"]
    found = list(read(text).quantities)
    notes: list[str] = []
    total = Score()
    for gold in case["spans"]:
        name = None if strict else outside(gold, text)
        if name:
            notes.append(f"  outside ({name}) {text[gold['start'] : gold['end']]!r} = {gold['value']}")
            found = [q for q in found if not overlaps(q, gold)]
            total.left[name] += 1
            continue
        hit = next((q for q in found if overlaps(q, gold) and agrees(gold, q)), None)
        if hit is None:
            notes.append(
                f"  missed {text[gold['start'] : gold['end']]!r} = {gold['value']} [{gold['low']}, {gold['high']}]"
            )
            total.missed += 1
            continue
        total.hits += 1
        found.remove(hit)
    if partial:
        kinds = set().union(*(CLASSES.get(p, set()) for p in partial))
        found = [q for q in found if q.kind in kinds and is_of_class(q, partial)]
    total.extra = len(found)
    notes += [f"  too many {q.text!r} {q.kind} {q.value} {q.low} {q.high} {q.unit}" for q in found]
    return total, notes


def overlaps(quantity: Quantity, gold: dict[str, Any]) -> bool:
    return quantity.start_char < gold["end"] and gold["start"] < quantity.end_char


def is_of_class(quantity: Quantity, partial: list[str]) -> bool:
    """Whether a prediction belongs to what a set with one class labels."""
    if partial == ["temperature"]:
        return (quantity.unit or "").startswith(("degree", "kelvin"))
    if partial == ["age"]:
        return quantity.text.endswith(("old", "age"))
    if partial == ["quantity"]:
        return quantity.unit is not None and not quantity.unit.startswith(("per ", "degree"))
    if partial == ["number"]:
        return quantity.unit is None or quantity.kind == "percent"
    if partial == ["range"]:
        return quantity.modifier[0] in "<>" or quantity.value is None
    return True


def measure(folder: Path, misses: str | None) -> None:
    """Prints each set's value F1 with every figure counted, and without those that we leave out by convention."""
    totals = {True: Score(), False: Score()}
    for file in sorted(folder.glob("*.jsonl")):
        of_set = {True: Score(), False: Score()}
        for line in file.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            for strict, of_all in of_set.items():
                counts, notes = score(case, strict=strict)
                of_all.add(counts)
                if notes and misses and misses in file.stem and not strict:
                    print(case["text"][:300], *notes, sep="\n")
        for strict, of_all in totals.items():
            of_all.add(of_set[strict])
        print(f"{file.stem:24s} {summary(of_set[True], of_set[False])}")
    print(f"{'all':24s} {summary(totals[True], totals[False])}")
    print("left out by convention:", ", ".join(f"{name} {n}" for name, n in totals[False].left.most_common()))


def summary(strict: Score, claimed: Score) -> str:
    """One line for a set."""
    figures = [f"P {p:.3f}  R {r:.3f}  F1 {f:.3f}" for p, r, f in (strict.f1, claimed.f1)]
    left = claimed.left.total()
    return f"gold {strict.hits + strict.missed:4d}  {figures[0]}   without {left:2d} left out  {figures[1]}"


SENTENCES = (
    "Shares of the bakery slid 4.7 percent to $38.12 after it cut its outlook.",
    "The province counts about 60 deputies, about 300 assistants and several thousand managers.",
    "Nothing in this sentence is a number, and most sentences of a thread are like it.",
    "It takes 10 to 15 years, or less than 5% of them, one in four by the last count.",
    "I agree with the post above and would only add that the author has never worked in an office.",
    "They pay $150M every time ($500 per member x 300K members) and two hundred and fifty thousand more wait.",
)


def speed(rounds: int) -> None:
    texts = list(SENTENCES) * rounds
    print(f"reader                {rate(texts, lambda part: [read(t) for t in part]):8.0f} sentences per CPU second")
    import spacy  # noqa: PLC0415 # loaded for the speed only

    nlp = spacy.blank("en")
    print(f"blank pipeline        {rate(texts, lambda part: list(nlp.pipe(part))):8.0f} sentences per CPU second")
    nlp.add_pipe("threadlens_quantities")
    print(f"  with the component  {rate(texts, lambda part: list(nlp.pipe(part))):8.0f} sentences per CPU second")
    try:
        from quantulum3 import classifier, parser  # noqa: PLC0415 # a peer that may be absent
    except ImportError:
        print("quantulum3            not installed")
        return
    classifier.USE_CLF = False  # its pickled classifier does not load with a present scikit-learn
    few = list(SENTENCES) * max(1, rounds // 50)
    print(
        f"quantulum3            {rate(few, lambda part: [parser.parse(t) for t in part]):8.0f} sentences per CPU second"
    )


def rate(texts: list[str], run: Any) -> float:
    run(texts[:6])
    start = time.process_time()  # of this process alone: the machine may have other work
    run(texts)
    return len(texts) / (time.process_time() - start)


def main(arguments: Iterable[str] | None = None) -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, default=GOLD)
    options.add_argument("--misses", help="print what was wrong in the sets with this in their name")
    options.add_argument("--speed", action="store_true", help="sentences a second only")
    chosen = options.parse_args(arguments)
    if not chosen.speed:
        if chosen.gold.is_dir():
            measure(chosen.gold, chosen.misses)
        else:
            print(f"{chosen.gold} does not exist: no value F1")
    speed(500)


if __name__ == "__main__":
    main()
