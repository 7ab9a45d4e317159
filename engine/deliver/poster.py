"""The poster: a picture of the drama with its title set over it, never on a face."""
from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

from engine.errors import ModelMissing
from engine.picture.layers import LayeredPicture
from engine.settings import ROOT

_FONT = ROOT / "engine" / "assets" / "fonts" / "DramaSansSC-Bold.otf"
_LINE = 1.22
_QUALITY = 90


Box = tuple[float, float, float, float]
"""Left, top, right, bottom in fractions of a picture."""


def poster(picture: LayeredPicture | NDArray[np.uint8], title: str, size: tuple[int, int], faces: Sequence[Box] | None = None) -> bytes:
    """A JPEG of that size (width, height in pixels). The title stands in the upper or the lower third, where no face is.
    A layered picture knows its faces; for another one they may be given. Raises ModelMissing without the font."""
    rgb = picture.flatten() if isinstance(picture, LayeredPicture) else picture
    known = list(picture.faces.values()) if isinstance(picture, LayeredPicture) else list(faces or ())
    width, height = size
    base = _cover(rgb, width, height)
    boxes = [_covered_box(box, rgb.shape[1], rgb.shape[0], width, height) for box in known]
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    rgba = np.dstack([base, np.full(base.shape[:2], 255, np.uint8)])
    canvas.drawImage(skia.Image.fromarray(np.ascontiguousarray(rgba), colorType=skia.kRGBA_8888_ColorType), 0, 0)
    rows, em = set_title(title, width, height)
    block = em * _LINE * len(rows)
    top = _free_place(block, height, boxes)
    _shade(canvas, height, top, block)
    _draw(canvas, rows, em, width, top)
    out = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)[..., :3]
    ok, data = cv2.imencode(".jpg", cv2.cvtColor(np.ascontiguousarray(out), cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    assert ok
    return data.tobytes()


def _cover(rgb: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """The picture scaled and cut to fill the frame."""
    h, w = rgb.shape[:2]
    scale = max(width / w, height / h)
    big = cv2.resize(rgb, (max(width, round(w * scale)), max(height, round(h * scale))), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    y, x = (big.shape[0] - height) // 2, (big.shape[1] - width) // 2
    return np.asarray(big[y:y + height, x:x + width], np.uint8)


def _covered_box(box: Box, w: int, h: int, width: int, height: int) -> Box:
    """Where a box of the picture lands once the picture fills the frame."""
    scale = max(width / w, height / h)
    sx, sy = w * scale / width, h * scale / height
    left, top, right, bottom = box
    return (left - .5) * sx + .5, (top - .5) * sy + .5, (right - .5) * sx + .5, (bottom - .5) * sy + .5


def _font(em: float) -> skia.Font:
    face = skia.Typeface.MakeFromFile(str(_FONT))
    if face is None:
        raise ModelMissing("The font engine/assets/fonts/DramaSansSC-Bold.otf is missing: check the project out again.")
    font = skia.Font(face, em)
    font.setSubpixel(True)
    return font


def set_title(title: str, width: int, height: int) -> tuple[list[str], float]:
    """The rows of a title and the size of its letters in pixels: as large as three rows allow."""
    room = width * .84
    for em in np.arange(min(width, height) * .17, min(width, height) * .055, -2.0):
        font = _font(float(em))
        rows = _wrap(title, font, room)
        whole = all(font.measureText(row) <= room for row in rows)
        if whole and len(rows) <= (2 if len(title) < 30 else 3):
            return rows, float(em)
    em = min(width, height) * .055
    rows = _wrap(title, _font(em), room)[:4]
    return rows, em


def _wrap(title: str, font: skia.Font, room: float) -> list[str]:
    """Chinese breaks anywhere but not before a closing mark, English between words; rows of about equal length."""
    words = " " in title or title.isascii()
    pieces, joint = (title.split(), " ") if words else (list(title), "")
    rows, row = [], ""
    for piece in pieces:
        longer = f"{row}{joint if row else ''}{piece}"
        if row and font.measureText(longer) > room and piece not in "，。！？：；、）》”…":
            rows.append(row)
            row = piece
        else:
            row = longer
    rows.append(row)
    if len(rows) == 2 and not joint and len(rows[1]) * 2 < len(rows[0]):
        half = -(-len(title) // 2)
        rows = [title[:half], title[half:]]
    return rows


def _free_place(block: float, height: int, boxes: list[tuple[float, float, float, float]]) -> float:
    """Top of the title: the first of a few places that covers no face, else the one that covers least."""
    def covered(top: float) -> float:
        a, b = top / height, (top + block) / height
        return sum(max(0.0, min(b, box[3]) - max(a, box[1])) for box in boxes)

    lowest = height * .94 - block
    places = [min(p, lowest) for p in (height * .70 - block / 2, height * .82 - block / 2, height * .06, height * .10, height * .18)]
    return min(places, key=lambda p: (round(covered(p), 3), places.index(p)))


def _shade(canvas: skia.Canvas, height: int, top: float, block: float) -> None:
    """Darker towards the title's edge of the picture, so that white letters stand on anything."""
    upper = top < height / 2
    a, b = (0.0, top + block * 1.7) if upper else (float(height), top - block * .9)
    shader = skia.GradientShader.MakeLinear([skia.Point(0, a), skia.Point(0, b)], [skia.Color(8, 6, 14, 205), skia.Color(8, 6, 14, 0)])
    canvas.drawPaint(skia.Paint(Shader=shader))


def _draw(canvas: skia.Canvas, rows: list[str], em: float, width: int, top: float) -> None:
    font = _font(em)
    for i, row in enumerate(rows):
        x, y = (width - font.measureText(row)) / 2, top + em * (.92 + i * _LINE)
        glow = skia.Paint(AntiAlias=True, Color=skia.Color(8, 6, 14, 210), MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, em * .09))
        canvas.drawString(row, x, y + em * .03, font, glow)
        canvas.drawString(row, x, y, font, skia.Paint(AntiAlias=True, Color=skia.Color(252, 246, 238)))
    rule = skia.Paint(AntiAlias=True, Color=skia.Color(232, 180, 120, 230))
    y = top + em * (_LINE * len(rows) + .12)
    canvas.drawRect(skia.Rect(width / 2 - em * .7, y, width / 2 + em * .7, y + max(2.0, em * .045)), rule)
