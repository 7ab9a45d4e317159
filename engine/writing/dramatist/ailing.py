"""Who in an idea lies in hospital: they wear its pyjamas."""
from __future__ import annotations

import re

from engine.drama.vocabulary import Language
from engine.writing.dramatist.people import Person

_BEFORE: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"(?:病床上|病榻上|病房里|住院|昏迷不?醒?|病危|病重|重病|绝症|卧床不?起?|瘫痪)(?:在床)?的?[^，。；、！？]{0,4}$"),
    "en": re.compile(r"\b(?:hospitali[sz]ed|comatose|bedridden|terminally ill)\s(?:[\w'-]+ ){0,2}$", re.I)}
_AFTER: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"^(?:正|已|还|一直|独自)?(?:躺在(?:了)?(?:病床|医院|手术台)|住院|住进(?:了)?医院|昏迷|在病床上|在病房)"),
    "en": re.compile(r"^(?: who)?(?: is| lies| lying| wakes(?: up)?| waking(?: up)?)? (?:in|from|on) (?:(?:a|the|his|her) )?(?:hospital bed|hospital|operating table|coma|ward|(?:bed|room|ward) (?:number )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+))\b", re.I)}
_WORDS: dict[Language, re.Pattern[str]] = {"zh": re.compile(r"病人|患者|病患|植物人"), "en": re.compile(r"\b(?:patient|coma)\b", re.I)}


def is_patient(words: str, language: Language) -> bool:
    """Whether a job or another short name for somebody means a patient."""
    return bool(_WORDS[language].search(words))


def lies_ill(text: str, person: Person, language: Language) -> bool:
    """Whether the idea puts this person into a hospital bed."""
    if is_patient(person.called, language) or is_patient(person.job, language):
        return True
    if person.end <= person.at:
        return False
    return bool(_BEFORE[language].search(text[max(0, person.at - 40):person.at]) or _AFTER[language].match(text[person.end:person.end + 60]))
