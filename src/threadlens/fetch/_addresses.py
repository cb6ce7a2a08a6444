"""Addresses of a host, those left out that no public forum has."""

import ipaddress
import socket
from collections.abc import Callable

from threadlens.errors import FetchError

Resolve = Callable[[str, int], list[str]]

# An IPv4 address behind a NAT64 gateway stands in the last four bytes.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """Addresses of a host as the system's resolver gives them."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise FetchError(f"{host}: no such host, or no network ({error.strerror or error})") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked_addresses(host: str, port: int, *, resolve: Resolve, allow_private: bool) -> list[str]:
    """Addresses that may be connected to; only these, so that a second look-up cannot put another in their place."""
    addresses = resolve(host, port)
    allowed = [address for address in addresses if allow_private or is_public(address)]
    if addresses and not allowed:
        raise FetchError(
            f"{host} is {addresses[0]}, an address of this machine or of a private network: "
            "if you mean it, add --allow-private"
        )
    if not allowed:
        raise FetchError(f"{host} has no address")
    return allowed


def is_public(address: str) -> bool:
    """Whether an address is on the public internet, also inside the forms of IPv6 that carry one of IPv4."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)
