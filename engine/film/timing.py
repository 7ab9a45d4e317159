"""The timeline of an episode from its shots and the real length of every spoken line. Pure, in whole frames."""
from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from engine.drama.brief import Brief
from engine.drama.script import Episode, Line, lines_of
from engine.drama.sharing import share
from engine.drama.storyboard import Shot
from engine.drama.timeline import ShotClip, SpeechClip, Timeline
from engine.errors import BadInput
from engine.film.cues import cues_of
from engine.film.fitting import Room, fit
from engine.film.spotting import ambience_of, effects_of, music_of, palette_of
from engine.film.titles import HOOK_SECONDS, READABLE_SECONDS, titles_of
from engine.motion.chance import choice

MAX_TEMPO = 1.2
"""Faster than this speech is no longer acted."""

TEMPO_STEP = 0.05
"""Every other tempo has all lines of an episode spoken anew and all its shots filmed: with finer steps, nearly every edit of a
line would ask for another one where time is short."""
_TEMPI = range(100, round(MAX_TEMPO * 100) + 1, round(TEMPO_STEP * 100))
"""In hundredths."""

GAP_FRAMES = (6, 10)
"""Frames between two lines, from at least to at most, within a shot."""

_LEAD = (3, 0.20)
_TAIL = (3, 0.26)
"""Pad before the first and after the last line of a shot: least in frames, and what looks right in seconds."""

_SILENT_SECONDS = 1.0
_SILENT_LEAST_FRAMES = 8
_CLOSING_SECONDS = 0.5
_OVERLAP = 0.25
"""Seconds that a line is heard before it is seen (J-cut), or is still heard over the next picture (L-cut)."""
_OVERLAP_LEAST = 0.9
"""A picture is never cut shorter than this for it."""
_LOOSE_SECONDS = 0.9
"""How much longer than its lines a speaking shot may stay before it drags."""


@dataclass(frozen=True)
class _Piece:
    """The part of a line that is heard during one shot."""

    line: str
    frames: int
    starts: bool
    ends: bool


@dataclass
class _Slot:
    """A shot and what is spoken in it, in order."""

    shot: Shot
    pieces: list[_Piece] = field(default_factory=list)

    @property
    def spoken(self) -> int:
        return sum(p.frames for p in self.pieces)

    @property
    def gaps(self) -> int:
        return max(0, len(self.pieces) - 1)


def line_id(shot: Shot, beat: int) -> str:
    return f"e{shot.episode}s{shot.scene}b{beat}"


def fit_tempo(shots: list[Shot], speech_seconds: Mapping[str, float], brief: Brief) -> float:
    """How much faster all lines must be spoken for the episode to keep its length: 1.0 (they fit) to `MAX_TEMPO`.

    `speech_seconds`: seconds per line id as spoken at tempo 1. Rounded up to whole `TEMPO_STEP`s.
    """
    # A longer shot is no reason to speak faster.
    shots = [s.model_copy(update={"fixed": False}) for s in shots]
    lines = [line for line in speech_seconds if shots and line.startswith(f"e{shots[0].episode}s")]
    rate = float(brief.rate)

    def fits(hundredths: int) -> bool:
        slots = _slots(shots, lines, {line: speech_seconds[line] / (hundredths / 100) for line in lines}, rate)
        return sum(_room(s, rate, 0).least for s in slots) <= brief.frames_per_episode

    return next((tempo for tempo in _TEMPI if fits(tempo)), _TEMPI[-1]) / 100


def plan_timeline(episode: Episode, shots: list[Shot], speech_seconds: Mapping[str, float], brief: Brief, title: str) -> Timeline:
    """The timeline of `episode`: every line inside its shots, the whole exactly `brief.frames_per_episode` long.

    `speech_seconds`: seconds per line id (`e1s1b3`) as it was spoken. When even the shortest pads leave no room the
    episode becomes as much longer as its speech needs; nothing that is said is ever cut.
    Raises BadInput for an episode without shots, or when a line of it has not been spoken.
    """
    if not shots:
        raise BadInput(f"Episode {episode.number} has no shots: make its storyboard first.")
    lines = {line.id: line for scene in episode.scenes for line in lines_of(scene, brief.spoken)}
    if missing := [i for i in lines if i not in speech_seconds]:
        raise BadInput(f"{len(missing)} lines of episode {episode.number} have not been spoken yet ({', '.join(missing[:3])}): make their speech first.")
    rate = brief.rate
    slots = _slots(shots, list(lines), speech_seconds, float(rate))
    ending = round(HOOK_SECONDS * rate) if episode.hook else 0
    rooms = _rooms(slots, float(rate), ending)
    if sum(r.least for r in rooms) > brief.frames_per_episode:
        # no time for the title: it goes on over the next shot
        rooms = [_room(s, float(rate), ending if s is slots[-1] else 0) for s in slots]
    # When every length is the creator's wish, so is the sum.
    lengths = fit(rooms, sum(r.planned for r in rooms) if all(s.fixed for s in shots) else brief.frames_per_episode)
    pictures = _pictures(slots, lengths, rate)
    speech = _speech(slots, pictures, lines, rate)
    pictures = _overlapped(_closed(pictures, rate), shots, speech, rate)
    frames = pictures[-1].end
    width, height = brief.size
    return Timeline(
        episode=episode.number, fps=brief.fps, width=width, height=height, frames=frames, pictures=pictures, speech=speech,
        cues=cues_of(speech, lines, frames, rate, (width, height)),
        music=music_of(episode, shots, pictures, title, palette_of(shots, brief)), ambience=ambience_of(shots, pictures),
        effects=effects_of(episode, shots, pictures, rate),
        titles=titles_of(episode, title, brief.spoken, pictures, rate, episode.number >= brief.episodes),
    )


def _slots(shots: Sequence[Shot], lines: Sequence[str], seconds: Mapping[str, float], rate: float) -> list[_Slot]:
    """Which part of which line is heard in which shot; a line that no shot claims goes to the nearest one before it."""
    slots = [_Slot(shot) for shot in shots]
    shown: dict[str, list[int]] = {}
    for i, shot in enumerate(shots):
        for line in dict.fromkeys(line_id(shot, beat) for beat in shot.beats):
            shown.setdefault(line, []).append(i)
    where = {line: _run(shots, line, shown[line]) for line in lines if line in shown}
    for line in lines:
        if line not in where:
            where[line] = [_nearest(shots, line)]
    order = sorted(where, key=lambda line: (where[line][0], where[line][-1], _beat(line)))
    for line in order:
        run = where[line]
        whole = max(1, math.ceil(round(seconds[line] * rate, 6)))
        run = run[: max(1, min(len(run), whole))]
        parts = [1 + p for p in share(whole - len(run), [float(shots[i].frames) for i in run])]
        for i, part in zip(run, parts, strict=True):
            slots[i].pieces.append(_Piece(line, part, i == run[0], i == run[-1]))
    return slots


def _run(shots: Sequence[Shot], line: str, at: Sequence[int]) -> list[int]:
    """Of the shots `at` which the line is heard, those that it runs through without a break. Only one other line may cross
    each cut: a line that shares a shot with later beats ends there, one that follows earlier beats begins there."""
    run = list(at[:1])
    for i in at[1:]:
        last, first = shots[i - 1].beats[-1], shots[i].beats[0]
        if i != run[-1] + 1 or line_id(shots[i - 1], last) != line or line_id(shots[i], first) != line:
            break
        run.append(i)
    return run


def _beat(line: str) -> int:
    return int(line.rpartition("b")[2])


def _nearest(shots: Sequence[Shot], line: str) -> int:
    """The last shot of the line's scene that shows an earlier beat, else the first of that scene, else the last of all."""
    same = [i for i, s in enumerate(shots) if line.startswith(f"e{s.episode}s{s.scene}b")]
    earlier = [i for i in same if any(b < _beat(line) for b in shots[i].beats)]
    return (earlier[-1:] or same[:1] or [len(shots) - 1])[0]


def _rooms(slots: Sequence[_Slot], rate: float, ending: int) -> list[Room]:
    """What every shot may have, the last at least `ending` frames if it can, the first as long as it takes to read the title."""
    rooms = [_room(s, rate, ending if s is slots[-1] else 0) for s in slots]
    opening = round(READABLE_SECONDS * rate)
    if len(rooms) > 1 and not rooms[0].rigid:
        first = rooms[0]
        least, low = max(first.least, opening), max(first.low, opening)
        rooms[0] = replace(first, least=least, low=low, high=max(first.high, low))
    return rooms


def _room(slot: _Slot, rate: float, ending: int) -> Room:
    shot, pieces = slot.shot, slot.pieces
    silent = round(_SILENT_SECONDS * rate)
    if not pieces:
        planned = max(shot.frames, ending)
        least = min(_SILENT_LEAST_FRAMES, planned)
        if shot.fixed:
            return Room(planned, planned, planned, planned, shot.scene, 0.0)
        return Room(least, max(least, min(silent, planned), ending), planned, max(planned, round(6 * rate)), shot.scene, 1.6)
    opens, closes = pieces[0].starts, pieces[-1].ends
    if len(pieces) == 1 and not opens and not closes:
        return Room(slot.spoken, slot.spoken, slot.spoken, slot.spoken, shot.scene, 0.0)
    least = slot.spoken + slot.gaps * GAP_FRAMES[0] + opens * _LEAD[0] + closes * _TAIL[0]
    low = slot.spoken + slot.gaps * 8 + opens * round(_LEAD[1] * rate) + closes * max(round(_TAIL[1] * rate), ending)
    low = max(low, least)
    if shot.fixed:
        wished = max(least, shot.frames)
        return Room(wished, wished, wished, wished, shot.scene, 0.0)
    return Room(least, low, shot.frames, low + round(_LOOSE_SECONDS * rate), shot.scene, 0.6)


def _pictures(slots: Sequence[_Slot], lengths: Sequence[int], rate: Fraction) -> list[ShotClip]:
    clips: list[ShotClip] = []
    at = 0
    for slot, length in zip(slots, lengths, strict=True):
        kind = slot.shot.transition
        # between two acts the picture goes to black and comes out of it, which takes longer than coming out alone
        seconds = {"cut": 0.0, "dissolve": 0.6, "fade": 1.1 if clips else 0.8}[kind]
        clips.append(ShotClip(start=at, frames=length, shot=slot.shot.id, transition=kind,
                              transition_frames=min(round(seconds * rate), length // 2)))
        at += length
    return clips


def _closed(pictures: list[ShotClip], rate: Fraction) -> list[ShotClip]:
    """The episode goes to black at its end."""
    last = pictures[-1]
    return [*pictures[:-1], last.model_copy(update={"closing_frames": min(round(_CLOSING_SECONDS * rate), last.frames // 3)})]


def _overlapped(pictures: list[ShotClip], shots: Sequence[Shot], speech: Sequence[SpeechClip], rate: Fraction) -> list[ShotClip]:
    """J- and L-cuts: some cuts within a scene are moved so that the next line is heard before its picture is seen, or
    the last word of a line is heard over the face of who listens. Sound stays where it is; a cut moves by `_OVERLAP`
    past the word at most, so nobody's line is seen without its speaker for long."""
    out = list(pictures)
    reach, least = round(_OVERLAP * rate), round(_OVERLAP_LEAST * rate)
    for i in range(len(shots) - 1):
        before, after = shots[i], shots[i + 1]
        if after.transition != "cut" or before.scene != after.scene or before.fixed or after.fixed or before.insert or after.insert or before.focus == after.focus:
            continue
        cut = out[i].end
        ended = [c for c in speech if c.shot == before.id and c.end <= cut]
        begun = [c for c in speech if c.shot == after.id and c.start >= cut]
        if not ended or not begun or any(c.start < cut < c.end for c in speech):
            continue
        way = choice(("j", "l", "none"), "overlap", before.id, after.id, ended[-1].line)
        if way == "j" and begun[0].frames > 3 * reach:
            moved = begun[0].start + reach
        elif way == "l" and ended[-1].frames > 4 * reach:
            moved = ended[-1].end - reach
        else:
            continue
        if moved - out[i].start >= least and out[i + 1].end - moved >= least:
            out[i] = out[i].model_copy(update={"frames": moved - out[i].start})
            out[i + 1] = out[i + 1].model_copy(update={"start": moved, "frames": out[i + 1].end - moved})
    return out


def _speech(slots: Sequence[_Slot], pictures: Sequence[ShotClip], lines: Mapping[str, Line], rate: Fraction) -> list[SpeechClip]:
    """Lay the lines out in their shots: spare frames go before, between and after them."""
    begins: dict[str, int] = {}
    shots: dict[str, str] = {}
    length: dict[str, int] = {}
    for slot, clip in zip(slots, pictures, strict=True):
        at = clip.start + _lead(slot, clip.frames, rate)
        gap = _gap(slot, clip.frames, rate)
        for piece in slot.pieces:
            if piece.starts:
                # a line that runs on into the next shot ends flush with this one
                begins[piece.line] = at if piece.ends else clip.end - piece.frames
                shots[piece.line] = clip.shot
            length[piece.line] = length.get(piece.line, 0) + piece.frames
            at += piece.frames + gap
    return [SpeechClip(start=begins[i], frames=length[i], line=i, shot=shots[i], character=lines[i].character) for i in begins]


def _spare(slot: _Slot, frames: int) -> int:
    return frames - slot.spoken - slot.gaps * GAP_FRAMES[0]


def _gap(slot: _Slot, frames: int, rate: Fraction) -> int:
    """Frames between the lines of this shot: wider when there is time."""
    if not slot.gaps:
        return 0
    pads = _pad(slot, rate)
    extra = max(0, _spare(slot, frames) - pads) // slot.gaps
    return min(GAP_FRAMES[1], GAP_FRAMES[0] + extra)


def _pad(slot: _Slot, rate: Fraction) -> int:
    return slot.pieces[0].starts * round(_LEAD[1] * rate) + slot.pieces[-1].ends * round(_TAIL[1] * rate)


def _lead(slot: _Slot, frames: int, rate: Fraction) -> int:
    """Frames before the first line: none when it comes over from the shot before, else four tenths of the spare time
    (up to a second); all of it when the last line runs on, since that one has to reach the cut."""
    if not slot.pieces or not slot.pieces[0].starts:
        return 0
    spare = frames - slot.spoken - slot.gaps * _gap(slot, frames, rate)
    if not slot.pieces[-1].ends:
        return spare
    return min(max(min(_LEAD[0], spare), round(0.4 * spare)), round(1.0 * rate))
