"""The OpenAI protocol for pictures, speech, transcripts and chat, as OpenAI itself and as other servers speak it."""
from __future__ import annotations

import base64
import io
import json
import re
import wave
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np

from tests.contracts.base import Asked, ContractServer, Handler, Reply, Role
from tests.contracts.media import decoded, hummed, png, wav
from tests.contracts.openai_server import sound


class OpenAIMediaServer(ContractServer):
    """`gives_urls` makes it answer with addresses of pictures, as SGLang does; `heard` is what it hears in recordings;
    without it, that which it has said itself."""

    name = "openai"
    key = "sk-openai"
    gives_urls = False
    heard: str | None = None
    has: tuple[str, ...] = ("test",)
    """Its models."""

    def __init__(self, port: int = 0) -> None:
        self.said: list[str] = []
        self.spoken: Counter[str] = Counter()
        self.slips: Callable[[str, int], bool] = lambda text, times: False
        """Whether it says something else when it is asked for a text for that many times."""
        super().__init__(port)

    @property
    def base(self) -> str:
        return f"{self.url}/v1"

    def routes(self) -> list[tuple[str, str, Role, Handler]]:
        return [("POST", "/v1/images/generations", "order", self._generate), ("POST", "/v1/images/edits", "order", self._edit),
                ("POST", "/v1/audio/speech", "order", self._speak), ("POST", "/v1/audio/transcriptions", "order", self._hear),
                ("POST", "/v1/chat/completions", "order", self._chat),
                ("GET", "/v1/models", "other", lambda _a, _m: Reply(200, {"object": "list", "data": [
                    {"id": name, "object": "model", "created": 0, "owned_by": "test"} for name in self.has]})), *self._beside()]

    def _beside(self) -> list[tuple[str, str, Role, Handler]]:
        return [("GET", "/metrics", "other", lambda _a, _m: Reply(200, METRICS, {}, "text/plain")), ("GET", "/health", "other", lambda _a, _m: Reply(200))]

    def authorised(self, asked: Asked) -> bool:
        return asked.path.startswith(("/metrics", "/health")) or super().authorised(asked)

    def error(self, kind: str, status: int) -> Reply:
        codes = {"key": "invalid_api_key", "busy": "rate_limit_exceeded", "broken": "server_error", "refusal": "moderation_blocked", "no_credit": "insufficient_quota",
                 "missing": "model_not_found", "bad": "invalid_value"}
        return Reply(429 if kind == "no_credit" else status, {"error": {"message": "raw words of the service", "type": "invalid_request_error", "param": None, "code": codes[kind]}})

    def _picture(self, asked: Asked, fields: dict[str, Any], over: bytes | None = None) -> Reply:
        width, height = map(int, fields["size"].split("x"))
        if width % 16 or height % 16 or not 1 / 3 <= width / height <= 3 or not fields["prompt"] or int(fields.get("n", 1)) != 1:
            return self.error("bad", 400)
        self.bill(asked)

        def make() -> bytes:
            return png((width, height), fields["prompt"], int(fields.get("seed", 0)), over)

        one = {"url": self.hand_out(make, "png", "image/png")} if self.gives_urls else {"b64_json": base64.b64encode(make()).decode()}
        return Reply(200, {"created": 1, "data": [one], "size": fields["size"], "usage": {"input_tokens": 10, "output_tokens": 1000, "total_tokens": 1010}})

    def _generate(self, asked: Asked, _match: re.Match[str]) -> Reply:
        return self._picture(asked, asked.json)

    def _edit(self, asked: Asked, _match: re.Match[str]) -> Reply:
        fields, files = asked.form()
        images = [data for field, _, data in files if field in ("image", "image[]")]
        if not 1 <= len(images) <= 16:
            return self.error("bad", 400)
        for image in images:
            decoded(image)
        return self._picture(asked, fields, images[0])

    def identity(self, asked: Asked) -> str:
        if "multipart" in asked.headers.get("Content-Type", ""):
            fields, files = asked.form()
            import hashlib
            return hashlib.sha256(repr((asked.path, sorted(fields.items()), [f[2] for f in files])).encode()).hexdigest()
        return super().identity(asked)

    def _speak(self, asked: Asked, _match: re.Match[str]) -> Reply:
        body = asked.json
        if not body["input"] or len(body["input"]) > 4096 or not body["voice"] or body.get("response_format", "mp3") != "wav" or not 0.25 <= body.get("speed", 1.0) <= 4:
            return self.error("bad", 400)
        self.bill(asked)
        self.spoken[body["input"]] += 1
        words = "something else altogether" if self.slips(body["input"], self.spoken[body["input"]]) else body["input"]
        self.said.append(words)
        data = wav(words, 24000, body.get("speed", 1.0))
        # Servers that stream do not know the length when they write the header.
        return Reply(200, data[:4] + b"\xff\xff\xff\xff" + data[8:40] + b"\xff\xff\xff\xff" + data[44:], {}, "audio/wav")

    def _hear(self, asked: Asked, _match: re.Match[str]) -> Reply:
        fields, files = asked.form()
        if fields.get("response_format") != "verbose_json" or not files or not fields.get("model"):
            return self.error("bad", 400)
        with wave.open(io.BytesIO(files[0][2])) as file:
            rate, seconds = file.getframerate(), file.getnframes() / file.getframerate()
            samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32)
        self.bill(asked)
        heard = self.heard if self.heard is not None else hummed(samples, rate, self.said) if self.said else ""
        words = heard.split()
        step = seconds / max(1, len(words))
        return Reply(200, {"task": "transcribe", "language": "english", "duration": seconds, "text": heard,
                           "words": [{"word": w, "start": round(i * step, 3), "end": round((i + 1) * step, 3)} for i, w in enumerate(words)],
                           "segments": [{"id": 0, "start": 0.0, "end": seconds, "text": heard}]})

    def _chat(self, asked: Asked, _match: re.Match[str]) -> Reply:
        body = asked.json
        pictures = [p for m in body["messages"] if isinstance(m["content"], list) for p in m["content"] if p["type"] == "image_url"]
        for part in pictures:
            decoded(base64.b64decode(part["image_url"]["url"].split(",", 1)[1], validate=True))
        answer: Any = {"description": "a test picture", "sexual": 0.02, "violence": 0.1, "gore": 0.0, "self_harm": 0.0, "minors": False, "text": ""} if pictures else sound(body)
        return Reply(200, {"id": "c", "object": "chat.completion", "created": 0, "model": body["model"], "choices": [
            {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": json.dumps(answer, ensure_ascii=False)}}],
            "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}})


class VllmServer(OpenAIMediaServer):
    """vLLM without `--api-key`: metrics beside the protocol."""

    def authorised(self, asked: Asked) -> bool:
        return True


class OllamaServer(OpenAIMediaServer):
    """Ollama: no key, no metrics, its own pages under /api. The second of its models is in memory."""

    name = "ollama"
    has = ("qwen2.5:7b", "qwen2.5vl:7b")

    def _beside(self) -> list[tuple[str, str, Role, Handler]]:
        def model(name: str) -> dict[str, Any]:
            return {"name": name, "model": name, "size": 6 * 2**30, "digest": "d", "details": {}}
        return [("GET", "/api/ps", "other", lambda _a, _m: Reply(200, {"models": [
                    {**model(self.has[-1]), "expires_at": "2026-11-25T13:00:00Z", "size_vram": 5 * 2**30, "context_length": 4096}]})),
                ("GET", "/api/tags", "other", lambda _a, _m: Reply(200, {"models": [model(name) for name in self.has]})),
                ("GET", "/api/version", "other", lambda _a, _m: Reply(200, {"version": "0.12.0"}))]

    def authorised(self, asked: Asked) -> bool:
        return True


METRICS = b"""# TYPE vllm:num_requests_running gauge
vllm:num_requests_running{model_name="test"} 2.0
# TYPE vllm:num_requests_waiting gauge
vllm:num_requests_waiting{model_name="test"} 1.0
# TYPE vllm:kv_cache_usage_perc gauge
vllm:kv_cache_usage_perc{model_name="test"} 0.25
"""
