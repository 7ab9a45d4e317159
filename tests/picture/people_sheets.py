"""Sheets of people to look at: `python -m tests.picture.people_sheets [name ...]` writes test-artifacts/people/*.png."""
from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import numpy as np

from engine.drama.script import Character, Look
from engine.drama.storyboard import Placement, Shot
from engine.drama.vocabulary import (
    Emotion,
    FaceShape,
    Facing,
    Hair,
    Light,
    Outfit,
    Pose,
    Setting,
    ShotSize,
    Style,
    View,
    Viseme,
)
from engine.picture.gfx import fill, linear, surface
from engine.picture.illustrator import draw_shot
from engine.picture.people import Acting, Figure
from engine.picture.skia_load import skia

OUT = Path(__file__).resolve().parents[2] / "test-artifacts" / "people"
Cell = tuple[Figure, Acting, str]


def cast() -> list[Figure]:
    """Twelve people as unlike as a drama's."""
    rows: list[tuple[str, str, str, dict[str, object]]] = [
        ("顾沉", "m", "adult", dict(hair="comma", outfit="suit", color="#27304a", accent="#7d2430", face="long")),
        ("林晚", "f", "adult", dict(hair="long", outfit="coat", color="#b98a52", accent="#efe8dc", face="oval")),
        ("苏曼", "f", "adult", dict(hair="wavy", hair_color="auburn", outfit="blazer", color="#8d2340", accent="#e9c7c7", face="heart", earrings=True)),
        ("陈医生", "m", "middle", dict(hair="sidepart", hair_color="darkbrown", outfit="whitecoat", color="#5f87b0", accent="#2c4a78", glasses=True, face="square", build="slim")),
        ("夏夏", "f", "young", dict(hair="ponytail", hair_color="brown", outfit="uniform", color="#2a3c66", accent="#b8323e", face="round")),
        ("叶航", "m", "young", dict(hair="messy", hair_color="darkbrown", outfit="hoodie", color="#587a5c", skin="tan", face="oval")),
        ("顾董", "m", "elder", dict(hair="elder", hair_color="grey", outfit="suit", color="#30313a", accent="#6d5a3a", beard=True, face="square", build="broad")),
        ("沈妃", "f", "adult", dict(hair="palace_f", outfit="hanfu", color="#b0404e", accent="#5a2a4e", face="heart", earrings=True)),
        ("太子", "m", "adult", dict(hair="palace_m", outfit="robe", color="#27506a", accent="#c79a4a", face="long")),
        ("母亲", "f", "middle", dict(hair="bun", hair_color="darkbrown", outfit="sweater", color="#b5714d", accent="#e8d8c0", face="round", build="broad")),
        ("小雨", "f", "child", dict(hair="bob", outfit="dress", color="#3f8f86", accent="#f0c060", face="round")),
        ("阿明", "m", "adult", dict(hair="buzz", outfit="leather", color="#2a2427", accent="#c9c2b8", skin="brown", face="square", build="broad")),
    ]
    return [Figure(n, g, a, Look.model_validate(look)) for n, g, a, look in rows]  # type: ignore[arg-type]


def sheet(name: str, cells: list[Cell], columns: int, size: tuple[int, int], scale: float, centre: tuple[float, float]) -> None:
    """Draw the cells; `centre` is the head-unit point in the middle of a cell."""
    w, h = size
    rows = -(-len(cells) // columns)
    out = surface(columns * w, rows * h)
    canvas = out.getCanvas()
    canvas.drawPaint(linear((0, 0), (0, rows * h), [(0, "#8b97ae"), (1, "#5c6684")]))
    font = skia.Font(skia.Typeface.MakeDefault(), 13)
    for i, (figure, acting, label) in enumerate(cells):
        canvas.save()
        canvas.translate((i % columns) * w, (i // columns) * h)
        canvas.clipRect(skia.Rect(0, 0, w, h))
        canvas.save()
        canvas.translate(w / 2, h / 2)
        canvas.scale(scale, scale)
        canvas.translate(-centre[0], -centre[1])
        figure.draw(canvas, acting)
        canvas.restore()
        canvas.drawString(label, 6, h - 7, font, fill("#ffffff"))
        canvas.restore()
    OUT.mkdir(parents=True, exist_ok=True)
    out.makeImageSnapshot().save(str(OUT / f"{name}.png"), skia.kPNG)


def emotions() -> None:
    people = cast()
    sheet("emotions", [(people[p], Acting(emotion=e), e) for p in (1, 0, 2) for e in get_args(Emotion)], 8, (190, 240), .68, (-8, 30))


def casting() -> None:
    sheet("cast", [(f, Acting(), f"{f.person.look.hair} {f.person.look.outfit}") for f in cast()], 12, (150, 500), .29, (0, 680))


def hair() -> None:
    cells: list[Cell] = []
    for view in ("three_quarter", "back"):
        for i, h in enumerate(get_args(Hair)):
            woman = h in ("long", "bob", "wavy", "ponytail", "bun", "braid", "curly", "pixie", "palace_f")
            colour = ("black", "darkbrown", "brown", "auburn", "blonde", "grey", "white", "navy")[i % 8]
            figure = Figure("H", "f" if woman else "m", "adult", Look(hair=h, hair_color=colour, outfit="shirt", color="#dfe4ec"))
            cells.append((figure, Acting(view=view), h))
    sheet("hair", cells, 9, (180, 250), .48, (-10, 70))


def outfits() -> None:
    cells: list[Cell] = []
    for view in ("three_quarter", "back"):
        for i, o in enumerate(get_args(Outfit)):
            look = Look(outfit=o, color=("#2f3b57", "#7d2f3f", "#5b6e4e", "#a97b4c")[i % 4], accent=("#b23a48", "#d9b36a", "#e8e2d6")[i % 3], hair="long" if i % 2 else "comma")
            cells.append((Figure("O" + o, "f" if i % 2 else "m", "adult", look), Acting(view=view), o))
    sheet("outfits", cells, 18, (112, 400), .235, (0, 690))


def poses() -> None:
    cells: list[Cell] = []
    people = cast()
    for figure in (people[0], people[1], people[7]):
        for p in get_args(Pose):
            cells.append((figure, Acting(pose=p, holding="letter" if p == "hold" else None), p))
    sheet("poses", cells, 17, (140, 400), .225, (20, 680))


def lips() -> None:
    people = cast()
    cells: list[Cell] = [(f, Acting(viseme=v), v) for f in (people[2], people[0]) for v in get_args(Viseme)]
    for f in (people[2], people[0]):
        cells += [(f, Acting(lid=lid), lid) for lid in ("open", "half", "shut")]
        cells += [(f, Acting(lid=lid, emotion="happy"), lid) for lid in ("open", "half", "shut")] + [(f, Acting(emotion="happy", viseme="A"), "happy A")]
    sheet("lips", cells, 7, (210, 240), .85, (0, 20))


def faces() -> None:
    cells: list[Cell] = []
    for g in ("f", "m"):
        for i in range(16):
            shape = get_args(FaceShape)[i % 6]
            age = ("adult", "young", "middle", "adult")[i // 4] if i < 15 else "elder"
            look = Look(face=shape, hair="bun" if g == "f" else "buzz", outfit="tee", color="#6b7a8f")
            cells.append((Figure(f"{g}{i}", g, age, look), Acting(), f"{shape} {age}"))
    sheet("faces", cells, 8, (190, 230), .78, (-6, 0))


def hands() -> None:
    people = cast()
    cells: list[Cell] = []
    for figure in (people[0], people[2]):
        for p in ("crossed", "chin", "phone", "chest", "clasp", "reach", "cup", "hip", "point", "hold", "sit"):
            cells.append((figure, Acting(pose=p, holding="ring" if p == "hold" else None), p))
    sheet("hands", cells, 6, (300, 330), .50, (30, 300))


def skins() -> None:
    cells: list[Cell] = []
    for skin in ("fair", "light", "tan", "brown", "dark"):
        for age in ("child", "young", "adult", "middle", "elder"):
            for g in ("f", "m"):
                look = Look(skin=skin, hair="long" if g == "f" else "crop", outfit="sweater", color="#7a5a66", accent="#e8d8c0", hair_color="white" if age == "elder" else "black")
                cells.append((Figure(f"{skin}{age}{g}", g, age, look), Acting(), f"{skin} {age}"))
    sheet("skins", cells, 10, (150, 210), .55, (-8, 40))


def shots() -> None:
    """What a viewer sees: sizes, lights and packs through the whole illustrator, as a contact sheet."""
    people = {f.person.name: Character(name=f.person.name, gender=f.person.gender, age=f.person.age, look=f.person.look) for f in cast()}

    def at(name: str, x: float, facing: Facing, emotion: Emotion = "neutral", pose: Pose = "stand", view: View = "three_quarter") -> Placement:
        return Placement(character=name, x=x, facing=facing, emotion=emotion, pose=pose, view=view)

    rows: list[tuple[ShotSize, Setting, Light, Style, list[Placement]]] = [
        ("close", "rooftop", "warm", "noir", [at("顾沉", 0, "right", "neutral")]),
        ("medium", "office", "cold", "noir", [at("林晚", 0, "left", "sad", "clasp")]),
        ("two", "cafe", "warm", "noir", [at("叶航", -.45, "right", "happy", "hip"), at("夏夏", .45, "left", "tender", "chest")]),
        ("ots", "office", "cold", "noir", [at("苏曼", .3, "left", "scornful", "crossed"), at("顾沉", -.5, "right", view="back")]),
        ("close", "palace", "warm", "noir", [at("沈妃", 0, "right", "tender")]),
        ("full", "palace", "warm", "ink", [at("太子", -.42, "right", "neutral", "stand"), at("沈妃", .42, "left", "tender", "clasp")]),
        ("medium", "hospital", "soft", "pastel", [at("陈医生", 0, "right", "neutral", "hold")]),
        ("close", "livingroom", "ominous", "noir", [at("顾董", 0, "left", "angry", "point")]),
        ("two", "street", "neon", "noir", [at("顾沉", -.45, "right", "angry", "point"), at("林晚", .45, "left", "afraid", "chest")]),
        ("wide", "office", "cold", "noir", [at("阿明", -.4, "right", "angry", "crossed"), at("母亲", .4, "left", "sad", "clasp")]),
        ("ots", "bedroom", "soft", "pastel", [at("顾沉", .3, "left", "tender"), at("林晚", -.5, "right", view="back")]),
        ("xclose", "bar", "noir", "noir", [at("苏曼", 0, "right", "happy")]),
    ]
    w, h = 360, 640
    out = surface(6 * w, 2 * h)
    for i, (size, setting, light, style, actors) in enumerate(rows):
        shot = Shot(episode=1, scene=1, number=1, size=size, setting=setting, light=light, frames=1, actors=actors, focus=actors[0].character)
        frame = np.ascontiguousarray(np.dstack([draw_shot(shot, people, (2 * w, 2 * h), style).flatten(), np.full((2 * h, 2 * w), 255, np.uint8)]))
        image = skia.Image.fromarray(frame, colorType=skia.kRGBA_8888_ColorType)
        mipmaps = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
        out.getCanvas().drawImageRect(image, skia.Rect.MakeXYWH((i % 6) * w, i // 6 * h, w, h), mipmaps)
    OUT.mkdir(parents=True, exist_ok=True)
    out.makeImageSnapshot().save(str(OUT / "shots.png"), skia.kPNG)


SHEETS: dict[str, Callable[[], None]] = {f.__name__: f for f in (emotions, casting, hair, outfits, poses, lips, faces, hands, skins, shots)}

if __name__ == "__main__":
    for wanted in sys.argv[1:] or SHEETS:
        SHEETS[wanted]()
