"""Where the joints are: poses of arms, stances of legs, as data.

`u` counts in half shoulder widths from the body's middle (+ is the way the figure faces), `y` in head units of the
standard adult (`person.ADULT_FEET`). Wrists that belong at the head are given in head units (`at_head`).
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from engine.drama.vocabulary import Outfit, Pose
from engine.picture.gfx import rnd
from engine.picture.people.person import Person

Joint = tuple[float, float]
Grip = Literal["relaxed", "fist", "open", "flat", "point", "think", "wrap", "pinch", "hip", "hidden", "knee"]


@dataclass(frozen=True)
class Arm:
    """Elbow and wrist, what the hand does, and how far (degrees) the hand turns against the forearm."""

    elbow: Joint
    wrist: Joint
    grip: Grip = "relaxed"
    bend: float = 0.0
    flip: bool = False
    at_head: bool = False


@dataclass(frozen=True)
class Legs:
    """Hips, knees, ankles; `toe` is the length and turn of the feet (+ points the way the figure faces)."""

    near: tuple[Joint, Joint, Joint]
    far: tuple[Joint, Joint, Joint]
    toe: tuple[float, float] = (34, 48)
    feet: float = 1440.0
    shift: float = 0.0
    """Hips to the side, in `u`."""
    hips: float = 0.0
    """Near hip up, in head units per `u`."""
    slope: float = 0.0
    """Near shoulder down, in head units per `u`."""
    lean: float = 0.0
    """Chest and head before the hips, in `u`."""
    bow: float = 0.0
    """The trunk foreshortened by bending forward, in head units."""


@dataclass(frozen=True)
class Posture:
    """A whole pose. Arms in `over` lie over the torso; `last` arms lie over everything."""

    near: Arm
    far: Arm
    legs: Legs
    over: bool = False
    last: Literal["near", "far"] = "near"


_NEAR = Arm((-1.10, 448), (-1.04, 640))
_FAR = Arm((.96, 446), (.92, 632), flip=True)

STANCES: dict[str, Legs] = {
    "even": Legs(((-.40, 640), (-.40, 1030), (-.44, 1396)), ((.36, 640), (.46, 1024), (.50, 1390)), toe=(30, 54), shift=-.06, hips=5, slope=5),
    "weight": Legs(((-.46, 634), (-.40, 1036), (-.24, 1398)), ((.34, 646), (.66, 1012), (.66, 1384)),
                   toe=(28, 62), shift=-.20, hips=16, slope=13),
    "proud": Legs(((-.42, 640), (-.52, 1030), (-.58, 1396)), ((.38, 640), (.56, 1024), (.66, 1388)), toe=(24, 60), shift=.04, hips=-6, slope=-5),
    "poise": Legs(((-.46, 634), (-.36, 1034), (-.12, 1398)), ((.34, 646), (.44, 1004), (.26, 1386)),
                  toe=(36, 54), shift=-.24, hips=17, slope=13),
    "soft": Legs(((-.44, 640), (-.22, 1026), (-.34, 1396)), ((.36, 638), (.34, 1030), (.26, 1392)), toe=(40, 46),
                 shift=.16, hips=-12, slope=-9),
}
_WALK = Legs(((-.34, 640), (-.26, 1026), (-1.00, 1346)), ((.30, 640), (.78, 1010), (1.10, 1392)), toe=(44, 62), shift=.08,
             hips=-9, slope=9)
_SIT = Legs(((-.40, 640), (.92, 716), (.78, 1052)), ((.30, 628), (1.42, 690), (1.30, 1030)), toe=(62, 64), feet=1096,
            slope=2)
_KNEEL = Legs(((-.38, 650), (-.06, 1040), (-1.10, 1066)), ((.34, 640), (1.20, 770), (1.02, 1066)), toe=(40, 66), feet=1112,
              slope=3)

_FLAT = Legs(((-.40, 640), (-.40, 1030), (-.44, 1396)), ((.36, 640), (.46, 1024), (.50, 1390)))
"""Of who lies: nothing leans."""
_BOW = Legs(((-.40, 640), (-.42, 1030), (-.40, 1396)), ((.36, 640), (.38, 1026), (.40, 1390)), toe=(30, 50), feet=1330, lean=.50, bow=110)

_MEN, _WOMEN = ("even", "weight", "proud", "weight"), ("poise", "weight", "soft", "poise")


def stance(person: Person) -> Legs:
    """How this person stands; the same in every shot."""
    if person.age == "elder":
        return STANCES["even"]
    if person.child:
        return STANCES["soft"]
    return STANCES[rnd("stance", person.name).choice(_MEN if person.man else _WOMEN)]


_ARMS: dict[Pose, tuple[Arm, Arm, bool, Literal["near", "far"]]] = {
    "stand": (_NEAR, _FAR, False, "near"),
    "crossed": (Arm((-1.12, 436), (.34, 432), "hidden"), Arm((1.02, 440), (-.50, 388), "flat", 8, True), True, "far"),
    "chin": (Arm((-.62, 470), (8, 176), "think", -6, at_head=True), Arm((.98, 446), (-.34, 474), "hidden"), True, "near"),
    "phone": (Arm((-1.22, 420), (-128, 134), "wrap", 6, at_head=True), _FAR, False, "near"),
    "chest": (Arm((-1.12, 420), (-.16, 352), "flat", -22), _FAR, True, "near"),
    "clasp": (Arm((-1.14, 450), (-.26, 572), "flat", -22), Arm((1.04, 446), (.50, 566), "fist", 26, True), True, "near"),
    "reach": (_NEAR, Arm((1.36, 388), (1.98, 306), "open", 4, True), True, "near"),
    "cup": (Arm((-1.04, 446), (-.10, 420), "wrap", -14), Arm((1.04, 452), (.36, 466), "flat", 26, True), True, "near"),
    "hip": (Arm((-1.58, 436), (-1.02, 566), "hip", 0), _FAR, False, "near"),
    "sit": (Arm((-1.06, 450), (-.02, 622), "knee", 20), Arm((1.06, 446), (.84, 608), "knee", -10, True), True, "near"),
    "walk": (Arm((-1.18, 446), (-.96, 630), "relaxed", -6), Arm((1.10, 430), (1.36, 600), "relaxed", 0, True), False, "near"),
    "point": (_NEAR, Arm((1.34, 372), (2.02, 286), "point", 0, True), True, "near"),
    "kneel": (Arm((-1.12, 450), (-.90, 640), "fist"), Arm((1.08, 446), (.92, 640), "knee", -10, True), True, "near"),
    "touch": (_NEAR, Arm((1.26, 330), (1.92, 236), "flat", 46, True), True, "near"),
    "hug": (Arm((-.62, 424), (1.16, 356), "flat", -4), Arm((.84, 424), (.40, 470), "hidden", 0, True), True, "near"),
    "bow": (Arm((-1.10, 450), (-.72, 640), "flat", -8), Arm((.98, 446), (.72, 636), "flat", 8, True), True, "near"),
    "hold": (Arm((-1.02, 450), (.02, 436), "pinch", -52), _FAR, True, "near"),
    "lie": (Arm((-1.16, 440), (-.16, 516), "relaxed", -34), Arm((1.02, 446), (.90, 640), "hidden", 0, True), False, "near"),
}


_IN_SLEEVES: tuple[Arm, Arm, bool, Literal["near", "far"]] = (Arm((-1.16, 440), (.20, 430), "hidden"), Arm((1.08, 440), (-.06, 426), "hidden", 0, True), True, "near")
"""Arms crossed in wide sleeves: either hand in the other one's."""
WIDE_SLEEVES: frozenset[Outfit] = frozenset({"hanfu", "robe"})


_IN_BOTH: tuple[Arm, Arm, bool, Literal["near", "far"]] = (Arm((-1.08, 448), (-.44, 474), "pinch", -84), Arm((1.06, 444), (.56, 470), "pinch", 84, True), True, "near")
"""Something held before the chest by both of its edges."""


def posture(person: Person, pose: Pose, low: bool = False, both: bool = False, gives: bool = False) -> Posture:
    """The joints of a pose for this person; `low` has the legs kneel under it, what is held is held with `both` hands, and a
    hand that reaches out `gives` something."""
    near, far, over, last = _IN_SLEEVES if pose == "crossed" and person.look.outfit in WIDE_SLEEVES else _IN_BOTH if pose == "hold" and both else _ARMS[pose]
    if pose == "reach" and gives:
        far = replace(far, grip="pinch")
    legs = _KNEEL if low else {"sit": _SIT, "walk": _WALK, "kneel": _KNEEL, "bow": _BOW, "lie": _FLAT}.get(pose) or stance(person)
    if pose == "hip" and legs is STANCES["even"]:
        legs = STANCES["weight"]
    return Posture(near, far, legs, over, last)


_WALK_AWAY = Legs(((-.36, 640), (-.30, 1010), (-.20, 1318)), ((.34, 640), (.30, 1030), (.22, 1396)), toe=(26, 40), shift=.05, hips=-4, slope=4)
"""Away from the camera, the near foot in the air."""


def from_behind(posture: Posture) -> Posture:
    """The pose seen from the back: hands that are in front are hidden by the body, elbows show. Hips and shoulders lean less, so
    that hems hang level."""
    def turned(arm: Arm, rest: Arm) -> Arm:
        inside = abs(arm.wrist[0]) < .9 and not arm.at_head
        return replace(rest, elbow=arm.elbow, wrist=arm.wrist, grip="hidden") if inside else rest
    legs = _WALK_AWAY if posture.legs is _WALK else replace(posture.legs, shift=posture.legs.shift * .3, hips=posture.legs.hips * .25, slope=posture.legs.slope * .5)
    return replace(posture, near=turned(posture.near, _NEAR), far=turned(posture.far, _FAR), legs=legs)
