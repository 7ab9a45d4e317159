"""A script in somebody's own format → Script."""
from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal, cast

from pydantic import ValidationError

from engine.drama.brief import clean_text, detect_language
from engine.drama.said import directions
from engine.drama.script import MAX_BEATS, Beat, Episode, Scene, Script
from engine.drama.vocabulary import Emotion, Genre, Language, Mood, Setting, TimeOfDay, Weather
from engine.errors import BadInput
from engine.writing.comparing import map_beats
from engine.writing.interchange import reading_page
from engine.writing.interchange.guessing import Place, cast_of, emotion_in, mood_of, place_of
from engine.writing.interchange.rendering import MARK, to_fountain, to_markdown
from engine.writing.interchange.rough import Rough, RoughBeat, RoughScene

Kind = Literal["auto", "fountain", "markdown", "json", "text"]
MAX_CHARACTERS = 800_000
_LONGEST = 600
"""Characters of a beat."""
_MOST_SCENES, _MOST_EPISODES = 400, 100


def parse_script(text: str, kind: Kind = "auto", *, title: str = "", language: Language | None = None) -> Script:
    """Read a script. What it does not say (places, looks, moods) is guessed from what it does, always the same way. Raises
    BadInput, in words, for what is no script."""
    if len(text) > MAX_CHARACTERS:
        raise BadInput(f"This script is too long: at most {MAX_CHARACTERS} characters.", key="error.script_too_long")
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = reading_page.looks_like(text) if kind == "auto" else kind
    if found == "json":
        return _from_json(text)
    words, kept = _taken_apart(clean_text(text))
    read = {"fountain": reading_page.read_fountain, "markdown": reading_page.read_markdown, "text": reading_page.read_plain}[found]
    rough = read(words)
    if kept is None:
        return _made(rough, title, language or detect_language(words))
    same = read(_taken_apart(clean_text(to_markdown(kept) if found == "markdown" else to_fountain(kept)))[0])
    return kept if same == rough else _merged(_made(rough, title or kept.title, kept.language), kept)


def _from_json(text: str) -> Script:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput("This is not JSON that can be read.", key="error.script_json") from error
    if isinstance(value, dict) and isinstance(value.get("script"), dict):
        value = value["script"]
    return _valid(value, "This JSON is not a script")


def _valid(value: Any, why: str) -> Script:
    try:
        return Script.model_validate(value)
    except (ValidationError, RecursionError) as error:
        first = error.errors()[0] if isinstance(error, ValidationError) else {"loc": (), "msg": "too deep"}
        where = ".".join(str(part) for part in first["loc"]) or "script"
        raise BadInput(f"{why}: {where}: {first['msg']}.", key="error.script_json", details=[{"field": where, "message": first["msg"]}]) from error


_CARRIED = re.compile(r"(?:/\*|<!--)\s*" + re.escape(MARK) + r"\s(\{.*?\})\s*(?:\*/|-->)", re.S)
_COMMENTS = re.compile(r"/\*.*?\*/|<!--.*?-->", re.S)


def _taken_apart(text: str) -> tuple[str, Script | None]:
    """The words without comments, and the script that one of the comments carries."""
    kept = None
    if carried := _CARRIED.search(text):
        try:
            kept = Script.model_validate(json.loads(carried[1]))
        except (ValidationError, ValueError, RecursionError):
            kept = None
    return _COMMENTS.sub("", text), kept


def _made(rough: Rough, title: str, language: Language | None) -> Script:
    """The script of what stands on the page."""
    episodes = [(e, scenes) for e in rough.episodes if (scenes := [s for s in e.scenes if s.beats])]
    if not episodes:
        raise BadInput("There is no scene in this text: write who says what, e.g. “林晚：你怎么来了？”, or what happens.", key="error.script_empty")
    if len(episodes) > _MOST_EPISODES or max(len(scenes) for _, scenes in episodes) > _MOST_SCENES:
        raise BadInput(f"This script is too long: at most {_MOST_EPISODES} episodes of {_MOST_SCENES} scenes.", key="error.script_too_long")
    if language is None:
        raise BadInput("The language of the script was not recognised: choose Chinese or English.", key="error.language")
    names = _names([s for _, scenes in episodes for s in scenes])
    everything = " ".join(b.text for _, scenes in episodes for s in scenes for b in s.beats)
    characters, genre = cast_of(names, everything, language)
    made: list[Episode] = []
    before: Scene | None = None
    for number, (episode, scenes) in enumerate(episodes, 1):
        done: list[Scene] = []
        for scene in scenes:
            done += _scenes(scene, number, len(done) + 1, set(names), language, done[-1] if done else before)
        before = done[-1]
        made.append(Episode(number=number, title=(episode.title or done[0].title)[:80], logline=episode.logline[:400], scenes=done))
    name = (rough.title or title or made[0].title or ("无题" if language == "zh" else "Untitled"))[:120]
    return _valid({"title": name, "logline": rough.logline[:400], "genre": genre, "language": language, "characters": [c.model_dump() for c in characters],
                   "episodes": [e.model_dump() for e in made]}, "This script will not do")


def _names(scenes: Sequence[RoughScene]) -> list[str]:
    """Who speaks, the most talkative first; more than a script may have speak as the last of them."""
    counts: dict[str, int] = {}
    for scene in scenes:
        for beat in scene.beats:
            if beat.kind == "dialogue":
                beat.who = beat.who.strip()[:40] or "?"
                counts[beat.who] = counts.get(beat.who, 0) + 1
    return sorted(counts, key=lambda n: (-counts[n], n))[:24]


def _scenes(rough: RoughScene, episode: int, number: int, names: set[str], language: Language, before: Scene | None) -> Iterator[Scene]:
    """A scene; one that is longer than a scene may be goes on in the same place as the next."""
    place = place_of(rough.heading, " ".join(b.text for b in rough.beats[:6]), language, before)
    beats = [beat for found in rough.beats for beat in _beats(found, names)]
    for at in range(0, len(beats), MAX_BEATS):
        yield _scene(rough, place, beats[at:at + MAX_BEATS], episode, number + at // MAX_BEATS, language)


def _scene(rough: RoughScene, place: Place, beats: list[Beat], episode: int, number: int, language: Language) -> Scene:
    present = list(dict.fromkeys(b.character for b in beats if b.character))[:8]
    words = " ".join(b.text for b in beats)
    return Scene(number=number, episode=episode, title=(place.name or rough.heading)[:80], place=place.name[:80], setting=cast(Setting, place.setting),
                 time_of_day=cast(TimeOfDay, place.time), weather=cast(Weather, place.weather), mood=cast(Mood, mood_of(words, language)), characters=present, beats=beats)


def _beats(rough: RoughBeat, names: set[str]) -> list[Beat]:
    """A beat, or several where somebody talks longer than a beat may be."""
    spoken = rough.kind == "dialogue" and rough.who in names
    kind: Literal["action", "dialogue", "narration"] = "dialogue" if spoken else "narration" if rough.kind == "dialogue" else rough.kind
    emotion: Emotion = emotion_in(rough.feeling or directions(rough.text)) if spoken else "neutral"
    return [Beat(kind=kind, character=rough.who if spoken else None, emotion=emotion, text=part) for part in _pieces(rough.text)]


def _pieces(text: str) -> list[str]:
    text = " ".join(text.split())
    made = []
    while len(text) > _LONGEST:
        cut = max(text.rfind(mark, 0, _LONGEST) for mark in "。！？.!?；;，, ") + 1
        cut = cut if cut > _LONGEST // 3 else _LONGEST
        made.append(text[:cut].strip())
        text = text[cut:].strip()
    return [p for p in [*made, text] if p]


def _merged(new: Script, kept: Script) -> Script:
    """The words of an edited file, with everything of the script that it came from which still belongs to them."""
    from engine.writing.carrying import match_scenes
    # The page names only those who speak; the others are still in the drama.
    known = {c.name for c in kept.characters}
    people = [*kept.characters, *(c for c in new.characters if c.name not in known)][:24]
    came = {to: place for place, to in match_scenes(kept, new).items()}
    before = {(s.episode, s.number): s for s in kept.scenes()}
    episodes = []
    for episode in new.episodes:
        old = kept.episodes[episode.number - 1] if episode.number <= len(kept.episodes) else None
        scenes = [_scene_merged(s, before[came[s.episode, s.number]]) if (s.episode, s.number) in came else s for s in episode.scenes]
        episodes.append(episode.model_copy(update={"scenes": scenes, "hook": old.hook if old else "", "logline": episode.logline or (old.logline if old else "")}))
    return _valid({"title": new.title, "logline": new.logline or kept.logline, "genre": cast(Genre, kept.genre), "language": kept.language,
                   "characters": [c.model_dump() for c in people], "episodes": [e.model_dump() for e in episodes]}, "This script will not do")


def _scene_merged(new: Scene, old: Scene) -> Scene:
    where = {n: o for o, n in map_beats(old, new).items() if n is not None}
    beats = [_beat_merged(b, old.beats[where[i]]) if i in where else b for i, b in enumerate(new.beats)]
    same_place = new.place == " ".join(old.place.split()) or not new.place
    fields = ("title", "description", "mood") + (("place", "setting") if same_place else ())
    return new.model_copy(update={**{f: getattr(old, f) for f in fields}, "beats": beats,
                                  "characters": list(dict.fromkeys([*(c for c in old.characters), *new.characters]))[:8]})


def _beat_merged(new: Beat, old: Beat) -> Beat:
    if new.kind != old.kind or (new.kind == "dialogue" and new.character != old.character):
        return new
    text = old.text if " ".join(old.text.split()) == new.text else new.text
    feeling = new.emotion if new.kind == "dialogue" else old.emotion
    return old.model_copy(update={"text": text, "emotion": feeling})

