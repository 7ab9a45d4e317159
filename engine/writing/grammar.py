"""Film grammar: which size, angle, move, light and pose a moment asks for. Pure choices from the script's own words.

The rules are the field's usual ones (establish, then two-shot, then shot and reverse shot, closer as it matters more,
an insert for an object that counts); a scene keeps its 180° line because a person keeps their side.
"""
from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from engine.drama.script import Beat, Scene
from engine.drama.vocabulary import (
    Angle,
    Emotion,
    Genre,
    InsertKind,
    Light,
    Mood,
    Move,
    Pose,
    Setting,
    ShotSize,
    TimeOfDay,
    Transition,
    View,
)


@dataclass(frozen=True)
class Rhythm:
    """How fast a genre cuts, in seconds."""

    establish: float
    """The first look at a new place."""
    longest: float
    """A line longer than this is cut, to whoever hears it or closer; shorter lines of one speaker stay together."""
    exchange: float
    """Lines up to this length are exchanged within one two-shot; 0 cuts at every change of speaker."""


RHYTHM: dict[Genre, Rhythm] = {
    "comedy": Rhythm(1.2, 2.3, 0.0), "suspense": Rhythm(1.4, 2.5, 0.0), "revenge": Rhythm(1.4, 3.0, 0.0), "rise": Rhythm(1.4, 3.3, 0.0),
    "workplace": Rhythm(1.5, 3.6, 0.0), "campus": Rhythm(1.6, 4.0, 1.6), "fantasy": Rhythm(1.9, 4.4, 1.6), "family": Rhythm(2.0, 5.0, 2.0),
    "costume": Rhythm(2.2, 5.4, 2.0), "romance": Rhythm(2.3, 6.0, 2.4),
}
"""Comedy and suspense live from the cut, love from the look that is held."""

STRONG: frozenset[Emotion] = frozenset({"sad", "angry", "surprised", "afraid", "tender"})
"""Emotions that a face should fill the frame with."""

_MOOD_LIGHT: dict[Mood, Light] = {
    "romance": "warm", "sorrow": "cold", "suspense": "noir", "triumph": "warm", "comedy": "soft", "warm": "warm",
    "tension": "cold", "mystery": "ominous", "anger": "ominous", "hope": "soft",
}
_NEON: frozenset[Setting] = frozenset({"street", "bar", "underground", "car"})

_POSE_WORDS: list[tuple[Pose, re.Pattern[str]]] = [
    ("phone", re.compile(r"打电话|接电话|接起|拨通|手机贴|听筒|on the phone|picks? up the phone|answers? the|calls? ")),
    ("kneel", re.compile(r"跪|磕头|叩首|单膝|kneel|on one knee")),
    ("hug", re.compile(r"拥抱|抱住|搂住|相拥|紧紧抱|拥入怀|\bhugs?\b|embrac")),
    ("bow", re.compile(r"鞠躬|躬身|欠身|\bbows?\b")),
    ("touch", re.compile(r"拍(?:了)?拍.{0,4}肩|搭.{0,3}肩|扶.{0,3}肩|(?:a|his|her) hand on .{0,12}shoulder|touches .{0,12}(?:shoulder|arm)")),
    ("point", re.compile(r"指着|指向|一指|points? (?:at|to)")),
    ("cup", re.compile(r"咖啡|茶杯|酒杯|举杯|端着|coffee|\bcup\b|glass of|\bmug\b|sips?")),
    ("reach", re.compile(r"伸手|递|拉住|抓住|拽|拦|推|扶|reach|hand(?:s|ed)? (?:him|her|it|over)|grabs?|holds? out|pushes")),
    ("sit", re.compile(r"坐|瘫在|趴在|sits?\b|sitting|slumps|at the desk")),
    ("walk", re.compile(r"走|跑|冲|离开|转身|追|walks?|runs?|leaves|turns? away|rushes|storms")),
    ("chin", re.compile(r"沉思|托着|打量|想了想|thinks?|ponders|studies|considers")),
    ("crossed", re.compile(r"抱臂|抱着胳膊|双臂|folds? (?:his|her) arms|crosses (?:his|her) arms")),
    ("hold", re.compile(r"拿出|拿着|掏出|捏着|捧着|端起|攥|举起|举着|信|照片|戒指|蛋糕|letter|photo|ring|takes? out|pulls? out|unfolds")),
    ("chest", re.compile(r"捂|胸口|倒吸|后退|gasps?|clutch|steps? back")),
]
_EMOTION_POSES: dict[Emotion, tuple[Pose, ...]] = {
    "neutral": ("stand", "clasp", "hip", "stand", "clasp"), "happy": ("stand", "hip", "clasp"), "sad": ("clasp", "stand", "chest"),
    "angry": ("crossed", "point", "hip"), "surprised": ("chest", "stand"), "afraid": ("chest", "clasp"),
    "tender": ("stand", "clasp", "reach"), "scornful": ("crossed", "hip", "chin"),
}


def pick(options: Sequence[str], *key: object) -> str:
    """One of the options, always the same for the same key."""
    digest = hashlib.sha256("|".join(map(str, key)).encode()).digest()
    return options[int.from_bytes(digest[:8], "big") % len(options)]


def light_of(mood: Mood, setting: Setting, time: TimeOfDay) -> Light:
    """The light mood of a scene. Night streets and bars are neon unless the mood is darker than that."""
    light = _MOOD_LIGHT[mood]
    if time == "night" and setting in _NEON and light in ("warm", "cold", "soft"):
        return "neon"
    if light == "noir" and time in ("day", "dawn"):
        return "cold"
    return light


_LEAVES = re.compile(r"摔门|甩门|夺门|拂袖|(?:转身|起身|扭头|掉头).{0,6}(?:就走|离|而去|走[出开了向]|跑|出门)|(?<!不)(?<!别)(?<!没有)离(?:开|去|席)(?![的时前后过])|走了出去|[走跑冲]出[了去门房]?|"
                     r"slams? .{0,14}door|storms? (?:out|off|away)|(?:walk|run|rush|hurr)(?:s|ies)? (?:out|away|off)\b|turns? (?:and (?:go|leave|walk|run)|to go|to leave)|"
                     r"\bleaves(?= ?(?:[.,;!]|$|without\b|at once|the (?:room|house|kitchen|hall|table|office|party|caf|bar|ward|court|shop|stage)|(?:him|her|them) (?:there|behind|standing)))", re.I)
WHOLE_BODY: frozenset[Pose] = frozenset({"walk", "kneel", "bow"})
"""Poses that are seen from head to foot or not at all."""
IN_PAIRS: frozenset[Pose] = frozenset({"hug", "touch"})
"""Poses that need the other one in the frame."""


def leaves(beat: Beat, others: Collection[str] = ()) -> bool:
    """Whether who acts goes away, and none of the `others` does: they are seen from behind, on their feet."""
    found = _LEAVES.search(beat.text) if beat.kind == "action" and beat.character is not None else None
    if found is None or beat.character is None:
        return False
    before = beat.text[:found.start()]
    return before.rfind(beat.character) >= 0 or not any(name in before for name in others if name != beat.character)


def pose_of(beat: Beat, setting: Setting, *key: object) -> Pose:
    """What the acting person's body does: read from the words of an action, else from the emotion."""
    if setting == "car":
        return "sit"
    if beat.insert in ("letter", "ring", "photograph", "key", "cake"):
        return "hold"
    if leaves(beat):
        return "walk"
    if beat.kind == "action":
        for pose, words in _POSE_WORDS:
            if words.search(beat.text):
                return pose
    return pick(_EMOTION_POSES[beat.emotion], "pose", *key)  # type: ignore[return-value]


def listening_pose(emotion: Emotion, setting: Setting, *key: object) -> Pose:
    """What somebody does who is not the one acting."""
    if setting == "car":
        return "sit"
    return pick([p for p in _EMOTION_POSES[emotion] if p != "point"], "listen", *key)  # type: ignore[return-value]


_AT_REST: frozenset[Pose] = frozenset({"stand", "hip", "clasp", "crossed", "chest", "chin"})


def unlike(pose: Pose, taken: Collection[Pose], emotion: Emotion) -> Pose:
    """A pose for somebody beside whom others have `taken` theirs: two who stand alike look like a pair of dolls."""
    if pose not in _AT_REST or pose not in taken:
        return pose
    return next((p for p in (*_EMOTION_POSES[emotion], "stand", "clasp") if p in _AT_REST and p not in taken), pose)


_VIEWS: frozenset[Setting] = frozenset({"rooftop", "seaside", "office", "bedroom", "airport", "livingroom", "countryside", "park", "palace", "car"})
"""Places where there is something to look out at: a sea, a city, a garden, what is outside the window."""


def face_to_face(emotion: Emotion, *key: object) -> View:
    """How two people look at one another in a two-shot: from the side where they confront one another or are tender."""
    if emotion in ("angry", "scornful", "tender"):
        return "profile"
    return pick(("three_quarter", "three_quarter", "profile"), "face to face", *key)  # type: ignore[return-value]


def alone_in_frame(size: ShotSize, pose: Pose, emotion: Emotion, setting: Setting, hears: bool, speaks: bool, *key: object) -> View:
    """How one person is turned: from the side walking past, looking out over a sea or a city in thought, or listening."""
    if speaks or size in ("wide", "ots", "xclose"):
        return "three_quarter"
    if pose == "walk" and size in ("full", "medium"):
        return "profile"
    if hears or (setting in _VIEWS and emotion in ("neutral", "sad", "tender")):
        return pick(("profile", "three_quarter"), "from the side", *key)  # type: ignore[return-value]
    return "three_quarter"


_REVEAL = re.compile(r"原来|其实|真相|秘密|就是我|是我(?!们)|不是我|从来没有|瞒着|骗了|亲生|the truth|it was me|it was you|all along|secret|never told|lied to|actually|I'm your|you're my", re.I)


def reveals(beat: Beat) -> bool:
    """Whether a line tells what was hidden: the camera goes in on it."""
    return beat.kind == "dialogue" and bool(_REVEAL.search(beat.text))


def peak_of(beats: Sequence[Beat]) -> int | None:
    """Index of the line on which a scene turns: the last that reveals or is strongly felt, in its second half; else its last line."""
    lines = [i for i, b in enumerate(beats) if b.kind == "dialogue"]
    late = [i for i in lines if 2 * lines.index(i) >= len(lines) - 1]
    ranked = [*(i for i in reversed(late) if reveals(beats[i])), *(i for i in reversed(late) if beats[i].emotion in STRONG), *reversed(lines)]
    return ranked[0] if ranked else None


def speaking_size(order: int, beat: Beat, partners: int, closer: float, last: ShotSize | None, own: ShotSize | None, peak: bool, *key: object) -> ShotSize:
    """Size for a line: two-shot, over the shoulder, medium, close, the nearer the more it matters.

    `order` counts the lines of the scene, `closer` (0..1) is how far it has come, `own` is how the speaker was seen last:
    nobody is cut to themselves in the same size, and no size comes three times running (`last` is that of a run of two).
    """
    strong = beat.emotion in STRONG
    if partners == 0:
        options: list[ShotSize] = ["close", "medium"] if strong or peak else ["medium", "full", "close"]
    elif order == 0 and own != "two":
        return "two"
    elif peak:
        options = ["close", "xclose"] if strong else ["close", "medium"]
    elif order % 5 == 4 and not strong:
        options = ["two", "ots"]
    elif closer < 0.4:
        options = ["medium", "ots"] if strong else ["ots", "medium"]
    elif closer < 0.75:
        options = ["close", "medium"] if strong else ["medium", "ots"]
    else:
        options = ["close", "xclose", "medium"] if strong else ["close", "medium", "ots"]
    fresh = [o for o in options if o not in (own, last)] or [o for o in options if o != own] or options
    return fresh[0]


_THINGS: dict[InsertKind, re.Pattern[str]] = {
    "ring": re.compile(r"戒指|\bring\b", re.I), "letter": re.compile(r"(?<![相自迷诚守])信(?![任心息仰用])|合同|遗嘱|\bletter\b|\bcontract\b|\bwill\b(?= was)", re.I),
    "photograph": re.compile(r"照片|合影|\bphoto(?:graph)?s?\b|\bpicture\b", re.I), "key": re.compile(r"钥匙|\bkeys?\b", re.I),
    "phone": re.compile(r"短信|消息|聊天记录|\bmessages?\b|\btexts?\b", re.I), "cup": re.compile(r"杯子|这杯|\bcup\b", re.I), "cake": re.compile(r"蛋糕|\bcakes?\b", re.I), "clock": re.compile(r"钟|怀表|\bclock\b|\bwatch\b", re.I),
}


def held_in(beats: Sequence[Beat]) -> InsertKind | None:
    """What is in the hand in these beats: the object that is shown, else the first that is spoken of."""
    shown = next((b.insert for b in beats if b.insert and b.insert != "door"), None)
    return shown or next((kind for b in beats if (kind := thing_in(b.text, list(_THINGS)))), None)


def thing_in(text: str, known: Sequence[InsertKind]) -> InsertKind | None:
    """The first of the story's known objects that a line speaks of."""
    return next((kind for kind in known if kind in _THINGS and _THINGS[kind].search(text)), None)


def transition_between(before: Scene, scene: Scene, genre: Genre) -> Transition:
    """How a scene follows another: black between two acts (another day's time, another place), a dissolve where time
    passes or the mood is soft, a cut where the story runs on."""
    elsewhere = (before.setting, before.place) != (scene.setting, scene.place)
    later = before.time_of_day != scene.time_of_day
    if later and elsewhere:
        return "fade"
    softer = scene.mood in ("romance", "sorrow", "hope", "warm") and RHYTHM[genre].exchange > 0
    return "dissolve" if later or not elsewhere or softer else "cut"


def angle_of(size: ShotSize, emotion: Emotion, mood: Mood, *key: object) -> Angle:
    """Low for those who have the upper hand, high for those who have not, dutch where the world is out of joint."""
    if size in ("insert", "ots", "xclose"):
        return "eye"
    if emotion == "scornful" or (emotion == "angry" and size in ("medium", "full")):
        return "low"
    if size in ("wide", "full") and mood in ("sorrow", "mystery") and pick("ab", "high", *key) == "a":
        return "high"
    if mood in ("suspense", "tension") and size in ("full", "medium") and pick("abcd", "dutch", *key) == "a":
        return "dutch"
    return "eye"


def move_of(size: ShotSize, emotion: Emotion, mood: Mood, opening: bool, closing: bool, reveal: bool, last: Move | None, *key: object) -> Move:
    """The camera's move; never the same marked move twice running, but always in on a reveal."""
    if closing:
        return "push_in" if emotion != "sad" else "pull_out"
    if reveal and size in ("medium", "close", "xclose", "ots"):
        return "push_in"
    options: list[Move]
    if opening:
        options = ["push_in", "pan_right", "pan_left", "tilt_down"]
    elif size == "insert":
        options = ["push_in", "static"]
    elif mood in ("anger", "tension") and size in ("full", "two", "medium"):
        options = ["handheld", "static", "push_in"]
    elif emotion in STRONG and size in ("close", "xclose", "medium"):
        options = ["push_in", "push_in", "static"]
    elif size in ("wide", "full"):
        options = ["pan_left", "pan_right", "pull_out", "push_in"]
    else:
        options = ["static", "static", "push_in", "pan_left", "pan_right"]
    fresh = [m for m in options if m != last or m == "static"] or ["static"]
    return pick(fresh, "move", *key)  # type: ignore[return-value]


def new_place(scene: Scene, before: Scene | None) -> bool:
    """Whether the viewer has to be told where we are."""
    return before is None or (before.setting, before.place, before.time_of_day) != (scene.setting, scene.place, scene.time_of_day)
