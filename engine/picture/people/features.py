"""The make of a face: numbers that tell people apart, from the face shape, gender, age and the name."""
from __future__ import annotations

from dataclasses import dataclass

from engine.drama.vocabulary import Age, FaceShape, Gender
from engine.picture.gfx import Point, rnd
from engine.picture.people.palette import IRISES

_OUTLINE: tuple[Point, ...] = (
    (4, -112), (52, -98), (69, -54), (63, -15), (66, 14), (58, 48), (44, 82), (29, 101), (9, 103), (-19, 89), (-51, 57),
    (-67, 20), (-73, -20), (-84, -54), (-56, -98))
"""The head in three-quarter view, clockwise from the crown; +x is the way it looks. Indices are used below."""
_FAR_CHEEK, _FAR_JAW, _FAR_CHIN, _CHIN_TIP, _CHIN_NEAR, _JAW_FRONT, _JAW_CORNER, _JAW_BACK = 4, 5, 6, 7, 8, 9, 10, 11

_SHAPES: dict[FaceShape, dict[int, tuple[float, float]]] = {
    "oval": {},
    "round": {_FAR_CHEEK: (3, 4), _FAR_JAW: (5, 2), _FAR_CHIN: (8, -4), _CHIN_TIP: (4, -6), _CHIN_NEAR: (-2, -6),
              _JAW_FRONT: (-9, -4), _JAW_CORNER: (-8, 6), _JAW_BACK: (-4, 6)},
    "square": {_FAR_JAW: (3, 4), _FAR_CHIN: (8, 4), _CHIN_TIP: (7, 1), _CHIN_NEAR: (-4, 2), _JAW_FRONT: (-12, 5),
               _JAW_CORNER: (-10, 13), _JAW_BACK: (-2, 8)},
    "long": {_FAR_JAW: (-2, 6), _FAR_CHIN: (-2, 10), _CHIN_TIP: (1, 11), _CHIN_NEAR: (0, 11), _JAW_FRONT: (-1, 10),
             _JAW_CORNER: (1, 10), _JAW_BACK: (2, 4)},
    "heart": {_FAR_CHEEK: (2, -2), _FAR_JAW: (0, -2), _FAR_CHIN: (-4, 0), _CHIN_TIP: (-3, 2), _CHIN_NEAR: (1, 2),
              _JAW_FRONT: (4, 0), _JAW_CORNER: (2, -2), _JAW_BACK: (-1, -3)},
}
_MAN: dict[int, tuple[float, float]] = {
    _FAR_JAW: (3, 4), _FAR_CHIN: (5, 5), _CHIN_TIP: (4, 6), _CHIN_NEAR: (-3, 6), _JAW_FRONT: (-7, 7), _JAW_CORNER: (-5, 7)}
_WOMAN: dict[int, tuple[float, float]] = {
    _FAR_JAW: (0, -3), _FAR_CHIN: (-3, -4), _CHIN_TIP: (-2, -5), _CHIN_NEAR: (0, -5), _JAW_FRONT: (1, -3),
    _JAW_CORNER: (0, -1)}
_CHILD: dict[int, tuple[float, float]] = {
    _FAR_CHEEK: (4, 4), _FAR_JAW: (5, -2), _FAR_CHIN: (3, -11), _CHIN_TIP: (0, -14), _CHIN_NEAR: (0, -14),
    _JAW_FRONT: (-4, -12), _JAW_CORNER: (-3, -4), _JAW_BACK: (-2, 2)}
_SAG: dict[int, tuple[float, float]] = {_JAW_FRONT: (-5, 5), _JAW_CORNER: (-2, 8), _FAR_JAW: (2, 5), _FAR_CHIN: (2, 1)}

_EYE_TILT: dict[FaceShape, float] = {"oval": 1.0, "round": -1.2, "square": .6, "long": 1.6, "heart": 2.6}
_EYE_HEIGHT: dict[FaceShape, float] = {"oval": 1.0, "round": 1.08, "square": .90, "long": .93, "heart": 1.05}
_NOSE: dict[FaceShape, float] = {"oval": 0, "round": -3, "square": 1, "long": 6, "heart": -2}


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


def _moved(points: list[Point], moves: dict[int, tuple[float, float]], k: float = 1.0) -> list[Point]:
    return [(p[0] + moves[i][0] * k, p[1] + moves[i][1] * k) if i in moves else p for i, p in enumerate(points)]


def features(name: str, gender: Gender, age: Age, shape: FaceShape) -> Features:
    """The face of that name: the same for ever, and unlike others of the same shape."""
    r = rnd("face", name)

    def vary(spread: float) -> float:
        return r.uniform(-spread, spread)

    man, child, old = gender == "m", age == "child", age == "elder"
    outline = _moved(list(_OUTLINE), _SHAPES[shape], 1.0)
    outline = _moved(outline, _MAN if man else _WOMAN, .3 if child else 1.0)
    if child:
        outline = _moved(outline, _CHILD)
    if old or age == "middle":
        outline = _moved(outline, _SAG, 1.0 if old else .4)
    jaw, chin = vary(4.5), vary(4)
    outline = _moved(outline, {_JAW_CORNER: (-jaw, jaw * .6), _JAW_FRONT: (-jaw, chin), _FAR_CHIN: (jaw * .5, chin),
                               _CHIN_TIP: (0, chin), _CHIN_NEAR: (0, chin)})
    big = {"child": 1.24, "young": 1.07, "adult": 1.0, "middle": .95, "elder": .84}[age]
    lift = -8 if child else 0
    mole = (r.choice([(-34.0, 36.0), (12.0, 82.0), (-16.0, 26.0), (54.0, 38.0)])
            if r.random() < .22 and not child else None)
    return Features(
        outline=tuple(outline), chin=max(p[1] for p in outline),
        eye_w=(38.0 if man else 41.0) * (1 + (big - 1) * .45) * (1 + vary(.07)),
        eye_h=(11.2 if man else 14.2) * big * _EYE_HEIGHT[shape] * (1 + vary(.13)),
        eye_tilt=_EYE_TILT[shape] + vary(2.2) - (1.5 if old else 0),
        eye_gap=vary(2.4), crease=r.choice([0.25, .7, 1.0, 1.0, 1.3]), iris=r.choice(IRISES),
        lash=(.55 if man else 1.0) * (1 + vary(.15)) * (.75 if old else 1),
        brow_w=(8.6 if man else 5.2) * (1 + vary(.26)) * (.8 if child else 1), brow_y=vary(3.0),
        brow_arch=(1.5 if man else 3.4) + vary(2.0), brow_tilt=(1.0 if man else 0.0) + vary(2.2),
        nose_y=_NOSE[shape] + vary(3.2) + (lift * .7) + (2 if man and not child else 0),
        nose_w=(1.14 if man else .92) * (1 + vary(.16)) * (.82 if child else 1),
        nose_bridge=vary(1.0) + (.3 if man else -.3) - (.8 if child else 0),
        mouth_w=(1.03 if man else .95) * (1 + vary(.10)) * (.84 if child else 1),
        mouth_y=(3 if shape == "long" else 0) + vary(2.0) + lift + (2 if man and not child else 0),
        lip=(.80 if man else 1.05) * (1 + vary(.22)) * (.75 if old else 1), cheek=vary(.5) + (.5 if shape == "long" else 0)
        - (.5 if shape == "round" else 0) + (.5 if old else 0), mole=mole)
