"""The video stage, in waves: every line is spoken; then, as the timeline is known, every shot is filmed, and music and the
sound of places are made, which are mixed with the lines, levelled and encoded, stretch by stretch; then each episode is
joined."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from engine.drama.brief import Brief
from engine.drama.script import Character, Line, Script, Voice, lines_of
from engine.drama.timeline import Timeline
from engine.drama.vocabulary import StageName
from engine.pipeline.keys import content_key
from engine.pipeline.ladder import LISTENER
from engine.pipeline.prices import expected
from engine.pipeline.services import capability_of
from engine.pipeline.stages import sounding, video_outside, video_work
from engine.pipeline.stages.at_hand import once
from engine.pipeline.stages.fitted import Fitted, Seen, fitted, segments, tempo_of, told, worded
from engine.pipeline.stages.read import (
    Shown,
    add_take,
    brief_for,
    brief_of,
    characters_of,
    done_by_kind,
    done_tasks,
    episodes_of,
    script_of,
    shot_row,
    shot_rows,
    shown,
    take_of,
)
from engine.pipeline.units import EPISODES, Plan, Result, Simple, Tools, Unit, key_of
from engine.providers.calls import Capability
from engine.sound.heard import HEARD_VERSION, WRONG
from engine.store import models as m


class VideoStage(Simple):
    name: StageName = "video"
    version = 1
    opening = frozenset({"bed", "mix", "level", "film"})
    nearing: Mapping[str, int] = MappingProxyType({"segment": 4})

    def plan(self, session: Session, project: m.Project) -> Plan:
        shot_rows(session, project)  # of all episodes at once
        waves = self._waves(session, project)
        units: list[Unit] = []
        more = 0
        for row in episodes_of(session, project):
            found, later = waves.episode(row)
            units += found
            more += later
        return Plan(units, more)

    def early(self, session: Session, project: m.Project, ready: frozenset[int], made: frozenset[str]) -> list[Unit]:
        """An episode is filmed as soon as its own pictures are drawn."""
        waves = self._waves(session, project)
        return [unit for row in episodes_of(session, project) if EPISODES + row.number in ready for unit in waves.episode(row)[0]]

    def _waves(self, session: Session, project: m.Project) -> _Waves:
        return _Waves(self, session, project, script_of(session, project), brief_of(project), characters_of(session, project))

    def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
        if provider != "embedded":
            return video_outside.WORK[unit.kind](unit.inputs, provider, tools)
        return video_work.WORK[unit.kind](unit.inputs, tools)

    def apply(self, session: Session, project: m.Project, unit: Unit, result: Result, task: m.Task) -> None:
        if unit.kind == "segment":
            if shot := shot_row(session, project, unit.key.split(":", 1)[1]):
                shot.segment = result.value["artefact"]
        elif unit.kind == "conform":
            keep_take(session, project, unit, result)
        elif unit.kind == "film":
            number = int(unit.key.removeprefix("film:e"))
            session.query(m.Episode).filter(m.Episode.project_id == project.id, m.Episode.number == number).update({"film": result.value["artefact"]})


class _Waves:
    """What can be planned of each episode, from what has been made so far."""

    def __init__(self, stage: VideoStage, session: Session, project: m.Project, script: Script, brief: Brief, cast: dict[str, Character]):
        self.stage, self.settings = stage, stage.settings
        self.session, self.project, self.script, self.brief, self.cast = session, project, script, brief, cast
        self.done = done_by_kind(session, project, "video")
        self.spoken: dict[str, dict[str, Any]] = {}
        self.by: dict[str, str] = {}
        """Who spoke, by unit."""

    def episode(self, row: m.Episode) -> tuple[list[Unit], int]:
        """The units of one episode that can be named now, and how many will follow."""
        episode = self.script.episodes[row.number - 1]
        lines = once(self.session, self.project, ("lines", row.number), lambda: [line for scene in episode.scenes for line in lines_of(scene, self.script.language)])
        rows = shot_rows(self.session, self.project, row.number)
        units = self._speak(row.number, lines, 1.0)
        if self._seconds(units) is None:
            return units, len(rows) + 3
        units, said = self._listened(lines, units)
        first = self._seconds(said) if said else None
        if first is None:
            return units, len(rows) + 3
        words = once(self.session, self.project, ("words", row.number),
                     lambda: worded(episode, [r.spec for r in rows], brief_for(self.brief, episode), self.script.title))
        tempo = tempo_of(told(words, first, row.rhythm))
        if tempo > 1.0:
            units = units + (hurried := self._hurry(row.number, lines, said, tempo))
            seconds = self._seconds(hurried)
            if seconds is None:
                return units, len(rows) + 3
        else:
            hurried, seconds = said, first
        said_now = told(words, seconds, row.rhythm, tempo)
        found = fitted(said_now)
        timeline, row.timeline, row.rhythm = found.timeline, found.plain, found.rhythm
        takes = shown(self.session, self.project, rows)
        clips, filmed, whole = self._clips(timeline, rows, takes)
        units = units + clips
        if not whole:
            return units, len(rows) + 3
        pictures = [(r.key, takes[r.selected_take_id].kind, takes[r.selected_take_id].artefact) for r in rows]  # type: ignore[index]
        speech = {line.id: self.spoken[u.key]["artefact"] for line, u in zip(lines, hurried, strict=True)}
        following, more = self._put_together(row.number, said_now, Seen(pictures, filmed, speech, self._look()), self._beds(row.number, found))
        return units + following, more

    def _put_together(self, episode: int, said: str, seen: Seen, beds: list[Unit]) -> tuple[list[Unit], int]:
        """The units that make the episode of its lines, pictures and beds, and how many will follow."""
        filming = segments(said, seen)
        # What is heard comes first: there is more to be done with it, and nobody should wait for that at the end.
        units = list(beds)
        laid = [r["artefact"] for u in beds if (r := self._result(u))]
        if len(laid) < len(beds):
            return [*units, *filming], 3
        mixes = sounding.mixes(said, sounding.Sounds(seen.speech, laid, self._levels()))
        units += [*mixes, *filming]
        measures = [r["artefact"] for u in mixes if (r := self._result(u))]
        if len(measures) < len(mixes):
            return units, 3
        units.append(level := sounding.level(said, measures))
        gain = self._result(level)
        if gain is None:
            return units, 2
        units += (sound := sounding.encodings(mixes, gain["gain_db"]))
        pieces, heard = [self._result(u) for u in filming], [self._result(u) for u in sound]
        if None in pieces or None in heard:
            return units, 1
        inputs = {"segments": [r["artefact"] for r in pieces if r], "sound": [r["artefact"] for r in heard if r], "samples": level.inputs["samples"],
                  "fps": self.brief.fps, "film": video_work.film_version()}
        units.append(Unit("film", f"film:e{episode}", inputs, priority=EPISODES + episode))
        return units, 0

    def _made(self, unit: Unit) -> m.Task | None:
        """The finished task that made exactly this unit."""
        task = self.done[unit.kind].get(unit.key)
        return task if task is not None and task.cache_key == key_of(self.stage, unit, "") else None

    def _result(self, unit: Unit) -> dict[str, Any] | None:
        """What a unit made of these very inputs, if it is done."""
        task = self._made(unit)
        return task.result if task is not None else None

    def _speak(self, episode: int, lines: list[Line], tempo: float) -> list[Unit]:
        return once(self.session, self.project, ("said", episode, tempo), lambda: [self._said(line, tempo) for line in lines])

    def _said(self, line: Line, tempo: float) -> Unit:
        from engine.sound import narrator_voice
        voice: Voice | None = self.cast[line.character].voice if line.character else None
        voice = voice or narrator_voice(line.language)
        inputs = {"text": line.text, "emotion": line.emotion, "language": line.language, "narrator": line.character is None,
                  "voice": voice.model_dump(mode="json"), "tempo": tempo, "speech": video_work.speech_version(),
                  "names": sorted(self.cast)}
        prefix = "speak" if tempo == 1.0 else "hurry"
        outside = self.brief.providers.speech[0]
        cost = 0.0
        if outside != "embedded":
            who = self.cast.get(line.character or "")
            inputs["speaker"] = {"gender": who.gender if who else "f", "number": list(self.cast).index(who.name) if who else 0}
            able = capability_of("speech", outside, self.settings)
            cost = expected("speech", inputs, able)
        return Unit("speak", f"{prefix}:{line.id}", inputs, self.brief.providers.speech, priority=EPISODES + line.episode, cost=cost)

    def _listened(self, lines: list[Line], said: list[Unit]) -> tuple[list[Unit], list[Unit]]:
        """Where a service spoke and another can write down what it hears: one that does not say its line is asked for it
        once more, and the better of the two counts. Gives all units that can be named, and those that count, if all of that
        is known."""
        able = capability_of("transcript", LISTENER, self.settings) if self.brief.providers.speech[0] != "embedded" else None
        if able is None or not able.configured:
            return said, said
        units, best, whole = list(said), list[Unit](), True
        for line, first in zip(lines, said, strict=True):
            found: list[tuple[float, Unit]] = []
            for number, one in enumerate((first, replace(first, key=f"again:{line.id}", inputs={**first.inputs, "take": 2}))):
                units += [one] if number else []
                wrong = self._wrong(line, one, number, able, units)
                if wrong is None:
                    whole = False
                    break
                found.append((wrong, one))
                if wrong <= WRONG:
                    break
            best.append(min(found, key=lambda f: f[0])[1] if found else first)
        return units, best if whole else []

    def _wrong(self, line: Line, said: Unit, number: int, able: Capability, units: list[Unit]) -> float | None:
        """How far what is heard of a spoken line is from its words; None while that is not known. Adds to `units` the one
        that listens to it."""
        if self._seconds([said]) is None:
            return None
        if self.by[said.key] == "embedded":
            return 0.0
        made = self.spoken[said.key]
        unit = Unit("listen", f"listen:{line.id}:{number}", {"speech": made["artefact"], "text": line.text, "language": line.language, "heard": HEARD_VERSION},
                    [LISTENER], priority=EPISODES + line.episode, cost=able.price * float(made["seconds"]))
        units.append(unit)
        heard = self._result(unit)
        return float(heard["wrong"]) if heard else None

    def _hurry(self, episode: int, lines: list[Line], said: list[Unit], tempo: float) -> list[Unit]:
        """Lines at a faster tempo: our own voices say them again, what a service has said is played faster."""
        if self.brief.providers.speech[0] == "embedded":
            return self._speak(episode, lines, tempo)
        from engine.sound.foreign import FOREIGN_VERSION
        return [Unit("hurry", f"hurry:{line.id}", {"speech": self.spoken[one.key]["artefact"], "tempo": tempo, "foreign": FOREIGN_VERSION},
                     priority=EPISODES + line.episode) for line, one in zip(lines, said, strict=True)]

    def _clips(self, timeline: Timeline, rows: list[m.Shot], takes: Mapping[UUID, Shown]) -> tuple[list[Unit], dict[str, str], bool]:
        """The clips that a service films of the episode's shots, as far as they can be named, those that are there, by shot,
        and whether these are all. A shot that is longer than a clip can be is filmed in pieces; each begins where the one
        before ended."""
        wanted = [p for p in self.brief.providers.video if p != "embedded"] if self.brief.providers.video[0] != "embedded" else []
        units, filmed, whole = list[Unit](), dict[str, str](), True
        if not wanted:
            return units, filmed, whole
        by_key = {r.key: r for r in rows}
        for span in timeline.pictures:
            row = by_key[span.shot]
            take = takes[row.selected_take_id]  # type: ignore[index]
            if take.kind == "clip":
                continue
            found, ready = video_outside.clips_of(span.shot, span.frames, row.spec, take, self.brief, self.cast, wanted, self._made,
                                                  EPISODES + timeline.episode, self.settings)
            units += found
            whole = whole and ready
            if ready and (made := self.done["conform"].get(f"conform:{span.shot}")) and made.result:
                filmed[span.shot] = made.result["artefact"]
        return units, filmed, whole

    def _seconds(self, units: list[Unit]) -> dict[str, float] | None:
        """Seconds per line, when all of them have been spoken."""
        found = {}
        for u in units:
            task = self._made(u)
            if task is None or task.result is None:
                return None
            found[u.key.split(":", 1)[1]] = float(task.result["seconds"])
            self.spoken[u.key], self.by[u.key] = task.result, task.provider
        return found

    def _look(self) -> dict[str, Any]:
        """What the brief says of the looks of a segment, as far as it says anything."""
        look: dict[str, Any] = {"subtitles": self.brief.subtitles}
        if (captions := (self.brief.subtitle_style, self.brief.subtitle_size)) != ("outline", "medium") and self.brief.subtitles:
            look["captions"] = {"style": captions[0], "size": captions[1]}
        if self.brief.quality != "standard":
            look["quality"] = self.brief.quality
        return look

    def _beds(self, episode: int, found: Fitted) -> list[Unit]:
        return [Unit("bed", f"bed:e{episode}b{i}", {"bed": recipe, "sound": video_work.sound_version()}, priority=EPISODES + episode)
                for i, recipe in enumerate(found.beds)]

    def _levels(self) -> dict[str, float]:
        """Of voices and music, where the brief wants them otherwise."""
        levels = {"voice_db": self.brief.voice_db, "music_db": self.brief.music_db}
        return levels if any(levels.values()) else {}


def misheard(session: Session, project: m.Project) -> dict[int, list[dict[str, Any]]]:
    """By episode: spoken lines that were not heard as they are written, even at the second try."""
    best: dict[str, m.Task] = {}
    for key, task in done_tasks(session, project, "video", "listen").items():
        line = key.split(":")[1]
        if task.result and (line not in best or task.result["wrong"] < best[line].result["wrong"]):  # type: ignore[index]
            best[line] = task
    found: dict[int, list[dict[str, Any]]] = {}
    for line, task in sorted(best.items()):
        if task.result and task.result["wrong"] > WRONG:
            found.setdefault(task.priority - EPISODES, []).append({"line": line, "text": task.inputs["text"], **task.result})
    return found


def keep_take(session: Session, project: m.Project, unit: Unit, result: Result) -> None:
    """What a service filmed of a shot is a take of it; the picture that it began with stays the chosen one."""
    shot = shot_row(session, project, unit.key.split(":", 1)[1])
    if shot is None:
        return
    key = content_key("video", 1, "take", "", unit.inputs)
    if take_of(session, project, shot, key) is None:
        add_take(session, project, m.Take(id=uuid4(), project_id=project.id, shot_id=shot.id, kind="clip", provider=unit.inputs["by"], seed=unit.inputs["seed"],
                           settings={"prompt": unit.inputs["prompt"], "pieces": len(unit.inputs["pieces"])}, cache_key=key, artefact=result.value["artefact"],
                           preview=result.value["preview"]))
