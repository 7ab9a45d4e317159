"""What is told of the models: which there are, what each can do, how it is just now."""
from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from engine.providers.calls import Makes
from studio.operations.views import View

UNITS: dict[str, str] = {"text": "1000 tokens", "vision": "1000 tokens", "image": "picture", "video": "second", "speech": "1000 characters", "transcript": "second"}
"""What a price is for."""
Why = Literal["", "not_set_up", "unreachable", "failing"]


class Able(View):
    """What it can do."""

    parallel: int
    """Calls at once, over all workers."""
    per_minute: int | None = None
    price: float | None = None
    """Estimated US dollars per `unit`; None when it is not known."""
    unit: str = ""
    language: Literal["zh", "en", "any"] = "any"
    """That of the prompts that it understands best."""
    sees_pictures: bool = False
    references: int | None = None
    """Pictures of the cast that an image model takes."""
    longest_sec: float | None = None
    """Of a clip."""
    lengths_sec: list[float] | None = None
    """The only lengths of a clip, when it is not any."""
    from_picture: bool | None = None
    from_words: bool | None = None


class Model(View):
    """One way of making one kind of thing."""

    id: str
    """What a brief's `providers`, `text_provider`, `image_provider`, … name."""
    makes: Makes
    label: str
    name: str
    """The model, as its provider calls it."""
    configured: bool
    """Whether it can be asked at all: its key and address are set, or the asker has brought a key."""
    own_key: bool = False
    """Whether the asker's own key is used."""
    embedded: bool = False
    """Part of the studio: no key, no network, no charge."""
    local: bool = False
    """On a machine of the operator's."""
    default: bool = False
    needs: list[str] = []
    """The settings that are missing."""
    own_key_helps: bool = False
    """Whether a key of the asker's own is all that is missing."""
    able: Able
    loaded: bool | None = None
    """Whether it is in memory now; None where the server does not tell."""
    available: bool = True
    """Whether it would be any good to choose it now."""
    why: Why = ""
    """Why not."""


class ModelList(View):
    models: list[Model]
    default: dict[str, str] = Field(examples=[{"text": "embedded", "image": "embedded"}])


class Queue(View):
    running: int | None = None
    waiting: int | None = None
    ours: int = 0
    """Calls of this studio under way there."""
    ours_waiting: int = 0
    """Calls of this studio that wait for their turn."""


class Memory(View):
    """Graphics memory in bytes, as far as the server tells."""

    total: int | None = None
    used: int | None = None


class Probe(View):
    id: str
    """`image:comfyui`"""
    configured: bool
    reachable: bool
    latency_ms: float | None = None
    error: str | None = None
    loaded: list[str] | None = None
    has: list[str] | None = None
    """Models that the server has."""
    queue: Queue = Queue()
    memory: Memory | None = None
    breaker: Literal["closed", "open", "half-open"] = "closed"
    """`open`: it failed so often that nobody asks it for a while."""
    asked_again_sec: float | None = None
    last_error: str | None = None
    last_error_at: datetime | None = None


class ModelHealth(View):
    status: Literal["ok", "degraded"]
    """`degraded` when a configured service does not answer that is not optional."""
    models: list[Probe]
    checked_at: datetime
