"""What people wear in a scene where it is not what they always wear: told by the script, or asked for by the occasion. Pure.

It holds for the whole scene: nobody changes clothes between two shots. Face, hair and, but for weddings and funerals, the
person's own colours stay.
"""
from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from engine.drama.places import is_banquet, is_ward
from engine.drama.script import Character, Scene
from engine.drama.storyboard import Clothes
from engine.drama.vocabulary import EasternDress, OldTimes, Outfit, RepublicDress, Setting, WesternDress
from engine.writing.abed import treats
from engine.writing.passing import worn_on

_GARMENTS: tuple[tuple[Outfit, str], ...] = (
    ("wedding", r"婚纱|嫁衣|喜服|新娘礼服|wedding (?:dress|gown)|bridal gown"), ("patient", r"病号服|病服|hospital (?:gown|pyjamas|pajamas)"),
    ("pyjamas", r"睡衣|睡裙|睡袍|浴袍|pyjamas|pajamas|nightgown|nightdress|bathrobe|dressing gown"), ("whitecoat", r"白大褂|white coat|lab coat"),
    ("police", r"警服|police uniform"), ("uniform", r"校服|school uniform"), ("apron", r"围裙|apron"), ("armour", r"铠甲|盔甲|战甲|armou?r"), ("qipao", r"旗袍|qipao|cheongsam"),
    ("suit", r"西装|西服|tuxedo|(?<!track)(?<!swim)suit(?!case)"), ("tunic", r"军装|戎装|军服"), ("changshan", r"长衫|长袍马褂|马褂|long gown"), ("studentdress", r"学生装|阴丹士林"), ("aoqun", r"袄裙"), ("shortjacket", r"短褂|短打"), ("sports", r"运动服|球衣|tracksuit|sportswear"), ("coat", r"大衣|风衣|overcoat|trench coat|long coat"),
    ("leather", r"皮衣|皮夹克|leather jacket"), ("hoodie", r"卫衣|hoodie"), ("cardigan", r"开衫|cardigan"), ("workwear", r"工作服|工装|反光背心|overalls|work clothes|hi-vis (?:vest|jacket)"), ("sweater", r"毛衣|sweater|jumper"), ("tee", r"T恤|T-shirt"),
    ("dress", r"长裙|连衣裙|晚礼服|礼服|裙子|(?:evening |red |black |white )?(?:gown|dress)\b"), ("shirt", r"衬衫|(?<!T-)\bshirt"),
)
_WEARS = r"(?:穿着|穿了|穿上|身着|身穿|换上了?|披着|穿一?[身件套条]|一身|\b(?:wearing|wears?|dressed in|changed? into|in (?:a|an|her|his))\b)"
_WHAT = "|".join(f"(?P<{o}>{p})" for o, p in _GARMENTS)
_CLOTHED = re.compile(rf"{_WEARS}[^，。；,.;]{{0,12}}?(?:{_WHAT})", re.I)
_FUNERAL = re.compile(r"葬礼|灵堂|灵前|追悼会|出殡|下葬|吊唁|守灵|\bfunerals?\b|\bmemorial service\b|\bburial\b|\bgraveside\b", re.I)
_WEDDING = re.compile(r"婚礼|婚宴|喜堂|拜堂|成亲|大婚|洞房|\bweddings?\b|\baltar\b", re.I)
_VEIL = re.compile(r"盖头|凤冠|霞帔|交杯酒|\b(?:bridal|wedding) veil\b", re.I)
_MARRIED = re.compile(r"新娘|新郎|新人|\bbride\b(?!smaid)|\b(?:bride)?groom\b(?!sm)", re.I)
_ON_DUTY: frozenset[Outfit] = frozenset({"police", "whitecoat", "armour", "plate"})
_AT_HOSPITAL = re.compile(r"医院|病房|病床|住院|疗养|\b(?:hospital|ward|clinic|sanatorium)\b", re.I)
_EVERYDAY: dict[str, Outfit] = {"child": "hoodie", "young": "sweater", "adult": "sweater", "middle": "shirt", "elder": "cardigan"}
"""By age, of who has left the hospital."""
_AT_WORK: tuple[tuple[re.Pattern[str], frozenset[Setting], Outfit], ...] = (
    (re.compile(r"咖啡师|茶艺师|甜品师|面包师|烘焙师|厨师|服务员|花店|店员|\b(?:barista|baker|waiter|waitress|chef|cook|florist|pastry)\b", re.I), frozenset({"cafe", "kitchen", "shop", "bar"}), "apron"),
    (re.compile(r"医生|大夫|护士|医师|\b(?:doctor|surgeon|nurse|physician|medic)\b", re.I), frozenset({"hospital"}), "whitecoat"),
)
"""What goes with a job where it is done."""
_OFF_DUTY: dict[Outfit, frozenset[Setting]] = {
    "workwear": frozenset({"bedroom", "court"}),
    "apron": frozenset({"bedroom", "court", "car", "airport", "seaside", "hospital", "underground"}),
    "whitecoat": frozenset({"bedroom", "livingroom", "street", "shop", "court", "car", "airport", "seaside", "underground", "bar", "cafe", "kitchen", "park", "countryside"}),
}
"""Where nobody goes in what they wear at work."""
_UNARMED: dict[Outfit, Outfit] = {"armour": "hanfu", "plate": "doublet"}
"""What is worn under steel."""
_OF_OLD_EUROPE: dict[str, dict[Outfit, Outfit]] = {
    "f": {"dress": "gown", "apron": "kirtle", "armour": "plate", "coat": "kirtle", "shirt": "kirtle", "pyjamas": "nightshirt"},
    "m": {"suit": "frockcoat", "coat": "frockcoat", "armour": "plate", "shirt": "jerkin", "leather": "jerkin", "apron": "jerkin", "pyjamas": "nightshirt"},
}
"""What a word for clothes means there."""
_OF_THE_REPUBLIC: dict[str, dict[Outfit, Outfit]] = {
    "f": {"dress": "qipao", "apron": "shortjacket", "uniform": "studentdress", "coat": "qipao", "shirt": "aoqun", "changshan": "qipao"},
    "m": {"suit": "threepiece", "coat": "threepiece", "armour": "tunic", "uniform": "studentdress", "police": "tunic", "shirt": "shortjacket", "leather": "threepiece", "apron": "shortjacket", "qipao": "changshan"},
}
_WORN: dict[OldTimes, frozenset[Outfit]] = {"east": EasternDress, "west": WesternDress, "republic": RepublicDress | {"qipao", "pyjamas"}}
_FESTIVE: frozenset[Outfit] = frozenset({"suit", "dress", "qipao", "wedding"})
"""What a guest may wear at a wedding."""
_AT_TABLE = re.compile(r"服务员|厨师|保洁|清洁工|快递|外卖|骑手|邮递员|保安|司机|摄影|\b(?:waiter|waitress|chef|cook|cleaner|janitor|courier|delivery|mailman|guard|driver|photographer)\b", re.I)
"""Who is at a wedding for work."""
_FORMAL: frozenset[Outfit] = frozenset({"suit", "blazer", "coat", "dress", "qipao", "shirt"})


def wardrobe(scene: Scene, cast: Mapping[str, Character], abed: Collection[str], old: OldTimes, day: int = 0) -> dict[str, Clothes]:
    """Who wears something else than always in this scene. `abed` are those who lie in bed in it; `day` is the episode's day on
    which it plays (`passing.days_of`)."""
    description = _without_introductions(scene, cast)
    told = _told(scene, cast, description)
    where = f"{scene.title} {scene.place} {description}"
    out: dict[str, Clothes] = {}
    for who in dict.fromkeys([*scene.characters, *(b.character for b in scene.beats if b.character)]):
        person = cast.get(who)
        if person is None:
            continue
        made = _by_words(person, told[who], old) if who in told else _by_occasion(person, scene, where, who in abed, old)
        if made is None and not old and (other := worn_on(person, day)):
            made = Clothes(outfit=other, color=person.look.color, accent=person.look.accent)
        if made and made != Clothes(outfit=person.look.outfit, color=person.look.color, accent=person.look.accent):
            out[who] = made
    return out


def _without_introductions(scene: Scene, cast: Mapping[str, Character]) -> str:
    """The description but for what it repeats of everybody's usual look."""
    text = scene.description
    for words in filter(None, (c.look.words for c in cast.values())):
        text = text.replace(words, "")
    return text


def _by_words(person: Character, outfit: Outfit, old: OldTimes) -> Clothes | None:
    if outfit == "wedding":
        return _married(person, old)
    if old == "west":
        outfit = _OF_OLD_EUROPE[person.gender].get(outfit, outfit)
    if old == "republic":
        outfit = _OF_THE_REPUBLIC[person.gender].get(outfit, outfit)
    if outfit not in _WORN[old] if old else outfit in RepublicDress:
        return None
    return Clothes(outfit=outfit, color=person.look.color, accent=person.look.accent)


def _by_occasion(person: Character, scene: Scene, where: str, lies: bool, old: OldTimes) -> Clothes | None:
    look = person.look
    if lies:
        if old == "republic":
            return Clothes(outfit="pyjamas", color="#d8d2c4", accent=look.accent)
        if old:
            return Clothes(outfit="nightshirt" if old == "west" else _UNARMED.get(look.outfit, look.outfit), color="#e6ddcb", accent=look.accent)
        if scene.setting == "hospital" or is_ward(scene.place):
            return Clothes(outfit="patient", color=look.color, accent=look.accent)
        return Clothes(outfit="pyjamas", color=look.color, accent=look.accent) if scene.setting == "bedroom" else None
    done = " ".join(b.text for b in scene.beats if b.kind == "action")
    if (_WEDDING.search(where) or _VEIL.search(f"{where} {done}")) and _MARRIED.search(f"{person.job} {_named_as(person.name, where)}"):
        return _married(person, old)
    if _FUNERAL.search(where) and look.outfit not in _ON_DUTY:
        if old:
            return Clothes(outfit=look.outfit, color="#212127" if old == "west" else "#e4dfd4", accent="#5c5a62" if old == "west" else "#b8b2a6")
        outfit: Outfit = look.outfit if look.outfit in _FORMAL else "suit" if person.gender == "m" else "blazer"
        return Clothes(outfit=outfit, color="#212127", accent="#5c5a62")
    if not old and is_banquet(scene.place) and look.outfit not in _ON_DUTY | _FESTIVE and not _AT_TABLE.search(person.job):
        return Clothes(outfit="dress" if person.gender == "f" and person.age != "child" else "suit", color=look.color, accent=look.accent)
    if look.outfit == "patient" and treats(person.job) and (scene.setting == "hospital" or _AT_HOSPITAL.search(where)):
        return Clothes(outfit="whitecoat", color="#eef1f2", accent=look.accent)
    if look.outfit == "patient" and scene.setting != "hospital" and not _AT_HOSPITAL.search(where):
        return Clothes(outfit=_EVERYDAY[person.age], color=look.color, accent=look.accent)
    return None if old else _for_work(person, scene, bool(_AT_HOSPITAL.search(where)))


def _for_work(person: Character, scene: Scene, at_hospital: bool) -> Clothes | None:
    """The apron behind the counter, the white coat on the ward; neither at home."""
    look = person.look
    if scene.setting in _OFF_DUTY.get(look.outfit, ()) and not (at_hospital and look.outfit == "whitecoat"):
        return Clothes(outfit="shirt", color=look.color, accent=look.accent)
    for words, where, outfit in _AT_WORK:
        if scene.setting in where and words.search(person.job) and look.outfit != "patient":
            return Clothes(outfit=outfit, color=look.color, accent=look.accent)
    return None


def _married(person: Character, old: OldTimes) -> Clothes:
    """Red and gold in old China, and for her in the republic; white for her now and in old Europe, where he wears blue; black for him now."""
    if old == "west":
        return Clothes(outfit="gown" if person.gender == "f" else _UNARMED.get(person.look.outfit, person.look.outfit), color="#f1e9da" if person.gender == "f" else "#2c3c66", accent="#d8b878")
    if old == "republic":
        groom: Outfit = "tunic" if person.look.outfit == "tunic" else "changshan"
        return Clothes(outfit="aoqun" if person.gender == "f" else groom, color="#b3242e" if person.gender == "f" else "#2b2a33", accent="#e2b95c" if person.gender == "f" else "#b3242e")
    if old:
        return Clothes(outfit=person.look.outfit if person.look.outfit != "armour" else "robe", color="#b3242e", accent="#e2b95c")
    return Clothes(outfit="wedding", color="#f4efe8" if person.gender == "f" else "#23242c", accent=person.look.accent)


def _named_as(name: str, text: str) -> str:
    """The words right before and after a name."""
    return " ".join(text[max(0, m.start() - 8):m.end() + 8] for m in re.finditer(re.escape(name), text))


def _told(scene: Scene, cast: Mapping[str, Character], description: str) -> dict[str, Outfit]:
    """Whose clothes the script names: the last one named before the words, or who acts."""
    out: dict[str, Outfit] = {}
    for text, actor in [(description, None), *((b.text, b.character) for b in scene.beats if b.kind == "action")]:
        for found in _CLOTHED.finditer(text):
            after = re.match(r"[^，。；的]{0,3}的(?:她|他)?", text[found.end():])
            whose = next((n for n in cast if after and text.startswith(n, found.end() + after.end())), None)
            named = sorted((at, n) for n in cast if (at := text.rfind(n, 0, found.start())) >= 0)
            who = named[-1][1] if named and not re.search(r"[。.!！]", text[named[-1][0]:found.start()]) else actor
            who = whose or (None if after and after[0][-1] in "她他" else who)
            if who in cast and who is not None and found.lastgroup:
                out.setdefault(who, found.lastgroup)  # type: ignore[arg-type]
    return out
