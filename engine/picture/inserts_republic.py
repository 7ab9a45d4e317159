"""Objects of the Chinese republic that fill the frame: a telegram, a letter in columns, a covered cup, a pocket watch, a carved door, a studio portrait.

Drawn like those of `inserts`, whose units they share.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.drama.storyboard import Insert
from engine.drama.vocabulary import InsertKind
from engine.picture.gfx import (
    Colour,
    clipped,
    fill,
    glow,
    light,
    linear,
    poly,
    radial,
    rnd,
    shade,
    smooth,
    stroke,
    tapered,
)
from engine.picture.grip import Held, Owner, behind, hands_before, hands_behind, round_handle, thumb
from engine.picture.inserts_old import old_letter
from engine.picture.inserts_west import WEST
from engine.picture.lettering import draw_text, font, wrap
from engine.picture.scenery.air import box, rounded

_BRASS = "#c9a24e"


def telegram(c: Any, insert: Insert, owner: Owner, how: Held = "both") -> None:
    """A telegraph office's form: printed head, boxes for hour and number, the words in typed strips, a round postmark."""
    hands_behind(c, owner, how)
    if how == "table":
        _pencil(c)
    chinese = any("\u3400" <= ch <= "\u9fff" for ch in "".join(insert.text) + insert.sender)
    c.drawRect(box(-196, -230, 204, 250), fill("#05060c", .35, 16))
    c.drawPath(poly([(-200, -240), (196, -236), (200, 238), (-196, 242)]), linear((-200, -240), (196, 240), [(0, "#f2e3b6"), (.6, "#e6d197"), (1, "#c8ad6e")]))
    c.drawRect(box(-182, -222, 182, 222), stroke("#7a3a2c", 3, .8))
    draw_text(c, "電　報" if chinese else "TELEGRAM", 0, -172, 44, "#7a2f26", kind="serif", centre=True)
    for y in (-152, -112):
        c.drawRect(box(-182, y, 182, y + 2), fill("#7a3a2c", .7))
    for x in (-60, 60):
        c.drawRect(box(x, -150, x + 2, -112), fill("#7a3a2c", .7))
    for x, label in ((-172, "發報局" if chinese else "FROM"), (-50, "號數" if chinese else "No."), (72, "時刻" if chinese else "TIME")):
        draw_text(c, label, x, -126, 19, "#7a3a2c", kind="serif")
    r = rnd("telegram", "".join(insert.text))
    draw_text(c, str(r.randrange(100, 999)), 0, -124, 22, "#2a2430")
    top = -62.0
    lines = [*([insert.sender] if insert.sender else []), *(insert.text or ["……"])]
    for line in [part for text in lines for part in wrap(text, 32, 320)][:6]:
        wide = font(32).measureText(line)
        c.drawPath(poly([(-166, top - 34), (-150 + wide, top - 36), (-148 + wide, top + 11), (-164, top + 12)]), fill("#fbf6e6"))
        draw_text(c, line, -156, top, 32, "#241f28")
        top += 56
    c.drawCircle(112, 168, 50, stroke("#3a3f6a", 4, .6))
    c.drawCircle(112, 168, 36, stroke("#3a3f6a", 2, .6))
    draw_text(c, "電局" if chinese else "POST", 112, 178, 26, "#3a3f6a", kind="serif", centre=True, alpha=.7)
    hands_before(c, owner, how)


def _pencil(c: Any) -> None:
    """A pencil beside the form."""
    c.drawPath(tapered([(214, 250), (262, -70)], [15, 15]), fill("#8a2f2c"))
    c.drawPath(tapered([(262, -70), (268, -112)], [15, 1]), fill("#e6c89a"))


def _covered_cup(c: Any, insert: Insert, owner: Owner) -> None:
    """A porcelain cup on its saucer, the lid pushed aside, steam rising."""
    c.translate(-30, 0)
    c.drawOval(box(-230, 130, 230, 222), linear((0, 130), (0, 222), [(0, "#f4f6f4"), (1, "#a8b2b4")]))
    c.drawOval(box(-204, 138, 204, 204), stroke("#3f66a0", 4, .7))
    c.drawOval(box(-120, 142, 120, 190), fill("#5a6468", .4, 8))
    cup = smooth([(-146, -90, 1), (146, -90, 1), (132, 40), (70, 158), (-70, 158), (-132, 40)])
    c.drawPath(cup, linear((-146, 0), (146, 0), [(0, "#b8c4c8"), (.35, "#fbfdfb"), (1, "#a4b0b6")]))
    with clipped(c, cup):
        for k in range(-3, 4):
            x = k * 44.0
            c.drawPath(smooth([(x, 10), (x + 18, -16), (x + 34, 8), (x + 16, 30)]), stroke("#3f66a0", 5, .8))
            c.drawCircle(x + 16, 8, 6, fill("#3f66a0"))
        c.drawRect(box(-150, -76, 150, -68), fill("#3f66a0", .8))
    c.drawOval(box(-146, -116, 146, -64), fill("#eef2f0"))
    c.drawOval(box(-130, -108, 130, -70), linear((0, -108), (0, -70), [(0, "#8a6a2c"), (1, "#c8a04c")]))
    c.save()
    c.translate(150, -96)
    c.rotate(24)
    c.drawPath(smooth([(-110, 10, 1), (-80, -34), (0, -54), (80, -34), (110, 10, 1)], True, .8), linear((-110, 0), (110, 0), [(0, "#fbfdfb"), (1, "#a8b4ba")]))
    c.drawCircle(0, -58, 17, fill("#e4eaec"))
    c.restore()
    round_handle(c, owner, 206, -30)
    for k in range(3):
        x = -70 + k * 50
        c.drawPath(tapered([(x, -120), (x - 22, -190), (x + 20, -250), (x - 6, -320)], [4, 20, 24, 2]), fill("#ffffff", .2, 9))


def _door(c: Any, insert: Insert, owner: Owner) -> None:
    """A panelled door with coloured glass and a brass handle, ajar."""
    c.scale(1.2, 1.2)
    wood = "#5c3626"
    c.drawRect(box(-900, -420, 900, 420), linear((-300, 0), (300, 0), [(0, "#4a3a36"), (.5, "#6a544a"), (1, "#3a2c2c")]))
    c.drawRect(box(-232, -420, 232, 420), fill(shade(wood, .6)))
    c.drawPath(poly([(-200, -380), (-130, -340), (-130, 420), (-200, 440)]), linear((-200, 0), (-130, 0), [(0, "#fff0cc"), (1, "#ffca80")]))
    glow(c, -170, 30, 420, "#ffc878", .6)
    leaf = poly([(-130, -344), (196, -384), (196, 440), (-130, 420)])
    c.drawPath(leaf, linear((-130, 0), (196, 0), [(0, light(wood, .2)), (1, shade(wood, .7))]))
    glass = smooth([(-84, -60, 1), (-84, -230), (-20, -306), (34, -316), (88, -308), (150, -240), (150, -60, 1)], True, .7)
    c.drawPath(glass, fill("#f0d898"))
    with clipped(c, glass):
        for k, tint in enumerate(("#c8503e", "#e0a840", "#3f8a78", "#3f6aa8", "#e0a840", "#c8503e", "#3f8a78")):
            c.drawPath(poly([(34, -90), (-110 + 44 * k, -340), (-66 + 44 * k, -340)]), fill(tint, .62))
        c.drawCircle(34, -96, 44, fill("#f6e2a0"))
        for x in (-84, -26, 34, 92, 150):
            c.drawPath(tapered([(x, -340), (34 + (x - 34) * .2, -60)], [4, 4]), fill(shade(wood, .5)))
    c.drawPath(glass, stroke(shade(wood, .5), 12))
    for y in (20, 210):
        c.drawRect(box(-84, y, 150, y + 150), stroke(shade(wood, .5), 8))
    rounded(c, -112, -20, -84, 70, 12, fill(shade(_BRASS, .8)))
    c.drawCircle(-96, 20, 28, radial((-104, 10), 34, [(0, "#ffeeb8"), (1, "#8a6420")]))
    if insert.text:
        rounded(c, -58, 236, 124, 288, 5, fill("#d9b86a"))
        draw_text(c, insert.text[0][:6], 33, 274, 32, "#2a1a10", kind="serif", centre=True)
    c.save()
    c.translate(-84, 36)
    c.scale(.64, .64)
    round_handle(c, owner, 6, 6)
    c.restore()


def _portrait(c: Any, insert: Insert, owner: Owner) -> None:
    """A studio portrait of two in brown tones, on a card with the studio's name."""
    c.rotate(-4)
    behind(c, owner, 1, 190, 158, 280)
    c.drawRect(box(-196, -236, 204, 260), fill("#05060c", .4, 16))
    c.drawRect(box(-200, -250, 200, 250), linear((0, -250), (0, 250), [(0, "#d8c6a0"), (1, "#b89c6c")]))
    c.drawRect(box(-170, -222, 170, 124), linear((0, -222), (0, 124), [(0, "#c8ac80"), (1, "#7a5c3c")]))
    c.drawRect(box(-170, -222, 170, 124), stroke("#efe2c0", 6))
    for x, woman in ((-66.0, False), (62.0, True)):
        _sitter(c, x, woman)
    text = " ".join(insert.text)
    for i, line in enumerate(wrap(text, 30, 330, "serif")[:2] if text else ["寶記照相"]):
        draw_text(c, line, 0, 172 + i * 40, 30, "#3a2a1c", kind="serif", centre=True)
    for x0, y0 in ((-120, -180), (40, -40)):
        c.drawPath(tapered([(x0, y0), (x0 + 40, y0 + 30), (x0 + 60, y0 + 90)], [.6, 1.6, .6]), fill("#f6ead0", .6))
    thumb(c, owner, 1, 200, 176, 92, 66)


def _sitter(c: Any, x: float, woman: bool) -> None:
    """One of the two: a lady in a qipao with waved hair, or a gentleman in a long gown."""
    dark: Colour = "#3a2a1e"
    cloth: Colour = "#8a6a48" if woman else "#4c3828"
    c.drawPath(smooth([(x - 52, 124, 1), (x - 60, 60), (x - 46, 8), (x - 16, -14), (x + 16, -14), (x + 46, 8), (x + 60, 60), (x + 52, 124, 1)], True, .8), linear((x - 60, 0), (x + 60, 0), [(0, light(cloth, .2)), (1, shade(cloth, .7))]))
    c.drawRect(box(x - 15, -34, x + 15, -6), fill(cloth))
    c.drawOval(box(x - 33, -118, x + 33, -24), linear((x - 33, 0), (x + 33, 0), [(0, "#ecd6ae"), (1, "#c8a678")]))
    cap = [(x - 38, -60), (x - 36, -108), (x, -132), (x + 36, -108), (x + 38, -60), (x + 28, -94), (x - 20, -100)]
    c.drawPath(smooth(cap), fill(dark))
    if woman:
        for s in (-1, 1):
            c.drawPath(smooth([(x + s * 28, -100), (x + s * 44, -70), (x + s * 36, -50), (x + s * 44, -34), (x + s * 28, -26), (x + s * 30, -60)]), fill(dark))
    for s in (-1, 1):
        c.drawCircle(x + s * 13, -72, 3.6, fill(dark))
        c.drawPath(tapered([(x + s * 20, -82), (x + s * 13, -86), (x + s * 6, -83)], [1, 3, 1]), fill(dark))
    c.drawPath(tapered([(x - 8, -46), (x, -43), (x + 8, -46)], [1, 4, 1]), fill("#8a4a34"))
    c.drawPath(tapered([(x - 2, -10), (x + 18, 14), (x + 40, 24)], [3, 3, 3]), fill("#e0c890"))


REPUBLIC: dict[InsertKind, Callable[..., None]] = {"phone": telegram, "letter": old_letter, "cup": _covered_cup, "clock": WEST["clock"], "door": _door, "photograph": _portrait}
"""What stands for a kind of object when the drama plays in the republic; a ring, a key and a cake are as they are now."""
