"""Ideas of the Chinese republic, 1912 to 1949: how they are known, what nobody has or says in them, how their places are called."""
from __future__ import annotations

import re

from engine.drama.places import in_the_republic
from engine.drama.script import Beat, Script
from engine.drama.vocabulary import Language, Setting
from engine.writing.dramatist.chance import pick

_SURELY = re.compile(r"民国|军阀|少帅|督军|姨太太?|上海滩|旧上海|老上海|百乐门|黄包车|人力车夫|公馆|巡捕房|法租界|英租界|公共租界|租界|青帮|洪帮|汪伪|军统|中统|76号|七十六号|孤岛时期|北洋|五四(?:青年|运动|时)|奉系|直系|黄埔军校|远征军|飞虎队|"
                     r"地下党|地下工作者|女特务|交通员|歌女|舞女|大世界|留洋(?:归来|回来|的)|十里洋场|女先生|伪政府|沦陷区|日伪|大帅府|帅府|(?:二|三|四|五|六|七|八|九)姨太|"
                     r"19(?:1[2-9]|[234]\d)年|一九(?:一[二三四五六七八九]|[二三四].)年|"
                     r"\b(?:warlords?|republican china|republic of china era|old shanghai|shanghai bund|rickshaws? (?:puller|boy|man)|rickshaw|kuomintang|cheongsam)\b|"
                     r"\bshanghai\b(?=.*\b(?:19[1-4]\d|19[234]0s|nineteen[- ](?:twenties|thirties|forties)|twenties|thirties|forties)\b)|\b(?:19[1-4]\d|19[234]0s|twenties|thirties|forties)\b(?=.*\bshanghai\b)", re.I)
_WITH_ANOTHER = re.compile(r"大帅|少帅|戏班|班主|戏园|名伶|名角|旗袍|戏子|长衫|洋行|电报|花旦|堂会|留洋|洋学堂|女学生|沪上|北平|剪辫|遗老")
"""Words of that time and of others: two of them tell it."""
_OF_A_CITY = re.compile("沪上|北平|长衫|洋学堂|遗老|剪辫|大帅")
_SOMEBODY_THEN = re.compile("丫鬟|车夫|少爷|小姐|太太|老爷|先生|族长|裁缝|学生|戏")
"""One of each tell it, too: 沪上 and 丫鬟."""
_NOT_OF_IT = re.compile(r"穿越|穿书|穿成|穿到|重生|现代|系统|直播|短视频|手机|微信|网红|剧组|拍戏|演员|影帝|影后|片场|博物馆|旧物|文物|遗址|老照片|二十一世纪|21世纪|20[012]\d|孙女|曾祖|太爷|太奶|八十年后|百年后|\d0年后|今天的|民国风|民国(?:老宅|老屋|旧宅|时期的)|"
                        r"皇|贵妃|王府|侯府|宫女|太监|圣旨|嫡女|庶女|首富|总裁|霸总|豪门|公司|"
                        r"\b(?:time[- ]travel\w*|wakes? up in|reborn|museum|film(?:ing)?|movie|actors?|actress|tiktok|phone|app|great-?grand\w+|today|modern|20[012]\d|descendant|online|video game|cosplay)\b", re.I)


def plays_in_the_republic(prompt: str) -> bool:
    """Whether an idea is of those days: not one in which two times meet, nor one of palaces or of ours that has a word of them."""
    if _NOT_OF_IT.search(prompt):
        return False
    if _SURELY.search(prompt) or len(set(_WITH_ANOTHER.findall(prompt))) > 1:
        return True
    return bool(_OF_A_CITY.search(prompt) and _SOMEBODY_THEN.search(prompt))


UNHEARD_OF = re.compile(r"手机|微信|短信|微博|朋友圈|热搜|屏幕|监控|摄像头|直播|视频|录音笔|语音|邮件|二维码|扫码|转账|网[上络红]|上网|电脑|打印机|复印|U盘|导航|外卖|快递|高铁|地铁|飞机票|机场|电梯|便利店|超市|公司|总裁|董事|总监|工位|加班|实习|离职|辞职信|裁员|KPI|PPT|微波炉|冰箱|空调|塑料|T恤|卫衣|牛仔裤|"
                        r"来电显示|已读|未读|群里|拉黑|身份证|驾照|信用卡|银行卡|高考|彩票|DNA|亲子鉴定|耳机|食堂|自习|泡沫箱|论文|学术讲座|博士|天台|报警|学期|号码|基因|B超|化疗|ICU|急诊|体检|小区|物业|出租车|网约车|代驾|电动车|租房合同|房产证|红绿灯|地下车库|"
                        r"\b(?:smart)?phones?\b(?!graph)|\b(?:text(?:ed|s|ing)?|screens?|e-?mails?|online|internet|app|laptop|computer|CCTV|voicemail|website|selfie|wi-?fi|google\w*|DNA|airport|subway|elevator|microwave|plastic|recorder|earpiece|camera footage|parents' evening|playground|credit card|parking|degrees)\b", re.I)
"""Words in lines that are said there by nobody, nor by a narrator."""

_THINGS: tuple[tuple[str, str], ...] = (
    (r"把手机(?:屏幕)?(?:转过来|立在|放在|递过来|举起来)", "把一封电报摊在"), (r"手机(?:忽然|突然|自己)?(?:亮了|响了|震了)(?:一下|起来)?", "门房送来一封电报"), (r"(?:拿|掏|摸)(?:出|起)(?:了)?手机", "取出一封电报"), (r"看(?:了一眼|着|了看)?手机", "看了一眼电报"),
    (r"(?:一[部台个]|那[部台]|这[部台])?手机(?:屏幕)?", "电报"), (r"(?:一[条个封])?(?:短信|微信|私信|邮件|消息提示)", "一封电报"), (r"发(?:了)?(?:微信|信息|语音)", "拍电报"), ("来电显示(?:竟然?|居然)?是", "接线生说，那头是"), (r"语音|录音笔|录音", "唱片"), ("朋友圈|热搜|微博", "小报"),
    (r"监控(?:录像|视频|画面)?|摄像头", "门房的眼睛"), ("视频|录像", "照片"), ("直播", "堂会"), ("网红|主播", "红角儿"), ("网上|上网", "报上"), ("屏幕", "信笺"), ("电脑|平板", "账册"), ("U盘", "一小卷胶片"), ("打印机|复印", "油印"),
    ("快递员|快递小哥|外卖员|外卖小哥", "跑街的"), ("快递|包裹", "邮包"), ("外卖", "食盒"), ("出租车|网约车", "黄包车"), ("地铁|公交车?", "电车"), ("高铁|动车", "火车"), ("机场", "火车站"), ("飞机票|机票", "船票"), ("电动车|摩托车", "脚踏车"), ("地下车库|停车场", "后院"), ("电梯", "楼梯"),
    ("董事长|总裁|霸总|总监", "大班"), ("公司", "洋行"), ("同事", "同仁"), ("实习生", "学徒"), ("加班", "守夜"), ("裁员|离职|辞职", "辞工"), ("便利店|超市", "烟纸店"), ("小区|物业", "弄堂"), ("身份证|驾照", "良民证"), ("银行卡|信用卡|转账", "庄票"), ("红绿灯", "红头阿三"),
    ("亲子鉴定|DNA(?:报告)?", "滴血的旧账"), ("急诊室?|ICU|监护室", "教会医院"), ("体检", "问诊"), ("化疗", "打针"), ("冰箱", "冰柜"), ("空调", "吊扇"), ("T恤|卫衣", "短褂"), ("牛仔裤", "长裤"), ("房产证", "房契"), ("彩票", "马票"), ("报警", "报巡捕房"), ("天台", "屋顶露台"), ("食堂", "饭堂"), ("耳机", "收音机"), ("高考", "大考"),
)
_THEN = tuple((re.compile(now), then) for now, then in _THINGS)


def in_their_time(text: str) -> str:
    """A Chinese text with the things of those days: 手机响了 is 门房送来一封电报."""
    for now, then in _THEN:
        text = now.sub(then, text)
    return text


def told_in_their_time(script: Script) -> Script:
    """The script in which no line, and nothing that is read in it, has a thing of ours."""
    def beat(b: Beat) -> Beat:
        return b.model_copy(update={"text": in_their_time(b.text), "insert_text": in_their_time(b.insert_text)})

    episodes = [e.model_copy(update={"title": in_their_time(e.title), "logline": in_their_time(e.logline), "hook": in_their_time(e.hook), "scenes": [
        s.model_copy(update={"title": in_their_time(s.title), "description": in_their_time(s.description), "beats": [beat(b) for b in s.beats]}) for s in e.scenes]}) for e in script.episodes]
    return script.model_copy(update={"logline": in_their_time(script.logline), "episodes": episodes})


_NAMES: dict[Language, dict[Setting, tuple[str, ...]]] = {
    "zh": {"office": ("挂着地图的司令部", "督军的书房", "洋行的写字间"), "rooftop": ("临江的屋顶露台", "饭店顶楼的花园"), "cafe": ("唱着戏的茶楼", "戏园的包厢"), "hospital": ("教会医院的病房", "圣心医院"),
           "street": ("亮着霓虹的大马路", "弄堂口", "下着雨的霞飞路"), "bedroom": ("公馆的卧房", "亭子间", "点着台灯的新房"), "classroom": ("女校的书房", "报馆的编辑室"), "palace": ("公馆的铁门外", "帅府门前"),
           "countryside": ("城外的土路", "村口的老槐树下"), "car": ("拉上帘子的汽车里", "开往码头的汽车里"), "airport": ("冒着白汽的月台", "火车站"), "bar": ("百乐门的舞池边", "歌厅的后排"), "court": ("巡捕房的问话室", "司令部的长桌前"),
           "livingroom": ("公馆的客厅", "水晶灯下的花厅"), "kitchen": ("公馆的厨房", "后灶间"), "shop": ("绸缎庄的柜台前", "照相馆里"), "park": ("公馆的后花园", "枯井边"), "lift": ("饭店的大厅", "公馆的门厅"),
           "underground": ("巡捕房的牢房", "点着一盏灯的地窖"), "seaside": ("挤满人的码头", "江边的栈桥")},
    "en": {"office": ("the commander's office", "the study of the mansion"), "rooftop": ("a roof terrace over the river",), "cafe": ("the teahouse with its stage", "a box in the opera house"), "hospital": ("the mission hospital",),
           "street": ("Nanking Road by night", "the mouth of the lane"), "bedroom": ("a bedroom of the mansion", "a garret over the lane"), "classroom": ("the study", "the newspaper office"), "palace": ("the gates of the mansion",),
           "countryside": ("a dirt road outside the city",), "car": ("the back of a motor car",), "airport": ("the railway platform",), "bar": ("the edge of the dance floor", "the Paramount ballroom"), "court": ("the police commissioner's office",),
           "livingroom": ("the salon of the mansion",), "kitchen": ("the kitchen of the mansion",), "shop": ("a silk shop",), "park": ("the garden behind the mansion",), "lift": ("the hall of the hotel",), "underground": ("a cell under the police station",), "seaside": ("the quay",)},
}
_PLACES_NOW = re.compile(r"办公区|会议室|工位|打印机|天台|咖啡|卡座|急诊|住院部|公交|小区|便利|出租屋|教室|停在路边|后座|机场|登机|到达口|酒吧|吧台|法院|调解室|法庭|橱窗|公园|电梯|货梯|车库|地铁|档案室|地下通道|停车|公司|超市|写字楼|健身|"
                         r"\b(?:meeting room|desk|coffee|caf[eé]|emergency|bus|flat|parked|airport|gate|bar\b|court|elevator|lift|garage|subway|platform 9|office|parking|mall|gym|apartment)\b", re.I)


def place_then(setting: Setting, name: str, language: Language, key: tuple[object, ...]) -> str:
    """A place's name as it was: its own, unless it is of ours."""
    return pick(_NAMES[language][setting], *key, "then") if _PLACES_NOW.search(name) and not in_the_republic_by_name(setting, name) else name


def in_the_republic_by_name(setting: Setting, name: str) -> bool:
    """Whether the name itself tells which place of the republic it is."""
    return in_the_republic(setting, name) != in_the_republic(setting, "")
