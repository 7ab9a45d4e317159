"""What an idea is about, by its nouns: 快递小哥每天给十八楼送一束花 is about 花."""
from __future__ import annotations

import re

from engine.writing.dramatist import lexicon_zh
from engine.writing.dramatist.names import segmenter
from engine.writing.dramatist.reading import Reading
from engine.writing.dramatist.who_zh import is_who

_NOT_ABOUT = frozenset(
    "时候 事情 原因 结果 时间 名字 办法 样子 地方 公司 全班 全村 全家 全城 全国 全校 家里 村口 门口 世界 人生 生活 问题 关系 东西 对方 自己 大家 别人 人类 国家 社会 方式 机会 身上 身份 "
    "免费 正式 临时 入户 全世界 回村 全职 专门 被告 原告 一生 一次 一天 一夜 第二天 第一天 那天 当天 今天 昨天 明天 昨晚 今晚 早上 晚上 每天 每年 生前 当年 学校 医院 家 村 人 事 话 天 年 手 头 心 眼 声 条件 过程 情况 部分 消息 方法 目的 意思 "
    "内容 能力 水平 程度 现场 单位 部门 系统 城市 农村 乡下 山村 小镇 村里 家乡 老家 房间 屋 屋里 楼 路 街 车 车里 店 店里 厂 手里 怀里 脸 嘴 身体 眼睛 声音 样 生 死 大学生 小孩 女孩 男孩 老人 全身 故事 短剧 主角 "
    "客人 目标 唯一 所有 第三十天 几个 两个 起来 下来 出来 过来 里面 上面 背面 前 后 中 上 下 左 右 集体 性别 年纪 年龄 岁数 世 晚 夜 夜里".split())
_SOLID = ("n", "nz", "eng")
_KINDS = ("n", "nz", "vn", "eng", "nt", "an")
_ODD_KINDS = ("z", "l", "i", "nr", "nrt", "ns")
"""Nouns as well where they end what 的 begins: …的麻辣烫."""
_VERBAL = frozenset("相亲 离婚 结婚 直播 升职 裁员 传销 失忆 求救 高考 面试 加班 考试 比赛 决赛 退休 失业 破产 拆迁 装修 搬家 卖房 怀孕 早恋 网恋 打赏 抄袭 代驾 重生 穿越 减肥 整容 移民 求婚 领证 冥想 算命 打麻将 麻将".split())
"""Verbs by which one can call a whole matter: 相亲的事."""
_ENDS = frozenset("包 机 卡 证 券 票 费 款 群 号 器".split())
"""What is cut off from a noun that it ends: 表情 | 包."""
_MEASURED = re.compile("[个位名家间只条张把件串盒瓶碗杯束份本部台架封枚块支幅首包袋箱根朵盏套双顶座扇面壶颗堆沓卷副头匹口道门场]$")


def _bare(word: str) -> str:
    """A noun without its measure: 一束花 → 花."""
    return re.sub(rf"^[一二两三四五六七八九十百千万几半这那每]+{_MEASURED.pattern[:-1]}(?=.)", "", word)


_DONE_WITH = frozenset("值学做打拉写唱弹修卖买养教演")
"""Verbs that the dictionary has in one with what is done: 值 | 夜班, 学 | 手语."""


def _noun(word: str) -> bool:
    tokens = [(t.word, t.flag) for t in segmenter().cut(word)]  # type: ignore[attr-defined]
    return len(tokens) == 1 and tokens[0][1][:1] == "n"


def matter(reading: Reading, begin: int = 0, end: int = 200) -> str:
    """The noun between two places of the idea that it is most about; "" when there is none that can be spoken of by itself."""
    text = reading.text[begin:end]
    tokens = [(t.word, t.flag) for t in segmenter().cut(text)]  # type: ignore[attr-defined]
    places = {w for words, _ in lexicon_zh.PLACES for w in words.split()}
    best, most = "", 0.0
    at, n = begin, 0
    while n < len(tokens):
        word, flag = tokens[n]
        start, at = at, at + len(word)
        n += 1
        last = n < 2 or (tokens[n - 2][0] == "的" and (n == len(tokens) or tokens[n][1] == "x"))
        if not (flag in _KINDS or word in _VERBAL or _bare(word) != word or (last and flag in _ODD_KINDS and len(word) > 1)):
            continue
        word = _bare(word)
        if len(word) == 3 and word[0] in _DONE_WITH and _noun(word[1:]):
            word = word[1:]
        start = at - len(word)
        while n < len(tokens) and flag in _SOLID and tokens[n][1] in _SOLID and len(word) < 4 and len(word + tokens[n][0]) <= 6:
            word, at, n = word + tokens[n][0], at + len(tokens[n][0]), n + 1
        if n < len(tokens) and len(word) > 1 and tokens[n][0] in _ENDS:
            word, at, n = word + tokens[n][0], at + 1, n + 1
        before = reading.text[max(0, start - 3):start]
        measured = bool(_MEASURED.search(before)) and bool(re.search("[一二两三四五六七八九十几半这那每]", before))
        final = at - begin == len(text) or text[at - begin] in "，。！？；"
        person = any(p.at < at and start < p.end for p in reading.people) or is_who(word)
        deed = flag == "vn" and word not in _VERBAL and (text[at - begin:at - begin + 1] == "的" or bool(re.search("[没不未]$", before)))
        if person or deed or word in _NOT_ABOUT or word in places or any(c in word for c in "们他她我") or (len(word) < 2 and not measured) or reading.text[at:at + 1] in ("们", "上", "里", "铺", "店"):
            continue
        weight = 1.0 + 0.7 * measured + 0.4 * (len(word) > 2) + 0.5 * final - 0.2 * (word in _VERBAL) - 0.5 * (reading.text[at:at + 1] == "的") - 0.3 * (flag == "vn" and word not in _VERBAL)
        if weight > most:
            best, most = word, weight
    return best
