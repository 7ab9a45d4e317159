"""What writes, draws, films and speaks: what is configured, and what of it answers."""
from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Literal

import requests
from pydantic import Field

from engine.settings import Settings, settings
from studio.operations.views import View

Makes = Literal["text", "image", "video", "speech"]
PROBE_SECONDS = 3.0
KEEP_SECONDS = 10.0
"""How long an answer of the probes is believed, so that nobody makes us knock at other people's doors all day."""


class Model(View):
    """One way of making one kind of thing."""

    id: str
    """What a brief's `providers` and `video_provider` name."""
    makes: Makes
    name: str
    """The model, as its provider calls it."""
    configured: bool
    """Whether it can be asked at all: its key and address are set."""
    embedded: bool = False
    """Part of the studio: no key, no network, no charge."""
    default: bool = False
    needs: list[str] = []
    """The settings that are missing."""


class ModelList(View):
    models: list[Model]
    default: dict[str, str] = Field(examples=[{"text": "embedded"}])


class Probe(View):
    id: str
    configured: bool
    reachable: bool
    latency_ms: float | None = None
    error: str | None = None


class ModelHealth(View):
    status: Literal["ok", "degraded"]
    """`degraded` when a configured server does not answer."""
    models: list[Probe]
    checked_at: datetime


def _models(s: Settings) -> list[Model]:
    """Everything the studio knows by name. The order is that of the pages."""
    def text(identity: str, name: str, needs: list[str]) -> Model:
        return Model(id=identity, makes="text", name=name or "-", configured=not needs, needs=needs, default=s.llm_mode == identity)

    def missing(**given: str) -> list[str]:
        return [name for name, value in given.items() if not value]

    def embedded(makes: Makes, name: str) -> Model:
        return Model(id="embedded", makes=makes, name=name, configured=True, embedded=True, default=makes != "text" or s.llm_mode == "embedded")

    return [
        embedded("text", "embedded dramatist"),
        text("cloud_qwen", s.qwen_model, missing(QWEN_API_KEY=s.qwen_api_key.get_secret_value())),
        text("local_qwen", s.local_llm_model, missing(LOCAL_LLM_URL=s.local_llm_url)),
        text("local_qwen_vl", s.local_vl_model, missing(LOCAL_VL_URL=s.local_vl_url)),
        text("openai", s.openai_model, missing(OPENAI_BASE_URL=s.openai_base_url, OPENAI_MODEL=s.openai_model)),
        embedded("image", "embedded illustrator"),
        embedded("video", "embedded camera and animation"),
        embedded("speech", "Kokoro-82M"),
    ]


def listing() -> ModelList:
    """What is configured; reads settings only."""
    found = _models(settings())
    return ModelList(models=found, default={m.makes: m.id for m in found if m.default})


def _address(identity: str, s: Settings) -> tuple[str, str]:
    """Base address and key of a text server."""
    return {
        "cloud_qwen": (s.qwen_base_url, s.qwen_api_key.get_secret_value()),
        "local_qwen": (s.local_llm_url, ""),
        "local_qwen_vl": (s.local_vl_url, ""),
        "openai": (s.openai_base_url, s.openai_api_key.get_secret_value()),
    }[identity]


def _probe(model: Model) -> Probe:
    """Ask a server of the OpenAI protocol for its models: cheap, and it needs the key."""
    if model.embedded:
        return Probe(id=f"{model.makes}:{model.id}", configured=True, reachable=True, latency_ms=0.0)
    identity = f"{model.makes}:{model.id}"
    if not model.configured:
        return Probe(id=identity, configured=False, reachable=False, error=f"set {', '.join(model.needs)}")
    base, key = _address(model.id, settings())
    started = time.perf_counter()
    try:
        answer = requests.get(base.rstrip("/") + "/models", timeout=PROBE_SECONDS, headers={"Authorization": f"Bearer {key}"} if key else {})
    except requests.RequestException as error:
        return Probe(id=identity, configured=True, reachable=False, error=type(error).__name__)
    spent = round(1000 * (time.perf_counter() - started), 1)
    wrong = None if answer.ok else f"it answered {answer.status_code}"
    return Probe(id=identity, configured=True, reachable=answer.ok, latency_ms=spent, error=wrong)


_lock = threading.Lock()
_last: tuple[float, ModelHealth] | None = None


def health() -> ModelHealth:
    """What answers now, or answered within the last ten seconds. The servers are asked side by side."""
    global _last
    with _lock:
        if _last and time.monotonic() - _last[0] < KEEP_SECONDS:
            return _last[1]
        with ThreadPoolExecutor(4) as pool:
            probes = list(pool.map(_probe, _models(settings())))
        # The local servers have a default address: that nobody runs one is no fault unless new projects rely on it.
        chosen = f"text:{settings().llm_mode}"
        bad = [p for p in probes if p.configured and not p.reachable and (p.id == chosen or "local" not in p.id)]
        found = ModelHealth(status="degraded" if bad else "ok", models=probes, checked_at=datetime.now(UTC))
        _last = (time.monotonic(), found)
        return found
