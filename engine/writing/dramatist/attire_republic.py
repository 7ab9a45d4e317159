"""What people of the Chinese republic wear and how they do their hair, by the words of who they are. Pure."""
from __future__ import annotations

import re

from engine.drama.vocabulary import Hair, Outfit

_IN_ARMS = re.compile(r"[少大]帅|督军|军阀|司令|将军|[师旅团营连]长|副官|军官|[士卫哨逃]兵|警卫|参谋|护兵|巡捕|警察|警官|看守|宪兵|\b(?:warlord|general|commander|marshal|captain|officer|soldier|adjutant|aide|guard|police\w*)\b", re.I)
_IN_A_CAP = re.compile(r"副官|[士卫哨护]兵|警卫|巡捕|警察|宪兵|看守|\b(?:adjutant|aide|soldier|guard|policeman)\b", re.I)
_SERVES = re.compile(r"丫鬟|丫头|老妈子|[奶嬷]妈|佣人|女佣|下人|仆|车夫|车行|伙计|厨|报童|卖花|码头工|挑夫|小厮|跑堂|船夫|艄公|乞丐|学徒|徒弟|杂役|门房|守跳板|听差|帮工|织工|女工|纱厂|苦力|\b(?:maid|servant|rickshaw|puller|cook|newsboy|coolie|porter|boatman|beggar|apprentice|amah)\b", re.I)
_IN_A_GOWN = re.compile(r"先生(?!的)|老爷|掌柜|账房|管家|教书|秀才|中医|郎中|班主|说书|族长|师[父傅爷]|琴师|书生|说媒|戏子|名角|武生|\b(?:scholar|butler|teacher|tutor|storyteller|master|troupe)\b", re.I)
_IN_A_SUIT = re.compile(r"特务|探长|侦探|帮主|老大|大亨|买办|经理|记者|律师|洋行|少爷|公子|留洋|医生|大夫|间谍|情报|掮客|老板|大班|工作者|交通员|主编|作家|\b(?:spy|agent|detective|inspector|boss|tycoon|reporter|journalist|lawyer|banker|doctor|gangster|editor|son|heir)\b", re.I)
_IN_A_HAT = re.compile(r"特务|探长|侦探|帮主|老大|大亨|间谍|情报|掮客|\b(?:spy|agent|detective|inspector|boss|gangster)\b", re.I)
_LEARNS = re.compile(r"学生|女先生|女教[师员]|教员|念书|进步青年|\b(?:student|schoolgirl|schoolteacher)\b", re.I)
_IN_SILK = re.compile(r"太太|姨娘|歌女|舞女|名伶|名角|花旦|青衣|戏子|交际花|红牌|少奶奶|老板娘|明星|女特务|情报|\b(?:singer|dancer|concubine|mistress|actress|hostess|wife|lady|spy)\b", re.I)
_OF_RANK = re.compile(r"老太太|大太太|老夫人|正房|正室|婆婆|姑奶奶|\b(?:dowager|matriarch|first wife)\b", re.I)

_ANYBODY: dict[tuple[str, str], tuple[Outfit, ...]] = {
    ("f", "child"): ("studentdress", "shortjacket"), ("f", "young"): ("qipao", "studentdress", "aoqun"), ("f", "adult"): ("qipao", "aoqun"), ("f", "middle"): ("aoqun", "qipao"), ("f", "elder"): ("aoqun", "shortjacket"),
    ("m", "child"): ("studentdress", "shortjacket"), ("m", "young"): ("threepiece", "changshan", "studentdress"), ("m", "adult"): ("changshan", "threepiece"), ("m", "middle"): ("changshan", "threepiece"), ("m", "elder"): ("changshan", "shortjacket"),
}
_HAIR: dict[tuple[str, Outfit], tuple[Hair, ...]] = {
    ("f", "qipao"): ("waves", "bun", "bob"), ("f", "aoqun"): ("bun", "waves", "braid"), ("f", "studentdress"): ("bob", "braid"), ("f", "shortjacket"): ("braid", "bun"),
    ("m", "tunic"): ("slick", "sidepart", "crop"), ("m", "changshan"): ("sidepart", "slick", "crop"), ("m", "threepiece"): ("slick", "sidepart", "comma"), ("m", "studentdress"): ("comma", "crop", "sidepart"), ("m", "shortjacket"): ("crop", "messy", "buzz"),
}


def outfit_then(gender: str, age: str, job: str, taken: set[str]) -> Outfit:
    """What somebody of this trade wears: an officer his tunic, however many of them there are; else what nobody has on yet."""
    if gender == "m":
        wanted: list[Outfit] = ["tunic"] if _IN_ARMS.search(job) and age != "child" else ["shortjacket"] if _SERVES.search(job) else ["threepiece"] if _IN_A_SUIT.search(job) else ["changshan"] if _IN_A_GOWN.search(job) else ["studentdress"] if _LEARNS.search(job) else []
    else:
        wanted = ["aoqun"] if _OF_RANK.search(job) else ["shortjacket"] if _SERVES.search(job) else ["studentdress"] if _LEARNS.search(job) else ["qipao"] if _IN_SILK.search(job) else []
    if wanted and wanted[0] in ("tunic", "shortjacket", "studentdress"):
        return wanted[0]
    options = [*wanted, *_ANYBODY[gender, age]]
    return next((o for o in options if o not in taken), options[0])


def hair_then(gender: str, age: str, job: str, outfit: Outfit, taken: set[str]) -> Hair:
    """The hair that goes with it: waves with silk, a fringe or a plait with a blouse, a peaked cap on the ranks, a felt hat on
    who has something to hide; nobody's if it can be helped."""
    if gender == "m" and age not in ("child", "elder"):
        hat: Hair | None = "cap" if outfit == "tunic" and _IN_A_CAP.search(job) else "fedora" if outfit == "threepiece" and _IN_A_HAT.search(job) else None
        if hat and hat not in taken:
            return hat
    if age == "elder":
        return "bun" if gender == "f" else "elder" if "elder" not in taken else "buzz"
    options = _HAIR.get((gender, outfit), ("waves", "bun") if gender == "f" else ("slick", "sidepart"))
    if gender == "f" and age == "middle":
        options = ("bun", "waves")
    return next((h for h in options if h not in taken), options[0])
