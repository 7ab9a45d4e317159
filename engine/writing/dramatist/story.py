"""A story: a premise, cast and bound to what the prompt gave; and the filling of slots with it."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from engine.drama.brief import Brief
from engine.drama.script import Character
from engine.drama.vocabulary import Genre, InsertKind, Language
from engine.writing.dramatist.bank import Clue, Premise, grammar, premises
from engine.writing.dramatist.casting import cast_parts, old_times, temper_of
from engine.writing.dramatist.chance import number, pick, shuffled
from engine.writing.dramatist.idea import GUISE, done, shape
from engine.writing.dramatist.reading import Reading, job_row, lexicon
from engine.writing.dramatist.situations import slots
from engine.writing.dramatist.spoken_zh import ADDRESSES, SPOKEN, address, pronoun, to_my_face
from engine.writing.dramatist.words_en import event_words

_CHOICE = re.compile(r"\[([^\[\]]+)\]")
_SLOT = re.compile(r"\{([A-Za-z]\w*)(?:\.(\w+))?\}")
_LARGE = frozenset("棺材 钢琴 古琴 行李箱 木箱 箱子 coffin piano cello suitcase chest hive".split())
"""What does not go into a drawer."""
_OLD_WORDS = re.compile(r"皇|太子|王爷|公主|郡主|贵妃|娘娘|将军|王府|侯府|后宫|圣旨|丞相|庶女|嫡|江湖|剑客|书生|状元|和亲|古代|宫|"
                        r"\b(?:king|queen|prince|princess|duke|duchess|knight|throne|castle|palace|emperor|regency)\b", re.I)
_TOLD_BEFORE = 4.0
"""The fit (`fit_of`) from which a premise's own story is about the idea; below it the idea's own event is played."""
_BEYOND_DOUBT = 5.0
"""The weight of an event whose words say so much that no other story is about the idea."""
_GUISES = frozenset(("deceit", "home_news", "fake_love", "lie", "hidden", "secret", "double_life", "witness", "mistaken"))
"""Events in which somebody may pass for another; of the rest the guise is what the idea is about."""
_CLEARLY_TOLD, _SERVES = 9.0, 6.0
"""The same where the idea's kind of event has premises of its own; the second for a premise that says it `serves` that event."""
_ZH_PRONOUN = {"f": "她", "m": "他"}
_EN_PRONOUN = {"f": {"he": "she", "him": "her", "his": "her", "man": "woman", "himself": "herself"},
               "m": {"he": "he", "him": "him", "his": "his", "man": "man", "himself": "himself"}}


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

    fit: float = 0.0
    """How well the premise suits the prompt; below 4 it is hardly more than its genre."""

    @property
    def of_the_idea(self) -> frozenset[str]:
        """Slots that only the idea can fill: lines that need an empty one are not said."""
        return slots(self.language) | {"spot"} | ({"deed"} if self.premise.situations else set())

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


def choose_premise(brief: Brief, reading: Reading, language: Language, key: tuple[object, ...]) -> Premise:
    """The premise whose words the prompt uses; among equals the seed decides."""
    told = [p for p in premises(language) if not p.from_idea]
    options = [p for p in told if brief.genre == "auto" or brief.genre in p.genres] or told
    old = bool(_OLD_WORDS.search(brief.prompt))
    text = brief.prompt.lower()

    def score(p: Premise) -> float:
        s = sum(_weight(t) + 0.3 * min(len(t), 4) for t in p.tags if ":" not in t and _mentions(text, t, language))
        if not _may(p, brief.prompt):
            s -= 8.0
        s += sum(2.5 if t.startswith("rel:") else 1.5 for t in p.tags & reading.tags)
        s += sum(min(reading.genres.get(g, 0.0), 4.0) * (1.2 if i == 0 else 0.7) for i, g in enumerate(p.genres))
        if brief.genre != "auto" and p.genres[0] == brief.genre:
            s += 2
        s += 6.0 if (p.fields.get("era") == "old") == old else -6.0
        for part, person in zip(p.parts.values(), reading.people, strict=False):
            fixed = p.fields.get("fixed", "")
            if person.gender and person.gender != part.gender:
                s -= 4.0 if part is p.parts.get(fixed[:1]) or part is p.parts.get(fixed[1:2]) else 0.3
        return s + number("premise", *key, p.id) % 1000 / 400

    best = max((p for p in options if not _contradicted(p, brief.prompt)), key=score, default=options[0])
    fit = fit_of(best, brief, reading, language)
    event = _for_event(reading, language, old, key)
    if event and reading.situation and not _tells(best, reading.situation.name, reading.situation.weight, fit, text, language):
        return event
    # the tags of the English premises are everyday words: two of them (a stranger, a detective) do not make a story
    enough = _TOLD_BEFORE if language == "zh" or _asked_for(best, text, language) else _TOLD_BEFORE + 1.5
    fits = fit >= enough and not _guise_missed(best, reading, text, language)
    return best if fits else _from_idea(reading, language, old, key) or best


def _tells(premise: Premise, event: str, weight: float, fit: float, text: str, language: Language) -> bool:
    """Whether a premise with a story of its own is about the idea in spite of the idea's event: it is for that event, or asked for beyond doubt."""
    if event in premise.fields.get("serves", "").split():
        return fit >= _SERVES
    told = fit >= _CLEARLY_TOLD and not (language == "zh" and weight >= _BEYOND_DOUBT)
    return told or (_may(premise, text) and _asked_for(premise, text, language))


def _asked_for(premise: Premise, text: str, language: Language) -> bool:
    """Whether a word is there that is enough alone."""
    return any(t.endswith("!") and _mentions(text, t, language) for t in premise.tags)


def _for_event(reading: Reading, language: Language, old: bool, key: tuple[object, ...]) -> Premise | None:
    """One of the premises for the idea's kind of event; None when it is of no kind that we know."""
    if not reading.situation:
        return None
    if shape(reading)[0] == "guise" and reading.situation.name not in _GUISES:
        return None
    options = [p for p in premises(language) if reading.situation.name in p.situations and _may(p, reading.text)
               and reading.relation not in p.fields.get("not", "").split()]
    options = [p for p in options if p.fields.get("era", "new") in ("any", "old" if old else "new")]
    if not options:
        return None
    found = pick(options, "event", *key)
    return replace(found, fields={**found.fields, "era": "old"}) if old else found


def _guise_missed(premise: Premise, reading: Reading, text: str, language: Language) -> bool:
    """Whether somebody passes for another in the idea and the premise, which suits the rest of it, knows nothing of that."""
    return shape(reading)[0] == "guise" and not any(GUISE.search(t.rstrip("!")) for t in premise.tags if ":" not in t and _mentions(text, t, language))


def _from_idea(reading: Reading, language: Language, old: bool, key: tuple[object, ...]) -> Premise | None:
    """The skeleton for what happens in the idea; None when no one would say it aloud."""
    kind, deed = shape(reading)
    if not deed or reading.language != language:
        return None
    found = pick([p for p in premises(language) if p.fields.get("skeleton") == kind and reading.relation not in p.fields.get("not", "").split()
                  and not (p.fields.get("object") == "small" and reading.thing and reading.thing.name in _LARGE)], "skeleton", *key)
    return replace(found, fields={**found.fields, "era": "old"}) if old else found


def fit_of(premise: Premise, brief: Brief, reading: Reading, language: Language) -> float:
    """How many of the prompt's own things the premise is about."""
    text = brief.prompt.lower()
    if not _may(premise, brief.prompt):
        return 0.0
    strange = premise.fields.get("object") == "own" and reading.thing is not None and reading.thing.name not in premise.fields["O"] and reading.thing.name not in premise.tags
    return (-2.0 * strange + sum(_weight(t) for t in premise.tags if ":" not in t and _mentions(text, t, language))
            + sum(1.0 for t in premise.tags & reading.tags))


def _may(premise: Premise, prompt: str) -> bool:
    """What the premise cannot do without is in the prompt, and what it cannot bear is not."""
    needs, unless = premise.fields.get("needs"), premise.fields.get("unless")
    return (not needs or bool(re.search(needs, prompt, re.I))) and not (unless and re.search(unless, prompt, re.I))


def _contradicted(premise: Premise, prompt: str) -> bool:
    """Whether somebody who is dead in the prompt would have to come in."""
    living = {part.job for role, part in premise.parts.items() if role not in premise.fields.get("absent", "")}
    return any(re.search(rf"{job}[^，。]{{0,3}}(?:去世|过世|死后|死了|走后|离世|葬礼)|(?:已故|去世|死去|亡)的?{job}|\b(?:late|dead) {job}\b|\b{job}(?:'s (?:death|funeral)| died| dies)\b", prompt, re.I)
               for job in living if job)


def _weight(tag: str) -> float:
    """What a word of the prompt says for a premise: enough alone where the tag ends in “!”; a single letter (店, 信) stands in many a word."""
    return _TOLD_BEFORE if tag.endswith("!") else 0.6 if len(tag) == 1 else 2.0


def _mentions(text: str, tag: str, language: Language) -> bool:
    word = tag.rstrip("!").replace("_", " ")
    if language == "zh":
        return word.lower() in text
    return re.search(rf"\b{re.escape(word.lower())}", text) is not None


def _genre(premise: Premise, reading: Reading) -> Genre:
    return max(premise.genres, key=lambda g: (reading.genres.get(g, 0.0), -premise.genres.index(g)))


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
    if lang == "zh":
        _bind_zh(story)
    elif story.premise.situations:
        words.update(event_words(r.situation.words if r.situation else {}, {k: v for k, v in f.items() if k in slots(lang)}, story.cast["A"].gender, story.cast["B"].gender))
    lists = grammar(lang)
    people = r.people
    called = next((p.called for p in people if p.called.endswith("部")), "")
    words["dept"] = called or f.get("dept", "设计部" if lang == "zh" else "design")
    words["dept2"] = words["dept"]
    words["clock"] = r.clock or pick(lists["clock." + (r.time or "night")], *story.key, "clock")
    for key in ("event", "stake", "truth"):
        words[key] = f.get(key, "")
    if r.thing and words["O"] == r.thing.name and r.thing.kind != kind and not (lang == "en" and story.premise.situations):
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
    home = {"own": first, "work": r.setting or r.workplace}.get(f.get("at", ""), r.setting) or first or r.workplace or "street"
    words["home"] = home


def _bind_zh(story: Story) -> None:
    """The idea's own words as they can be said in Chinese, and what follows from them."""
    r, words, f = story.reading, story.words, story.premise.fields
    me = next((p.called for p in r.people[:1] if p.called), "")
    given = dict(r.situation.words) if r.situation else {}
    for name, said in given.items():
        speak = SPOKEN.get(name)
        words[name] = (speak(said, me) if speak is to_my_face else speak(said)) if speak else said
    words["spot"] = r.place if len(r.place) > 1 else ""
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


class NotGiven(KeyError):
    """A slot that only the idea can fill, and did not."""


def _wanting(text: str, story: Story) -> tuple[bool, bool]:
    """Whether words have slots of the idea's own, and whether one of them is empty."""
    own = [m[1] for m in _SLOT.finditer(text) if not m[2] and m[1] in story.of_the_idea]
    return bool(own), any(not story.words[name] for name in own)


def fill(text: str, story: Story, roles: Mapping[str, str], clue: Clue | None, *key: object, aligned: tuple[object, ...] = ()) -> str:
    """Choose alternatives and put the story into the slots. `roles` maps X, Y, Z to the letters of the cast.

    Of alternatives those with the idea's own words are taken before others, and none whose slot the idea left empty; `NotGiven`
    is raised when there is no other.
    """
    speaker = roles.get("speaker", "")
    temper = story.tempers.get(roles.get(speaker, speaker), "")

    def choose(m: re.Match[str]) -> str:
        options = m[1].split("|")
        own = [o.split("~", 1)[1] for o in options if o.startswith(temper + "~")] if temper else []
        plain = [o for o in options if "~" not in o[:6]]
        fitting = own or plain or [o.split("~", 1)[-1] for o in options]
        wanting = [_wanting(o, story) for o in fitting]
        if any(has for has, _ in wanting):
            fitting = ([o for o, (has, empty) in zip(fitting, wanting, strict=True) if has and not empty]
                       or [o for o, (_, empty) in zip(fitting, wanting, strict=True) if not empty] or fitting)
        if aligned:
            # the alternatives of an exchange belong together: the first question to the first answer
            return fitting[number(*story.key, *aligned) % len(fitting)]
        return pick(fitting, *story.key, *key, m[1])

    def slot(m: re.Match[str]) -> str:
        name, form = m[1], m[2]
        role = roles.get(name, name)
        if role in story.cast:
            return _person(story, role, form)
        if clue and name == "clue":
            return clue.name
        if clue and name in ("fact", "kfact"):
            return _said_to(clue.fact, story, roles)
        if clue and name == "ktext":
            return clue.text
        if name in story.words:
            if not story.words[name] and name in story.of_the_idea:
                raise NotGiven(name)
            return story.words[name]
        lists = grammar(story.language)
        listed = f"{name}.{form}" if form else name
        if story.old and f"old.{listed}" in lists:
            listed = f"old.{listed}"
        if listed in lists:
            return pick(lists[listed], *story.key, *key, listed, m.start())
        if name in "ABCDEXYZ":
            return _person(story, next(iter(story.cast)), form)
        raise KeyError(f"{story.premise.id}: no slot {m[0]}")

    for n in range(7):
        before = text
        text = _CHOICE.sub(choose, text)
        text = _SLOT.sub(slot, text)
        if text == before:
            break
        key = (*key, n)
    if not (story.language == "en" and story.premise.situations):  # there pronouns are slots
        text = _same_gender(text, story, roles.get(speaker, speaker))
    return _tidy(text, story.language)


def _said_to(fact: str, story: Story, roles: Mapping[str, str]) -> str:
    """A fact in somebody's mouth: whoever hears it is “you” (and, where a premise has it said, the speaker is “I”)."""
    if story.language != "zh":
        return _said_to_en(fact, roles)
    if hearer := roles.get("hearer"):
        fact = fact.replace(f"{{{hearer}}}", "你")
    if roles.get("own"):
        fact = fact.replace(f"{{{roles['speaker']}}}", "我")
    return fact


_EN_AFTER_YOU = {"has": "have", "is": "are", "was": "were", "does": "do", "owns": "own", "knows": "know", "wants": "want", "keeps": "keep", "lives": "live", "works": "work", "gets": "get"}


def _said_to_en(fact: str, roles: Mapping[str, str]) -> str:
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
    return re.sub(r"\b([Aa]) (?=[aeiouAEIOU](?!ne\b|ni|se|su))", r"\1n ", text)
