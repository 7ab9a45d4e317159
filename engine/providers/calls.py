"""What a call to an outside service is given and what it gives back, whatever it makes: the door between the pipeline and
every adapter of `engine/providers/image`, `video`, `speech`, `transcript`.

An adapter knows one service's protocol and nothing of the pipeline. It reports the remote task's id through
`Call.remember` before it polls for the first time; started again with a `remote_id`, it goes on polling and submits
nothing. It waits through `Call.wait` only, so that a provider's callback ends the wait early and a creator's pause or
cancel ends it at once.
"""
from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

Makes = Literal["text", "image", "video", "speech", "vision", "transcript"]
"""What a service makes."""


@dataclass(frozen=True)
class Capability:
    """What a service can do, before anybody asks it."""

    name: str
    """As a brief's `providers` names it: `comfyui`, `runway`, `pika`, `wan`, …"""
    makes: Makes
    label: str
    """For people."""
    model: str = ""
    local: bool = False
    configured: bool = True
    missing: tuple[str, ...] = ()
    """The settings to fill in, when it is not."""
    parallel: int = 2
    """Calls under way at once, over all workers."""
    per_minute: int = 0
    """Calls a minute that the service takes; 0 is no limit that we know."""
    price: float = 0.0
    """Estimated cost of one unit (a picture, a second of film, 1000 characters) in US dollars."""
    references: int = 0
    """Reference pictures that an image model takes."""
    language: Literal["zh", "en", "any"] = "any"
    """The language that it understands prompts in best."""
    longest: float = 0.0
    """Seconds of the longest clip of a video model."""
    lengths: tuple[float, ...] = ()
    """The only clip lengths it makes, in seconds, when it is not any up to `longest`."""
    from_picture: bool = True
    from_words: bool = True


@dataclass(frozen=True)
class State:
    """What a service tells of itself when it is asked; None is what it does not tell."""

    models: tuple[str, ...] | None = None
    """Names of the models that it has."""
    loaded: tuple[str, ...] | None = None
    """Those of them that are in memory."""
    running: int | None = None
    """Requests that it works on now, everybody's."""
    waiting: int | None = None
    """Requests in its own queue."""
    memory_total: int | None = None
    """Bytes of graphics memory."""
    memory_used: int | None = None


@dataclass(frozen=True)
class ImageOrder:
    """A picture to make: `size` in pixels (width, height)."""

    prompt: str
    negative: str
    size: tuple[int, int]
    seed: int
    references: Sequence[bytes] = ()
    """PNG or JPEG pictures of the people who are in it, the most important first."""


@dataclass(frozen=True)
class VideoOrder:
    """A clip to make. `first` is the picture it starts from (PNG or JPEG); without one it is made from words alone."""

    prompt: str
    negative: str
    size: tuple[int, int]
    seconds: float
    seed: int
    first: bytes | None = None


@dataclass(frozen=True)
class SpeechOrder:
    """A line to say, in a voice of the service's own list."""

    text: str
    voice: str
    language: str
    emotion: str = "neutral"
    speed: float = 1.0


@dataclass(frozen=True)
class Made:
    """What came back, downloaded and checked: bytes of `media_type`, what the service billed and what that costs."""

    data: bytes
    media_type: str
    units: float = 1.0
    cost: float = 0.0
    """US dollars: what the service says it charged, else units × price."""
    remote_id: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    """What is worth keeping: the seed used, the prompt as the service rewrote it."""


def _nothing(_id: str) -> None:
    return None


def _unkept(_answer: bytes) -> None:
    return None


def _untold(_error: BaseException) -> None:
    return None


def _quiet(_share: float, _what: str) -> None:
    return None


def _sleep(seconds: float) -> bool:
    import time
    time.sleep(seconds)
    return False


@dataclass
class Call:
    """The circumstances of one call. The defaults make it usable alone; the pipeline puts its own in."""

    remote_id: str | None = None
    """A task that an earlier run of the same unit submitted: go on with that."""
    remember: Callable[[str], None] = _nothing
    """Stores the remote task's id; must have returned before the first poll."""
    answer: bytes | None = None
    """What the service answered to this very order in an earlier run, which then got no further."""
    keep: Callable[[bytes], None] = _unkept
    """Stores such an answer, for services that do the work while we hold the line and have no task to return to."""
    unheard: Callable[[BaseException], None] = _untold
    """Told how a call ended without an answer when nobody waits for it any more."""
    progress: Callable[[float, str], None] = _quiet
    """Share done 0..1 and a few words; raises Stopped when the creator paused or cancelled."""
    wait: Callable[[float], bool] = _sleep
    """Waits that many seconds at most; True when a callback came meanwhile. Raises Stopped like `progress`."""
    scratch: Path | None = None
    """A folder for big downloads."""
    callback_url: str = ""
    """Where the service may report the end of the task; empty when the studio cannot be reached from outside."""
    deadline: float = 900.0
    """Seconds after which a task that does not end counts as stuck (ProviderError, retryable)."""

    def answered(self, order: Callable[[], bytes]) -> bytes:
        """The answer to an order that is filled at once: kept before anything else is done with it, and not ordered again
        when it is there already."""
        if self.answer is None:
            self.answer = order()
            self.keep(self.answer)
        return self.answer

    def answered_json(self, order: Callable[[], Any]) -> Any:
        """Like `answered`, for JSON."""
        return json.loads(self.answered(lambda: json.dumps(order()).encode()))


def task_over(error: BaseException) -> bool:
    """Whether the remote task behind an adapter's error has ended (failed, lost, withdrawn): its id must be forgotten,
    so that the next try is a new order. Otherwise the next try goes on with the id it has."""
    details = getattr(error, "details", None)
    return isinstance(details, dict) and bool(details.get("task_over"))


class ImageProvider(Protocol):
    """Makes a picture. Raises ProviderError (another try may help), ProviderRefused (it will not), Stopped."""

    @property
    def capability(self) -> Capability: ...

    def draw(self, order: ImageOrder, call: Call) -> Made: ...

    def cancel(self, remote_id: str) -> bool:
        """Ask the service to stop a task; quiet when it is over already. Whether it has stopped: if not, it goes on or has
        a result, and is billed whether anybody fetches that or not."""
        ...

    def state(self) -> State:
        """What it tells of itself, within a few seconds and for nothing. Raises ProviderError, ProviderRefused."""
        ...


class VideoProvider(Protocol):
    """Makes one clip of a length that the model can make. Errors as for pictures."""

    @property
    def capability(self) -> Capability: ...

    def film(self, order: VideoOrder, call: Call) -> Made: ...

    def cancel(self, remote_id: str) -> bool: ...

    def state(self) -> State: ...


class SpeechProvider(Protocol):
    """Says a line. `Made.data` is WAV. Errors as for pictures."""

    @property
    def capability(self) -> Capability: ...

    def voices(self, language: str, gender: str) -> Sequence[str]:
        """Its voices for a speaker, the most fitting first."""
        ...

    def say(self, order: SpeechOrder, call: Call) -> Made: ...

    def state(self) -> State: ...
