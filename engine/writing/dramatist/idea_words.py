"""The idea's own words beyond its deed: what was found out, what was met with, and the deed as the one says it who did it.

Slots (each "" when it would be no sentence in a mouth): `mine` follows 我 or “I”; `odd` is what somebody found out, as they say it
themselves, `odd_you` as it is said to them, `odd_b` as they say it to whom it is about; `what` is the thing or person that the
verb is about; `then` is what one day changed it; `twist` is a last clause about somebody or something else, as
the one says it to whom it happened.
"""
from __future__ import annotations

import re

from engine.writing.dramatist import clauses_en
from engine.writing.dramatist.idea import again, sentence, shape
from engine.writing.dramatist.reading import Reading
from engine.writing.dramatist.sound_zh import fault
from engine.writing.dramatist.turn_en import DID_IT

SLOTS = ("mine", "odd", "odd_you", "odd_b", "what", "who", "then", "twist")
"""Every slot that `idea_words` may fill."""
_ZH_LEARN = re.compile(r"(?:发现|得知|才知道|听说|意识到|看出|听出|认出|注意到|看见|看到|听见|查出|梦见|收到|捡到|找到|翻出|翻到|拍到|接到|载到|遇到|遇见|撞见|等来|挖出|捞起|买到|继承了?|爱上了?|(?<!听)(?<!小)(?<!会)说(?![话明法服谎唱书媒亲教])|声称|坚称)(?:了|过)?")
_ZH_CLAUSE = re.compile(r"(?:都|说|其实|竟然?|居然|原来|就是|正是|都是|不是|还是|是|一直|早就|已经|从来|每[天晚年次周]|没有|有人|藏着|被|把|给|在|会|能|总)")
_ZH_NOUN = re.compile(r"^(?:一|那|这|某|几|两|三|自己)")
_EN_LEARN = re.compile(r"^(?:suddenly |slowly |finally )?(?:finds?(?: out)?|discovers?|realis\w+|realiz\w+|learns?|notices?|sees?|hears?|knows?|suspects?|understands?)\s+(that\s+)?", re.I)
_EN_ACT = re.compile(r"^(?:\w+ly )?(?:finds?|discovers?|notices?|sees?|hears?|recogni[sz]es?|picks? up|meets?|receives?|gets?|inherits?|steals?|buys?|opens?|catches?|rescues?|marries|loves?|sells?|wakes? up (?:next to|beside)|paints?|hires?)\s+(?=(?:a|an|the|his|her|their|two|three|one)\b)", re.I)


def idea_words(reading: Reading) -> dict[str, str]:
    """The slots, from the idea's first sentence."""
    words = dict.fromkeys(SLOTS, "")
    said, subject = sentence(reading)
    if not subject:
        return words
    words |= _zh(said[subject.end:], shape(reading)[1]) if reading.language == "zh" else _en(said[subject.end:], subject.gender)
    if len(reading.people) > 1 and reading.people[1].called:
        words["who"] = reading.people[1].called
        if reading.language == "en" and re.search(rf"\bmy {re.escape(words['who'])}\b(?!['’]s)", words["mine"]):
            words["mine"] = ""  # it is they who hear it
        words["odd_b"] = _to_whom_it_is_about(words["odd"], words["who"], reading.language)
    if reading.language == "en" and words["odd_b"] and reading.people[1].gender == subject.gender and subject.gender and re.search(r"\bm[ye]\b", words["odd_b"]):
        words |= {slot: "" for slot in ("odd", "odd_you", "odd_b")}  # whose it is nobody can tell
    words["odd_b"] = words["odd_b"] or words["odd"]
    words["then"] = _then(said, reading.language)
    if reading.language == "zh":
        words |= {slot: "" for slot in ("odd", "odd_you", "odd_b", "what") if words[slot] and fault(words[slot])}
    words["twist"] = _twist(said, subject.gender) if reading.language == "zh" else ""
    return words


_ZH_THEN = re.compile(r"，(?:直到|今天|今晚|有一天|有天|这天|那天|如今|忽然|突然|后来|没想到|谁知)([^，]{4,20})")
_EN_THEN = re.compile(r",? (?:until|but|and) (?:one day |one night |one morning |today |now |tonight |then )(.+)$|,? until (.+)$", re.I)


def _then(said: str, language: str) -> str:
    """What one day happened: the clause that changes the rest, as anybody can say it; "" when it means somebody by a pronoun."""
    if language == "zh":
        m = _ZH_THEN.search(said) or re.search("，(?!说|但|却|和|并|也|认出|发现|把|被|在|从|想|要|谁)([\u4e00-\u9fff]{5,18})$", said)
        return m[1] if m and not re.search(r"[他她我你]|自己|其中", m[1]) else ""
    found = _EN_THEN.search(said)
    found = found or re.search(r", (?:and|but|while) ((?:the|a|an|one|every|each|no one|nobody|something|somebody|someone) .+)()$", said)
    then = (found[1] or found[2]).strip(" ,.") if found else ""
    if re.match(r"(?:the|one|that) (?:day|night|moment|morning|year)\b|(?:nobody|no one|nothing|every|each)\b", then, re.I):
        return ""  # when it is, or how it is as a rule
    return clauses_en.sayable(then, 12)


_ZH_OTHER = re.compile(r"(?:里面|上面|那|这|对方|结果|竟|每|[\u4e00-\u9fff]{2,8}?(?:是|竟|却|居然|早就|已经))")
_ZH_GUILTY = re.compile(r"偷|骗|杀|撞|藏|撕|烧|打|(?<!外)卖|瞒|逃|抢|毁|砸|冒|装|改|拆|扔|埋")
"""What one has to answer for: there the deed itself is what the idea is about."""


def _twist(said: str, gender: str) -> str:
    """“她弹的曲子是他从没发表过的那一首”, of a man: “她弹的曲子是我从没发表过的那一首”; "" when it is about the subject or cannot be told."""
    first, _, last = said.rpartition("，")
    last = re.sub("^(?:直到|可是|但是?|而|没想到|谁知|结果)", "", last).rstrip("。 ").replace("却", "")
    if re.match("因为|所以|为了|由于|只因", last):
        return ""
    own, other = {"m": ("他", "她"), "f": ("她", "他")}.get(gender, ("", ""))
    if not 6 <= len(last) <= 22 or not first or _ZH_GUILTY.search(first) or re.search("[“”「」]|(?<![他她])自己|们", last):
        return ""
    if not own and re.search("[他她]", last):
        return ""
    if not (other and last.startswith(other)) and not _ZH_OTHER.match(last):
        return ""
    if own and last.startswith(own):
        return ""
    return re.sub(f"(?<!其){own}", "我", last) if own else last


def _to_whom_it_is_about(odd: str, who: str, language: str) -> str:
    """“the old woman I visit every spring has not owned …” said to her: “you have not owned …”; "" when it is not about them."""
    at = odd.find(who)
    if at < 0:
        return ""
    if language == "zh":
        rest = re.sub(r"^是(?=[^，]{0,6}(?:其实|竟|就是))", "", odd[at + len(who):])
        return "你" + rest if len(rest) > 2 and at < 12 and not re.match(r"[的和与]", rest) and not re.search("我$|被$|把$|给$", odd[:at]) else ""
    verb = next(iter(clauses_en.main_verbs(odd[at + len(who):])), None)
    if not verb or not re.match(r"(?:the|my|a|an) ", odd):
        return ""
    rest = odd[at + len(who) + verb.start():]
    if DID_IT.match(odd[:at + len(who)]) and re.match(r"(?:is|was|turns out to be) my ", rest):
        return f"you are {odd[:at + len(who)]}"
    return "you " + re.sub(r"^\w+", lambda m: {"is": "are", "was": "were"}.get(m[0]) or clauses_en.THIRD.get(m[0], m[0]), rest)


def _zh(rest: str, deed: str) -> dict[str, str]:
    words = {"mine": re.sub("你", "我", deed)}
    m = _ZH_LEARN.search(rest)
    if not m:
        return words
    told = re.sub(r"^[，、：的]+", "", rest[m.end():].strip())
    told = re.split("，", told)[0] if len(told) > 24 or re.search("，(?:上面|里面|背面|封面|落款|屏保|反面)", told) else told
    told = told.rstrip("，。！？ ").replace("，", "")
    if re.search("他(?!们)", told) and re.search("她(?!们)", told):
        return words  # who is meant by which cannot be told
    if not 3 <= len(told) <= 24 or re.search(r"[“”「」《》]|什么|为什么|谁", told):
        return words
    clause = next((c.start() for c in _ZH_CLAUSE.finditer(told) if c.start() > 0), 0)
    noun = _ZH_NOUN.match(told) and told.rfind("的") > clause and not re.search("其实|竟|居然|原来|就是|正是", told)
    if told.startswith("有人") or (clause and not noun):
        words["odd"], words["odd_you"] = _zh_as(told, "我"), _zh_as(told, "你")
    elif _ZH_NOUN.match(told):
        words["what"] = _zh_as(told, "我")
    return words


def _zh_as(text: str, person: str) -> str:
    """Whoever the pronouns of the idea mean is `person`; of one's own face and name it is 自己 that stays."""
    return re.sub(r"(?<!其)[他她](?!们|妈|爸)", person, re.sub("^自己(?=的|[^，。]{1,8}的)", person, text))


def _en(rest: str, gender: str) -> dict[str, str]:
    clause = clauses_en.main_clause(rest) if not rest.startswith(("'s", "’s")) else ""
    if not clause:
        return {}
    words = {"mine": clauses_en.told(clause, gender, "I", "now" if again(clause) else "past", 15)}
    if m := _EN_LEARN.match(clause):
        told = clause[m.end():]
        verb = next(iter(clauses_en.main_verbs(told)), None)
        if m[1] or (verb and re.match(r"(?:the|a|an|his|her|their|someone|somebody|every|he|she|one|all)\b", told) and not re.search(r"\b(?:who|that|which|where|from|with|in|of)\b", told[:verb.start()])):
            for name, person in (("odd", "I"), ("odd_you", "you")):
                words[name] = clauses_en.sayable(clauses_en.persons(told, gender, person), 15)
            return words
    if m := _EN_ACT.match(clause):
        words["what"] = clauses_en.sayable(clauses_en.persons(clause[m.end():], gender, "I"), 12)
    return words


