"""No test leaves this machine."""

from __future__ import annotations

import socket

import pytest

from tests.conftest import stays_here


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), (None, True), ("192.0.2.1", False),
     ("example.org", False), ("localhost.example.org", False), (b"example.org", False)],
)  # fmt: skip
def test_only_loopback_is_this_machine(host, here):
    assert stays_here(host) == here


def test_a_connection_to_another_machine_is_refused():
    with socket.socket() as one, pytest.raises(RuntimeError, match="loopback only"):
        one.connect(("192.0.2.1", 80))


def test_a_name_of_another_machine_is_not_looked_up():
    with pytest.raises(RuntimeError, match="loopback only"):
        socket.create_connection(("example.org", 80), timeout=1)


def test_a_datagram_to_another_machine_is_refused():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one, pytest.raises(RuntimeError, match="loopback only"):
        one.sendto(b"hello", ("192.0.2.1", 53))


def test_a_server_on_loopback_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname(), timeout=5) as one:
            one.sendall(b"hello")
            heard = server.accept()[0]

    with heard:
        assert heard.recv(5) == b"hello"
