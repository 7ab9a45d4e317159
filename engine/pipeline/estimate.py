"""What a drama will take before anything of it is made: units of work, seconds, US dollars. Pure.

How many shots and letters a second of film has was measured on dramas of 30 to 300 seconds of the embedded dramatist and its
storyboards in both languages (within a tenth of one another); what a service bills for follows its adapter's price and clip
lengths. Afterwards the tasks themselves say what was taken.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.drama.brief import Brief
from engine.drama.vocabulary import Language
from engine.pipeline.ladder import LISTENER
from engine.providers.calls import Capability, Makes
from engine.providers.pictures import length_for

MADE: tuple[Makes, ...] = ("text", "image", "video", "speech")
SHOTS: dict[Language, float] = {"zh": 0.48, "en": 0.55}
"""Shots in a second of film."""
LETTERS: dict[Language, float] = {"zh": 3.8, "en": 12.5}
"""Characters that are said in a second of film."""
LINES = 0.34
"""Lines that are said in a second of film."""
_ROUNDED_UP = 1.25
"""Seconds that are billed for a second of film, by services that make clips of whole seconds: a shot is about two long."""
_OWN_BEGIN, _OWN_WORK = 15.0, 0.7
"""Seconds of work for a drama and for a second of film, two cores without a GPU (docs/performance.md)."""
_TOKENS_DRAMA, _TOKENS_EPISODE, _TOKENS_SCENE, _TOKENS_SECOND = 5.0, 1.5, 2.2, 0.03
"""Thousands of tokens, read and written: outline and cast; plan of an episode; a scene, and each second of it."""
SECONDS: dict[Makes, float] = {"text": 12.0, "image": 12.0, "video": 75.0, "speech": 3.0, "transcript": 2.0}
"""For one call of a service of which we do not know better."""


@dataclass(frozen=True)
class Part:
    """What one kind of work takes."""

    makes: Makes
    provider: str
    calls: int
    """Units of work: pictures, clips, lines, answers."""
    billed: float
    """Of whatever the service's price is for."""
    seconds: float
    """Of waiting for the service, as many calls at once as it takes; our own work is in the whole."""
    cost: float | None
    """US dollars; None when we do not know its price."""


@dataclass(frozen=True)
class Estimate:
    parts: tuple[Part, ...]
    seconds: float
    cost: float
    """Of the parts whose price is known."""


def own_seconds(episodes: int, duration_sec: float) -> float:
    """Seconds of our own work for a drama."""
    return _OWN_BEGIN + episodes * duration_sec * _OWN_WORK


def estimate(brief: Brief, language: Language, able: Callable[[Makes, str], Capability | None], known: Mapping[str, float]) -> Estimate:
    """What this brief takes with its first providers. `able` says what a service can do, `known` how many seconds its calls
    have taken lately (`video:runway`)."""
    parts = tuple(_part(makes, getattr(brief.providers, makes)[0], brief, language, able, known) for makes in MADE)
    if brief.providers.speech[0] != "embedded" and (ears := able("transcript", LISTENER)) is not None and ears.configured:
        parts += (_part("transcript", LISTENER, brief, language, able, known),)
    return Estimate(parts, own_seconds(brief.episodes, brief.duration_sec) + sum(p.seconds for p in parts), round(sum(p.cost or 0.0 for p in parts), 4))


def _part(makes: Makes, provider: str, brief: Brief, language: Language, able: Callable[[Makes, str], Capability | None], known: Mapping[str, float]) -> Part:
    film = float(brief.episodes * brief.duration_sec)
    shots = round(film * SHOTS[language])
    service = None if provider == "embedded" else able(makes, provider)
    if makes == "text":
        scenes = brief.episodes * brief.scenes_per_episode
        calls, billed = 2 + brief.episodes + scenes, _TOKENS_DRAMA + _TOKENS_EPISODE * brief.episodes + _TOKENS_SCENE * scenes + _TOKENS_SECOND * film
    elif makes == "transcript":
        calls, billed = round(film * LINES), film
    elif makes == "speech":
        calls, billed = round(film * LINES), film * LETTERS[language] / 1000
    elif makes == "video" and service is not None:
        calls = shots
        billed = shots * length_for(film / max(1, shots), service.lengths, service.longest) if service.lengths else film * _ROUNDED_UP
    else:
        calls = shots
        billed = film if makes == "video" else float(shots)
    calls = max(1, calls)
    if provider == "embedded":
        return Part(makes, provider, calls, round(billed, 3), 0.0, 0.0)
    if service is None:
        return Part(makes, provider, calls, round(billed, 3), calls * SECONDS[makes], None)
    each = known.get(f"{makes}:{provider}", SECONDS[makes])
    cost = None if service.price <= 0 and not service.local else round(billed * service.price, 4)
    return Part(makes, provider, calls, round(billed, 3), round(calls * each / max(1, service.parallel), 1), cost)
