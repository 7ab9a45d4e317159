"""Whether an idea is of the days of palaces, by what there was only then."""
from __future__ import annotations

import re

from engine.writing.dramatist.republic import plays_in_the_republic

_OLD_WORDS = re.compile(r"[替代](?:兄|父|弟|哥哥?|父亲)从军|女扮男装|敌国|出征|沙场|军帐|皇|太子|王爷|公主|郡主|贵妃|娘娘|将军|王府|侯府|后宫|圣旨|丞相|庶女|嫡|江湖|剑客|书生|天字[一二三甲]?号|客栈掌柜|皇陵|(?<!遇)刺客(?!联盟|游戏)|(?<!高考)(?<![省市文理]科)(?<![省市县])状元|和亲|古代|(?<![子故年白天迷])宫(?!保|颈|外孕|格)|太医|御医|质子|世子|侯爷|镖局|掌门|丫鬟|尚书|县令|驸马|郡主|嫔|(?<!豪门)替嫁(?![^。]{0,30}(?:豪门|少爷|总裁|霸总|植物人|首富|残疾))|赐婚|武林|太后|御厨|捕快|捕头|衙门|仵作|大理寺|锦衣卫|山寨|匪首|江洋大盗|青楼|花魁|宗门|师尊|修仙|修真|仙尊|魔尊|仙门|魔教|灵根|渡劫|掌教|师门|大侠|(?<!少)女侠|侠客|轻功|秘籍|捡到一[把柄][^，。]{0,8}剑(?!桥)|剑灵|剑仙|剑宗|镖师|押镖|狐妖|捉妖|昏君|满朝|百官|暴君|狐狸精?(?:化成|变成|修炼|报恩|成精|[^，。]{0,6}报恩)|(?:白蛇|蛇妖|树妖|花妖)|妃|"
                        r"(?<!homecoming )(?<!prom )(?<!beauty )(?<!drag )(?<!drama )(?<!dairy )(?<!dancing )(?<!pageant )\b(?:king|queen|prince|princess|duke|duchess|knight|throne|castle|palace|emperor|empress|concubine|courtier|royal physician|crown|regency|duel|court physician|sultan|baron|countess|earl|governess|lady-in-waiting)\b", re.I)


OF_OUR_DAYS = re.compile(r"\b(?:mafia|cartel|mob|fbi|cia|agent|college|campus|high school|prom|beauty|alpha|luna|lycan|werewol\w+|vampires?|robot|android|AI|ceo|billionaire|company|police|cops?|detective|phone|online|app|clones?|spaceship|librarian|magic(?:al)? academy|school)\b", re.I)
"""What there was at no court: a mafia king, a prom queen, a cartel princess are of our days."""


def plays_in_old_times(prompt: str) -> bool:
    """Whether an idea is of the days of palaces: not when somebody of those days comes into ours, nor when it is of the republic."""
    return bool(_OLD_WORDS.search(prompt)) and not _TO_OUR_DAYS.search(prompt) and not plays_in_the_republic(prompt)


_TO_OUR_DAYS = re.compile("(?:穿越?|来|回|流落|重生|掉|误入|下凡|坠|闯|转世|投胎)[到至在进了入]{0,3}(?:了)?[^，。]{0,6}(?:现代|都市|二十一世纪|21世纪|今天|当代|地铁|写字楼|大学|高中|医院|片场|横店|夜市)")
"""Somebody of another age comes into ours."""
