"""The names by which people call what a label says, and the concepts that go by a name already."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from threadlens.records import Concept

_WORD = re.compile(r"[a-z]+|\d+")
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]")
_NOTE_MARK = re.compile(r"(?<=[a-zé)])\s*(?:\*+|[†‡§¹²³⁴⁵]+|\[\d+\]|\(\d\)|(?<![A-Z\d-])\d)$")
_OFFICE = re.compile(
    r"(?:(?:federal )?(?:department|ministry|office|agency|bureau|city|town|province|state|region|county)"
    r"(?: for| of)(?: the)?|minist[eè]re (?:de la |de l['’]|des |du |de )|ville de )\s*(?P<rest>.+)",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"(?P<rest>[^,]+), (?P<office>(?:department|ministry|office|agency|bureau) (?:for|of)(?: the)?)", re.IGNORECASE
)
_BOTH_LANGUAGES = re.compile(r"\s+[/|]\s+")
_RANGE = re.compile(r"(?P<low>\d+)\s*(?:-|–|—|to)\s*(?P<high>\d+)(?:\s*years?)?", re.IGNORECASE)
_BELOW = re.compile(r"(?:<|under|below|less than)\s*(?P<at>\d+)(?:\s*years?)?", re.IGNORECASE)
_ABOVE = re.compile(r"(?P<at>\d+)\s*(?:\+|(?:years? )?and (?:over|older|above))(?:\s*years?)?", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Z&.-]{1,9}s?")
_TOTAL = re.compile(
    r"(?:grand |sub-?)?totals?\b.*|all\b(?! other).*|both sexes.*|overall|ensemble|tou(?:s|tes)\b.*|"
    r"insgesamt|gesamt|sum|_t|_z",
    re.IGNORECASE,
)
_REST = re.compile(
    r"(?:unknown|others?|not (?:stated|specified|reported|applicable|available)|"
    r"all others?|n/?a|none|unspecified|inconnue?|autres?)\b.*",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "de", "du", "des", "la", "le", "les", "et", "to"})


def is_total(label: str) -> bool:
    """Whether a category stands for all of its column: 'Total', 'All ages', 'Both sexes'."""
    return _TOTAL.fullmatch(label.strip()) is not None


def is_rest(label: str) -> bool:
    """Whether a category takes what no other one does: 'Other', 'Unknown'."""
    return _REST.fullmatch(label.strip()) is not None


def without_total(label: str) -> str:
    """What a total is of: EX of 'EX total', employees of 'Total employees'."""
    return re.sub(
        r"(?:^(?:grand )?totals?(?: of| -|,|:)?\s+(?:all )?|[\s,:-]+(?:sub-?)?totals?$)",
        "",
        label.strip(),
        flags=re.IGNORECASE,
    )


def clean(label: str) -> str:
    """A label without the mark of a footnote."""
    return _NOTE_MARK.sub("", " ".join(label.split())) or label.strip()


def slug(label: str) -> str:
    """An id in the form of those of the embedded concepts."""
    return "_".join(re.findall(r"[a-z0-9]+", _plain(label))) or "unnamed"


@lru_cache(maxsize=65_536)
def folded(label: str) -> str:
    """The form in which names are compared: case, accents, plural, hyphens and leading zeros folded."""
    words = [
        w.lstrip("0") or "0" if w.isdigit() else _singular(w)
        for w in _WORD.findall(_plain(label).replace("&", " and "))
    ]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def names_of(label: str) -> Iterator[str]:
    """A label and what it is called in short, the most exact first."""
    text = clean(label)
    yield text
    if turned := _INVERTED.fullmatch(text):
        text = f"{turned['office']} {turned['rest']}"
        yield text
    inside = [m["inside"].strip() for m in _BRACKETS.finditer(text)]
    outside = _BRACKETS.sub("", text).strip()
    if inside and outside and not any(folded(w) in {"minus", "not"} for i in inside for w in i.split()):
        yield outside
        yield from (i for i in inside if _ACRONYM.fullmatch(i))
    if _BOTH_LANGUAGES.search(outside):
        yield from _BOTH_LANGUAGES.split(outside)
    office = _OFFICE.fullmatch(outside)
    if office and len(office["rest"].split()) > 1:  # one word alone ('Finance', 'Justice') is an everyday word
        yield office["rest"]


def acronym(label: str) -> str:
    """The initials of a name of three words and more; empty where it has fewer."""
    words = [w for w in re.findall(r"[^\W\d_]+", _BRACKETS.sub("", label)) if w.lower() not in _SMALL_WORDS]
    return "".join(w[0] for w in words) if len(words) >= 3 and all(w[0].isupper() for w in words) else ""


def class_names(value: str, header: str, base: str) -> tuple[str, tuple[str, ...]]:
    """The label and the further names of a class: '20-24' of ages, 'Term' of employees."""
    text = clean(value)
    if span := _RANGE.fullmatch(text):
        low, high = span["low"], span["high"]
        return f"{header} {text}", (
            f"aged {low} to {high}",
            f"aged {low}-{high}",
            f"{low} to {high} years old",
            f"{low}-{high} year olds",
        )
    if below := _BELOW.fullmatch(text):
        at = below["at"]
        return f"{header} {text}", (f"under {at}", f"younger than {at}", f"under the age of {at}")
    if above := _ABOVE.fullmatch(text):
        at = above["at"]
        return f"{header} {text}", (f"{at} and over", f"{at} and older", f"{at} or older", f"aged {at} and over")
    if is_rest(text):
        return f"{header}: {text.lower()}", ()
    if not any(c.isalpha() for c in text):
        return f"{header} {text}", ()
    return text, tuple(dict.fromkeys(n for n in names_of(text) if n != text))


class Names:
    """Looks up which concept goes by a name."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.by_id = {c.concept_id: c for c in concepts}
        self._ids: dict[str, list[str]] = {}
        for concept in self.by_id.values():
            for name in dict.fromkeys((concept.label, *concept.aliases)):
                ids = self._ids.setdefault(folded(name), [])
                if concept.concept_id not in ids:
                    ids.append(concept.concept_id)

    def find(self, label: str, *kinds: str) -> str | None:
        """The one concept of these kinds that a label names; None where none or several go by it."""
        for name in names_of(label):
            if not any(c.isalpha() for c in name):
                continue
            ids = [i for i in self._ids.get(folded(name), ()) if self.by_id[i].kind in kinds]
            if len(ids) == 1:
                return ids[0]
        return None

    def inside(self, text: str, kind: str) -> str | None:
        """The concept of a kind whose name of two words and more stands in a text, the longest first."""
        words = folded(text).split()
        for length in range(min(8, len(words)), 1, -1):
            for start in range(len(words) - length + 1):
                ids = [
                    i for i in self._ids.get(" ".join(words[start : start + length]), ()) if self.by_id[i].kind == kind
                ]
                if len(ids) == 1:
                    return ids[0]
        return None

    def is_taken(self, name: str) -> bool:
        """Whether some concept goes by this name."""
        return folded(name) in self._ids

    def wider(self, concept_id: str) -> tuple[str, ...]:
        """All that contain a concept, the nearest first."""
        found: list[str] = []
        waiting = [concept_id]
        while waiting:
            concept = self.by_id.get(waiting.pop(0))
            new = [b for b in (concept.broader if concept else ()) if b not in found]
            found += new
            waiting += new
        return tuple(found)

    def leaves(self, concept_id: str) -> frozenset[str]:
        """The parts of a concept that have none of their own; itself where it has none."""
        concept = self.by_id.get(concept_id)
        if concept is None or not concept.parts:
            return frozenset({concept_id})
        return frozenset(leaf for part in concept.parts for leaf in self.leaves(part))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
