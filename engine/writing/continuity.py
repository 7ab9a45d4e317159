"""The continuity check: what a model wrote, brought to what can be drawn, spoken and followed; everything changed is listed."""
from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast, get_args

from engine.drama import vocabulary as v
from engine.drama.script import Beat, Character, Look
from engine.drama.vocabulary import Age, Emotion, Gender, InsertKind, Language
from engine.writing.dramatist.casting import _COLOURS, _HAIR
from engine.writing.dramatist.chance import pick
from engine.writing.dramatist.reading import lexicon
from engine.writing.dramatist.stage import MOST_HAN, MOST_WORDS, _halves
from engine.writing.model_forms import BeatForm, Person, ScenePlan

_EMOTION_WORDS: dict[Emotion, str] = {
    "happy": "happy joy smile glad amused 开心 高兴 笑 喜", "sad": "sad cry tear grief sorrow hurt 悲 伤 哭 难过 失落", "angry": "angry rage furious mad 怒 气 愤",
    "surprised": "surpris shock astonish stun 惊 讶 愣", "afraid": "afraid fear scared nervous anxious panic 怕 恐 慌 紧张", "tender": "tender gentle love soft warm 温柔 柔 爱 深情",
    "scornful": "scorn cold contempt mock sneer sarcas 冷 讽 轻蔑 不屑",
}
_PARENTHESES = re.compile(r"^[（(][^）)]{0,20}[）)]\s*")
_SPEAKER = re.compile(r"^[\w·]{1,12}[:：]\s*")


@dataclass
class Findings:
    """What was found, as sentences for the log and the creator."""

    found: list[str] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        self.found.append(f"{where}: {what}")


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
        old = p.look.outfit in ("hanfu", "robe", "armour")
        options = [h for h in _HAIR[gender, "old" if old else "new"] if h not in hairs] or list(_HAIR[gender, "new"])
        hair = word_of(p.look.hair, v.Hair, "")
        if not hair or hair in hairs:
            hair = pick(options, "hair", seed, name)
            findings.add(name, f"hair set to {hair}, to be told from the others")
        pairs = [c for c in _COLOURS if c[0] not in colours]
        dark, accent = p.look.color.lower(), p.look.accent.lower()
        if not re.fullmatch(r"#[0-9a-f]{6}", dark) or dark in colours or not re.fullmatch(r"#[0-9a-f]{6}", accent):
            dark, accent = pick(pairs, "colour", seed, name)
        hairs.add(hair)
        colours.add(dark)
        look = Look(skin=word_of(p.look.skin, v.Skin, "light"), face=word_of(p.look.face, v.FaceShape, "oval"), build=word_of(p.look.build, v.Build, "average"),
                    hair=hair, hair_color=word_of(p.look.hair_color, v.HairColor, "black"), outfit=word_of(p.look.outfit, v.Outfit, "shirt"), color=dark,
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
    long = len(re.findall(r"[\u3400-\u9fff]", text)) > MOST_HAN if language == "zh" else len(text.split()) > MOST_WORDS
    halves = _halves(text) if long else []
    return [p for h in halves for p in split_line(h, language)] if halves else [text]


def in_language(text: str, language: Language) -> bool:
    """Whether a text is mostly in the language (names of the other one are allowed)."""
    han, words = len(re.findall(r"[\u3400-\u9fff]", text)), len(re.findall(r"[A-Za-z]{2,}", text))
    return han >= 2 * words if language == "zh" else words * 2 >= han
