"""Animals and machines in words: which are named, what coat they have, what an idea makes of somebody. Pure."""
from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache

from engine.drama.vocabulary import Being

_LIKENED = re.compile(r"(?:[像似如属当]|仿佛|好比|\b(?:like|as) an?|\blike the)\s*(?:是|成)?(?:了)?(?:一|那|这)?(?:[只条头匹个])?(?:\w的)?\s*(?:\w+ )?$", re.I)
"""What is only likened to an animal, or born in its year, is none."""
_ZH: dict[Being, str] = {
    "cat": r"(?<![熊夜大招])(?:流浪|野|小|老|黑|白|橘|花|狸花|家|母|公)?猫(?![眼头步腻熊爪粮砂抓妖砂咪咖舍道耳薄]|又?老鼠)|猫咪",
    "dog": r"(?<![热走疯落单海舔丧身])(?:流浪|野|小|老|黑|白|黄|大黄|狼|导盲|警|搜救|母|公)?(?:狗|犬)(?![血粮仔头屁腿牌娃眼急链绳官日东吠])",
    "fox": r"(?:小|白|红|火)?狐狸(?![精妖])", "rabbit": r"(?:小|白|野|兔)?兔(?!子?[儿灯崽爷唇年])子?",
    "parrot": r"鹦鹉|八哥", "pigeon": r"(?:信|白|和平|(?<!放)(?<!放我)(?<!放他)(?<!放她)(?<!放你)(?<!放人))鸽(?!子?[蛋血])子?",
    "horse": r"(?:白|黑|战|骏|烈|瘦|枣红|汗血)马(?![路上虎车桶达克褂])|[匹骑策勒牵喂](?:着|了|住)?(?:一匹)?马(?![路上虎桶达克])|马匹|马背|马儿|坐骑",
}
_EN: dict[Being, str] = {
    "cat": r"(?:cats?|kittens?|tomcats?)", "dog": r"(?<!hot )(?:dogs?|hounds?|pupp(?:y|ies))(?!-eared| days| collar| tags?)", "fox": r"fox(?:es)?", "rabbit": r"(?:rabbits?|hares?|bunny)",
    "parrot": r"(?:parrots?|macaws?|cockatoos?)", "pigeon": r"(?:pigeons?|doves?)", "horse": r"(?:horses?|pony|ponies|mares?|stallions?|foals?)",
}
_NOT_THERE = r"(?!的?(?:骨灰|坟|照片|画|雕像|玩偶|尸|毛衣|主人)|[’']s (?:grave|ashes|picture|owner)| (?:food|biscuits?|hair|lady|person|show|race|burglar|cafe|flap))"
@lru_cache
def _patterns() -> dict[Being, re.Pattern[str]]:
    return {b: re.compile(rf"(?:{_ZH[b]}){_NOT_THERE}|\b{_EN[b]}\b{_NOT_THERE}", re.I) for b in _ZH}


def _named(text: str, being: Being) -> Iterator[re.Match[str]]:
    """Where a text names an animal that is there."""
    return (m for m in _patterns()[being].finditer(text) if not _LIKENED.search(text[:m.start()]))


def animals_in(text: str) -> list[Being]:
    """The animals that a text names as being there, in the order in which it does."""
    found = [(m.start(), b) for b in _patterns() if (m := next(_named(text, b), None))]
    return [b for _, b in sorted(found)]


_SUBJECT = re.compile(r"(?:^|[。！？.!?…，,；;]\s*)(?:只见|然后|于是|then|and|but)?\s*(?:那|这|一|the|a|an|that|this)?\s*(?:只|条|头|匹|个)?\s*(?:\w{0,8}?的)?(?:stray |old |black |white |little |big )?$", re.I)


_LED = "匹骑策勒牵喂"
"""A horse after these is ridden or led."""


def does(text: str, being: Being) -> bool:
    """Whether the animal does something in a text: a clause begins with it."""
    return any(_SUBJECT.search(text[:m.start()]) and m[0][0] not in _LED for m in _named(text, being))


def leads(text: str, being: Being) -> bool:
    """Whether a text begins with the animal."""
    m = next(_named(text, being), None)
    return m is not None and m[0][0] not in _LED and bool(re.fullmatch(r"\s*(?:门开了。|The door opens\. ?)?(?:那|这|一|the|a|an)?\s*(?:只|条|头|匹|个)?\s*(?:stray |old |black |white |little |big )?", text[:m.start()], re.I))


_COATS: dict[Being, dict[str, str]] = {
    "cat": {"橘|ginger|orange": "#d08a4e", "黑|black": "#2c2a31", "白|white": "#ece4d8", "灰|grey|gray|狸花|tabby": "#8b8680"},
    "dog": {"黄|yellow|golden": "#c79a5e", "黑|black": "#2f2c31", "白|white": "#ece0cc", "棕|brown": "#8a5a3a"},
    "fox": {"白|white": "#dcdcdf", "红|火|red": "#c9652e"}, "rabbit": {"白|white": "#e9e4de", "灰|grey|gray": "#8c8684", "棕|brown": "#8a7664"},
    "parrot": {"绿|green": "#3f8f4a", "红|red": "#c23b3b", "黄|yellow": "#d8b23a"}, "pigeon": {"灰|grey|gray": "#8f96a4", "白|white": "#e6e2dc"},
    "horse": {"枣红|棕|brown|bay|chestnut": "#7a4a2e", "白|white": "#e6dfd4", "黑|black": "#2c2629"},
    "speaker": {"黑|black": "#3a3f4c", "白|white": "#e2ded6"}, "phone": {"黑|black": "#2c2f3a"},
}


def coat_of(being: Being, text: str, key: str) -> str:
    """The colour of an animal or device: as the text calls it, else always the same for the same key."""
    known = _COATS[being]
    word = next((m[0] for m in (_named(text, being) if being in _ZH else ())), "")
    at = text.find(word) if word else -1
    near = text[max(0, at - 8):at + len(word)] if at >= 0 else ""
    for names, colour in known.items():
        if near and re.search(names, near, re.I):
            return colour
    colours = list(known.values())
    return colours[int.from_bytes(hashlib.sha256(f"{key}|{being}".encode()).digest()[:4], "big") % len(colours)]


_ROBOT = re.compile(r"机器人|仿生人|机械人|机器(?:管家|保姆|女佣)|\b(?:robots?|androids?|humanoid|cyborg)\b", re.I)
_SPEAKER = re.compile(r"音箱|音响|收音机|智能家居|冰箱|烤箱|导航|\b(?:speakers?|radio|kitchen|fridge|toaster|oven|smart (?:home|house)|gps|navigation)\b", re.I)
_HUMAN = re.compile(r"克隆|\bclones?\b", re.I)
MACHINE = re.compile(r"机器人|仿生人|音箱|人工智能|AI|\b(?:robots?|androids?|chatbots?|speakers?|AI)\b")
"""Words that call somebody a machine."""
_MADE_FOR = re.compile(r"(?:机器人|AI|人工智能|robot|android)(?:[-\s]?)(?:工程|公司|研|维修|设计|老师|教练|博主|训练|产品|实验|engineer|designer|maker|repair|developer|scientist|researcher|trainer)", re.I)


def machine_in(text: str) -> Being:
    """What a machine that speaks is, as an idea tells of it: a robot where it has a body, a speaker where it stands in a house,
    else a phone."""
    if _ROBOT.search(text):
        return "robot"
    if _SPEAKER.search(text):
        return "speaker"
    return "person" if _HUMAN.search(text) else "phone"


def animal_in(text: str) -> Being:
    """The animal that an idea lets speak."""
    return next(iter(animals_in(text)), "cat")


def is_machine(words: str) -> bool:
    """Whether somebody who is called so is a machine, not who works on some."""
    return bool(MACHINE.search(words)) and not _MADE_FOR.search(words)

