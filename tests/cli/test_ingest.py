import gzip
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[2] / "corpora" / "demo" / "page-1.html"


def threadlens(*words: object, cwd: Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    code = "import sys; from threadlens.cli.app import main; sys.argv[0] = 'threadlens'; main()"
    command = [sys.executable, "-c", code, *map(str, words)]
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, timeout=60, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_a_saved_page_is_stored_and_the_file_named(tmp_path: Path) -> None:
    done = threadlens("ingest", DEMO, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(
        r"Too many chiefs\? \[xenforo2\]: posts 6 new, 0 edited, 0 unchanged; \d+ quotes?\n"
        r"stored in threadlens\.duckdb\n",
        done.stdout,
    )
    assert (tmp_path / "threadlens.duckdb").exists()
    again = threadlens("ingest", DEMO, cwd=tmp_path)
    assert "posts 0 new, 0 edited, 6 unchanged" in again.stdout


def test_standard_input_is_read(tmp_path: Path) -> None:
    done = threadlens("ingest", "-", "--db", "x.duckdb", cwd=tmp_path, stdin=gzip.compress(DEMO.read_bytes()))
    assert "posts 6 new" in done.stdout
    assert done.stdout.endswith("stored in x.duckdb\n")


def test_quiet_is_quiet(tmp_path: Path) -> None:
    done = threadlens("ingest", DEMO, "--quiet", cwd=tmp_path)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_what_is_missing_sets_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_bytes(DEMO.read_bytes())
    (tmp_path / "in" / "b.bin").write_bytes(b"\0\0")
    done = threadlens("ingest", "in", cwd=tmp_path)
    assert done.returncode == 3
    assert "posts 6 new" in done.stdout
    assert "problem (not_text): in/b.bin is not text" in done.stderr
    assert re.search(r"threadlens: 1 problem: something is missing, what was good is stored", done.stderr)


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    done = threadlens("ingest", "nowhere.html", cwd=tmp_path)
    assert done.returncode == 5
    assert "nowhere.html: there is no such file or folder" in done.stderr


def test_a_private_address_is_refused(tmp_path: Path) -> None:
    done = threadlens("ingest", "http://127.0.0.1:9/threads/x.1/", cwd=tmp_path)
    assert done.returncode == 5
    assert "--allow-private" in done.stderr


def test_explaining_stores_nothing(tmp_path: Path) -> None:
    done = threadlens("ingest", DEMO, "--explain", cwd=tmp_path)
    assert "(xenforo2), because" in done.stdout
    assert "Too many chiefs?: 6 of 6 posts" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_stores_nothing(tmp_path: Path) -> None:
    done = threadlens("ingest", DEMO, "https://forum.example/threads/a.1/", "--dry-run", cwd=tmp_path)
    assert done.returncode == 0
    assert "would store 6 posts of Too many chiefs?" in done.stdout
    assert "would ask for https://forum.example/threads/a.1/" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_pseudonyms_are_the_same_in_every_run(tmp_path: Path) -> None:
    threadlens("ingest", DEMO, "--pseudonymise", cwd=tmp_path)
    key = tmp_path / "threadlens.duckdb.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    again = threadlens("ingest", DEMO, "--pseudonymise", cwd=tmp_path)
    assert "posts 0 new, 0 edited, 6 unchanged" in again.stdout
    # 'maple_ledger' wrote the first post and is quoted in the second.
    assert b"maple_ledger" not in (tmp_path / "threadlens.duckdb").read_bytes()
    shown = threadlens("sql", "select distinct author from posts", cwd=tmp_path)
    assert re.search(r"user-[0-9a-f]{12}", shown.stdout)


def test_a_key_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "k").write_text("hello")
    done = threadlens("ingest", DEMO, "--pseudonymise", "--key-file", "k", cwd=tmp_path)
    assert done.returncode == 2
    assert "k holds no key" in done.stderr


def test_the_help_shows_an_example(tmp_path: Path) -> None:
    done = threadlens("ingest", "--help", cwd=tmp_path)
    assert "Example: threadlens ingest https://forum.example" in re.sub(r"\s+", " ", done.stdout)


@pytest.mark.parametrize("platform", ["xenforo2\t", "textcopy\t"])
def test_the_platforms_are_listed(tmp_path: Path, platform: str) -> None:
    assert platform in threadlens("platforms", cwd=tmp_path).stdout


def test_heavy_libraries_stay_out_of_the_start(tmp_path: Path) -> None:
    code = (
        "import sys, threadlens.cli.app, threadlens.cli.ingest; "
        "print(sorted({'duckdb', 'httpx2', 'spacy', 'sklearn', 'selectolax', 'bs4', 'fastwarc'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True, timeout=60)
    assert done.stdout == b"[]\n"
