"""The loops over pixels that light a figure and finish a place (numba, compiled once per machine), in one pass each.

Drawings come as skia leaves them: `uint8[h, w, 4]` in its native order (BGRA), premultiplied with their alpha. What is
finished is RGBA with straight alpha. Words and formulas are those of Porter and Duff, "Compositing digital images", 1984.
"""
from __future__ import annotations

import numba as nb
import numpy as np

_fast = nb.njit(nogil=True, cache=True, boundscheck=False, fastmath={"nnan", "ninf", "nsz"})


@_fast
def _graded(r, g, b, a, grade, out):  # type: ignore[no-untyped-def]
    """One premultiplied pixel (floats 0..1) through a colour matrix (three rows of four), as straight bytes."""
    k = np.float32(1) / max(a, np.float32(1e-6))
    r, g, b = r * k, g * k, b * k
    one, top, half = np.float32(1), np.float32(255), np.float32(.5)
    zero = np.float32(0)
    x = grade[0, 0] * r + grade[0, 1] * g + grade[0, 2] * b + grade[0, 3]
    y = grade[1, 0] * r + grade[1, 1] * g + grade[1, 2] * b + grade[1, 3]
    z = grade[2, 0] * r + grade[2, 1] * g + grade[2, 2] * b + grade[2, 3]
    out[0] = np.uint8(min(max(x, zero), one) * top + half)
    out[1] = np.uint8(min(max(y, zero), one) * top + half)
    out[2] = np.uint8(min(max(z, zero), one) * top + half)
    out[3] = np.uint8(min(max(a, zero), one) * top + half)


@_fast
def graded(drawn, grade, out):  # type: ignore[no-untyped-def]
    """out = the drawing through a colour matrix."""
    h, w = drawn.shape[:2]
    k = np.float32(1 / 255)
    for y in range(h):
        p, q = drawn[y], out[y]
        for x in range(w):
            if p[x, 3] == 0:
                q[x, 0] = q[x, 1] = q[x, 2] = q[x, 3] = 0
            else:
                _graded(p[x, 2] * k, p[x, 1] * k, p[x, 0] * k, p[x, 3] * k, grade, q[x])


@_fast
def finished(drawn, glow, strength, grade, out):  # type: ignore[no-untyped-def]
    """out = a drawing without holes, a glow (`uint8[h, w, 3]`, BGR) screened over it, through a colour matrix; opaque."""
    h, w = drawn.shape[:2]
    k, s, one = np.float32(1 / 255), np.float32(strength / 255), np.float32(1)
    for y in range(h):
        p, g, q = drawn[y], glow[y], out[y]
        for x in range(w):
            r0, g0, b0 = p[x, 2] * k, p[x, 1] * k, p[x, 0] * k
            r1, g1, b1 = g[x, 2] * s, g[x, 1] * s, g[x, 0] * s
            _graded(r0 + r1 - r0 * r1, g0 + g1 - g0 * g1, b0 + b1 - b0 * b1, one, grade, q[x])


@_fast
def veiled(drawn, colour, alphas):  # type: ignore[no-untyped-def]
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
def lay(under, over):  # type: ignore[no-untyped-def]
    """under = over over under, premultiplied."""
    h, w = under.shape[:2]
    for y in range(h):
        u, o = under[y], over[y]
        for x in range(w):
            keep = np.uint32(255) - np.uint32(o[x, 3])
            for c in range(4):
                v = np.uint32(u[x, c]) * keep + np.uint32(127)
                u[x, c] = np.uint8(min(np.uint32(o[x, c]) + ((v * np.uint32(32897)) >> np.uint32(23)), np.uint32(255)))


@_fast
def bright(small):  # type: ignore[no-untyped-def]
    """What of a small picture glows: everything above the middle, stretched. In place, `uint8[h, w, 3]`."""
    h, w = small.shape[:2]
    for y in range(h):
        for x in range(w):
            for c in range(3):
                v = np.float32(2.1) * small[y, x, c] - np.float32(1.02 * 255)
                small[y, x, c] = np.uint8(min(max(v, np.float32(0)), np.float32(255)) + np.float32(.5))


@_fast
def lit(drawn, ambient, gain, gain_x, gain_y, face, face_gain, shadow, shadow_x, shadow_y, rims, rim_colours, rim_y, grade, out):  # type: ignore[no-untyped-def]
    """out = a figure under a lamp.

    In this order: times `ambient`; the drawing times `gain` (a colour and a lift) over it where the key light falls
    (`gain_x[x] + gain_y[y]`, 0..1); `shadow` (a colour) over it by `shadow_x[x]` and `shadow_y[y]`; times `face_gain` in a
    circle (x, y, radius; none when the radius is 0); the rims: silhouette less `rims[k]` (`uint8[n, h, w]`, itself moved
    away from the light), in `rim_colours[k]` (r, g, b, alpha), fainter by `rim_y[y]`, screened over it; `grade`.
    All colours are r, g, b in 0..1.
    """
    h, w = drawn.shape[:2]
    k, one, zero = np.float32(1 / 255), np.float32(1), np.float32(0)
    for y in range(h):
        p, q = drawn[y], out[y]
        for x in range(w):
            if p[x, 3] == 0:
                q[x, 0] = q[x, 1] = q[x, 2] = q[x, 3] = 0
                continue
            a0 = p[x, 3] * k
            r0, g0, b0 = p[x, 2] * k, p[x, 1] * k, p[x, 0] * k
            r, g, b, a = min(r0 * ambient[0], a0), min(g0 * ambient[1], a0), min(b0 * ambient[2], a0), a0
            m = min(max(gain_x[x] + gain_y[y], zero), one) if gain[4] > zero else zero
            if m > zero:
                keep = one - a0 * m
                r = min(r0 * gain[0] + gain[3] * a0, a0) * m + r * keep
                g = min(g0 * gain[1] + gain[3] * a0, a0) * m + g * keep
                b = min(b0 * gain[2] + gain[3] * a0, a0) * m + b * keep
                a = a0 * m + a * keep
            for s in (shadow_x[x], shadow_y[y]):
                keep = one - s
                r, g, b = shadow[0] * s * a + r * keep, shadow[1] * s * a + g * keep, shadow[2] * s * a + b * keep
            if face[2] > zero:
                dx, dy = x + np.float32(.5) - face[0], y + np.float32(.5) - face[1]
                t = np.sqrt(dx * dx + dy * dy) / face[2]
                if t < one:
                    m = np.float32(.85) - t * np.float32(.30 / .45) if t < np.float32(.45) else (one - t) * np.float32(1 / .55) * np.float32(.55)
                    keep = one - a0 * m
                    r = min(r0 * face_gain[0] + face_gain[3] * a0, a0) * m + r * keep
                    g = min(g0 * face_gain[1] + face_gain[3] * a0, a0) * m + g * keep
                    b = min(b0 * face_gain[2] + face_gain[3] * a0, a0) * m + b * keep
                    a = a0 * m + a * keep
            for n in range(rims.shape[0]):
                e = a0 * rim_colours[n, 3] * (one - rims[n, y, x] * k) * rim_y[y]
                er, eg, eb = rim_colours[n, 0] * e, rim_colours[n, 1] * e, rim_colours[n, 2] * e
                r, g, b, a = r + er - r * er, g + eg - g * eg, b + eb - b * eb, a + e - a * e
            _graded(r, g, b, a, grade, q[x])
