"""Claims against facts, arithmetic and each other: one check a folder, found by a scan of the folders beside this file.

Each folder is a package that offers

    VERSION: str                                              raised when its verdicts change
    RANK: int                                                 of its verdicts; the lowest of a claim decides
    verdicts(thread: ThreadView, index: Index) -> Iterator[Verdict]

may offer

    tried(thread: ThreadView, claim: Claim, index: Index) -> Iterator[Tried]      for `threadlens explain`

and has a folder cases/ of statements with the outcome that they must get. README.md says what each check decides.
"""

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from types import ModuleType

from threadlens.checks._clarified import clarified
from threadlens.checks._index import Index
from threadlens.checks._slips import telling
from threadlens.checks._thread import ThreadView
from threadlens.records import Concept, Fact, ThreadTags, Tried, Verdict

_EXACT = 0.002
_TWO = 2


@cache
def plugins() -> dict[str, ModuleType]:
    """Every check by name, in the order in which they are tried."""
    names = [m.name for m in pkgutil.iter_modules(__path__) if m.ispkg and m.name[0] != "_"]
    found = {name: import_module(f"{__name__}.{name}") for name in names}
    return dict(sorted(found.items(), key=lambda item: (item[1].RANK, item[0])))


def _is_telling(verdict: Verdict) -> bool:
    """Whether numbers hardly give a figure by chance: a sum of what stands beside it, or one of three digits."""
    return (verdict.reading or "").startswith("sum ") or telling(verdict.stated) > _TWO


class Checker:
    """Holds the claims of a thread against facts, against the thread's own numbers, and against each other."""

    def __init__(self, facts: Iterable[Fact], concepts: Iterable[Concept], *, least_odds: float = 1.0) -> None:
        """`least_odds` below one also takes what outweighs chance by less: examples of what is wrong."""
        self._index = Index(tuple(facts), tuple(concepts))
        self._least_odds = least_odds

    @property
    def version(self) -> str:
        """The versions of all checks."""
        return " ".join(f"{name}={plugin.VERSION}" for name, plugin in plugins().items())

    def check(self, thread: ThreadTags) -> tuple[Verdict, ...]:
        """The verdicts on the claims of a thread; a claim that nothing decides has none."""
        view = ThreadView(clarified(thread, self._index), least_odds=self._least_odds)
        found = self._found(view)
        held = [v for v in found if v.method == "arithmetic" and v.outcome == "supported"]
        made = {v.claim_id for v in held if (v.relative_error or 0.0) < _EXACT and _is_telling(v)}
        # '45 deputies, 32 associates, 77 together': what its own post adds up is not wrong by another count
        kept = (v for v in found if v.claim_id not in made or (v.method, v.outcome) != ("reference", "refuted"))
        return tuple(verdict for verdict in kept if verdict.claim_id not in view.repeated)

    def tried(self, thread: ThreadTags, claim_id: str) -> tuple[Tried, ...]:
        """The readings of a claim that were tried against the tables, those that its words name first."""
        view = ThreadView(clarified(thread, self._index))
        claim = next((c for c in view.claims() if c.claim_id == claim_id), None)
        if claim is None:
            return ()
        self._found(view)  # what other figures turn out to count bears on it
        found = (plugin.tried(view, claim, self._index) for plugin in plugins().values() if hasattr(plugin, "tried"))
        return tuple(tried for each in found for tried in each)

    def _found(self, view: ThreadView) -> list[Verdict]:
        """What every check says, each after what those before it decided."""
        found: list[Verdict] = []
        for plugin in plugins().values():
            for verdict in plugin.verdicts(view, self._index):
                found.append(verdict)
                view.decided.setdefault(verdict.claim_id, verdict)
        return found
