"""The embedded dramatist plays the creator's idea: its object, place, people and event turn up in what is seen and said."""
from __future__ import annotations

import re

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.writing import write_script

# each cue is a pattern that must be found in what is played (narration, title and logline do not count)
IDEAS: list[tuple[str, str]] = [
    ("古代深宫，新入宫的绣娘发现，皇上腰间的旧荷包，是她十年前亲手绣给一个落难少年的", "荷包 绣 皇上|陛下 十年 少年"),
    ("外卖员每天给同一个空房间送两份饭", "外卖 空房间 两份饭 每天"),
    ("老钟表匠收到一块走得比时间快一天的怀表", "钟表 怀表 快一天"),
    ("小镇邮递员把一封迟到三十年的信送到寡妇手里", "邮递员 信 三十年 寡妇"),
    ("退役拳击手在养老院教老太太们打拳", "拳击 养老院 教 打拳"),
    ("夜班公交司机每晚都等同一个不上车的女孩", "司机 每晚 不上车 女孩"),
    ("女法医在无名尸体手腕上认出自己送给弟弟的手链", "法医 手链 弟弟"),
    ("两个开面馆的亲兄弟十年没说过一句话", "面馆 兄弟 十年 说"),
    ("修鞋匠在一双旧皮鞋里发现妻子写的字条", "修鞋 皮鞋 妻子 字条"),
    ("聋哑女孩在菜市场卖画，城管是她失散的哥哥", "女孩 画 城管 哥哥"),
    ("护士发现每个去世的病人都给她留了一把钥匙", "护士 病人 钥匙"),
    ("996程序员在公司天台种了一棵番茄，被老板拔了", "程序员 天台 番茄 老板"),
    ("A tired barista in a rainy city finds her late grandmother's ring in a stranger's coffee cup", "barista ring coffee|cup grandmother"),
    ("A retired astronaut teaches her granddaughter chess by letter", "astronaut granddaughter|grandmother chess letter"),
    ("Two lighthouse keepers who have not spoken for ten years", "lighthouse keeper spoken|speak ten"),
    ("A taxi driver returns a violin to a dead man's address", "driver violin dead address"),
    ("A night nurse reads bedtime stories to a man in a coma", "nurse stories|story coma reads?|reading"),
    ("A baker hides apology notes in the bread he sells to his ex-wife", "baker notes? bread ex-wife|wife|marri"),
    ("A beekeeper discovers her father's diary inside an abandoned hive", "beekeeper father diary hive"),
    ("Two rival florists share one greenhouse during a blizzard", "florist greenhouse snow|blizzard"),
    ("A piano tuner hears the song his missing sister wrote in a stranger's house", "piano song sister house"),
    ("A museum guard falls in love with the woman who visits the same painting every day", "guard painting every.day museum"),
    ("A tailor sews a wedding dress for the woman his son left at the altar", "tailor dress son wedding"),
    ("A fisherman pulls up a suitcase full of his own letters", "fisherman suitcase letters?"),
]


def played(script: Script) -> str:
    """What is seen and heard, without the narrator."""
    beats = [f"{b.text} {b.insert_text}" for s in script.scenes() for b in s.beats if b.kind != "narration"]
    return "\n".join([*beats, *(s.place for s in script.scenes()), *(c.job for c in script.characters)]).lower()


def share(prompt: str, cues: str) -> float:
    text = played(write_script(Brief(prompt=prompt, duration_sec=60)))
    wanted = cues.split()
    return sum(bool(re.search(c, text)) for c in wanted) / len(wanted)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_ideas_own_things_are_played(language: str) -> None:
    ideas = [i for i in IDEAS if bool(re.search(r"[\u3400-\u9fff]", i[0])) == (language == "zh")]
    shares = {prompt: share(prompt, cues) for prompt, cues in ideas}
    table = "\n".join(f"{s:4.0%}  {p}" for p, s in sorted(shares.items(), key=lambda x: x[1]))
    print(table)
    assert len(ideas) == 12
    assert sum(shares.values()) / len(shares) >= 0.7, table
    assert min(shares.values()) >= 0.4, table
