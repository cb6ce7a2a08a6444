"""The key under which names become pseudonyms, kept in a file that only its owner reads."""

import os
import secrets
from pathlib import Path

from threadlens.errors import UsageError

_BYTES = 32


def pseudonym_key(path: Path) -> bytes:
    """The key in a file; a new one where there is no file yet."""
    try:
        return _read(path)
    except FileNotFoundError:
        return _make(path)


def _read(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (ValueError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} holds no key: give the file that an earlier --pseudonymise made") from error
    if len(key) < _BYTES // 2:
        raise UsageError(f"{path} holds a key of {len(key)} bytes, too short to protect anybody")
    return key


def _make(path: Path) -> bytes:
    key = secrets.token_bytes(_BYTES)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise UsageError(f"{path} cannot be made: {error.strerror or error}") from error
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(key.hex() + "\n")
    return key
