"""English clauses of an idea turned into what somebody says: “ruins her family” becomes “ruined my family”, “you find …” or nothing.

A clause that cannot be turned with certainty is "" and is not spoken.
"""
from __future__ import annotations

import re

IRREGULAR = {
    "be": "was", "babysit": "babysat", "become": "became", "begin": "began", "bite": "bit", "bleed": "bled", "blow": "blew", "break": "broke", "bring": "brought", "build": "built", "burn": "burnt", "buy": "bought",
    "catch": "caught", "choose": "chose", "come": "came", "cut": "cut", "deal": "dealt", "dig": "dug", "do": "did", "draw": "drew", "drink": "drank", "drive": "drove", "eat": "ate", "fall": "fell",
    "feed": "fed", "feel": "felt", "fight": "fought", "find": "found", "flee": "fled", "fly": "flew", "forget": "forgot", "forgive": "forgave", "get": "got", "give": "gave", "go": "went", "grow": "grew",
    "hang": "hung", "have": "had", "hear": "heard", "hide": "hid", "hit": "hit", "hold": "held", "hurt": "hurt", "keep": "kept", "know": "knew", "lead": "led", "leave": "left", "lend": "lent", "let": "let",
    "light": "lit", "lose": "lost", "make": "made", "meet": "met", "pay": "paid", "put": "put", "quit": "quit", "read": "read", "ride": "rode", "ring": "rang", "rise": "rose", "run": "ran", "say": "said",
    "see": "saw", "sell": "sold", "send": "sent", "set": "set", "sew": "sewed", "shake": "shook", "shoot": "shot", "shut": "shut", "sing": "sang", "sink": "sank", "sit": "sat", "sleep": "slept",
    "speak": "spoke", "spend": "spent", "stand": "stood", "steal": "stole", "strike": "struck", "swear": "swore", "swim": "swam", "take": "took", "teach": "taught", "tell": "told", "think": "thought",
    "throw": "threw", "wake": "woke", "wear": "wore", "win": "won", "write": "wrote", "overhear": "overheard", "rebuild": "rebuilt", "dream": "dreamt", "learn": "learnt", "lie": "lied", "must": "had to",
    "awake": "awoke", "arise": "arose", "bear": "bore", "beat": "beat", "bend": "bent", "bet": "bet", "bid": "bid", "bind": "bound", "breed": "bred", "broadcast": "broadcast",
    "burst": "burst", "cast": "cast", "cling": "clung", "cost": "cost", "creep": "crept", "foresee": "foresaw", "foretell": "foretold", "forbid": "forbade", "freeze": "froze",
    "forecast": "forecast", "grind": "ground", "kneel": "knelt", "lay": "laid", "leap": "leapt", "mean": "meant", "mislead": "misled", "misread": "misread", "mistake": "mistook",
    "misunderstand": "misunderstood", "outgrow": "outgrew", "outrun": "outran", "overcome": "overcame", "overtake": "overtook", "overthrow": "overthrew", "remake": "remade",
    "repay": "repaid", "resell": "resold", "retell": "retold", "rewind": "rewound", "rewrite": "rewrote", "seek": "sought", "shed": "shed", "shrink": "shrank", "slide": "slid",
    "sling": "slung", "slit": "slit", "speed": "sped", "spin": "spun", "spit": "spat", "split": "split", "spread": "spread", "spring": "sprang", "stick": "stuck", "sting": "stung",
    "stink": "stank", "strive": "strove", "sweep": "swept", "swing": "swung", "tear": "tore", "thrust": "thrust", "undergo": "underwent", "understand": "understood", "undo": "undid",
    "unwind": "unwound", "uphold": "upheld", "upset": "upset", "weave": "wove", "weep": "wept", "wind": "wound", "withdraw": "withdrew", "withhold": "withheld", "withstand": "withstood",
    "wring": "wrung", "redo": "redid", "relight": "relit", "rerun": "reran", "retake": "retook", "behold": "beheld", "fling": "flung", "lean": "leant",
}
_VERBS = """accept accuse admit adopt agree answer apologise apologize arrive ask attend bake beat become befriend beg begin believe betray blackmail bless borrow break bring build bury buy call care carry catch
 chase cheat check claim clean climb close come compete confess contact convince cook copy count cross cure cut dance date deal decide deliver cry deny destroy die dig discover disguise dream dress drive drop eat
 elope embroider end enter erase escape exchange fail fake fall fall feed fight film find finish fire fix fly follow forge forget forgive frame get give go graduate grow guard guess hand haunt have hear help hide hire
 hold hope impersonate inherit insist interview invent invite join keep kidnap kill kiss knit know lead learn leave lend let lie like listen live lock look lose love make marry meet mend miss mistake move murder
 need notice offer open order overhear own pack paint park pass pawn pay perform photograph pick plan plant play poison pose practise pray predict prepare pretend print promise prove publish pull push put quit
 raise reach read realise realize rebuild receive recognise recognize record recover refuse remember rent repair rescue resign restore return reunite reveal ride ring rob ruin run sabotage save say search see seek
 sell send serve sew share shelter shoot show sign sing sink sit sketch sleep smuggle sneak spare speak spend split spot spy stand start stay steal stop stumble sue survive swap swear switch take talk tame teach
 tell think throw touch trace track trade train transfer translate trap travel treat trust try turn unearth uncover use visit vow wait wake walk want wash watch wear win wish work write
 apologise apologize applaud arrange assign bid bow burst carve collapse compose confuse correct defend demand design disappear divorce drag empty escort expose fix frown gather grab greet harvest heal imitate inform
 inspect kneel knock laugh lean leap lift line locate mourn mouth nod obey outlive owe pour press prove punish rehearse remind remove repay replace reply report request rescue resemble respond rewrite scold scream
 separate settle shave slap smell smile solve spill spread squeeze stitch stutter surrender suspect tear tempt thank tie topple tremble unlock unmask untie unwrap vanish visit volunteer vote warn weep whisper wink
 dare announce argue avoid boast complain convince create donate drown earn employ explain explode explore faint flirt grieve ignore impress injure invest investigate
 obtain offend operate oppose persuade plead possess postpone preach prevent propose protect provide pursue reject relive rely renovate repeat require resist retire retrieve revive
 scare snore starve suffer suggest testify threaten transform upload
 sentence withdraw wonder worship wrap yell water polish iron scrub whistle hum drum toll stamp peel greet salute deliver empty fold sharpen rewind dial tune trim prune rake shovel tend feed bury
 collect hate evict repossess narrate adjust adore despise detest enroll enlist infiltrate interrupt outwit prefer reopen resent summon wander woo choreograph decorate memorize memorise misplace officiate reappear recite refund reinvent relocate renounce resurrect retaliate revisit sculpt smash sneeze sniff sob strangle swindle wrestle""".split()

_DOUBLED = frozenset("admit commit compel control defer equip expel handicap kidnap occur omit patrol permit prefer propel rebel refer regret submit transfer transmit unplug unwrap unzip worship".split())
"""Verbs of more than one syllable that double their last letter, being stressed there (or by custom)."""


def third(base: str) -> str:
    if base in ("have", "be", "do", "go", "must"):
        return {"have": "has", "be": "is", "do": "does", "go": "goes", "must": "must"}[base]
    if re.search(r"(?:s|x|z|ch|sh)$", base):
        return base + "es"
    return base[:-1] + "ies" if re.search(r"[^aeiou]y$", base) else base + "s"


_RATHER_NOUNS = frozenset("bear cost cast bet bid broadcast forecast mean slide spring sting stick sling swing wind spin spread tear upset weave bind split shed".split())
"""Irregular verbs whose third person is more often a noun in the plural (“bears”, “winds”)."""
THIRD: dict[str, str] = {third(v): v for v in [*_VERBS, *(v for v in IRREGULAR if v in _VERBS or v not in _RATHER_NOUNS)]} | {"is": "be", "has": "have"}
"""The third person of every verb we know, and its plain form."""
VERB = re.compile(r"\b(" + "|".join(sorted(THIRD, key=len, reverse=True)) + r")\b")
_AFTER_NOUN = re.compile(r"(?:\b(?:the|a|an|his|her|their|its|old|of|two|three|for|by|with|in|from|late|last|first|own|'s)|'s)$", re.I)
"""What stands before a word that is therefore a noun (“her dreams”, “of lies”)."""
_LEFT_OVER = re.compile(r"\b(?:he|she|him|his|hers?|himself|herself|they|them|their|theirs|whose|whom)\b", re.I)
_LOOSE_END = re.compile(r"\b(?:a|an|the|to|of|in|on|at|by|for|from|with|and|or|but|that|which|is|are|was|has|have|my|your|as|when|while|after|before|if|into|than|only|one|every|each|who|that (?:you|me|i))$", re.I)
_YOUR = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go"}


def past(base: str) -> str:
    """The past tense of a plain form."""
    if base in IRREGULAR:
        return IRREGULAR[base]
    if base.endswith("e"):
        return base + "d"
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ied"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", base) and not re.search(r"[aeiou]{2}.$", base):
        return base + base[-1] + "ed"
    return base + (base[-1] + "ed" if base in _DOUBLED else "ed")


def plain(verb: str) -> str:
    """The plain form of a verb in the third person, known or not (“mistranslates”); "" for what cannot be one."""
    if verb in THIRD:
        return THIRD[verb]
    if not re.fullmatch(r"[a-z]{3,}[^sui]s", verb) or verb in ("his", "hers", "yours", "always", "sometimes", "others", "perhaps", "besides", "towards", "years"):
        return ""
    return verb[:-3] + "y" if verb.endswith("ies") else verb[:-2] if re.search(r"(?:sh|ch|x|zz|ss)es$", verb) else verb[:-1]


def main_verbs(text: str) -> list[re.Match[str]]:
    """The verbs in the third person that are no nouns in their place."""
    return [m for m in VERB.finditer(text) if not _AFTER_NOUN.search(text[:m.start()].rstrip())]


def main_clause(rest: str) -> str:
    """What follows a subject, from its verb to the next comma: “, tired, finds a ring, and …” is “finds a ring”; "" when no verb is near."""
    begun = re.match(r"\s*(?:has|had)?\s*(\w+)\b", rest)
    if begun and (begun[1] in IRREGULAR.values() or begun[1].endswith("ed")) and begun[1] not in THIRD:
        return rest.strip().split(",")[0]
    if begun and begun[1] not in THIRD and plain(begun[1]) and re.match(r"\s*\w+s (?:the|a|an|his|her|their|on|in|to|that|with|at|from|for|by|every|into|up|down|out)\b", rest):
        return re.split(r"[,;:]", rest.strip())[0]
    verb = next(iter(main_verbs(rest)), None)
    if not verb or re.search(r"[,;:]|\b(?:and|who|that|which|is|are|before|when|where)\b", rest[:verb.start()]):
        return ""
    return re.split(r"[,;:]", rest[verb.start():])[0].strip()


def sayable(clause: str, most: int = 14) -> str:
    """The clause, or "" when it would not be English in somebody's mouth."""
    words = clause.split()
    if not 2 <= len(words) <= most or _LEFT_OVER.search(clause) or _LOOSE_END.search(clause) or re.search(r"[^\w\s',’.-]", clause):
        return ""
    return clause


_OBJECT_BEFORE = r"not|the|a|an|some|no|this|that|what|why|how|where|everything|nothing|something|is|was|has|had|and|or|now|to|for|from|in|on|at|with|who|when|as|into|out|away|back|by|up|down|after|before|while|until|every|again|once|about"
_SOMEBODY_ELSE = re.compile(rf"\b(?:a|an|another) (?:[\w-]+ ){{1,3}}(?:[\w-]+ )*?(?:her|him)(?= (?:{_OBJECT_BEFORE})\b|[,.]|$)", re.I)
"""Whom “her” means after another person has been named (“makes a volunteer disappear and cannot bring her back”), nobody can tell."""
_MADE_HER = re.compile(r"\b(makes?|made|lets?|helps?|helped|watch(?:es|ed)?|sees?|saw|hears?|heard|gets?|got|has|have|had|keeps?|kept|finds?|found|leaves?|left) her"
                       r"(?= (?:" + "|".join(sorted(_VERBS)) + r"|\w+ing|(?:fired|arrested|killed|jailed|expelled|hired|hanged|promoted|pregnant|alone|alive|dead|cold|waiting|crying))\b(?! (?:of|is|was)\b))", re.I)
"""“makes her look dead”, “got her fired”: of whom, not whose."""
_FORMS = {"you": ("you", "your", "you", "yours", "yourself"), "I": ("I", "my", "me", "mine", "myself")}


TO_ANOTHER = re.compile(r"\b(?:and|then) (?:\w+ly )?[a-z]+s (?:to |with |for )?(?:him|her)$", re.I)
"""“… grabs a stranger and marries him”: what somebody does last is not done to themselves."""


def persons(text: str, gender: str, person: str) -> str:
    """Pronouns of somebody of this gender ("f", "m"; "" for either) become those of `person` (“you” or “I”).

    Of somebody whose gender nobody knows, “he” and “she” may be another, and stay.
    """
    subject, own, object_, poss, self_ = _FORMS[person]
    he, himself = {"f": ("she", "herself"), "m": ("he", "himself")}.get(gender, ("(?!)", "himself|herself"))
    text = re.sub(rf"\b(?:{he}) (\w+)", lambda m: f"{subject} {_agree(m[1], person)}", text, flags=re.I)
    text = re.sub(rf"\b(?:{himself})\b", self_, text)
    if gender != "m":
        text = _MADE_HER.sub(lambda m: f"{m[1]} {object_}", text)
    if gender != "f":
        text = re.sub(r"\bhim\b", object_, text)
        text = re.sub(r"\bhis\b(?= [\w])", own, text)
        text = re.sub(r"\bhis\b", poss, text)
    if gender != "m":
        text = re.sub(rf"\bher\b(?= (?:{_OBJECT_BEFORE})\b|[,.]|$)", object_, text)
        text = re.sub(r"\bher\b", own, text)
        text = re.sub(r"\bhers\b", poss, text)
    return text


def _agree(verb: str, person: str) -> str:
    if person == "I" and verb in ("is", "was"):
        return {"is": "am", "was": "was"}[verb]
    return _YOUR.get(verb) or THIRD.get(verb) or plain(verb) or verb


def predicate(clause: str, person: str, tense: str = "past") -> str:
    """A predicate in the third person as it follows “you”, “I” or “who”: in the past or now; what has been going on stays so."""
    clause = re.sub(r"\s+", " ", clause.strip(" ,.;:!?"))
    going = re.match(r"(?:has been|is|was|'s been|had been) (?:secretly |quietly |still )?(\w+ing)\b", clause)
    have = re.match(r"has (?:secretly |just |always )?(\w+(?:ed|en|n|t|d))\b", clause)
    verb = re.match(r"(?:secretly |suddenly |accidentally |quietly |always |still |once |never )?([\w]+)\b", clause)
    has = "has" if person == "who" else "have"
    if going:
        return f"{has} been {going[1]}{clause[going.end():]}"
    if have:
        return f"{has} {have[1]}{clause[have.end():]}"
    if not verb:
        return ""
    if base := plain(verb[1]):
        if base == "be":
            head = ("were" if person == "you" else "was") if tense == "past" else {"you": "are", "I": "am"}.get(person, "is")
        else:
            head = past(base) if tense == "past" else verb[1] if person == "who" else base
        said = head + clause[verb.end():]
    elif re.search(r"ed$", verb[1]) or verb[1] in IRREGULAR.values():
        return clause[verb.start(1):]
    else:
        return ""

    def second(m: re.Match[str]) -> str:
        if m[3] == "is":
            return f"{m[1]} {m[2]}{('were' if person == 'you' else 'was') if tense == 'past' else {'you': 'are', 'I': 'am'}.get(person, 'is')}"
        if m[3] not in THIRD or THIRD[m[3]] == "have":
            return m[0]
        return f"{m[1]} {m[2]}{past(THIRD[m[3]]) if tense == 'past' else m[3] if person == 'who' else THIRD[m[3]]}"
    # a second verb of the same subject: “finds a wallet and returns it”
    return re.sub(r"\b(and|then|but) ((?:secretly |then )?)(\w+)\b", second, said)


def told(clause: str, gender: str = "", person: str = "you", tense: str = "past", most: int = 14) -> str:
    """What somebody of this gender does, said to them (or by them): “finds a ring in her coat” → “found a ring in your coat”."""
    if _SOMEBODY_ELSE.search(clause):
        return ""
    said = predicate(clause, person, tense)
    return sayable(persons(said, gender, person), most) if said else ""


def done_to(clause: str, mine: str, yours: str, person: str = "you", most: int = 12) -> str:
    """What one (of gender `yours`) did to another (`mine`), said by the other: “is selling her songs” → “have been selling my songs”.

    `person` is whom the verb follows: “you”, or “who” in “that's who …”; with “I” it is said by the one who did it.
    """
    said = re.sub(r"\b(?:the other|another|a friend|her friend|his friend|her roommate|his roommate)'s\b", "your" if person == "I" else "my", predicate(clause, person))
    if not said:
        return ""
    if person == "I":
        said = persons(said, mine, "you")
        said = persons(said, yours, "I") if mine != yours else said
    else:
        said = persons(said, mine, "I")
        said = persons(said, yours, "you") if mine != yours and person == "you" else said
    return sayable(said, most)
