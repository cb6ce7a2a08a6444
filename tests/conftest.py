"""What holds for every test."""

import signal


def pytest_sessionstart() -> None:
    """A shell lets what it runs in the background ignore Ctrl-C, and so would the programs that tests interrupt."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
