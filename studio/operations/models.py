"""What writes, draws, films, speaks and listens: what is configured, what each can do, and how it is just now."""
from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from sqlalchemy import func, select

from engine.errors import StudioError
from engine.pipeline.services import turns_of
from engine.pipeline.state import MOVING
from engine.providers import asking
from engine.providers.calls import Capability, Makes
from engine.providers.text.turn import place_of
from engine.providers.turns import Breaker, Turns
from engine.settings import settings
from engine.store import models as m
from engine.store import rules
from engine.store.own_keys import SERVICES, keys_of
from studio import connections
from studio.connections import transaction
from studio.operations.model_views import UNITS, Able, Memory, Model, ModelHealth, ModelList, Probe, Queue, Why
from studio.security.permissions import ANONYMOUS, Actor

KEEP_SECONDS = 10.0
"""How long an answer of the probes is believed, so that nobody makes us knock at other people's doors all day."""
STALE_SECONDS = 60.0
"""Up to this age it is told at once, and asked for anew meanwhile."""
_AT_ONCE = 16
_EMBEDDED: dict[Makes, tuple[str, str]] = {
    "text": ("embedded dramatist", "write"), "image": ("embedded illustrator", "draw"), "video": ("embedded camera and animation", "segment"), "speech": ("Kokoro-82M", "speak")}
"""Our own: name, and the kind of unit that it makes."""
_URLS = {"cloud_qwen": "qwen_base_url", "local_qwen": "local_llm_url", "local_qwen_vl": "local_vl_url", "openai": "openai_base_url"}


def defaults(house: rules.Rules) -> dict[str, str]:
    """What makes each kind of thing when nobody says: the administrator's choice, else the environment's."""
    return {"text": house.text_provider or settings().llm_mode, "image": house.image_provider, "video": house.video_provider, "speech": house.speech_provider}


def from_environment() -> str:
    """What writes when the administrator has not chosen."""
    return settings().llm_mode


def writer(asked: str | None, local: bool | None, usual: str) -> str:
    """Who writes: the one that was asked for; with `use_local_llm` the server on this machine, or just not that one."""
    if asked:
        return asked
    if local is None or local == usual.startswith("local"):
        return usual
    if local:
        return "local_qwen"
    return "cloud_qwen" if asking.everything("text")["cloud_qwen"].configured else "embedded"


def listing(actor: Actor = ANONYMOUS, wait: bool = True) -> ModelList:
    """Everything that the studio knows by name, in the order of the pages, as it is for this actor. Without `wait` a service
    of which nothing is known yet counts as available."""
    with transaction() as session:
        usual = defaults(rules.read(session)[0])
        keys = keys_of(session, settings(), actor.user_id) if actor.user_id else {}
    answers = health() if wait else known()
    probes = {p.id: p for p in answers.models} if answers else {}
    found = []
    for makes in asking.KINDS:
        if makes in _EMBEDDED:
            found.append(Model(id="embedded", makes=makes, label="3kstory", name=_EMBEDDED[makes][0], configured=True, embedded=True, local=True,
                               able=Able(parallel=settings().workers, price=0.0, unit=UNITS[makes]), loaded=True))
        ours = asking.everything(makes)
        for name, able in asking.everything(makes, keys).items():
            found.append(_model(able, probes.get(f"{makes}:{name}"), own=not ours[name].configured and able.configured))
    for one in found:
        one.default = usual.get(one.makes) == one.id
    return ModelList(models=found, default=usual)


def _model(able: Capability, probe: Probe | None, own: bool) -> Model:
    why: Why = "" if able.configured else "not_set_up"
    if able.configured and probe is not None and not own:
        why = "failing" if probe.breaker == "open" else "unreachable" if not probe.reachable or probe.error else ""
    picture, film = able.makes == "image", able.makes == "video"
    what = Able(parallel=able.parallel, per_minute=able.per_minute or None, price=able.price if able.price or able.local else None, unit=UNITS[able.makes],
                language=able.language, sees_pictures=able.makes == "vision", references=able.references if picture else None,
                longest_sec=able.longest or None, lengths_sec=list(able.lengths) or None,
                from_picture=able.from_picture if film else None, from_words=able.from_words if film else None)
    loaded = None if probe is None or probe.loaded is None else able.model in probe.loaded or f"{able.model}:latest" in probe.loaded
    return Model(id=able.name, makes=able.makes, label=able.label, name=able.model or "-", configured=able.configured, own_key=own, local=able.local,
                 needs=list(able.missing),
                 own_key_helps=bool(able.missing) and set(able.missing) <= set(SERVICES.values()), able=what, loaded=loaded, available=not why, why=why)


class _Kept:
    """The last answer, and whether somebody asks anew."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.asking = threading.Lock()
        self.at, self.found = 0.0, None

    at: float
    found: ModelHealth | None


_kept = _Kept()


def known() -> ModelHealth | None:
    """What is known of the services without waiting for any, perhaps nothing yet; they are asked meanwhile."""
    if time.monotonic() - _kept.at >= KEEP_SECONDS or _kept.found is None:
        threading.Thread(target=_refresh, name="probes", daemon=True).start()
    return _kept.found


def health(fresh: bool = False) -> ModelHealth:
    """How every service is, from at most ten seconds ago; an older answer is told once more while it is asked for anew.
    `fresh` asks now. The services are asked side by side; nothing that is asked costs anything."""
    found, age = _kept.found, time.monotonic() - _kept.at
    if found is not None and not fresh:
        if age < KEEP_SECONDS:
            return found
        if age < STALE_SECONDS:
            threading.Thread(target=_refresh, name="probes", daemon=True).start()
            return found
    with _kept.asking:
        if not fresh and _kept.found is not None and time.monotonic() - _kept.at < KEEP_SECONDS:
            return _kept.found
        return _ask_all()


def _refresh() -> None:
    if not _kept.asking.acquire(blocking=False):
        return
    try:
        _ask_all()
    except StudioError:
        pass  # the database is away: the old answer stays until somebody needs another
    finally:
        _kept.asking.release()


def _ask_all() -> ModelHealth:
    with transaction() as session:
        usual = defaults(rules.read(session)[0])
        moving = select(m.Project.id).where(m.Project.status.in_(MOVING), m.Project.deleted_at.is_(None))
        counted = session.execute(select(m.Task.kind, func.count().filter(m.Task.status == "running"), func.count().filter(m.Task.status == "queued"))
                                  .where(m.Task.status.in_(("running", "queued")), m.Task.project_id.in_(moving)).group_by(m.Task.kind)).tuples().all()
    busy = {kind: (running, queued) for kind, running, queued in counted}
    known = [able for makes in asking.KINDS for able in asking.everything(makes).values()]
    turns = turns_of(connections.database(), settings())
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="probe") as pool:
        probes = [_own(makes, busy) for makes in _EMBEDDED] + list(pool.map(lambda able: _probe(able, turns), known))
    order = {f"{makes}:": i for i, makes in enumerate(asking.KINDS)}
    probes.sort(key=lambda p: order[p.id.partition(":")[0] + ":"])
    # The local servers have a default address: that nobody runs one is no fault unless new projects rely on it.
    chosen = {f"{makes}:{name}" for makes, name in usual.items()}
    optional = {f"{able.makes}:{able.name}" for able in known if able.makes in ("text", "vision") and able.local} - chosen
    bad = [p for p in probes if p.id not in optional and ((p.configured and (not p.reachable or p.error)) or (p.id in chosen and not p.configured))]
    found = ModelHealth(status="degraded" if bad else "ok", models=probes, checked_at=datetime.now(UTC))
    with _kept.lock:
        _kept.at, _kept.found = time.monotonic(), found
    return found


def _own(makes: Makes, busy: Mapping[str, tuple[int, int]]) -> Probe:
    """Our own adapters: they are as well as their model files, and their queue is that of the workers."""
    running, waiting = busy.get(_EMBEDDED[makes][1], (0, 0))
    error = None
    if makes == "speech":
        from engine.sound.model import complete
        error = None if complete() else "The speech model is not put together yet."
    return Probe(id=f"{makes}:embedded", configured=True, reachable=error is None, latency_ms=0.0, error=error,
                 queue=Queue(running=running, waiting=waiting, ours=running, ours_waiting=waiting))


def _probe(able: Capability, turns: Turns) -> Probe:
    name = f"{able.makes}:{able.name}"
    # What sees pictures is the same server as what writes: it has one breaker and one queue.
    breaker = turns.breaker(name.replace("vision:", "text:"))
    place = place_of(getattr(settings(), _URLS[able.name])) if able.makes in ("text", "vision") else name
    probe = Probe(id=name, configured=able.configured, reachable=False, queue=Queue(ours=turns.busy(place), ours_waiting=turns.waiting(place)), **_told(breaker))
    if not able.configured:
        return probe.model_copy(update={"error": f"set {', '.join(able.missing)}"})
    found = asking.ask(able)
    s = found.state
    memory = Memory(total=s.memory_total, used=s.memory_used) if (s.memory_total, s.memory_used) != (None, None) else None
    queue = probe.queue.model_copy(update={"running": s.running, "waiting": s.waiting})
    return probe.model_copy(update={
        "reachable": found.reachable, "latency_ms": found.milliseconds, "error": found.error or None, "memory": memory, "queue": queue,
        "loaded": list(s.loaded) if s.loaded is not None else None, "has": list(s.models) if s.models is not None else None})


def _told(b: Breaker) -> dict[str, object]:
    return {"breaker": b.state, "asked_again_sec": round(b.seconds_left, 1) if b.state == "open" else None, "last_error": b.error,
            "last_error_at": datetime.fromtimestamp(b.error_at, UTC) if b.error_at else None}
