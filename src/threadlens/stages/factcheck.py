"""Brings a file up to date: references loaded, posts tagged, claims checked."""

from dataclasses import dataclass
from importlib.metadata import version

from threadlens import checks, taggers
from threadlens.stages import check as checking
from threadlens.stages import tag as tagging
from threadlens.stages.tag import Progress
from threadlens.store import Store


@dataclass(frozen=True, slots=True)
class Done:
    """How much was new, in numbers."""

    posts_tagged: int
    claims_checked: int
    english: str | None = None  # the language pipeline that read them


def bring_up_to_date(
    store: Store,
    *,
    model: str | None = None,
    workers: int = 1,
    min_confidence: float = checking.MIN_CONFIDENCE,
    progress: Progress | None = None,
) -> Done:
    """Tags and checks whatever is new; does nothing, and loads no model, where nothing is."""
    checking.load_references(store)
    concepts, facts = store.concepts(), store.facts()
    tagger_version = tagging.tagger_version(concepts, model=model)
    checker = checks.Checker(facts, concepts)
    check_version = checking.check_version(checker, facts, concepts, min_confidence=min_confidence)
    has_new_posts = bool(store.threads_to_tag(tagger_version))
    if not has_new_posts and not store.threads_to_check(check_version):
        return Done(0, 0)
    versions = {"threadlens": version("threadlens"), "tags": tagger_version, "checks": check_version}
    versions |= {"checker": checker.version}
    posts, english = 0, None
    if has_new_posts:
        tagger = taggers.Tagger(concepts, model=model, workers=workers)
        run_id = store.start_run("factcheck", versions | tagger.versions)
        english = tagger.versions["english"]
        posts = tagging.tag(store, tagger=tagger, run_id=run_id, tagger_version=tagger_version, progress=progress)
    else:
        run_id = store.start_run("factcheck", versions)
    claims = checking.check(
        store,
        checker=checker,
        run_id=run_id,
        check_version=check_version,
        min_confidence=min_confidence,
        progress=progress,
    )
    store.finish_run(run_id)
    return Done(posts, claims, english)
