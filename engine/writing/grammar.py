"""Film grammar: which size, angle, move, light and pose a moment asks for. Pure choices from the script's own words.

The rules are the field's usual ones (establish, then two-shot, then shot and reverse shot, closer as it matters more,
an insert for an object that counts); a scene keeps its 180° line because a person keeps their side.
"""
from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from engine.drama.script import Beat, Scene
from engine.drama.vocabulary import Angle, Emotion, Light, Mood, Move, Pose, Setting, ShotSize, TimeOfDay

STRONG: frozenset[Emotion] = frozenset({"sad", "angry", "surprised", "afraid", "tender"})
"""Emotions that a face should fill the frame with."""

_MOOD_LIGHT: dict[Mood, Light] = {
    "romance": "warm", "sorrow": "cold", "suspense": "noir", "triumph": "warm", "comedy": "soft", "warm": "warm",
    "tension": "cold", "mystery": "ominous", "anger": "ominous", "hope": "soft",
}
_NEON: frozenset[Setting] = frozenset({"street", "bar", "underground", "car"})

_POSE_WORDS: list[tuple[Pose, re.Pattern[str]]] = [
    ("phone", re.compile(r"打电话|接电话|接起|拨通|手机贴|听筒|on the phone|picks? up the phone|answers? the|calls? ")),
    ("kneel", re.compile(r"跪|单膝|kneel|on one knee")),
    ("point", re.compile(r"指着|指向|一指|points? (?:at|to)")),
    ("cup", re.compile(r"咖啡|茶杯|酒杯|举杯|端着|coffee|\bcup\b|glass of|\bmug\b|sips?")),
    ("reach", re.compile(r"伸手|递|拉住|抓住|拽|拦|推|扶|reach|hand(?:s|ed)? (?:him|her|it|over)|grabs?|holds? out|pushes")),
    ("sit", re.compile(r"坐|瘫在|趴在|sits?\b|sitting|slumps|at the desk")),
    ("walk", re.compile(r"走|跑|冲|离开|转身|追|walks?|runs?|leaves|turns? away|rushes|storms")),
    ("chin", re.compile(r"沉思|托着|打量|想了想|thinks?|ponders|studies|considers")),
    ("crossed", re.compile(r"抱臂|抱着胳膊|双臂|folds? (?:his|her) arms|crosses (?:his|her) arms")),
    ("hold", re.compile(r"拿出|拿着|掏出|捏着|攥|举起|信|照片|戒指|letter|photo|ring|takes? out|pulls? out|unfolds")),
    ("chest", re.compile(r"捂|胸口|倒吸|后退|gasps?|clutch|steps? back")),
]
_EMOTION_POSES: dict[Emotion, tuple[Pose, ...]] = {
    "neutral": ("stand", "hip", "clasp"), "happy": ("stand", "hip", "clasp"), "sad": ("clasp", "stand", "chest"),
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


def pose_of(beat: Beat, setting: Setting, *key: object) -> Pose:
    """What the acting person's body does: read from the words of an action, else from the emotion."""
    if setting == "car":
        return "sit"
    if beat.insert in ("letter", "ring", "photograph", "key"):
        return "hold"
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


def speaking_size(order: int, beat: Beat, partners: int, closer: float, last: ShotSize | None, *key: object) -> ShotSize:
    """Size for a line. `order` counts the lines of the scene, `closer` (0..1) is how far the scene has come."""
    if partners == 0:
        options: list[ShotSize] = ["close", "medium"] if beat.emotion in STRONG else ["medium", "full", "close"]
    elif order == 0:
        return "two"
    elif beat.emotion in STRONG and closer > 0.35:
        options = ["close", "close", "medium"] if closer < 0.8 else ["close", "xclose", "close"]
    elif closer < 0.4:
        options = ["ots", "medium", "two"]
    else:
        options = ["medium", "ots", "close"]
    fresh = [o for o in options if o != last] or options
    return pick(fresh, "size", *key)  # type: ignore[return-value]


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


def move_of(size: ShotSize, emotion: Emotion, mood: Mood, opening: bool, closing: bool, last: Move | None, *key: object) -> Move:
    """The camera's move; never the same marked move twice running."""
    if closing:
        return "push_in" if emotion != "sad" else "pull_out"
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
