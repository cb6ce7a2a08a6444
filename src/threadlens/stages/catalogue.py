"""What is built in, as tables of the README: platforms, taggers, checks, reference tables."""

import re
from collections.abc import Callable, Iterable

from threadlens import checks, platforms, references, taggers

_MARKED = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def catalogue(name: str) -> str:
    """One table in Markdown; `name` is platforms, taggers, checks or references."""
    return {"platforms": _platforms, "taggers": _taggers, "checks": _checks, "references": _references}[name]()


def filled(text: str, write: Callable[[str], str] = catalogue) -> str:
    """A Markdown text with each table between its two marks made anew."""
    return _MARKED.sub(lambda mark: f"{mark[1]}{write(mark[2])}\n{mark[3]}", text)


def _platforms() -> str:
    return _table(
        ("name", "reads"), ((f"`{name}`", plugin.LABEL) for name, plugin in sorted(platforms.plugins().items()))
    )


def _taggers() -> str:
    rows = ((f"`threadlens_{name}`", _first_sentence(plugin.__doc__)) for name, plugin in taggers.plugins().items())
    return _table(("spaCy component", "what it is"), rows)


def _checks() -> str:
    return _table(
        ("method", "what it holds"), ((f"`{n}`", _first_sentence(p.__doc__)) for n, p in checks.plugins().items())
    )


def _references() -> str:
    rows = (
        (f"`{table.table_name}`", table.title, table.publisher, str(len(table.facts)))
        for table in sorted(references.tables(), key=lambda table: table.table_name)
    )
    return _table(("table", "title", "publisher", "facts"), rows)


def _first_sentence(docstring: str | None) -> str:
    return (docstring or "").strip().split("\n\n")[0].replace("\n", " ").rstrip(".")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)
