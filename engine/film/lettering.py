"""Heavy white letters with a soft dark edge, readable on any picture: drawn once, kept as planes."""
from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pylopdf_fonts_zh_cn
import skia
from numpy.typing import NDArray

from engine.errors import ModelMissing
from engine.film.planes import Planes, padded_even
from engine.film.wording import NO_START

_BOLD = Path(__file__).resolve().parent.parent / "assets" / "fonts" / "DramaSansSC-Bold.otf"
LINE_HEIGHT = 1.32
"""Distance between base lines, in em."""
_INK = (12, 12, 20)
_EDGE, _BLUR = 0.10, 0.10
"""Width of the dark edge and blur of the shadow, in em."""


@dataclass(frozen=True)
class Words:
    """A block of set text, ready to be blended: its planes and the place of their top left corner in the frame."""

    planes: Planes
    x: int
    y: int
    veil: int = 0
    """How far a veil goes beyond the letters and their shadow, on every side, in pixels."""

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom in pixels, shadow included, the veil not."""
        h, w = self.planes.y.shape
        return self.x + self.veil, self.y + self.veil, self.x + w - self.veil, self.y + h - self.veil


@lru_cache
def _typefaces() -> tuple[skia.Typeface, ...]:
    """The heavy face first, then one that has the letters it lacks."""
    faces = []
    for path in (_BOLD, pylopdf_fonts_zh_cn.sans_path()):
        face = skia.Typeface.MakeFromFile(str(path)) if Path(path).is_file() else None
        if face is None:
            raise ModelMissing(f"The font {Path(path).name} is missing or damaged: run `make install` again.")
        faces.append(face)
    return tuple(faces)


def _runs(text: str, em: float) -> list[tuple[str, skia.Font]]:
    """The text in runs of one font each."""
    fonts = []
    for face in _typefaces():
        font = skia.Font(face, em)
        font.setEdging(skia.Font.Edging.kAntiAlias)
        font.setSubpixel(True)
        font.setHinting(skia.FontHinting.kNone)
        fonts.append(font)
    runs: list[tuple[str, skia.Font]] = []
    for c in text:
        font = next((f for f in fonts if f.unicharToGlyph(ord(c))), fonts[0])
        if runs and runs[-1][1] is font:
            runs[-1] = (runs[-1][0] + c, font)
        else:
            runs.append((c, font))
    return runs


def measure(text: str, em: float) -> float:
    """Width of the text in pixels when set at `em` pixels."""
    return sum(font.measureText(part) for part, font in _runs(text, em))


def _hang(text: str, em: float) -> float:
    """A full-width mark at the end of a line is mostly blank: it hangs out, so that the line looks centred."""
    return 0.25 * em if text[-1:] in NO_START and ord(text[-1]) > 0x2e80 else 0.0


def shadow_of(em: float) -> int:
    """How far edge and shadow reach beyond the letters, in pixels."""
    return math.ceil((_EDGE + 3 * _BLUR) * em) + 2


def set_block(rows: list[str], em: float, centre: float, *, bottom: float | None = None, top: float | None = None,
              colour: tuple[int, int, int] = (255, 255, 255), tracking: float = 0.0,
              box: bool = False, veil: bool = False) -> Words:
    """Rows of text centred on x = `centre`, the last base line's descent at `bottom` or the first line's top at `top`.

    All in pixels; `tracking` is extra room between letters in em; `box` puts a dark box behind each row in the place of the
    shadow; `veil` darkens the picture softly around the rows, so that a sign or a lamp behind them does not mix with the
    letters. The block is put on even pixels.
    """
    beyond = math.ceil(1.7 * em) if veil else 0
    pad = shadow_of(em) + beyond
    widths = [_width(r, em, tracking) - _hang(r, em) for r in rows]
    width = math.ceil(max(widths)) + 2 * pad
    height = math.ceil(LINE_HEIGHT * em * (len(rows) - 1) + 1.2 * em) + 2 * pad
    left = centre - width / 2
    first = top if top is not None else (bottom or 0.0) - (LINE_HEIGHT * em * (len(rows) - 1) + 1.2 * em)
    x, y = math.floor(left), math.floor(first - pad)
    surface = skia.Surface(width, height)
    with surface as canvas:
        canvas.clear(skia.Color(0, 0, 0, 0))
        if box:
            _boxes(canvas, widths, width, pad, em)
        if veil:
            _veil(canvas, widths, width, pad, em)
        for paint in _paints(_EDGE * em, _BLUR * em, colour)[2 if box else 0:]:
            for i, (row, wide) in enumerate(zip(rows, widths, strict=True)):
                base = pad + 0.95 * em + i * LINE_HEIGHT * em
                _draw(canvas, row, em, (width - wide) / 2, base, tracking, paint)
    rgba: NDArray[np.uint8] = np.ascontiguousarray(surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType))
    image, x, y = padded_even(rgba, x, y, 0)
    return Words(Planes.of(image), x, y, beyond)


def _width(text: str, em: float, tracking: float) -> float:
    return measure(text, em) + tracking * em * max(0, len(text) - 1)


def _paints(edge: float, blur: float, colour: tuple[int, int, int]) -> list[skia.Paint]:
    """From back to front: a soft shadow all round, a thin dark edge, the letters."""
    shadow = skia.Paint(AntiAlias=True, Color=skia.Color(*_INK, 150), Style=skia.Paint.kStrokeAndFill_Style, StrokeWidth=edge,
                        StrokeJoin=skia.Paint.kRound_Join, MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    line = skia.Paint(AntiAlias=True, Color=skia.Color(*_INK, 215), Style=skia.Paint.kStrokeAndFill_Style, StrokeWidth=edge,
                      StrokeJoin=skia.Paint.kRound_Join)
    return [shadow, line, skia.Paint(AntiAlias=True, Color=skia.Color(*colour))]


def _boxes(canvas: skia.Canvas, widths: Sequence[float], width: int, pad: float, em: float) -> None:
    """A dark box behind every row, joined where rows touch."""
    paint = skia.Paint(AntiAlias=True, Color=skia.Color(*_INK, 176))
    path = skia.Path()
    for i, wide in enumerate(widths):
        top = pad - 0.08 * em + i * LINE_HEIGHT * em
        side = min(0.3 * em, pad - 1)
        path.addRoundRect(skia.Rect.MakeLTRB((width - wide) / 2 - side, top, (width + wide) / 2 + side, top + LINE_HEIGHT * em), 0.14 * em, 0.14 * em)
    canvas.drawPath(path, paint)


def _veil(canvas: skia.Canvas, widths: Sequence[float], width: int, pad: float, em: float) -> None:
    """Dusk behind the rows: one soft shape without an edge that could be seen, so dark that the words of a sign behind it
    cannot be read along with the title."""
    paint = skia.Paint(AntiAlias=True, Color=skia.Color(*_INK, 208), MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.6 * em))
    path = skia.Path()
    for i, wide in enumerate(widths):
        top = pad + i * LINE_HEIGHT * em
        path.addRoundRect(skia.Rect.MakeLTRB((width - wide) / 2 - 0.6 * em, top - 0.2 * em, (width + wide) / 2 + 0.6 * em, top + (LINE_HEIGHT + 0.15) * em), 0.7 * em, 0.7 * em)
    canvas.drawPath(path, paint)


def _draw(canvas: skia.Canvas, text: str, em: float, x: float, base: float, tracking: float, paint: skia.Paint) -> None:
    for part, font in _runs(text, em):
        for piece in (part if tracking else [part]):
            canvas.drawString(piece, x, base, font, paint)
            x += font.measureText(piece) + tracking * em
