"""Every error that threadlens raises on purpose, each with the exit code it ends a command with.

ThreadlensError          1
├── UsageError           2   the command's words or options do not fit
├── IncompleteError      3   something was stored, something else was not (see the problems view)
├── FindingsError        4   --fail-on met a finding
├── SourceError          5   a source cannot be read or reached
│   ├── FetchError       5   the network said no, or not in time
│   ├── RefusedError     5   a challenge, a login page, an empty shell: there is no thread on it
│   └── ParseError       5   the page was recognised but its posts cannot be read
├── StoreError           6   the DuckDB file cannot be opened, is locked or of another version
├── ReferenceDataError   7   a reference table breaks its own description
└── ModelError           8   a trained model is missing, altered or below its floors
"""


class ThreadlensError(Exception):
    """Something the user can act on; the message names the item and the way out."""

    exit_code = 1


class UsageError(ThreadlensError):
    """Words or options of a command do not fit."""

    exit_code = 2


class IncompleteError(ThreadlensError):
    """Part of the work was stored and part was not."""

    exit_code = 3


class FindingsError(ThreadlensError):
    """A finding has an outcome that the caller asked to fail on."""

    exit_code = 4


class SourceError(ThreadlensError):
    """A source cannot be read."""

    exit_code = 5


class FetchError(SourceError):
    """A page could not be had from the network."""


class RefusedError(SourceError):
    """A page that holds no thread: a challenge, a login form, an empty shell."""


class ParseError(SourceError):
    """A page was recognised, but a mandatory part of it cannot be read."""


class StoreError(ThreadlensError):
    """The DuckDB file cannot be used."""

    exit_code = 6


class ReferenceDataError(ThreadlensError):
    """A reference table breaks its own description."""

    exit_code = 7


class ModelError(ThreadlensError):
    """A trained model cannot be used."""

    exit_code = 8
