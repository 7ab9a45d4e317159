"""What is spoken in which shot of an episode, and how many frames each shot may have for it. Pure."""
from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from engine.drama.sharing import share
from engine.drama.storyboard import Shot
from engine.film.fitting import Room
from engine.film.titles import READABLE_SECONDS

GAP_FRAMES = (6, 10)
"""Frames between two lines, from at least to at most, within a shot."""

LEAD = (3, 0.20)
TAIL = (3, 0.26)
"""Pad before the first and after the last line of a shot: least in frames, and what looks right in seconds."""

_SILENT_SECONDS = 1.0
_SILENT_LEAST_FRAMES = 8
_LOOSE_SECONDS = 0.9
"""How much longer than its lines a speaking shot may stay before it drags."""


@dataclass(frozen=True)
class Piece:
    """The part of a line that is heard during one shot."""

    line: str
    frames: int
    starts: bool
    ends: bool


@dataclass
class Slot:
    """A shot and what is spoken in it, in order."""

    shot: Shot
    pieces: list[Piece] = field(default_factory=list)

    @property
    def spoken(self) -> int:
        return sum(p.frames for p in self.pieces)

    @property
    def gaps(self) -> int:
        return max(0, len(self.pieces) - 1)


def line_id(shot: Shot, beat: int) -> str:
    return f"e{shot.episode}s{shot.scene}b{beat}"


def slots_of(shots: Sequence[Shot], lines: Sequence[str], seconds: Mapping[str, float], rate: float) -> list[Slot]:
    """Which part of which line is heard in which shot; a line that no shot claims goes to the nearest one before it."""
    slots = [Slot(shot) for shot in shots]
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
            slots[i].pieces.append(Piece(line, part, i == run[0], i == run[-1]))
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


def rooms_of(slots: Sequence[Slot], rate: float, ending: int) -> list[Room]:
    """What every shot may have, the last at least `ending` frames if it can, the first as long as it takes to read the title."""
    rooms = [room_of(s, rate, ending if s is slots[-1] else 0) for s in slots]
    opening = round(READABLE_SECONDS * rate)
    if len(rooms) > 1 and not rooms[0].rigid:
        first = rooms[0]
        least, low = max(first.least, opening), max(first.low, opening)
        rooms[0] = replace(first, least=least, low=low, high=max(first.high, low))
    return rooms


def room_of(slot: Slot, rate: float, ending: int) -> Room:
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
    least = slot.spoken + slot.gaps * GAP_FRAMES[0] + opens * LEAD[0] + closes * TAIL[0]
    low = slot.spoken + slot.gaps * 8 + opens * round(LEAD[1] * rate) + closes * max(round(TAIL[1] * rate), ending)
    low = max(low, least)
    if shot.fixed:
        wished = max(least, shot.frames)
        return Room(wished, wished, wished, wished, shot.scene, 0.0)
    return Room(least, low, shot.frames, low + round(_LOOSE_SECONDS * rate), shot.scene, 0.6)
