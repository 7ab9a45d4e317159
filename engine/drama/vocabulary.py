"""The closed word lists that writer, storyboard, illustrator and composer share.

A word that is not here cannot be drawn, played or acted; adapters for outside models get these lists as enums in
their JSON schema. Order matters only where a docstring says so.
"""
from __future__ import annotations

from typing import Literal, get_args

Language = Literal["zh", "en"]
Aspect = Literal["9:16", "16:9", "1:1"]
Style = Literal["noir", "pastel", "ink"]
"""Style packs: noir webtoon (the default), warm pastel, 国风 ink-wash."""

Genre = Literal[
    "romance", "suspense", "revenge", "rise", "family", "campus", "costume", "workplace", "comedy", "fantasy"
]
"""爱情 悬疑 复仇 逆袭 家庭 校园 古装 职场 喜剧 奇幻."""

Setting = Literal[
    "office", "rooftop", "cafe", "hospital", "street", "bedroom", "classroom", "palace", "countryside", "car",
    "airport", "bar", "court", "livingroom", "kitchen", "shop", "park", "lift", "underground", "seaside",
]
"""Places the embedded illustrator can draw. A scene's `place` is free text; its `setting` is one of these."""

Interiors = frozenset({
    "office", "cafe", "hospital", "bedroom", "classroom", "car", "airport", "bar", "court", "livingroom", "kitchen",
    "shop", "lift", "underground",
})
"""Settings where rain and snow stay outside the windows."""

TimeOfDay = Literal["dawn", "day", "dusk", "night"]
Weather = Literal["clear", "rain", "snow", "fog", "wind"]
Light = Literal["warm", "cold", "neon", "noir", "soft", "ominous"]
"""Light moods: a palette and a grade."""

Mood = Literal[
    "romance", "sorrow", "suspense", "triumph", "comedy", "warm", "tension", "mystery", "anger", "hope"
]
"""What the scene should make one feel; the music follows it."""

Palette = Literal["film", "chinese"]
"""Orchestras: that of films, or zheng, xiao, erhu and dulcimer for old times."""

Emotion = Literal["neutral", "happy", "sad", "angry", "surprised", "afraid", "tender", "scornful"]
Pose = Literal[
    "stand", "crossed", "chin", "phone", "chest", "clasp", "reach", "cup", "hip", "sit", "walk", "point", "kneel",
    "hold", "touch", "hug", "bow", "lie",
]
"""`lie` is in bed, head on the pillow; `touch` lays a hand on the other's shoulder; `hold` is a hand that shows or carries the scene's object (letter, ring, photograph)."""

View = Literal["three_quarter", "profile", "back"]
Facing = Literal["left", "right"]
ShotSize = Literal["wide", "full", "two", "medium", "ots", "close", "xclose", "insert"]
Angle = Literal["eye", "low", "high", "dutch"]
Move = Literal["static", "push_in", "pull_out", "pan_left", "pan_right", "tilt_up", "tilt_down", "handheld"]
Transition = Literal["cut", "dissolve", "fade"]
InsertKind = Literal["phone", "letter", "ring", "cup", "clock", "door", "photograph", "key", "cake"]
Viseme = Literal["X", "M", "A", "E", "I", "O", "U"]
"""Mouth shapes: X at rest, M lips closed or bitten (m b p f), A wide open, E half open, I spread, O round, U pursed."""

EffectKind = Literal[
    "boom", "whoosh", "heartbeat", "thunder", "slap", "door", "glass", "ring", "ding", "riser", "steps", "paper",
    "keyboard",
]
AmbienceKind = Literal["none", "rain", "street", "office", "night", "wind", "crowd", "sea", "birds"]

Gender = Literal["f", "m"]
Age = Literal["child", "young", "adult", "middle", "elder"]
Build = Literal["slim", "average", "broad"]
FaceShape = Literal["oval", "round", "square", "long", "heart", "diamond"]
Skin = Literal["fair", "light", "tan", "brown", "dark"]
Hair = Literal[
    "comma", "slick", "crop", "messy", "elder", "sidepart", "buzz", "tied", "long", "bob", "wavy", "ponytail", "bun",
    "braid", "curly", "pixie", "palace_f", "palace_m", "ringlets", "locks", "crown_f", "crown_m",
    "waves", "fedora", "cap",
]
"""`palace_` is as at the court of China, `crown_` as at those of Europe; ringlets of women and locks of men are of old Europe too.
Of the China of 1912 to 1949 are a woman's finger waves, and a man's hair under a felt hat or an officer's peaked cap."""
HairColor = Literal["black", "darkbrown", "brown", "auburn", "blonde", "grey", "white", "navy"]
Outfit = Literal[
    "suit", "blazer", "coat", "whitecoat", "uniform", "hoodie", "hanfu", "sweater", "dress", "shirt", "qipao", "tee",
    "leather", "apron", "police", "robe", "sports", "armour", "patient", "pyjamas", "wedding", "cardigan", "workwear",
    "gown", "kirtle", "doublet", "jerkin", "frockcoat", "plate", "nightshirt",
    "changshan", "tunic", "threepiece", "aoqun", "studentdress", "shortjacket",
]

EasternDress: frozenset[Outfit] = frozenset({"hanfu", "robe", "armour"})
WesternDress: frozenset[Outfit] = frozenset({"gown", "kirtle", "doublet", "jerkin", "frockcoat", "plate", "nightshirt"})
"""What was worn in old times in China, and in Europe: court gown, plain dress, doublet, a craftsman's jerkin, frock coat, a knight's steel, a linen nightshirt."""
RepublicDress: frozenset[Outfit] = frozenset({"changshan", "tunic", "threepiece", "aoqun", "studentdress", "shortjacket"})
"""What was worn in the China of 1912 to 1949 and neither before nor since: a gentleman's long gown, an officer's tunic with belt and cape,
a suit with waistcoat and watch chain, a lady's jacket and skirt, a schoolgirl's blue blouse and black skirt, the short jacket of who serves or pulls a rickshaw.
A qipao was worn with them, and is worn today."""
OldDress: frozenset[Outfit] = EasternDress | WesternDress | RepublicDress
OldTimes = Literal["", "east", "west", "republic"]
"""Which old times a drama plays in: none, those of China, those of Europe, the Chinese republic of 1912 to 1949."""

Being = Literal["person", "robot", "cat", "dog", "fox", "rabbit", "parrot", "pigeon", "horse", "speaker", "phone"]
"""What somebody is to the eye: a robot has a body like a person's and a screen for a face; a voice without a body speaks from a speaker or a phone."""
Animals: frozenset[Being] = frozenset({"cat", "dog", "fox", "rabbit", "parrot", "pigeon", "horse"})
Stance = Literal["sit", "stand"]
Brought = Literal["shoe", "letter"]
"""What an animal lays down before somebody."""

StageName = Literal["script", "storyboard", "pictures", "video", "moderation", "export"]
STAGES: tuple[StageName, ...] = get_args(StageName)
"""The pipeline's stages, in order."""

TextService = Literal["embedded", "cloud_qwen", "local_qwen", "local_qwen_vl", "openai"]
ImageService = Literal["embedded", "comfyui", "automatic1111", "openai_images", "wan_images"]
VideoService = Literal["embedded", "runway", "pika", "wan"]
SpeechService = Literal["embedded", "openai_speech", "dashscope_speech"]
"""What a brief's `providers` may name. A name is never used for two kinds of work: prices, limits and keys go by it."""
