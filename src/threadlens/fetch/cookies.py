"""Cookies of a browser, out of a Netscape cookies.txt."""

from http.cookiejar import CookieJar, LoadError, MozillaCookieJar
from pathlib import Path

from threadlens.errors import UsageError


def cookies_of(path: Path) -> CookieJar:
    """The cookies in a file, without those that have expired."""
    jar = MozillaCookieJar(path)
    try:
        jar.load(ignore_discard=True)
    except LoadError as error:
        raise UsageError(f"{path} is no cookies.txt in Netscape's format: {error}") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error
    return jar
