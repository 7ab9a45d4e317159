"""Chinese words for somebody: whether words are one, and where in a longer run of words one begins."""
from __future__ import annotations

import re

from engine.writing.dramatist import lexicon_zh
from engine.writing.dramatist.names import segmenter, trades

_WHO = re.compile(r"(?:[员工师匠手者贩夫医官兵生客商警僧农]|师傅|班花|校花|校草|村花|厂花|月老|孟婆|阎王|财神|死神|灶王爷|土地公|美人鱼|外星人|狐狸精|老板|选手|门将|前锋|后卫|中锋|妇|同学|(?:哭丧|守墓|守夜|主持|经纪|代理|监护|证婚|合伙|候选|发言|负责|当事|流浪|打更|敲钟|拾荒|牧羊|陌生|客|恋|情|仇|证|病|熟|老)人|汉|佬|失主|买家|卖家|客户|房客|租客|路人|(?:网|狱|战|病|室|校|工|队|球|驴|笔)友|班主|店主|业主|房东|船主|债主|花旦|旦角|[站馆局社厂组会处科镇县所团部]长|阿姨|大爷|大妈|大叔|老赖|网红|主播|学霸|学渣|校霸|保安|保姆|保洁|司机|模特|影后|影帝|老头|老太|道士|和尚|媒婆|村长|支书|中医|寡妇|光棍|富豪|首富|土豪|店长|班长|队长|船长|院长|校长|家长|会计|翻译|裁判|教练|助理|秘书|特工|间谍|杀手|明星|替身|偶像|歌神|少爷|千金|女王|小哥|小弟|大哥|大姐|搭子|博主|老总|总裁|经理|高管|白领|民工|农民|猎人|牧民|渔民|盲人|哑巴|聋子|疯子|傻子|骗子|小偷|囚犯|逃犯|通缉犯|[绑劫]匪|[笨毛盗飞窃]贼|工头|骑手|仵作|捕快|捕头|镖师|更夫|[寺卿]卿|教师|雇主|仇家|果农|男主人|女主人|大姐|孕妇|产妇|军人|士兵|战士|匪首|土匪|大盗|恶霸|山贼|海盗|新人|[^侵触冒]犯)$")
"""Ends the word for somebody by what they do or are."""
_NOBODY = re.compile(r"(?:洗手|出手|重生|人生|一生|余生|花生|卫生|发生|陌生|机器人|受益人|什么人|所有人|别人|有人|没人|(?<![收送])接人|来人|大家|国家|全家|老家|回家|专家组|工匠|高手|对手|分手|动手|接生|死者|逝者|遇难者|双手|右手|左手|亲手|歌手杯|海员)$")


def is_who(words: str) -> bool:
    """Whether words end with one for somebody."""
    return bool(_WHO.search(words) or re.search("[收寄发件持候代监当证保投继负管主][\u4e00-\u9fff]?人$|(?:[科数作专画美]学?|企业|慈善|银行|资本|投资|艺术|音乐|舞蹈|探险|政治|军事)家$", words) or any(words.endswith(w) for w in lexicon_zh.PEOPLE if len(w) > 1)) and not _NOBODY.search(words)


_BEGINS_NOBODY = re.compile(r"^(?:而|但|却|只有|只剩|结果|没想到|没有|没(?!落)|有(?!钱)|谁|劝|求(?!职|婚)|让|叫(?!花)|被(?!告|害)|把|给|替(?!身|补)|和(?!尚)|与|跟(?!班|拍)|在(?!逃|校|编|职)|从(?!犯|军)|对(?!手|面|门|家)|去|来(?!客|宾)|又|才(?!子|女)|原来|因为|直到|最后)")
_COUNTED = re.compile("^[一两二三四五六七八九十几这那某][个名位]")
_JOINS = re.compile("[pcdr]|u[ljzg]")
"""Flags of words that no word for somebody has: prepositions, conjunctions, adverbs, pronouns, particles."""
_REACHES = re.compile("(?:[到见现出成给住完起入回得找]|认识|知道|以为|成为|变成|专门|一直)$")
"""Ends a verb that has an object: 查到 | 太子."""


def core(called: str) -> str:
    """The noun for somebody with which words end, without what only stands before it (发现未婚夫: 未婚夫); "" when they end with none."""
    if called in lexicon_zh.PEOPLE or called in trades():
        return called
    rest = _COUNTED.sub("", _BEGINS_NOBODY.sub("", called))
    tokens = [(t.word, t.flag) for t in segmenter().cut(rest)]  # type: ignore[attr-defined]
    bad = [n for n, (word, flag) in enumerate(tokens) if word != "老" and (
        _JOINS.match(flag) or (flag[:1] == "v" and _REACHES.search(word)) or word in ("专门", "最后", "是", "让", "叫", "请", "令", "派") or (flag == "t" and word[-1] in "天晚夜日年")
        or (flag[:1] == "v" and len(word) == 1 and n + 1 < len(tokens) and tokens[n + 1][0] in lexicon_zh.PEOPLE))]
    rest = "".join(word for word, _ in tokens[bad[-1] + 1:]) if bad else rest
    return rest if len(rest) > 1 and (rest in (called, *trades()) or is_who(rest)) else ""
