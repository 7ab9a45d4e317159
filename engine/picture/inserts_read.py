"""What is read in a frame that it fills: a phone with its message, a letter.

Drawn like those of `inserts`, whose units they share.
"""
from __future__ import annotations

from typing import Any

from engine.drama.storyboard import Insert
from engine.drama.vocabulary import TimeOfDay
from engine.picture.gfx import fill, glow, linear, poly, rnd, stroke, tapered
from engine.picture.grip import Held, Owner, behind, fingertips, hands_before, hands_behind, thumb
from engine.picture.lettering import draw_text, font, wrap
from engine.picture.scenery.air import box, rounded
from engine.picture.skia_load import skia

HOURS: dict[TimeOfDay, str] = {"dawn": "5:46", "day": "14:20", "dusk": "18:35", "night": "2:07"}


def phone(canvas: Any, insert: Insert, owner: Owner, how: Held, hour: str = "2:07") -> None:
    side = -1 if how == "left" else 1
    canvas.rotate({"left": 4, "table": -9, "both": 0}.get(how, -4))
    if how == "table":
        canvas.drawRRect(skia.RRect.MakeRectXY(box(-150, -280, 176, 344), 40, 40), fill("#05060c", .5, 18))
        glow(canvas, 0, 0, 420, "#cfe0ff", .3)
    else:
        for s in (-1, 1) if how == "both" else (side,):
            behind(canvas, owner, s, s * 156, 120)
    rounded(canvas, -156, -300, 156, 320, 40, fill("#0b0c12"))
    rounded(canvas, -153, -297, 153, 317, 38, stroke("#59607a", 2.4))
    rounded(canvas, -144, -288, 144, 308, 30, linear((0, -288), (0, 308), [(0, "#f4f5fa"), (1, "#e4e7f0")]))
    rounded(canvas, -44, -276, 44, -254, 11, fill("#0b0c12"))
    draw_text(canvas, hour, -124, -258, 18, "#1c1f2a")
    draw_text(canvas, insert.sender or "···", 0, -208, 27, "#1c1f2a", centre=True)
    canvas.drawRect(box(-144, -190, 144, -188), fill("#c8ccd8"))
    y = -164.0
    for i, message in enumerate(insert.text or ["……"]):
        y = _bubble(canvas, message, y, mine=i % 2 == 1 and len(insert.text) > 1) + 18
        if y > 210:
            break
    rounded(canvas, -126, 250, 74, 288, 19, fill("#ffffff"))
    canvas.drawCircle(106, 269, 19, fill("#3f8cff"))
    canvas.drawPath(poly([(-140, -284), (-60, -284), (-144, -60)]), fill("#ffffff", .16))
    if how == "both":
        for s in (-1, 1):
            thumb(canvas, owner, s, s * 156, 150, 84, 64)
    elif how != "table":
        fingertips(canvas, owner, -side, -side * 156, 20)
        thumb(canvas, owner, side, side * 156, 130)


def _bubble(canvas: Any, text: str, y: float, mine: bool) -> float:
    """A chat bubble; returns its bottom."""
    size = 25.0
    lines = wrap(text, size, 208)[:6]
    w = max(font(size).measureText(line) for line in lines) + 32
    h = len(lines) * size * 1.36 + 20
    x = 128 - w if mine else -128
    rounded(canvas, x, y, x + w, y + h, 16, fill("#86e06a" if mine else "#ffffff"))
    for i, line in enumerate(lines):
        draw_text(canvas, line, x + 16, y + 10 + size * (1.0 + 1.36 * i), size, "#171a24")
    return y + h


def letter(canvas: Any, insert: Insert, owner: Owner, how: Held = "both") -> None:
    hands_behind(canvas, owner, how)
    if how == "table":
        _envelope(canvas)
    canvas.drawRect(box(-190, -250, 198, 268), fill("#05060c", .35, 16))
    canvas.drawPath(poly([(-196, -262), (186, -256), (192, 256), (-190, 262)]), linear((-196, -262), (190, 260), [(0, "#f7f0de"), (.6, "#efe4ca"), (1, "#d8c8a4")]))
    for y in (-90.0, 84.0):
        canvas.drawPath(tapered([(-194, y), (0, y + 2), (190, y - 1)], [1, 5, 1]), fill("#b8a47c", .4))
    head, *rest = insert.text or ["……"]
    headed = not insert.sender and bool(rest) and font(40, "serif").measureText(head) <= 320
    title = insert.sender or (head if headed else "")
    body = "\n".join(rest if headed else insert.text or [head])
    y = -196.0
    if title:
        size = min(40.0, 40 * 320 / font(40, "serif").measureText(title))
        size = 34.0 if size < 30 else size  # in two lines
        for line in wrap(title, size, 322, "serif")[:2]:
            for dx in (0, .8):
                draw_text(canvas, line, dx, y, size, "#2a2430", kind="serif", centre=True)
            y += size * 1.3
        y += 10
    for paragraph in body.split("\n"):
        for line in wrap(paragraph, 31, 320, "serif")[:8]:
            draw_text(canvas, line, -160, y, 31, "#34303c", kind="serif")
            y += 47
    r = rnd("letter", body)
    while y < 190:
        canvas.drawRect(box(-160, y - 8, -160 + r.uniform(150, 320), y - 5), fill("#6a6478", .35))
        y += 34
    hands_before(canvas, owner, how)


def _envelope(canvas: Any) -> None:
    """The torn envelope that a letter lies on."""
    canvas.save()
    canvas.translate(96, 60)
    canvas.rotate(19)
    canvas.drawRect(box(-236, -150, 260, 168), fill("#05060c", .4, 14))
    canvas.drawRect(box(-240, -156, 250, 156), linear((0, -156), (0, 156), [(0, "#e8d8b8"), (1, "#c2ab80")]))
    canvas.drawPath(poly([(-240, -156), (250, -156), (10, 30)]), fill("#d3bf96"))
    canvas.drawPath(tapered([(-240, -156), (10, 30), (250, -156)], [2, 4, 2]), fill("#9a8560", .7))
    canvas.drawRect(box(176, 84, 232, 140), fill("#a8473e", .8))
    canvas.restore()
