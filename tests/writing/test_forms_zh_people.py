"""Chinese ideas about people in odd situations: told by the form of the idea, with its own words said in the first scene."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.writing import write_script
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.story import conceive

IDEAS = [
    ("婚礼司仪主持过上千场婚礼，自己至今没结婚", "form_self_without", "至今没结婚"),
    ("理发师给全镇的人剪头发，自己却留了十年长发不肯剪", "form_self_without", "留了十年长发不肯剪"),
    ("他教会了几百个孩子游泳，却从来不让自己的儿子下水", "form_not_own_kin", "教会了几百个孩子游泳"),
    ("镇上最后一家照相馆要关门了，老板说还差一张照片没人来取", "form_last_closing", "照相馆"),
    ("保安大爷每天对着监控敬一个礼，直到有一天监控里有人回了礼", "form_daily_until", "监控里有人回了礼"),
    ("女儿一直装作喜欢吃鱼头，父亲也一直装作喜欢吃鱼尾", "form_both_pretend", "喜欢吃鱼头"),
    ("两兄弟为了父亲的一把椅子吵了三年，最后椅子自己塌了", "form_quarrel_over", "父亲的一把椅子"),
    ("裁缝什么都肯改，只有一件军装不肯动", "form_but_this_one", "只有一件军装不肯动"),
    ("她把外婆的缝纫机挂到网上卖了，第二天就后悔了，买家却不肯退", "form_sold_wants_back", "外婆的缝纫机"),
    ("他把吉他送给了街头的孩子，三年后在电视上看见了它", "form_gave_seen_again", "吉他"),
    ("陪诊员接了一单，病人是十年没见的父亲", "form_hired_own", "十年没见的父亲"),
    ("两个合租的人一个上白班一个上夜班，住了半年从没见过对方", "form_never_met", "从没见过"),
    ("救人的是一个外卖员，上电视领奖的却是路过的老板", "form_thanked_instead", "救人的是"),
    ("他们约好十年后的今天在天桥上见，只有一个人来了", "form_promise_date", "天桥"),
    ("全村人都瞒着老太太，她的儿子三年前就不在了", "form_all_hide", "她的儿子三年前就不在了"),
    ("徒弟开了餐馆，师父来应聘洗碗", "form_back_to_pupil", "来应聘洗碗"),
    ("他骗母亲说自己当了船长，后来真的有人请他去开船", "form_lie_true", "当了船长"),
    ("还债的人找上门来，可是当年借钱的人早就搬走了，住的是我", "form_debt_wrong", "来路不明的钱"),
    ("快递寄错了，收到的是一张别人的诊断书", "form_misdelivered", "诊断书"),
    ("一个老人每个月去监狱探望一个不认识的犯人", "form_visits_unknown", "探望一个不认识的犯人"),
    ("小男孩走进银行，问能不能贷款买一个妈妈", "form_child_asks", "贷款买一个妈妈"),
    ("厨艺大赛的决赛，他想尽办法要输给对手", "form_wants_to_lose", "厨艺大赛"),
    ("包子铺老板娘每天多做一笼包子，从来不卖", "form_one_extra", "多做一笼包子"),
    ("送水工发现12楼的独居老人每天都订一桶水，却从来没喝过", "form_bought_unused", "从来没喝过"),
    ("我爸一辈子没夸过我，直到我翻到他的手机相册", "form_never_until_found", "一辈子没夸过我"),
    ("环卫工把捡到的每一张照片都贴在墙上", "form_keeps_all", "把捡到的每一张照片都贴在墙上"),
    ("她收集了全城三百个人的笑声", "form_keeps_any", "收集了全城三百个人的笑声"),
    ("两个厨师争了一辈子第一，其中一个失去了味觉", "form_rival_falls", "失去了味觉"),
    ("开锁师傅能打开任何一把锁，唯独打不开自己家儿子的房门", "form_own_home_not", "能打开任何一把锁"),
    ("丈夫明明会做饭，却装了三十年不会", "form_hides_skill", "做饭"),
    ("她每天买两张电影票，旁边的座位一直空着", "form_seat_empty", "买两张电影票"),
    ("老头每天给同一个号码打电话，接电话的早就换了人", "form_calls_same", "给同一个号码打电话"),
    ("胡同里最后一个磨刀人来收摊，发现有人把全胡同的刀都磨钝了", "form_last_of_trade", "有人把全胡同的刀都磨钝了"),
    ("环卫工扫了三十年街，能认出每一个人的脚步声", "form_knows_each", "脚步声"),
    ("一个从不迟到的人，今天迟到了", "form_never_but_today", "从不迟到"),
    ("保姆在雇主家干了十年，从来没坐过他们家的沙发", "form_years_never", "从来没坐过他们家的沙发"),
    ("老人拿着四十年前的饭票来还饭钱，食堂早就改成了健身房", "form_place_gone", "食堂早就改成了健身房"),
    ("她给陌生人写了一百封信，只有一个人回了信", "form_many_one_reply", "给陌生人写了一百封信"),
    ("村里唯一的医生晕血", "form_unfit_for_trade", "晕血"),
    ("她每天穿着婚纱去菜市场买菜", "form_odd_habit", "穿着婚纱去菜市场买菜"),
    ("女老板招聘，只要被开除过的人", "form_only_takes", "只要被开除过的人"),
    ("两个失眠的人在凌晨三点的便利店抢最后一盒牛奶", "form_last_one", "最后一盒牛奶"),
]


@pytest.mark.parametrize(("idea", "form", "words"), IDEAS)
def test_an_idea_is_told_by_its_form_and_says_its_own_words(idea: str, form: str, words: str) -> None:
    assert conceive(Brief(prompt=idea), read(idea, "zh"), "zh").premise.id == form
    script = write_script(Brief(prompt=idea, duration_sec=60))
    said = "".join(b.text for b in script.episodes[0].scenes[0].beats if b.kind == "dialogue")
    assert words in said


@pytest.mark.parametrize(("idea", "role", "gender"), [
    ("为了面子她说自己会弹钢琴，年会那天老板让她上台", "A", "f"),
    ("厨艺大赛的决赛，他想尽办法要输给对手", "A", "m"),
    ("保安大爷每天对着监控敬一个礼，直到有一天监控里有人回了礼", "A", "m"),
    ("小卖部老板娘给每个赊账的孩子记了一本账，却从来不收", "A", "f"),
    ("陪诊员接了一单，病人是十年没见的父亲", "B", "m"),
    ("救人的是一个外卖员，上电视领奖的却是路过的老板", "A", "m"),
])
def test_a_part_has_the_sex_that_the_idea_tells(idea: str, role: str, gender: str) -> None:
    assert conceive(Brief(prompt=idea), read(idea, "zh"), "zh").cast[role].gender == gender


def test_a_shift_is_nobodys_name_and_brothers_are_two() -> None:
    assert not any(p.name == "白班" for p in read("夜班护士和白班护士从没见过面", "zh").people)
    assert [p.called for p in read("两兄弟为了父亲的一把椅子吵了三年", "zh").people[:2]] == ["哥哥", "弟弟"]


@pytest.mark.parametrize("idea", [
    "卖糖葫芦的老人每天给公交站的空座位留一串糖葫芦", "女孩把告白短信发错给了一个陌生号码", "裁缝铺的老师傅给一个不存在的客人做了四十年旗袍",
    "盲人调音师听出钢琴里藏着一个女孩的求救声", "每天凌晨三点，便利店都会来一个买牛奶的女孩，直到有一天她没有来",
])
def test_an_idea_with_another_story_is_of_none_of_these_forms(idea: str) -> None:
    assert conceive(Brief(prompt=idea), read(idea, "zh"), "zh").premise.id not in {form for _, form, _ in IDEAS}


@pytest.mark.parametrize(("idea", "first", "second"), [
    ("她租下了一间老房子，墙上的身高线是她小时候的", "她租下了一间老房子", "墙上的身高线是我小时候的"),
    ("他随口说自己认识市长，第二天全村人都来求他办事", "他随口说自己认识市长", "第二天全村人都来求我办事"),
])
def test_an_idea_of_no_known_form_is_read_out_clause_by_clause(idea: str, first: str, second: str) -> None:
    script = write_script(Brief(prompt=idea, duration_sec=60))
    said = "".join(b.text for b in script.episodes[0].scenes[0].beats if b.kind == "dialogue")
    assert first in said and second in said
