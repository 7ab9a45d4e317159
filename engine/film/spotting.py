"""What is heard besides words: music by mood, the sound of places, and effects where something happens. Pure."""
from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from engine.drama.brief import Brief
from engine.drama.script import Episode, Scene
from engine.drama.storyboard import Shot
from engine.drama.timeline import AmbienceSpan, EffectSpot, MusicSpan, ShotClip
from engine.drama.vocabulary import AmbienceKind, EffectKind, InsertKind, Interiors, Mood, Palette, Setting
from engine.film.titles import HOOK_SECONDS

_PLACES: dict[Setting, AmbienceKind] = {
    "office": "office", "classroom": "crowd", "cafe": "crowd", "bar": "crowd", "airport": "crowd", "shop": "crowd",
    "hospital": "office", "street": "street", "car": "street", "seaside": "sea", "park": "birds",
    "countryside": "birds", "rooftop": "wind", "underground": "street", "court": "crowd",
}
_INSERTS: dict[InsertKind, EffectKind] = {"letter": "paper", "photograph": "paper", "door": "door", "ring": "ding", "key": "ding"}
_DEEDS: tuple[tuple[EffectKind, tuple[str, ...]], ...] = (
    ("thunder", ("打雷", "雷声", "惊雷", "闪电", "thunder", "lightning")),
    ("slap", ("耳光", "巴掌", "slap")),
    ("glass", ("摔碎", "打碎", "碎了", "玻璃碎", "shatter", "smash")),
    ("door", ("推门", "敲门", "关门", "开门", "摔门", "门开", "门被", "knocks", "door opens", "the door", "slams")),
    ("ring", ("来电", "电话响", "手机响", "铃声", "phone rings", "is ringing")),
    ("ding", ("消息", "短信", "叮", "电梯门", "message", "notification", "text arrives")),
    ("paper", ("信封", "撕", "文件", "合同", "信纸", "envelope", "contract", "tears up", "letter")),
    ("keyboard", ("敲代码", "打字", "键盘", "typing", "keyboard", "types")),
    ("steps", ("脚步", "走来", "走进", "走到", "离开", "转身", "footsteps", "walks", "steps", "leaves")),
    ("heartbeat", ("心跳", "屏住呼吸", "heartbeat", "holds her breath", "holds his breath")),
)
"""What an action sounds like, by words in it; the first that is found wins."""

_GAIN: dict[EffectKind, float] = {
    "riser": -8.0, "boom": -4.0, "steps": -8.0, "keyboard": -9.0, "paper": -5.0, "ring": -8.0, "ding": -8.0,
    "thunder": -6.0, "heartbeat": -6.0, "door": -6.0, "slap": -4.0, "glass": -6.0, "whoosh": -10.0,
}
RISER_SECONDS = 2.0
"""How long before the hook the riser begins."""


def theme_seed(title: str) -> int:
    """The same drama has the same theme in every mood and episode."""
    return int.from_bytes(hashlib.sha256(f"theme\x1f{title}".encode()).digest()[:4], "big") % 2**31


def palette_of(shots: Sequence[Shot], brief: Brief) -> Palette:
    """The old times of China, by the names of people and places, and ink-wash pictures are played by Chinese instruments."""
    old = brief.genre == "costume" or any(s.setting == "palace" for s in shots)
    named = "".join(s.place + "".join(a.character for a in s.actors) for s in shots)
    return "chinese" if brief.style == "ink" or (old and any("\u3400" <= c <= "\u9fff" for c in named)) else "film"


def _scenes(shots: Sequence[Shot], pictures: Sequence[ShotClip]) -> Iterator[tuple[Shot, int, int]]:
    """(first shot, start, end) of each run of shots of one scene."""
    first = 0
    for i in range(1, len(shots) + 1):
        if i == len(shots) or shots[i].scene != shots[first].scene:
            yield shots[first], pictures[first].start, pictures[i - 1].end
            first = i


def music_of(episode: Episode, shots: Sequence[Shot], pictures: Sequence[ShotClip], title: str, palette: Palette = "film") -> list[MusicSpan]:
    """One span per scene; neighbouring scenes of one mood share theirs."""
    moods: dict[int, Mood] = {s.number: s.mood for s in episode.scenes}
    spans: list[MusicSpan] = []
    for shot, start, end in _scenes(shots, pictures):
        mood = moods.get(shot.scene, shot.mood)
        if spans and spans[-1].mood == mood:
            spans[-1] = spans[-1].model_copy(update={"frames": end - spans[-1].start})
        else:
            spans.append(MusicSpan(start=start, frames=end - start, mood=mood, seed=theme_seed(title), palette=palette))
    return spans


def ambience_kind(shot: Shot) -> AmbienceKind:
    """What one hears at the place of a shot: the weather first, then the place, then the night."""
    if shot.weather == "rain":
        return "rain"
    if shot.weather == "wind" and shot.setting not in Interiors:
        return "wind"
    kind = _PLACES.get(shot.setting, "none")
    if shot.time_of_day == "night" and kind in ("none", "birds") and shot.setting not in Interiors:
        return "night"
    return kind


def ambience_of(shots: Sequence[Shot], pictures: Sequence[ShotClip]) -> list[AmbienceSpan]:
    """One span per scene that has a sound of its own; the same sound goes on over neighbouring scenes."""
    spans: list[AmbienceSpan] = []
    for shot, start, end in _scenes(shots, pictures):
        kind = ambience_kind(shot)
        if kind == "none":
            continue
        if spans and spans[-1].kind == kind and spans[-1].end == start:
            spans[-1] = spans[-1].model_copy(update={"frames": end - spans[-1].start})
        else:
            spans.append(AmbienceSpan(start=start, frames=end - start, kind=kind))
    return spans


def effects_of(episode: Episode, shots: Sequence[Shot], pictures: Sequence[ShotClip], rate: Fraction) -> list[EffectSpot]:
    """Spots in order of time: objects when they are shown, deeds when they are done, thunder in a storm, a riser into
    the hook. An effect of one kind is heard at most once a shot."""
    scenes: Mapping[int, Scene] = {s.number: s for s in episode.scenes}
    spots: dict[tuple[int, EffectKind], None] = {}
    for i, (shot, clip) in enumerate(zip(shots, pictures, strict=True)):
        after = clip.start + min(round(rate / 5), clip.frames - 1)
        opens = i == 0 or shots[i - 1].scene != shot.scene
        if opens and shot.weather == "rain" and shot.mood in ("suspense", "tension", "anger", "mystery"):
            spots[after, "thunder"] = None
        if kind := _insert_sound(shot):
            spots[after, kind] = None
            continue
        scene = scenes.get(shot.scene)
        for beat in shot.beats:
            if scene is None or beat >= len(scene.beats) or scene.beats[beat].kind != "action":
                continue
            if deed := deed_sound(scene.beats[beat].text):
                spots.setdefault((after, deed), None)
    out = [EffectSpot(at=at, kind=kind, gain_db=_GAIN.get(kind, -6.0)) for at, kind in spots]
    if episode.hook:
        end = pictures[-1].end
        out.append(EffectSpot(at=max(0, end - round((HOOK_SECONDS + RISER_SECONDS) * rate)), kind="riser", gain_db=_GAIN["riser"]))
        out.append(EffectSpot(at=max(0, end - round(HOOK_SECONDS * rate)), kind="boom", gain_db=_GAIN["boom"]))
    return sorted(out, key=lambda s: (s.at, s.kind))


def _insert_sound(shot: Shot) -> EffectKind | None:
    """A phone with a message dings, one without rings."""
    if shot.insert is None:
        return None
    if shot.insert.kind == "phone":
        return "ding" if shot.insert.text else "ring"
    return _INSERTS.get(shot.insert.kind)


def deed_sound(text: str) -> EffectKind | None:
    """The effect an action calls for, if any."""
    low = text.lower()
    return next((kind for kind, marks in _DEEDS if any(m in low for m in marks)), None)
