"""The closed lists of `engine.drama.vocabulary` in words that image models understand, in Chinese and in English."""
from __future__ import annotations

import colorsys

from engine.drama.vocabulary import (
    Age,
    Aspect,
    Build,
    FaceShape,
    Gender,
    Hair,
    HairColor,
    InsertKind,
    Language,
    Mood,
    Outfit,
    Pose,
    Setting,
    Skin,
)

SETTINGS: dict[Language, dict[Setting, str]] = {
    "zh": {"office": "现代办公室，落地窗外是城市", "rooftop": "楼顶天台，栏杆与串灯", "cafe": "咖啡馆，吊灯与木桌", "hospital": "医院走廊，一排排房门", "street": "城市街道，商铺招牌",
           "bedroom": "卧室，床与窗帘", "classroom": "教室，黑板与课桌", "palace": "古代宫殿庭院，飞檐红灯笼", "countryside": "乡间小路，田野与远山", "car": "汽车内，从挡风玻璃看进去",
           "airport": "机场航站楼，落地玻璃与航班牌", "bar": "酒吧，酒架与霓虹", "court": "法庭，审判席与天平徽章", "livingroom": "客厅，沙发与落地灯", "kitchen": "厨房，橱柜与餐桌",
           "shop": "便利店，货架", "park": "公园，长椅与树荫", "lift": "电梯轿厢，金属门", "underground": "地铁站台，列车进站", "seaside": "海边沙滩，海浪"},
    "en": {"office": "modern office, city behind tall windows", "rooftop": "rooftop with railing and string lights", "cafe": "café with pendant lamps and wooden tables",
           "hospital": "hospital corridor with rows of doors", "street": "city street with shop signs", "bedroom": "bedroom with bed and curtains", "classroom": "classroom with blackboard and desks",
           "palace": "ancient Chinese palace courtyard, sweeping roofs, red lanterns", "countryside": "country road, fields and far hills", "car": "inside a car, seen through the windscreen",
           "airport": "airport terminal, glass front and departures board", "bar": "bar with lit bottles and neon", "court": "courtroom with the judges' bench", "livingroom": "living room with sofa and floor lamp",
           "kitchen": "kitchen with cupboards and a table", "shop": "convenience store with shelves", "park": "park with bench and trees", "lift": "inside a lift with steel doors",
           "underground": "metro platform with a train", "seaside": "beach with waves"},
}
POSES: dict[Language, dict[Pose, str]] = {
    "zh": {"stand": "站立", "crossed": "双臂抱胸", "chin": "手托下巴思索", "phone": "把手机贴在耳边", "chest": "一手按在胸口", "clasp": "双手交握", "reach": "向前伸出手", "cup": "端着杯子",
           "hip": "一手叉腰", "touch": "一手搭在对方肩上", "hug": "拥抱对方", "bow": "躬身行礼", "sit": "坐着", "walk": "行走", "point": "伸手指着对方", "kneel": "单膝跪地", "hold": "手里拿着一样东西", "lie": "躺在床上，头枕枕头，盖着被子"},
    "en": {"stand": "standing", "crossed": "arms crossed", "chin": "hand at the chin, thinking", "phone": "phone held to the ear", "chest": "one hand on the chest", "clasp": "hands clasped",
           "reach": "reaching out a hand", "cup": "holding a cup", "hip": "one hand on the hip", "touch": "a hand on the other's shoulder",
           "hug": "embracing the other", "bow": "bowing", "sit": "sitting", "walk": "walking", "point": "pointing at the other", "kneel": "kneeling on one knee",
           "hold": "holding something in the hand", "lie": "lying in bed under a blanket, head on the pillow"},
}
PROPPED: dict[Language, str] = {"zh": "半坐在床上，背靠枕头，被子盖到腰", "en": "half sitting up in bed against the pillows, the blanket up to the waist"}
INSERTS: dict[Language, dict[InsertKind, str]] = {
    "zh": {"phone": "手机屏幕聊天界面特写", "letter": "手写信纸特写", "ring": "打开的戒指盒特写，钻戒", "cup": "桌上一杯咖啡特写", "clock": "墙上圆形挂钟特写", "door": "半开的房门特写，门缝透光", "photograph": "一张旧照片特写", "key": "一把黄铜钥匙特写", "cake": "点着蜡烛的生日蛋糕特写"},
    "en": {"phone": "close-up of a phone screen with a chat", "letter": "close-up of a handwritten letter", "ring": "close-up of an open ring box with a diamond ring", "cup": "close-up of a cup of coffee on a table",
           "clock": "close-up of a round wall clock", "door": "close-up of a door ajar with light in the gap", "photograph": "close-up of an old photograph", "key": "close-up of a brass key", "cake": "close-up of a birthday cake with lit candles"},
}
MOODS: dict[Language, dict[Mood, str]] = {
    "zh": {"romance": "浪漫氛围", "sorrow": "悲伤氛围", "suspense": "悬疑氛围", "triumph": "扬眉吐气的氛围", "comedy": "轻松喜剧氛围", "warm": "温馨氛围", "tension": "紧张氛围", "mystery": "神秘氛围", "anger": "愤怒的氛围", "hope": "充满希望的氛围"},
    "en": {"romance": "romantic mood", "sorrow": "sorrowful mood", "suspense": "suspenseful mood", "triumph": "triumphant mood", "comedy": "light comic mood", "warm": "warm mood", "tension": "tense mood", "mystery": "mysterious mood", "anger": "angry mood", "hope": "hopeful mood"},
}
ASPECTS: dict[Language, dict[Aspect, str]] = {
    "zh": {"9:16": "竖屏 9:16 构图", "16:9": "横屏 16:9 构图", "1:1": "方形 1:1 构图"},
    "en": {"9:16": "vertical 9:16 composition", "16:9": "horizontal 16:9 composition", "1:1": "square 1:1 composition"},
}
AGES: dict[Language, dict[Gender, dict[Age, str]]] = {
    "zh": {"f": {"child": "小女孩", "young": "年轻女子", "adult": "三十岁左右的女子", "middle": "中年女子", "elder": "老妇人"},
           "m": {"child": "小男孩", "young": "年轻男子", "adult": "三十岁左右的男子", "middle": "中年男子", "elder": "老人"}},
    "en": {"f": {"child": "little girl", "young": "young woman", "adult": "woman about thirty", "middle": "middle-aged woman", "elder": "old woman"},
           "m": {"child": "little boy", "young": "young man", "adult": "man about thirty", "middle": "middle-aged man", "elder": "old man"}},
}
FACES: dict[Language, dict[FaceShape, str]] = {
    "zh": {"oval": "鹅蛋脸", "round": "圆脸", "square": "方脸", "long": "长脸", "heart": "瓜子脸"},
    "en": {"oval": "oval face", "round": "round face", "square": "square jaw", "long": "long face", "heart": "heart-shaped face"},
}
SKINS: dict[Language, dict[Skin, str]] = {
    "zh": {"fair": "皮肤白皙", "light": "浅色皮肤", "tan": "小麦色皮肤", "brown": "棕色皮肤", "dark": "深色皮肤"},
    "en": {"fair": "fair skin", "light": "light skin", "tan": "tan skin", "brown": "brown skin", "dark": "dark skin"},
}
BUILDS: dict[Language, dict[Build, str]] = {
    "zh": {"slim": "身材纤细", "average": "", "broad": "身材魁梧"}, "en": {"slim": "slim build", "average": "", "broad": "broad build"},
}
HAIRS: dict[Language, dict[Hair, str]] = {
    "zh": {"comma": "逗号刘海短发", "slick": "背头", "crop": "寸碎短发", "messy": "凌乱短发", "elder": "稀疏短发", "sidepart": "侧分短发", "buzz": "板寸", "tied": "束发", "long": "长直发", "bob": "齐耳短发", "wavy": "长卷发",
           "ponytail": "马尾", "bun": "盘发", "braid": "麻花辫", "curly": "卷发", "pixie": "精灵短发", "palace_f": "古装云鬓发髻", "palace_m": "古装束冠",
           "ringlets": "欧式螺旋卷盘发", "locks": "及肩长发", "crown_f": "欧式盘发，头戴王冠", "crown_m": "及肩长发，头戴王冠", "waves": "民国手推波纹短发", "fedora": "短发，头戴费多拉礼帽", "cap": "短发，头戴大檐军帽"},
    "en": {"comma": "comma-fringe short hair", "slick": "slicked-back hair", "crop": "cropped hair", "messy": "messy short hair", "elder": "thin short hair", "sidepart": "side-parted hair", "buzz": "buzz cut",
           "tied": "tied-back hair", "long": "long straight hair", "bob": "bob", "wavy": "long wavy hair", "ponytail": "ponytail", "bun": "bun", "braid": "braid", "curly": "curly hair", "pixie": "pixie cut",
           "palace_f": "ancient Chinese updo with hairpins", "palace_m": "ancient Chinese topknot with crown",
           "ringlets": "hair up in ringlets", "locks": "shoulder-length hair", "crown_f": "hair up in ringlets under a gold crown", "crown_m": "shoulder-length hair under a gold crown", "waves": "1930s finger-waved hair", "fedora": "short hair under a fedora", "cap": "short hair under an officer's peaked cap"},
}
HAIR_COLOURS: dict[Language, dict[HairColor, str]] = {
    "zh": {"black": "黑色", "darkbrown": "深棕色", "brown": "棕色", "auburn": "红褐色", "blonde": "金色", "grey": "灰色", "white": "白色", "navy": "蓝黑色"},
    "en": {"black": "black", "darkbrown": "dark brown", "brown": "brown", "auburn": "auburn", "blonde": "blonde", "grey": "grey", "white": "white", "navy": "blue-black"},
}
OUTFITS: dict[Language, dict[Outfit, str]] = {
    "zh": {"suit": "西装", "blazer": "休闲西服", "coat": "大衣", "whitecoat": "白大褂", "uniform": "校服", "hoodie": "连帽衫", "hanfu": "汉服", "sweater": "毛衣", "dress": "连衣裙", "shirt": "衬衫", "qipao": "旗袍", "tee": "T 恤",
           "leather": "皮衣", "apron": "围裙", "police": "警服", "robe": "长袍", "sports": "运动服", "armour": "铠甲", "patient": "条纹病号服", "pyjamas": "睡衣", "wedding": "婚礼礼服", "cardigan": "针织开衫，内搭衬衫", "workwear": "带反光条的工作服",
           "gown": "欧式宫廷长裙，前襟蝴蝶结与蕾丝袖口", "kirtle": "白领素色古典长裙", "doublet": "欧式绗缝紧身上衣，白色大翻领与金链", "jerkin": "皮背心与亚麻衬衫", "nightshirt": "亚麻长睡衣", "frockcoat": "十九世纪礼服长外套，领巾与马甲", "plate": "骑士板甲，外罩纹章罩袍",
           "changshan": "民国长衫", "tunic": "民国军装，武装带、肩章与披风", "threepiece": "三件套西装，怀表链与领带", "aoqun": "民国袄裙，高领倒大袖", "studentdress": "民国学生装", "shortjacket": "民国布褂"},
    "en": {"suit": "suit", "blazer": "blazer", "coat": "long coat", "whitecoat": "doctor's coat", "uniform": "school uniform", "hoodie": "hoodie", "hanfu": "hanfu", "sweater": "sweater", "dress": "dress", "shirt": "shirt",
           "qipao": "qipao", "tee": "T-shirt", "leather": "leather jacket", "apron": "apron", "police": "police uniform", "robe": "robe", "sports": "tracksuit", "armour": "armour", "patient": "striped hospital pyjamas", "pyjamas": "pyjamas", "wedding": "wedding clothes", "cardigan": "knitted cardigan over a shirt", "workwear": "work jacket with reflective bands",
           "gown": "European court gown with a bowed stomacher and lace cuffs", "kirtle": "plain period dress with a white collar", "doublet": "quilted doublet with a broad white collar and a gold chain",
           "jerkin": "leather jerkin over a linen shirt", "nightshirt": "long linen nightshirt", "frockcoat": "nineteenth-century frock coat with a cravat and a waistcoat", "plate": "surcoat over knight's plate armour",
           "changshan": "Chinese long gown of the 1930s", "tunic": "1920s Chinese officer's tunic with epaulettes, a Sam Browne belt and a cape", "threepiece": "three-piece suit with a watch chain", "aoqun": "1920s Chinese silk jacket and long skirt",
           "studentdress": "school dress of Republican China", "shortjacket": "plain short Chinese jacket"},
}
_HUES: list[tuple[float, str, str]] = [(.03, "红色", "red"), (.10, "橙棕色", "orange-brown"), (.17, "黄色", "yellow"), (.42, "绿色", "green"), (.53, "青色", "teal"), (.70, "蓝色", "blue"), (.80, "紫色", "purple"), (.94, "粉色", "pink"), (1.01, "红色", "red")]


def colour_name(colour: str, language: Language) -> str:
    """`#rrggbb` as a word: a hue with light or dark, or a grey."""
    r, g, b = (int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5))
    h, lightness, s = colorsys.rgb_to_hls(r, g, b)
    zh = language == "zh"
    if s < .12 or lightness < .08 or lightness > .94:
        return ("黑色" if zh else "black") if lightness < .2 else ("灰色" if zh else "grey") if lightness < .75 else ("白色" if zh else "white")
    name = next(chinese if zh else english for top, chinese, english in _HUES if h < top)
    if lightness < .32:
        return f"深{name}" if zh else f"dark {name}"
    if lightness > .72:
        return f"浅{name}" if zh else f"light {name}"
    return name
