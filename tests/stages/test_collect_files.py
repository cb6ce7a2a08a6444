import io
import json
import multiprocessing
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from forum import ForumThread, thread

from threadlens.errors import IncompleteError, SourceError, UsageError
from threadlens.records import Page, Passage, Post, Problem, Saved, Thread, ThreadPage
from threadlens.stages.collect import collect
from threadlens.stages.collect_assembly import Assembly
from threadlens.stages.collect_explain import explanations
from threadlens.stages.collect_options import Collected, Options
from threadlens.stages.collect_parsing import Parsed, parse_all
from threadlens.stages.collect_plan import plan
from threadlens.store import Store

Collect = Callable[..., Collected]


def save(folder: Path, made: ForumThread, *pages: int) -> Path:
    folder.mkdir(exist_ok=True)
    for page in pages or range(1, made.last_page + 1):
        (folder / f"thread-{made.number}-page-{page}.html").write_text(made.html(page))
    return folder


def positions(store: Store) -> list[int]:
    return [row[0] for row in store.query('select "position" from posts order by thread_id, "position"')[1]]


def codes(collected: Collected) -> list[str]:
    return [problem.code for problem in collected.problems]


def test_pages_of_one_thread_are_joined(tmp_path: Path, gather: Collect, store: Store) -> None:
    collected = gather(save(tmp_path, thread(35)))
    assert positions(store) == list(range(1, 36))
    assert (collected.saved, codes(collected), collected.page_count) == (Saved(new=35), [], 12)


def test_running_it_again_adds_nothing(tmp_path: Path, gather: Collect, store: Store) -> None:
    save(tmp_path, thread(8))
    gather(tmp_path)
    assert gather(tmp_path).saved == Saved(unchanged=8)
    assert len(store.thread_ids()) == 1
    assert store.query("select count(*) from post_revisions")[1] == [(0,)]


def test_pages_given_one_by_one_make_the_same_thread(tmp_path: Path, gather: Collect, store: Store) -> None:
    save(tmp_path, thread(8))
    for name in ("thread-57-page-3.html", "thread-57-page-1.html", "thread-57-page-2.html"):
        last = gather(tmp_path / name)
    assert positions(store) == list(range(1, 9))
    assert codes(last) == []


def test_a_missing_page_is_told(tmp_path: Path, gather: Collect, store: Store) -> None:
    collected = gather(save(tmp_path, thread(8), 1, 3))
    assert positions(store) == [1, 2, 3, 7, 8]
    (problem,) = collected.problems
    assert problem.code == "missing_posts"
    assert problem.message.startswith("Budget cuts: 5 of 8 posts are stored (not in this run: page 2)")
    assert store.problems(collected.run_id) == collected.problems
    with pytest.raises(IncompleteError, match="what was good is stored"):
        collected.require_complete()


def test_a_missing_page_is_told_by_page_numbers_alone(tmp_path: Path, gather: Collect) -> None:
    collected = gather(save(tmp_path, thread(8, states_count=False), 1, 3))
    assert codes(collected) == ["missing_posts"]
    assert "not all of its 3 pages" in collected.problems[0].message


def test_one_bad_page_is_a_problem_and_the_run_goes_on(tmp_path: Path, gather: Collect, store: Store) -> None:
    save(tmp_path, thread(8))
    (tmp_path / "a.html").write_text("<!doctype html><title>a shop</title><p>hello")
    (tmp_path / "b.bin").write_bytes(b"\0\1\2")
    collected = gather(tmp_path)
    assert codes(collected) == ["refused", "not_text"]
    assert positions(store) == list(range(1, 9))


def test_nothing_but_bad_pages_is_an_error(tmp_path: Path, gather: Collect) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><title>a shop</title><p>hello")
    with pytest.raises(SourceError, match=r"a\.html"):
        gather(tmp_path).require_complete()


def test_an_empty_folder_is_an_error(tmp_path: Path, gather: Collect) -> None:
    with pytest.raises(SourceError, match="nothing to read"):
        gather(tmp_path).require_complete()


def test_what_is_not_there_does_not_stop_the_rest(tmp_path: Path, gather: Collect, store: Store) -> None:
    collected = gather(tmp_path / "nowhere.html", save(tmp_path / "there", thread(2)))
    assert codes(collected) == ["unreadable"]
    assert positions(store) == [1, 2]


def test_an_archive_and_standard_input_are_read(tmp_path: Path, store: Store) -> None:
    made = thread(6)
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr("page-1.html", made.html(1))
    stdin = io.BytesIO(made.html(2).encode())
    collect(store, [str(tmp_path / "t.zip"), "-"], options=Options(workers=1), stdin=stdin)
    assert positions(store) == [1, 2, 3, 4, 5, 6]


def test_many_pages_are_parsed_by_several_processes_in_order(tmp_path: Path) -> None:
    save(tmp_path, thread(60))
    pages = [Page(path.read_bytes(), path.name) for path in sorted(tmp_path.iterdir())]
    mixed = [pages[0], Problem("fetch", "x", "empty", "x is empty"), *pages[1:]]
    alone = list(parse_all(mixed, workers=1))
    beside = list(parse_all(mixed, workers=2, pool_after=0.0))
    assert alone == beside
    sources = [parsed.page.source if parsed.page else None for parsed in beside]
    assert sources == [page.source if isinstance(page, Page) else None for page in mixed]


def test_a_killed_helper_process_loses_no_page(tmp_path: Path) -> None:
    save(tmp_path, thread(60))
    pages = [Page(path.read_bytes(), path.name) for path in sorted(tmp_path.iterdir())]
    found = parse_all(pages, workers=2, pool_after=0.0)
    first = [next(found) for _ in range(3)]
    for child in multiprocessing.active_children():
        child.kill()
    assert [*first, *found] == list(parse_all(pages, workers=1))


def test_an_unknown_platform_is_named(gather: Collect) -> None:
    with pytest.raises(UsageError, match="no platform is called 'xenfor'"):
        gather("x.html", platform="xenfor")


def test_a_page_is_explained(tmp_path: Path) -> None:
    save(tmp_path, thread(8), 1)
    lines = list(explanations([str(tmp_path)]))
    assert re.fullmatch(r".*page-1\.html: .* \(xenforo2\), because .+", lines[0])
    assert lines[1].startswith(
        "  Budget cuts: 3 of 8 posts (3 with author, 3 with date), 0 quotes, page 1 of 3, "
        "next http://forum.example/threads/budget.57/page-2"
    )


def test_a_dry_run_says_what_it_would_do(tmp_path: Path) -> None:
    save(tmp_path / "t", thread(2))
    nowhere = tmp_path / "none.duckdb"
    lines = list(plan([str(tmp_path / "t"), "https://forum.example/threads/a.1/"], Options(), db=nowhere))
    assert lines == [
        f"{tmp_path}/t/thread-57-page-1.html: would store 2 posts of Budget cuts",
        "would ask for https://forum.example/threads/a.1/, then for the pages it leads to",
    ]
    assert not nowhere.exists()


# --- threads whose pages print no numbers ------------------------------------------------------------


def page_of(*numbers: int, page_number: int | None = None) -> Parsed:
    posts = tuple(
        Post(f"s/{n}", 0, (Passage("own", f"words {n}"),), posted_at=datetime(2026, 3, n, tzinfo=UTC)) for n in numbers
    )
    found = ThreadPage(Thread("s/t", "chat", title="t"), posts, page_number=page_number)
    return Parsed(Page(repr(numbers).encode(), f"page {numbers}"), (found,))


def assemble(store: Store, *pages: Parsed) -> list[tuple[str, int]]:
    assembly = Assembly(store, store.start_run("ingest", {}), Options())
    for page in pages:
        assembly.add(page)
    assembly.flush()
    return store.query('select post_id, "position" from posts order by "position"')[1]  # type: ignore[return-value]


def test_posts_without_numbers_are_numbered_in_page_order(store: Store) -> None:
    found = assemble(store, page_of(3, 4, page_number=2), page_of(1, 2, page_number=1))
    assert found == [("s/1", 1), ("s/2", 2), ("s/3", 3), ("s/4", 4)]


def test_later_posts_without_numbers_go_on_counting(store: Store) -> None:
    assemble(store, page_of(1, 2))
    assert assemble(store, page_of(2, 3)) == [("s/1", 1), ("s/2", 2), ("s/3", 3)]


def test_earlier_posts_without_numbers_go_to_their_place(store: Store) -> None:
    assemble(store, page_of(3, 4))
    assert assemble(store, page_of(1, 2, 3)) == [("s/1", 1), ("s/2", 2), ("s/3", 3), ("s/4", 4)]


@pytest.mark.parametrize("write_after", [0.0, 60.0])
def test_unmarked_quotes_do_not_depend_on_how_pages_came_in(store: Store, write_after: float) -> None:
    words = "The whole budget of the office was spent on chairs that nobody ever sat on in eleven years."
    posts = [
        Post(f"s/{n}", n, (Passage("own", words if n in {2, 7} else f"Another thought, number {n}, on the matter."),))
        for n in range(1, 9)
    ]
    thread_of = Thread("s/t", "chat", title="t")
    assembly = Assembly(store, store.start_run("ingest", {}), Options(write_after=write_after))
    for at in range(0, 8, 2):
        page = ThreadPage(thread_of, tuple(posts[at : at + 2]))
        assembly.add(Parsed(Page(str(at).encode(), str(at)), (page,)))
    assembly.flush()
    found = store.query("select post_id, quoted_post_id from passages where role = 'quote'")[1]
    assert found == [("s/7", "s/2")]
    again = Assembly(store, store.start_run("ingest", {}), Options())
    again.add(Parsed(Page(b"6", "6"), (ThreadPage(thread_of, tuple(posts[6:])),)))
    again.flush()
    assert again.threads["s/t"].saved == Saved(unchanged=2)
    assert store.query("select post_id, quoted_post_id from passages where role = 'quote'")[1] == found


@pytest.mark.parametrize("packed", [True, False])
def test_people_of_a_slack_export_are_named(tmp_path: Path, gather: Collect, store: Store, packed: bool) -> None:
    said = [
        {"type": "message", "user": "U0ABCDEF1", "text": "ask <@U0ABCDEF2>", "ts": "1650000000.000100"},
        {"type": "message", "user": "U0ABCDEF3", "text": "who?", "ts": "1650000001.000100"},
    ]
    people = [
        {"id": "U0ABCDEF1", "name": "nora", "profile": {"display_name": "Nora"}},
        {"id": "U0ABCDEF2", "name": "olaf", "profile": {"real_name": "Olaf Holm"}},
    ]
    files = {"general/2022-04-15.json": json.dumps(said), "users.json": json.dumps(people)}
    with zipfile.ZipFile(tmp_path / "Acme.zip", "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    if not packed:
        zipfile.ZipFile(tmp_path / "Acme.zip").extractall(tmp_path / "Acme")
    gather(tmp_path / ("Acme.zip" if packed else "Acme"))
    rows = store.query('select author, author_id, text from posts order by "position"')[1]
    assert rows == [("Nora", "U0ABCDEF1", "ask @Olaf Holm"), ("U0ABCDEF3", "U0ABCDEF3", "who?")]
