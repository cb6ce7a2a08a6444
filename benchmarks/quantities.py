"""Value F1 of the quantity reader on sets of other projects' cases, and sentences a second beside quantulum3.

usage: python benchmarks/quantities.py [--misses SET] [--strict] [--speed] [--gold FOLDER]
The sets are lines of JSON with `text` and `spans` (start, end, kind, value, low, high); `partial` names the kinds that
a set labels, where it leaves others out. How a figure of ours is held against theirs is in `agrees`.
"""

import argparse
import json
import re
import time
from collections.abc import Iterable
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


# What others read as a quantity and we do not, by choice (README of the reader): one line a convention.
OUTSIDE = {
    "an article is no figure": re.compile(r"[Aa]n? (?:\w+ ?)+(?: of \w+)?|absolute zero|\w+ of liter"),
    "a year is a date": re.compile(r"(?:1[89]|20)\d\d?"),
    "powers are not worked out": re.compile(r"-?[\d.]+\^.*|8x2\^10 bits"),
    "fractions said with 'over'": re.compile(r".* over .*"),
    "fractions of more than twelfths in words": re.compile(
        r".*(?:hundred|thousand|ty|ninety - five hundred)(?: and)?[ -](?:\w+[ -])?"
        r"(?:\w*firsts?|fifths?|three fifths|fifth)|"
        r".*(?:hundredths?|millionths?|trillionths?)|(?:a|one|three|twenty) twenty.*"
    ),
    "an ordinal is no figure": re.compile(r".*(?:tenth|fifteenth).*"),
    "a pronoun is no figure": re.compile(r"(?i:one|single|nil|few)"),
    "leading zeros are an id": re.compile(r"0\d+.*"),
    "currency signs beyond ours": re.compile(r".*(?:元|kuai).*"),
    "a sign apart from its number": re.compile(r"- .*"),
    "loose Indian short forms": re.compile(r".*\b(?:lkhs?|koti|[Cc]r|Kr|krores|30 l)\b.*"),
    "k and G with a unit's meaning": re.compile(r"3k|-?\.?[\d,.]+ ?G|32K|1500 ?b|1Ga|10 tln|.*\d M"),
}
_NAMED = re.compile(r"\d+\.\d+\.\d+\.\d+|\+1-222|5/17/2018|SCP|Voyager|nrs?\. ")


def outside(gold: dict[str, Any], text: str) -> bool:
    """Whether a gold figure belongs to a class that we do not claim to read."""
    written = text[gold["start"] : gold["end"]]
    if _NAMED.search(text):
        return True
    if written[:2].lower() in ("a ", "an", "on") and gold["value"] != 1:
        return any(p.fullmatch(written) for name, p in OUTSIDE.items() if name != "an article is no figure")
    return any(pattern.fullmatch(written) for pattern in OUTSIDE.values())


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


def score(
    text: str, spans: list[dict[str, Any]], partial: list[str] | None, *, strict: bool = False
) -> tuple[int, int, int, int, list[str]]:
    """True positives, false positives, misses, figures outside our classes, and what was wrong in words."""
    found = list(read(text).quantities)
    notes: list[str] = []
    hits = skipped = 0
    for gold in spans:
        if not strict and outside(gold, text):
            notes.append(f"  outside {text[gold['start'] : gold['end']]!r} = {gold['value']}")
            found = [q for q in found if not overlaps(q, gold)]
            skipped += 1
            continue
        hit = next((q for q in found if overlaps(q, gold) and agrees(gold, q)), None)
        if hit is None:
            notes.append(
                f"  missed {text[gold['start'] : gold['end']]!r} = {gold['value']} [{gold['low']}, {gold['high']}]"
            )
            continue
        hits += 1
        found.remove(hit)
    if partial:
        kinds = set().union(*(CLASSES.get(p, set()) for p in partial))
        found = [q for q in found if q.kind in kinds and is_of_class(q, partial)]
    notes += [f"  too many {q.text!r} {q.kind} {q.value} {q.low} {q.high} {q.unit}" for q in found]
    return hits, len(found), len(spans) - hits - skipped, skipped, notes


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


def measure(folder: Path, misses: str | None, *, strict: bool) -> None:
    total = [0, 0, 0, 0]
    for file in sorted(folder.glob("*.jsonl")):
        counts = [0, 0, 0, 0]
        for line in file.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            hits, extra, missed, left, notes = score(case["text"], case["spans"], case["partial"], strict=strict)
            counts = [counts[0] + hits, counts[1] + extra, counts[2] + missed, counts[3] + left]
            if notes and misses and misses in file.stem:
                print(case["text"][:300], *notes, sep="\n")
        total = [a + b for a, b in zip(total, counts, strict=True)]
        print(f"{file.stem:28s} {summary(*counts)}")
    print(f"{'all':28s} {summary(*total)}")


def summary(hits: int, extra: int, missed: int, skipped: int) -> str:
    precision, recall = hits / max(1, hits + extra), hits / max(1, hits + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"gold {hits + missed:4d}  outside {skipped:3d}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


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
    options.add_argument("--strict", action="store_true", help="count the classes that we do not claim to read, too")
    options.add_argument("--speed", action="store_true", help="sentences a second only")
    chosen = options.parse_args(arguments)
    if not chosen.speed:
        if chosen.gold.is_dir():
            measure(chosen.gold, chosen.misses, strict=chosen.strict)
        else:
            print(f"{chosen.gold} does not exist: no value F1")
    speed(500)


if __name__ == "__main__":
    main()
