"""A shot at any frame: camera, parallax, mouths, lids and breath put together, drawing only what has changed."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import numpy as np

from engine.drama.storyboard import Shot
from engine.drama.vocabulary import Viseme
from engine.film import tiles
from engine.film.planes import U8, Frame
from engine.film.sheets import Map, Sheet, sheets_of
from engine.film.stack import Stack
from engine.motion import CameraState, breath, camera, lids
from engine.motion.chance import number
from engine.picture.layers import LayeredPicture

CYCLE_PICTURES_A_SECOND = 12
_LEAN = 0.45
"""How far a zoom leans towards the face that the shot is about."""
_AT_REST = Map()
_LEAST_PAN = 0.3
"""A pan smaller than this share of what it should be is no pan."""

Mouths = Mapping[str, Callable[[int], Viseme]]
"""By character: the viseme at a frame of the shot."""


class Composer:
    """Composes the frames of one shot, in order or not; cheapest in order.

    Memory: the sheets' planes (about three bytes a pixel and sheet) and one frame.
    """

    def __init__(self, picture: LayeredPicture, shot: Shot, frames: int, rate: Fraction, mouths: Mouths | None = None) -> None:
        self.size = (picture.width, picture.height)
        self.rate = rate
        self._sheets = sheets_of(picture)
        self._stack = Stack(self._sheets, self.size)
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
        self._ahead: tuple[int, list[Map]] = (-1, [])

    def at(self, frame: int) -> Frame:
        """The picture at a frame of the shot, without weather, transition and words, on the composer's own frame: copy it
        before drawing on it."""
        self._draw(self._changed(frame))
        return self._frame

    def onto(self, frame: int, out: Frame, lost: U8) -> bool:
        """Bring the picture at a frame onto `out`, which shows that of the call before but for the tiles marked in `lost`.
        Whether anything of the picture has changed since; if not, the lost tiles stay as they are.

        A camera on the move is drawn where it is wanted at once; otherwise the composer's own frame keeps what does not
        change clear of what is laid over it.
        """
        changed = self._changed(frame)
        if changed.all() and all(a != b for a, b in zip(self._maps_at(frame + 1), self._maps, strict=True) if a != _AT_REST):
            self._stack.draw(out, self._maps, changed, self._turn)
            self._maps = []  # the composer's own frame is out of date
            return True
        self._draw(changed)
        if not changed.any():
            return False
        tiles.bring(self._frame, out, changed | lost)
        return True

    def restore(self, out: Frame, lost: U8) -> None:
        """Bring the lost tiles back onto `out`, which else shows the picture of the last call."""
        tiles.bring(self._frame, out, lost)

    def _draw(self, where: U8) -> None:
        if where.any():
            self._stack.draw(self._frame, self._maps, where, self._turn)

    def _maps_at(self, frame: int) -> list[Map]:
        if self._ahead[0] != frame:
            self._ahead = frame, self._mapped(frame)
        return self._ahead[1]

    def _mapped(self, frame: int) -> list[Map]:
        state = self._camera(frame)
        return [self._map(sheet, state, rises(frame) if rises else 0.0) for sheet, rises in zip(self._sheets, self._breath, strict=True)]

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

    def _changed(self, frame: int) -> U8:
        """The tiles that must be drawn again since the last call; mouths and lids are put on on the way."""
        maps, turn = self._maps_at(frame), frame * CYCLE_PICTURES_A_SECOND * self.rate.denominator // self.rate.numerator
        faces = [sheet.face is not None and sheet.show(*self._expression(sheet, frame)) for sheet in self._sheets]
        changed = np.zeros(self._stack.grid, np.uint8)
        if not self._maps:
            changed[:] = 1
            self._maps, self._turn = maps, turn
            return changed
        for sheet, face, now, then in zip(self._sheets, faces, maps, self._maps, strict=True):
            if now != then or (sheet.cycle and turn != self._turn):
                for at, surface in ((then, sheet.surface(self._turn)), (now, sheet.surface(turn))):
                    tiles.touched(surface.reach, at.ax, at.bx - sheet.x, at.ay, at.by - sheet.y, changed)
            elif face:
                tiles.mark(changed, sheet.face_spread(now))
        self._maps, self._turn = maps, turn
        return changed

    def _expression(self, sheet: Sheet, frame: int) -> tuple[Viseme | None, str | None]:
        actor = sheet.layer.actor
        if actor is None:
            return None, None
        speaks = self._mouths.get(actor)
        return (speaks(frame) if speaks else None), self._lids[actor](frame)


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
