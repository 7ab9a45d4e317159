"""DashScope: the OpenAI-compatible chat, and natively Wan's clips and pictures, Qwen's and CosyVoice's speech."""
from __future__ import annotations

import base64
import re
import uuid
from typing import Any

from tests.contracts.base import Asked, ContractServer, Handler, Reply, Role, Task
from tests.contracts.media import decoded, mp4, png, wav
from tests.contracts.openai_server import sound

_FIXED = {"wan2.6-i2v-flash": range(2, 16), "wan2.6-i2v": range(2, 16), "wan2.5-i2v-preview": (5, 10), "wan2.2-i2v-flash": (5,), "wan2.6-t2v": (5, 10, 15)}


class DashScopeServer(ContractServer):
    """`native` and `compatible` are the two base addresses."""

    name = "dashscope"
    key = "sk-test"

    @property
    def native(self) -> str:
        return f"{self.url}/api/v1"

    @property
    def compatible(self) -> str:
        return f"{self.url}/compatible-mode/v1"

    def routes(self) -> list[tuple[str, str, Role, Handler]]:
        aigc = "/api/v1/services/aigc"
        return [("POST", aigc + "/video-generation/video-synthesis", "order", self._video),
                ("POST", aigc + "/text2image/image-synthesis", "order", self._older_picture),
                ("POST", aigc + "/image2image/image-synthesis", "order", self._edit),
                ("POST", aigc + "/multimodal-generation/generation", "order", self._multimodal),
                ("POST", "/api/v1/services/audio/tts/SpeechSynthesizer", "order", self._cosyvoice),
                ("GET", r"/api/v1/tasks/(?P<id>[\w-]+)", "poll", self._poll),
                ("POST", r"/api/v1/tasks/(?P<id>[\w-]+)/cancel", "cancel", self._cancel),
                ("POST", "/compatible-mode/v1/chat/completions", "order", self._chat),
                ("GET", "/compatible-mode/v1/models", "other", lambda _a, _m: Reply(200, {"object": "list", "data": [{"id": "qwen-plus", "object": "model"}]}))]

    def error(self, kind: str, status: int) -> Reply:
        codes = {"key": "InvalidApiKey", "busy": "Throttling.RateQuota", "broken": "InternalError", "refusal": "DataInspectionFailed", "no_credit": "Arrearage",
                 "missing": "NotFound", "bad": "InvalidParameter"}
        return Reply(status, {"code": codes[kind], "message": "raw words of the service", "request_id": str(uuid.uuid4())})

    def _accepted(self, asked: Asked) -> Reply:
        if asked.headers.get("X-DashScope-Async") != "enable":
            return Reply(403, {"code": "AccessDenied", "message": "current user api does not support synchronous calls", "request_id": "r"})
        task = self.task(asked, str(uuid.uuid4()))
        return Reply(200, {"output": {"task_status": "PENDING", "task_id": task.id}, "request_id": str(uuid.uuid4())})

    def _video(self, asked: Asked, _match: re.Match[str]) -> Reply:
        body = asked.json
        parameters, inputs = body["parameters"], body["input"]
        if parameters.get("duration", 5) not in _FIXED.get(body["model"], range(2, 31)) or len(inputs.get("negative_prompt", "")) > 500:
            return self.error("bad", 400)
        if "t2v" in body["model"]:
            _size(parameters["size"])
        elif parameters.get("resolution", "720P") not in ("480P", "720P", "1080P") or min(decoded(_first(inputs)).shape[:2]) < 240:
            return self.error("bad", 400)
        return self._accepted(asked)

    def _older_picture(self, asked: Asked, _match: re.Match[str]) -> Reply:
        width, height = _size(asked.json["parameters"]["size"])
        return self._accepted(asked) if asked.json["input"]["prompt"] and 512 <= min(width, height) <= max(width, height) <= 1440 else self.error("bad", 400)

    def _edit(self, asked: Asked, _match: re.Match[str]) -> Reply:
        images = asked.json["input"]["images"]
        width, height = _size(asked.json["parameters"]["size"])
        if not 1 <= len(images) <= 3 or not 768**2 <= width * height <= 1280**2 or any(min(decoded(_data(i)).shape[:2]) < 384 for i in images):
            return self.error("bad", 400)
        return self._accepted(asked)

    def _multimodal(self, asked: Asked, _match: re.Match[str]) -> Reply:
        body = asked.json
        if "tts" in body["model"]:
            if not body["input"]["text"] or not body["input"]["voice"]:
                return self.error("bad", 400)
            self.bill(asked)
            return self._audio(body["input"]["text"], 24000)
        content = body["input"]["messages"][0]["content"]
        text = next(c["text"] for c in content if "text" in c)
        width, height = _size(body["parameters"]["size"])
        if body["model"].startswith("wan2.6") and not (1280 * 1280 <= width * height <= 1440 * 1440 and 0.25 <= width / height <= 4):
            return self.error("bad", 400)
        self.bill(asked)
        url = self.hand_out(lambda: png((width, height), text, body["parameters"].get("seed", 0)), "png", "image/png")
        return Reply(200, {"output": {"choices": [{"finish_reason": "stop", "message": {"role": "assistant", "content": [{"type": "image", "image": url}]}}], "finished": True},
                           "usage": {"image_count": 1, "size": body["parameters"]["size"]}, "request_id": str(uuid.uuid4())})

    def _cosyvoice(self, asked: Asked, _match: re.Match[str]) -> Reply:
        inputs = asked.json["input"]
        if not inputs["text"] or not inputs["voice"] or inputs.get("format", "wav") not in ("wav", "pcm", "mp3"):
            return self.error("bad", 400)
        self.bill(asked)
        return self._audio(inputs["text"], inputs.get("sample_rate", 24000))

    def _audio(self, text: str, rate: int) -> Reply:
        url = self.hand_out(lambda: wav(text, rate), "wav", "audio/wav")
        return Reply(200, {"output": {"audio": {"url": url, "id": "a", "data": "", "expires_at": 1795000000}, "finish_reason": "stop"},
                           "usage": {"characters": len(text)}, "request_id": str(uuid.uuid4())})

    def _poll(self, _asked: Asked, match: re.Match[str]) -> Reply:
        task = self.tasks.get(match["id"])
        state = self.look(task) if task else "lost"
        known: dict[str, Any] = {"task_id": match["id"]}
        if task is None or state == "lost":
            return Reply(200, {"output": {**known, "task_status": "UNKNOWN"}, "request_id": "r"})
        if state == "cancelled":
            return Reply(200, {"output": {**known, "task_status": "CANCELED"}, "request_id": "r"})
        if state in ("failed", "refused"):
            code = "DataInspectionFailed" if state == "refused" else "InternalError.Algo"
            return Reply(200, {"output": {**known, "task_status": "FAILED", "code": code, "message": "raw words of the service"}, "request_id": "r"})
        if state != "done":
            return Reply(200, {"output": {**known, "task_status": "PENDING" if state == "waiting" else "RUNNING"}, "request_id": "r"})
        return Reply(200, {**self._done(task, known), "request_id": "r"})

    def _done(self, task: Task, known: dict[str, Any]) -> dict[str, Any]:
        body = task.order.json
        when = {"submit_time": "2026-11-25 12:00:00.000", "scheduled_time": "2026-11-25 12:00:01.000", "end_time": "2026-11-25 12:01:00.000"}
        if "video-synthesis" in task.order.path:
            seconds = body["parameters"].get("duration", 5)
            url = self.hand_out(lambda: self._clip(task), "mp4", "application/octet-stream")
            return {"output": {**known, **when, "task_status": "SUCCEEDED", "orig_prompt": body["input"]["prompt"], "video_url": url},
                    "usage": {"duration": seconds, "input_video_duration": 0, "output_video_duration": seconds, "video_count": 1, "SR": 720}}
        url = self.hand_out(lambda: self._picture(task), "png", "image/png")
        return {"output": {**known, **when, "task_status": "SUCCEEDED", "results": [{"url": url, "orig_prompt": body["input"]["prompt"]}],
                           "task_metrics": {"TOTAL": 1, "SUCCEEDED": 1, "FAILED": 0}}, "usage": {"image_count": 1}}

    def _clip(self, task: Task) -> bytes:
        if task.result is None:
            body = task.order.json
            parameters = body["parameters"]
            first = None if "t2v" in body["model"] else _first(body["input"])
            if first is None:
                size = _size(parameters["size"])
            else:
                height, width = decoded(first).shape[:2]
                by = (1080 if parameters.get("resolution") == "1080P" else 720) / min(width, height)
                size = (round(width * by / 2) * 2, round(height * by / 2) * 2)
            task.result = mp4(size, float(parameters.get("duration", 5)), body["input"]["prompt"], parameters.get("seed", 0), first)
        return task.result

    def _picture(self, task: Task) -> bytes:
        if task.result is None:
            body = task.order.json
            over = _data(body["input"]["images"][0]) if "images" in body["input"] else None
            task.result = png(_size(body["parameters"]["size"]), body["input"]["prompt"], body["parameters"].get("seed", 0), over)
        return task.result

    def _cancel(self, _asked: Asked, match: re.Match[str]) -> Reply:
        task = self.tasks.get(match["id"])
        if task is None or task.looks > self.looks_to_begin or not self.cancel(task):
            return Reply(400, {"code": "UnsupportedOperation", "message": "only PENDING", "request_id": "r"})
        return Reply(200, {"request_id": "r"})

    def _chat(self, asked: Asked, _match: re.Match[str]) -> Reply:
        import json
        body = asked.json
        form = (body.get("response_format") or {}).get("type")
        if form == "json_object" and "json" not in json.dumps(body["messages"]).lower():
            return Reply(400, {"error": {"message": "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
                                         "type": "invalid_request_error", "param": None, "code": "invalid_parameter_error"}})
        return Reply(200, {"id": "c", "object": "chat.completion", "created": 0, "model": body["model"], "choices": [
            {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": json.dumps(sound(body), ensure_ascii=False)}}],
            "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}})


def _size(text: str) -> tuple[int, int]:
    width, height = map(int, text.split("*"))
    return width, height


def _data(uri: str) -> bytes:
    if not re.match(r"data:image/(png|jpeg|webp|bmp);base64,", uri):
        raise ValueError(uri[:40])
    return base64.b64decode(uri.split(",", 1)[1], validate=True)


def _first(inputs: dict[str, Any]) -> bytes:
    return _data(inputs["img_url"] if "img_url" in inputs else inputs["media"][0]["url"])
