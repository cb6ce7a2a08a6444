import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from threadlens.cli.app import commands

ROOT = Path(__file__).parents[2]
RUN = [sys.executable, "-c", "from threadlens.cli.app import main; main()"]


@pytest.mark.parametrize("command", commands())
def test_every_command_teaches_by_an_example(threadlens, command):
    code, out, _ = threadlens(command, "--help")
    assert code == 0
    assert "Example" in out
    assert f"threadlens {command}" in out


def test_help_lists_every_command(threadlens):
    out = threadlens("--help")[1]
    assert [name for name in commands() if f"\n  {name} " not in out] == []


def test_version(threadlens):
    assert threadlens("--version")[1].startswith("threadlens 0.")


def test_unknown_words_are_usage_errors(threadlens):
    assert threadlens("nothing")[0] == 2
    assert threadlens("factcheck", "--format", "xml")[0] == 2
    assert threadlens("factcheck", "--outcome", "maybe")[0] == 2


def test_help_loads_nothing_heavy():
    heavy = {"spacy", "sklearn", "duckdb", "rich", "httpx2", "bs4", "lxml", "selectolax", "numpy"}
    code = (
        "import sys\n"
        "from threadlens.cli.app import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print('loaded:', *sorted(m for m in sys.modules if '.' not in m))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    before, _, loaded = done.stdout.rpartition("loaded:")
    assert "Usage" in before
    assert heavy & set(loaded.split()) == set()


def test_shim_of_a_checkout_is_the_same_command():
    done = subprocess.run(
        [sys.executable, "cli.py", "schema", "runs", "--brief"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "runs (run_id, command, started_at, finished_at, versions)\n"


def test_a_reader_that_leaves_is_no_error(db):
    question = "select i, repeat('x', 1000) from range(100000) as r (i)"
    with subprocess.Popen(
        [*RUN, "sql", "--db", str(db), "--format", "csv", question], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as writer:
        writer.stdout.readline()
        writer.stdout.close()
        assert writer.stderr.read() == b""


def interrupt(program, tries=10):
    """Presses Ctrl-C as a person does: again, if it was lost between two statements."""
    while tries and program.poll() is None:
        tries -= 1
        program.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            program.wait(timeout=3)
    program.kill()


def test_ctrl_c_ends_with_130(db):
    # The first statement says that the second one is about to begin.
    begin = "copy (select 'begin') to '/dev/stdout' (format csv, header false)"
    endless = "select count(*) from range(1000000000) as a (i), range(1000) as b (j) where i * j % 7 = 3"
    with subprocess.Popen(
        [*RUN, "sql", "--db", str(db), f"{begin}; {endless}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as asked:
        assert asked.stdout.readline() == "begin\n"
        interrupt(asked)
        assert "Traceback" not in asked.stderr.read()
    assert asked.returncode == 128 + signal.SIGINT


def test_shell_completion_names_commands():
    words = {"_THREADLENS_COMPLETE": "complete_bash", "COMP_WORDS": "threadlens fact", "COMP_CWORD": "1"}
    done = subprocess.run(RUN, env=os.environ | words, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "factcheck"
