"""The loops over pixels that light a figure and finish a place (numba, compiled once per machine), in one pass each.

Drawings come as skia leaves them: `uint8[h, w, 4]` in its native order (BGRA), premultiplied with their alpha. What is
finished is RGBA with straight alpha. Words and formulas are those of Porter and Duff, "Compositing digital images", 1984.

Inside, a pixel is one `int32`, and a row is worked on as four rows of floats 0..1 in loops without a branch, which is what
the compiler turns into vector instructions: five times as fast as pixel by pixel.
"""
from __future__ import annotations

from typing import Any

import numba as nb
import numpy as np
from numpy.typing import NDArray

Drawn = NDArray[np.uint8]
"""`uint8[h, w, 4]` BGRA, premultiplied: as skia draws (`gfx.drawing`)."""
Floats = NDArray[np.float32]

_fast = nb.njit(nogil=True, cache=True, boundscheck=False, fastmath={"nnan", "ninf", "nsz"})


def graded(drawn: Drawn, grade: Floats) -> Drawn:
    """The drawing through a colour matrix (three rows of four)."""
    out = np.empty(drawn.shape, np.uint8)
    _graded(_words(drawn), grade, _words(out))
    return out


def finished(drawn: Drawn, glow: Drawn, strength: float, grade: Floats) -> Drawn:
    """A drawing without holes, a glow (`uint8[h, w, 3]`, BGR) screened over it, through a colour matrix; opaque."""
    out = np.empty(drawn.shape, np.uint8)
    _finished(_words(drawn), glow, strength, grade, _words(out))
    return out


def lay(under: Drawn, over: Drawn) -> None:
    """under = over over under."""
    _lay(_words(under), _words(over))


def lit(drawn: Drawn, ambient: Floats, gain: Floats, gain_x: Floats, gain_y: Floats, face: Floats, face_gain: Floats, shadow: Floats, shadow_x: Floats,
        shadow_y: Floats, rims: NDArray[np.uint8], rim_colours: Floats, rim_y: Floats, grade: Floats) -> Drawn:
    """A figure under a lamp.

    In this order: times `ambient`; the drawing times `gain` (a colour, a lift, whether there is any) over it where the key
    light falls (`gain_x[x] + gain_y[y]`, 0..1); `shadow` (a colour) over it by `shadow_x[x]` and `shadow_y[y]`; times
    `face_gain` in a circle (x, y, radius; none when the radius is 0); the rims: silhouette less `rims[k]`
    (`uint8[n, h, w]`, itself moved away from the light), in `rim_colours[k]` (r, g, b, alpha), fainter by `rim_y[y]`,
    screened over it; `grade`. All colours are r, g, b in 0..1.
    """
    out = np.empty(drawn.shape, np.uint8)
    _lit(_words(drawn), ambient, gain, gain_x, gain_y, face, face_gain, shadow, shadow_x, shadow_y, rims, rim_colours, rim_y, grade, _words(out))
    return out


def _words(drawn: Drawn) -> NDArray[np.int32]:
    """Pixels as `int32[h, w]`; the drawing has to be contiguous."""
    if not drawn.flags.c_contiguous:
        raise ValueError("a drawing has to lie in one piece")
    return drawn.view(np.int32)[..., 0]


@_fast
def veiled(drawn: Any, colour: Any, alphas: Any) -> None:
    """Lay a colour (BGR, 0..1) over an opaque drawing, as thick as `alphas` (0..1) says for each row."""
    h, w = drawn.shape[:2]
    half = np.float32(.5)
    for y in range(h):
        p = drawn[y]
        keep = np.float32(1) - alphas[y]
        for c in range(3):
            add = colour[c] * alphas[y] * np.float32(255) + half
            for x in range(w):
                p[x, c] = np.uint8(p[x, c] * keep + add)


@_fast
def bright(small: Any) -> None:
    """What of a small picture glows: everything above the middle, stretched. In place, `uint8[h, w, 3]`."""
    h, w = small.shape[:2]
    for y in range(h):
        for x in range(w):
            for c in range(3):
                v = np.float32(2.1) * small[y, x, c] - np.float32(1.02 * 255)
                small[y, x, c] = np.uint8(min(max(v, np.float32(0)), np.float32(255)) + np.float32(.5))


@_fast
def _mixed(below, above, keep, shift):  # type: ignore[no-untyped-def]
    """One channel of a pixel over another, back in its place. (v · 32897) >> 23 is v / 255."""
    low = np.uint32(255)
    v = ((below >> shift) & low) * keep + np.uint32(127)
    return min(((above >> shift) & low) + ((v * np.uint32(32897)) >> np.uint32(23)), low) << shift


@_fast
def _lay(under, over):  # type: ignore[no-untyped-def]
    h, w = under.shape
    for y in range(h):
        p, q = under[y], over[y]
        for x in range(w):
            u, o = np.uint32(p[x]), np.uint32(q[x])
            keep = np.uint32(255) - (o >> np.uint32(24))
            p[x] = np.int32(_mixed(u, o, keep, np.uint32(0)) | _mixed(u, o, keep, np.uint32(8)) | _mixed(u, o, keep, np.uint32(16)) | _mixed(u, o, keep, np.uint32(24)))


@_fast
def _level(v):  # type: ignore[no-untyped-def]
    return np.int32(min(max(v, np.float32(0)), np.float32(1)) * np.float32(255) + np.float32(.5))


@_fast
def _span(p):  # type: ignore[no-untyped-def]
    """From where to where a row has anything in it."""
    first, last = 0, p.shape[0]
    while first < last and p[first] >> np.int32(24) == 0:
        first += 1
    while last > first and p[last - 1] >> np.int32(24) == 0:
        last -= 1
    return first, last


@_fast
def _read(p, r, g, b, a):  # type: ignore[no-untyped-def]
    k, low = np.float32(1 / 255), np.int32(255)
    for x in range(p.shape[0]):
        v = p[x]
        r[x] = np.float32((v >> np.int32(16)) & low) * k
        g[x] = np.float32((v >> np.int32(8)) & low) * k
        b[x] = np.float32(v & low) * k
        a[x] = np.float32((v >> np.int32(24)) & low) * k


@_fast
def _write(r, g, b, a, grade, q):  # type: ignore[no-untyped-def]
    """A premultiplied row through the colour matrix, as straight bytes."""
    one, zero = np.float32(1), np.float32(0)
    # named beforehand: the compiler cannot know that writing pixels leaves the matrix as it is
    g00, g01, g02, g03 = grade[0, 0], grade[0, 1], grade[0, 2], grade[0, 3]
    g10, g11, g12, g13 = grade[1, 0], grade[1, 1], grade[1, 2], grade[1, 3]
    g20, g21, g22, g23 = grade[2, 0], grade[2, 1], grade[2, 2], grade[2, 3]
    for x in range(q.shape[0]):
        k = one / max(a[x], np.float32(1e-6))
        u, v, w = r[x] * k, g[x] * k, b[x] * k
        there = one if a[x] > zero else zero
        q[x] = (_level((g00 * u + g01 * v + g02 * w + g03) * there) | (_level((g10 * u + g11 * v + g12 * w + g13) * there) << np.int32(8))
                | (_level((g20 * u + g21 * v + g22 * w + g23) * there) << np.int32(16)) | (_level(a[x]) << np.int32(24)))


@_fast
def _graded(drawn, grade, out):  # type: ignore[no-untyped-def]
    h, w = drawn.shape
    row = np.empty((4, w), np.float32)
    for y in range(h):
        lo, hi = _span(drawn[y])
        out[y, :lo] = 0
        out[y, hi:] = 0
        r, g, b, a = row[0, lo:hi], row[1, lo:hi], row[2, lo:hi], row[3, lo:hi]
        _read(drawn[y, lo:hi], r, g, b, a)
        _write(r, g, b, a, grade, out[y, lo:hi])


@_fast
def _screened(r, g, b, a, light, strength):  # type: ignore[no-untyped-def]
    for x in range(r.shape[0]):
        r1, g1, b1 = light[x, 2] * strength, light[x, 1] * strength, light[x, 0] * strength
        r[x] = r[x] + r1 - r[x] * r1
        g[x] = g[x] + g1 - g[x] * g1
        b[x] = b[x] + b1 - b[x] * b1
        a[x] = np.float32(1)


@_fast
def _finished(drawn, glow, strength, grade, out):  # type: ignore[no-untyped-def]
    h, w = drawn.shape
    row = np.empty((4, w), np.float32)
    r, g, b, a = row[0], row[1], row[2], row[3]
    for y in range(h):
        _read(drawn[y], r, g, b, a)
        _screened(r, g, b, a, glow[y], np.float32(strength / 255))
        _write(r, g, b, a, grade, out[y])


@_fast
def _keyed(r, g, b, a, ambient, gain, gain_x, gain_y):  # type: ignore[no-untyped-def]
    """The ambient light, and the key light over it."""
    one, zero = np.float32(1), np.float32(0)
    m0, m1, m2 = ambient[0], ambient[1], ambient[2]
    k0, k1, k2, lift = gain[0], gain[1], gain[2], gain[3]
    there = one if gain[4] > zero else zero
    for x in range(r.shape[0]):
        a0 = a[x]
        m = min(max(gain_x[x] + gain_y, zero), one) * there
        keep = one - a0 * m
        r[x] = min(r[x] * k0 + lift * a0, a0) * m + min(r[x] * m0, a0) * keep
        g[x] = min(g[x] * k1 + lift * a0, a0) * m + min(g[x] * m1, a0) * keep
        b[x] = min(b[x] * k2 + lift * a0, a0) * m + min(b[x] * m2, a0) * keep
        a[x] = a0 * m + a0 * keep


@_fast
def _shaded(r, g, b, a, shadow, shadow_x, along):  # type: ignore[no-untyped-def]
    """The shadow over it, first by column, then by row."""
    one = np.float32(1)
    c0, c1, c2 = shadow[0], shadow[1], shadow[2]
    left = one - along
    for x in range(r.shape[0]):
        s = shadow_x[x]
        keep = one - s
        r[x] = c0 * along * a[x] + (c0 * s * a[x] + r[x] * keep) * left
        g[x] = c1 * along * a[x] + (c1 * s * a[x] + g[x] * keep) * left
        b[x] = c2 * along * a[x] + (c2 * s * a[x] + b[x] * keep) * left


@_fast
def _faced(p, r, g, b, a, at, dy, face, gain):  # type: ignore[no-untyped-def]
    """The light on a face: the drawing (from column `at` on) times the gain over it, in a circle that fades outwards."""
    one, zero, k, low = np.float32(1), np.float32(0), np.float32(1 / 255), np.int32(255)
    k0, k1, k2, lift = gain[0], gain[1], gain[2], gain[3]
    across, radius = np.float32(at + np.float32(.5) - face[0]), face[2]
    for x in range(p.shape[0]):
        dx = np.float32(x) + across
        t = np.sqrt(dx * dx + dy * dy) / radius
        m = np.float32(.85) - t * np.float32(.30 / .45) if t < np.float32(.45) else max(one - t, zero) * np.float32(1 / .55) * np.float32(.55)
        v = p[x]
        a0 = np.float32((v >> np.int32(24)) & low) * k
        keep = one - a0 * m
        r[x] = min(np.float32((v >> np.int32(16)) & low) * k * k0 + lift * a0, a0) * m + r[x] * keep
        g[x] = min(np.float32((v >> np.int32(8)) & low) * k * k1 + lift * a0, a0) * m + g[x] * keep
        b[x] = min(np.float32(v & low) * k * k2 + lift * a0, a0) * m + b[x] * keep
        a[x] = a0 * m + a[x] * keep


@_fast
def _rimmed(p, r, g, b, a, line, colour, strength):  # type: ignore[no-untyped-def]
    """One rim of light, screened over it."""
    one, k, low = np.float32(1), np.float32(1 / 255), np.int32(255)
    c0, c1, c2, alpha = colour[0], colour[1], colour[2], colour[3]
    for x in range(p.shape[0]):
        e = np.float32((p[x] >> np.int32(24)) & low) * k * alpha * (one - line[x] * k) * strength
        e0, e1, e2 = c0 * e, c1 * e, c2 * e
        r[x] = r[x] + e0 - r[x] * e0
        g[x] = g[x] + e1 - g[x] * e1
        b[x] = b[x] + e2 - b[x] * e2
        a[x] = a[x] + e - a[x] * e


@_fast
def _lit(drawn, ambient, gain, gain_x, gain_y, face, face_gain, shadow, shadow_x, shadow_y, rims, rim_colours, rim_y, grade, out):  # type: ignore[no-untyped-def]
    h, w = drawn.shape
    row = np.empty((4, w), np.float32)
    near, far = max(0, int(face[0] - face[2]) - 1), min(w, int(face[0] + face[2]) + 2)
    for y in range(h):
        lo, hi = _span(drawn[y])
        out[y, :lo] = 0
        out[y, hi:] = 0
        p = drawn[y, lo:hi]
        r, g, b, a = row[0, lo:hi], row[1, lo:hi], row[2, lo:hi], row[3, lo:hi]
        _read(p, r, g, b, a)
        _keyed(r, g, b, a, ambient, gain, gain_x[lo:hi], gain_y[y])
        _shaded(r, g, b, a, shadow, shadow_x[lo:hi], shadow_y[y])
        dy = np.float32(y + np.float32(.5) - face[1])
        x0, x1 = max(lo, near), min(hi, far)
        if abs(dy) < face[2] and x0 < x1:
            _faced(drawn[y, x0:x1], row[0, x0:x1], row[1, x0:x1], row[2, x0:x1], row[3, x0:x1], x0, dy, face, face_gain)
        for n in range(rims.shape[0]):
            _rimmed(p, r, g, b, a, rims[n, y, lo:hi], rim_colours[n], rim_y[y])
        _write(r, g, b, a, grade, out[y, lo:hi])
