"""Objects of old times that fill the frame: a bowl, a letter in columns, a jade pendant, a gate, a painted portrait.

Drawn like those of `inserts`, whose units they share.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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
from engine.picture.lettering import draw_seal, draw_text, wrap
from engine.picture.scenery.air import box, rounded

_ROWS, _COLUMNS = 9, 6
"""Characters of a column, columns of a sheet."""


def _chinese(text: str) -> bool:
    return any("\u3400" <= c <= "\u9fff" for c in text)


def old_letter(c: Any, insert: Insert, owner: Owner, how: Held = "both") -> None:
    """A sheet ruled in columns that are read downwards from the right; what is not Chinese is written across."""
    hands_behind(c, owner, how)
    if how == "table":
        _brush(c)
    c.drawRect(box(-190, -250, 198, 268), fill("#05060c", .35, 16))
    c.drawPath(poly([(-196, -262), (190, -256), (194, 256), (-190, 262)]), linear((-196, -262), (190, 260), [(0, "#f6ecd0"), (.6, "#ecdcb6"), (1, "#d2bd8e")]))
    for x in range(-150, 171, 53):
        c.drawRect(box(x, -230, x + 1.4, 230), fill("#b0563e", .5))
    c.drawRect(box(-166, -232, 172, 232), stroke("#b0563e", 2.4, .6))
    lines = [t for t in (insert.sender, *insert.text) if t]
    if _chinese("".join(lines)):
        letters = _columns(lines)
        for i, column in enumerate(letters[:_COLUMNS]):
            x = 143 - i * 53
            for j, letter in enumerate(column):
                draw_text(c, letter, x, -186 + j * 47, 38, "#26222a", kind="serif", centre=True)
    else:
        y = -176.0
        for line in wrap(" ".join(lines), 34, 310, "serif")[:8]:
            draw_text(c, line, -150, y, 34, "#26222a", kind="serif")
            y += 50
    draw_seal(c, -158, 178, "印", 40)
    hands_before(c, owner, how)


def _brush(c: Any) -> None:
    """A brush on its rest and an ink stone, beside a letter that lies there."""
    c.drawPath(smooth([(236, -120, 1), (330, -130, 1), (336, 30, 1), (232, 40, 1)], True, .3), linear((232, 0), (336, 0), [(0, "#4a4650"), (1, "#201e28")]))
    c.drawOval(box(250, -104, 316, 6), fill("#0e0d14"))
    c.drawPath(tapered([(-300, 250), (-232, -60), (-212, -150)], [11, 12, 13]), linear((-300, 0), (-200, 0), [(0, "#b8904e"), (1, "#6a4a24")]))
    c.drawPath(tapered([(-212, -150), (-202, -196), (-190, -232)], [17, 16, 1]), fill("#2a2420"))


def _columns(lines: Sequence[str]) -> list[str]:
    """Writing in columns, without marks as letters of old have none: a column for each phrase where there is room."""
    parts = [p for line in lines for p in re.split(r"[\s，。！？；：、…—]+", re.sub(r"[“”‘’《》（）]", "", line)) if p]
    phrases: list[str] = []
    for part in parts:
        if phrases and len(phrases[-1]) == 1:
            phrases[-1] += part  # one letter alone is no column
        else:
            phrases.append(part)
    if len(phrases) > _COLUMNS or any(len(p) > _ROWS for p in phrases):
        phrases = ["".join(phrases)]
    return [p[i:i + _ROWS] for p in phrases for i in range(0, len(p), _ROWS)]


def _bowl(c: Any, insert: Insert, owner: Owner) -> None:
    """A glazed bowl on its stand, steam over it."""
    c.drawOval(box(-216, 128, 216, 226), fill("#0a0810", .4, 10))
    c.drawOval(box(-206, 116, 206, 206), linear((0, 116), (0, 206), [(0, "#7a4a32"), (1, "#3c221a")]))
    c.drawOval(box(-206, 116, 206, 206), stroke("#a8724c", 3, .8))
    c.translate(-20, 0)
    behind(c, owner, 1, 150, 40, 300)
    body = smooth([(-176, -86, 1), (176, -86, 1), (150, 40), (70, 132), (64, 160, 1), (-64, 160, 1), (-70, 132), (-150, 40)])
    glaze: Colour = "#b9cfc4"
    c.drawPath(body, linear((-176, 0), (176, 0), [(0, shade(glaze, .78)), (.34, light(glaze, .5, "#ffffff")), (1, shade(glaze, .6))]))
    with clipped(c, body):
        for k in range(6):
            a = -150 + k * 60
            c.drawPath(smooth([(a - 26, 20), (a, -14), (a + 26, 20), (a, 58)]), stroke("#5f8a86", 3, .5))
        c.drawPath(tapered([(-150, -60), (150, -60)], [7, 7]), fill("#4a7a84", .5))
    c.drawOval(box(-176, -118, 176, -54), fill(light(glaze, .3, "#ffffff")))
    dark = any(word in "".join(insert.text) for word in ("药", "毒", "medicine", "poison"))
    c.drawOval(box(-158, -108, 158, -62), linear((0, -108), (0, -62), [(0, "#2a1a12" if dark else "#6a4a20"), (1, "#5a3c26" if dark else "#b08a44")]))
    c.drawPath(smooth([(-110, -92), (-30, -100), (40, -94), (-40, -84)]), fill("#ffffff", .25))
    for k in range(3):
        x = -60 + k * 56
        c.drawPath(tapered([(x, -120), (x - 22, -190), (x + 20, -250), (x - 6, -320)], [4, 20, 24, 2]), fill("#ffffff", .2, 9))
    thumb(c, owner, 1, 164, 20, 84, 62)


def _jade(c: Any, insert: Insert, owner: Owner) -> None:
    """A carved jade disc with its knot and tassel on a folded cloth."""
    c.drawPath(smooth([(-250, 60), (-150, 10), (0, 26), (160, 0), (260, 70), (230, 190), (60, 224), (-90, 206), (-240, 196)]), linear((0, 0), (0, 220), [(0, "#4a5f8a"), (1, "#232f50")]))
    for a, b, d in (((-200, 90), (-60, 60), (60, 180)), ((40, 40), (130, 110), (220, 120)), ((-150, 180), (-20, 150), (110, 200))):
        c.drawPath(tapered([a, b, d], [1, 9, 1]), fill("#1c2644", .6))
    glow(c, 0, -20, 330, "#dff0d8", .3)
    c.drawPath(smooth([(0, -150), (-14, -196), (0, -240), (14, -196)]), stroke("#a8443a", 7))
    for s in (-1, 1):
        c.drawPath(smooth([(0, -128), (s * 40, -160), (s * 20, -120), (s * 44, -96), (0, -108)]), stroke("#a8443a", 6))
    c.drawCircle(8, 12, 122, fill("#0a0c14", .4, 12))
    c.drawCircle(0, 0, 120, radial((-40, -46), 190, [(0, "#eef7e8"), (.5, "#a9d0ae"), (1, "#5f9478")]))
    c.drawCircle(0, 0, 108, stroke("#5f9478", 3, .8))
    for k in range(8):
        c.save()
        c.rotate(45 * k)
        c.drawPath(smooth([(-22, -78), (-6, -96), (16, -88), (20, -68), (4, -60), (-4, -72), (8, -78)], False), stroke("#4f846a", 5, .85))
        c.drawPath(smooth([(-22, -80), (-6, -98), (16, -90)], False), stroke("#f6fff2", 2.4, .7))
        c.restore()
    c.drawCircle(0, 0, 40, fill("#33456e"))
    c.drawCircle(0, 0, 40, stroke("#4f846a", 5))
    c.drawPath(smooth([(-88, -60), (-60, -90), (-20, -104)], False), stroke("#ffffff", 8, .7))
    c.drawPath(tapered([(0, 118), (0, 140)], [9, 9]), fill("#c8a050"))
    for k in range(-4, 5):
        c.drawPath(tapered([(k * 2, 138), (k * 5, 190), (k * 7 + 8, 250)], [4, 5, 3]), fill("#a8443a" if k % 2 else "#8a362e"))


def _gate(c: Any, insert: Insert, owner: Owner) -> None:
    """Two leaves of a studded gate, one ajar, light in the gap; a hand at the ring."""
    c.scale(1.2, 1.2)
    wood: Colour = "#6a3a2a"
    c.drawRect(box(-900, -420, 900, 420), linear((-300, 0), (300, 0), [(0, "#2a1814"), (.5, "#40281e"), (1, "#1c110e")]))
    c.drawRect(box(-230, -420, 230, 420), fill("#150c0c"))
    c.drawPath(poly([(-14, -420), (30, -420), (30, 420), (-14, 420)]), linear((-14, 0), (30, 0), [(0, "#ffca80"), (1, "#fff0cc")]))
    glow(c, 8, 30, 420, "#ffc878", .6)
    for s, edge in ((-1, -16.0), (1, 32.0)):
        far = s * 224.0
        c.drawPath(poly([(far, -400), (edge, -386), (edge, 400), (far, 420)]), linear((min(far, edge), 0), (max(far, edge), 0), [(0, shade(wood, .7)), (.5, light(wood, .1)), (1, shade(wood, .6))]))
        for i in range(3):
            for j in range(7):
                x, y = edge + s * (40 + i * 58), -330 + j * 104
                c.drawCircle(x, y, 13, radial((x - 4, y - 4), 15, [(0, "#f0d48a"), (1, "#8a6222")]))
        x = edge + s * 54
        c.drawCircle(x, 30, 34, radial((x - 8, 20), 40, [(0, "#e8c878"), (1, "#7a5620")]))
        for dx in (-11, 11):
            c.drawCircle(x + dx, 22, 5, fill("#2a1c14"))
        c.drawCircle(x, 70, 40, stroke("#7a5620", 12))
        c.drawCircle(x, 70, 40, stroke("#e8c878", 7))
    c.save()
    c.translate(96, 92)
    c.scale(.62, .62)
    round_handle(c, owner, 6, 6)
    c.restore()
    if insert.text:
        words = insert.text[0][:6]
        rounded(c, -150, -250, 150, -176, 4, fill("#20283e"))
        rounded(c, -150, -250, 150, -176, 4, stroke("#d8b25a", 4))
        draw_text(c, words, 0, -197, min(44.0, 260 / max(len(words), 1)), "#f0d58a", kind="serif", centre=True)


def _portrait(c: Any, insert: Insert, owner: Owner) -> None:
    """A painted portrait on a small scroll."""
    c.rotate(-3)
    behind(c, owner, 1, 180, 158, 280)
    c.drawRect(box(-180, -246, 192, 262), fill("#05060c", .4, 16))
    c.drawRect(box(-184, -250, 184, 250), linear((0, -250), (0, 250), [(0, "#a8946a"), (1, "#8a7650")]))
    c.drawRect(box(-150, -206, 150, 200), linear((0, -206), (0, 200), [(0, "#f4e9cc"), (1, "#dcc99c")]))
    with clipped(c, poly([(-150, -206), (150, -206), (150, 200), (-150, 200)])):
        c.drawPath(tapered([(-160, -60), (-60, -130), (60, -160), (170, -190)], [10, 8, 5, 1]), fill("#4a3a30", .7))
        r = rnd("portrait")
        for _ in range(26):
            c.drawCircle(r.uniform(-150, 150), r.uniform(-200, -80), 7, fill("#c8746a", .7))
        c.drawPath(smooth([(-56, 20, 1), (-110, 110), (-130, 210, 1), (130, 210, 1), (110, 110), (56, 20, 1), (0, 0)]), linear((0, 0), (0, 210), [(0, "#6a8a94"), (1, "#3f5a68")]))
        c.drawPath(poly([(-30, 14), (10, 110), (-6, 210), (-26, 210), (-14, 110), (-48, 22)]), fill("#e8d8b0"))
        c.drawOval(box(-46, -88, 46, 22), fill("#f0d2b4"))
        c.drawPath(smooth([(-56, -20), (-56, -80), (0, -116), (56, -80), (56, -20), (40, -64), (0, -84), (-40, -64)]), fill("#241e24"))
        c.drawOval(box(-30, -156, 30, -100), fill("#241e24"))
        c.drawPath(tapered([(-54, -128), (60, -140)], [5, 3]), fill("#d8b25a"))
        for s in (-1, 1):
            c.drawPath(tapered([(s * 30, -40), (s * 19, -45), (s * 8, -40)], [1, 4, 1]), fill("#3a2a2c"))
            c.drawPath(tapered([(s * 28, -28), (s * 18, -31), (s * 9, -27)], [1, 5, 1]), fill("#2a1c20"))
        c.drawPath(tapered([(-10, 2), (0, 5), (10, 2)], [1, 5, 1]), fill("#b8544a"))
    words = "".join(insert.text)[:8] if _chinese("".join(insert.text)) else ""
    for j, letter in enumerate(words):
        draw_text(c, letter, 126, -60 + j * 32, 26, "#34303c", kind="serif", centre=True)
    draw_seal(c, -140, 152, "印", 36)
    for y in (-256, 256):
        rounded(c, -206, y - 12, 206, y + 12, 11, linear((0, y - 12), (0, y + 12), [(0, "#8a5a3c"), (1, "#3c241a")]))
    thumb(c, owner, 1, 190, 176, 92, 66)


def _censer(c: Any, insert: Insert, owner: Owner) -> None:
    """Time as it burns away: a stick of incense in a bronze censer."""
    c.translate(0, 20)
    c.drawOval(box(-190, 132, 190, 208), fill("#0a0810", .45, 14))
    for x, low in ((-104, 178), (0, 196), (104, 178)):
        c.drawPath(tapered([(x * .84, 90), (x * .98, low - 40), (x, low)], [46, 30, 22]), linear((x - 24, 0), (x + 24, 0), [(0, "#8a7040"), (1, "#3c2e1a")]))
    bowl = smooth([(-186, -34, 1), (186, -34, 1), (176, 50), (112, 128), (-112, 128), (-176, 50)])
    c.drawPath(bowl, linear((-186, 0), (186, 0), [(0, "#5a4626"), (.3, "#c8a862"), (.55, "#8a6c38"), (1, "#352712")]))
    with clipped(c, bowl):
        c.drawRect(box(-190, 6, 190, 12), fill("#e8cf8c", .6))
        c.drawRect(box(-190, 66, 190, 71), fill("#2c2010", .6))
        for k in range(7):
            x = -162 + 54 * k
            c.drawPath(smooth([(x - 16, 54), (x - 16, 26), (x + 10, 24), (x + 14, 44), (x - 4, 46), (x - 2, 34)], False), stroke("#2c2010", 5, .7))
            c.drawPath(smooth([(x - 17, 52), (x - 17, 24), (x + 10, 22)], False), stroke("#f0dca0", 2, .6))
    for s in (-1, 1):
        c.drawPath(smooth([(s * 150, -30), (s * 214, -60), (s * 206, -118), (s * 158, -108)], False), stroke("#6a5228", 24))
        c.drawPath(smooth([(s * 150, -32), (s * 210, -62), (s * 202, -114), (s * 160, -108)], False), stroke("#c8a862", 9))
    c.drawOval(box(-190, -66, 190, -6), linear((-190, 0), (190, 0), [(0, "#7a6034"), (.4, "#dcc080"), (1, "#4a3818")]))
    c.drawOval(box(-164, -58, 164, -14), linear((0, -58), (0, -14), [(0, "#8a847c"), (1, "#cfc9be")]))
    for x in (-44, 0, 40):
        top = -250 + abs(x) * .7
        c.drawPath(tapered([(x * .7, -34), (x, top)], [6, 4.4]), linear((0, -34), (0, top), [(0, "#8a4a34"), (1, "#5a3428")]))
        c.drawCircle(x, top, 5, fill("#ffb04a"))
        glow(c, x, top, 46, "#ff8a3c", .7)
        c.drawPath(tapered([(x, top - 8), (x - 20, top - 60), (x + 18, top - 118), (x - 12, top - 190), (x + 14, top - 250)], [2, 9, 14, 18, 2]), fill("#f2ece4", .26, 8))


def _peaches(c: Any, insert: Insert, owner: Owner) -> None:
    """A dish of peach-shaped buns, as are eaten on birthdays."""
    c.drawOval(box(-262, 126, 262, 222), fill("#0a0810", .36, 12))
    c.drawOval(box(-250, 96, 250, 206), linear((-250, 0), (250, 0), [(0, "#aebfc6"), (.4, "#fbfaf4"), (1, "#a8b4b8")]))
    c.drawOval(box(-226, 104, 226, 186), stroke("#3f6aa0", 6, .8))
    c.drawOval(box(-204, 110, 204, 176), fill("#e4e8e8"))
    for row in (((-128, 104), (0, 112), (128, 104)), ((-66, 26), (66, 26)), ((0, -56),)):
        for x, y in row:
            _peach(c, x, y)
    draw_text(c, "寿", 0, 132, 40, "#b8323c", kind="serif", centre=True)


def _peach(c: Any, x: float, y: float) -> None:
    body = smooth([(x, y - 76, 1), (x + 46, y - 34), (x + 66, y + 12), (x + 34, y + 52), (x, y + 56), (x - 34, y + 52), (x - 66, y + 12), (x - 46, y - 34)])
    c.drawPath(smooth([(x - 74, y + 58), (x - 20, y + 36), (x + 6, y + 54), (x - 34, y + 76)]), fill("#5f8f52"))
    c.drawPath(smooth([(x + 74, y + 58), (x + 20, y + 36), (x - 6, y + 54), (x + 34, y + 76)]), fill("#4c7a44"))
    c.drawPath(body, radial((x - 14, y + 14), 92, [(0, "#fff6ea"), (.6, "#f8d8cc"), (1, "#e8828c")]))
    c.drawPath(tapered([(x + 2, y - 70), (x + 10, y - 20), (x + 4, y + 34)], [2, 6, 1]), fill("#cf6672", .6))
    c.drawPath(smooth([(x - 40, y - 10), (x - 26, y - 34), (x - 12, y - 44)], False), stroke("#ffffff", 5, .6))


OLD: dict[InsertKind, Callable[[Any, Insert, Owner], None]] = {"letter": old_letter, "cup": _bowl, "ring": _jade, "door": _gate, "photograph": _portrait, "phone": old_letter,
                                                               "clock": _censer, "cake": _peaches}
"""What stands for a kind of object when the drama plays in old times."""
