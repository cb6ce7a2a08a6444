"""Numbers as published tables write them, and the marks that stand where a number was withheld."""

import re
from collections.abc import Iterable

# What statistical offices write into a cell that they suppress or do not have.
_WITHHELD = re.compile(
    r"\*+|\.{1,3}|…|[-–—]+|x|xx|f|c|s|:|n/?a|na|nan|null|none|nil|suppressed|confidential|not available|"
    r"non disponible|supprimée?s?|k\.?a\.?|#n/a|<\s*5|(?:fewer|less) than 5|<\s*10",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"C\$|CA\$|US\$|[$€£]|\b(?:CAD|USD|EUR|GBP)\b", re.IGNORECASE)
_FLAG = re.compile(r"(?<=\d)\s*(?:\*+|[†‡§]|\(?[A-Za-z]\)?|\[\w\])$")  # 1,234 r: revised; 56 E: use with caution
_GAPS = re.compile(r"(?<=\d)[\s'’\u00a0\u202f](?=\d{3}(?!\d))")
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_DOT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+")


def is_withheld(text: str) -> bool:
    """Whether a cell says that there is no figure: empty, '*', '..', 'x'."""
    stripped = text.strip()
    return not stripped or _WITHHELD.fullmatch(stripped) is not None


def decimal_mark(cells: Iterable[str], *, prefers_comma: bool = False) -> str:
    """The decimal mark of a column: a comma only where its figures allow no other reading."""
    comma = dot = dot_groups = plain = 0
    for cell in cells:
        text = _bare(cell)
        if "," in text and "." in text:
            comma, dot = (comma + 1, dot) if text.rfind(",") > text.rfind(".") else (comma, dot + 1)
        elif "," in text:
            comma += 1 if prefers_comma or not _COMMA_GROUPS.fullmatch(text.lstrip("+-")) else 0
        elif "." in text:
            is_grouped = _DOT_GROUPS.fullmatch(text.lstrip("+-")) is not None and not text.lstrip("+-").startswith("0")
            dot_groups, dot = dot_groups + is_grouped, dot + (not is_grouped)
            comma += is_grouped and text.count(".") > 1
        else:
            plain += text.lstrip("+-").isdigit() and len(text) < 4
    # 1.204 beside 310: a decimal part would be printed for both
    reads_groups = dot_groups > 0 and dot == 0 and (prefers_comma or (plain > 0 and dot_groups > 1))
    return "," if comma > dot or reads_groups else "."


def number(text: str, decimal: str = ".") -> float | None:
    """The number that a cell holds, or None where it holds something else."""
    bare = _bare(text)
    sign = 1.0
    if bare.startswith("(") and bare.endswith(")"):  # how accountants write a loss
        bare, sign = bare[1:-1], -1.0
    thousands = "." if decimal == "," else ","
    groups = _DOT_GROUPS if thousands == "." else _COMMA_GROUPS
    whole = bare.partition(decimal)[0].lstrip("+-")
    if thousands in whole and groups.fullmatch(whole) is None:
        return None
    plain = bare.replace(thousands, "").replace(decimal, ".")
    return sign * float(plain) if _PLAIN.fullmatch(plain) else None


def _bare(text: str) -> str:
    cut = _CURRENCY.sub("", text.strip().replace("−", "-")).strip()
    cut = cut[:-1].rstrip() if cut.endswith("%") else cut
    return _GAPS.sub("", _FLAG.sub("", cut)).strip()
