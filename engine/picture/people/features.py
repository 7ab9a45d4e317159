"""The make of a face: numbers that tell people apart, from the face shape, gender, age and the name.

Faces are put together from families (of outline, eyes, brows, nose, lips), then varied a little. What the families are
called follows Chinese portraiture: almond and phoenix eyes, sword and willow brows.
"""
from __future__ import annotations

import random
from dataclasses import dataclass

from engine.drama.vocabulary import Age, FaceShape, Gender
from engine.picture.gfx import Point, rnd
from engine.picture.people.palette import IRISES

_OUTLINE: tuple[Point, ...] = (
    (2, -114), (50, -100), (68, -60), (66, -28), (60.5, -3), (66, 20), (61, 46), (51, 72), (38, 94), (24, 102), (8, 101),
    (-20, 86), (-51, 58), (-67, 22), (-73, -18), (-84, -54), (-54, -98))
"""The head in three-quarter view, clockwise from the crown; +x is the way it looks. Indices are used below."""
_BROW, _SOCKET, _FAR_BONE, _FAR_CHEEK, _FAR_JAW, _FAR_CHIN, _CHIN_TIP, _CHIN_NEAR = range(3, 11)
_JAW_FRONT, _JAW_CORNER, _JAW_BACK = 11, 12, 13

Moves = dict[int, tuple[float, float]]
_SHAPES: dict[FaceShape, Moves] = {
    "oval": {},
    "round": {_FAR_BONE: (1, 3), _FAR_CHEEK: (5, 3), _FAR_JAW: (6, 0), _FAR_CHIN: (5, -3), _CHIN_TIP: (2, -3),
              _CHIN_NEAR: (-3, -3), _JAW_FRONT: (-7, -1), _JAW_CORNER: (-6, 1), _JAW_BACK: (-4, 5)},
    "square": {_FAR_CHEEK: (3, 3), _FAR_JAW: (6, 5), _FAR_CHIN: (7, 3), _CHIN_TIP: (5, 0), _CHIN_NEAR: (-6, 0),
               _JAW_FRONT: (-11, 2), _JAW_CORNER: (-6, 8), _JAW_BACK: (0, 6)},
    "long": {_FAR_BONE: (-1, 2), _FAR_CHEEK: (-2, 4), _FAR_JAW: (-2, 6), _FAR_CHIN: (-1, 6), _CHIN_TIP: (0, 6), _CHIN_NEAR: (0, 6),
             _JAW_FRONT: (1, 6), _JAW_CORNER: (4, 7), _JAW_BACK: (3, 4)},
    "heart": {_FAR_BONE: (2, -2), _FAR_CHEEK: (0, -3), _FAR_JAW: (-3, -3), _FAR_CHIN: (-3, -1), _CHIN_TIP: (-1, 1), _CHIN_NEAR: (2, 1),
              _JAW_FRONT: (4, -1), _JAW_CORNER: (2, -3), _JAW_BACK: (-1, -3)},
    "diamond": {_BROW: (-2, 0), _FAR_BONE: (4, 1), _FAR_CHEEK: (0, 2), _FAR_JAW: (-4, 3), _FAR_CHIN: (-5, 4), _CHIN_TIP: (-1, 5),
                _CHIN_NEAR: (2, 5), _JAW_FRONT: (5, 3), _JAW_CORNER: (6, 2), _JAW_BACK: (-3, 4)},
}
_MAN: Moves = {
    _BROW: (1, 0), _FAR_CHEEK: (0, 2), _FAR_JAW: (2, 3), _FAR_CHIN: (3, 3), _CHIN_TIP: (3, 3), _CHIN_NEAR: (-3, 3), _JAW_FRONT: (-6, 5),
    _JAW_CORNER: (-3, 8), _JAW_BACK: (1, 5)}
_WOMAN: Moves = {
    _FAR_CHEEK: (0, -1), _FAR_JAW: (-1, -4), _FAR_CHIN: (-3, -5), _CHIN_TIP: (-2, -6), _CHIN_NEAR: (1, -6), _JAW_FRONT: (1, -3),
    _JAW_CORNER: (-2, 1), _JAW_BACK: (0, 3)}
_CHILD: Moves = {
    _FAR_BONE: (2, 4), _FAR_CHEEK: (5, 2), _FAR_JAW: (6, -5), _FAR_CHIN: (3, -11), _CHIN_TIP: (0, -13), _CHIN_NEAR: (0, -13),
    _JAW_FRONT: (-6, -10), _JAW_CORNER: (-5, -2), _JAW_BACK: (-2, 3)}
_SAG: Moves = {_JAW_FRONT: (-4, 3), _JAW_CORNER: (-2, 6), _FAR_CHEEK: (-2, 2), _FAR_JAW: (3, 3), _FAR_CHIN: (1, 0)}


@dataclass(frozen=True)
class _Eyes:
    width: float
    height: float
    tilt: float
    crease: float


_EYES: dict[str, _Eyes] = {
    "almond": _Eyes(1.02, .98, 2.2, 1.0), "phoenix": _Eyes(1.10, .84, 4.8, .7), "peach": _Eyes(1.04, 1.06, 2.6, 1.2),
    "round": _Eyes(.95, 1.14, .6, 1.0), "deer": _Eyes(1.0, 1.10, -1.6, .9), "single": _Eyes(1.03, .84, 2.6, .1)}
"""Factors on width and height, rise of the outer corner, breadth of the fold."""


@dataclass(frozen=True)
class _Brows:
    thick: float
    arch: float
    tilt: float


_BROWS: dict[str, _Brows] = {
    "straight": _Brows(1.0, .4, .2), "willow": _Brows(.84, 3.4, .6), "sword": _Brows(1.08, 1.4, 3.8), "angled": _Brows(.94, 4.6, 2.4),
    "bushy": _Brows(1.36, 1.2, .8)}


@dataclass(frozen=True)
class _Nose:
    low: float
    width: float
    bridge: float


_NOSES: dict[str, _Nose] = {
    "small": _Nose(-3, .84, -.7), "straight": _Nose(-.5, .96, .1), "high": _Nose(1, .92, .8), "broad": _Nose(.5, 1.20, -.3),
    "eagle": _Nose(3, 1.06, 1.3)}


@dataclass(frozen=True)
class Features:
    """Measures of one face in head units, and factors around 1."""

    outline: tuple[Point, ...]
    chin: float
    """Lowest y of the chin."""
    eye_w: float
    eye_h: float
    eye_tilt: float
    """Outer corner above (positive) or below the inner one."""
    eye_gap: float
    """Near eye moved outwards."""
    crease: float
    """Visible upper lid: 0 hidden fold, 1 broad."""
    iris: str
    lash: float
    brow_w: float
    brow_y: float
    brow_arch: float
    brow_tilt: float
    nose_y: float
    nose_w: float
    nose_bridge: float
    """-1 concave, 1 aquiline."""
    mouth_w: float
    mouth_y: float
    lip: float
    cheek: float
    """Hollow (positive) or full cheeks."""
    mole: tuple[float, float] | None


def _moved(points: list[Point], moves: Moves, k: float = 1.0) -> list[Point]:
    return [(p[0] + moves[i][0] * k, p[1] + moves[i][1] * k) if i in moves else p for i, p in enumerate(points)]


def _families(r: random.Random, man: bool, age: Age) -> tuple[_Eyes, _Brows, _Nose]:
    """Eyes, brows and nose. Young faces keep to regular ones; character comes with the years."""
    ripe = age in ("middle", "elder")
    if age == "child":
        return _EYES[r.choice(("round", "deer", "peach"))], _BROWS[r.choice(("straight", "willow"))], _NOSES["small"]
    eyes = r.choice(("almond", "phoenix", "single", "almond", "peach", "deer") if man else
                    ("almond", "phoenix", "peach", "round", "deer", "peach"))
    brows = r.choice(("straight", "sword", "bushy", "sword", "angled") if man else ("straight", "willow", "angled", "straight", "willow"))
    if man:
        nose = r.choice(("eagle", "broad", "high", "broad") if ripe else ("straight", "high", "straight", "eagle"))
    else:
        nose = r.choice(("straight", "broad", "high") if ripe else ("small", "straight", "high", "small"))
    return _EYES[eyes], _BROWS[brows], _NOSES[nose]


def features(name: str, gender: Gender, age: Age, shape: FaceShape) -> Features:
    """The face of that name: the same for ever, and unlike others of the same shape."""
    r = rnd("face", name)

    def vary(spread: float) -> float:
        return r.uniform(-spread, spread)

    man, child, old = gender == "m", age == "child", age == "elder"
    outline = _moved(list(_OUTLINE), _SHAPES[shape], .5 if child else 1.0 if man or shape not in ("square", "long") else .56 if shape == "square" else .72)
    outline = _moved(outline, _MAN if man else _WOMAN, .2 if child else 1.0)
    if child:
        outline = _moved(outline, _CHILD)
    if old or age == "middle":
        outline = _moved(outline, _SAG, 1.0 if old else .45)
    jaw, chin = vary(3.0), vary(3)
    outline = _moved(outline, {_JAW_CORNER: (-jaw, jaw * .6), _JAW_FRONT: (-jaw, chin), _FAR_CHIN: (jaw * .5, chin),
                               _CHIN_TIP: (0, chin), _CHIN_NEAR: (0, chin)})
    eyes, brows, nose = _families(r, man, age)
    big = {"child": 1.22, "young": 1.05, "adult": 1.0, "middle": .92, "elder": .80}[age]
    lift = -9 if child else 0
    lowest = max(p[1] for p in outline)
    mole = (r.choice([(-34.0, 36.0), (8.0, 80.0), (-12.0, 30.0), (53.0, 38.0)]) if r.random() < .2 and not child else None)
    return Features(
        outline=tuple(outline), chin=lowest,
        eye_w=(40.5 if man else 43.0) * eyes.width * (1 + (big - 1) * .45) * (1 + vary(.04)),
        eye_h=(14.4 if man else 16.6) * big * eyes.height * (1 + vary(.07)),
        eye_tilt=eyes.tilt * (.7 if man else 1.0) + vary(1.0) - (2.0 if old else 0),
        eye_gap=vary(1.8), crease=max(.1, eyes.crease + vary(.2)), iris=r.choice(IRISES),
        lash=(.62 if man else 1.0) * (1 + vary(.12)) * (.75 if old else 1),
        brow_w=(9.0 if man else 6.0) * brows.thick * (1 + vary(.12)) * (.8 if child else 1), brow_y=vary(2.2),
        brow_arch=brows.arch * (.7 if man else 1.0) + vary(.8), brow_tilt=brows.tilt + vary(1.0),
        nose_y=nose.low + vary(1.6) + lift * .8 + (2.5 if man and not child else -1.5) + (2.5 if old else 0),
        nose_w=(1.08 if man else .90) * nose.width * (1 + vary(.07)) * (.86 if child else 1) * (1.10 if old else 1),
        nose_bridge=nose.bridge * (1.0 if man else .6) + vary(.2),
        mouth_w=(1.04 if man else .96) * (1 + vary(.09)) * (.86 if child else 1),
        mouth_y=(lowest - 102) * .34 + vary(1.6) + lift * .4 + (1 if man and not child else -1.5),
        lip=(.86 if man else 1.12) * (1 + vary(.20)) * (.75 if old else 1), cheek=vary(.4) + (.5 if shape in ("long", "diamond") else 0)
        - (.5 if shape == "round" else 0) + (.5 if old else 0), mole=mole)
