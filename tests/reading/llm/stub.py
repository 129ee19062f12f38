"""A server on this machine that answers as chat completions do, with what a test tells it to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from marsad.reading.llm import Endpoint

HANGS = -1
"""In place of a status: the server takes the request and never answers."""


@dataclass
class Stub:
    """The answers to give, one a request, the last of them again and again; and the requests that came."""

    url: str
    answers: list[tuple[int, Any]]
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def endpoint(self, **settings: Any) -> Endpoint:
        return Endpoint(self.url, "test-model", **settings)

    def next(self) -> tuple[int, Any]:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def saying(content: Any, end: str = "stop") -> tuple[int, Any]:
    """Answer with a message; what is no text is written as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    return 200, {"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": end}]}


def claims(*given: dict[str, Any]) -> tuple[int, Any]:
    """Answer with claims."""
    return saying({"claims": list(given)})


@contextmanager
def stub(*answers: tuple[int, Any]) -> Iterator[Stub]:
    """Serve on a free port of the loopback until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            served.requests.append(json.loads(body))
            served.keys.append(self.headers.get("Authorization"))
            served.paths.append(self.path)
            status, answer = served.next()
            if status == HANGS:
                served.over.wait(60)
                return
            content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Stub(f"http://127.0.0.1:{server.server_address[1]}/v1", list(answers))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        served.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
