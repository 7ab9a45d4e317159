"""Who in an idea lies in hospital, and wears its pyjamas; and who cannot speak."""
from __future__ import annotations

import re

from engine.drama.script import Beat
from engine.drama.vocabulary import Language
from engine.writing.abed import treats
from engine.writing.dramatist.people import Person

_BEFORE: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"(?:病床上|病榻上|病房里|住院|昏迷不?醒?|病危|病重|重病|绝症|卧床不?起?|瘫痪)(?:在床)?的?[^，。；、！？]{0,4}$"),
    "en": re.compile(r"\b(?:hospitali[sz]ed|comatose|bedridden|terminally ill)\s(?:[\w'-]+ ){0,2}$", re.I)}
_AFTER: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"^(?:正|已|还|一直|独自)?(?:躺在(?:了)?(?:病床|医院|手术台)|住院|住进(?:了)?医院|昏迷|在病床上|在病房)"),
    "en": re.compile(r"^(?: who)?(?: is| lies| lying| wakes(?: up)?| waking(?: up)?)? (?:in|from|on) (?:(?:a|the|his|her) )?(?:hospital bed|hospital|operating table|coma|ward|(?:bed|room|ward) (?:number )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+))\b", re.I)}
_WORDS: dict[Language, re.Pattern[str]] = {"zh": re.compile(r"(?:病人|患者|病患)(?!家属|家人|的|之|服务)|植物人"), "en": re.compile(r"\b(?:patient(?!['’]?s?['’]|s\b| care\b)|coma)\b", re.I)}
_STRICKEN: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"昏迷|病危|病重|重病|绝症|卧床|瘫痪|病床上|病榻上|躺在|住进"), "en": re.compile(r"\b(?:comatose|bedridden|terminally ill|coma|hospital bed|operating table)\b", re.I)}
"""What says of a doctor or a nurse too that they lie there: they are in wards and hospitals by their trade."""


def is_patient(words: str, language: Language) -> bool:
    """Whether a job or another short name for somebody means a patient."""
    return bool(_WORDS[language].search(words)) and not treats(words)


def lies_ill(text: str, person: Person, language: Language) -> bool:
    """Whether the idea puts this person into a hospital bed."""
    if is_patient(person.called, language) or is_patient(person.job, language):
        return True
    if person.end <= person.at:
        return False
    found = _BEFORE[language].search(text[max(0, person.at - 40):person.at]) or _AFTER[language].match(text[person.end:person.end + 60])
    return found is not None and (not treats(f"{person.called} {person.job}") or bool(_STRICKEN[language].search(found[0])))


_MUTE = re.compile("(?<!装)(?<!扮)(?:聋?哑)(?!铃|谜|口|巴吃|然)|失声|失语")
_SAYS_NOTHING = re.compile("^[^，。]{0,3}(?:从小|天生|生来|已经|再也|突然|忽然)?(?:不会|不能|说不了|说不出|没法)(?:说话|开口|话|声)")


def is_mute(text: str, person: Person) -> bool:
    """Whether the idea says that this person cannot speak (Chinese ideas)."""
    if person.end <= person.at:
        return False
    return bool(_MUTE.search(text[person.at:person.end]) or _MUTE.search(text[max(0, person.at - 3):person.at]) or _SAYS_NOTHING.search(text[person.end:person.end + 14]))


def written(line: Beat, name: str) -> Beat:
    """What somebody who cannot speak says: it is written, and read."""
    words = line.text.strip("…") or line.text
    quoted = words.replace("“", "‘").replace("”", "’")
    return line.model_copy(update={"kind": "action", "text": f"{name}写下：“{quoted}”", "insert": "letter", "insert_text": words})
