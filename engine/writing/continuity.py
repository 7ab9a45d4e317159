"""The continuity check: what a model wrote, brought to what can be drawn, spoken and followed; everything changed is listed."""
from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, cast, get_args

from engine.drama import vocabulary as v
from engine.drama.script import Beat, Character, Look, Scene, Script
from engine.drama.vocabulary import Age, Emotion, Gender, InsertKind, Language
from engine.writing.dramatist.ailing import is_patient
from engine.writing.dramatist.attire import HAIR, era_of_outfit
from engine.writing.dramatist.casting import COLOURS
from engine.writing.dramatist.chance import pick
from engine.writing.dramatist.lines import halves, is_short
from engine.writing.dramatist.lookup import lexicon
from engine.writing.findings import Findings
from engine.writing.model_forms import BeatForm, Outline, Person, ScenePlan

_EMOTION_WORDS: dict[Emotion, str] = {
    "scornful": "scorn cold contempt mock sneer sarcas 冷 讽 轻蔑 不屑", "sad": "sad cry tear grief sorrow hurt 悲 伤 哭 难过 失落 苦笑",
    "happy": "happy joy smile glad amused 开心 高兴 笑 喜", "angry": "angry rage furious mad 怒 气 愤",
    "surprised": "surpris shock astonish stun 惊 讶 愣", "afraid": "afraid fear scared nervous anxious panic 怕 恐 慌 紧张", "tender": "tender gentle love soft warm 温柔 柔 爱 深情",
}
"""In the order of looking: a cold laugh (冷笑) is no laugh."""
_PARENTHESES = re.compile(r"^[（(][^）)]{0,20}[）)]\s*")
_SPEAKER = re.compile(r"^[\w·]{1,12}[:：]\s*")


def word_of(given: str, kind: Any, otherwise: str) -> str:
    """A word of a closed list: itself, a near miss, or the fallback."""
    options = list(get_args(kind))
    given = given.strip().lower()
    if given in options:
        return given
    near = difflib.get_close_matches(given, options, 1, 0.75)
    return near[0] if near else otherwise


def emotion_of(given: str) -> Emotion:
    """An emotion by its word, or by what the word smells of."""
    plain = word_of(given, v.Emotion, "")
    if plain:
        return cast(Emotion, plain)
    return next((e for e, words in _EMOTION_WORDS.items() if any(w in given.lower() for w in words.split())), "neutral")


def setting_of(plan: ScenePlan, language: Language) -> str:
    """The drawable place nearest to what the model called it."""
    plain = word_of(plan.setting, v.Setting, "")
    if plain:
        return plain
    text = f"{plan.setting} {plan.place} {plan.description}".lower()
    for words, setting in lexicon(language).PLACES:
        if any(w.strip() and w.strip() in text for w in (words.split() if language == "zh" else words.split(","))):
            return setting
    return "livingroom"


def people_of(cast_form: Sequence[Person], seed: int, findings: Findings) -> list[Character]:
    """Characters with unique names and looks that can be told apart."""
    roles = ("lead", "second", "rival", "support", "support")
    out: list[Character] = []
    hairs: set[str] = set()
    colours: set[str] = set()
    for i, p in enumerate(cast_form[:8]):
        name = re.sub(r"[（(].*", "", p.name).strip()[:40] or f"{i + 1}"
        if any(c.name == name for c in out):
            findings.add(name, "named twice, the second was left out")
            continue
        gender = cast(Gender, word_of({"女": "f", "男": "m", "female": "f", "male": "m"}.get(p.gender.lower(), p.gender), v.Gender, "f"))
        age = cast(Age, word_of(p.age, v.Age, "adult"))
        old = p.look.outfit in v.OldDress
        options = [h for h in HAIR[gender, era_of_outfit(p.look.outfit)] if h not in hairs] or list(HAIR[gender, "new"])
        hair = word_of(p.look.hair, v.Hair, "")
        if not hair or hair in hairs:
            hair = pick(options, "hair", seed, name)
            findings.add(name, f"hair set to {hair}, to be told from the others")
        pairs = [c for c in COLOURS if c[0] not in colours]
        dark, accent = p.look.color.lower(), p.look.accent.lower()
        if not re.fullmatch(r"#[0-9a-f]{6}", dark) or dark in colours or not re.fullmatch(r"#[0-9a-f]{6}", accent):
            dark, accent = pick(pairs, "colour", seed, name)
        hairs.add(hair)
        colours.add(dark)
        outfit = word_of(p.look.outfit, v.Outfit, "shirt")
        if not old and any(is_patient(p.job, language) for language in get_args(v.Language)):
            outfit = "patient"
        being = word_of(p.look.being, v.Being, "person")
        look = Look(being=being, skin=word_of(p.look.skin, v.Skin, "light"), face=word_of(p.look.face, v.FaceShape, "oval"), build=word_of(p.look.build, v.Build, "average"),
                    hair=hair, hair_color=word_of(p.look.hair_color, v.HairColor, "black"), outfit=outfit, color=dark,
                    accent=accent, glasses=p.look.glasses, beard=p.look.beard and gender == "m", words=p.look.words[:400])
        out.append(Character(name=name, gender=gender, age=age, role=roles[min(len(out), 4)], job=p.job[:60], temper=p.temper[:120], want=p.want[:240],
                             secret=p.secret[:240], look=look))
    return out


def name_of(given: str | None, known: Sequence[str]) -> str | None:
    """Whom a name means: exactly, as part of the full name, or nearly."""
    if not given:
        return None
    given = re.sub(r"[（(].*", "", given).strip()
    if given in known:
        return given
    part = [k for k in known if given and (given in k or k in given)]
    if part:
        return part[0]
    near = difflib.get_close_matches(given, list(known), 1, 0.6)
    return near[0] if near else None


def beats_of(forms: Sequence[BeatForm], known: Sequence[str], language: Language, said: set[str], where: str, findings: Findings) -> list[Beat]:
    """Beats that only known people speak, at most three of them, nothing twice, no line too long to be one."""
    out: list[Beat] = []
    present: list[str] = []
    for i, form in enumerate(forms):
        kind = form.kind if form.kind in ("action", "dialogue", "narration") else "dialogue" if form.character else "action"
        who = name_of(form.character, known)
        text = form.text.strip()[:600]
        if kind == "dialogue":
            text = _PARENTHESES.sub("", _SPEAKER.sub("", text) if form.character else text).strip("“”\"「」 ")
            if who is None:
                findings.add(f"{where} beat {i + 1}", f"{form.character or 'nobody'} is not in the cast: told as an action")
                kind = "action"
        if not text:
            findings.add(f"{where} beat {i + 1}", "empty, left out")
            continue
        if who and who not in present:
            if len(present) == 3:
                findings.add(f"{where} beat {i + 1}", f"{who} would be a fourth person on stage, left out")
                continue
            present.append(who)
        plain = re.sub(r"[\W_]+", "", text).lower()
        if kind != "action" and plain in said:
            findings.add(f"{where} beat {i + 1}", "said before, left out")
            continue
        said.add(plain)
        insert = word_of(form.insert or "", v.InsertKind, "") or None if kind == "action" else None
        emotion = emotion_of(form.emotion)
        for piece in split_line(text, language) if kind != "action" else [text]:
            out.append(Beat(kind=cast(Any, kind), character=who if kind != "narration" else None, emotion=emotion, text=piece,
                            insert=cast("InsertKind | None", insert), insert_text=form.insert_text[:200] if insert else ""))
    return out


def split_line(text: str, language: Language) -> list[str]:
    """A line as one or more lines of a length that can be spoken in a breath and read in two rows."""
    parts = [] if is_short(text, language) else halves(text)
    return [p for h in parts for p in split_line(h, language)] if parts else [text]


def in_language(text: str, language: Language) -> bool:
    """Whether a text is mostly in the language (names of the other one are allowed)."""
    han, words = len(re.findall(r"[\u3400-\u9fff]", text)), len(re.findall(r"[A-Za-z]{2,}", text))
    return han >= 2 * words if language == "zh" else words * 2 >= han


def open_hooks(outline: Outline, language: Language) -> str:
    """Which episode does not take up what the one before ended with; "" when all do. Compared by the words they share."""
    for n, (before, after) in enumerate(pairwise(outline.episodes), 1):
        told = " ".join([after.title, after.logline, after.turn, after.hook])
        if before.hook and not _shared(before.hook, told, language):
            return (f"episode {n + 1} does not take up the hook of episode {n} (“{before.hook[:60]}”): say in its logline what comes of it")
    return ""


_EMPTY = frozenset("的了是在不上下里中外多一二三两个有人们他她它我你这那就也都和与来去到把被着过说又还再第")
"""Letters that any two sentences share."""


def _shared(a: str, b: str, language: Language) -> bool:
    if language == "zh":
        pairs = {a[i:i + 2] for i in range(len(a) - 1) if re.fullmatch(r"[\u3400-\u9fff]{2}", a[i:i + 2]) and not set(a[i:i + 2]) & _EMPTY}
        return not pairs or any(p in b for p in pairs)
    words = {w.lower()[:5] for w in re.findall(r"[A-Za-z]{4,}", a)} - {"their", "there", "which", "about", "again", "where", "after", "before"[:5]}
    return not words or any(w in b.lower() for w in words)


_TIMES: tuple[v.TimeOfDay, ...] = ("dawn", "day", "dusk", "night")
_LEAVES = re.compile(r"摔门而去|夺门而出|转身离开|转身离去|头也不回地走|走出(?:门|房间|办公室)|离开了|扬长而去|\b(?:leaves|walks out|storms out|exits|is gone|walks away)\b", re.I)


def check(script: Script, findings: Findings) -> Script:
    """Names, places, time, presence and hooks of a whole script: what is wrong is mended and listed, or listed."""
    places: dict[str, v.Setting] = {}
    names = [c.name for c in script.characters]
    episodes = []
    for episode in script.episodes:
        scenes: list[Scene] = []
        for scene in episode.scenes:
            where = f"e{scene.episode}s{scene.number}"
            changes: dict[str, Any] = {}
            known = places.setdefault(scene.place.casefold(), scene.setting)
            if known != scene.setting:
                findings.add(where, f"{scene.place} was drawn as {known} before: kept so")
                changes["setting"] = known
            before = scenes[-1] if scenes else None
            if before and before.place == scene.place and _TIMES.index(scene.time_of_day) < _TIMES.index(before.time_of_day) and scene.time_of_day != "dawn":
                findings.add(where, f"{before.time_of_day} comes before {scene.time_of_day} in the same place: the time was kept")
                changes["time_of_day"] = before.time_of_day
            changes["beats"] = _stay(_named(scene.beats, names, script.language, where, findings), where, findings)
            scenes.append(scene.model_copy(update=changes))
        episodes.append(episode.model_copy(update={"scenes": scenes}))
    for before_, after_ in pairwise(episodes):
        words = " ".join([after_.logline, *(b.text for s in after_.scenes for b in s.beats)])
        if before_.hook and not _shared(before_.hook, words, script.language):
            findings.add(f"e{after_.number}", f"what episode {before_.number} ends with is not taken up: {before_.hook[:80]}")
    absent = [n for n in names if not any(n in s.characters for e in episodes for s in e.scenes)]
    if absent:
        findings.add("cast", f"{', '.join(absent)} never appears")
    return script.model_copy(update={"episodes": episodes})


def _named(beats: Sequence[Beat], names: Sequence[str], language: Language, where: str, findings: Findings) -> list[Beat]:
    """Names that are nearly those of the cast, written as they are."""
    out = []
    for beat in beats:
        text = beat.text
        for name in names:
            for wrong in _misspelt(text, name, names, language):
                findings.add(where, f"{wrong} is nobody: {name}")
                text = text.replace(wrong, name)
        out.append(beat if text == beat.text else beat.model_copy(update={"text": text}))
    return out


def _misspelt(text: str, name: str, names: Sequence[str], language: Language) -> set[str]:
    """What differs from the name in one letter: in Chinese of three, after the surname; in English of five or more."""
    if language == "zh":
        if len(name) != 3 or name in text:
            return set()
        near = {m[0] for m in re.finditer(rf"{name[0]}(?:{name[1]}[\u4e00-\u9fff]|[\u4e00-\u9fff]{name[2]})", text)}
        return {n for n in near if n not in names}
    first = name.split()[0]
    if len(first) < 5:
        return set()
    return {w for w in re.findall(r"\b[A-Z][a-z]{3,}\b", text) if w != first and abs(len(w) - len(first)) < 2 and all(w not in n.split() for n in names)
            and difflib.SequenceMatcher(None, w, first).ratio() >= 0.8 and w[0] == first[0]}


def _stay(beats: Sequence[Beat], where: str, findings: Findings) -> list[Beat]:
    """Whoever leaves says nothing afterwards: their leaving comes after their last line."""
    out = list(beats)
    for beat in [b for b in beats if b.kind == "action" and b.character and _LEAVES.search(b.text)]:
        at = out.index(beat)
        last = max((i for i, b in enumerate(out) if b.kind == "dialogue" and b.character == beat.character), default=-1)
        if last > at:
            findings.add(where, f"{beat.character} speaks after leaving: leaves later")
            out.insert(last, out.pop(at))
    return out
