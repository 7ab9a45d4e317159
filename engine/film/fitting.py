"""Fitting shots to the length of the episode once it is known how long every line really is.

Shots keep the frames that the storyboard planned as long as their speech fits; only what does not fit moves, and it
moves to the nearest shot that has room. So an edited line changes its own neighbourhood and nothing else.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Room:
    """The frames that one shot may have, `least <= low <= planned? <= high`.

    `least` is the bare minimum (speech and shortest pads), `low` and `high` are what looks right, `planned` is the
    storyboard's wish. A rigid shot (`least == high`) lies wholly inside a line and never stretches.
    """

    least: int
    low: int
    planned: int
    high: int
    scene: int = 0
    stretch: float = 1.0
    """Share of the time that is still to be placed when every shot is as long as looks right; above 1 is silent."""

    @property
    def silent(self) -> bool:
        return self.stretch > 1

    @property
    def rigid(self) -> bool:
        return self.high <= self.least


_OWN = 0.1
"""Of a scene's planned length that is found within the scene even when that is more, or less, than looks right: where a
scene ends its music and its sound end, which would have to be made again, as would the sound of all that comes later."""


def fit(rooms: Sequence[Room], total: int) -> list[int]:
    """Frames for every shot, adding up to `total` whenever the least of all shots does; else to that least."""
    frames = [min(max(r.planned, r.low), r.high) for r in rooms]
    left = [0] * len(rooms)
    for i, owed in enumerate([r.planned - f for r, f in zip(rooms, frames, strict=True)]):
        left[i] = _settle(frames, rooms, i, owed, within=True)
    for first, end in _scenes(rooms):
        left[end - 1] = _keep(frames, rooms, first, end, sum(left[first:end]))
        left[first:end - 1] = [0] * (end - 1 - first)
    for first, end in _scenes(rooms):
        _trade(frames, rooms, first, end, left[end - 1])
    missing = total - sum(frames)
    if missing and rooms:
        _settle(frames, rooms, len(rooms) - 1, missing)
    missing = total - sum(frames)
    if missing > 0:
        _stretch(frames, rooms, missing)
    elif missing < 0:
        _squeeze(frames, rooms, -missing)
    return frames


def refit(rooms: Sequence[Room], lows: Sequence[int], before: Sequence[int], total: int) -> list[int]:
    """Frames for every shot of an edited episode, adding up as `fit` does.

    `lows` and `before`: the `low` that each shot had before the edit, and the frames. A shot that needs what it needed keeps
    its frames. One that needs more finds that in its own pads first; then, as one that needs less gives it, in what is nearest
    in its scene.
    """
    kept = [_kept(room, low, had) for room, low, had in zip(rooms, lows, before, strict=True)]
    frames = [min(max(had, room.low), room.high) for room, had in zip(kept, before, strict=True)]
    wider = [replace(room, low=_tight(room), high=room.high + round(_MORE * had)) for room, had in zip(kept, before, strict=True)]
    least = [replace(room, low=room.least) for room in wider]
    for i, (had, now) in enumerate(zip(before, frames.copy(), strict=True)):
        owed = had - now
        for within, bounds in ((True, kept), (True, wider), (True, least), (False, kept), (False, least)):
            owed = _pass_on(frames, bounds, i, owed, within)
    missing = total - sum(frames)
    if missing > 0:
        _stretch(frames, kept, missing)
    elif missing < 0:
        _squeeze(frames, kept, -missing)
    return frames


_MORE = 0.15
"""Of its length that a shot may become longer than looks right before a scene's end moves."""


def _kept(room: Room, low: int, had: int) -> Room:
    """What a shot may have that had so many frames before an edit."""
    if room.rigid:
        return room
    if room.low == low:
        return replace(room, least=min(room.least, had), low=min(room.low, had), high=max(room.high, had))
    return replace(room, low=max(room.least, min(room.low, max(had, min(_tight(room), had + room.low - low)))))


def _tight(room: Room) -> int:
    """The frames with which a shot still breathes: a quarter of what looks right above the bare minimum."""
    return room.least + (room.low - room.least + 3) // 4


def _pass_on(frames: list[int], rooms: Sequence[Room], origin: int, owed: int, within: bool) -> int:
    """Give what is nearest to `origin` the frames that it gave up, or take from there those it needs; `within` its scene only.
    What is left over."""
    if not owed:
        return 0
    order = sorted((j for j in range(len(rooms)) if j != origin and not (within and rooms[j].scene != rooms[origin].scene)),
                   key=lambda j: (abs(j - origin) - 1.5 * rooms[j].silent, j < origin))
    for j in order:
        step = min(owed, max(0, rooms[j].high - frames[j])) if owed > 0 else max(owed, min(0, rooms[j].low - frames[j]))
        frames[j] += step
        owed -= step
        if not owed:
            break
    return owed


def _scenes(rooms: Sequence[Room]) -> Iterator[tuple[int, int]]:
    """(first, end) of each run of shots of one scene."""
    first = 0
    for i in range(1, len(rooms) + 1):
        if i == len(rooms) or rooms[i].scene != rooms[first].scene:
            yield first, i
            first = i


def _keep(frames: list[int], rooms: Sequence[Room], first: int, end: int, owed: int) -> int:
    """Find the frames of a scene within it, up to the share `_OWN` of its plan; what is still to be found elsewhere."""
    mine, scene = frames[first:end], rooms[first:end]
    most = round(_OWN * sum(r.planned for r in scene))
    own = max(-most, min(most, owed))
    if own > 0 and any(not r.rigid for r in scene):
        _stretch(mine, scene, own)
    elif own < 0:
        _squeeze(mine, scene, -own)
    done = sum(mine) - sum(frames[first:end])
    frames[first:end] = mine
    return owed - done


_WHOLE = 12
"""Frames that a scene takes from others, or gives them, at a time: what it does not need of them it spends itself, so that
a line which is a frame longer or shorter after an edit does not move every scene that follows."""


def _trade(frames: list[int], rooms: Sequence[Room], first: int, end: int, owed: int) -> None:
    """Give other scenes what this one cannot place (`owed` > 0), or take from them what it lacks, by `_WHOLE` frames.
    Where they have none to spare the scene gives all of its own that it can."""
    whole = owed // _WHOLE * _WHOLE  # rounds towards taking more and giving less
    own = owed - (whole - _settle(frames, rooms, end - 1, whole))
    mine, scene = frames[first:end], rooms[first:end]
    if own > 0 and any(not r.rigid for r in scene):
        _stretch(mine, scene, min(own, owed - whole))
    elif own < 0:
        _squeeze(mine, scene, -own)
    frames[first:end] = mine


def _settle(frames: list[int], rooms: Sequence[Room], origin: int, owed: int, within: bool = False) -> int:
    """Give the shots nearest to `origin` the frames it gave up (`owed` > 0), or take from them those it needs; `within` its
    scene only. Silent ones come first: they have most to give, are the cheapest to film again, and so the speaking ones keep
    some time in which an edited line finds what it needs. What is left over."""
    near = sorted(range(len(rooms)), key=lambda j: (rooms[j].scene != rooms[origin].scene, not rooms[j].silent, abs(j - origin), j < origin))
    for j in near:
        if owed == 0 or (within and rooms[j].scene != rooms[origin].scene):
            break
        step = min(owed, max(0, rooms[j].high - frames[j])) if owed > 0 else max(owed, min(0, rooms[j].low - frames[j]))
        frames[j] += step
        owed -= step
    return owed


_ROUND_SHARE = 0.1
"""Of a shot's length that it is stretched by in one round."""


def _stretch(frames: list[int], rooms: Sequence[Room], missing: int) -> None:
    """Everything is as long as looks right, and time is left: all shots take a share of it, round by round, so that a few
    frames more or less change the last shots of one round and no others."""
    weights = [0.0 if r.rigid else f * r.stretch for f, r in zip(frames, rooms, strict=True)]
    if not any(weights):
        weights = [float(f) for f in frames]
    while missing > 0:
        for i, weight in enumerate(weights):
            step = min(missing, max(1, round(_ROUND_SHARE * weight))) if weight else 0
            frames[i] += step
            missing -= step


def _squeeze(frames: list[int], rooms: Sequence[Room], over: int) -> None:
    """Too long: pads around speech go first, then what silent shots have above their least; each whole before the next is
    touched, so that a few frames more or less change one or two shots."""
    for silent in (False, True):
        for i, room in enumerate(rooms):
            if room.silent is silent:
                step = min(over, max(0, frames[i] - room.least))
                frames[i] -= step
                over -= step
