"""What the prompt gives: people, their jobs and relation, place, time, weather, the odd object, the genre it smells of."""
from __future__ import annotations

import re
from dataclasses import dataclass, field

from engine.drama.vocabulary import Genre, Language
from engine.writing.dramatist import lexicon_en, lexicon_zh, reading_same_zh, reading_zh
from engine.writing.dramatist.gone_en import the_living
from engine.writing.dramatist.lookup import first, has, job_setting, lexicon
from engine.writing.dramatist.people import Person
from engine.writing.dramatist.reading_genders import BRINGS, fix_genders
from engine.writing.dramatist.reading_people import people_of
from engine.writing.dramatist.reading_things import Thing, clock_of, past_of, place_of, thing_of
from engine.writing.dramatist.situations import Situation, recognise
from engine.writing.dramatist.turn_en import Turn, turn_of
from engine.writing.dramatist.who_zh import core

_FAR = 700
"""Characters of the prompt in which people and things are looked for: a drama starts with how its idea starts."""
_GONE = re.compile(r"(?:(?<!顶)替|代替|顶替|冒充|假扮|\blate |\bdead |\b(?:plays?|playing|pretend\w* to be|pos(?:es?|ing) as|impersonat\w+|pass(?:es)? (?:as|for)) (?:the|an?|his|her|their) (?:[\w-]+ )?|已故的?|去世的?|过世的?|死去的?)$", re.I)
"""Before somebody who is spoken of and cannot come in."""
_AGED = re.compile(r"(\b(?:her|his) grand(?:daughter|son|child)|\bretired\b|[他她]的?(?:孙女|孙子|外孙)|退休|^老(?=[\u4e00-\u9fff]{2,3}匠))|退役")
"""What tells the age of the first person: has grandchildren, has retired; or (soldiers, sportsmen) only left."""
_GRAMMAR_MARKS = str.maketrans("{}[]|<>", "()()/()")
"""The phrase bank's own marks: in an idea they are only punctuation."""


@dataclass
class Reading:
    """Everything the prompt gave; empty where it gave nothing."""

    text: str
    language: Language
    people: list[Person] = field(default_factory=list)
    relation: str = ""
    city: str = ""
    place: str = ""
    setting: str = ""
    """The place that the prompt names."""
    workplace: str = ""
    """Where the job of somebody in it is done."""
    time: str = ""
    clock: str = ""
    weather: str = ""
    thing: Thing | None = None
    past: str = ""
    genres: dict[Genre, float] = field(default_factory=dict)
    situation: Situation | None = None
    """What kind of event it is."""
    turn: Turn | None = None
    """What the idea's second clause turns it with (English)."""
    own: str = ""
    """The idea as it was typed, where somebody tells it of themselves (我…); `text` tells it of them."""

    @property
    def tags(self) -> frozenset[str]:
        """What a premise may ask for besides words: `obj:letter`, `set:office`, `rel:ex`."""
        found = {f"set:{s}" for s in (self.setting, self.workplace) if s}
        if self.thing:
            found.add(f"obj:{self.thing.kind}")
        if self.relation:
            found.add(f"rel:{self.relation}")
        return frozenset(found)


def read(prompt: str, language: Language, own: str = "") -> Reading:
    """Read the prompt with the lexicons of the language the drama is made in (and of its own, should they differ).

    `own` is the idea as somebody told it of themselves, of which `prompt` tells as of another (`reading_zh.of_somebody`).
    """
    prompt, own = prompt.translate(_GRAMMAR_MARKS), own.translate(_GRAMMAR_MARKS)
    han = len(re.findall(r"[\u3400-\u9fff]", prompt))
    spoken: Language = "zh" if han >= 2 and han * 2 >= len(re.findall(r"[A-Za-z]+", prompt)) else "en"
    found = _read(prompt, spoken)
    if own:
        found.own = own
        found.people = reading_zh.teller(found.people, prompt, own)
    if spoken != language:
        # the facts carry over as kinds (setting, time, genders); words of the other language do not
        found = Reading(prompt, language, [Person(gender=p.gender, age=p.age) for p in found.people], relation=found.relation,
                        setting=found.setting, workplace=found.workplace, time=found.time, weather=found.weather, genres=found.genres,
                        situation=Situation(found.situation.name, found.situation.weight, whole=found.situation.whole) if found.situation else None)
    return found


def _read(prompt: str, language: Language) -> Reading:
    lex, text = lexicon(language), prompt[:_FAR]
    found = Reading(prompt, language)
    low = text if language == "zh" else text.lower()
    found.city = next((c for c in lex.CITIES if c.lower() in text.lower()), "")
    found.setting, found.place = place_of(low, lex, language)
    found.time = first(low, lex.TIMES, language)[0]
    found.weather = first(low, lex.WEATHERS, language)[0]
    found.clock = clock_of(text, language)
    found.past = past_of(text, language)
    found.situation = recognise(prompt, language)
    found.thing = thing_of(text, low, lex, language)
    found.people = [p for p in people_of(text, lex, language) if not (p.at and _GONE.search(text[:p.at])) or _acts_later(p, text, language)]
    if language == "zh":
        found.people = reading_zh.somebody_else(reading_zh.as_one(found.people, text), text)
        reading_zh.old_hands(found.people, text)
        found.people = reading_zh.other_party(reading_zh.not_there(reading_zh.with_pronoun(found.people, text), text), text)
        found.people = reading_zh.whose_past(reading_same_zh.parents(found.people, text), text)
        found.people = reading_same_zh.somebody(reading_same_zh.lead_first(found.people, text), text)
        reading_same_zh.pupils(found.people, text)
        reading_same_zh.stand_ins(found.people, text)
        reading_zh.trade_of_pronoun(found.people, text)
    if found.people and not found.people[0].age and (m := _AGED.search(text)) and not (m[0].lower()[:4] == ("her " if found.people[0].gender == "m" else "his ") and found.people[0].gender):
        found.people[0].age = "elder" if m[1] else "middle"
    _add_actors(found)
    if language == "en":
        found.people = the_living(found.people, text)
    else:
        found.people = reading_same_zh.whose(reading_same_zh.as_they_are(found.people, text), text)
    for word, pair, genders in lex.RELATIONS:
        if has(low, word, language):
            found.relation = pair
            fix_genders([p for p in found.people if not BRINGS.match(text[p.end:])], genders)
            break
    found.turn = turn_of(text, found.people) if language == "en" else None
    found.workplace = next((s for p in found.people if (s := job_setting(p.job, lex))), "")
    for genre, words in lex.GENRES.items():
        score = sum(has(low, w.replace("-", " ") if language == "en" else w, language) * (1.6 if len(w) > 2 else 1.0) for w in words.split())
        if score:
            found.genres[genre] = score
    return found


def _acts_later(person: Person, text: str, language: Language) -> bool:
    """Whether somebody who is first only spoken of does something afterwards (替嫡姐顶罪三年，出狱那天嫡姐跪在门外): there they come in."""
    m = re.search(rf"[，。][^，。]{{0,6}}(?P<who>{re.escape(person.called)})(?!的)", text[person.end:]) if language == "zh" and len(person.called) > 1 else None
    if not m:
        return False
    person.at, person.end = person.end + m.start("who"), person.end + m.end("who")
    return True


def _of_the_cue(word: str, at: int, text: str) -> Person:
    """Whom a cue names with words that nothing else tells of (年级第一): at least their gender is told, by a word or the next pronoun."""
    called = core(word)
    pronoun = re.search("[他她](?!们)", text[at:])
    gender, age = lexicon_zh.PEOPLE.get(called, ("", ""))
    gender = gender or ("f" if "女" in word else "m" if "男" in word else "" if not pronoun else "f" if pronoun[0] == "她" else "m")
    return Person(job=called, called=called, gender=gender, age=age, at=at, end=at + len(word))


def _add_actors(found: Reading) -> None:
    """Whom the event names and no lexicon knows is somebody too (“修表的”)."""
    if not found.situation:
        return
    for a, b in found.situation.roles.values():
        called = found.text[a:b]
        if found.situation.whole and found.language == "zh":
            if not any(p.at < b and a < p.end for p in found.people):
                found.people.append(_of_the_cue(called, a, found.text))
        elif found.language == "en" and called.lower() in lexicon_en.PRONOUNS:
            if any(p.at < a and not any(c <= p.at < d for c, d in found.situation.roles.values()) for p in found.people):
                continue  # a word names who it is
            found.people.append(Person(gender=lexicon_en.PRONOUNS[called.lower()], at=a, end=b))
        elif not any((p.at < b and a < p.end) or p.called == called for p in found.people) and called not in ("人", "凶手", "仇人", *lexicon_zh.PAIRS):
            gender, age = lexicon_en.PEOPLE.get(called, ("", ""))
            job = called if re.fullmatch("[a-z][a-z -]+", called) and not gender else ""
            found.people.append(Person(job=job, gender=gender, age=age, called=called, at=a, end=b))
    found.people.sort(key=lambda p: p.at)
