"""Runway's developer API, as far as clips go."""
from __future__ import annotations

import base64
import re
import uuid
from typing import Any

from tests.contracts.base import Asked, ContractServer, Handler, Reply, Role, Task
from tests.contracts.media import decoded, mp4

_SIX = {"1280:720", "720:1280", "1104:832", "832:1104", "960:960", "1584:672"}
_HD = {"1280:720", "720:1280", "1920:1080", "1080:1920"}
_IMAGE = {"gen4_turbo": (_SIX, range(2, 11), 5), "gen4.5": (_SIX, range(2, 11), 12), "veo3.1": (_HD, (4, 6, 8), 40), "veo3.1_fast": (_HD, (4, 6, 8), 15)}
_TEXT = {**{k: v for k, v in _IMAGE.items() if k != "gen4_turbo"}, "gen4.5": ({"1280:720", "720:1280"}, range(2, 11), 12)}


class RunwayServer(ContractServer):
    """`uploads` holds the pictures that were uploaded, by their runway:// address."""

    name = "runway"
    key = "key_" + "0" * 128

    def __init__(self, port: int = 0) -> None:
        self.uploads: dict[str, bytes] = {}
        super().__init__(port)

    def routes(self) -> list[tuple[str, str, Role, Handler]]:
        return [("POST", r"/v1/(?P<kind>image|text)_to_video", "order", self._order),
                ("GET", r"/v1/tasks/(?P<id>[\w-]+)", "poll", self._poll),
                ("DELETE", r"/v1/tasks/(?P<id>[\w-]+)", "cancel", self._cancel),
                ("POST", r"/v1/uploads", "other", self._slot),
                ("POST", r"/upload/(?P<id>[\w-]+)", "file", self._upload),
                ("GET", r"/v1/organization", "other", lambda _a, _m: Reply(200, {"creditBalance": 1000, "tier": {"maxMonthlyCreditSpend": 10000, "models": {}},
                                                                                 "usage": {"models": {}}}))]

    def error(self, kind: str, status: int) -> Reply:
        said = {"key": "The API key is invalid.", "busy": "Too many requests.", "broken": "Something went wrong.", "refusal": "The prompt was not accepted.",
                "no_credit": "You do not have enough credits to run this task.", "missing": "Not found.", "bad": "Validation of body failed"}
        return Reply(status, {"error": said[kind]})

    def authorised(self, asked: Asked) -> bool:
        return super().authorised(asked) and asked.headers.get("X-Runway-Version") == "2024-11-06"

    def _order(self, asked: Asked, match: re.Match[str]) -> Reply:
        body, models = asked.json, _IMAGE if match["kind"] == "image" else _TEXT
        if body["model"] not in models:
            return Reply(400, {"error": "model", "issues": [{"path": ["model"]}]})
        ratios, lengths, credits = models[body["model"]]
        if body["ratio"] not in ratios or body["duration"] not in lengths or len(body.get("promptText", "").encode("utf-16-le")) > 2000:
            return self.error("bad", 400)
        if match["kind"] == "image":
            self._first(body["promptImage"])
        task = self.task(asked, str(uuid.uuid4()))
        return Reply(200, {"id": task.id, "estimatedCost": {"credits": credits * body["duration"]}})

    def _first(self, uri: str | list[dict[str, str]]) -> bytes:
        uri = uri if isinstance(uri, str) else uri[0]["uri"]
        if uri.startswith("runway://"):
            return self.uploads[uri]
        if not re.match(r"data:image/(png|jpeg|webp);base64,", uri) or len(uri) > 5 * 10**6:
            raise ValueError(uri[:40])
        data = base64.b64decode(uri.split(",", 1)[1], validate=True)
        decoded(data)
        return data

    def _clip(self, task: Task) -> bytes:
        if task.result is None:
            body = task.order.json
            width, height = map(int, body["ratio"].split(":"))
            first = self._first(body["promptImage"]) if "promptImage" in body else None
            task.result = mp4((width, height), body["duration"], body.get("promptText", ""), body.get("seed", 0), first)
        return task.result

    def _poll(self, _asked: Asked, match: re.Match[str]) -> Reply:
        task = self.tasks.get(match["id"])
        state = self.look(task) if task else "lost"
        if task is None or state == "lost":
            return self.error("missing", 404)
        body = task.order.json
        credits = {**_IMAGE, **_TEXT}[body["model"]][2] * body["duration"]
        common: dict[str, Any] = {"id": task.id, "createdAt": "2026-11-25T12:00:00.000Z"}
        if state == "done":
            return Reply(200, {**common, "status": "SUCCEEDED", "output": [self.hand_out(lambda: self._clip(task), "mp4", "video/mp4")], "cost": {"credits": credits}})
        if state in ("failed", "refused"):
            code = "SAFETY.INPUT.TEXT" if state == "refused" else "INTERNAL.BAD_OUTPUT.CODE01"
            return Reply(200, {**common, "status": "FAILED", "failure": "raw words of the service", "failureCode": code, "cost": {"credits": 0}})
        if state == "cancelled":
            return Reply(200, {**common, "status": "CANCELLED", "cost": {"credits": 0}})
        estimate = {"estimatedCost": {"credits": credits}}
        return Reply(200, {**common, **estimate, "status": "THROTTLED"} if state == "waiting" else {**common, **estimate, "status": "RUNNING", "progress": 0.4})

    def _cancel(self, _asked: Asked, match: re.Match[str]) -> Reply:
        if match["id"] not in self.tasks:
            return self.error("missing", 404)
        task = self.tasks[match["id"]]
        if self.cancel(task) and task.end == "done" and task.looks > self.looks_to_begin:
            self.paid[task.identity] += 1  # what has begun is billed all the same
        return Reply(204)

    def _slot(self, asked: Asked, _match: re.Match[str]) -> Reply:
        if asked.json["type"] != "ephemeral" or not asked.json["filename"]:
            return self.error("bad", 400)
        name = str(uuid.uuid4())
        return Reply(200, {"uploadUrl": f"{self.url}/upload/{name}", "fields": {"key": name}, "runwayUri": f"runway://{name}"})

    def _upload(self, asked: Asked, match: re.Match[str]) -> Reply:
        fields, files = asked.form()
        if fields.get("key") != match["id"] or not files:
            return Reply(403)
        self.uploads[f"runway://{match['id']}"] = files[0][2]
        return Reply(204)
