"""Contract servers of every kind of service that go wrong on purpose, and the studio's own address for their callbacks."""
from __future__ import annotations

import json
import random
import re
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from engine.errors import StudioError
from tests.contracts import dashscope_server, fal_server, media, openai_media_server, runway_server
from tests.contracts.a1111_server import A1111Server
from tests.contracts.base import Asked, ContractServer, Fault, FaultKind, Task
from tests.contracts.comfyui_server import ComfyServer
from tests.contracts.dashscope_server import DashScopeServer
from tests.contracts.fal_server import FalServer
from tests.contracts.openai_media_server import OpenAIMediaServer
from tests.contracts.runway_server import RunwayServer

_ORDER: tuple[FaultKind, ...] = ("429", "500", "503", "slow", "hang", "drop", "lost", "garbage", "html", "refusal", "refusal_late", "failed", "stuck", "lost_task")
_LOOK: tuple[FaultKind, ...] = ("429", "500", "503", "slow", "hang", "drop", "lost", "garbage", "html")
_FILE: tuple[FaultKind, ...] = ("500", "503", "slow", "hang", "drop", "truncated", "wrong_content", "expired")
KINDS: dict[str, tuple[FaultKind, ...]] = {"order": _ORDER, "poll": _LOOK, "file": _FILE}
CASTS: tuple[dict[str, list[str]], ...] = (
    {"image": ["openai_images", "wan_images"], "video": ["runway", "pika"], "speech": ["openai_speech", "dashscope_speech"]},
    {"image": ["comfyui", "openai_images"], "video": ["pika", "wan"], "speech": ["dashscope_speech", "openai_speech"]},
    {"image": ["wan_images", "automatic1111"], "video": ["wan", "runway"], "speech": ["openai_speech"]},
    {"image": ["automatic1111"], "video": ["runway"], "speech": ["dashscope_speech"]})
"""Which services a drama uses; one after the other."""


class FlakyFal(FalServer):
    """Calls back once, twice, after a forged call, or not at all."""

    chance: random.Random = random.Random(0)
    how: Counter[str]

    def call_back(self, task: Task, times: int = 1, forged: bool = False) -> list[int]:
        """See `FalServer.call_back`."""
        with self._lock:
            how = self.chance.choice(("once", "twice", "forged", "never"))
            self.how[how] += 1
        if how == "never":
            return []
        if how == "forged":
            looks, finished = task.looks, task.finished
            super().call_back(task, forged=True)
            task.looks, task.finished = looks, finished
        return super().call_back(task, times=2 if how == "twice" else 1)


class Services:
    """All contract servers, and the environment that points a studio at them."""

    def __init__(self) -> None:
        self.runway, self.fal, self.dashscope = RunwayServer(), FlakyFal(), DashScopeServer()
        self.comfy, self.a1111, self.openai = ComfyServer(), A1111Server(), OpenAIMediaServer()
        self.fal.how = Counter()
        self.all: list[ContractServer] = [self.runway, self.fal, self.dashscope, self.comfy, self.a1111, self.openai]
        self.billing: list[ContractServer] = [self.runway, self.fal, self.dashscope, self.openai]
        self.faults: Counter[str] = Counter()
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = int(s.getsockname()[1])
        everybody = [name for cast in CASTS for names in cast.values() for name in names]
        self.environment = {
            "RUNWAY_URL": self.runway.url, "RUNWAY_API_KEY": self.runway.key, "FAL_URL": self.fal.url, "FAL_KEY": self.fal.key,
            "FAL_JWKS_URL": f"{self.fal.url}/.well-known/jwks.json", "DASHSCOPE_URL": self.dashscope.native, "DASHSCOPE_API_KEY": self.dashscope.key,
            "COMFYUI_URL": self.comfy.url, "A1111_URL": self.a1111.url, "A1111_AUTH": self.a1111.key,
            "OPENAI_IMAGES_URL": self.openai.base, "OPENAI_IMAGES_API_KEY": self.openai.key, "OPENAI_IMAGES_MODEL": "gpt-image-2",
            "OPENAI_SPEECH_URL": self.openai.base, "OPENAI_SPEECH_API_KEY": self.openai.key, "OPENAI_SPEECH_MODEL": "kokoro",
            "PROVIDER_PRICES": json.dumps({"openai_images": 0.04, "openai_speech": 0.015}), "PROVIDER_PARALLEL": json.dumps({name: 12 for name in everybody}),
            "USER_PARALLEL": "24", "PUBLIC_URL": f"http://127.0.0.1:{self.port}", "POLL_SCALE": "0.005", "PARK_AFTER_SEC": "0.05", "PROVIDER_TIMEOUT_SEC": "0.8",
            "PROVIDER_DEADLINE_SEC": "6", "BREAKER_FAILURES": "8", "BREAKER_SEC": "0.5", "LEASE_SEC": "10"}

    def go_wrong(self, share: float, seed: int) -> None:
        """From now on `share` of all requests fail."""
        chance, lock = random.Random(seed), threading.Lock()
        self.fal.chance = random.Random(seed)

        def fault(asked: Asked) -> Fault | None:
            if asked.role not in KINDS or asked.path.endswith("jwks.json"):
                return None
            with lock:
                if chance.random() >= share:
                    return None
                kind = chance.choice(KINDS[asked.role])
                self.faults[f"{asked.role} {kind}"] += 1
            return Fault(kind, 0.1)

        for server in self.all:
            server.always = fault

    def bills(self) -> Counter[str]:
        """What was billed for each thing, at all services together: `shot kind` → times."""
        found: Counter[str] = Counter()
        for server in self.billing:
            for identity, times in server.paid.items():
                order = server.billed[identity]
                text = order.body.decode("utf-8", "replace")
                marker = re.search(r"u[0-9a-f]{8}n\d+(draw|speak|clip)", text)
                assert marker, text[:300]
                found[marker[0]] += times
        return found

    def close(self) -> None:
        for server in self.all:
            server.close()


@contextmanager
def small_things() -> Iterator[None]:
    """Contract servers that hand out the smallest things that are still whole."""
    picture, line = media.png((64, 64), "the same"), media.wav("一二三")

    def clip(_size: object, seconds: float, *_: object) -> bytes:
        return media.mp4((72, 128), seconds, "the same")

    with mock.patch.object(runway_server, "mp4", clip), mock.patch.object(fal_server, "mp4", clip), mock.patch.object(dashscope_server, "mp4", clip), \
            mock.patch.object(dashscope_server, "png", lambda *_: picture), mock.patch.object(openai_media_server, "png", lambda *_: picture), \
            mock.patch("tests.contracts.comfyui_server.png", lambda *_: picture), mock.patch("tests.contracts.a1111_server.png", lambda *_: picture), \
            mock.patch.object(dashscope_server, "wav", lambda *_: line), mock.patch.object(openai_media_server, "wav", lambda *_: line):
        yield


@contextmanager
def callbacks(port: int) -> Iterator[None]:
    """The studio's own address for callbacks."""
    from studio.api.callbacks import router
    app = FastAPI()
    app.include_router(router, prefix="/api/v1")

    @app.exception_handler(StudioError)
    async def said(_request: Request, error: StudioError) -> JSONResponse:
        return JSONResponse({"message": error.message}, error.status)

    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 10
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    if not server.started:
        raise RuntimeError("the server for callbacks did not come up")
    yield
    server.should_exit = True
    thread.join(10)
