import os
import signal
import subprocess
import sys

import duckdb
import pytest

from threadlens.errors import StoreError, UsageError
from threadlens.store import Store

HOLDER = """
import sys
from threadlens.store import Store
with Store(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.read()
"""

# Saves one thread after another and says so after each; it is killed in the middle of its work.
WRITER = """
import sys
from threadlens.records import Page, Passage, Post, Thread
from threadlens.store import Store
store = Store(sys.argv[1])
run_id = store.start_run("ingest", {})
for number in range(10_000):
    thread = Thread(f"t{number}", "demo")
    posts = [Post(f"{number}/{n}", n, (Passage("own", "word " * 40),)) for n in range(20)]
    store.save_page(Page(b"x" * 5000, f"s{number}"), thread_id=thread.thread_id, run_id=run_id)
    store.save_thread(thread, posts, run_id=run_id)
    print(number, flush=True)
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "x.duckdb"


def test_a_locked_file_names_who_holds_it(path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        holder.stdout.readline()
        with pytest.raises(StoreError, match=rf"process {holder.pid}\): wait until it ends, close it, or"):
            Store(path)
        holder.stdin.close()


def test_readers_read_side_by_side(path):
    Store(path).close()
    with Store(path, read_only=True) as one, Store(path, read_only=True) as other:
        assert one.query("select count(*) from posts")[1] == other.query("select count(*) from posts")[1]


def test_everything_that_was_reported_survives_a_kill(path):
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as writer:
        reported = [int(writer.stdout.readline()) for _ in range(25)]
        os.kill(writer.pid, signal.SIGKILL)
        reported += [int(line) for line in writer.stdout]
    with Store(path) as store:
        stored = store.query("select count(*), min(post_count), max(post_count) from threads")[1][0]
        assert stored[0] >= len(reported)
        assert stored[1:] == (20, 20)
        assert store.violations() == {}


def test_a_file_of_a_newer_version_asks_for_an_update(path):
    with Store(path) as store:
        store._connection.execute("update base.version set version = 999")
    with pytest.raises(StoreError, match=r"newer threadlens .*file version 999.* update with `pip install"):
        Store(path)


def test_views_of_an_older_program_are_made_again(path):
    with Store(path) as store:
        store._connection.execute("drop view findings")
        store._connection.execute("update base.version set views_hash = 'older'")
    with Store(path) as store:
        assert list(store.findings()) == []


def test_a_file_that_is_no_database_says_so(path):
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match="is not a DuckDB file"):
        Store(path)


def test_a_database_of_something_else_is_left_alone(path):
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema base")
        connection.execute("create table base.post (x int)")
    with pytest.raises(StoreError, match="of something else"):
        Store(path)


def test_a_missing_file_and_a_missing_folder(tmp_path):
    with pytest.raises(StoreError, match=r"does not exist: `threadlens ingest"):
        Store(tmp_path / "no.duckdb", read_only=True)
    with pytest.raises(StoreError, match="the folder does not exist"):
        Store(tmp_path / "no" / "x.duckdb")


def test_reading_changes_nothing(path):
    Store(path).close()
    with Store(path, read_only=True) as store, pytest.raises(UsageError, match="read-only"):
        store.query("create table x (y int)")


def test_older_clients_can_read_the_file(path):
    Store(path).close()
    with duckdb.connect(str(path), read_only=True) as connection:
        tags = connection.execute("select tags from duckdb_databases() where database_name = 'x'").fetchone()
    assert tags[0]["storage_version"].startswith("v1.4.0")


def test_instants_are_utc_whatever_the_zone_of_the_machine(path):
    code = (
        "import sys; from datetime import *; from threadlens.records import *; from threadlens.store import Store\n"
        "s = Store(sys.argv[1]); when = datetime(2024, 7, 1, 8, tzinfo=timezone(timedelta(hours=-4)))\n"
        "s.save_thread(Thread('t', 'demo', started_at=when), [], run_id='r'); print(s.thread('t').started_at)\n"
        "print(s.query('select started_at from threads')[1][0][0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        env=os.environ | {"TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n")[:2] == ["2024-07-01 12:00:00+00:00", "2024-07-01 12:00:00"]


def test_instants_with_a_zone_can_be_asked_for():
    with Store() as store:
        columns, rows = store.query("select timestamptz '2024-07-01 08:00:00-04' as t, 1 as one;")
    assert columns == ["t", "one"]
    assert str(rows) == "[(datetime.datetime(2024, 7, 1, 12, 0), 1)]"


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".json"])
def test_rows_go_to_a_file(tmp_path, suffix):
    target = tmp_path / f"it's{suffix}"
    with Store() as store:
        store.export("select 1 as x -- one;\n;", target)
        quoted = str(target).replace("'", "''")
        assert store.query(f"from '{quoted}'") == (["x"], [(1,)])


def test_rows_go_to_no_other_kind_of_file(tmp_path):
    with Store() as store:
        with pytest.raises(UsageError, match=r"must end in \.parquet"):
            store.export("select 1", tmp_path / "x.xlsx")
        with pytest.raises(UsageError, match="one statement"):
            store.export("select 1; select 2", tmp_path / "x.csv")
        with pytest.raises(StoreError, match="cannot be written"):
            store.export("select 1", tmp_path / "no" / "x.csv")


@pytest.mark.parametrize("name", ["base.duckdb", "Base.2.duckdb"])
def test_a_file_named_as_the_schema_is_refused_and_not_made(tmp_path, name):
    path = tmp_path / name
    with pytest.raises(StoreError, match="give it another with --db"):
        Store(path)
    assert not path.exists()
