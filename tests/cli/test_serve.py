"""Where `quiz serve` listens; tests/test_serving.py has it serve."""

import socket
from contextlib import closing

import click
import pytest

from quiz.cli.serve import address, elsewhere, listening


@pytest.fixture
def free_port():
    with closing(listening("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def test_a_listener_takes_visitors_before_the_workers_are_up(free_port):
    with closing(listening("127.0.0.1", free_port)):
        socket.create_connection(("127.0.0.1", free_port), timeout=5).close()


def test_a_taken_port_is_told_with_what_to_do(free_port):
    with (
        closing(listening("127.0.0.1", free_port)),
        pytest.raises(click.ClickException, match=f"Port {free_port} .* make run PORT=9000"),
    ):
        listening("127.0.0.1", free_port)


@pytest.mark.parametrize("host", ["", "203.0.113.1", "no-such-host.invalid", "x" * 300, "a..b"])
def test_an_address_this_machine_does_not_have_is_told(host):
    with pytest.raises(click.ClickException, match="no address"):
        listening(host, 8000)


@pytest.mark.parametrize(
    ("host", "others"),
    [("127.0.0.1", ""), ("0.0.0.0", ", and at this machine's other addresses,")],
)
def test_the_address_is_one_that_a_browser_takes(free_port, host, others):
    with closing(listening(host, free_port)) as listener:
        assert address(listener) == f"http://127.0.0.1:{free_port}"
        assert elsewhere(listener) == others


@pytest.mark.parametrize("wrong", [("--port", "0"), ("--port", "65536"), ("--workers", "0")])
def test_a_wrong_wish_is_exit_status_2(run, wrong):
    assert run("serve", *wrong).exit_code == 2
