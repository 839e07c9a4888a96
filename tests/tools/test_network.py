"""The guard that keeps tests on this computer, tested."""

import socket
import urllib.error
import urllib.request

import pytest

from tests.network import NetworkForbidden, is_here

ELSEWHERE = "192.0.2.1"  # kept free for examples (RFC 5737): no computer has it


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "::1", b"localhost", None])
def test_this_computer_is_here(host):
    assert is_here(host)


@pytest.mark.parametrize("host", [ELSEWHERE, "example.org", "10.0.0.1", "::ffff:192.0.2.1", "127.0.0.1.example.org"])
def test_every_other_is_not(host):
    assert not is_here(host)


def test_connecting_elsewhere_is_refused():
    with pytest.raises(NetworkForbidden, match=ELSEWHERE):
        socket.create_connection((ELSEWHERE, 80), timeout=1)


@pytest.mark.parametrize("method", ["connect", "connect_ex"])
def test_a_bare_socket_is_refused_too(method):
    with socket.socket() as bare, pytest.raises(NetworkForbidden):
        getattr(bare, method)((ELSEWHERE, 80))


def test_a_datagram_is_refused_too():
    with socket.socket(type=socket.SOCK_DGRAM) as bare, pytest.raises(NetworkForbidden):
        bare.sendto(b"hello", (ELSEWHERE, 53))


def test_no_name_is_looked_up():
    with pytest.raises(NetworkForbidden, match="example.org"):
        socket.getaddrinfo("example.org", 80)


def test_a_library_cannot_swallow_the_refusal():
    with pytest.raises(NetworkForbidden):
        urllib.request.urlopen("http://example.org/")


def test_loopback_works():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        accepted, _ = server.accept()
        accepted.close()
