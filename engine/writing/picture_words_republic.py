"""What an image model is told when the drama plays in the Chinese republic: the places, things and gestures of 1912 to 1949.

The same equivalents that the illustrator draws (`engine.picture.scenery.republic`, `engine.picture.inserts_republic`).
"""
from __future__ import annotations

from engine.drama.places import RepublicPlace, in_the_republic
from engine.drama.vocabulary import InsertKind, Language, Light, Pose, Setting

_PLACES: dict[Language, dict[RepublicPlace, str]] = {
    "zh": {"salon": "民国公馆客厅，胡桃木护墙板、彩色玻璃窗、壁炉与留声机", "bedroom": "民国卧房，铜床、纱帐与三面镜梳妆台", "study": "民国书房，玻璃书柜、绿罩台灯与吊扇", "headquarters": "民国督军办公室，墙上军用地图、交叉军刀、大书桌与老式电话",
           "ward": "民国教会医院病房，铁床与拱窗", "dancehall": "三十年代百乐门舞厅，放射状舞台、红丝绒幕布、乐队与立式话筒", "opera": "民国戏园，方形戏台、出将入相门帘与茶桌盖碗", "backstage": "民国戏班后台，灯泡镜台、凤冠与挂着的戏服",
           "cell": "民国巡捕房审讯室，砖墙、铁栏与一盏孤灯", "shop": "民国店铺，玻璃柜台、绸缎与月份牌", "kitchen": "民国大宅厨房，砖灶、蒸笼与一盏电灯泡", "car": "三十年代老式轿车后座，皮面软包与小窗帘", "street": "三十年代老上海大马路，竖排霓虹招牌、钟楼、电车轨与黄包车",
           "lane": "老上海石库门弄堂，青砖门头与晾衣竹竿", "mansion": "民国公馆大门与洋楼，铁艺门、立柱与老式轿车", "platform": "民国火车站月台，蒸汽机车、白汽与铁柱站棚", "quay": "民国江边码头，客轮与麻包", "terrace": "外滩屋顶露台，石栏与对岸穹顶", "garden": "民国公馆中式花园，假山亭台", "": "民国乡间土路与农舍"},
    "en": {"salon": "salon of a Shanghai mansion of the 1930s, walnut panels, stained-glass windows, a fireplace and a gramophone", "bedroom": "bedroom of the 1930s with a brass bed, gauze and a three-mirrored dressing table", "study": "study of the 1930s with glazed bookcases, a green banker's lamp and a ceiling fan",
           "headquarters": "office of a Chinese warlord of the 1920s, a military map, crossed sabres, a broad desk and a rotary telephone", "ward": "ward of a mission hospital of the 1930s with iron beds and arched windows", "dancehall": "Shanghai dance hall of the 1930s, sunburst stage, red velvet, a band and a standing microphone",
           "opera": "Chinese opera house of the 1920s, square stage with embroidered hangings and tea tables", "backstage": "backstage of a Chinese opera troupe, mirror framed with bulbs, phoenix crowns and robes on a rail", "cell": "interrogation cell of the 1930s, brick walls, iron bars and one bulb", "shop": "Shanghai shop of the 1930s with glass cases, silk and a calendar poster",
           "kitchen": "kitchen of a Chinese mansion of the 1930s with a brick stove and one bulb", "car": "back seat of a 1930s motor car, buttoned leather and small curtains", "street": "Nanking Road in the 1930s, upright neon signs, a clock tower, tram rails and rickshaws", "lane": "Shanghai shikumen lane, stone gates and washing on bamboo poles",
           "mansion": "gates and front of a Shanghai mansion, wrought iron, columns and a black 1930s motor car", "platform": "railway platform of the 1920s, a steam engine, white steam and iron columns", "quay": "river quay of the 1930s with a steamer and bales", "terrace": "roof terrace on the Bund, stone balustrade and domes",
           "garden": "Chinese garden of a mansion with rocks and a pavilion", "": "dirt road in the Chinese countryside of the 1930s"},
}
POSES: dict[Language, dict[Pose, str]] = {
    "zh": {"phone": "手持老式电话听筒贴在耳边", "cup": "端着盖碗茶", "lie": "躺在铜床上，头枕枕头，盖着被子"},
    "en": {"phone": "holding the handset of an old black telephone to the ear", "cup": "holding a lidded tea cup", "lie": "lying in a brass bed under a quilt, head on the pillow"},
}
INSERTS: dict[Language, dict[InsertKind, str]] = {
    "zh": {"phone": "一封电报特写，电报局红字表格与打字纸条", "letter": "竖写毛笔信笺特写", "ring": "首饰盒里一枚戒指特写", "cup": "一只青花盖碗特写", "clock": "一只金怀表特写，罗马数字", "door": "半开的雕花木门特写，彩色玻璃与铜把手", "photograph": "一张泛黄照相馆合影特写",
           "key": "一把铜钥匙特写", "cake": "一只奶油蛋糕特写"},
    "en": {"phone": "close-up of a telegram, a printed form with typed strips", "letter": "close-up of a letter brushed in vertical columns", "ring": "close-up of a ring in a jewel box", "cup": "close-up of a blue and white lidded tea cup", "clock": "close-up of a gold pocket watch with Roman numerals",
           "door": "close-up of a carved wooden door with stained glass ajar, brass handle", "photograph": "close-up of a sepia studio photograph", "key": "close-up of a brass key", "cake": "close-up of a cream cake"},
}
LIGHTS: dict[Language, dict[Light, str]] = {"zh": {"neon": "老式霓虹招牌光"}, "en": {"neon": "light of old neon signs"}}
NOT_THEN: dict[Language, str] = {"zh": "现代物品，智能手机，电脑，现代汽车，玻璃高楼，现代服装，古装汉服", "en": "modern objects, smartphones, computers, modern cars, glass towers, modern clothes, hanfu"}
"""What must not be seen."""


def setting_then(setting: Setting, place: str, language: Language) -> str:
    """A setting as it was, by the place's name."""
    return _PLACES[language][in_the_republic(setting, place)]
