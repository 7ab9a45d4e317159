"""Filling slots: alternatives are chosen, people, things and the idea's own words are put in, and the line is made tidy."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.drama.script import Character
from engine.drama.vocabulary import Language
from engine.writing.dramatist.bank import Clue, grammar
from engine.writing.dramatist.chance import number, pick
from engine.writing.dramatist.faults_en import VOWEL_SOUND, faults
from engine.writing.dramatist.lookup import job_row, lexicon
from engine.writing.dramatist.period import unheard_of
from engine.writing.dramatist.sound_zh import fault
from engine.writing.dramatist.spoken_zh import ADDRESSES, address

if TYPE_CHECKING:
    from engine.writing.dramatist.story import Story

_CHOICE = re.compile(r"\[([^\[\]]+)\]")
_SLOT = re.compile(r"\{([A-Za-z]\w*)(?:\.(\w+))?\}")
_ZH_PRONOUN = {"f": "她", "m": "他"}
_EN_PRONOUN = {"f": {"he": "she", "him": "her", "his": "her", "man": "woman", "himself": "herself"},
               "m": {"he": "he", "him": "him", "his": "his", "man": "man", "himself": "himself"}}


_EN_KIN = {"mum": ("Mum", "Dad"), "gran": ("Gran", "Grandad")}
"""What somebody is called by their own child, and by a grandchild, as a woman and as a man."""


class NotGiven(KeyError):
    """A slot that only the idea can fill, and did not."""


def _wanting(text: str, story: Story, speaker: str = "") -> tuple[bool, bool]:
    """Whether words have slots of the idea's own, and whether one of them is empty or makes no sound line."""
    own = [m[1] for m in _SLOT.finditer(text) if not m[2] and m[1] in story.of_the_idea]
    return bool(own), any(not story.words[name] or _anothers(name, story, speaker) for name in own) or (bool(own) and story.language == "zh" and "[" not in text and bool(_fault(text, story, speaker)))


_ADDRESSED = {"you_a": "B", "to_me": "B", "you_b": "A"}
"""Who is “I” in words that are said to whoever did it (`scenes_zh`)."""


def _anothers(name: str, story: Story, speaker: str) -> bool:
    """Whether words have an “I” in them who is not the one who speaks."""
    return story.language == "zh" and name in _ADDRESSED and speaker in story.cast and speaker != _ADDRESSED[name] and "我" in story.words[name]


def _fault(text: str, story: Story, speaker: str) -> str:
    """What is wrong with a line of the idea's own words, people by their names in it."""
    for _ in range(3):
        text = _SLOT.sub(lambda m: (story.cast[m[1]].name if not m[2] and m[1] in story.cast else story.words.get(m[1], "") if not m[2] else "") or "某", text)
    who = story.cast.get(speaker)
    return fault(text, who.name if who else "", [c.name for c in story.cast.values()])


def fill(text: str, story: Story, roles: Mapping[str, str], clue: Clue | None, *key: object, aligned: tuple[object, ...] = ()) -> str:
    """Choose alternatives and put the story into the slots. `roles` maps X, Y, Z to the letters of the cast.

    Of alternatives those with the idea's own words are taken before others, and none whose slot the idea left empty; `NotGiven`
    is raised when there is no other, and for an English line of an exchange (`aligned`) that the idea's words have spoilt.
    """
    template, speaker = text, roles.get("speaker", "")
    if speaker and "[" not in text and all(_wanting(text, story, roles.get("said", ""))):
        raise NotGiven(text)
    filling = _Filling(story, roles, clue, key, aligned)
    for n in range(7):
        before = text
        text = _SLOT.sub(filling.slot, _CHOICE.sub(filling.choose, text))
        if text == before:
            break
        filling.key = (*filling.key, n)
    if not story.premise.own_lines and not {"pronouns", "kind"} & set(story.premise.fields) and not (story.language == "en" and story.premise.situations):  # there pronouns are slots
        text = _same_gender(text, story, roles.get(speaker, speaker))
    text = _tidy(text, story.language)
    if aligned and story.language == "en" and faults(text, _who_says(template, story, roles)):
        raise NotGiven(text)
    if aligned and story.language == "en" and "said" in roles and _by_name(text, template, story, roles):
        raise NotGiven(text)
    return text


@dataclass
class _Filling:
    """One text on its way: alternatives are chosen by `key`, those of an exchange by `aligned`."""

    story: Story
    roles: Mapping[str, str]
    clue: Clue | None
    key: tuple[object, ...]
    aligned: tuple[object, ...]

    def choose(self, m: re.Match[str]) -> str:
        """One of the alternatives `[a|b]`, in the temper of who speaks if one of them has it."""
        story, said_by = self.story, self.roles.get("said", "")
        speaker = self.roles.get("speaker", "")
        temper = story.tempers.get(self.roles.get(speaker, speaker), "")
        options = m[1].split("|")
        own = [o.split("~", 1)[1] for o in options if o.startswith(temper + "~")] if temper else []
        plain = [o for o in options if "~" not in o[:6]]
        fitting = own or plain or [o.split("~", 1)[-1] for o in options]
        never = unheard_of(story.era)
        fitting = [o for o in fitting if not (never and never.search(o))] or fitting
        wanting = [_wanting(o, story, said_by) for o in fitting]
        if any(has for has, _ in wanting):
            fitting = ([o for o, (has, empty) in zip(fitting, wanting, strict=True) if has and not empty]
                       or [o for o, (_, empty) in zip(fitting, wanting, strict=True) if not empty] or fitting)
        if self.aligned:
            # the alternatives of an exchange belong together: the first question to the first answer
            return fitting[number(*story.key, *self.aligned) % len(fitting)]
        return pick(fitting, *story.key, *self.key, m[1])

    def slot(self, m: re.Match[str]) -> str:
        """What stands for `{name}` or `{name.form}`. Raises NotGiven for what the idea left empty, KeyError for no slot."""
        name, form = m[1], m[2]
        story, clue = self.story, self.clue
        role = self.roles.get(name, name)
        if role in story.cast:
            return _person(story, role, form)
        if clue and name == "clue":
            return clue.name
        if clue and name in ("fact", "kfact"):
            return _said_to(clue.fact, story, self.roles)
        if clue and name == "ktext":
            return clue.text
        if name in story.words and not (form and f"{name}.{form}" in grammar(story.language)):
            if not story.words[name] and name in story.of_the_idea:
                raise NotGiven(name)
            return story.words[name]
        if (found := self._listed(name, form, m.start())) is not None:
            return found
        if name in "ABCDEXYZ":
            return _person(story, next(iter(story.cast)), form)
        raise KeyError(f"{story.premise.id}: no slot {m[0]}")

    def _listed(self, name: str, form: str | None, at: int) -> str | None:
        """One word of the list of this name, in the manner of the age and the genre; None when there is no such list."""
        story = self.story
        lists = grammar(story.language)
        listed = f"{name}.{form}" if form else name
        if story.old and f"old.{listed}" in lists:
            listed = f"old.{listed}"
        if f"{listed}.{story.genre}" in lists:
            listed = f"{listed}.{story.genre}"
        if listed not in lists:
            return None
        never = unheard_of(story.era)
        options = [o for o in lists[listed] if not (never and never.search(o))] or lists[listed]
        return pick(options, *story.key, *self.key, listed, at)


def _by_name(line: str, template: str, story: Story, roles: Mapping[str, str]) -> bool:
    """Whether the idea's own words name in a line whoever says it, or is told it, as if they were another: “nobody told Jamie about”, said by Jamie."""
    named = {roles.get(m[1], m[1]) for m in _SLOT.finditer(template)}
    if not named & story.of_the_idea:
        return False
    for role in (roles["said"], roles.get("hearer", "")):
        if role in story.cast and role not in named and re.search(rf"(?<!I'm )(?<!name is )(?<!, )\b{re.escape(story.cast[role].name)}\b(?!,)", line):
            return True
    return False


def _who_says(template: str, story: Story, roles: Mapping[str, str]) -> str:
    """The name of who speaks; "" where the template itself names them, as it does in what is seen (“{A} shuts the door”)."""
    role = roles.get("speaker", "")
    role = roles.get(role, role)
    named = {roles.get(m[1], m[1]) for m in _SLOT.finditer(template)}
    return story.cast[role].name if role in story.cast and role not in named else ""


def _said_to(fact: str, story: Story, roles: Mapping[str, str]) -> str:
    """A fact in somebody's mouth: whoever hears it is “you” (and, where a premise has it said, the speaker is “I”)."""
    if story.language != "zh":
        return said_to_en(fact, roles)
    if hearer := roles.get("hearer"):
        fact = fact.replace(f"{{{hearer}}}", "你")
    if roles.get("own"):
        fact = fact.replace(f"{{{roles['speaker']}}}", "我")
    return fact


_EN_AFTER_YOU = {"has": "have", "is": "are", "was": "were", "does": "do", "owns": "own", "knows": "know", "wants": "want", "keeps": "keep", "lives": "live", "works": "work", "gets": "get"}


def said_to_en(fact: str, roles: Mapping[str, str]) -> str:
    """The same in English, where the verb follows the person: “{B} has been counting” is “you have been counting” to B."""
    for role, subject, object_, own, verbs in ((roles.get("hearer"), "you", "you", "your", _EN_AFTER_YOU),
                                               (roles["speaker"] if roles.get("own") else None, "I", "me", "my", {"has": "have", "is": "am", "owns": "own", "knows": "know"})):
        if not role:
            continue
        fact = fact.replace(f"{{{role}}}'s", own)
        fact = re.sub(rf"(^|\b(?:that|and|who|because|when|if|where) )\{{{role}\}} (\w+)", lambda m, s=subject, v=verbs: f"{m[1]}{s} {v.get(m[2], m[2])}", fact)  # type: ignore[misc]
        fact = fact.replace(f"{{{role}}}", object_)
    return fact


def _same_gender(text: str, story: Story, speaker: str) -> str:
    """A pronoun that a premise wrote out, turned when the person it must mean is played by the other gender."""
    if not story.recast:
        return text
    if story.language == "en":
        return _same_gender_en(text, story, speaker)
    for gender, word, other in (("m", "他", "她"), ("f", "她", "他")):
        meant = [r for r, part in story.premise.parts.items() if r in story.cast and part.gender == gender and r != speaker]
        if meant and all(r in story.recast for r in meant) and other not in text:
            text = re.sub(rf"(?<!其){word}(?!们)", other, text)
    return text


_EN_TURNED = {"m": {"he": "she", "him": "her", "his": "her", "himself": "herself"}, "f": {"she": "he", "her": "him", "hers": "his", "herself": "himself"}}


def _same_gender_en(text: str, story: Story, speaker: str) -> str:
    """The same in English; “her” before a noun is “his”."""
    for gender in ("m", "f"):
        meant = [r for r, part in story.premise.parts.items() if r in story.cast and part.gender == gender and r != speaker]
        other = [r for r, part in story.premise.parts.items() if r in story.cast and part.gender != gender and r != speaker]
        if not meant or any(r not in story.recast for r in meant) or any(r in story.recast for r in other):
            continue

        def turned(m: re.Match[str], gender: str = gender) -> str:
            word = _EN_TURNED[gender][m[0].lower()]
            if m[0].lower() == "her" and re.match(r" [a-z]+(?:[ ,.!?;:]|$)", text[m.end():]) and not re.match(r" (?:to|for|in|on|at|and|or|when|if|the|a|out|away|back|up|down|with|by|as|go|see|how|what|who)\b", text[m.end():]):
                word = "his"
            return word.capitalize() if m[0][0].isupper() else word
        return re.sub(r"\b(?:" + "|".join(_EN_TURNED[gender]) + r")\b", turned, text, flags=re.I)
    return text


def _person(story: Story, role: str, form: str | None) -> str:
    c = story.cast[role]
    if form is None:
        return c.name
    if story.language == "zh":
        if form == "ta":
            return _ZH_PRONOUN[c.gender]
        if form == "job":
            return c.job
        if form == "surname":
            return c.name[0]
        if form in ADDRESSES:
            other = story.cast.get("B" if role == "A" else "A")
            return address(form, c.gender, c.age, c.job, other.job if other else "", c.name)
        title = _title(story, c)
        return title if form == "call" else c.name
    if form == "job":
        return c.job
    if form == "call":
        return _title(story, c)
    if form in _EN_KIN:
        return _EN_KIN[form][c.gender == "m"]
    word = _EN_PRONOUN[c.gender][form.lower()]
    if form == "His" or form == "his":
        word = "his" if c.gender == "m" else "her"
    return word.capitalize() if form[0].isupper() else word


def _title(story: Story, c: Character) -> str:
    row = job_row(c.job, lexicon(story.language))
    if not row or not row[4]:
        return c.name
    if story.language == "zh":
        return row[4].replace("{s}", c.name[0])
    return row[4].replace("{t} {s}", c.name).replace("{s}", c.name.split()[-1])


def _tidy(text: str, language: Language) -> str:
    if language == "zh":
        text = re.sub(r"([一二三四五六七八九十百\d]+(?:年|个月|天)前)(?:的)?\1", r"\1", text)
        return re.sub(r"，，+", "，", text).replace("的的", "的").replace("了了", "了")
    text = re.sub(r"\s+([,.;!?])", r"\1", re.sub(r"  +", " ", text)).strip()
    text = re.sub(r"(^|[.!?] ['\"“]?|^['\"“])([a-z])", lambda m: m[1] + m[2].upper(), text)
    return re.sub(rf"\b([Aa]) (?:{VOWEL_SOUND})", r"\1n ", text, flags=re.I)
