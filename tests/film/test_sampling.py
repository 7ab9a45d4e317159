"""A sheet is sampled as its weights say, whatever instructions the processor has."""
from __future__ import annotations

from typing import Any

import numba as nb
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.film import lanes
from engine.film.columns import CUBIC, LINEAR, Taps
from engine.film.kernels import faded
from engine.film.planes import Frame, Planes, _plane
from engine.film.sheets import Map, Sheet, Soft, Surface, sheets_of
from engine.film.stack import Stack
from engine.film.tiles import EVERYWHERE
from engine.picture.layers import Layer, LayeredPicture

U8 = NDArray[np.uint8]


def _one_way(rows: NDArray[np.int64], places: NDArray[np.float64], cubic: bool) -> NDArray[np.int64]:
    """Levels at places along the first axis, edges held: Catmull-Rom or straight lines, weights rounded to 128ths, at one of
    1024 places between two pixels."""
    i = np.floor(places).astype(int)
    f = ((places - i) * 1024 + 0.5).astype(int) / 1024
    if cubic:
        outer = [np.floor(128 * c + 0.5) for c in (-0.5 * f + f * f - 0.5 * f**3, 0.5 * f + 2 * f * f - 1.5 * f**3, -0.5 * f * f + 0.5 * f**3)]
        weights, lead = [outer[0], 128 - sum(outer), outer[1], outer[2]], 1
    else:
        weights, lead = [128 - np.floor(128 * f + 0.5), np.floor(128 * f + 0.5)], 0
    total = sum(w.astype(int)[:, None] * rows[np.clip(i + k - lead, 0, len(rows) - 1)] for k, w in enumerate(weights))
    return np.clip((np.asarray(total) + 64) >> 7, 0, 255)


def _sampled(src: U8, size: tuple[int, int], step: int, x: int, at: tuple[float, float, float, float], cubic: bool) -> U8:
    ax, bx, ay, by = at
    down = _one_way(src.astype(np.int64), np.clip(ay * np.arange(size[0]) + by, 0, len(src) - 1), cubic)
    channels = [_one_way(down[:, c::step].T, ax * np.arange(size[1] // step) + bx - x, cubic).T for c in range(step)]
    return np.stack(channels, -1).reshape(size).astype(np.uint8)


def _planes(levels: U8, alpha: U8) -> Planes:
    """Planes whose luma and whose chroma (every second row) are these bytes."""
    made = [_plane(*p.shape) for p in (levels, alpha, levels[::2], alpha[::2])]
    for plane, p in zip(made, (levels, alpha, levels[::2], alpha[::2]), strict=True):
        plane[:] = p
    return Planes(*made)


def _drawn(sheet: Sheet, at: Map, before: U8, skipped: tuple[int, int] | None = None) -> Frame:
    """The sheet over levels that were there before, but for one tile."""
    frame = Frame.black(before.shape[1], before.shape[0])
    frame.y[:], frame.uv[:] = before, before[::2]
    blank = Layer("noise", 1.0, np.zeros((1, 1, 4), np.uint8))
    ground = Sheet(1.0, 0, 0, before.shape[1], before.shape[0], True, Surface(_planes(before, before), EVERYWHERE), blank)
    stack = Stack([ground, sheet], (before.shape[1], before.shape[0]))
    where = np.ones(stack.grid, np.uint8)
    if skipped:
        where[skipped] = 0
    stack.draw(frame, [Map(), at], where)
    return frame


def _over(under: U8, levels: U8, alpha: U8) -> U8:
    """Exact where alpha is 0 or 255."""
    return (under + (((levels.astype(int) - under) * ((alpha.astype(int) * 257) >> 1) + 16384) >> 15)).astype(np.uint8)


PLACES = [(1.0, 0.0, 1.0, 0.0), (1.0, 3.31, 1.0, 2.0), (1.0, 5.0, 1.0, 0.4), (1.0, -4.999, 1.0, 0.57), (1.0, -4.0, 0.97, -0.57), (0.93, 1.7, 0.93, 2.4),
          (0.71, 9.2, 0.97, -3.1), (1.6, -3.0, 1.2, -6.0)]


@pytest.mark.parametrize("smooth", [False, True])
@pytest.mark.parametrize("at", PLACES)
@pytest.mark.parametrize("width", [24, 118, 250])
def test_what_is_painted_is_what_the_weights_say(smooth: bool, at: tuple[float, float, float, float], width: int) -> None:
    """To the last bit, beyond the sheet's edges too; black and white noise, so that sums leave the range of levels."""
    dice = np.random.default_rng(width)
    src, alpha = (dice.choice(np.array([0, 255, 90], np.uint8), (90, width)) for _ in range(2))
    before = dice.integers(0, 256, (70, 150)).astype(np.uint8)
    ax, bx, ay, by = at
    chroma = ax, bx / 2, ay, (ay * 0.5 + by - 0.5) / 2
    for reach in (EVERYWHERE, np.full((1, 1), 3, np.uint8)):
        sheet = Sheet(1.0, 4, 0, width, 90, True, Surface(_planes(src, alpha), reach), Layer("noise", 1.0, np.zeros((1, 1, 4), np.uint8)), smooth=smooth)
        out = _drawn(sheet, Map(*at), before)
        for made, under, step, x, rows, where, cubic in ((out.y, before, 1, 4, 1, at, not smooth), (out.uv, before[::2], 2, 2, 2, chroma, False)):
            wanted, k = (_sampled(p[::rows], under.shape, step, x, where, cubic) for p in (src, alpha))
            assert (made == (wanted if reach is EVERYWHERE else _over(under, wanted, k))).all()


@pytest.mark.parametrize("at", PLACES[:-1])
@pytest.mark.parametrize("width", [16, 60, 134])
def test_nothing_is_seen_beside_a_sheet(at: tuple[float, float, float, float], width: int) -> None:
    """Where a sheet ends, in the middle of the frame or beyond it, with colour to its very edges."""
    dice = np.random.default_rng(width)
    image = dice.integers(0, 256, (50, width, 4)).astype(np.uint8)
    image[..., 3] |= 1
    for left in (-10, 0, 37, 139):
        sheet = Sheet.of(Layer("noise", 1.0, image.copy(), left, 6), 0, (150, 70))
        before = dice.integers(0, 256, (70, 150)).astype(np.uint8)
        out = _drawn(sheet, Map(*at), before)
        p = sheet.source.planes
        where = at[0], at[1], at[2], at[3] - sheet.y
        levels, alpha = (_sampled(plane, (70, 150), 1, sheet.x, where, not sheet.smooth) for plane in (p.y, p.a))
        assert sheet.slack and (out.y == _over(before, levels, alpha)).all()


@pytest.mark.parametrize("width", [150, 42])
def test_what_is_laid_pixel_on_pixel_is_blended(width: int) -> None:
    """Within a level of what it should be, exactly where it covers all or nothing, and nothing changes beside it."""
    dice = np.random.default_rng(width)
    src, alpha = dice.integers(0, 256, (50, width)).astype(np.uint8), dice.choice(np.array([0, 255, 7, 130], np.uint8), (50, width))
    before = dice.integers(0, 256, (70, 150)).astype(np.uint8)
    planes = _planes(src, alpha)
    faded(planes.y, planes.a)
    left, top = (150 - width) // 2, 9
    sheet = Sheet(0.0, left, top, width, 50, False, Surface(planes, np.full((1, 1), 3, np.uint8)), Layer("noise", 0.0, np.zeros((1, 1, 4), np.uint8)), pinned=True)
    out = _drawn(sheet, Map(), before, (2, 1)).y
    wanted = before.astype(float)
    part = wanted[top:top + 50, left:left + width]
    part += (src - part) * (alpha / 255)
    wanted[32:48, 16:32] = before[32:48, 16:32]
    off = np.abs(out - wanted)
    clear = np.ones(before.shape, bool)
    clear[top:top + 50, left:left + width] = alpha % 255 == 0
    assert off.max() <= 1 and off[clear].max() == 0


def test_a_soft_sheet_is_laid_on_within_two_levels() -> None:
    y, x = np.mgrid[:72, :152]
    luma, veil = (np.clip(b + x * s + y * .4, 0, 255).astype(np.uint8) for b, s in ((20, .5), (0, 1.5)))
    # pairs of bytes are pixels
    chroma, chroma_veil = (p[::2, x[0] // 2 * 2] for p in (luma, veil))
    planes = Planes(luma, veil, chroma, chroma_veil)
    sheet = Sheet(0.0, 0, 0, 152, 72, False, Surface(planes, np.full((1, 1), 3, np.uint8)), Layer("light", 0.0, np.zeros((1, 1, 4), np.uint8)), pinned=True)
    sheet.soft = Soft.of(planes)
    assert sheet.soft is not None
    under = np.random.default_rng(1).integers(0, 256, (72, 152)).astype(np.uint8)
    out = _drawn(sheet, Map(), under, (1, 2))
    for made, there, plane, alpha, height in ((out.y, under, luma, veil, 16), (out.uv, under[::2], chroma, chroma_veil, 8)):
        wanted = there + (plane.astype(float) - there) * (alpha / 255)
        skipped = np.s_[height:2 * height, 32:48]
        wanted[skipped] = there[skipped]
        assert np.abs(made - wanted).max() <= 3 and np.abs((made - wanted).mean()) < .05
        assert (made[skipped] == there[skipped]).all()


def test_only_what_is_soft_is_kept_coarse() -> None:
    """A glaze with grain keeps its grain."""
    y, x = np.mgrid[:320, :180]
    glaze = np.zeros((320, 180, 4), np.uint8)
    glaze[..., 3] = np.clip(np.hypot(x - 90, y - 160) * .6, 0, 255)
    ground = np.full((320, 180, 4), 255, np.uint8)
    for grain in (0, 12):
        glaze[::2, ::3, 3] += np.uint8(grain)
        picture = LayeredPicture(180, 320, 0, [Layer("ground", 1.0, ground), Layer("light", 0.0, glaze)])
        assert [s.soft is not None for s in sheets_of(picture)] == [False, not grain]


def test_a_sheet_that_would_be_shown_too_small_is_refused() -> None:
    with pytest.raises(ValueError, match=r"0\.53 times"):
        _drawn(Sheet.of(Layer("one", 1.0, np.full((70, 150, 4), 255, np.uint8)), 0, (150, 70)), Map(1.9), np.zeros((70, 150), np.uint8))


@pytest.mark.parametrize("taps", [CUBIC, LINEAR])
def test_weights_add_up_and_the_pixel_itself_counts_whole(taps: Taps) -> None:
    assert (taps.weights.astype(int).sum(1) == 128).all()
    for fraction, pixel in ((0, 0), (1024, 1)):
        assert taps.weights[fraction][taps.pixels[fraction] == pixel].sum() == 128


def _steps() -> Any:
    """A function of all steps, compiled anew."""
    @nb.njit
    def run(rows: Any, table: Any, pairs: Any, halves: Any, out: Any) -> None:
        at, to, one, two = rows.ctypes.data, out.ctypes.data, pairs[0], pairs[1]
        lanes.summed(2, 32, False, at, 0, 0, 100, 0, 0, one, two, to)
        lanes.summed(4, 16, False, at, 0, 0, 100, 200, 300, one, two, to + 32)
        lanes.summed(4, 32, True, at, at + 40, 0, 100, 200, 300, one, two, to)
        lanes.summed(2, 16, True, at, at + 40, 0, 100, 0, 0, one, two, to + 32)
        lanes.turned(2, False, at, 0, 100, 9, table.ctypes.data, to + 48, 16)
        lanes.turned(4, True, at, at + 30, 80, 9, table.ctypes.data, to + 48, 16)
        lanes.laid(to + 16, at, at + 48)
        lanes.tinted(1, 32, to, 32, halves.ctypes.data, halves.ctypes.data + 16)
        lanes.tinted(2, 16, to + 64, 16, halves.ctypes.data, halves.ctypes.data + 16)
    return run


@pytest.mark.skipif(not lanes._quick(), reason="this processor knows only the other way")
def test_processors_without_the_instructions_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[list[U8]] = []
    for quick in (True, False):
        monkeypatch.setattr(lanes, "_quick", lambda quick=quick: quick)
        run, found = _steps(), []
        dice = np.random.default_rng(5)
        for _ in range(40):
            table = np.stack([dice.integers(0, 16, (2, 32)).astype(np.uint8), dice.integers(-128, 128, (2, 32)).astype(np.int8).view(np.uint8)], 1)
            pairs, out = dice.integers(-2**15, 2**15, 2).astype(np.int16), dice.integers(0, 256, 128).astype(np.uint8)
            run(dice.choice(np.array([0, 3, 128, 255], np.uint8), 400), table, pairs, dice.integers(0, 2**14, 32).astype(np.int16), out)
            found.append(out)
        made.append(found)
    assert (np.array(made[0]) == np.array(made[1])).all() and np.ptp(np.array(made[0])) == 255


@pytest.mark.parametrize("width", [180, 720, 1080])
def test_a_frame_lies_as_the_encoder_has_it(width: int) -> None:
    """So that the loops are compiled for one layout."""
    from fractions import Fraction

    from engine.film.encoder import Encode, Encoder
    theirs = Encoder((width, 64), Fraction(24), Encode()).frame
    for mine, other in ((Frame.black(width, 64).y, theirs.y), (Frame.black(width, 64).uv, theirs.uv)):
        assert mine.shape == other.shape and mine.flags.c_contiguous == other.flags.c_contiguous
