"""Words inside pictures: signs, letters, phone messages. Fonts are loaded by file, never by family name."""
from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from engine.errors import ModelMissing
from engine.picture.gfx import Colour, fill
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
