"""Every case beside the quantity reader: a text, then its figures as `raw | kind | value | unit | counted | per`."""

import math
import re
from pathlib import Path

import pytest

from threadlens.records import Quantity, Term
from threadlens.taggers.quantities.reader import read

CASES = Path(__file__).parents[2] / "src" / "threadlens" / "taggers" / "quantities" / "cases"
_VALUE = re.compile(r"(?P<sign>~|<=|>=|<|>|=)?(?P<first>-?\d*\.?\d+)(?:(?P<joint>\.\.|:)(?P<second>-?\d*\.?\d+))?")


def _cases() -> list[tuple[str, str, list[str]]]:
    cases: list[tuple[str, str, list[str]]] = []
    for file in sorted(CASES.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("    "):
                cases[-1][2].append(line.strip())
            elif line and not line.startswith("#"):
                cases.append((file.stem, line.replace("\\t", "\t"), []))
    return cases


@pytest.mark.parametrize(("group", "text", "expected"), _cases())
def test_case(group: str, text: str, expected: list[str]) -> None:
    reading = read(text)
    figures = [line for line in expected if not line.startswith("== ")]
    assert [q.text for q in reading.quantities] == [line.partition(" | ")[0] for line in figures]
    for quantity, line in zip(reading.quantities, figures, strict=True):
        assert text[quantity.start_char : quantity.end_char] == quantity.text
        _matches(quantity, [part.strip() for part in line.split("|")])


@pytest.mark.parametrize(("group", "text", "expected"), [case for case in _cases() if case[0] == "equations"])
def test_equations(group: str, text: str, expected: list[str]) -> None:
    reading = read(text)
    names = [q.text for q in reading.quantities]
    written = [
        f"== {e.operator} {' '.join(_named(t, names) for t in e.members)} = {_named(e.result, names)}"
        for e in reading.equations
    ]
    assert written == [line for line in expected if line.startswith("== ")]


def _named(term: Term, names: list[str]) -> str:
    return "?" if term.quantity is None else names[term.quantity]


def _matches(quantity: Quantity, fields: list[str]) -> None:
    fields += [""] * (6 - len(fields))
    _, kind, value, unit, counted, below = fields
    assert quantity.kind == kind
    stated = _parse(value)
    assert (quantity.modifier, *map(_rounded, (quantity.value, quantity.low, quantity.high))) == stated[:4]
    if stated[4] is not None:
        assert (quantity.numerator, quantity.denominator) == stated[4]
    if unit:
        assert quantity.unit == unit
    if counted:
        assert quantity.counted == counted
    if below:
        assert quantity.denominator_counted == below


def _parse(value: str) -> tuple[str, float | None, float | None, float | None, tuple[float, float] | None]:
    value, _, interval = value.partition(" in ")
    match = _VALUE.fullmatch(value)
    assert match, value
    sign = match["sign"] or "="
    joint, second = match["joint"], match["second"]
    # '10..20' leaves a dot on the first number
    first = float(match["first"].rstrip("."))
    if joint == ":":
        return sign, _rounded(first / float(second)), None, None, (first, float(second))
    if second:
        return sign, None, _rounded(first), _rounded(float(second.lstrip("."))), None
    low, high = (float(end) for end in interval.split("..")) if interval else (None, None)
    return sign, _rounded(first), _rounded(low), _rounded(high), None


def _rounded(value: float | None) -> float | None:
    return None if value is None or math.isnan(value) else float(f"{value:.9g}")
