"""Places, composition and the layered picture."""
from __future__ import annotations

import itertools
from typing import get_args

import cv2
import numpy as np
import pytest

from engine.drama.places import over_the_counter
from engine.drama.script import Character, Look
from engine.drama.storyboard import Insert, Placement, Shot
from engine.drama.vocabulary import Angle, InsertKind, Interiors, Light, Setting, ShotSize, Style, TimeOfDay
from engine.picture import draw_portrait, draw_shot
from engine.picture.gfx import pixels, surface
from engine.picture.grip import Owner
from engine.picture.inserts import draw_insert
from engine.picture.layers import LayeredPicture
from engine.picture.quality import check_picture, faces_due
from engine.picture.scenery import Moment, banqueting
from engine.picture.scenery.shanshui import far_view
from tests.conftest import ARTEFACTS

CAST = {c.name: c for c in (
    Character(name="林晚", gender="f", look=Look(hair="long", outfit="coat", color="#b3874f")),
    Character(name="顾沉", gender="m", look=Look(hair="comma", outfit="suit", color="#2b3552")),
)}
SMALL = (180, 320)


def shot(size: ShotSize = "two", setting: Setting = "office", **changes) -> Shot:
    people = [Placement(character="林晚", x=-.46), Placement(character="顾沉", x=.46, facing="left")]
    if size in ("close", "xclose", "medium", "full"):
        people = [Placement(character="林晚", x=-.2)]
    if size == "ots":
        people = [Placement(character="林晚", x=-.3), Placement(character="顾沉", x=.55, facing="left", view="back")]
    if size == "insert":
        people = []
        changes.setdefault("insert", Insert(kind="phone", text=["你在哪？"], owner="林晚"))
    values = {"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": size, "setting": setting, "time_of_day": "night", "light": "cold",
              "focus": people[0].character if people else None, "actors": people}
    return Shot(**{**values, **changes})


@pytest.mark.parametrize("setting", get_args(Setting))
def test_every_place_at_every_hour_is_a_picture(setting):
    seen = []
    for time in get_args(TimeOfDay):
        frame = draw_shot(shot("wide", setting, time_of_day=time, actors=[]), CAST, SMALL).flatten()
        grey = frame.mean(axis=2)
        assert grey.std() > 8, f"{setting} at {time} is nearly blank"
        assert frame[: 320 // 3].std() > 4, f"the upper third of {setting} at {time} is empty"
        seen.append(frame.astype(float))
    assert np.abs(seen[1] - seen[3]).mean() > 3 or setting in ("bar", "lift", "underground"), "day and night look alike"


@pytest.mark.parametrize("size", get_args(ShotSize))
@pytest.mark.parametrize("frame", [(180, 320), (320, 180), (200, 200)])
def test_every_size_in_every_frame(size, frame):
    picture = draw_shot(shot(size), CAST, frame)
    assert (picture.width, picture.height) == frame and picture.flatten().shape == (frame[1], frame[0], 3)
    assert len(picture.layers) <= 8
    assert bool(picture.faces) == (size != "insert")


@pytest.mark.parametrize("light", get_args(Light))
@pytest.mark.parametrize("style", get_args(Style))
def test_lights_and_styles_differ(light, style):
    a = draw_shot(shot("medium", light=light), CAST, SMALL, style).flatten().astype(float)
    other = "warm" if light != "warm" else "cold"
    assert np.abs(a - draw_shot(shot("medium", light=other), CAST, SMALL, style).flatten()).mean() > 1.5
    if style != "noir":
        assert np.abs(a - draw_shot(shot("medium", light=light), CAST, SMALL, "noir").flatten()).mean() > 2


@pytest.mark.parametrize("angle", get_args(Angle))
def test_angles_are_drawn(angle):
    assert draw_shot(shot("medium", angle=angle), CAST, SMALL).flatten().std() > 8


@pytest.mark.parametrize("kind", get_args(InsertKind))
@pytest.mark.parametrize("words", [["你在哪？我都知道了。"], ["I know what you did, and I am coming home tonight."], []])
def test_objects_fill_the_frame(kind, words):
    picture = draw_shot(shot("insert", insert=Insert(kind=kind, text=words, owner="林晚")), CAST, SMALL)
    empty = draw_shot(shot("wide", actors=[]), CAST, SMALL)
    assert np.abs(picture.flatten().astype(float) - empty.flatten()).mean() > 8
    assert picture.weather == "clear"


def test_the_heading_of_a_letter_stays_on_its_sheet():
    def sheet(heading: str) -> np.ndarray:
        out = surface(640, 640)
        out.getCanvas().translate(320, 320)
        draw_insert(out.getCanvas(), Insert(kind="letter", text=["速归"], sender=heading), Owner.of(None), 320)
        return pixels(out.makeImageSnapshot()).astype(np.int16)

    short, long = sheet("信"), sheet("一页一页，写的都是同一句话")
    changed = np.flatnonzero(np.abs(short - long).max(axis=(0, 2)) > 40)
    assert changed.size and changed.min() > 320 - 185 and changed.max() < 320 + 185


def test_the_same_shot_is_the_same_bytes_and_survives_being_kept():
    first, again = draw_shot(shot("two"), CAST, SMALL), draw_shot(shot("two"), CAST, SMALL)
    assert first.dump() == again.dump()
    back = LayeredPicture.load(first.dump())
    assert back.dump() == first.dump() and back.faces == first.faces
    assert np.array_equal(back.flatten(), first.flatten())


@pytest.mark.parametrize("size", ["close", "medium", "two", "ots", "full"])
def test_faces_stay_above_the_subtitles(size):
    faces = draw_shot(shot(size), CAST, (360, 640)).faces
    assert faces
    for name, (left, top, right, bottom) in faces.items():
        assert 0.02 < top < bottom < 0.76, f"{name} in {size}"
        assert left > -0.05 and right < 1.05


def test_mouths_and_lids_change_only_their_own_place():
    picture = draw_shot(shot("close"), CAST, (360, 640))
    rest = picture.flatten().astype(int)
    left, top, right, bottom = (round(v * s) for v, s in zip(picture.faces["林晚"], (360, 640, 360, 640), strict=True))
    for state in ({"visemes": {"林晚": "A"}}, {"lids": {"林晚": "shut"}}):
        changed = np.abs(picture.flatten(**state).astype(int) - rest).max(axis=2) > 8
        assert changed.sum() > 40, "nothing moved"
        ys, xs = np.nonzero(changed)
        assert ys.min() >= top - 30 and ys.max() <= bottom + 30 and xs.min() >= left - 40 and xs.max() <= right + 40


def test_a_place_stays_the_same_within_a_scene():
    a = draw_shot(shot("wide", actors=[]), CAST, SMALL).layers[0].image
    b = draw_shot(shot("wide", actors=[], number=7, frames=90), CAST, SMALL).layers[0].image
    assert np.array_equal(a, b)


def test_a_portrait():
    picture = draw_portrait(CAST["林晚"], (256, 256))
    assert picture.shape == (256, 256, 3) and picture.std() > 20


def test_another_take_is_staged_otherwise_in_the_same_place():
    """What a creator gets who has a shot drawn again: tellably another picture, and the same one every time."""
    from scripts.page_pictures import CAST, SHOT
    made = [draw_shot(SHOT, CAST, (480, 270), "noir", 0, variant) for variant in (0, 1, 2, 1)]
    flat = [p.flatten().astype(int) for p in made]
    assert (flat[1] == flat[3]).all()
    assert all(np.abs(flat[a] - flat[b]).mean() > 8 for a, b in ((0, 1), (0, 2), (1, 2))), "tellable at a glance"
    assert [set(p.faces) for p in made] == [{"a", "b"}] * 4
    assert all(p.faces["a"][0] < p.faces["b"][0] for p in made), "everybody keeps their side"
    ARTEFACTS.mkdir(exist_ok=True)
    cv2.imwrite(str(ARTEFACTS / "takes.png"), np.hstack(flat[:3]).astype(np.uint8)[..., ::-1])


@pytest.mark.parametrize("setting", get_args(Setting))
def test_every_place_in_every_size_has_no_fault(setting):
    for i, size in enumerate(get_args(ShotSize)):
        frame = ((180, 320), (320, 180), (200, 200))[i % 3]
        spec = shot(size, setting, time_of_day=get_args(TimeOfDay)[i % 4], light=get_args(Light)[i % 6])
        picture = draw_shot(spec, CAST, frame)
        assert check_picture(picture.flatten(), frame, faces_due([a.view for a in spec.actors], size), faces=list(picture.faces.values())) == [], f"{setting} {size}"


@pytest.mark.parametrize("frame", [(180, 320), (320, 180), (200, 200)])
@pytest.mark.parametrize("angle", get_args(Angle))
def test_heads_have_room_and_leave_room_for_subtitles(frame, angle):
    """Headroom: never half an empty frame over a head, never a crown cut off (but in an extreme close-up)."""
    for size in ("full", "two", "medium", "close", "ots", "xclose"):
        faces = draw_shot(shot(size, angle=angle), CAST, frame).faces
        assert faces
        for name, (left, top, right, bottom) in faces.items():
            assert top < (.44 if size == "full" else .40), f"{name} hangs low in {size} {angle}"
            assert bottom < .80 and (top > .06 or size == "xclose"), f"{name} in {size} {angle}"
            assert left > -.06 and right < 1.06


def test_faces_fill_more_of_the_frame_the_closer_the_shot():
    heights = [max(b - t for _, t, _, b in draw_shot(shot(s), CAST, (360, 640)).faces.values()) for s in ("wide", "full", "two", "medium", "close", "xclose")]
    assert heights == sorted(heights) and heights[-1] > .45 and heights[-2] > .3


@pytest.mark.parametrize("size", ["wide", "two", "ots"])
@pytest.mark.parametrize("variant", range(5))
def test_who_stands_left_stays_left(size, variant):
    boxes = draw_shot(shot(size), CAST, (360, 640), "noir", 0, variant).faces
    middle = {n: (b[0] + b[2]) / 2 for n, b in boxes.items()}
    assert middle["林晚"] < .5
    assert "顾沉" not in middle or middle["顾沉"] > .5


def test_low_and_high_angles_are_tellable():
    eye, low, high = (draw_shot(shot("medium", "street", angle=a), CAST, (360, 640)) for a in ("eye", "low", "high"))
    def tall(p):
        return p.faces["林晚"][3] - p.faces["林晚"][1]
    assert tall(low) > tall(eye) * 1.04 > tall(high) * 1.08
    assert np.abs(low.layers[0].image.astype(int) - high.layers[0].image).mean() > 8


def test_styles_are_tellable_at_thumbnail_size():
    """At a tenth of the size: noir is the darkest, ink the least coloured, pastel the lightest of the coloured."""
    for setting, time, light in (("street", "night", "cold"), ("park", "day", "soft"), ("cafe", "dusk", "warm")):
        small = {s: cv2.resize(draw_shot(shot("two", setting, time_of_day=time, light=light), CAST, (360, 640), s).flatten(), (36, 64), interpolation=cv2.INTER_AREA)
                 for s in get_args(Style)}
        light_of = {s: float(i.mean()) for s, i in small.items()}
        colour_of = {s: float((i.max(axis=2).astype(int) - i.min(axis=2)).mean()) for s, i in small.items()}
        assert light_of["noir"] + 18 < min(light_of["pastel"], light_of["ink"]), setting
        assert colour_of["ink"] * 1.25 < min(colour_of["noir"], colour_of["pastel"]), setting


def test_people_sit_at_tables_where_one_sits():
    names = {layer.name for layer in draw_shot(shot("two", "cafe"), CAST, SMALL).layers}
    assert "desk" in names and "seat" in names
    assert not {"desk", "seat"} & {layer.name for layer in draw_shot(shot("two", "street"), CAST, SMALL).layers}
    whole = draw_shot(shot("wide", "cafe"), CAST, SMALL)
    assert whole.faces["林晚"][1] > draw_shot(shot("wide", "street"), CAST, SMALL).faces["林晚"][1] + .03, "who sits is lower than who stands"


@pytest.mark.parametrize("style", ["pastel", "ink"])
def test_painted_mouths_fit_their_faces(style):
    """A patch is painted alone and must not show its edge: with the mouth at rest nothing changes around it."""
    picture = draw_shot(shot("close"), CAST, (360, 640), style)
    layer = next(x for x in picture.layers if x.actor)
    patch = layer.mouths["M"]
    h, w = patch.image.shape[:2]
    under = layer.image[patch.y:patch.y + h, patch.x:patch.x + w].astype(int)
    difference = np.abs(patch.image.astype(int) - under).max(axis=2)
    edge = np.concatenate([difference[0], difference[-1], difference[:, 0], difference[:, -1]])
    assert np.percentile(edge, 95) <= 6


@pytest.mark.parametrize("weather", ["rain", "snow", "fog", "wind"])
def test_weather_is_seen_on_the_place_itself(weather):
    clear, other = (draw_shot(shot("wide", "street", weather=w, actors=[]), CAST, SMALL).flatten().astype(int) for w in ("clear", weather))
    assert np.abs(clear - other).mean() > (.5 if weather == "wind" else 3)
    inside = [draw_shot(shot("wide", "lift", weather=w, actors=[]), CAST, SMALL).flatten() for w in ("clear", weather)]
    assert np.array_equal(*inside), "no weather in a lift"


@pytest.mark.parametrize("size", ["wide", "full", "two", "medium", "close"])
def test_nothing_stands_before_a_face(size):
    """Flowers on a table and blurred things in corners leave faces free."""
    for setting in ("kitchen", "cafe", "bar", "office", "classroom", "court", "car", "street"):
        for scene in (1, 2, 3):
            people = [a.model_copy(update={"pose": "sit"}) for a in shot(size).actors] if setting != "street" else shot(size).actors
            picture = draw_shot(shot(size, setting, scene=scene, actors=people), CAST, SMALL)
            covers = [x for x in picture.layers if x.name in ("desk", "front")]
            assert picture.faces
            for left, top, right, bottom in picture.faces.values():
                for cover in covers:
                    x0, y0 = (max(0, round(v * n) + picture.margin - o) for v, n, o in ((left, 180, cover.x), (top, 320, cover.y)))
                    x1, y1 = (max(0, round(v * n) + picture.margin - o) for v, n, o in ((right, 180, cover.x), (bottom, 320, cover.y)))
                    part = cover.image[y0:y1, x0:x1, 3]
                    assert part.size == 0 or (part > 60).mean() < .12, f"{cover.name} before a face in {setting} {size}"


def test_wind_moves_hair_and_clothes_one_way_and_is_kept_once() -> None:
    cast = {n: c.model_copy(update={"look": c.look.model_copy(update={"outfit": "hanfu"})}) for n, c in CAST.items()}
    picture = draw_shot(shot("wide", "park", weather="wind"), cast, (360, 640))
    blown = [layer for layer in picture.layers if layer.cycle]
    assert {layer.actor for layer in blown} == {a.character for a in shot("wide", "park").actors}
    for layer in blown:
        assert len({id(p) for p in layer.cycle}) == 3 < len(layer.cycle)
        calm, gust = (next(p for p in layer.cycle if p is not layer.image and p is layer.cycle[k]) for k in (8, 2))
        moved = np.abs(calm.astype(int) - gust.astype(int)).max(2) > 40
        rows = np.flatnonzero(moved.any(1))
        assert rows.size > 20 and np.median(rows) > .25 * layer.image.shape[0], "hems and tips move, heads do not"
        left, right = (np.average(np.arange(p.shape[1]), weights=p[-len(p) // 3:, :, 3].sum(0)) for p in (calm, gust))
        assert right > left, "to the right, whichever way they face"
    again = LayeredPicture.load(picture.dump())
    assert all((a is None) == (b is None) and np.array_equal(a, b) for one, two in zip(picture.layers, again.layers, strict=True) for a, b in zip(one.cycle, two.cycle, strict=True))
    assert not any(layer.cycle for layer in draw_shot(shot("wide", "park"), CAST, (360, 640)).layers)


def test_who_face_one_another_look_at_one_another() -> None:
    from engine.picture.framing import looks, stands
    pair = sorted(stands(shot("two", "park"), .5625, {n: 1440.0 if n != "小满" else 900.0 for n in CAST}), key=lambda s: s.x)
    assert all(looks(p, pair)[0] > .8 for p in pair) and looks(pair[0], pair[:1])[0] < .6
    child, tall = pair[0], pair[1]
    lower = type(child)(child.placement, child.x, child.eye + 200, child.scale, child.flip)
    assert looks(lower, [lower, tall])[1] < 0 < looks(tall, [lower, tall])[1], "up to the taller, down to the smaller"


def test_a_grown_up_kneels_to_embrace_a_child() -> None:
    cast = {"娃": Character(name="娃", gender="f", age="child"), "娘": Character(name="娘", gender="f", age="adult")}
    actors = [Placement(character="娃", x=-.4, facing="right", pose="hug"), Placement(character="娘", x=.4, facing="left", pose="hug")]
    faces = draw_shot(shot("wide", "livingroom", actors=actors, focus="娃"), cast, (360, 640)).faces
    apart = abs(faces["娃"][1] - faces["娘"][1]) * 640
    assert apart < 1.2 * (faces["娘"][3] - faces["娘"][1]) * 640, "their heads are near"


def test_men_have_a_cut_of_their_own() -> None:
    from engine.picture.people import Figure
    from engine.picture.people.outfits import OUTFITS, outfit_of
    for outfit in ("dress", "qipao"):
        for gender in ("f", "m"):
            person = Figure.of(Character(name="某", gender=gender, look=Look(outfit=outfit))).person  # type: ignore[arg-type]
            assert (outfit_of(person) is OUTFITS[outfit]) == (gender == "f")


def test_no_thing_that_fills_the_frame_looks_like_blood() -> None:
    from engine.moderation.pictures import BLOOD_REVIEW, blood_share
    for kind in get_args(InsertKind):
        picture = draw_shot(shot("insert", "cafe", light="warm", insert=Insert(kind=kind, text=["at last"], owner="林晚")), CAST, (360, 640), "pastel")
        assert blood_share(picture.flatten()) < BLOOD_REVIEW / 3, kind


def test_every_place_under_the_sky_has_a_far_distance_of_its_own_in_ink():
    def far(setting: Setting) -> np.ndarray:
        sheet = surface(128, 96)
        canvas = sheet.getCanvas()
        canvas.translate(64, 60)
        canvas.scale(.12, .12)
        for layer in far_view(setting, Moment("day", "clear", "soft", "a seed", ink=True)) or []:
            layer.draw(canvas)
        return pixels(sheet)[..., :3].astype(float)

    seen = {s: far(s) for s in get_args(Setting) if s not in Interiors}
    for name, view in seen.items():
        assert view.std() > 6, f"nothing far away in {name}"
    for a, b in itertools.combinations(seen, 2):
        assert np.abs(seen[a] - seen[b]).mean() > 2, (a, b)
    assert far_view("lift", Moment("day", "clear", "soft", "a seed", ink=True)) is None


def test_places_by_their_names_look_like_no_living_room_platform_or_convenience_store():
    for setting, named, usual in (("livingroom", "婚礼现场", "客厅"), ("shop", "殡仪馆", "便利店"), ("livingroom", "外婆的灵堂", "外婆家"), ("bar", "the wedding banquet", "the bar"), ("underground", "地下停车场", "地铁站")):
        a, b = (draw_shot(shot("wide", setting, place=place, actors=[]), CAST, SMALL).flatten().astype(float) for place in (named, usual))
        assert np.abs(a - b).mean() > 14, named
    assert not banqueting("street", "婚礼现场"), "what lies under the sky stays what it is"


def test_a_shop_of_one_trade_has_its_own_sign_and_no_bargains(monkeypatch: pytest.MonkeyPatch):
    from engine.picture.scenery import props, public
    read: list[str] = []
    monkeypatch.setattr(public, "draw_text", lambda c, text, *a, **k: read.append(text))
    monkeypatch.setattr(props, "draw_text", lambda c, text, *a, **k: read.append(text))
    for named, signs in (("桥头的钟表店", {"钟表店"}), ("桥头的便利店", {"便利店 24H", "特价", "新品", "买一送一"}), ("The old flower shop", {"FLOWER SHOP"})):
        read.clear()
        draw_shot(shot("wide", "shop", place=named, actors=[]), CAST, SMALL)
        assert set(read) == signs


@pytest.mark.parametrize(("name", "sign"), [
    ("街角的钟表店", "钟表店"), ("老王的当铺", "当铺"), ("花店门口", "花店"), ("便利店", ""), ("超市", ""), ("商店", ""), ("店里", ""), ("直播间", ""),
    ("The Pawnshop", "PAWNSHOP"), ("behind the bridal boutique", "BRIDAL BOUTIQUE"), ("Shop", ""), ("the corner shop", ""), ("a supermarket", ""),
])
def test_what_a_shop_is_called_is_read_from_its_place(name: str, sign: str):
    assert over_the_counter(name) == sign
