"""What changes from frame to frame, and the numbers behind the words of acting."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from engine.drama.vocabulary import Emotion, InsertKind, OldTimes, Pose, View, Viseme

Lid = Literal["open", "half", "shut"]
Bed = Literal["ward", "home", "old", "west"]
"""What somebody lies in: a hospital's bed, one at home, one of old times."""
State = Literal["rest", "lids", "viseme"]
Step = tuple[State, Callable[[Any], None]]
"""A part of a drawing, to be done on a canvas in its turn. `lids`, `viseme`: where that changes, it is this part and those
after it that come out otherwise, and all before stay as they were; nothing begins to differ at `rest`."""


@dataclass(frozen=True)
class Acting:
    """One moment of a person. Hashable, so that drawn states can be kept.

    `gaze` is -1..1 each way (+x the way the face points, +y down), `tilt` the head's roll in degrees (positive: the
    crown moves the way the face points), `breath` a phase 0..1 of one breath, `wind` -1..1 blows hair and hems (positive:
    the way the face points).
    """

    emotion: Emotion = "neutral"
    pose: Pose = "stand"
    viseme: Viseme = "X"
    lid: Lid = "open"
    gaze: tuple[float, float] = (0.0, 0.0)
    tilt: float = 0.0
    breath: float = 0.0
    wind: float = 0.0
    view: View = "three_quarter"
    holding: InsertKind | None = None
    both: bool = False
    """Whether it is held with both hands."""
    feast: bool = False
    """Whether what is drunk is wine."""
    low: bool = False
    """On the knees, whatever the arms do: how a grown-up embraces a child."""
    recline: float = 0.0
    """Degrees that the whole body is turned back, for who lies."""
    rise: float = 0.0
    """Degrees by which the trunk of who lies is raised again, against pillows."""
    bed: Bed = "home"
    """What is lain in, with `recline`."""
    old: OldTimes = ""
    """Which old times the things in the hands are of; where it is empty the clothes tell."""

    @property
    def back(self) -> float:
        """Degrees that trunk and head are turned back."""
        return self.recline - self.rise


@dataclass(frozen=True)
class Expression:
    """An emotion as deviations of the face from rest, in head units unless said otherwise."""

    brow: float = 0.0
    """Both brows up."""
    inner: float = 0.0
    """Inner ends of the brows up (sorrow) or down (anger)."""
    skew: float = 0.0
    """Far brow up against the near one: doubt, scorn."""
    lids: float = 1.0
    """Opening of the eye; 1 is rest."""
    squint: float = 0.05
    """Lower lid up, 0..1."""
    curve: float = 0.16
    """Corners of the mouth: 1 a laugh, -1 misery."""
    part: float = 0.0
    """How far the lips are apart at rest, 0..1."""
    round: float = 0.0
    """Rounded lips, 0..1."""
    smirk: float = 0.0
    """One corner up, 0..1."""
    iris: float = 1.0
    gaze: tuple[float, float] = (0.0, 0.0)
    blush: float = 0.0
    pale: float = 0.0
    tear: bool = False
    sweat: bool = False
    frown: bool = False
    """Creases between the brows."""
    nod: float = 0.0
    """Degrees the head sinks forward (positive) or lifts (negative)."""
    shoulders: float = 0.0
    """Shoulders up (negative) or down."""
    lean: float = 0.0
    """Leaning to the other (positive) or away, in half shoulder widths."""


EXPRESSIONS: dict[Emotion, Expression] = {
    "neutral": Expression(),
    "happy": Expression(brow=3, inner=1, lids=.80, squint=.62, curve=.72, part=.30, blush=.45, nod=-1.5),
    "sad": Expression(brow=0, inner=8, lids=.70, squint=.12, curve=-.36, gaze=(-.1, .5), tear=True, nod=4, shoulders=7, lean=.06),
    "angry": Expression(brow=-4, inner=-8.5, lids=.84, squint=.34, curve=-.34, iris=.93, frown=True, nod=2.5, shoulders=-6, lean=.16),
    "surprised": Expression(brow=11, inner=2, lids=1.15, squint=0, curve=0, part=.50, round=.62, iris=.97, nod=-2, lean=-.12),
    "afraid": Expression(brow=6, inner=9, lids=1.10, squint=0, curve=-.42, part=.24, iris=.94, gaze=(.05, 0), sweat=True,
                         pale=.24, nod=-1, shoulders=-9, lean=-.16),
    "tender": Expression(brow=1.5, inner=3.5, lids=.74, squint=.30, curve=.46, iris=1.05, gaze=(.05, .22), blush=.5, nod=2.5, lean=.10),
    "scornful": Expression(brow=-1.5, inner=-3.5, skew=8, lids=.66, squint=.22, curve=-.12, smirk=1.0, gaze=(.15, .3),
                           nod=-4, lean=-.10),
}


@dataclass(frozen=True)
class MouthShape:
    """A viseme: opening 0..1, width factor, roundness 0..1."""

    open: float
    width: float
    round: float


VISEMES: dict[Viseme, MouthShape | None] = {
    "X": None,
    "M": MouthShape(0.0, 0.92, 0.0),
    "A": MouthShape(0.95, 0.98, 0.15),
    "E": MouthShape(0.48, 1.03, 0.0),
    "I": MouthShape(0.27, 1.14, 0.0),
    "O": MouthShape(0.70, 0.70, 1.0),
    "U": MouthShape(0.34, 0.50, 1.0),
}
LIDS: dict[Lid, float] = {"open": 1.0, "half": 0.46, "shut": 0.0}
