"""What every contract server is made of: routes, remote tasks, files handed out, bad days, and a count of what was ordered.

A contract server speaks one service's protocol over real HTTP: its paths, headers, JSON and status codes. `misbehave`
puts a fault in front of the next request of a kind; `always` decides for every request, for runs with many faults. Orders
are counted by their identity (path and body without what differs between two tries), so that an order paid twice shows.
"""
from __future__ import annotations

import hashlib
import json
import re
import secrets
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

Role = Literal["order", "poll", "cancel", "file", "other"]
FaultKind = Literal["429", "500", "503", "401", "slow", "hang", "drop", "lost", "garbage", "html", "truncated", "wrong_content", "expired",
                    "refusal", "refusal_late", "failed", "stuck", "lost_task", "no_credit"]
"""`drop`: the connection ends before anything happened; `lost`: after it happened, the answer is never sent.
`refusal`: at once; `refusal_late`, `failed`, `stuck`, `lost_task`: what becomes of the task that the order makes."""


@dataclass
class Fault:
    """One thing that goes wrong."""

    kind: FaultKind
    seconds: float = 0.3
    """How late (`slow`, `hang`), or what Retry-After says."""


@dataclass
class Asked:
    """A request as it came in."""

    method: str
    path: str
    query: dict[str, str]
    headers: Message
    body: bytes
    role: Role = "other"
    fault: Fault | None = None

    @property
    def json(self) -> dict[str, Any]:
        try:
            found = json.loads(self.body or b"{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def form(self) -> tuple[dict[str, str], list[tuple[str, str, bytes]]]:
        """A multipart body: fields, and files as (field, file name, bytes)."""
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        fields: dict[str, str] = {}
        files = []
        for part in BytesParser().parsebytes(head + self.body).get_payload():
            name, data = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
            if part.get_filename():
                files.append((name, part.get_filename(), data))
            else:
                fields[name] = data.decode()
        return fields, files


@dataclass
class Reply:
    """What is sent back: JSON, or bytes of a type."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = "application/json"


@dataclass
class Task:
    """A remote task and what will become of it."""

    id: str
    identity: str
    order: Asked
    end: Literal["done", "failed", "refused", "stuck", "lost"] = "done"
    looks: int = 0
    cancelled: bool = False
    finished: bool = False
    result: bytes | None = None


Handler = Callable[[Asked, "re.Match[str]"], Reply]


class ContractServer:
    """Runs in a thread until `close`; `url` is its root. Subclasses give `routes` and what they answer."""

    name = "service"
    key = "test-key"
    looks_to_finish = 2
    """Polls that a task is not finished at."""
    looks_to_begin = 1
    """Polls that it still waits at."""

    def __init__(self, port: int = 0) -> None:
        self.requests: list[Asked] = []
        self.tasks: dict[str, Task] = {}
        self.paid: Counter[str] = Counter()
        """Billed results by the identity of their order."""
        self.billed: dict[str, Asked] = {}
        """The order behind each identity that was billed."""
        self.always: Callable[[Asked], Fault | None] | None = None
        self._faults: list[tuple[Role | None, Fault]] = []
        self._files: dict[str, tuple[Callable[[], bytes], str]] = {}
        self._lock = threading.RLock()
        self._over = threading.Event()
        self._routes = [(m, re.compile(pattern + r"/?\Z"), role, handler) for m, pattern, role, handler in self.routes()]
        self._routes.append(("GET", re.compile(r"/files/(?P<id>[\w.-]+)\Z"), "file", self._file))
        outer = self

        class _Handler(BaseHTTPRequestHandler):
            def _any(self) -> None:
                outer._serve(self)

            do_GET = do_POST = do_PUT = do_DELETE = _any

            def log_message(self, *_: Any) -> None:
                pass

        class _Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, *_: Any) -> None:
                pass

        self._http = _Server(("127.0.0.1", port), _Handler)
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def misbehave(self, *kinds: FaultKind | Fault, on: Role | None = None) -> None:
        """One fault for each of the next requests, or of the next of one role."""
        with self._lock:
            self._faults += [(on, k if isinstance(k, Fault) else Fault(k)) for k in kinds]

    def of(self, role: Role) -> list[Asked]:
        """The requests of a role so far."""
        return [r for r in self.requests if r.role == role]

    @property
    def paid_twice(self) -> list[str]:
        """Identities of orders that were billed more than once: must stay empty."""
        return [identity for identity, times in self.paid.items() if times > 1]

    def close(self) -> None:
        self._over.set()
        self._http.shutdown()
        self._http.server_close()

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def routes(self) -> list[tuple[str, str, Role, Handler]]:
        """Method, path (a regular expression), role, handler."""
        raise NotImplementedError

    def authorised(self, asked: Asked) -> bool:
        """Whether the key that came along is the right one."""
        return asked.headers.get("Authorization") == f"Bearer {self.key}"

    def error(self, kind: str, status: int) -> Reply:
        """An error in the service's own shape: `kind` is key, busy, broken, refusal, no_credit, missing or bad."""
        return Reply(status, {"error": kind})

    def identity(self, asked: Asked) -> str:
        """What makes an order the same order."""
        return hashlib.sha256(asked.path.encode() + asked.body).hexdigest()

    def task(self, asked: Asked, task_id: str | None = None) -> Task:
        """A new task for an order, with the end that a fault gave it. Billed at once when it will give a result: the
        service works on it whether or not anybody comes back for it."""
        ends: dict[str, Any] = {"failed": "failed", "refusal_late": "refused", "stuck": "stuck", "lost_task": "lost"}
        task = Task(task_id or secrets.token_hex(8), self.identity(asked), asked, ends.get(asked.fault.kind if asked.fault else "", "done"))
        with self._lock:
            self.tasks[task.id] = task
            if task.end == "done":
                self.paid[task.identity] += 1
                self.billed[task.identity] = asked
        return task

    def look(self, task: Task) -> str:
        """One poll: `waiting`, `working`, `done`, `failed`, `refused`, `cancelled` or `lost`."""
        task.looks += 1
        if task.end == "lost":
            return "lost"
        if task.cancelled:
            return "cancelled"
        if task.end == "stuck" or task.looks <= self.looks_to_finish:
            return "waiting" if task.looks <= self.looks_to_begin else "working"
        task.finished = True
        return task.end

    def cancel(self, task: Task) -> bool:
        """Cancels a task that is not finished; it is then not billed."""
        with self._lock:
            if task.finished or task.cancelled:
                return False
            task.cancelled = True
            if task.end == "done":
                self.paid[task.identity] -= 1
            return True

    def bill(self, asked: Asked) -> None:
        """Count the result of an order that is answered at once."""
        with self._lock:
            identity = self.identity(asked)
            self.paid[identity] += 1
            self.billed[identity] = asked

    def hand_out(self, make: Callable[[], bytes], suffix: str, media_type: str) -> str:
        """A new address under which a result can be fetched."""
        name = f"{secrets.token_hex(8)}.{suffix}"
        self._files[name] = (make, media_type)
        return f"{self.url}/files/{name}"

    def _fault(self, asked: Asked) -> Fault | None:
        with self._lock:
            for i, (role, fault) in enumerate(self._faults):
                if role is None or role == asked.role:
                    del self._faults[i]
                    return fault
        return self.always(asked) if self.always else None

    def _file(self, _asked: Asked, match: re.Match[str]) -> Reply:
        found = self._files.get(match["id"])
        return Reply(200, found[0](), {}, found[1]) if found else Reply(404, b"<Error><Code>NoSuchKey</Code></Error>", {}, "application/xml")

    def _serve(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        asked = Asked(handler.command, parts.path, {k: v[0] for k, v in parse_qs(parts.query).items()}, handler.headers, body)
        found = next(((role, answer, match) for method, pattern, role, answer in self._routes
                      if method == asked.method and (match := pattern.match(asked.path))), None)
        with self._lock:
            self.requests.append(asked)
        if found is None:
            return self._send(handler, self.error("missing", 404))
        asked.role, answer, match = found
        asked.fault = self._fault(asked)
        kind = asked.fault.kind if asked.fault else ""
        if kind == "drop":
            return self._reset(handler)
        if kind in ("slow", "hang"):
            self._over.wait(asked.fault.seconds if kind == "slow" else max(asked.fault.seconds, 20.0))  # type: ignore[union-attr]
            if kind == "hang":
                return self._reset(handler)
        if (early := self._early(asked, kind)) is not None:
            return self._send(handler, early)
        if asked.role != "file" and not self.authorised(asked):
            return self._send(handler, self.error("key", 401))
        try:
            reply = answer(asked, match)
        except (KeyError, ValueError, TypeError, AttributeError):
            reply = self.error("bad", 400)
        if kind == "lost":
            return self._reset(handler)
        self._send(handler, reply, cut=kind == "truncated", other=kind == "wrong_content")

    def _early(self, asked: Asked, kind: str) -> Reply | None:
        wait = f"{asked.fault.seconds:g}" if asked.fault else "1"
        if kind == "429":
            reply = self.error("busy", 429)
            reply.headers["Retry-After"] = wait
            return reply
        if kind in ("500", "503"):
            return self.error("broken", int(kind))
        if kind == "401":
            return self.error("key", 401)
        if kind == "refusal":
            return self.error("refusal", 400)
        if kind == "no_credit":
            return self.error("no_credit", 400)
        if kind == "garbage":
            return Reply(200, b"{\"id\": ", {})
        if kind == "html":
            return Reply(200, b"<html><body>Gateway</body></html>", {}, "text/html")
        if kind == "expired":
            return Reply(403, b"<Error><Code>AccessDenied</Code><Message>Request has expired.</Message></Error>", {}, "application/xml")
        return None

    def _send(self, handler: BaseHTTPRequestHandler, reply: Reply, cut: bool = False, other: bool = False) -> None:
        data = reply.body if isinstance(reply.body, bytes) else b"" if reply.body is None else json.dumps(reply.body, ensure_ascii=False).encode()
        if other:
            data = b"These bytes are no picture, no clip and no sound. " * 40
        try:
            handler.send_response(reply.status)
            handler.send_header("Content-Type", reply.media_type)
            handler.send_header("Content-Length", str(len(data)))
            for name, value in reply.headers.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(data[: len(data) // 2] if cut else data)
        except (BrokenPipeError, ConnectionResetError):
            pass

    @staticmethod
    def _reset(handler: BaseHTTPRequestHandler) -> None:
        """End the connection without an answer (RST, as a crashed process does)."""
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()
        handler.close_connection = True


def wait_until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait for something that another thread does. AssertionError when it does not come."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.01)
