"""Keeps tests on this computer: a connection to any other is refused and named."""

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

NAMES = {"localhost", "testserver", "", None}


class NetworkForbidden(Exception):
    """A test tried to reach another computer. An exception of its own kind, so that no `except OSError` hides it."""


def is_here(host: Any) -> bool:
    """Whether a host is this computer itself."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in NAMES:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def loopback_only() -> Iterator[None]:
    """Inside, sockets connect and send to loopback and to unix sockets alone, and no name is looked up."""
    kept = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "sendto")}
    look_up = socket.getaddrinfo

    def guarded(name: str) -> Any:
        def method(self: socket.socket, *arguments: Any) -> Any:
            address = arguments[-1]
            if self.family in (socket.AF_INET, socket.AF_INET6) and not is_here(address[0]):
                raise NetworkForbidden(f"{name} to {address!r}")
            return kept[name](self, *arguments)

        return method

    def guarded_look_up(host: Any, *arguments: Any, **options: Any) -> Any:
        if not is_here(host):
            raise NetworkForbidden(f"look-up of {host!r}")
        return look_up(host, *arguments, **options)

    for name in kept:
        setattr(socket.socket, name, guarded(name))
    socket.getaddrinfo = guarded_look_up
    try:
        yield
    finally:
        for name, method in kept.items():
            setattr(socket.socket, name, method)
        socket.getaddrinfo = look_up
