"""Houses of old times that anybody may enter: inn, teahouse, pharmacy and shop; and a carriage."""
from __future__ import annotations

from random import Random
from typing import Any

from engine.picture.gfx import RGB, Colour, fill, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery.air import Moment, Sheet, box, rounded
from engine.picture.scenery.old import fittings as t
from engine.picture.scenery.old import pieces as f
from engine.picture.scenery.old.walls import boards, moon_window, outlook, plaster, tiles
from engine.picture.scenery.room import Room

ROBES = ("#5a6a72", "#7a5a4c", "#4a5a4c", "#6a5470", "#8a7454")


def folk(c: Any, r: Random, h: float, colour: Colour, *, sits: bool = False) -> None:
    """Somebody of old times without a face, feet at the origin, `h` high when standing."""
    u = h / 390
    c.save()
    c.scale(u * r.choice((-1, 1)), u)
    up = 96.0 if sits else 0.0
    if not sits:
        c.drawOval(box(-56, -8, 56, 8), fill("#06060c", .34, 4))
    c.drawPath(smooth([(-40, -292 + up), (-56, -230 + up), (-48, -160 + up), (-58, 0, 1), (58, 0, 1), (48, -160 + up), (54, -230 + up), (40, -292 + up), (0, -312 + up)], True, .8), linear((-56, 0), (56, 0), [(0, light(colour, .14)), (.5, colour), (1, shade(colour, .64))]))
    c.drawPath(tapered([(-12, -300 + up), (4, -250 + up), (14, -196 + up)], [8, 8, 7]), fill(light(colour, .44)))
    c.drawRect(box(-50, -200 + up, 50, -184 + up), fill(shade(colour, .5)))
    for s in (-1, 1):
        c.drawPath(tapered([(s * 42, -282 + up), (s * 62, -220 + up), (s * 40, -160 + up)], [26, 30, 34]), fill(shade(colour, .84 if s < 0 else .7)))
    skin = mix("#c9987c", colour, .4)
    c.drawRect(box(-9, -330 + up, 9, -300 + up), fill(shade(skin, .8)))
    c.drawOval(box(-23, -386 + up, 23, -324 + up), fill(skin))
    hair = mix("#1c1820", colour, .14)
    c.drawPath(smooth([(-25, -350 + up), (-24, -380 + up), (0, -394 + up), (24, -380 + up), (25, -350 + up), (14, -368 + up), (-8, -372 + up)]), fill(hair))
    c.drawOval(box(-13, -412 + up, 13, -386 + up), fill(hair))
    if r.random() < .4:
        c.drawPath(smooth([(-24, -352 + up), (-30, -290 + up), (-16, -286 + up), (-14, -350 + up)]), fill(hair))
    c.restore()


def inn(m: Moment, tea: bool = False) -> list[Sheet]:
    """A tavern with a gallery, wine jars and red lanterns; `tea` makes it a teahouse with a round window."""
    wood = t.timber(m)
    room = Room(m, 186 if m.upright else 350)

    return [Sheet(.55, lambda c: _inn_shell(c, m, tea, wood, room)), Sheet(.8, lambda c: _inn_things(c, m, tea, wood, room))]


def _inn_shell(c: Any, m: Moment, tea: bool, wood: RGB, room: Room) -> None:
    wall = mix(plaster(m), wood, .18)
    room.shell(c, wall, shade(wood, .55), boards(m), side=mix(wall, wood, .3))
    h = room.half
    n = 3 if m.upright else 5
    for i in range(n):
        a = -h + 12 + i * (2 * h - 24) / n
        t.lattice(c, m, a + 8, -196, a + (2 * h - 24) / n - 8, -132, wood, "diamond")
    c.drawRect(box(-h, -124, h, -116), fill(light(wood, .12)))
    for i in range(int(2 * h / 13)):
        c.drawRect(box(-h + 6 + i * 13, -116, -h + 11 + i * 13, -86), fill(shade(wood, .9)))
    c.drawRect(box(-h, -88, h, -74), linear((0, -88), (0, -74), [(0, light(wood, .16)), (1, shade(wood, .5))]))
    if tea:
        moon_window(c, m, -h * .46, 2, 62, wood)
        t.scroll(c, m, m.rnd("tea"), h * .2, -62, 46, 120, "word")
        t.scroll(c, m, m.rnd("tea2"), h * .58, -62, 46, 120, "mountain")
    else:
        c.drawRect(box(-h * .86, -66, h * .86, 60), fill(shade(wood, .44)))
        for row in range(2):
            y = -10 + row * 62
            c.drawRect(box(-h * .86, y, h * .86, y + 6), fill(light(wood, .1)))
            k, x = 0, -h * .8
            while x < h * .8:
                size = 44 if (k + row) % 3 else 36
                f.jar(c, x, y, size, ("#5a3a28", "#6a4a34", "#3f4a48")[k % 3], "酒" if k % 2 == 0 else "")
                x += 46
                k += 1
    t.frame(room, c, m, bays=.97)


def _inn_things(c: Any, m: Moment, tea: bool, wood: Colour, room: Room) -> None:
    r = m.rnd("inn")
    if not tea:
        with room.at(c, -room.half * .2, 1.2):
            f.shadow(c, 220, 12)
            c.drawRect(box(-210, -180, 210, 0), linear((0, -180), (0, 0), [(0, wood), (1, shade(wood, .42))]))
            for i in range(5):
                rounded(c, -200 + i * 82, -150, -130 + i * 82, -20, 4, stroke(shade(wood, .5), 4))
            c.drawPath(poly([(-206, -198), (206, -198), (222, -178), (-222, -178)]), fill(light(wood, .24)))
            rounded(c, -60, -214, 10, -190, 3, fill("#5a3a28"))
            for k in range(6):
                c.drawCircle(-52 + k * 11, -202, 4.6, fill("#c8a060"))
            f.jar(c, 110, -184, 66, "#5a3a28", "酒")
    for x, d in ((-room.half * .74, 1.44), (room.half * .74, 1.4), *(() if m.upright else ((0.0, 1.36),))):
        with room.at(c, x, d):
            for s in (-1, 1):
                c.save()
                c.translate(s * 96, -4)
                folk(c, r, 360, m.tone(r.choice(ROBES), "#3a3644"), sits=True)
                c.restore()
            f.table(c, 190, light(wood, .06))
            if tea:
                f.teapot(c, -20, -172)
                f.bowl(c, 40, -168)
            else:
                f.jar(c, -30, -168, 40, "#6a4a34", "酒")
                f.bowl(c, 26, -168, "#8a6a4a")
                f.bowl(c, 62, -166, "#8a6a4a")
    for s in (-1, 1):
        with room.at(c, s * room.half * .8, 1.84):
            f.bench(c, 200, light(wood, .1))
    for x, y in ((-.7, -232), (-.25, -262), (.25, -262), (.7, -232)):
        t.palace_lantern(c, x * room.half * 1.3, y, 30, m.lamps, red=True)
    x = room.half * 1.06
    c.drawRect(box(x - 34, -330, x + 34, -326), fill("#3a261e"))
    c.drawPath(smooth([(x - 30, -328, 1), (x + 30, -328, 1), (x + 30, -170, 1), (x, -184), (x - 30, -166, 1)], True, .6), fill(m.tone("#e8dcc0", "#8a8490") if tea else m.tone("#a8362e", "#6a2a34")))
    draw_text(c, "茶" if tea else "酒", x, -226, 50, "#3a2a24" if tea else "#f4dca0", kind="serif", centre=True)


def pharmacy(m: Moment, beds: bool = False) -> list[Sheet]:
    """A pharmacy with its hundred drawers; with `beds` the room of a physician, a couch beside them."""
    wood = t.timber(m)
    room = Room(m, 186 if m.upright else 350)

    def shell(c: Any) -> None:
        room.shell(c, plaster(m), shade(wood, .6), tiles(m), pattern="tiles", side=mix(plaster(m), wood, .22))
        t.plaque(c, 0, -200, 116, "回春堂" if beds else "济世堂")
        for s, words in ((1, "但愿世间无疾"), (-1, "何妨架上尘生")):
            t.couplet(c, m, s * room.half * .72, -150, 170, words, 24)
        t.frame(room, c, m, bays=.9)

    def things(c: Any) -> None:
        r = m.rnd("pharmacy")
        with room.at(c, 0, 1.06):
            f.drawers(c, 430 if m.upright else 760, 450, wood, 9 if m.upright else 16, 7)
            for k in range(8 if m.upright else 14):
                f.jar(c, -190 + k * 54 - (0 if m.upright else 160), -456, 44, ("#dfe6e4", "#8fb0b4", "#e6dcc4")[k % 3])
        if beds:
            with room.at(c, room.half * .56, 1.36):
                f.couch(c, 330, wood, m.tone("#c8b898", "#5c5868"))
            with room.at(c, -room.half * .8, 1.4):
                f.folding_screen(c, m, r, 210, 320, wood, 3)
            with room.at(c, -room.half * .3, 1.56):
                f.table(c, 150, wood, h=120)
                f.bowl(c, -20, -128)
                f.teapot(c, 34, -130, "#4a4038")
        else:
            with room.at(c, 0, 1.34):
                f.counter(c, 250, 176, wood)
                for k in range(3):
                    c.drawPath(poly([(-210 + k * 70, -190), (-160 + k * 70, -190), (-152 + k * 70, -176), (-216 + k * 70, -176)]), fill("#efe2c0"))
                    for j in range(5):
                        c.drawCircle(-196 + k * 70 + j * 8, -185, 4, fill(("#7a8a4a", "#a8643a", "#8a5a3a")[k]))
                c.drawPath(tapered([(80, -250), (170, -236)], [3, 3]), fill("#5a3a28"))
                for x in (84.0, 166.0):
                    c.drawPath(poly([(x, -246), (x - 18, -206), (x + 18, -206)], False), stroke("#4a342a", 1.2))
                    c.drawOval(box(x - 20, -210, x + 20, -200), fill(t.GILT))
                f.thread_books(c, r, 212, -184, 2)
        for s in (-1, 1):
            for k in range(3):
                x = s * room.half * (.46 + .2 * k)
                c.drawRect(box(x - .8, -330, x + .8, -240), fill("#4a3426"))
                c.drawPath(smooth([(x, -262), (x + 15, -226), (x, -206), (x - 15, -226)]), fill(m.tone(("#7a8a4a", "#a88a54", "#8a6a44")[k], "#4a4440")))
        t.palace_lantern(c, 0, -266, 34, m.lamps, red=not beds)

    return [Sheet(.55, shell), Sheet(.8, things)]


def shop(m: Moment) -> list[Sheet]:
    """A dealer's shop: shelves of porcelain, silk in bolts, a counter."""
    wood = t.timber(m)
    room = Room(m, 186 if m.upright else 350)

    def shell(c: Any) -> None:
        room.shell(c, plaster(m), shade(wood, .6), boards(m), side=mix(plaster(m), wood, .22))
        t.plaque(c, 0, -200, 112, "聚宝斋")
        t.scroll(c, m, m.rnd("ware"), 0, -154, 56, 130)
        t.frame(room, c, m, bays=.3)

    def things(c: Any) -> None:
        r = m.rnd("shop")
        for s in (-1, 1):
            with room.at(c, s * room.half * .62, 1.08):
                f.bookcase(c, r, 250 if m.upright else 400, 430, wood, 5)
        with room.at(c, 0, 1.36):
            f.counter(c, 240, 170, wood)
            for k, colour in enumerate(("#b8433a", "#3f6a8a", "#d8a84e", "#5a8a6a")):
                rounded(c, -206, -194 - 17 * k, -96, -178 - 17 * k, 7, linear((0, -194 - 17 * k), (0, -178 - 17 * k), [(0, light(colour, .25)), (1, shade(colour, .7))]))
            rounded(c, 40, -204, 120, -180, 3, fill("#5a3a28"))
            for k in range(7):
                c.drawCircle(48 + k * 11, -192, 4.6, fill("#c8a060"))
            f.thread_books(c, r, 190, -178, 2)
        for s in (-1, 1):
            t.palace_lantern(c, s * room.half * .5, -262, 32, m.lamps)

    return [Sheet(.55, shell), Sheet(.8, things)]


def carriage(m: Moment) -> list[Sheet]:
    """Inside a horse-drawn carriage: the people sit between its padded back wall and the curtain."""
    wood = t.timber(m)
    silk = m.tone("#8a3f3a", "#54283a")
    w = 230.0 if m.upright else 420.0

    def cabin(c: Any) -> None:
        c.drawRect(box(-960, -700, 960, 700), linear((0, -480), (0, 420), [(0, shade(wood, .5)), (.4, wood), (1, shade(wood, .4))]))
        for s in (-1, 1):
            c.drawPath(poly([(s * w * .86, -250), (s * 960, -520), (s * 960, 640), (s * w * .86, 250)]), fill(shade(wood, .62)))
            a, b = sorted((s * w * .36, s * w * .78))
            c.save()
            c.clipRect(box(a, -150, b, 10))
            outlook(c, m)
            c.restore()
            c.drawRect(box(a, -150, b, 10), stroke(light(wood, .14), 8))
            for k in range(1, 4):
                x = a + (b - a) * k / 4
                c.drawRect(box(x - 1.6, -150, x + 1.6, 10), fill(wood))
            t.drape(c, s * w * .8, s, -160, 60, 40, silk)
        c.drawRect(box(-w * .3, -170, w * .3, 40), linear((0, -170), (0, 40), [(0, light(silk, .12)), (1, shade(silk, .7))]))
        for i in range(-3, 4):
            for j in range(5):
                c.drawCircle(i * w * .09, -150 + j * 42, 3, fill(t.GILT, .9))
        c.drawRect(box(-w, -262, w, -236), linear((0, -262), (0, -236), [(0, light(wood, .2)), (1, shade(wood, .6))]))
        t.valance(c, -w * .94, w * .94, -234, silk, 34)
        t.palace_lantern(c, 0, -186, 24, m.lamps, top=-240, red=False)

    def seat(c: Any) -> None:
        c.drawRect(box(-w * .98, 40, w * .98, 150), linear((0, 40), (0, 150), [(0, light(silk, .24)), (.3, silk), (1, shade(silk, .5))]))
        for i in range(-4, 5):
            c.drawPath(tapered([(i * w * .22, 44), (i * w * .23, 140)], [2, 5]), fill(shade(silk, .5), .6))
        c.drawRect(box(-w * 1.1, 150, w * 1.1, 700), linear((0, 150), (0, 420), [(0, shade(wood, .8)), (1, shade(wood, .3))]))

    return [Sheet(.5, cabin), Sheet(.8, seat)]
