"""What an image model is told when the drama plays in old times: the places, things and gestures that stand for modern ones.

The same equivalents that the illustrator draws (`engine.picture.scenery.old`, `engine.picture.inserts_old`).
"""
from __future__ import annotations

from engine.drama.places import courtly, room_at_court, sells_medicine
from engine.drama.vocabulary import InsertKind, Language, Light, OldTimes, Pose, Setting
from engine.writing import picture_words_republic as republic
from engine.writing import picture_words_west as west

_SETTINGS: dict[Language, dict[Setting, str]] = {
    "zh": {"office": "古代书房，书案笔墨与书架", "rooftop": "古代城墙之上，垛口与旌旗", "cafe": "古代茶楼，木桌茶具与灯笼", "hospital": "古代医馆，药柜与病榻", "street": "古代街市，木楼店铺与幌子灯笼",
           "bedroom": "古代卧房，架子床与纱帐", "classroom": "古代学堂，矮案与竹简书卷", "palace": "古代宫殿庭院，飞檐红灯笼", "countryside": "古代乡间小路，田野与远山", "car": "古代马车车厢内，帘幕与木窗",
           "airport": "古代客栈，木柱与楼梯", "bar": "古代酒肆，酒坛与灯笼", "court": "古代公堂，公案与“明镜高悬”匾", "livingroom": "古代厅堂，太师椅与屏风", "kitchen": "古代灶房，土灶与陶罐",
           "shop": "古代店铺，木柜台与货架", "park": "古代园林，假山亭台与池水", "lift": "古代厅堂，太师椅与屏风", "underground": "古代地牢，石墙与火把", "seaside": "古代渡口，木船与江水"},
    "en": {"office": "ancient Chinese study with a writing desk, brushes and bookshelves", "rooftop": "top of an ancient city wall with battlements and banners", "cafe": "ancient Chinese teahouse with wooden tables and lanterns",
           "hospital": "ancient Chinese apothecary with medicine drawers and a sickbed", "street": "ancient Chinese market street with timber shops, banners and lanterns", "bedroom": "ancient Chinese bedchamber with a canopy bed and gauze",
           "classroom": "ancient Chinese schoolroom with low desks and scrolls", "palace": "ancient Chinese palace courtyard, sweeping roofs, red lanterns", "countryside": "ancient country road, fields and far hills",
           "car": "inside an ancient horse-drawn carriage with curtains and a wooden window", "airport": "ancient Chinese inn with wooden columns and a staircase", "bar": "ancient Chinese wine house with wine jars and lanterns",
           "court": "ancient Chinese magistrate's court with a high desk and a plaque", "livingroom": "reception hall of an ancient Chinese house with carved armchairs and a screen", "kitchen": "ancient kitchen with a clay stove and jars",
           "shop": "ancient Chinese shop with a wooden counter and shelves", "park": "ancient Chinese garden with rocks, a pavilion and a pond", "lift": "reception hall of an ancient Chinese house with carved armchairs and a screen",
           "underground": "ancient dungeon with stone walls and torches", "seaside": "ancient river landing with wooden boats"},
}
_ROOMS: dict[Language, dict[str, str]] = {
    "zh": {"chamber": "古代宫殿寝宫，雕花架子床与纱帐宫灯", "study": "古代宫殿御书房，书案与书架", "hall": "古代宫殿大殿，红柱与龙椅屏风", "kitchen": "古代灶房，土灶与陶罐", "cellar": "古代地牢，石墙与火把", "medicine": "古代药铺，一面墙的药柜与戥秤"},
    "en": {"chamber": "bedchamber of an ancient Chinese palace, carved canopy bed, gauze and palace lanterns", "study": "study of an ancient Chinese palace with a writing desk and bookshelves",
           "hall": "throne hall of an ancient Chinese palace, red columns and a gilt screen", "kitchen": "ancient kitchen with a clay stove and jars", "cellar": "ancient dungeon with stone walls and torches", "medicine": "ancient Chinese medicine shop with a wall of drawers and a hand scale"},
}
_POSES: dict[Language, dict[Pose, str]] = {
    "zh": {"phone": "手托下巴思索", "cup": "端着茶碗", "lie": "躺在卧榻上，头枕枕头，盖着锦被"},
    "en": {"phone": "hand at the chin, thinking", "cup": "holding a tea bowl", "lie": "lying on a canopy bed under a silk quilt, head on the pillow"},
}
_INSERTS: dict[Language, dict[InsertKind, str]] = {
    "zh": {"phone": "竖写毛笔信笺特写", "letter": "竖写毛笔信笺特写", "ring": "一枚白玉佩特写，红穗", "cup": "桌上一只青瓷茶碗特写", "clock": "一炷线香在铜香炉中燃烧的特写", "door": "半开的朱漆大门特写，铜环门钉，门缝透光",
           "photograph": "一幅小卷轴工笔画像特写", "key": "一把古旧铜钥匙特写", "cake": "一盘寿桃点心特写"},
    "en": {"phone": "close-up of a letter brushed in vertical columns", "letter": "close-up of a letter brushed in vertical columns", "ring": "close-up of a carved white jade pendant with a red tassel", "cup": "close-up of a celadon tea bowl on a table",
           "clock": "close-up of an incense stick burning in a bronze censer", "door": "close-up of a red studded gate ajar with light in the gap", "photograph": "close-up of a painted portrait on a small scroll",
           "key": "close-up of an old bronze key", "cake": "close-up of a plate of peach-shaped birthday buns"},
}
_LIGHTS: dict[Language, dict[Light, str]] = {"zh": {"neon": "彩色灯笼光"}, "en": {"neon": "light of coloured lanterns"}}
_NOT_THEN: dict[Language, str] = {"zh": "现代物品，手机，汽车，电灯，电线，玻璃高楼，现代服装，腕表", "en": "modern objects, phones, cars, electric lamps, power lines, glass towers, modern clothes, wristwatches"}


def not_then(old: OldTimes, language: Language) -> str:
    """What must not be seen."""
    return {"west": west.NOT_THEN, "republic": republic.NOT_THEN}.get(old, _NOT_THEN)[language]


def setting_then(setting: Setting, place: str, language: Language, old: OldTimes = "east") -> str:
    """A setting as it was: which room of a palace, and what a shop sells, by the place's name."""
    if old == "west":
        return west.setting_then(setting, place, language)
    if old == "republic":
        return republic.setting_then(setting, place, language)
    rooms = _ROOMS[language]
    if setting == "palace" and (room := room_at_court(place)):
        return rooms.get(room, rooms["hall"])
    if setting == "bedroom" and courtly(place):
        return rooms["chamber"]
    if setting == "shop" and sells_medicine(place):
        return rooms["medicine"]
    return _SETTINGS[language][setting]


def pose_then(pose: Pose, language: Language, old: OldTimes = "east") -> str | None:
    """A gesture as it was, where it differs."""
    return {"west": west.POSES, "republic": republic.POSES}.get(old, _POSES)[language].get(pose)


def light_then(light: Light, language: Language, old: OldTimes = "east") -> str | None:
    return {"west": west.LIGHTS, "republic": republic.LIGHTS}.get(old, _LIGHTS)[language].get(light)


def insert_then(kind: InsertKind, language: Language, old: OldTimes = "east") -> str:
    return {"west": west.INSERTS, "republic": republic.INSERTS}.get(old, _INSERTS)[language][kind]
