"""A story: a premise, cast and bound to what the prompt gave."""
from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from engine.drama.brief import Brief
from engine.drama.script import Character
from engine.drama.vocabulary import Genre, InsertKind, Language
from engine.writing.dramatist.ailing import is_mute
from engine.writing.dramatist.bank import Clue, Premise, grammar
from engine.writing.dramatist.casting import cast_parts, old_times, temper_of
from engine.writing.dramatist.chance import number, pick, shuffled
from engine.writing.dramatist.choosing import choose_premise
from engine.writing.dramatist.facts_cast_en import cast_of
from engine.writing.dramatist.facts_said_en import SLOTS as FACT_SLOTS
from engine.writing.dramatist.facts_said_en import told_facts
from engine.writing.dramatist.filling import fill
from engine.writing.dramatist.found import always_filled, found_words, may_be_empty
from engine.writing.dramatist.idea import done, shape
from engine.writing.dramatist.idea_words import SLOTS as IDEA_SLOTS
from engine.writing.dramatist.idea_words import idea_words
from engine.writing.dramatist.parts import assign
from engine.writing.dramatist.reading import Reading
from engine.writing.dramatist.scenes_zh import SLOTS as SCENE_SLOTS
from engine.writing.dramatist.scenes_zh import scene_words
from engine.writing.dramatist.setup_en import SLOTS as TURN_SLOTS
from engine.writing.dramatist.setup_en import turn_words
from engine.writing.dramatist.situations import slots
from engine.writing.dramatist.spoken_zh import SPOKEN, pronoun, to_my_face
from engine.writing.dramatist.suiting import fit_of
from engine.writing.dramatist.told_zh import SLOTS as TOLD_SLOTS
from engine.writing.dramatist.told_zh import tells, theme
from engine.writing.dramatist.words_en import event_words


@dataclass
class Story:
    """Everything that stays the same from the first beat to the last."""

    brief: Brief
    language: Language
    genre: Genre
    premise: Premise
    reading: Reading
    cast: dict[str, Character]
    tempers: dict[str, str]
    words: dict[str, str] = field(default_factory=dict)
    """Slots without a role: the object, the past, the event, the place …"""
    object_kind: InsertKind = "letter"
    key: tuple[object, ...] = ()

    mute: frozenset[str] = frozenset()
    """Roles of those who cannot speak in the idea (哑巴理发师): what they say is written and read."""
    fit: float = 0.0
    """How well the premise suits the prompt; below 4 it is hardly more than its genre."""

    @property
    def of_the_idea(self) -> frozenset[str]:
        """Slots that only the idea can fill: lines that need an empty one are not said."""
        own = {"deed"} if self.premise.situations or self.premise.own_lines else set()
        chinese = {*SCENE_SLOTS, *TOLD_SLOTS} if self.language == "zh" else set()
        every = slots(self.language) | {"spot", *IDEA_SLOTS, *TURN_SLOTS, *FACT_SLOTS} | chinese | own
        return (frozenset(every) | may_be_empty(self.premise)) - always_filled(self.premise)

    @property
    def recast(self) -> frozenset[str]:
        """Roles that the prompt gives to the other gender than the premise does."""
        return frozenset(r for r, c in self.cast.items() if c.gender != self.premise.parts[r].gender)

    @property
    def absent(self) -> frozenset[str]:
        """Roles that are spoken of and not seen in free scenes (the dead, the missing)."""
        return frozenset(self.premise.fields.get("absent", ""))

    @property
    def old(self) -> bool:
        return old_times(self.genre, self.premise)

    @property
    def era(self) -> str:
        """The premise's age: `old`, `republic`, or empty for ours."""
        era = self.premise.fields.get("era", "")
        return era if era in ("old", "republic") else ""

    def clue(self, n: int) -> Clue:
        """The n-th thing that turns up: the premise's own first, then as many as are needed from the grammar."""
        own = self.premise.clues
        if n < len(own):
            return replace(own[n], name=_definite(own[n].name, self.language))
        words, kind = grammar(self.language), "old." if self.old else ""
        items = words[f"{kind}clue.item"]
        round_, at = divmod(n, len(items))
        head, text = shuffled(items, *self.key, "clue items", round_)[at].split(" // ")
        insert, name = head.split(None, 1)
        how = pick(words[f"{kind}clue.how"], *self.key, "clue how", n)
        fact = pick(words[f"{kind}clue.fact"], *self.key, "clue fact", n)
        return Clue(insert, how.replace("_", name) if "_" in how else how + name, text, fact)


def _definite(name: str, language: Language) -> str:
    """A thing that has been shown is “the” thing."""
    return re.sub(r"^an? ", "the ", name) if language == "en" else re.sub(r"^一(?=[张封条段份个本枚件把截笔碗幅])", "那", name)


def conceive(brief: Brief, reading: Reading, language: Language) -> Story:
    """Choose the premise and cast it."""
    key = (brief.prompt, brief.seed, language, brief.genre)
    premise = choose_premise(brief, reading, language, key)
    if premise.turn == "facts":
        reading = replace(reading, people=cast_of(reading))
    premise = premise.told(number("variant", *key, premise.id) >> 8)
    genre: Genre = brief.genre if brief.genre != "auto" else _genre(premise, reading)
    cast = cast_parts(premise, genre, reading, language, len(premise.parts), key)
    story = Story(brief, language, genre, premise, reading, cast, {r: temper_of(premise.parts[r]) for r in cast}, key=key,
                  fit=fit_of(premise, brief, reading, language))
    _bind(story)
    for role, character in cast.items():
        part = premise.parts[role]
        cast[role] = character.model_copy(update={"want": fill(part.want, story, {}, None, "want", role)[:240],
                                                  "secret": fill(part.secret, story, {}, None, "secret", role)[:240]})
    return story


def _genre(premise: Premise, reading: Reading) -> Genre:
    return max(premise.genres, key=lambda g: (reading.genres.get(g, 0.0), -premise.genres.index(g)))


_NO_ROOM = ("lift", "park", "street", "car")
"""Where those work who work anywhere (a caretaker, an undertaker, a courier): no place of which a form can say that people come to it."""


def _bind(story: Story) -> None:
    """The slots without a role."""
    f, r, words, lang = story.premise.fields, story.reading, story.words, story.language
    kind, _, name = f["O"].partition(" ")
    story.object_kind = kind  # type: ignore[assignment]
    words["O"], words["Ofull"] = name, f.get("Ofull", "")
    if r.thing and (f.get("object") != "own" or r.thing.name in name or r.thing.name in story.premise.tags):
        words["O"], words["Ofull"] = r.thing.name, r.thing.full
        story.object_kind = r.thing.kind  # type: ignore[assignment]
    words["past"] = r.past or f.get("past", "")
    if not words["Ofull"]:
        words["Ofull"] = words["O"]
    words["city"] = r.city
    words.update(dict.fromkeys(slots(lang), ""))
    words["deed"], words["did"], words["spot"] = shape(r)[1], done(r), r.place
    words.update(idea_words(r) | turn_words(r) | dict.fromkeys(FACT_SLOTS, ""))
    if story.premise.turn == "facts" and (told := told_facts(r)):
        words.update(told.words)
    if lang == "zh":
        _bind_zh(story)
    elif story.premise.situations:
        words.update(event_words(r.situation.words if r.situation else {}, {k: v for k, v in f.items() if k in slots(lang)}, story.cast["A"].gender, story.cast["B"].gender))
    words.update(found_words(story.premise, r.text, lang, _told_of(story), story.cast["A"].name, _word_for_lead(story)))
    for key, value in f.items():  # what a premise has a word of its own for and no idea can name
        words.setdefault(key, value)
    lists = grammar(lang)
    people = r.people
    called = next((p.called for p in people if p.called.endswith("部")), "")
    words["dept"] = called or f.get("dept", "设计部" if lang == "zh" else "design")
    words["dept2"] = words["dept"]
    words["clock"] = r.clock or pick(lists["clock." + (r.time or "night")], *story.key, "clock")
    for key in ("event", "stake", "truth"):
        words[key] = f.get(key, "")
    if r.thing and words["O"] == r.thing.name and r.thing.kind != kind and not story.premise.own_lines and not (lang == "en" and story.premise.situations):
        own = [x for x in lists[f"otext.{story.object_kind}"]]
        words["otext"] = pick(own, *story.key, "otext")
    else:
        words["otext"] = f.get("text", "")
    # a one-line plot reference should not say its own past twice (“三年前三年前那次…”)
    for key in ("event", "truth"):
        words[key] = words[key].replace("{past}{past}", "{past}")
    if words["past"] and words["Ofull"].startswith(words["past"]):
        words["Oshort"] = words["Ofull"][len(words["past"]):]
    first = places(story)[0][0] if places(story) else ""
    work = r.workplace if (story.old or r.workplace != "palace") and not ("form" in f and lang == "en" and r.workplace in _NO_ROOM) else ""
    home = {"own": first, "work": r.setting or work}.get(f.get("at", ""), r.setting) or first or r.workplace or "street"
    words["home"] = home


def _told_of(story: Story) -> dict[str, str]:
    """By role the sex by which the idea's pronouns are known to be theirs; "-" for A of a form who is none of those whom the idea tells of."""
    genders: dict[str, str] = {role: c.gender for role, c in story.cast.items()}
    chosen = assign(story.premise, story.reading, len(story.premise.parts)).get("A")
    if story.language == "zh" and "form" in story.premise.fields and story.reading.people and not story.reading.own and chosen and not any(p.at == chosen[1].at and p.called == chosen[1].called for p in story.reading.people):
        genders["A"] = "-"
    return genders


def _word_for_lead(story: Story) -> str:
    """What a Chinese idea calls A (渔民), where a form is told; "" when it has no such word."""
    chosen = assign(story.premise, story.reading, len(story.premise.parts)).get("A")
    return chosen[1].called if chosen and story.language == "zh" and "form" in story.premise.fields and len(chosen[1].called) > 1 else ""


def _bind_zh(story: Story) -> None:
    """The idea's own words as they can be said in Chinese, and what follows from them."""
    r, words, f = story.reading, story.words, story.premise.fields
    me = next((p.called for p in r.people[:1] if p.called), "")
    given = dict(r.situation.words) if r.situation else {}
    for name, said in given.items():
        speak = SPOKEN.get(name)
        words[name] = (speak(said, me) if speak is to_my_face else speak(said)) if speak else said
    roles = {id(person): role for role, (_, person) in assign(story.premise, r, len(story.premise.parts)).items()}
    story.mute = frozenset(role for role, (_, person) in assign(story.premise, r, len(story.premise.parts)).items() if is_mute(r.text, person))
    by_index = {n: roles[id(p)] for n, p in enumerate(r.people) if id(p) in roles}
    # what tells of nobody is so whoever plays whom
    words.update({k: v for k, v in scene_words(r, {n: "ABCDE"[n] for n in range(len(r.people))}).items() if "{" not in v})
    words.update((k, v) for k, v in scene_words(r, by_index if 0 in by_index or "A" in by_index.values() else {0: "A", **by_index}).items() if v or k not in words)
    words["spot"] = r.place if len(r.place) > 1 else ""
    words.update(tells(r, "{A}"))
    if words["twist"] and not r.own:
        words.update(mine_z=words["twist"], talk_z="", narr_z="", narr_z2="", mine_z2="")
    if story.premise.retold:
        words["happens"] = words["happens"] if words["happens"].startswith("{") else ""  # that is what the narrator says
        words["theme"] = theme(story.premise, r.text)
    # what a premise has a word of its own for, when the idea has none
    words.update({key: words.get(key[:-3], "") or value for key, value in f.items() if key.endswith("_or")})
    words["ta"] = pronoun(given.get("gone", ""), story.cast[next(iter(story.cast))].gender)
    words["years"] = re.sub("(?:以|之)?前$", "", words["past"]) if re.search("[年月天]前$", words["past"]) else "这么多年"


def places(story: Story) -> list[tuple[str, str]]:
    """The premise's places as (setting, name), in order."""
    raw = story.premise.fields.get("places", "")
    parts = raw.split(";") if ";" in raw else raw.split()
    out = []
    for part in parts:
        setting, _, name = part.strip().partition(":")
        out.append((setting, name))
    return out
