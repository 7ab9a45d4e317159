"""What people wear and how they do their hair: of today, of old China, of old Europe, of the republic; and the words for it."""
from __future__ import annotations

import re
from typing import Literal, cast

from engine.drama.script import Look
from engine.drama.vocabulary import (
    EasternDress,
    Hair,
    HairColor,
    Language,
    OldDress,
    Outfit,
    RepublicDress,
    WesternDress,
)
from engine.writing.dramatist.attire_republic import hair_then, outfit_then
from engine.writing.dramatist.chance import pick, shuffled
from engine.writing.dramatist.period import MODERN
from engine.writing.dramatist.republic import plays_in_the_republic
from engine.writing.dramatist.trades import befitting, worn_for_work

Era = Literal["new", "east", "west", "republic"]

HAIR: dict[tuple[str, Era], tuple[Hair, ...]] = {
    ("f", "new"): ("long", "bob", "wavy", "ponytail", "curly", "bun", "pixie", "braid"),
    ("m", "new"): ("comma", "sidepart", "messy", "crop", "slick", "buzz"),
    ("f", "east"): ("palace_f", "bun", "braid", "long"), ("m", "east"): ("palace_m", "tied", "long", "slick"),
    ("f", "republic"): ("waves", "bun", "bob", "braid"), ("m", "republic"): ("slick", "sidepart", "crop", "comma"),
    ("f", "west"): ("ringlets", "bun", "braid", "wavy", "long"), ("m", "west"): ("locks", "sidepart", "messy", "slick", "crop"),
}
_RIPE: dict[tuple[str, str], tuple[Hair, ...]] = {
    ("f", "middle"): ("bob", "bun", "curly", "wavy", "pixie", "long"), ("m", "middle"): ("sidepart", "slick", "crop", "buzz"),
    ("f", "elder"): ("bun", "curly", "elder"), ("m", "elder"): ("slick", "crop", "buzz", "sidepart"),
}
"""Of today's who are no longer young."""
_OUTLINES: dict[str, str] = {"comma": "swept", "sidepart": "swept", "elder": "swept", "crop": "short", "buzz": "short", "long": "loose", "wavy": "loose"}
"""Hairdos that are one outline from afar."""
_AT_COURT = re.compile(r"太[后妃皇]|皇|妃|娘娘|夫人|诰命|公主|王|帝|君|相|侯|将军|大人|国[公师]|尚书|太[傅师医监]|总管")
_OF_A_TRADE: frozenset[Outfit] = frozenset({"whitecoat", "police", "armour", "apron", "uniform", "workwear", "patient"})
"""Worn by everybody of the trade, however many of them a cast has."""
_EAST: dict[str, tuple[Outfit, ...]] = {"f": ("hanfu", "robe", "hanfu"), "m": ("robe", "hanfu", "armour")}
_OUTFIT_WORDS: dict[Language, dict[Outfit, str]] = {
    "zh": {"suit": "西装", "blazer": "西装外套", "coat": "长风衣", "whitecoat": "白大褂", "uniform": "制服", "hoodie": "连帽卫衣", "hanfu": "汉服", "sweater": "毛衣", "dress": "连衣裙",
           "shirt": "衬衫", "qipao": "旗袍", "tee": "T恤", "leather": "皮夹克", "apron": "围裙", "police": "警服", "robe": "长袍", "sports": "运动服", "armour": "铠甲", "patient": "病号服", "pyjamas": "睡衣", "wedding": "婚礼礼服", "cardigan": "针织开衫", "workwear": "工作服",
           "gown": "欧式宫廷长裙", "kirtle": "白领素色长裙", "doublet": "欧式紧身上衣", "jerkin": "皮背心与亚麻衬衫", "nightshirt": "亚麻长睡衣", "frockcoat": "双排扣礼服大衣", "plate": "骑士板甲",
           "changshan": "民国长衫", "tunic": "民国军装，武装带与披风", "threepiece": "三件套西装，怀表链", "aoqun": "民国袄裙", "studentdress": "民国学生装", "shortjacket": "民国短褂"},
    "en": {"suit": "a suit", "blazer": "a blazer", "coat": "a long coat", "whitecoat": "a white coat", "uniform": "a uniform", "hoodie": "a hoodie", "hanfu": "a silk robe",
           "sweater": "a sweater", "dress": "a dress", "shirt": "a shirt", "qipao": "a qipao", "tee": "a T-shirt", "leather": "a leather jacket", "apron": "an apron",
           "police": "a police uniform", "robe": "a long robe", "sports": "a tracksuit", "armour": "armour", "patient": "striped hospital pyjamas", "pyjamas": "pyjamas", "wedding": "wedding clothes", "cardigan": "a cardigan", "workwear": "a work jacket",
           "gown": "a court gown", "kirtle": "a plain long dress with a white collar", "doublet": "a doublet", "jerkin": "a leather jerkin", "nightshirt": "a linen nightshirt", "frockcoat": "a frock coat", "plate": "a surcoat over plate armour",
           "changshan": "a Chinese long gown", "tunic": "a 1920s officer's tunic with a Sam Browne belt and a cape", "threepiece": "a three-piece suit with a watch chain", "aoqun": "a 1920s Chinese jacket and long skirt",
           "studentdress": "the school dress of Republican China", "shortjacket": "a short cotton Chinese jacket"},
}
HAIR_WORDS: dict[Language, dict[Hair, str]] = {
    "zh": {"comma": "逗号刘海", "slick": "背头", "crop": "短发", "messy": "乱发", "elder": "花白短发", "sidepart": "三七分", "buzz": "寸头", "tied": "束发", "long": "长直发", "bob": "齐耳短发",
           "wavy": "大波浪", "ponytail": "马尾", "bun": "盘发", "braid": "麻花辫", "curly": "卷发", "pixie": "精灵短发", "palace_f": "宫髻", "palace_m": "束冠",
           "ringlets": "螺旋卷发", "locks": "及肩长发", "crown_f": "头戴王冠的盘发", "crown_m": "头戴王冠的长发", "waves": "手推波纹短发", "fedora": "头戴礼帽", "cap": "头戴大檐军帽"},
    "en": {"comma": "a comma fringe", "slick": "slicked-back hair", "crop": "cropped hair", "messy": "untidy hair", "elder": "grey hair", "sidepart": "a side parting", "buzz": "a buzz cut",
           "tied": "tied hair", "long": "long straight hair", "bob": "a bob", "wavy": "wavy hair", "ponytail": "a ponytail", "bun": "a bun", "braid": "a braid", "curly": "curly hair",
           "pixie": "a pixie cut", "palace_f": "a court chignon", "palace_m": "a topknot",
           "ringlets": "hair up in ringlets", "locks": "shoulder-length hair", "crown_f": "a crown over ringlets", "crown_m": "a crown over shoulder-length hair", "waves": "finger-waved hair", "fedora": "a felt hat", "cap": "an officer's peaked cap"},
}
_GENDER_WORD = {"zh": {"f": "女", "m": "男"}, "en": {"f": "woman", "m": "man"}}
_AGE_WORD = {"zh": {"child": "孩子", "young": "二十出头", "adult": "三十上下", "middle": "五十上下", "elder": "年过七十"},
             "en": {"child": "a child", "young": "in the early twenties", "adult": "about thirty", "middle": "about fifty", "elder": "past seventy"}}
_CHINESE_MATTER = re.compile(r"\b(?:chin(?:a|ese)|beijing|forbidden city|dynasty|concubines?|eunuchs?|dowager empress|empress dowager|mandarin|hanfu|jade|dragon throne|silk road|ming|tang|qing|imperial (?:court|palace|physician|examination)|"
                             r"emperor|empress|samurai|shogun|geisha|joseon|kimono)\b", re.I)
_EUROPEAN_MATTER = re.compile(r"\b(?:castle|knights?|dukes?|duchess|earl|baron(?:ess)?|count(?:ess)|viscount(?:ess)?|governess|victorian|regency|edwardian|medieval|tudor|rome|roman|vienna|napoleon|french|russian|british|english|austrian|german)\b", re.I)
_LATER = re.compile(r"\b(?:1[789]th[- ]century|(?:eighteenth|nineteenth)[- ]century|highwaym[ae]n|victorian|regency|edwardian|georgian|governess(?:es)?|1[78]\d\d|manor|butler|coachman|stagecoach|viscount(?:ess)?|baronet|heiress)\b", re.I)
"""An age in which gentlemen wore frock coats."""
_CROWNED = re.compile(r"\b(?:king|queen|prince|princess|emperor|empress|monarch)\b", re.I)
_NOBLE = re.compile(r"\b(?:king|queen|prince|princess|emperor|empress|duke|duchess|lord|lady|earl|count|countess|baron|baroness|viscount|viscountess|marquess|marchioness|regent|heiress|noble(?:man|woman)?)\b", re.I)
_IN_ARMS = re.compile(r"\b(?:knight|soldier|guard|bodyguard|general|captain|commander|warrior|squire|mercenary|swordsman|crusader)\b", re.I)
_SERVES = re.compile(r"\b(?:governess|maid|handmaid|servant|nurse|nanny|cook|housekeeper|seamstress|midwife|laundress|nun|innkeeper|peasant|farmer|gardener|weaver|baker|orphan|shepherd(?:ess)?|blacksmith|smith|apprentice|groom|stable ?(?:hand|boy)|coachman|miller|fisherman|sailor|thief|highwayman|outlaw|poacher|hunter|woodcutter|gravedigger|carpenter|ferryman|villager|runaway|prisoner|beggar|minstrel|jester|butcher|brewer)\b", re.I)


_OF_OLD_EUROPE = re.compile(r"\b(?:victorian|edwardian|regency|medieval|middle ages|tudor|elizabethan|viscount(?:ess)?|marquess|marchioness|baronet|highwaym[ae]n|stagecoach|musketeers?|crusades?|crusader|jester|blacksmith|alchemist|guillotine|"
                             r"witch[- ](?:hunt|trial)s?|burned at (?:the stake|dawn)|hanged at dawn|(?:in|of|since) 1[0-8]\d\d|1[0-9]th[- ]century|(?:sixteenth|seventeenth|eighteenth|nineteenth)[- ]century)\b", re.I)
"""What says of an English idea that it is of old Europe, though no court is in it."""
_NOT_THEN = re.compile(r"\b(?:museum|re-?enact\w*|theme park|film|movie|actors?|actress|video|game|time[- ](?:travel\w*|machine)|professor|auction|fair|novel|exhibition|stranger from the future|today|modern|20\d\d)\b", re.I)


def era_of(old: bool, language: Language, text: str) -> Era:
    """The age of an idea's clothes: an English one of old times plays in Europe unless it names what is of China."""
    if plays_in_the_republic(text):
        return "republic"
    if not old and language == "en" and _OF_OLD_EUROPE.search(text) and not _NOT_THEN.search(text) and not MODERN.search(text):
        return "west"
    if not old:
        return "new"
    return "west" if language == "en" and (_EUROPEAN_MATTER.search(text) or not _CHINESE_MATTER.search(text)) else "east"


def era_of_outfit(outfit: str) -> Era:
    return "west" if outfit in WesternDress else "east" if outfit in EasternDress else "republic" if outfit in RepublicDress else "new"


def hair_for(gender: str, age: str, era: Era, job: str, text: str, taken: set[str], key: tuple[object, ...]) -> Hair:
    """A hairdo that nobody else has; a crown for who wears one."""
    crown: Hair = "crown_f" if gender == "f" else "crown_m"
    if era == "west" and _CROWNED.search(job) and crown not in taken:
        return crown
    if era == "republic":
        return hair_then(gender, age, job, outfit_then(gender, age, job, set()), taken)
    if age == "elder" and gender == "m" and era != "east" and "elder" not in taken:
        return "elder"
    options = _RIPE.get((gender, age), HAIR[gender, era]) if era == "new" else HAIR[gender, era]
    if era == "west" and (not _NOBLE.search(job) or (gender == "m" and _LATER.search(text))):
        options = (*options[1:], options[0])
    if age == "elder" and (era == "east" or (era == "west" and gender == "f")) and not (_AT_COURT.search(job) or _NOBLE.search(job)):
        plain: Hair = "bun" if gender == "f" else "tied"
        options = (plain, *(h for h in options if h != plain))
    # of those at court the first wears what the court wears; a fringe is for the young
    order = [h for h in (options if era != "new" else shuffled(options, *key)) if h not in taken]
    outlines = {_OUTLINES.get(h, h) for h in taken}
    return next((h for h in order if _OUTLINES.get(h, h) not in outlines), order[0] if order else options[0])


def outfit_for(row: tuple[str, str, str, str, str] | None, gender: str, age: str, era: Era, job: str, text: str, taken: set[str], key: tuple[object, ...]) -> Outfit:
    """What somebody of this trade (`row` is the lexicon's) always wears."""
    if era == "west":
        return _western(gender, job, text, taken)
    if era == "republic":
        return outfit_then(gender, age, job, taken)
    known = cast("list[Outfit]", (row[2] if gender == "f" else row[3]).split()) if row else []
    wanted = [o for o in known if (o in EasternDress if era == "east" else o not in OldDress)]
    if era == "new":
        wanted = worn_for_work(job, age, text, wanted)
    options = [*wanted, *shuffled(_EAST[gender] if era == "east" else befitting(gender, age), *key)]
    if wanted and wanted[0] in _OF_A_TRADE:
        return wanted[0]
    return next((o for o in options if o not in taken), options[0])


def _western(gender: str, job: str, text: str, taken: set[str]) -> Outfit:
    """Steel for who bears arms; by rank for everybody else."""
    if _IN_ARMS.search(job):
        return "plate"
    if gender == "f":
        return "gown" if _NOBLE.search(job) or (not _SERVES.search(job) and "gown" not in taken) else "kirtle"
    if _SERVES.search(job):
        return "jerkin"
    if _CROWNED.search(job):
        return "doublet"
    fine: Outfit = "frockcoat" if _LATER.search(text) else "doublet"
    return fine if _NOBLE.search(job) or fine not in taken else "jerkin" if fine == "doublet" else fine


def hair_colour(gender: str, age: str, language: Language, era: Era, dark: bool, key: tuple[object, ...]) -> HairColor:
    """`dark` where nothing lighter would do: in old China, and over brown skin, of which auburn cannot be told. In old Europe
    nobody is auburn: in the light of fires and candles so much hair is red, and moderation takes it for blood."""
    if age == "elder":
        return cast(HairColor, pick(("grey", "white"), "hc", *key))
    if era == "new" and gender == "m" and age == "middle":
        return cast(HairColor, pick(("black", "darkbrown", "grey") if language == "zh" or dark else ("darkbrown", "brown", "grey", "blonde", "grey"), "hc", *key))
    if language == "zh" or dark:
        return cast(HairColor, pick(("black", "black", "darkbrown") if dark else ("black", "darkbrown", "brown"), "hc", *key))
    return cast(HairColor, pick(("black", "darkbrown", "brown", "brown" if era == "west" else "auburn", "blonde"), "hc", *key))


def look_words(look: Look, gender: str, age: str, language: Language) -> str:
    """The look in words, for readers and image models."""
    hair, outfit = HAIR_WORDS[language][look.hair], _OUTFIT_WORDS[language][look.outfit]
    if language == "zh":
        more = "，戴眼镜" if look.glasses else ""
        return f"{_AGE_WORD['zh'][age]}的{_GENDER_WORD['zh'][gender]}性，{hair}，穿{outfit}{more}"
    more = ", glasses" if look.glasses else ""
    return f"a {_GENDER_WORD['en'][gender]} {_AGE_WORD['en'][age]}, {hair}, wearing {outfit}{more}"
