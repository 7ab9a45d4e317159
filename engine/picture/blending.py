"""One sheet over another, pixel on pixel (numba, compiled once per machine)."""
from __future__ import annotations

import numba as nb
import numpy as np


@nb.njit(nogil=True, cache=True, boundscheck=False)
def over(canvas, image):  # type: ignore[no-untyped-def]
    """canvas `uint8[h, w, 3]` = image `uint8[h, w, 4]` (straight alpha) over it, rounded."""
    h, w = canvas.shape[:2]
    for r in range(h):
        c, s = canvas[r], image[r]
        for x in range(w):
            a = np.uint32(s[x, 3])
            if a == 0:
                continue
            for k in range(3):
                v = np.uint32(c[x, k]) * (np.uint32(255) - a) + np.uint32(s[x, k]) * a + np.uint32(127)
                c[x, k] = np.uint8((v * np.uint32(32897)) >> np.uint32(23))  # a division by 255
