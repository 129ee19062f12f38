"""``marsad serve``, as a process of its own."""

import http.client
import signal
import socket
import urllib.request
from pathlib import Path

import pytest

from cli.run import finished, marsad, process


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_serves_until_told_to_stop(tmp_path: Path, end: signal.Signals) -> None:
    started = process(tmp_path, "serve", "--port", "0")
    try:
        assert started.stdout is not None
        line = started.stdout.readline()
        assert line.startswith("Serving at http://127.0.0.1:"), started.communicate()
        with urllib.request.urlopen(line.split()[2], timeout=60) as page:  # noqa: S310 - it is our own address
            assert page.status == 200
            assert "text/html" in page.headers["Content-Type"]
        started.send_signal(end)
        status, out, err = finished(started)
    finally:
        started.kill()
        started.communicate()
    assert (status, out, err) == (0, "Stopped.\n", "")


def test_behind_a_server_that_ends_tls(tmp_path: Path) -> None:
    started = process(tmp_path, "serve", "--port", "0", MARSAD_TLS="on", MARSAD_PROXIES="1")
    try:
        assert started.stdout is not None
        port = int(started.stdout.readline().split()[2].rpartition(":")[2])
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        asked.request("GET", "/about/")
        plain = asked.getresponse()
        assert (plain.status, plain.headers["Location"]) == (301, f"https://127.0.0.1:{port}/about/")
        plain.read()
        asked.request("GET", "/about/", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"})
        safe = asked.getresponse()
        assert safe.status == 200
        assert safe.headers["Strict-Transport-Security"] == "max-age=31536000"
        asked.close()
        started.send_signal(signal.SIGTERM)
        finished(started)
    finally:
        started.kill()
        started.communicate()


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_in_use(command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = marsad(command, "--port", str(port))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"marsad: port {port} of 127.0.0.1 is in use: choose another with --port\n"


def test_an_address_of_another_machine() -> None:
    result = marsad("serve", "--host", "192.0.2.1")
    assert result.exit_code == 1
    assert result.stderr.startswith("marsad: can't listen at 192.0.2.1, port 8000: ")


def test_an_address_that_is_none() -> None:
    result = marsad("serve", "--host", "not an address")
    assert result.exit_code == 1
    assert result.stderr.startswith("marsad: --host not an address: ")


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("MARSAD_QUESTIONS", "none.toml", "none.toml: expected questions"),
        ("MARSAD_COMMENTS", "later", "MARSAD_COMMENTS: expected held, open or off, got 'later'"),
        ("MARSAD_PROXIES", "one", "MARSAD_PROXIES: expected a whole number, got 'one'"),
    ],
)
def test_a_setting_that_is_wrong_is_told_at_the_start(tmp_path: Path, name: str, value: str, fault: str) -> None:
    status, out, err = finished(process(tmp_path, "serve", "--port", "0", **{name: value}))
    assert status in {1, 2}
    assert "Serving" not in out
    assert fault in err
    assert "Traceback" not in err
