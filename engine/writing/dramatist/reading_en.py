"""Who is who in an English idea: trades that the lexicon does not know, and what adjectives tell of age and gender."""
from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from engine.writing.dramatist import lexicon_en
from engine.writing.dramatist.clauses_en import IRREGULAR, THIRD, main_verbs, third
from engine.writing.dramatist.facts_cast_en import head_of
from engine.writing.dramatist.facts_en import facts_of
from engine.writing.dramatist.people import Person
from engine.writing.dramatist.who_en import THINGS_IN_ER, somebody

BED = re.compile(r"\b(?:hospital )?(?:bed|room|ward) (?:number )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|\d{1,3})\b", re.I)
"""A patient's place."""
NO_THING = re.compile(r" (?:maker|player|teacher|shop|store|owner|tuner|factory|lesson|seller|dealer|collector|driver|truck|bar|house|company|singer|star|girl|boy|man|woman|thief|repairer|restorer|artist|editor|writer)s?\b", re.I)
"""What makes a word for a thing part of a word for somebody or somewhere."""
_SUBJECT = re.compile(r"^\s*(an?|the|two|three|one|every)\s+((?:[\w'-]+ ){0,4}?[\w'-]+)\s*$", re.I)
_ADJECTIVE = re.compile(r"(?:\w(?:ed|less|ous|ful|ive|ic|ish|able|ible|est|-old)$|^(?:young|old|new|lonely|poor|rich|broke|shy|tired|rival|single|dying|blind|deaf|mute|happy|angry|elderly|aging|ageing|middle-aged|teenage|little|small|big|"
                        r"only|worst|grieving|out-of-work|clumsy|struggling|failing|strict|quiet|busy|unlucky|famous|former|retired|small-town|big-city|homeless|jobless|best|late|grumpy|stubborn|proud|ordinary|mysterious|twin|estranged|"
                        r"feuding|competing|warring|cold|kind|gentle|humble|tough|gruff|hot-headed|wealthy|penniless|heartbroken|young-looking|childless|unknown|local|male|female|bored|burnt-out|washed-up|workaholic|rookie|junior|senior|first-year|honest|crooked|timid|ruthless|ambitious|"
                        r"chinese|english|irish|french|italian|korean|japanese|american)$)", re.I)
_NOT_A_TRADE = frozenset("man woman girl boy people friends friend strangers stranger couple story drama day night morning letter kid child family town village city one person press".split())
_MACHINES = frozenset("machine drone app phone clock lift elevator train bus car ship boat house hotel school town village letter email message text radio tv television camera mirror painting photo photograph tree storm voice shop store company song book diary wall door bench statue voicemail satellite virus computer jukebox piano power electricity lights rain snow wind bell market school world internet server signal moon sun river sea earth war engine ceiling roof floor".split())
"""What does something in an idea and is nobody."""
_ANIMALS = frozenset("parrot dog puppy cat kitten horse pony donkey crow raven pigeon goldfish fish cow pig goat sheep monkey bird wolf bear elephant mouse rat rabbit fox snake tiger lion whale octopus turtle tortoise spider hen rooster duck goose swan owl hamster".split())
_AGES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:old|elderly|(?<!-)aged|ageing|aging|ancient|grey-haired|gray-haired|white-haired|dying old)\s(?:[\w-]+ ){0,2}$", re.I), "elder"),
    (re.compile(r"\bmiddle-aged\s(?:[\w-]+ ){0,2}$", re.I), "middle"),
    (re.compile(r"\b(?:little)\s(?:[\w-]+ ){0,1}$", re.I), "child"),
    (re.compile(r"\b(?:young|teenage|teen|rookie|junior|apprentice)\s(?:[\w-]+ ){0,2}$", re.I), "young"),
)
_YEARS = re.compile(r"\b(\w+)-year-old\s(?:[\w-]+ ){0,2}$", re.I)
_NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split())} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NOT_OLD = re.compile(r"\bold (?:friend|flame|enemy|rival|classmate|schoolmate|love|boss|teacher|partner|lover|neighbou?r|team-?mate)", re.I)
_SOME_VERB = re.compile(r"^\s*(?:an?|the|one) (?:[\w'-]+ ){1,3}?(\w{3,}[^sui']s) (?:the|a|an|his|her|on|in|to|that|with|at|from|for|by|every|into|who)\b", re.I)
"""A verb that we do not know, by its place: “A translator mistranslates on …”."""
_COUPLE = re.compile(r"\b(?:(old|elderly|retired|young|divorced|married|newlywed|estranged) )?(couple|newlyweds|husband and wife)\b", re.I)
_TWO = re.compile(r"^\s*(?:two|a pair of|twin) (?:[\w'-]+ ){0,3}?(?:\w+s|men|women|people|children|\w+men)(?= (?:are|have|haven't|must|who|that|both|never|don't|each|secretly|" + "|".join(sorted(set(THIRD.values()) - {"be"})) + r")\b)", re.I)
"""“Two rival chefs”, before what they do."""
_HOW = re.compile(r"(?!family|bully|butterfly|ally)\w+ly|always|never|still|once|also|now", re.I)
"""How or when somebody does something, between them and the verb."""
_PAIR = re.compile(r"^\s*(?:two|a pair of|twins?)\b", re.I)


_SEVERAL = re.compile(r"(?:^|[,.;] )(?:two|three|a pair of) (?:[\w-]+ ){0,2}$", re.I)
"""Before those who are several, at the beginning of a clause."""


def agent(text: str) -> Person | None:
    """Who does it, as typed, when that is more than the lexicon's word: a food truck owner, a subway busker."""
    if _PAIR.match(text):
        verb = _TWO.match(text)
        ends = [verb.end()] if verb else []
    else:
        ends = [m.start() for m in main_verbs(text)][:3]
        if not ends and (m := _SOME_VERB.match(text)):
            ends = [m.start(1)]
    for end in ends:
        begin = max((m.end() for m in re.finditer(r"[,;.!?] |\b(?:when|where|while|and) ", text[:end])), default=0)
        if person := _trade(text, begin, end):
            return person
    return None


@cache
def _things() -> frozenset[str]:
    """Words for things and places, which do nothing of themselves."""
    return frozenset(w.strip().split()[-1] for words, _ in [*lexicon_en.OBJECTS, *lexicon_en.PLACES] for w in words.split(",")) - {"coach", "star"}


def _trade(text: str, begin: int, end: int) -> Person | None:
    m = _SUBJECT.match(text[begin:end])
    if not m or re.search(r"\b(?:of|in|on|at|with|from|who|and|named|called|before|after|until|that|their|his|her|to|for|is|was|everyone|everybody|nobody|somebody|someone|anybody|full|thought|believed|presumed|declared|the|an?|he|she|they|it|I)\b|'s\b", m[2]):
        return None
    words = m[2].split()
    while len(words) > 1 and _HOW.fullmatch(words[-1]):
        words.pop()
    if m[1].lower() in ("two", "three") or _PAIR.match(m[0]):
        words = words[:next((n for n, w in enumerate(words) if re.search(r"[^s']s$", w)), len(words)) + 1]  # “two sisters audition”
    told = " ".join(words)
    start = 0
    while start < len(words) - 1 and (_ADJECTIVE.search(words[start]) or len(words) - start > 3):
        start += 1
    called = " ".join(words[start:])
    at = begin + m.start(2) + len(told) - len(called)
    single = called
    if (_PAIR.match(text) or m[1].lower() in ("two", "three") or called.lower() == "twins") and called.endswith("s") and not called.endswith("ss"):
        single = called[:-3] + "y" if called.endswith("ies") else called[:-2] if re.search(r"(?:x|ch|sh|ss|zz)es$", called) else called[:-1]
    single = re.sub(r"thieve$", "thief", re.sub(r"wive$", "wife", single))
    if single.lower().split()[-1] in _NOT_A_TRADE | _ANIMALS | _MACHINES | _things() or not re.fullmatch(r"(?:[a-z'-]+|DJ|CEO|MC|TV|IT|VIP|MP|FBI|AI)(?: (?:[a-z'-]+|DJ|CEO|MC|TV|IT|VIP|MP|FBI|AI))*", single):
        return None
    if m[1].lower() == "the" and somebody(single.lower()) is None and (single.split()[-1] in THINGS_IN_ER or not re.search(r"(?:er|or|ist|ian)$", single)):
        return None  # “when the power goes out”, “the last arcade gets a customer”
    return Person(job=single.lower(), called=single.lower(), at=at, end=at + len(called))


_NOUN_PHRASE = re.compile(r"\b(?:an?|the) ((?:[a-z][\w-]* ){0,2}?[a-z][\w-]+)(?=$|[,.;:]| (?:who|that|whose|to|in|on|at|of|for|from|with|and|but|is|was|has|will|must|asks|gives|invites|takes|comes|tells|arrives|refuses|wants|fight|share|love|both|are|have|all|want|meet|fall|must)\b)")


def of_the_facts(text: str) -> list[Person]:
    """Who does something in it with more words than one (“a retired hitman who runs a shop”), and those beside them whose word says that they are people."""
    facts = facts_of(text)
    found = []
    if facts:
        head = head_of(facts[0].subject)
        begin = text.find(head)
        if begin >= 0 and (person := _trade(text, begin, begin + len(head))):
            found.append(person)
        elif begin >= 0 and (m := re.search(r"['’]s ((?:[\w-]+ )?[\w-]*(?:er|or|ist|man|woman|ian|ant|ess|maid|cook))$", head)):
            found.append(Person(job=m[1].lower(), called=m[1].lower(), at=begin + m.start(1), end=begin + m.end(1)))  # “the king's food taster”
    for m in _NOUN_PHRASE.finditer(text):
        words = m[1].lower().split()
        if {"he", "she", "they", "it", "his", "her"} & set(words) or words[-1] in _ANIMALS | _MACHINES | _things() | _NOT_A_TRADE or words[-1] in lexicon_en.PEOPLE or not (person := somebody(m[1].lower())):
            continue
        while len(words) > 1 and (_ADJECTIVE.search(words[0]) or words[0] in ("next", "first", "last", "other", "same", "very", "only")):
            words.pop(0)
        called = " ".join(words)
        found.append(Person(job=person.job if len(words) == 1 else called, gender=person.gender, called=called, at=m.end(1) - len(called), end=m.end(1)))
    return found


def described(people: list[Person], text: str) -> list[Person]:
    """Ages that adjectives tell, the second of two alike (“two sisters”), and nobody twice (“the groom is the man who …”)."""
    kept: list[Person] = []
    for n, p in enumerate(people):
        if p.name or not n or not _predicate(text[people[n - 1].end:p.at], text[:p.at]):
            kept.append(p)
        elif not kept[-1].gender and p.gender and kept[-1] is people[n - 1] and not re.match(r"['’]s\b", text[p.end:]) and not re.search(r"\b(?:who|that|whom|whose)\b[^.,;]*$", text[:kept[-1].at]):
            kept[-1].gender = p.gender  # “the new coach is the father …”
    people = kept
    for person in people:
        before = text[:person.at]
        if not person.age or person.age == "adult":
            person.age = _age(before, text[person.at:]) or person.age
        if not person.gender and re.search(r"\b(?:male|handsome)\s(?:[\w-]+ ){0,1}$", before, re.I):
            person.gender = "m"
    subject = re.match(rf"(?:an?|the) {_COUPLE.pattern}(?= (?:who|that|\w+s|must|have|has|can|in|on|at)\b)", text, re.I)
    if (m := subject or (None if people else _COUPLE.search(text))) and not any(p.name or p.at < m.end() for p in people):
        age = "elder" if m[1] and m[1].lower() in ("old", "elderly", "retired") else "young" if m[1] and m[1].lower() == "young" else ""
        return [*(Person(gender=g, age=age, called="", at=m.start(2), end=m.end(2)) for g in "fm"), *people]
    if people and _PAIR.match(text) and (text[people[0].end:people[0].end + 2].startswith("s") or text[:people[0].end].endswith("s")) and not people[0].name:
        first = people[0]
        if first.called in ("twin", "twins"):
            return people
        people.insert(1, replace(first, at=first.at, end=first.end))
    for n, person in enumerate(people[:2]):
        if _SEVERAL.search(text[:person.at]) and "s" in (text[person.end - 1], text[person.end:person.end + 1]) and not person.name and not any(p is not person and p.called == person.called for p in people):
            people.insert(n + 1, replace(person))
            break
    return people


_AS_WHOM = re.compile(r"\b(?:recogni[sz]\w+|identif\w+|unmask\w+|reveal\w+|expos\w+|pos(?:es|ing)|disguised|known|hired|works?|working)\b[^,.;]*\bas (?:the|an?|his|her) (?:[\w-]+ )?$", re.I)
"""Before what somebody is recognised as."""


def _predicate(between: str, before: str) -> bool:
    """Whether a word for somebody only says what the one before is (“is secretly its founder”, “a Michelin star”)."""
    if re.search(r"\b(?:Michelin|as an?) $|\bturns out to be the $|\b(?:he|she) (?:is|was) (?:really |secretly |actually )?(?:the|an?|his|her|their) (?:[\w-]+ )?$", before) or _AS_WHOM.search(before):
        return True
    m = re.search(r"\b(?:is|was|turns out to be|pretends to be|to be)\b[^,.;]{0,20}$", between)
    return bool(m) and not re.search(r"[,.;]", between) and not [v for v in main_verbs(between[:m.start()]) if v[0] not in ("is", "has")] if m else False


def _age(before: str, here: str) -> str:
    if m := _YEARS.search(before):
        n = int(m[1]) if m[1].isdigit() else next((v for w, v in _NUMBERS.items() if m[1].lower().startswith(w) and w != "zero"), 0)
        if m[1].lower().split("-")[0] in _NUMBERS:
            n = _NUMBERS[m[1].lower().split("-")[0]]
        return "child" if 0 < n < 13 else "young" if n < 26 else "adult" if n < 45 else "middle" if n < 65 else "elder"
    for pattern, age in _AGES:
        if (m := pattern.search(before)) and not _NOT_OLD.match((before + here)[m.start():]):
            return age
    return ""


_TOLD_BY_ME = re.compile(r"\b(?:I|I'm|I've|I'd|[Mm]y|me|myself|[Ww]e|[Oo]ur|us)\b")
_NO_STORY = re.compile(r"^(?:(?i:I (?:want|need|would like|have an idea)|I'd like|(?:make|write|tell|give) me|my (?:idea|story|drama|name is))|I(?: am|'m) [A-Z])")
_HERS = re.compile(r"\bmy (?:ex-|late |future |own )?(?:husband|boyfriend|fiancé)\b", re.I)
_HIS = re.compile(r"\bmy (?:ex-|late |future |own )?(?:wife|girlfriend|fiancée)\b", re.I)
_I_DO = re.compile(r"\bI(?:(?P<short>'m|'ve|'d|'ll)| (?P<adverbs>(?:\w+ly |never |always |still |once |also |just )*)(?P<verb>[a-z]+))")
_SHORT = {"'m": " is", "'ve": " has", "'d": " had", "'ll": " will"}
_AS_THEY_ARE = frozenset("will would can could must should might may had did was".split())


def of_somebody(prompt: str) -> str:
    """An idea told by “I” as one that is told of somebody: “The teacher is the boy I bullied” is “… the boy she bullied”; he
    where a wife says so. What is quoted, or asked of us, stays."""
    if not _TOLD_BY_ME.search(prompt) or _NO_STORY.match(prompt) or re.search(r"[“\"]", prompt):
        return prompt
    told_apart = re.search(r"\b(?:she|her|hers)\b", prompt, re.I) and not re.search(r"\b(?:he|him|his)\b", prompt, re.I)
    he, him, his = ("he", "him", "his") if (_HIS.search(prompt) or told_apart) and not _HERS.search(prompt) else ("she", "her", "her")

    def does(m: re.Match[str]) -> str:
        if m["short"]:
            return he + _SHORT[m["short"]]
        verb = m["verb"]
        over = verb in _AS_THEY_ARE or verb in IRREGULAR.values() or re.search("[^e]ed$", verb)
        then = {"am": "is", "have": "has", "were": "was"}.get(verb) or (verb if over else third(verb))
        return f"{he} {m['adverbs']}{then}"
    told = _I_DO.sub(does, prompt)
    for mine, theirs in (("our", "their"), ("ours", "theirs"), ("us", "them"), ("ourselves", "themselves"), ("we're", "they are"), ("we've", "they have"), ("we", "they"), ("my", his), ("mine", his if he == "he" else "hers"), ("me", him), ("myself", him + "self"), ("I", he)):
        told = re.sub(rf"\b{mine}\b", theirs, told)
        told = re.sub(rf"\b{mine.capitalize()}\b", theirs.capitalize(), told) if mine != "I" else told
    return told[:1].upper() + told[1:]
