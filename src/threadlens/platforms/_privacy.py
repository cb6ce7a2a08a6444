"""E-mail addresses and IP numbers taken out of whatever a page yields: they are never stored."""

import ipaddress
import re

_EMAIL = re.compile(r"(?<![\w.+/=-])[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,24}(?![\w/])")
_IPV4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)")
_IPV6 = re.compile(r"(?<![\w:])(?:[0-9A-Fa-f]{1,4}:){3,7}(?::?[0-9A-Fa-f]{1,4}){1,4}(?![\w:])")
# 'version 3.10.12.1' is no address; nor are 8.8.8.8 and 1.1.1.1 anybody's.
_VERSION_BEFORE = re.compile(r"(?:\bv|version|release|build|firmware|driver|patch|update)\.?\s*$", re.IGNORECASE)


def without_addresses(text: str) -> str:
    """The text with e-mail addresses and public IP numbers masked."""
    if "@" in text:
        text = _EMAIL.sub("[e-mail address]", text)
    if text.count(".") > 2:
        text = _IPV4.sub(_mask, text)
    if text.count(":") > 2:
        text = _IPV6.sub(_mask, text)
    return text


def name_without_address(name: str | None) -> str | None:
    """A user name; of one that is an e-mail address what stands before the @."""
    if name is None or "@" not in name:
        return name
    bare = _EMAIL.sub(lambda found: found[0].partition("@")[0], name)
    return bare.strip() or None


def _mask(found: re.Match[str]) -> str:
    number = found[0]
    try:
        is_public = ipaddress.ip_address(number).is_global
    except ValueError:
        return number
    before = found.string[max(0, found.start() - 12) : found.start()]
    if not is_public or _VERSION_BEFORE.search(before) or re.fullmatch(r"\d(\.\d){3}", number):
        return number
    return "[IP address]"
