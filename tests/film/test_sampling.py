"""A sheet is sampled as its weights say, whatever instructions the processor has."""
from __future__ import annotations

from typing import Any

import numba as nb
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.film import lanes
from engine.film.columns import CUBIC, LINEAR, Columns, Taps
from engine.film.kernels import faded, softened
from engine.film.planes import Frame
from engine.film.sampling import BLEND, COPY, SKIP, Scratch, lay, paint, tint
from engine.film.sheets import sheets_of
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


@pytest.mark.parametrize(("step", "smooth"), [(1, False), (1, True), (2, True)])
@pytest.mark.parametrize("at", [(1.0, 0.0, 1.0, 0.0), (1.0, 3.31, 1.0, 2.0), (1.0, -4.999, 1.0, 0.57), (0.93, 1.7, 0.93, 2.4), (0.71, 9.2, 0.97, -3.1), (1.6, -3.0, 1.2, -6.0)])
@pytest.mark.parametrize("width", [24, 118, 250])
def test_what_is_painted_is_what_the_weights_say(step: int, smooth: bool, at: tuple[float, float, float, float], width: int) -> None:
    """To the last bit, beyond the sheet's edges too; black and white noise, so that sums leave the range of levels."""
    dice = np.random.default_rng(width)
    src, alpha = (dice.choice(np.array([0, 255, 90], np.uint8), (90, width)) for _ in range(2))
    before = dice.integers(0, 256, (70, 150)).astype(np.uint8)
    for act in (COPY, BLEND):
        out = before.copy()
        c, s = Columns(at[0], at[1], 150, step, smooth), Scratch()
        x = 4
        paint(src, alpha, out, np.full((5, 10), act, np.uint8), 16, step, x, at[2], at[3], c.taps.pixels, c.taps.weights, c.taps.pairs,
              c.base, c.fraction, c.table, s.rows, s.colour, s.alpha)
        wanted, k = (_sampled(p, (70, 150), step, x, at, not smooth).astype(int) for p in (src, alpha))
        k += k >> 7
        assert (out == (wanted if act == COPY else (before * (256 - k) + wanted * k + 128) >> 8)).all()


@pytest.mark.parametrize("width", [150, 42])
def test_what_is_laid_pixel_on_pixel_is_blended(width: int) -> None:
    """Within a level of what it should be, exactly where it covers all or nothing, and nothing changes beside it."""
    dice = np.random.default_rng(width)
    src, alpha = dice.integers(0, 256, (50, width)).astype(np.uint8), dice.choice(np.array([0, 255, 7, 130], np.uint8), (50, width))
    before = dice.integers(0, 256, (70, 150)).astype(np.uint8)
    out = before.copy()
    acts = np.full((5, 10), BLEND, np.uint8)
    acts[2, 1] = SKIP
    levels, keep = src.copy(), alpha.copy()
    faded(levels, keep)
    left, top = (150 - width) // 2, 9
    lay(levels, keep, out, acts, 16, left, top)
    wanted = before.astype(float)
    part = wanted[top:top + 50, left:left + width]
    part += (src - part) * (alpha / 255)
    wanted[32:48, 16:32] = before[32:48, 16:32]
    off = np.abs(out - wanted)
    clear = np.ones(before.shape, bool)
    clear[top:top + 50, left:left + width] = alpha % 255 == 0
    assert off.max() <= 1 and off[clear].max() == 0


@pytest.mark.parametrize("step", [1, 2])
def test_a_soft_sheet_is_laid_on_within_two_levels(step: int) -> None:
    y, x = np.mgrid[:70, :152]
    plane, alpha = (np.clip(b + (x // step * step) * s + y * .4, 0, 255).astype(np.uint8) for b, s in ((20, .5), (0, 1.5)))
    levels, keep = (np.empty((35, 76), np.int16) for _ in range(2))
    assert softened(plane, alpha, step, levels, keep) <= 3
    under = np.random.default_rng(step).integers(0, 256, (70, 152)).astype(np.uint8)
    out, acts = under.copy(), np.full((5, 10), BLEND, np.uint8)
    acts[1, 2] = SKIP
    tint(levels, keep, out, acts, 16, step)
    wanted = under + (plane.astype(float) - under) * (alpha / 255)
    wanted[16:32, 32:48] = under[16:32, 32:48]
    assert np.abs(out - wanted).max() <= 3 and np.abs((out - wanted).mean()) < .05
    assert (out[16:32, 32:48] == under[16:32, 32:48]).all()


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
        Columns(1.9, 0.0, 150, 1, False)


@pytest.mark.parametrize("taps", [CUBIC, LINEAR])
def test_weights_add_up_and_the_pixel_itself_counts_whole(taps: Taps) -> None:
    assert (taps.weights.astype(int).sum(1) == 128).all()
    for fraction, pixel in ((0, 0), (1024, 1)):
        assert taps.weights[fraction][taps.pixels[fraction] == pixel].sum() == 128


def _steps() -> Any:
    """A function of all steps, compiled anew."""
    @nb.njit
    def run(rows: Any, table: Any, pairs: Any, halves: Any, out: Any) -> None:
        at, to = rows.ctypes.data, out.ctypes.data
        lanes.down2(at, at + 100, pairs[0], to)  # type: ignore[call-arg]
        lanes.down4(at, at + 100, at + 200, at + 300, pairs[0], pairs[1], to + 32)  # type: ignore[call-arg]
        lanes.across2(at, 100, 9, table.ctypes.data, to + 64, 16)  # type: ignore[call-arg]
        lanes.across4(at, 100, 9, table.ctypes.data, to + 128, 16)  # type: ignore[call-arg]
        lanes.over(to, at, at + 16)  # type: ignore[call-arg]
        lanes.laid(to + 16, at, at + 48)  # type: ignore[call-arg]
        lanes.tinted(to + 32, halves.ctypes.data, halves.ctypes.data + 16)  # type: ignore[call-arg]
        lanes.tinted_pairs(to + 48, halves.ctypes.data, halves.ctypes.data + 16)  # type: ignore[call-arg]
    return run


@pytest.mark.skipif(not lanes._quick(), reason="this processor knows only the other way")
def test_processors_without_the_instructions_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = np.random.default_rng(5)
    made: list[list[U8]] = []
    for quick in (True, False):
        monkeypatch.setattr(lanes, "_quick", lambda quick=quick: quick)
        run, found = _steps(), []
        dice = np.random.default_rng(5)
        for _ in range(40):
            table = np.stack([dice.integers(0, 16, (2, 32)).astype(np.uint8), dice.integers(-128, 128, (2, 32)).astype(np.int8).view(np.uint8)], 1)
            pairs, out = dice.integers(-2**15, 2**15, 2).astype(np.int16), np.zeros(192, np.uint8)
            run(dice.choice(np.array([0, 3, 128, 255], np.uint8), 400), table, pairs, dice.integers(0, 2**14, 16).astype(np.int16), out)
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
