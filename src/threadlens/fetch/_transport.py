"""One connection a host, to an address that was checked, never to a name."""

import ssl
from typing import Self

import httpx2

from threadlens.errors import FetchError
from threadlens.fetch._addresses import Resolve, checked_addresses, resolve


class CheckedTransport(httpx2.BaseTransport):
    """Resolves each host itself and connects to the addresses that passed, so that nothing private slips in."""

    def __init__(self, *, allow_private: bool = False, resolve: Resolve = resolve) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._ssl: ssl.SSLContext | None = None
        self._hosts: dict[tuple[str, str, int], httpx2.HTTPTransport] = {}

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Sends a request to the first address of its host that answers."""
        url = request.url
        if url.scheme not in {"http", "https"}:
            raise FetchError(f"{url}: only http and https are fetched")
        host = url.raw_host.decode("ascii")
        port = url.port or (443 if url.scheme == "https" else 80)
        addresses = checked_addresses(host, port, resolve=self._resolve, allow_private=self._allow_private)
        transport = self._transport(url.scheme, host, port)
        for address in addresses[:-1]:
            try:
                return transport.handle_request(_pinned(request, address, host))
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                continue  # such as an IPv6 address where there is no IPv6
        return transport.handle_request(_pinned(request, addresses[-1], host))

    def close(self) -> None:
        """Closes every connection."""
        for transport in self._hosts.values():
            transport.close()

    def __enter__(self) -> Self:
        return self

    def _transport(self, scheme: str, host: str, port: int) -> httpx2.HTTPTransport:
        # One a host: a pool shared by hosts would hand a connection made for one name to another at its address.
        key = (scheme, host, port)
        if key not in self._hosts:
            limits = httpx2.Limits(max_connections=1, max_keepalive_connections=1)
            self._hosts[key] = httpx2.HTTPTransport(verify=self._tls(scheme), limits=limits)
        return self._hosts[key]

    def _tls(self, scheme: str) -> ssl.SSLContext:
        if scheme == "http":
            return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # never used; loading the authorities takes 60 ms
        if self._ssl is None:
            self._ssl = httpx2.create_ssl_context()
        return self._ssl


def _pinned(request: httpx2.Request, address: str, host: str) -> httpx2.Request:
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,  # holds Host with the name
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": host},  # the certificate is checked against the name
    )
