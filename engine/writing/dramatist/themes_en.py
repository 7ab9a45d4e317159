"""What world an English idea is of and what its two are to each other: the themes that scenes of `facts/*.txt` may ask for (`+wedding`, `+couple`)."""
from __future__ import annotations

import re

from engine.writing.dramatist.people import Person

_OF_THE_TEXT: dict[str, str] = {
    "wedding": r"weddings?|bride|groom|honeymoon|ceremony",
    "letter": r"letters?|diary|diaries|postcards?|envelope",
    "answers": r"(?:answer|reply|replies|repl)\w*",
    "phone": r"phone|text message|voicemail|voice messages?|phone calls?|text from",
    "dead": r"(?:her|his|my|their) (?:dead|late|deceased|drowned) (?:husband|wife|mother|father|sister|brother|son|daughter|fianc\w+|grandmother|grandfather)|(?:husband|wife|mother|father|brother|sister|fianc\w+),? (?:who )?(?:has been dead|died|was buried|drowned)",
    "funeral": r"funeral|coffin|graveside|undertaker|pallbearers?",
    "debt": r"owes|debts?|bankrupt|loan sharks?|mortgage|foreclos\w+|bailiffs?|eviction|evicted",
    "money": r"dollars|pounds|euros|million|auction|fortune|casino|bribe\w*|blackmail\w*|lottery|cash|pay double",
    "will": r"inherits?|inheritance|(?:father|mother|uncle|aunt|grandmother|grandfather)'s will|last will|disinherited",
    "school": r"school|classroom|headmaster|headmistress|principal|pupils?|students?|schoolteacher|university|exams?",
    "hospital": r"hospital|ward|coma|patients?|operating (?:room|theatre|table)|night nurse|transplant|surgery",
    "stage": r"theatre|theater|opera|on stage|curtain|premiere|concert|audition|ballet|backstage|talent show",
    "music": r"pianist|piano|violin\w*|cello|cellist|composer|orchestra|conductor|organist|symphony|melody",
    "sport": r"coach|the final|championship|match|boxer|boxing|marathon|footballer|goalkeeper|basketball|league|olympic|race",
    "sea": r"ferry|ferryman|lighthouse|harbour|harbor|trawler|sailors?|fishing boat|ship|sea captain|fisherman|sail",
    "office": r"office|company|boss|CEO|intern|firm|corporation|board(?:room)?|startup|colleagues?",
    "village": r"village|small town|home ?town|island",
    "mayor": r"mayor",
    "house": r"(?:her|his|their|my|family|the|childhood) (?:house|home|cottage|farmhouse|flat|apartment)",
    "sale": r"sells?|selling|for sale|sold|buys?|evict\w*|demolish\w*|developer\w*|inherits?",
    "blood": r"birth (?:mother|father|certificate|parents?)|adopted|adoption|real (?:mother|father|parents)|biological|DNA|foundling|switched at birth|long-lost (?:son|daughter|mother|father)|secret (?:son|daughter|child)",
    "love": r"falls? (?:\w+ )?in love|in love with|has a crush on|secretly loves",
    "deal": r"marriage contract|contract marriage|fake (?:husband|wife|fianc\w+|boyfriend|girlfriend|marriage|relationship|engagement)|marriage of convenience|paper marriage",
    "night": r"every (?:night|midnight)|at \d+:\d+|at midnight|the same night",
    "child": r"(?:little|small|runaway|lost|orphan\w*) (?:boy|girl)|the (?:child|orphan|toddler)|\w+-year-old",
    "minds": r"nanny|foster|stepmother|stepfather|guardian|babysitter|orphanage|governess",
    "baby": r"pregnan\w+|expecting a (?:baby|child)",
    "rich": r"millionaires?|billionaires?|tycoon|heiress|wealthy",
    "revenge": r"revenge|avenges?|betrayed|framed|the man who (?:ruined|killed|betrayed|destroyed|murdered) (?:his|her|my)",
    "foundling": r"(?:finds?|discovers?|abandoned|leaves?|left) (?:an? )?(?:\w+ )?(?:baby|newborn|infant)",
    "twins": r"twins?|(?:her|his|a) double|doppelg\w+|looks exactly like|lookalike",
    "crime": r"smuggl\w+|murder\w*|kidnap\w*|thief|thieves|steals?|stole|robs?|robber\w*|burglar\w*|killed|killer|hitman|forger?|forges|counterfeit\w*|blackmail\w*|poison\w*|police|policeman|prison|witness",
}
_OF_THE_LEAD: dict[str, str] = {
    "bride": r"bride|groom|bridegroom", "cook": r"cook|chef|sous-chef", "baker": r"baker|pastry chef|confectioner", "teacher": r"teacher|professor|tutor|schoolteacher|lecturer",
    "medic": r"nurse|doctor|surgeon|paramedic|midwife|anaesthetist|intern doctor", "law": r"lawyer|attorney|solicitor|barrister|judge|prosecutor|public defender",
    "cop": r"detective|policeman|policewoman|inspector|police officer|sheriff|constable|cop", "coach": r"coach|trainer", "driver": r"(?:taxi|cab|night bus|bus|uber) driver|cabbie|chauffeur",
    "dead": r"widow|widower", "performer": r"singer|actor|actress|pianist|violinist|cellist|magician|comedian|dancer|ballerina|ventriloquist|musician|pop star|conductor|understudy", "robot": r"robot|android|hologram|robot \w+|AI", "small": r"cleaner|janitor|intern|assistant|secretary|clerk|waitress|waiter|receptionist|trainee|temp",
}
_BEYOND = r"\b(?:messages?|phone|calls?|voice|letters?|alive|returns?|comes back|walks|knocks?|writes|appears?|ghost|voicemail|texts?|seen|wakes)\b"
"""What the dead do in an idea in which they are not gone."""
_AGAINST: dict[str, str] = {
    "cook": "restaurant owner", "school": "headmaster", "medic": "doctor", "law": "lawyer", "cop": "inspector", "crime": "inspector", "stage": "director", "music": "conductor", "coach": "director", "sport": "director", "sea": "captain",
    "debt": "lawyer", "money": "lawyer", "will": "relative", "funeral": "relative", "wedding": "uncle", "bride": "uncle", "robot": "engineer", "machine": "engineer", "blood": "relative", "dead": "relative", "house": "agent", "office": "director", "mayor": "official", "village": "official", "baby": "relative",
}
_BESIDE: dict[str, str] = {
    "cook": "waitress", "school": "student", "medic": "nurse", "law": "assistant", "wedding": "friend", "bride": "friend", "dead": "neighbour", "house": "neighbour", "village": "neighbour", "crime": "friend", "love": "friend", "letter": "friend", "blood": "friend", "debt": "friend", "will": "friend", "baby": "friend", "child": "neighbour", "music": "friend", "sea": "sailor",
}
_MACHINES = r"robots?|androids?|AI|chatbot|algorithm|drones?|smart (?:home|speaker|fridge)|satnav|vending machine|navigation system|voice assistant"
_CALLED: dict[str, str] = {
    "couple": r"husband|wife|fianc[ée]+|groom|bride|boyfriend|girlfriend", "ex": r"ex|ex-(?:husband|wife|boyfriend|girlfriend|fianc[ée]+)|first love",
    "parent": r"mother|father|mum|dad|stepmother|stepfather", "mychild": r"son|daughter|stepson|stepdaughter", "sibling": r"sister|brother|twin|stepsister|stepbrother",
    "granny": r"grandmother|grandma|granny", "grandad": r"grandfather|grandpa",
}
THEMES = frozenset(_OF_THE_TEXT) | frozenset(_OF_THE_LEAD) | frozenset(_CALLED) | {"beyond", "machine", "boss", "kid", "known", "stranger", "heart"}
"""All that a scene may ask for."""
_OWN = re.compile(r"\b(his|her|my|their)(?: own| estranged| new| elder| older| younger| only| secret| three| two| twin)* (?:policeman |policewoman |teenage )?$", re.I)
_BOSS = re.compile(r"boss|ceo|tycoon|billionaire|director|editor|manager|chairman|chairwoman|headmaster|headmistress|owner", re.I)


_HEART = (r"husbands?|wife|wives|marri\w+|marry|weddings?|bride|groom|engage\w+|fianc\w+|honeymoon|love[sd]?|loving|crush|kiss\w*|dat(?:e|es|ing)|divorc\w+|ex|ex-\w+|couples?|breaks? up|broke up|boyfriend|girlfriend|mothers?|fathers?|parents?|mum|mom|dad|daughters?|sons?|sisters?|brothers?|siblings|cousins?|"
          r"grand\w+|family|families|bab(?:y|ies)|child|children|kids?|aunt|uncle|niece|nephew|in-laws?|\w+-in-law|widow\w*|nanny|orphan\w*|adopt\w*|boss|offices?|colleagues?|coworkers?|company|intern|assistant|secretary|CEO|job|promotion|shop|bakery|bakers?|caf[eé]|diner|restaurants?|chef|waiter|waitress|barista|hairdresser|florist|"
          r"neighbou?rs?|roommates?|flatmates?|friends?|friendship|small town|village|dinner|christmas|sundays?|birthday|anniversary|retire\w*|class|choir|dog|cat|farmer|billionaires?|millionaires?|heir|heiress|maid|gardener|janitor|cleaner")
_DARK = (r"murder\w*|kill\w*|corpse|body|bodies|ghosts?|haunt\w*|vampires?|werewol\w+|robots?|androids?|AI|aliens?|sp(?:y|ies)|detective|police\w*|prison\w*|jail|crimes?|criminals?|thie(?:f|ves)|(?:steals?|stole\w*)(?! (?:his|her|my|their) (?:boyfriend|girlfriend|husband|wife|fianc\w+|heart|recipe|idea|job|man|friend|lunch|seat))|robs?|robbery|heist|gang\w*|mafia|cartel|bombs?|hostages?|kidnap\w*|missing|disappear\w*|vanish\w*|time (?:loop|travel\w*|machine)|"
         r"future|cursed?|magic\w*|witch\w*|demons?|devil|king|queen|prince|princess|castle|palace|duke|war|soldiers?|army|surviv\w+|stranded|shipwreck\w*|zombies?|apocalypse|clones?|poison\w*|blackmail\w*|smuggl\w+|forg(?:es?|er|ed|ing)|assassin\w*|hitman|killer|stalk\w*|threat\w*|jury|jurors?|trial|evidence|drown\w*|buried|grave|coffin|arson|fugitive|undercover|immortal|prophe\w+|alpha|fram(?:ed|es)|avenges?|revenge|ransom|counterfeit\w*|scream\w*|strange|every (?:night|midnight)|midnight|dead|died|dies|secret agent|dragon")


def themes_of(text: str, lead: Person, second: Person | None) -> frozenset[str]:
    """The themes of an idea of these two: those of its words, of what the first does, and of what the second is to them (`stranger`: there is none).

    `heart` is an idea of love, family, work and everyday life in which nobody is in danger.
    """
    found = {name for name, words in _OF_THE_TEXT.items() if re.search(rf"\b(?:{words})\b", text, re.I)}
    found |= {name for name, words in _OF_THE_LEAD.items() if re.search(rf"\b(?:{words})$", lead.called or lead.job, re.I)}
    if "robot" not in found and re.search(rf"\b(?:{_MACHINES})\b", text, re.I):
        found.add("machine")
    if "dead" in found and re.search(_BEYOND, text, re.I):
        found.add("beyond")
    if re.search(_OF_THE_TEXT["rich"], f"{lead.called} {lead.job}", re.I):
        found.discard("rich")  # in its scenes it is the other who is
    if lead.age == "child" or re.search(r"\b(?:boy|girl|child|kid)$", lead.called):
        found.discard("child")
    if {"cop", "law"} & found:
        found.discard("crime")
    if re.search(rf"\b(?:{_HEART})\b", text, re.I) and not re.search(rf"\b(?:{_DARK})\b", text, re.I):
        found.add("heart")
    return frozenset(found | ({_relation(text, lead, second) or "known"} if second else {"stranger"}))


def jobs_of(found: frozenset[str]) -> tuple[str, str]:
    """What those are, in an idea's world, who are against the first and beside them; "" where it does not say."""
    against, beside = (next((job for name, job in table.items() if name in found), "") for table in (_AGAINST, _BESIDE))
    return against, beside


def _relation(text: str, lead: Person, second: Person) -> str:
    """What the second is to the first; "" for anybody else."""
    called = second.called.lower()
    if second.age == "child":
        return "kid"
    if (m := _OWN.search(text[:second.at])) and {"his": "m", "her": "f"}.get(m[1].lower(), lead.gender) == lead.gender:
        return next((name for name, words in _CALLED.items() if re.fullmatch(words, called)), "boss" if _BOSS.search(called) else "")
    if called == lead.called.lower() and re.fullmatch(_CALLED["sibling"], called):
        return "sibling"
    return "boss" if _BOSS.fullmatch(called) and re.search(r"\b(?:office|intern|assistant|secretary|cleaner|janitor|maid|driver|clerk|employee|company)\b", text, re.I) else ""
