"""What an image model is told when the drama plays in old Europe: the places, things and gestures that stand for modern ones.

The same equivalents that the illustrator draws (`engine.picture.scenery.west`, `engine.picture.inserts_west`).
"""
from __future__ import annotations

from engine.drama.places import is_dungeon, outside_at_court, room_at_court
from engine.drama.vocabulary import InsertKind, Language, Light, Pose, Setting

_SETTINGS: dict[Language, dict[Setting, str]] = {
    "zh": {"office": "欧式书房，书柜、羽毛笔与地球仪", "rooftop": "欧洲城堡的城墙垛口，塔楼与旗帜", "cafe": "欧式古老酒馆，木梁与壁炉", "hospital": "欧式卧室，四柱床与壁炉", "street": "欧洲古镇街道，半木结构房屋与石板路",
           "bedroom": "欧式卧室，四柱床与壁毯", "classroom": "欧式藏书室，满墙皮面书", "palace": "欧洲城堡庭院，石墙与尖顶塔楼", "countryside": "欧洲乡间小路，石墙与远处庄园", "car": "马车车厢内，软包座椅与小窗",
           "airport": "欧式古老酒馆，木梁与壁炉", "bar": "欧式古老酒馆，木梁、酒桶与壁炉", "court": "欧洲城堡大厅，尖拱窗与纹章旗", "livingroom": "欧式客厅，壁炉、肖像画与烛台", "kitchen": "城堡厨房，大壁炉、铁锅与铜器",
           "shop": "欧式古老店铺，木柜台、货架与黄铜天平", "park": "欧式庭园，修剪树篱、玫瑰与喷泉", "lift": "欧洲城堡大厅，尖拱窗与纹章旗", "underground": "拱顶地窖，酒桶与火把", "seaside": "古老港口，三桅帆船与石砌码头"},
    "en": {"office": "library of an old European manor, leather-bound books, a quill and a globe", "rooftop": "battlements of a European castle, towers and banners", "cafe": "old European tavern with oak beams and a fireplace",
           "hospital": "European bedchamber with a four-poster bed and a fireplace", "street": "street of an old European town, half-timbered houses and cobbles", "bedroom": "European bedchamber with a four-poster bed and a tapestry",
           "classroom": "library of an old European manor, walls of leather-bound books", "palace": "courtyard of a European castle, stone walls and towers with pointed roofs", "countryside": "English country lane between dry stone walls, a manor in the distance",
           "car": "inside a horse-drawn coach with buttoned leather and small windows", "airport": "old European tavern with oak beams and a fireplace", "bar": "old European tavern with oak beams, barrels and a fireplace",
           "court": "great hall of a European castle, pointed windows and banners with coats of arms", "livingroom": "drawing room of an old European manor, fireplace, portraits and candles", "kitchen": "castle kitchen with a wide hearth, an iron kettle and copper pans",
           "shop": "old European shop with a wooden counter, shelves of jars and brass scales", "park": "formal European garden with clipped hedges, roses and a fountain", "lift": "great hall of a European castle, pointed windows and banners",
           "underground": "vaulted stone cellar with barrels and torches", "seaside": "old harbour with a tall sailing ship and a stone quay"},
}
_ROOMS: dict[Language, dict[str, str]] = {
    "zh": {"chamber": _SETTINGS["zh"]["bedroom"], "study": _SETTINGS["zh"]["office"], "hall": "欧洲城堡大厅，尖拱窗、纹章旗与王座", "ballroom": "宫廷舞厅，枝形吊灯、高窗与镜子", "parlour": _SETTINGS["zh"]["livingroom"],
           "kitchen": _SETTINGS["zh"]["kitchen"], "cellar": _SETTINGS["zh"]["underground"], "dungeon": "城堡地牢，铁栏、锁链与火把", "chapel": "石砌小教堂，彩色玻璃窗、祭坛与长椅", "cave": "岩洞，钟乳石与篝火", "garden": _SETTINGS["zh"]["park"], "rampart": _SETTINGS["zh"]["rooftop"],
           "gallery": "石砌拱廊，尖拱与花园", "gate": "城堡大门，吊桥与双塔"},
    "en": {"chamber": _SETTINGS["en"]["bedroom"], "study": _SETTINGS["en"]["office"], "hall": "great hall of a European castle, pointed windows, banners with coats of arms and thrones", "ballroom": "ballroom of a European palace, chandeliers, tall windows and mirrors",
           "parlour": _SETTINGS["en"]["livingroom"], "kitchen": _SETTINGS["en"]["kitchen"], "cellar": _SETTINGS["en"]["underground"], "dungeon": "castle dungeon with iron bars, chains and a torch", "chapel": "stone chapel with stained glass, an altar with candles and pews", "cave": "cave with stalactites and a fire", "garden": _SETTINGS["en"]["park"],
           "rampart": _SETTINGS["en"]["rooftop"], "gallery": "stone cloister with pointed arches beside a garden", "gate": "gatehouse of a European castle with a drawbridge and two towers"},
}
POSES: dict[Language, dict[Pose, str]] = {
    "zh": {"phone": "手托下巴思索", "cup": "端着酒杯", "lie": "躺在四柱床上，头枕枕头，盖着被子"},
    "en": {"phone": "hand at the chin, thinking", "cup": "holding a goblet", "lie": "lying in a four-poster bed under a coverlet, head on the pillow"},
}
INSERTS: dict[Language, dict[InsertKind, str]] = {
    "zh": {"phone": "羊皮信纸特写，羽毛笔字迹，红色封蜡", "letter": "羊皮信纸特写，羽毛笔字迹，红色封蜡", "ring": "打开的首饰盒特写，宝石戒指", "cup": "一只錾花金酒杯特写", "clock": "一只金怀表特写，罗马数字", "door": "半开的橡木拱门特写，铁环与门缝的光",
           "photograph": "一枚椭圆金框小肖像特写", "key": "一把古旧铁钥匙特写", "cake": "一只点着蜡烛的蛋糕特写"},
    "en": {"phone": "close-up of a parchment letter written with a quill, red wax seal", "letter": "close-up of a parchment letter written with a quill, red wax seal", "ring": "close-up of an open jewel box with a ring", "cup": "close-up of a chased gold goblet",
           "clock": "close-up of a gold pocket watch with Roman numerals", "door": "close-up of an oak door in a stone arch ajar, iron ring, light in the gap", "photograph": "close-up of a painted miniature in an oval gold frame",
           "key": "close-up of an old iron key", "cake": "close-up of a cake with lit candles"},
}
LIGHTS: dict[Language, dict[Light, str]] = {"zh": {"neon": "烛光与彩色玻璃的光"}, "en": {"neon": "candlelight and the glow of stained glass"}}
NOT_THEN: dict[Language, str] = {"zh": "现代物品，手机，汽车，电灯，电线，玻璃高楼，现代服装，腕表，中式建筑，汉服",
                                 "en": "modern objects, phones, cars, electric lamps, power lines, glass towers, modern clothes, wristwatches, Chinese architecture, hanfu"}
"""What must not be seen."""


def setting_then(setting: Setting, place: str, language: Language) -> str:
    """A setting as it was: which part of a castle, and what lies under the ground, by the place's name."""
    rooms = _ROOMS[language]
    if setting in ("palace", "underground") and is_dungeon(place):
        return rooms["dungeon"]
    if setting == "countryside" and room_at_court(place) == "cave":
        return rooms["cave"]
    if setting in ("palace", "livingroom") and (room := room_at_court(place)):
        return rooms[room]
    if setting == "palace" and (court := outside_at_court(place)) in rooms:
        return rooms[court]
    return _SETTINGS[language][setting]
