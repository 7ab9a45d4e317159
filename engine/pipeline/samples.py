"""Samples of characters: a drawn portrait and a spoken sentence each, so that a creator sees and hears the cast before
anything is made of it. Kept by content like everything else; made by a worker when somebody looks."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from engine.drama.brief import Brief
from engine.drama.script import Character, Line, Voice
from engine.drama.vocabulary import Language
from engine.pipeline.keys import content_key
from engine.store import models as m
from engine.store.artefacts import Artefact, ArtefactStore
from engine.store.session import Database

Kind = Literal["portrait", "voice"]
PORTRAIT = (360, 450)
"""Pixels."""
_SAYS: dict[Language, str] = {"zh": "你好，我是{name}。有些话，我只说一次。", "en": "I'm {name}. There are things I only say once."}


@dataclass(frozen=True)
class Sample:
    """One sample: what it depends on and the key of its content."""

    name: str
    kind: Kind
    inputs: dict[str, Any]

    @property
    def key(self) -> str:
        return content_key("samples", 1, self.kind, "embedded", self.inputs)


def samples_of(characters: Iterable[Character], brief: Brief) -> list[Sample]:
    """The samples of a cast in the style and language of a drama."""
    from engine.picture import PICTURE_VERSION
    from engine.sound import SPEECH_VERSION
    found = []
    for who in characters:
        look = who.model_dump(mode="json", include={"name", "gender", "age", "look"})
        found.append(Sample(who.name, "portrait", {"who": look, "style": brief.style, "size": list(PORTRAIT), "picture": PICTURE_VERSION}))
        if who.voice:
            text = _SAYS[brief.spoken].format(name=who.name)
            found.append(Sample(who.name, "voice", {"voice": who.voice.model_dump(mode="json"), "text": text, "language": brief.spoken,
                                                    "speech": SPEECH_VERSION}))
    return found


def made(session: Session, samples: Iterable[Sample]) -> dict[tuple[str, Kind], str]:
    """sha256 of those that have been made, by name and kind."""
    wanted = {s.key: s for s in samples}
    rows = session.execute(select(m.CacheEntry.key, m.CacheEntry.result).where(m.CacheEntry.key.in_(list(wanted)))).tuples()
    return {(wanted[key].name, wanted[key].kind): result["artefact"] for key, result in rows}


def make(database: Database, store: ArtefactStore, samples: Iterable[Sample]) -> None:
    """Make what is missing, one by one, each kept as soon as it is there."""
    samples = list(samples)
    with database.session() as session:
        have = made(session, samples)
    for sample in samples:
        if (sample.name, sample.kind) in have and store.exists(have[sample.name, sample.kind]):
            continue
        art = _portrait(sample, store) if sample.kind == "portrait" else _voice(sample, store)
        with database.session() as session:
            session.execute(insert(m.Artefact).values(sha256=art.sha256, size=art.size, media_type=art.media_type).on_conflict_do_nothing())
            session.execute(insert(m.CacheEntry).values(key=sample.key, kind=sample.kind, result={"artefact": art.sha256}, artefacts=[art.sha256])
                            .on_conflict_do_nothing())


def _portrait(sample: Sample, store: ArtefactStore) -> Artefact:
    import cv2

    from engine.picture import draw_portrait
    width, height = sample.inputs["size"]
    rgb = draw_portrait(Character.model_validate(sample.inputs["who"]), (width, height), sample.inputs["style"])
    _, data = cv2.imencode(".jpg", cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 88])
    return store.put(data.tobytes(), "image/jpeg")


def _voice(sample: Sample, store: ArtefactStore) -> Artefact:
    import numpy as np

    from engine.sound import speak
    from engine.sound.speech import wav
    line = Line(episode=1, scene=1, beat=0, character="speaker", emotion="neutral", text=sample.inputs["text"], language=sample.inputs["language"])
    speech = speak(line, Voice.model_validate(sample.inputs["voice"]))
    return store.put(wav(np.clip(np.round(speech.audio * 32767), -32768, 32767).astype("<i2")), "audio/wav")
