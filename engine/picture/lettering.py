"""Words inside pictures: signs, letters, phone messages. Fonts are loaded by file, never by family name."""
from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from engine.errors import ModelMissing
from engine.picture.gfx import Colour, fill, rnd, smooth
from engine.picture.skia_load import skia
from engine.settings import ROOT

_BOLD = ROOT / "engine" / "assets" / "fonts" / "DramaSansSC-Bold.otf"


@lru_cache
def _face(kind: str) -> Any:
    import pylopdf_fonts_zh_cn as fonts
    path = {"bold": _BOLD, "sans": Path(fonts.sans_path()), "serif": Path(fonts.serif_path())}[kind]
    face = skia.Typeface.MakeFromFile(str(path))
    if face is None:
        raise ModelMissing(f"The font {path.name} is missing or damaged. Run `make setup`.")
    return face


def font(size: float, kind: str = "bold") -> Any:
    """`bold` and `sans` for screens and signs, `serif` for paper."""
    found = skia.Font(_face(kind), size)
    found.setSubpixel(True)
    found.setHinting(skia.FontHinting.kNone)
    return found


def draw_text(canvas: Any, text: str, x: float, y: float, size: float, colour: Colour, *, kind: str = "bold", centre: bool = False, alpha: float = 1.0) -> None:
    """One line with its base line at y."""
    f = font(size, kind)
    canvas.drawString(text, x - f.measureText(text) / 2 if centre else x, y, f, fill(colour, alpha))


def wrap(text: str, size: float, width: float, kind: str = "bold") -> list[str]:
    """Lines of at most `width`: Chinese breaks anywhere but before a closing mark, Latin between words."""
    f = font(size, kind)
    pieces: list[str] = []
    for c in text:
        latin = c.isascii() and not c.isspace()
        if pieces and latin and pieces[-1][-1].isascii() and not pieces[-1].endswith(" "):
            pieces[-1] += c
        elif c.isspace() and pieces:
            pieces[-1] += " "
        else:
            pieces.append(c)
    lines, line = [], ""
    for piece in pieces:
        if line and f.measureText((line + piece).rstrip()) > width and piece not in "，。！？：；、）》”…":
            lines.append(line.rstrip())
            line = piece
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def draw_seal(canvas: Any, x: float, y: float, words: str = "戏梦", size: float = 46) -> None:
    """A painter's seal: white characters cut into vermilion, its edge worn."""
    r = rnd("seal", words)
    edge = [(x + u * size + r.uniform(-1.6, 1.6), y + v * size + r.uniform(-1.6, 1.6)) for u, v in
            ((0, 0), (.3, 0), (.7, .01), (1, 0), (1, .4), (.99, .8), (1, 1), (.6, 1), (.2, .99), (0, 1), (0, .6), (.01, .3))]
    canvas.drawPath(smooth(edge, True, .4), fill("#b2301f", .88))
    for i, letter in enumerate(words):
        draw_text(canvas, letter, x + size * .5, y + size * (.44 + .46 * i), size * .43, "#f6ecd8", kind="serif", centre=True)
    for _ in range(16):
        canvas.drawCircle(x + r.uniform(0, size), y + r.uniform(0, size), r.uniform(.4, 1.5), fill("#f1e9d6", .8))
