"""A shot at any frame: camera, parallax, mouths, lids and breath put together, drawing only what has changed."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from engine.drama.storyboard import Shot
from engine.drama.vocabulary import Viseme
from engine.film.planes import Frame
from engine.film.sheets import Map, Rect, Sheet, meet, sheets_of
from engine.motion import CameraState, breath, camera, lids
from engine.motion.chance import number
from engine.picture.layers import LayeredPicture

CYCLE_PICTURES_A_SECOND = 12
_LEAN = 0.45
"""How far a zoom leans towards the face that the shot is about."""
_LEAST_PAN = 0.3
"""A pan smaller than this share of what it should be is no pan."""

Mouths = Mapping[str, Callable[[int], Viseme]]
"""By character: the viseme at a frame of the shot."""


class Composer:
    """Composes the frames of one shot, in order or not; cheapest in order.

    Memory: the sheets' planes (about three bytes a pixel and sheet) and one frame. `at` returns the composer's own
    frame: copy it before drawing on it.
    """

    def __init__(self, picture: LayeredPicture, shot: Shot, frames: int, rate: Fraction, mouths: Mouths | None = None) -> None:
        self.size = (picture.width, picture.height)
        self.rate = rate
        self._sheets = _visible(sheets_of(picture))
        self._anchor = _anchor(picture, shot)
        self._camera = _within(shot, frames, self._sheets, self._anchor, self.size)
        self._mouths = dict(mouths or {})
        seed = number("shot", shot.id) % 2**31
        actors = {s.layer.actor for s in self._sheets if s.layer.actor}
        self._lids = {a: lids(a, frames, rate, seed) for a in sorted(actors)}
        self._breath = [breath(s.layer.actor or s.layer.name, rate) if s.breath else None for s in self._sheets]
        self._frame = Frame.black(*self.size)
        self._maps: list[Map] = []
        self._turn = -1

    def at(self, frame: int) -> Frame:
        """The picture at a frame of the shot, without weather, transition and words."""
        state = self._camera(frame)
        maps = [self._map(sheet, state, rises(frame) if rises else 0.0) for sheet, rises in zip(self._sheets, self._breath, strict=True)]
        turn = int(frame / self.rate * CYCLE_PICTURES_A_SECOND)
        for rect in self._changed(frame, maps, turn):
            self._draw(maps, rect, turn)
        self._maps, self._turn = maps, turn
        return self._frame

    def _map(self, sheet: Sheet, state: CameraState, risen: float) -> Map:
        """Where the sheet's pixels are seen: zoomed about the anchor and shifted, each by its depth, then breathing."""
        (width, height), (px, py) = self.size, self._anchor
        z = 1 / (1 + (state.zoom - 1) * sheet.depth)
        ax, bx = z, px * (1 - z) + state.dx * width * sheet.depth
        ay, by = z, py * (1 - z) + state.dy * height * sheet.depth
        if risen:
            # the sheet grows upward from its lower edge
            foot = sheet.y + sheet.height
            shrink = 1 / (1 + sheet.breath * risen / sheet.height)
            ay, by = ay * shrink, foot * (1 - shrink) + by * shrink
        return Map(ax, bx, ay, by)

    def _changed(self, frame: int, maps: list[Map], turn: int) -> list[Rect]:
        """The rectangles that must be drawn again since the last call; mouths and lids are put on on the way."""
        whole: Rect = (0, 0, *self.size)
        faces = [sheet.show(*self._expression(sheet, frame)) for sheet in self._sheets]
        if not self._maps or any(a != b for a, b, s in zip(maps, self._maps, self._breath, strict=True) if s is None):
            return [whole]
        rects: list[Rect] = []
        for sheet, face, now, then in zip(self._sheets, faces, maps, self._maps, strict=True):
            if now != then or (sheet.cycle and turn != self._turn):
                rects += [sheet.spread(now), sheet.spread(then)]
            elif face:
                rects.append(sheet.face_spread(now))
        return _joined(r for rect in rects if (r := meet(rect, whole)) is not None)

    def _expression(self, sheet: Sheet, frame: int) -> tuple[Viseme | None, str | None]:
        actor = sheet.layer.actor
        if actor is None:
            return None, None
        speaks = self._mouths.get(actor)
        return (speaks(frame) if speaks else None), self._lids[actor](frame)

    def _draw(self, maps: list[Map], rect: Rect, turn: int) -> None:
        x0, y0, x1, y1 = rect
        if not self._sheets or not self._sheets[0].opaque:
            self._frame.y[y0:y1, x0:x1] = 16
            self._frame.uv[y0 // 2:y1 // 2, x0:x1] = 128
        seen = [rect]
        behind: list[list[Rect]] = []
        for sheet, at in zip(reversed(self._sheets), reversed(maps), strict=True):
            behind.append(seen)
            seen = [part for r in seen for part in _without(r, sheet.solid(at, r))]
        for sheet, at, parts in zip(self._sheets, maps, reversed(behind), strict=True):
            for part in parts:
                sheet.draw(self._frame, at, part, turn)


def _without(rect: Rect, rows: tuple[int, int] | None) -> list[Rect]:
    """What of a rectangle lies above and below these rows."""
    if rows is None:
        return [rect]
    x0, y0, x1, y1 = rect
    return [part for part in ((x0, y0, x1, rows[0]), (x0, rows[1], x1, y1)) if part[1] < part[3]]


def _visible(sheets: list[Sheet]) -> list[Sheet]:
    """Without what lies behind a sheet that covers everything."""
    last = max((i for i, s in enumerate(sheets) if s.opaque), default=0)
    return sheets[last:]


def _anchor(picture: LayeredPicture, shot: Shot) -> tuple[float, float]:
    """The point that a zoom holds still: the middle of the frame, leaning towards the face of the shot."""
    x, y = 0.5, 0.5
    face = picture.faces.get(shot.focus or "")
    if face is not None:
        x += _LEAN * ((face[0] + face[2]) / 2 - x)
        y += _LEAN * ((face[1] + face[3]) / 2 - y)
    return min(max(x, 0.15), 0.85) * (picture.width - 1), min(max(y, 0.15), 0.85) * (picture.height - 1)


def _room(sheets: Sequence[Sheet], anchor: tuple[float, float], size: tuple[int, int], state: CameraState) -> tuple[float, float]:
    """The share of the state's way across and down that shows no cut edge of any sheet: each 1 when all is well."""
    shares = [1.0, 1.0]
    for sheet in sheets:
        z = 1 / (1 + (state.zoom - 1) * sheet.depth)
        for axis, (way, middle, length) in enumerate(((state.dx, anchor[0], size[0]), (state.dy, anchor[1], size[1]))):
            shift = way * length * sheet.depth
            before, after = sheet.cuts[axis]
            if shift > 0 and after is not None:
                room = (after - 1) - (middle * (1 - z) + z * (length - 1))
            elif shift < 0 and before is not None:
                room = middle * (1 - z) - before
            else:
                continue
            shares[axis] = min(shares[axis], max(0.0, room) / abs(shift))
    return shares[0], shares[1]


def _within(shot: Shot, frames: int, sheets: Sequence[Sheet], anchor: tuple[float, float], size: tuple[int, int]) -> Callable[[int], CameraState]:
    """The shot's move, made as much smaller as the picture's margin demands: by one factor for the whole shot, so that
    it stays as smooth as it was. Where next to nothing would remain of a pan, the camera pushes in instead."""
    move = camera(shot, frames)
    rooms = [_room(sheets, anchor, size, move(n)) for n in range(frames)]
    across, down = min(r[0] for r in rooms), min(r[1] for r in rooms)
    if min(across, down) >= 1:
        return move
    if min(across, down) < _LEAST_PAN and shot.move not in ("handheld", "push_in", "pull_out", "static"):
        return camera(shot.model_copy(update={"move": "push_in"}), frames)

    def smaller(n: int) -> CameraState:
        state = move(n)
        return CameraState(state.zoom, state.dx * across, state.dy * down)

    return smaller


def _joined(rects: Iterable[Rect]) -> list[Rect]:
    """Rectangles that do not overlap: those that do become their bounding box."""
    out: list[Rect] = []
    for rect in rects:
        while (other := next((o for o in out if meet(o, rect)), None)) is not None:
            out.remove(other)
            rect = (min(rect[0], other[0]), min(rect[1], other[1]), max(rect[2], other[2]), max(rect[3], other[3]))
        out.append(rect)
    return out
