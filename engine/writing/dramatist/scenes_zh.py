"""What a Chinese idea tells, as it can be seen and heard in a scene.

Slots, in which people stand as roles (`{A}`); each is "" when the idea has no such thing:
`seen` the first deed as an action, `seen_b` what the other does or what happens then, `happens` what nobody does; `says` the words
that somebody has in the idea, as they say them to the other; `accused` what one is wrongly taken for, to their face; `is_a` what
A really is, `is_b` what B is; `to_me` A's deed as B says it whom it is done to; `rule` what A does or is all the time, to their
face (`my_rule` by themselves); `seen_then` A's next deed; `news` what
somebody told A, in A's mouth; `effect` what always comes of it; `you_a` and `i_a` A's deed after 你 in B's mouth and after 我 in their own, `you_b` and `i_b` B's deed
as A and B say it (每次撒谎鼻子就流血: 鼻子流血); `found` what turned up, `in_it` the thing in it or the place of it; `goods` the thing of the deed.
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from engine.writing.dramatist.clauses_zh import THING, Clause, clauses
from engine.writing.dramatist.names import segmenter
from engine.writing.dramatist.reading import Reading
from engine.writing.dramatist.sound_zh import fault, predicate
from engine.writing.dramatist.spoken_zh import speakable

SLOTS = ("seen", "seen_b", "happens", "says", "accused", "is_a", "is_b", "to_me", "rule", "my_rule", "found", "found_n", "goods", "often", "seen_then", "news", "effect", "you_a", "i_a", "you_b", "i_b")
"""Every slot that `scene_words` may fill."""
_PRONOUN = re.compile(r"(?<!其)([他她])(?!们)")
_MESSAGE = re.compile("电话|短信|消息|语音|信$|纸条|广播|留言|邮件")
_EFFECT = re.compile("(?:撒谎|说谎|紧张|生气|说话|[\u4e00-\u9fff]{2,4}?)，?([\u4e00-\u9fff]{0,3})就([\u4e00-\u9fff]{1,6})$")
_DONE_TO = re.compile(r"(?:把|被|给|对|向|替|跟|让|叫|骂|打|爱|救|认出|找|寄给|送给|留给|教|等|陪|害)(?:了|着)?$")
_MEASURE = r"[个位名只条张把件串盒瓶碗杯束份本部台架封枚块支幅首包袋箱根朵坛盏套双顶座扇面壶颗粒堆沓卷副]"
_NOUN = re.compile(rf"(?:[一两三几半同这那]|[二四五六七八九十百]+){_MEASURE}(?P<full>[\u4e00-\u9fff]{{1,12}})$")
_WHILE = re.compile("(?:之?[前后]|时候?|的|[前当那之][天夜晚夕年]|前一[天夜晚]|最后一[天夜晚年]|期间)$")
"""Ends what is only when something else happens: 被AI取代后."""
_NO_ADDRESSEE = re.compile("(?:的|新|老|小|[一这那某每两几][个位名])[我你](?![们的家])")
"""新我, 失踪的你: nobody is spoken to so."""
_PLACE_AFTER = re.compile(r"^(?:里|上|中|下|边|旁|前|后|门口|外|内|底)")


@dataclass(frozen=True)
class Cast:
    """Which role each person of the idea plays, and of which gender they are told to be."""

    roles: Mapping[int, str]
    genders: Mapping[int, str]


def scene_words(reading: Reading, cast: Mapping[int, str]) -> dict[str, str]:
    """The slots. `cast` gives the role of each person of the reading by index (those who do not come in are not there)."""
    words = dict.fromkeys(SLOTS, "")
    told = clauses(reading)
    if not told or cast.get(0, "A") != "A":
        return words
    people = Cast(cast, {n: p.gender for n, p in enumerate(reading.people)})
    for n, clause in enumerate(told):
        found = _of(clause, reading, people)
        if words["seen"] and "seen" in found:
            found["seen_then"] = found.pop("seen")
        if clause.kind == "says" and n and people.roles.get(clause.who) == "A" and _MESSAGE.search(told[n - 1].words) and not re.search("给[^，]{1,8}(?:打|发|写|寄)", told[n - 1].words):
            found["news"] = _of_me(clause.told)
        for name, value in found.items():
            words[name] = words[name] or value
    words["seen_b"] = words["seen_b"] or words["seen_then"] * any(c.turns for c in told)
    words["goods"] = words["goods"] or words["found_n"]
    return words


def _of(clause: Clause, reading: Reading, people: Cast) -> dict[str, str]:
    """What one clause gives."""
    who, role = clause.who, people.roles.get(clause.who, "")
    if who == THING:
        return _thing(clause, reading, people)
    if not role:
        return {}
    out: dict[str, str] = {}
    if clause.kind == "says" and role != "A":
        out["says"] = _said(clause.told, who, people, to=0)
    elif clause.kind == "thinks" and role != "A":
        out["accused"] = _to_face(re.sub("^是", "你是", clause.told))
    elif clause.kind == "is":
        if role == "A":
            out["is_a"] = _noun_said(clause.told) if clause.at > 3 and not reading.own else ""
        else:
            out["is_b"] = _noun_said(_PRONOUN.sub("你", clause.told))
    elif clause.kind in ("does", "finds") and not _WHILE.search(clause.words) and (acted := _acted(clause, reading, people)):
        often = "" if not clause.every.startswith(("每", "天天", "年年", "夜夜")) else "又" if clause.kind == "finds" else "照例"
        both = role == "A" and 1 in people.roles and _two(reading)
        shown = _once(role, acted, people.genders.get(who, ""))
        if shown:
            out["seen" if role == "A" else "seen_b"] = f"{{{role}}}{f'和{{{people.roles[1]}}}' if both else ''}{often}{shown}"
        if role == "A" and clause.every and clause.kind == "does":
            out["often"] = re.sub("[都会要]$", "", clause.every)
        if role in ("A", "B"):
            out |= _after(clause, acted, role.lower(), people)
        if role == "A":
            out["goods"] = goods(clause.words)
            out["to_me"] = _to_me(clause, reading, people)
        if role == "A" and acted.startswith("被{B}") and reading.text[:clause.at].endswith("，"):
            out = {"seen_b": "{B}" + _active(acted)}  # what is thrown away is no person
    if role == "A" and clause.every == "每次" and (m := _EFFECT.match(clause.words)):
        out["effect"] = m[1] + m[2]
        out.pop("seen", None)
    if role == "A" and clause.kind in ("does", "state") and not clause.turns:
        plain = clause.every + clause.words
        if (clause.every or clause.kind == "state") and speakable(plain, 2, 20) and not _PRONOUN.search(plain):
            out["rule"], out["my_rule"] = plain, plain
    if clause.kind == "finds":
        out |= _found(clause.told)
    return {k: v for k, v in out.items() if v}


def _once(role: str, acted: str, gender: str) -> str:
    """A deed in which its doer is named again by a pronoun: {A}遇见了送{A}来的人 → …送她来的人; "" when it is not known which."""
    again = f"{{{role}}}"
    if again not in acted:
        return acted
    if acted.find(again) <= 4:  # what stands before them belongs to their name
        return ""
    return acted.replace(again, {"f": "她", "m": "他"}[gender]) if gender else ""


def _after(clause: Clause, acted: str, role: str, people: Cast) -> dict[str, str]:
    """A deed after 你 and after 我, where the two speak to one another."""
    if clause.kind == "finds" or (clause.turns and role == "a"):
        return {}
    own = people.genders.get(clause.who, "")
    if not predicate(acted) or any(own != {"他": "m", "她": "f"}[m[1]] for m in _PRONOUN.finditer(acted)):
        return {}  # whom a pronoun means cannot be told
    other = "{B}" if role == "a" else "{A}"
    said = {f"you_{role}": clause.every + _PRONOUN.sub("你", acted.replace(other, "我")), f"i_{role}": clause.every + _PRONOUN.sub("我", acted.replace(other, "你"))}
    return {k: v for k, v in said.items() if len(v) <= 18 and "{" not in v and not re.search("同一个[我你]", v) and not re.search("[，。！？：]", v) and not fault(v) and not _NO_ADDRESSEE.search(v)}


def _two(reading: Reading) -> bool:
    """Whether the first two are a pair that does it together (两个男人…)."""
    if len(reading.people) < 2:
        return False
    one, other = reading.people[:2]
    return one.called == other.called and other.at == other.end


def _active(passive: str) -> str:
    """被{B}当垃圾扔了: 把它当垃圾扔了."""
    return "把它" + passive.removeprefix("被{B}")


def _of_me(told: str) -> str:
    """What A was told, as A says it again."""
    said = _PRONOUN.sub("我", told)
    return said if 3 <= len(said) <= 20 else ""


def _thing(clause: Clause, reading: Reading, people: Cast) -> dict[str, str]:
    """What happens and nobody does."""
    text = _names(clause, reading, people, 0)
    out = {"happens": text if 4 <= len(clause.words) <= 24 and "}{" not in text and not _PRONOUN.match(re.sub("^[\u4e00-\u9fff]{2,4}(?=[他她])", "", text)) else ""}
    if clause.kind == "finds":
        out |= _found(clause.told)
    elif m := re.match(r"(?:里面|上面|背面|门口|门外)?(?:有|是|站着|来了|夹着|写着|放着|躺着)(.{2,12})$", clause.words):
        out |= _found(m[1])
    return out


def _found(told: str) -> dict[str, str]:
    told = re.sub("^(?:了|一(?=自己))", "", told)
    noun = _bare(told)
    if not 2 <= len(told) <= 16 or not noun or re.search("[里上中下]$", noun) or re.search("什么|谁|有人|说|[他她]$", told) or not re.match(rf"(?:[一两三几半这那]{_MEASURE}|自己|[他她]|[\u4e00-\u9fff]{{1,5}}$)", told):
        return {}
    return {"found": _PRONOUN.sub("我", told.replace("自己的", "我的").replace("自己", "我")), "found_n": noun}


def _bare(words: str) -> str:
    """The thing itself of a longer phrase: 一部还有电的手机 → 手机."""
    noun = re.sub(rf"^(?:[一两三几半这那]{_MEASURE})", "", words.rpartition("的")[2])
    return noun if 1 <= len(noun) <= 5 and not re.search("[他她]|自己", noun) else ""


def goods(words: str) -> str:
    """The thing that is handled: 给公交站的空座位留一串糖葫芦 → 糖葫芦, 把客人剩的花带回家 → 花; "" when there is none."""
    if m := _NOUN.search(words):
        return _bare(m["full"])
    tokens = [(t.word, t.flag) for t in segmenter().cut(words)]  # type: ignore[attr-defined]
    object_of_ba = words.find("把")
    at, found = 0, ""
    for n, (word, flag) in enumerate(tokens):
        after = words[at + len(word):]
        at += len(word)
        thing = flag in ("n", "nz", "nrt", "ng") and not _PLACE_AFTER.match(after) and not re.search("人|员|家$|妈|爸|父|母|儿|女|孙|店|院|馆|站|天|年|师|老板|生$", word)
        if not thing or after.startswith("的"):
            continue
        if object_of_ba >= 0:
            if at > object_of_ba and tokens[n + 1:n + 2] and tokens[n + 1][1][:1] in "vpdr":
                return word
        else:
            found = word
    return found if object_of_ba < 0 and re.search("[收送寄买捡留放偷藏带给交还织做写修烧][\u4e00-\u9fff]{0,6}" + re.escape(found) + "$", words) else ""


def _names(clause: Clause, reading: Reading, people: Cast, who: int) -> str:
    """The clause's words with people as roles; a pronoun that cannot be told apart stays."""
    text, at = clause.words, clause.at
    found = [(p.at - at, p.end - at, people.roles[n]) for n, p in enumerate(reading.people) if n in people.roles and p.end > p.at and p.at - at >= 0 and p.end - at <= len(text)]
    both = {(a, b): "}和{".join(role for x, y, role in found if (x, y) == (a, b)) for a, b, _ in found}  # 父母 are two
    spans = sorted(((a, b, roles) for (a, b), roles in both.items()), reverse=True)
    ends = {end for _, end, _ in spans}
    for begin, end, role in spans:
        if text[begin - 1:begin] == "的" and begin - 1 in ends:
            continue  # 老板的女儿 is told by whose daughter she is; two names beside one another say nothing
        if re.search("[男女总副]$", text[:begin]) or text[end:end + 1] == "们":
            continue  # 女主播, 总经理: a part of a word
        if re.search(rf"(?:[二两三四五六七八九十百几\d]{_MEASURE}|自己的?(?:亲|老|小|大)?)$", text[:begin]):
            continue  # 三个叔叔 are more than one, and nobody with a name is 自己妈妈
        if re.search("(?:[他她我你](?:们)?|自己)的[^把被给在和与跟]{1,4}$", text[:begin]):
            continue  # 自己的主治医生
        if re.search("(?:[他她我你](?:们)?的?|前|前任|现任)(?:亲生?|前|新|老|小|大)?$", text[:begin]):
            continue  # 她的亲妹妹 is told by whose she is
        head = re.search(r"(?:(?<![同另])[一这那某](?:[个位名])?)?(?:陌生的?|年轻的?|死去的?|小|老|新来的?|亲生?)*$", text[:begin])
        begin = head.start() if head else begin
        floor = max((e for _, e, _ in spans if e <= begin), default=0)  # nobody else is swallowed
        begin = max(floor, _object(text, _whole(text, begin)))
        text = text[:begin] + f"{{{role}}}" + text[end:]
    if clause.kind == "finds":  # who finds it out is whom a pronoun in it means
        return _PRONOUN.sub(f"{{{people.roles.get(clause.who, 'A')}}}", text) if clause.who != THING else text
    for m in reversed(list(_PRONOUN.finditer(text))):
        meant = _meant(m, text, who, people) if clause.who != THING or people.genders.get(0, "") not in ("m" if m[1] == "他" else "f", "") else None
        if meant is not None and meant != who and meant in people.roles:
            text = text[:m.start()] + f"{{{people.roles[meant]}}}" + text[m.end():]
        elif clause.who == THING and not people.genders.get(0, "") and (only := [n for n in people.roles if n and people.genders.get(n) == ("m" if m[1] == "他" else "f")]):
            text = text[:m.start()] + f"{{{people.roles[only[0]]}}}" + text[m.end():] if len(only) == 1 else text
        elif who == 0 and clause.who == THING and 0 in people.roles and people.genders.get(0, "") in ("m" if m[1] == "他" else "f", ""):
            text = text[:m.start()] + "{A}" + text[m.end():]
    return text


def _whole(text: str, begin: int) -> int:
    """Where the noun for somebody begins, with the noun before it that belongs to it: 广场舞 of 广场舞大妈, after 一个."""
    m = re.search("(?<![同另])[一这那某][个位名]([\u4e00-\u9fff]{2,4})$", text[:begin])
    if not m or re.search("[的和与跟、]", m[1]) or next(iter(segmenter().cut(m[1]))).flag[:1] != "n":  # type: ignore[attr-defined]
        return begin
    return m.start()


def _object(text: str, begin: int) -> int:
    """The same where a preposition stands before it: 对面 of 被对面大爷看中, 监考 of 被监考老师抓住."""
    tokens = [(t.word, t.flag) for t in segmenter().cut(text[:begin])]  # type: ignore[attr-defined]
    last = next((n for n in range(len(tokens) - 1, -1, -1) if tokens[n][0] in _PREPOSITIONS), len(tokens))
    between = tokens[last + 1:]
    if not 1 <= len(between) <= 3 or any(flag[:1] not in "nbvfstj" or word in "里上中下" for word, flag in between):
        return begin
    return begin - len("".join(word for word, _ in between))


_PREPOSITIONS = frozenset("被 把 给 对 向 和 与 跟 同 替 为 帮 由".split())


def _meant(m: re.Match[str], text: str, who: int, people: Cast) -> int | None:
    """Whom a pronoun within the words of `who` means; None when it is themselves."""
    gender = "m" if m[1] == "他" else "f"
    others = [n for n in people.roles if n != who and people.genders.get(n, "") in (gender, "")]
    own = people.genders.get(who, "") in (gender, "")
    if others and (not own or _DONE_TO.search(text[:m.start()])):
        return others[0]
    if others and who != 0 and people.genders.get(0) == gender:
        return 0
    return None


def _acted(clause: Clause, reading: Reading, people: Cast) -> str:
    """The words as what is seen, with people as roles; "" when they are no deed that can be seen."""
    if clause.kind == "finds" and len(clause.words) > 22:
        return ""
    words = _names(clause, reading, people, clause.who)
    if not _two(reading) and re.search("集体|纷纷|轮流|互相|彼此", words):
        return ""  # nobody does that alone
    if re.search("(?:说|问|喊|发现|知道|得知|觉得|以为|听说)$", words):
        return ""
    if not 3 <= len(clause.words) <= 24 or re.search(r"什么|为什么|怎么|是不是|意识到|得知|决定|打算|为了", words) or (clause.kind != "finds" and re.search("(?<![都就也只不还总说而可])是", words)):
        return ""
    return words


def _to_me(clause: Clause, reading: Reading, people: Cast) -> str:
    """A's deed as B says it to whom it is done: 每年中秋给我寄一盒月饼; "" when nothing is done to B."""
    words = _names(clause, reading, people, 0)
    if "{B}" not in words or re.search("^被|同一个", words) or clause.kind == "finds":
        return ""
    said = clause.every + _PRONOUN.sub("你", words.replace("{B}", "我"))
    return said if len(said) <= 20 and "{" not in said and not _NO_ADDRESSEE.search(said) else ""


def _said(told: str, who: int, people: Cast, to: int) -> str:
    """Reported words as they are said: whoever says them is 我, who hears them 你."""
    mine, yours = people.genders.get(who, ""), people.genders.get(to, "")

    def person(m: re.Match[str]) -> str:
        gender = "m" if m[1] == "他" else "f"
        if gender == mine or not mine:
            return "我" if gender != yours or not yours or m.start() > 0 else "你"
        return "你"
    said = _PRONOUN.sub(person, told)
    return said if 2 <= len(said) <= 24 else ""


def _to_face(told: str) -> str:
    said = _PRONOUN.sub("你", told)
    return said if 3 <= len(said) <= 16 else ""


def _noun_said(told: str) -> str:
    """What somebody is, where it can be said of them: 创始人, 这里的护工."""
    noun = re.sub("^(?:一)?[个名位]", "", told)
    return noun if 2 <= len(noun) <= 16 and not re.search("[他她们]|自己|什么|谁|同一|一样", noun) else ""
