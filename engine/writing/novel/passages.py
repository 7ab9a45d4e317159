"""A chapter as passages: what is said, by whom and how, and what is told. Every word is the book's."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from engine.drama.vocabulary import Emotion, Language
from engine.writing.novel.people import EN_SAYS, Person

_ZH_QUOTE = re.compile(r"[“「『\"]([^”」』\"\n]{1,600})[”」』\"]")
_EN_QUOTE = re.compile(r"[“\"]([^”\"\n]{1,900})[”\"]|(?<![\w])‘([^’\n]{2,900}(?:’\w[^’\n]*)*)’(?!\w)")
_ZH_SPEECH = re.compile(r"说|道(?![路理])|问|答|喊|叫|骂|叹|嚷|吼|嘀咕|开口|冷笑|笑|哭|低语|念|嘟囔|反问|催|劝|应")
_EN_SPEECH = re.compile(rf"\b(?:{EN_SAYS})\b")
_SENTENCE_ZH = re.compile(r"[^。！？…\n]+[。！？…]*[”」』]?")
_SENTENCE_EN = re.compile(r"(?:[^.!?\n]|\.(?=\w)|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bDr)\.|(?<=\bMs)\.|(?<=\bSt)\.)+[.!?…]*[”\"’]?")
_FEELINGS: tuple[tuple[Emotion, re.Pattern[str]], ...] = (
    ("scornful", re.compile(r"冷笑|嘲|讥|不屑|冷冷|\b(?:sneer|scoff|mock|coldly|scorn)", re.I)),
    ("angry", re.compile(r"怒|吼|骂|咬牙|厉声|喝道|\b(?:shout|yell|snap|furious|angr|growl|demand|roar)", re.I)),
    ("sad", re.compile(r"哭|泪|哽|叹|苦笑|\b(?:cried|sob|weep|wept|tears|sigh|sadly|choked)", re.I)),
    ("afraid", re.compile(r"发抖|颤|害怕|惊恐|慌|\b(?:trembl|afraid|fright|terrif|gasp|panic|scream)", re.I)),
    ("surprised", re.compile(r"惊|愣|怔|不敢相信|\b(?:surpris|astonish|startl|exclaim|stared)", re.I)),
    ("tender", re.compile(r"轻声|温柔|柔声|低声|\b(?:softly|gently|whisper|murmur|tender)", re.I)),
    ("happy", re.compile(r"笑|高兴|\b(?:laugh|smil|grin|cheer|happily)", re.I)),
)


@dataclass(frozen=True)
class Passage:
    """A line of somebody's or a sentence of the narrator's."""

    kind: Literal["say", "tell"]
    text: str
    who: str
    """Who says it; of a telling, who does it; "" when the book leaves it open."""
    emotion: Emotion
    chapter: int
    paragraph: int
    place: int
    """Where in the chapter, in characters."""


UNKNOWN = "?"
"""Whoever speaks is somebody without a name."""
_SOMEBODY = re.compile(r"(?:一个|那个|这个|有个|一名|一位|个)[^，。]{0,9}(?:男人|女人|男子|女子|老人|老头|老太太|少年|少女|男孩|女孩|人影|声音|人)(?!们)|"
                       r"\b(?:a|an|another|the) (?:[\w-]+ ){0,2}(?:man|woman|stranger|boy|girl|voice|figure|lady|gentleman)\b")


class Attribution:
    """Who is meant: by name, by pronoun, by whose turn it is."""

    def __init__(self, people: Sequence[Person], language: Language):
        self.language = language
        self.forms: list[tuple[str, Person]] = sorted(
            [(f, p) for p in people for f in {p.name, p.short, *(() if language == "zh" else (p.name.split()[0] if not p.name.startswith(("Mr", "Mrs", "Ms", "Dr", "Miss")) else "",))} if f],
            key=lambda x: -len(x[0]))
        self.finder = re.compile("|".join((re.escape(f) if language == "zh" else rf"\b{re.escape(f)}\b") for f, _ in self.forms)) if self.forms else None
        self.by_form = {f: p for f, p in reversed(self.forms)}
        self.recent: list[Person] = []
        self.turns: list[str] = []

    def named(self, text: str) -> list[Person]:
        """Everybody named, in order."""
        return [self.by_form[m[0]] for m in self.finder.finditer(text)] if self.finder else []

    def seen(self, person: Person) -> None:
        self.recent = [person, *(p for p in self.recent if p != person)][:6]

    def pronoun(self, text: str) -> Person | None:
        """The last person of the gender that the text's first pronoun has."""
        m = re.search(r"[他她](?!们)" if self.language == "zh" else r"\b(?:he|she)\b", text, re.I)
        if not m:
            return None
        gender = "f" if m[0].lower() in ("她", "she") else "m"
        return next((p for p in self.recent if p.gender == gender), None)

    def speaker(self, before: str, after: str) -> str:
        """By what stands around a quotation in its own paragraph; "" when that says nothing."""
        speech = _ZH_SPEECH if self.language == "zh" else _EN_SPEECH
        lead = re.split(r"[。！？”」』\"]" if self.language == "zh" else r"[.!?”\"](?=\s|$)", before)[-1] if before.rstrip()[-1:] in "：:，," or self.language == "en" else ""
        tail = re.split(r"[。！？“「『\"\n]" if self.language == "zh" else r"[.!?“\"\n]", after)[0]
        for part, near in ((tail, after), (lead, before)):
            spoken = speech.search(part)
            if not spoken or not near:
                continue
            if people := self.named(part):
                # “said Mara to Tom”: whoever stands by the verb
                if self.language == "en" and len(people) > 1 and (m := re.search(rf"(?:{EN_SAYS}) ({'|'.join(re.escape(f) for f, _ in self.forms)})\b", part)):
                    return self.by_form[m[1]].name
                return people[0].name
            if person := self.pronoun(part):
                return person.name
            if re.search(r"(?:^|[，：:\s])我(?!们)" if self.language == "zh" else r"\bI\b", part[:spoken.end()]):
                return "我" if self.language == "zh" else "I"
            if near is after and re.match(r"[\u4e00-\u9fff]{2}" if self.language == "zh" else rf"\s*(?:(?:{EN_SAYS}) (?:a|an|the|his|her|some)\b|(?:a|the|his|her) )", part):
                return UNKNOWN  # “said a voice”: somebody, but nobody who is known
        if before.strip() and not after.strip() and (people := self.named(before)):
            return people[-1].name if len({p.name for p in people}) == 1 else people[0].name
        if not before.strip() and after.strip() and (people := self.named(re.split("[。！？.!?]", after)[0])) and self.finder and self.finder.match(after.strip()):
            # “……”林晚把伞收了。 — whoever does something right after a line has said it
            return people[0].name
        return ""

    def turn(self) -> str:
        """Whose turn it is in a dialogue of two."""
        two = list(dict.fromkeys(t for t in reversed(self.turns[-6:]) if t and t != UNKNOWN))[:2]
        if len(two) == 2:
            return two[1]
        other = next((p.name for p in self.recent if two and p.name != two[0]), "")
        return other


def passages(text: str, chapter: int, people: Sequence[Person], language: Language) -> list[Passage]:
    """The chapter in order. Lines whose speaker the book does not show have no `who`."""
    attribution = Attribution(people, language)
    out: list[Passage] = []
    place = silent = 0
    for number, paragraph in enumerate(text.split("\n")):
        found, spoke = _paragraph(paragraph, chapter, number, place, attribution, language)
        silent = 0 if spoke else silent + 1
        if silent >= 4:
            # Whoever spoke pages ago has no turn any more.
            attribution.turns.clear()
        out += found
        place += len(paragraph) + 1
    return out


def _paragraph(paragraph: str, chapter: int, number: int, place: int, attribution: Attribution, language: Language) -> tuple[list[Passage], bool]:
    quotes = [m for m in (_ZH_QUOTE if language == "zh" else _EN_QUOTE).finditer(paragraph) if _is_said(m, paragraph, language)]
    out: list[Passage] = []
    at, speaker = 0, ""
    for i, m in enumerate(quotes):
        before = paragraph[quotes[i - 1].end() if i else 0:m.start()]
        after = paragraph[m.end():quotes[i + 1].start() if i + 1 < len(quotes) else len(paragraph)]
        for person in attribution.named(before):
            attribution.seen(person)
        out += _told(before, chapter, number, place + at, attribution, language)
        # one paragraph has one speaker, unless it says otherwise
        speaker = attribution.speaker(before if i == 0 else "", after) or (attribution.speaker(before, "") if i else "") or speaker or attribution.turn()
        words = (m[1] or (m[2] if language == "en" else "") or "").strip()
        if i and out and out[-1].kind == "say" and out[-1].text.endswith(("，", ",")) and before.rstrip().endswith(("，", ",", ":", "：")):
            # “Miss Marsh,” said Pike, “there has been …” is one sentence
            joined = out.pop().text + ("" if language == "zh" else " ") + words
            out.append(Passage("say", joined, speaker, emotion_of(before, joined), chapter, number, place + m.start()))
            at = m.end()
            continue
        out.append(Passage("say", words, "" if speaker == UNKNOWN else speaker, emotion_of(before[-16:] + " " + after[:20], words), chapter, number, place + m.start()))
        attribution.turns.append(speaker)
        if known := next((p for _, p in attribution.forms if p.name == speaker), None):
            attribution.seen(known)
        at = m.end()
    out = [p if p.kind == "tell" or p.text[-1:] not in ",，" else replace(p, text=p.text[:-1] + ("。" if language == "zh" else ".")) for p in out]
    rest = paragraph[at:]
    out += _told(rest, chapter, number, place + at, attribution, language)
    for person in attribution.named(rest):
        attribution.seen(person)
    return out, bool(quotes)


def _is_said(m: re.Match[str], paragraph: str, language: Language) -> bool:
    """A quotation, not a word in quotation marks."""
    words = m[1] or (m[2] if language == "en" else "") or ""
    whole = words.rstrip()[-1:] in "。！？…，,.!?—-~～" or m.start() == 0
    lead = paragraph[:m.start()].rstrip()[-1:] in "：:，,"
    return whole or lead


def emotion_of(around: str, words: str) -> Emotion:
    """By how it is said; else by its punctuation."""
    for emotion, pattern in _FEELINGS:
        if pattern.search(around):
            return emotion
    if re.search(r"[？?][！!]|[！!][？?]", words):
        return "surprised"
    return "angry" if words.count("！") + words.count("!") > 1 else "neutral"


def _told(text: str, chapter: int, number: int, place: int, attribution: Attribution, language: Language) -> list[Passage]:
    out = []
    for m in (_SENTENCE_ZH if language == "zh" else _SENTENCE_EN).finditer(text):
        words = m[0].strip(" ，、：:；;—\"”“」「』『").strip()
        if len(re.findall(r"\w", words)) < (4 if language == "zh" else 8) or _only_says(words, attribution, language):
            for person in attribution.named(words):
                attribution.seen(person)
            continue
        if language == "zh" and words[-1] not in "。！？…":
            words += "。"
        elif language == "en" and words[-1] not in ".!?…":
            words = words.rstrip(",") + "."
        people = attribution.named(words)
        who = people[0].name if people and words.startswith(tuple(f for f, p in attribution.forms if p == people[0])) else ""
        if not who and re.match(r"[他她](?!们)" if language == "zh" else r"(?:he|she)\b", words, re.I) and (meant := attribution.pronoun(words)):
            who = meant.name
        out.append(Passage("tell", words, who, emotion_of(words, words), chapter, number, place + m.start()))
        if _SOMEBODY.search(words):
            attribution.recent.clear()  # the next “he” may be this somebody
        for person in people:
            attribution.seen(person)
    return out


def _only_says(words: str, attribution: Attribution, language: Language) -> bool:
    """“林晚冷冷地问道”: nothing is to be seen in it besides that somebody speaks."""
    if re.search(r"没有|不|\b(?:not|never|no)\b", words):
        return False
    if language == "zh":
        return len(words) <= 16 and bool(re.search(r"(?:说|道|问|答|喊|叫|骂|叹|嚷|吼|说道|问道|开口|反问)[：:，。]?$", words)) and "，" not in words.strip("，。：")
    return bool(re.match(rf"^(?:\w+\W+){{0,3}}(?:{EN_SAYS})(?:\W+\w+){{0,5}}\W*$", words)) or bool(re.match(rf"^(?:{EN_SAYS})\b.{{0,40}}$", words))
