"""A story is told only of an idea of its own world: no dig in a lottery ticket, no delivery in a funeral parlour."""
from __future__ import annotations

import re

import pytest

from engine.drama.brief import Brief
from engine.writing import write_script
from engine.writing.dramatist.bank import Premise, premises
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.story import conceive
from engine.writing.dramatist.worlds import names_in, of_world, spoken_of, worlds

IDEAS = [
    "小区保安捡到一张五百万的彩票，失主是天天骂他的业主", "殡仪馆化妆师给死者化妆时，认出那是失踪二十年的父亲", "我和闺蜜同一天怀孕，孩子的爸爸是同一个人",
    "她每天晚上都梦见同一个男人，直到他来公司面试", "养蜂人的蜜蜂集体飞进了村长家的客厅，不肯走", "出租车司机拉到一位乘客，说要去十年前的家",
    "相声演员在台上忘词，搭档接了一句不在本子里的话", "奶奶把自己的假牙寄给了前男友", "潜水员在湖底发现一辆车，车牌是自己家的", "聋人学校的老师教会了学生用手语骂人，校长看懂了",
    "乡村医生给全村人看病二十年，没人知道他没有执照", "魔术师把妻子变没了，她真的没回来", "高铁乘务员发现每周五都有同一个空座位有人付钱", "法官判了一个案子，被告是当年救过他的人",
    "灯塔看守人退休那天，来了一艘没有登记的船", "女儿在父亲的手机里发现他一直在给死去的母亲发微信", "修表匠收到一只停了四十年的怀表，里面夹着自己的照片", "离婚冷静期最后一天，两个人被困在民政局的电梯里",
    "主播在直播间卖假货，第一个买家是她妈", "大学录取通知书被邻居藏了十年", "少林寺的扫地僧下山开了一家理发店", "机器人保姆学会了说谎，第一句谎话是为了主人", "外星人租了我家的次卧，押一付三",
    "书生赶考途中借住破庙，庙里的狐狸问他借笔", "古代仵作验尸，死者忽然开口要水喝", "电梯维修工每次修到十三楼，都有人从里面按铃", "乞丐在地铁口给一个哭泣的女孩留了一块钱", "消防员救出来的孩子，长大后成了纵火犯",
    "面包师每天多烤一个面包，放在对面空房子的窗台", "老兵每年清明去一座没有名字的坟前敬礼", "男主角每次说真话都会打喷嚏", "空姐在飞机上认出邻座是网恋三年的对象", "哑女开了一家不许说话的面馆",
    "牙医在病人的嘴里看到一个秘密的芯片", "登山者在雪崩后和一个陌生人分享最后一块巧克力", "游乐园的小丑摘下面具，台下的孩子叫他爸爸", "替身演员在片场救了女主角，却没人知道他的名字", "她卖掉婚戒给婆婆治病，婆婆把钱退了回来",
    "房东老太太要求租客每天陪她吃一顿晚饭", "女警卧底在传销窝点，上线是她的高中同学", "快递站站长发现一个寄了三年都没人取的包裹", "他在自己的葬礼上醒来，听见儿女在分家产", "地铁司机每天经过一站，都看见同一个女人在挥手",
    "花店老板娘收到一张订单，要把花送给她自己的墓", "公交车上，小偷偷到了自己丢了三年的钱包", "女医生给自己的孩子做手术，护士发现血型不对", "过年回家，发现爸妈租了一对“儿子儿媳”", "我在旧货市场买到一本日记，写的是我明天的事",
    "校霸每天放学送一个陌生的小女孩回家", "一个骗子假扮失散多年的孙子，奶奶却早就知道", "女主播连麦的陌生人，能说出她房间里的一切", "母亲得了老年痴呆，只记得一道菜的做法", "公主和亲路上换了马夫的衣服逃走，马夫替她坐进花轿",
]


def words_of(premise: Premise) -> str:
    """Everything a premise's scenes say or show."""
    every = [premise.sections, *({n: v for n, v in zip(premise.variants, s, strict=False)} for s in zip(*premise.variants.values(), strict=False))]
    return "\n".join([*(b.text + b.insert_text for sections in every for s in sections.values() for x in s.exchanges for b in x.beats),
                      *(c.name + c.text for c in premise.clues), premise.fields.get("places", ""), premise.fields.get("logline", "")])


def chosen(idea: str, seed: int = 0) -> Premise:
    return conceive(Brief(prompt=idea, duration_sec=60, seed=seed), read(idea, "zh"), "zh").premise


@pytest.mark.parametrize("premise", [p for p in premises("zh") if not p.fields.get("told")], ids=lambda p: p.id)
def test_a_premise_names_the_worlds_of_its_lines(premise: Premise) -> None:
    assert spoken_of(words_of(premise)) - ({"palace"} if premise.fields.get("era") == "old" else set()) <= names_in(premise.fields.get("world", ""))


@pytest.mark.parametrize("premise", [p for p in premises("zh") if p.fields.get("world")], ids=lambda p: p.id)
def test_an_idea_of_another_world_never_gets_a_premise(premise: Premise) -> None:
    others = [idea for idea in IDEAS if not of_world(premise.fields["world"], idea)]
    assert others, "every idea is of its world"
    assert names_in(premise.fields["world"]) <= set(worlds())
    assert premise.id not in {chosen(idea, seed).id for idea in others[:6] for seed in range(2)}


@pytest.mark.parametrize("idea", IDEAS)
def test_no_script_speaks_of_a_world_that_the_idea_is_not_of(idea: str) -> None:
    for seed in range(2):
        script = write_script(Brief(prompt=idea, duration_sec=60, seed=seed))
        said = "\n".join(b.text + b.insert_text for s in script.scenes() for b in s.beats)
        foreign = {name for name in spoken_of(said) - names_in(chosen(idea, seed).fields.get("world", "")) if not re.search(worlds()[name].idea, idea)}
        assert not foreign, (idea, script.title, [re.search(worlds()[n].lines, said)[0] for n in foreign])
