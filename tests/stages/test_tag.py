"""The tag stage: the same rows whatever the number of workers, the groups, and the order in which posts came."""

from collections.abc import Sequence

from threadlens.records import Passage, Post, Thread
from threadlens.stages.tag import tag
from threadlens.store import Store
from threadlens.taggers import Tagger

TEXTS = (
    "The ferry carries 240 cars, and Phoenix still owes the crew $4,000.",
    "No figures here.",
    "One in four boats leaks. It took 3 years, our agile journey.",
    "I counted about 180 cars on the ferry.",
)
VIEWS = ("quantities", "claims", "equations", "buzzwords", "phoenix_references")
# More posts in all than are saved at once, and enough that other processes are worth their start.
THREADS, POSTS = 4, 520


def posts(thread: int, count: int = POSTS) -> list[Post]:
    return [
        Post(f"p{thread}-{n}", n + 1, (Passage("own", TEXTS[(n + thread) % len(TEXTS)]),), author="gull")
        for n in range(count)
    ]


def stored(counts: Sequence[int]) -> Store:
    store = Store(":memory:")
    save(store, counts)
    return store


def save(store: Store, counts: Sequence[int]) -> None:
    run_id = store.start_run("ingest", {})
    for thread, count in enumerate(counts):
        if count:
            store.save_thread(Thread(f"t{thread}", "test", title="Ferries"), posts(thread, count), run_id=run_id)


def tagged(store: Store, *, workers: int = 1) -> int:
    tagger = Tagger((), workers=workers)
    read = tag(store, tagger=tagger, run_id=store.start_run("factcheck", {}), tagger_version="v1")
    tagger.close()
    return read


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {
        view: store.query(f"select * exclude (run_id) from {view} order by post_id, start_char, end_char")[1]  # noqa: S608 -- our own views
        for view in VIEWS
    }


def test_workers_groups_and_order_change_no_row() -> None:
    whole = [POSTS] * THREADS
    alone = stored(whole)
    assert tagged(alone) == THREADS * POSTS
    assert tagged(alone) == 0
    beside = stored(whole)
    assert tagged(beside, workers=2) == THREADS * POSTS
    assert rows(beside) == rows(alone)
    by_and_by = stored([POSTS // 2, 0, POSTS, 7])
    read = tagged(by_and_by)
    save(by_and_by, whole)
    assert read + tagged(by_and_by) == THREADS * POSTS
    assert rows(by_and_by) == rows(alone)
