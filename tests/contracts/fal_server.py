"""fal's queue with the Pika models, and its signed webhooks."""
from __future__ import annotations

import base64
import hashlib
import json
import re
import threading
import time
import urllib.request
import uuid
from contextlib import suppress
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.contracts.base import Asked, ContractServer, Handler, Reply, Role, Task
from tests.contracts.media import decoded, mp4

_ASPECTS = {"16:9": (1280, 720), "9:16": (720, 1280), "1:1": (960, 960), "4:5": (864, 1080), "5:4": (1080, 864), "3:2": (1080, 720), "2:3": (720, 1080)}


class FalServer(ContractServer):
    """`webhooks` False keeps the server from calling back; `signer` is the key that it signs with."""

    name = "pika"
    key = "id:secret"

    def __init__(self, port: int = 0) -> None:
        self.signer = Ed25519PrivateKey.generate()
        self.webhooks = True
        self.delivered: list[tuple[str, int]] = []
        """Callbacks that were answered: address and status."""
        super().__init__(port)

    def routes(self) -> list[tuple[str, str, Role, Handler]]:
        request = r"/fal-ai/pika/requests/(?P<id>[\w-]+)"
        return [("POST", r"/fal-ai/pika/v2.2/(?P<kind>image|text)-to-video", "order", self._order),
                ("GET", request + "/status", "poll", self._poll),
                ("GET", request, "poll", self._result),
                ("PUT", request + "/cancel", "cancel", self._cancel),
                ("GET", r"/.well-known/jwks.json", "file", lambda _a, _m: Reply(200, self.jwks()))]

    def authorised(self, asked: Asked) -> bool:
        return asked.headers.get("Authorization") == f"Key {self.key}"

    def error(self, kind: str, status: int) -> Reply:
        if kind == "refusal":
            return _model_error(422, "content_policy_violation", False)
        if kind == "no_credit":
            return Reply(403, {"detail": "User is locked. Reason: Exhausted balance. Top up your balance."})
        if kind == "bad":
            return _model_error(422, "value_error", False)
        if kind == "broken":
            return Reply(status, b"<html><center>nginx</center></html>", {}, "text/html")
        return Reply(status, {"detail": {"key": "Cannot access application", "busy": "Too many requests", "missing": "Not found"}[kind]})

    def _order(self, asked: Asked, match: re.Match[str]) -> Reply:
        body = asked.json
        if not body["prompt"] or body.get("duration", "5") not in ("5", "10") or body.get("resolution", "720p") not in ("720p", "1080p"):
            return self.error("bad", 422)
        if match["kind"] == "image":
            decoded(_data(body["image_url"]))
        elif body.get("aspect_ratio", "16:9") not in _ASPECTS:
            return self.error("bad", 422)
        task = self.task(asked, str(uuid.uuid4()))
        at = f"{self.url}/fal-ai/pika/requests/{task.id}"
        if self.webhooks and asked.query.get("fal_webhook") and task.end in ("done", "failed", "refused"):
            threading.Thread(target=self.call_back, args=(task,), daemon=True).start()
        return Reply(200, {"request_id": task.id, "response_url": at, "status_url": f"{at}/status", "cancel_url": f"{at}/cancel", "status": "IN_QUEUE", "queue_position": 0})

    def _poll(self, _asked: Asked, match: re.Match[str]) -> Reply:
        task = self.tasks.get(match["id"])
        state = self.look(task) if task else "lost"
        if state == "lost":
            return self.error("missing", 404)
        if state == "waiting":
            return Reply(202, {"status": "IN_QUEUE", "queue_position": 1})
        if state == "working":
            return Reply(202, {"status": "IN_PROGRESS", "logs": []})
        return Reply(200, {"status": "COMPLETED", "logs": [], "metrics": {"inference_time": 1.0},
                           **({"error": "failed", "error_type": "internal_error"} if state != "done" else {})})

    def _result(self, _asked: Asked, match: re.Match[str]) -> Reply:
        task = self.tasks.get(match["id"])
        if task is None:
            return self.error("missing", 404)
        if task.cancelled:
            return Reply(499, {"detail": "Request was cancelled", "error_type": "client_cancelled"})
        if not task.finished:
            return Reply(400, {"detail": "Request is still in progress"})
        if task.end == "refused":
            return _model_error(422, "content_policy_violation", False)
        if task.end == "failed":
            return _model_error(500, "internal_server_error", True)
        return Reply(200, self.output(task))

    def output(self, task: Task) -> dict[str, Any]:
        """The model's output of a finished request."""
        return {"video": {"url": self.hand_out(lambda: self._clip(task), "mp4", "video/mp4"), "content_type": "video/mp4", "file_name": "output.mp4", "file_size": 1}}

    def _clip(self, task: Task) -> bytes:
        if task.result is None:
            body = task.order.json
            by = 1.5 if body.get("resolution") == "1080p" else 1.0
            first = _data(body["image_url"]) if "image_url" in body else None
            if first:
                height, width = decoded(first).shape[:2]
                scale = 720 / min(width, height)
                size = (round(width * scale / 2) * 2, round(height * scale / 2) * 2)
            else:
                size = _ASPECTS[body["aspect_ratio"]]
            task.result = mp4((int(size[0] * by) // 2 * 2, int(size[1] * by) // 2 * 2), float(body["duration"]), body["prompt"], body.get("seed", 0), first)
        return task.result

    def _cancel(self, _asked: Asked, match: re.Match[str]) -> Reply:
        task = self.tasks.get(match["id"])
        if task is None:
            return Reply(404, {"status": "NOT_FOUND"})
        return Reply(202, {"status": "CANCELLATION_REQUESTED"}) if self.cancel(task) else Reply(400, {"status": "ALREADY_COMPLETED"})

    def jwks(self) -> dict[str, Any]:
        """The public key, as fal publishes it."""
        raw = self.signer.public_key().public_bytes_raw()
        return {"keys": [{"kty": "OKP", "crv": "Ed25519", "x": base64.urlsafe_b64encode(raw).rstrip(b"=").decode()}]}

    def signed(self, request_id: str, body: bytes, at: float | None = None, by: Ed25519PrivateKey | None = None) -> dict[str, str]:
        """The headers of a callback; another key than the server's makes a forged one."""
        stamp = str(int(time.time() if at is None else at))
        message = "\n".join((request_id, "user", stamp, hashlib.sha256(body).hexdigest())).encode()
        return {"X-Fal-Webhook-Request-Id": request_id, "X-Fal-Webhook-User-Id": "user", "X-Fal-Webhook-Timestamp": stamp,
                "X-Fal-Webhook-Signature": (by or self.signer).sign(message).hex(), "Content-Type": "application/json"}

    def call_back(self, task: Task, times: int = 1, forged: bool = False) -> list[int]:
        """Tell the end of a task to the address that came with its order, as often as asked; the statuses answered."""
        task.looks, task.finished = 99, True
        good = task.end == "done"
        body = json.dumps({"request_id": task.id, "gateway_request_id": task.id, "status": "OK" if good else "ERROR",
                           "payload": self.output(task) if good else {"detail": []}, "error": None if good else "failed"}).encode()
        by = Ed25519PrivateKey.generate() if forged else None
        found = []
        for _ in range(times):
            request = urllib.request.Request(task.order.query["fal_webhook"], body, self.signed(task.id, body, by=by), method="POST")
            status = 0
            try:
                with urllib.request.urlopen(request, timeout=10) as answer:
                    status = answer.status
            except urllib.error.HTTPError as error:
                status = error.code
            except OSError:
                status = 0
            with suppress(AttributeError):
                self.delivered.append((task.order.query["fal_webhook"], status))
            found.append(status)
        return found


def _model_error(status: int, kind: str, again: bool) -> Reply:
    return Reply(status, {"detail": [{"loc": ["body", "prompt"], "msg": "raw words of the service", "type": kind, "url": "https://docs.fal.ai/errors", "input": {}}]},
                 {"X-Fal-Retryable": "true" if again else "false"})


def _data(uri: str) -> bytes:
    if not re.match(r"data:image/(png|jpeg|webp);base64,", uri):
        raise ValueError(uri[:40])
    return base64.b64decode(uri.split(",", 1)[1], validate=True)


