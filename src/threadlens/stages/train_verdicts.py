"""Verdicts as labelled examples: the answers of the checks on corpora/threads, right or wrong by the keys there."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from threadlens import checks
from threadlens.records import Claim, LabelledText, PostText, ThreadTags, Verdict
from threadlens.resources import resource
from threadlens.stages import check as checking
from threadlens.stages import tag as tagging
from threadlens.stages.collect import collect
from threadlens.stages.collect_options import Options
from threadlens.store import Store
from threadlens.taggers import Tagger, confidence

_KEY = "gold.json"
_CLOSE = 1e-6
# So few verdicts are wrong that those that the checks leave out for low odds are taken in too.
_LEAST_ODDS = 0.25


def labelled_verdicts(name: str, split: str) -> list[LabelledText]:
    """The verdicts on the threads of a split, train or dev; the test threads are left to measure the whole."""
    held_out = tomllib.loads((resource(f"models/{name}") / "config.toml").read_text("utf-8"))["dev_threads"]
    folders = sorted(path for path in resource("corpora/threads").glob("dev-*") if path.is_dir())
    chosen = [f for f in folders if (f.name in held_out) == (split == "dev") and split in {"train", "dev"}]
    tagger: Tagger | None = None
    found: list[LabelledText] = []
    for folder in chosen:
        with Store(":memory:") as store:
            checking.load_references(store)
            tagger = tagger or Tagger(store.concepts())
            found += _of_thread(store, folder, tagger)
    return found


def _of_thread(store: Store, folder: Path, tagger: Tagger) -> Iterator[LabelledText]:
    pages = sorted(str(path) for path in folder.iterdir() if path.name != _KEY)
    collect(store, pages, options=Options(workers=1))
    run_id = store.start_run("train", {})
    tagging.tag(store, tagger=tagger, run_id=run_id, tagger_version="train")
    checker = checks.Checker(store.facts(), store.concepts(), least_odds=_LEAST_ODDS)
    key = json.loads((folder / _KEY).read_text("utf-8"))
    for thread_id in store.thread_ids():
        thread = store.thread(thread_id)
        assert thread is not None  # noqa: S101 -- it was listed just now
        posts, tags = store.post_texts(thread_id), store.tags_of(thread_id)
        known = {claim.claim_id: claim for t in tags for claim in t.claims}
        texts = {post.post_id: post for post in posts}
        for verdict in _deciding(checker.check(ThreadTags(thread, posts, tags))):
            claim = known[verdict.claim_id]
            label = _label(key, texts[claim.post_id], claim, verdict)
            if label is not None:
                fields = tuple((n, repr(v)) for n, v in confidence.features(claim, verdict).items())
                ends = claim.start_char, claim.end_char
                yield LabelledText(claim.claim_id, claim.text, *ends, label, thread=folder.name, fields=fields)


def _deciding(verdicts: tuple[Verdict, ...]) -> list[Verdict]:
    first: dict[str, Verdict] = {}
    for verdict in sorted(verdicts, key=lambda v: v.rank):  # stable: of one rank the first decides
        first.setdefault(verdict.claim_id, verdict)
    return list(first.values())


def _label(key: dict[str, Any], post: PostText, claim: Claim, verdict: Verdict) -> str | None:
    """Right or wrong by the key; None for a figure that it does not hold."""
    for given in key["claims"]:
        if _is_at(given, post, claim) and _agrees(given, claim):
            return confidence.RIGHT if verdict.outcome in given["outcome"].split("|") else confidence.WRONG
    return confidence.WRONG if any(_is_at(g, post, claim) for g in key.get("not_claims", ())) else None


def _is_at(given: dict[str, Any], post: PostText, claim: Claim) -> bool:
    if given["post"] != post.position:
        return False
    at = -1
    for _ in range(given.get("occurrence", 1)):
        at = post.text.find(given["raw"], at + 1)
    return at >= 0 and claim.start_char < at + len(given["raw"]) and at < claim.end_char


def _agrees(given: dict[str, Any], claim: Claim) -> bool:
    """Whether key and claim state a number in common; a share may be said as a part of one."""
    wanted = [float(given[name]) for name in ("value", "low", "high", "num", "den") if given.get(name) is not None]
    stated = [v for v in (claim.value, claim.low, claim.high, claim.numerator, claim.denominator) if v is not None]
    return not wanted or any(
        abs(v * factor - w) <= _CLOSE * max(1.0, abs(w)) for v in stated for w in wanted for factor in (1, 100, 0.01)
    )
