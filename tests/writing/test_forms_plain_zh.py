"""Plain ideas as people type them, told by the form they have: who plays whom, and what of the idea is said."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.writing import write_script
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.story import Story, conceive


def _story(idea: str) -> Story:
    return conceive(Brief(prompt=idea), read(idea, "zh"), "zh")


def _text(script: Script) -> str:
    return "\n".join(b.text + b.insert_text for s in script.scenes() for b in s.beats if b.kind != "narration")


@pytest.mark.parametrize(("idea", "form", "words"), [
    ("她在前夫的公司当保洁，没人知道她才是最大的股东", "form_hidden_post", "保洁"),
    ("同一家医院，她做手术的医生是十年前甩了她的男友", "form_ex_in_role", "十年"),
    ("一个女法官审的第一个案子，被告是她的初恋", "form_ex_in_role", "不熟|不认识"),
    ("妈妈的日记里写着，我不是她亲生的", "form_written_there", "不是亲生的"),
    ("一场车祸，她失去了声音，却听见了丈夫和闺蜜的对话", "form_overheard", "失去了声音|比墙还老实"),
    ("小镇女孩考上北大，父亲却把录取通知书藏了起来", "form_hid_from", "录取通知书"),
    ("丈夫的手机里有一个没有备注的号码，每天凌晨三点打来", "form_spouse_secret", "每天凌晨三点|没有备注的号码"),
    ("总裁每天都去同一家面馆，只为看老板娘一眼", "form_daily_for_one", "每天都去同一家面馆"),
    ("一个骗子假扮富家公子，没想到骗到了另一个骗子", "form_two_frauds", "名片|马场"),
    ("爷爷去世后，奶奶每天还是盛两碗饭", "form_two_bowls", "碗"),
    ("她被公司裁员那天，在地铁上捡到一份写着她名字的合同", "form_my_name_on", "我的名字|合同"),
    ("他在旧货市场买到一本写着自己名字的日记", "form_my_name_on", "日记"),
    ("两个保安在深夜的商场里发现一个走失的孩子", "form_lost_child", "孩子"),
    ("父亲为了给女儿治病，瞒着全家去打黑拳", "form_secretly_does", "去打黑拳|缴费人"),
    ("失业的中年男人每天穿着西装去公园上班", "form_secretly_does", "缴费人"),
    ("被网暴的女孩发现带头骂她的人是自己的妈妈", "form_culprit_is_kin", "带头骂我的人|白天给我盛汤"),
    ("女婿第一次上门，发现岳父就是昨天在路上吵架的司机", "form_bad_first_meeting", "车灯"),
    ("古镇的老裁缝接到一件要改的旗袍，那是他四十年前做的", "form_own_work_returns", "四十年前|旗袍"),
    ("外卖小哥误把奶茶送错人，收到奶茶的女孩哭了", "form_wrong_delivery", "把奶茶送错|奶茶"),
    ("顶流男星被拍到在菜市场卖鱼", "form_famous_low", "在菜市场卖鱼|热搜"),
    ("网红为了流量假装救狗，结果真的救了一条命", "form_fake_turns_real", "假装救狗"),
    ("两个老兵六十年后在公园长椅上认出了对方", "form_after_years_meet", "六十年"),
    ("两个爸爸在幼儿园家长群里吵了一个月，见面发现是老同学", "form_online_enemies", "家长群"),
    ("离婚三年，前妻带着一个病历来找他借钱", "form_ex_returns_with", "借钱"),
    ("她救了落水的男孩，男孩的家人却说是她推的", "form_good_deed_blamed", "救了落水的男孩"),
    ("她是急诊科护士，送进来的车祸病人是她失踪五年的哥哥", "form_duty_meets_own", "五年|不详"),
    ("双胞胎姐妹互换了一天身份，回来后妹妹不肯换回去", "form_exchange_places", "身份|手术"),
    ("一张拍卖会上的老照片，让两个陌生人同时举了牌", "form_same_thing", "我先看见的|我先进的门"),
    ("女儿把爸爸的二手车卖了，车里却有没取出来的东西", "form_sold_with_inside", "二手车"),
    ("一家面馆只在凌晨营业，客人只能点一碗面，讲一个故事", "form_shop_with_rule", "只在凌晨营业"),
    ("公司倒闭后，老板偷偷去应聘自己曾经的员工开的公司", "form_reversed_boss", "十一公里|四十分钟"),
    ("舞蹈老师断了腿，教会一个坐轮椅的女孩跳舞", "form_mentor_broken", "不敢|第七天"),
    ("他是全城最贵的离婚律师，今天接到妻子的委托", "form_own_client", "预约|有号"),
    ("一对老夫妻为了看一场雪，坐了三天绿皮火车", "form_for_one_sight", "看一场雪|雪那儿"),
    ("她用亡夫的账号打游戏，遇到了他生前的队友", "form_friend_of_dead", "来晚了|等你一晚上"),
    ("全村人都说她克夫，新来的村医偏要娶她", "form_against_all", "白条"),
    ("一个小镇青年冒充名校毕业生进了大公司，却被真正的学长认了出来", "form_impostor_seen", "北门|校歌"),
    ("儿子考上清华，父亲却在庆功宴上离席而去", "form_walks_out", "第一行"),
    ("妻子要离婚，丈夫提出最后再去一次蜜月的地方", "form_last_time_together", "最后"),
    ("网约车司机载到了十年前抛弃他的亲生母亲", "form_left_behind", "十年"),
    ("全家移民前夜，爷爷不见了", "form_gone_missing", "板凳|手电"),
    ("小学生给城管局写了一封投诉信，投诉自己的爸爸", "form_child_reports", "下回|罚"),
    ("暴雨夜，货车司机捎上了一个抱骨灰盒的姑娘", "form_ride_stranger", "骨灰盒"),
    ("幼儿园老师发现班里的孩子从来不脱手套", "form_never_takes_off", "手冷"),
    ("爸爸说他是宇航员，女儿在工地上看见了他", "form_pretend_job", "宇航员"),
    ("钟点工打碎了雇主的花瓶，里面掉出一张欠条", "form_falls_out", "花瓶|欠条"),
    ("海归女博士回村养猪，全村人等着看她笑话", "form_back_to_village", "海归女博士|养猪|国家培养|轮子"),
    ("她在前男友的婚宴上做服务员", "form_serves_at_ex_wedding", "服务员|挣钱"),
    ("儿子结婚，婆婆把亲家母认成了当年抢走自己工作的人", "form_mistook_for_old", "当年抢走自己工作的人|认错"),
    ("毕业十年，班长在群里发消息：老师病了", "form_class_called_back", "老师病了"),
    ("毕业二十年，班主任把全班同学叫回了教室", "form_class_called_back", "七天没有回"),
    ("公司团建，大家投票选一个人离开", "form_voted_out", "一个笔迹|一个人写的"),
    ("部门裁员，经理让大家匿名投票选出一个人走", "form_voted_out", "一个笔迹|一个人写的"),
    ("实习记者跟拍全网骂的老板，发现他每晚都做同一件事", "form_follow_the_hated", "闺女"),
    ("女记者跟拍一个被骂的包工头三天，发现他每天半夜去同一个地方", "form_follow_the_hated", "闺女"),
    ("120接线员一晚上接到三次同一个地址的电话", "form_same_caller", "三次|同一个地址"),
    ("客服小妹一晚上接到同一个老人的五个电话", "form_same_caller", "同一个老人|五个|免提"),
    ("两家面馆隔着一条街斗了三十年", "form_rival_shops", "三十年|面馆"),
    ("两家裁缝铺门对门，较劲了二十年", "form_rival_shops", "二十年|裁缝铺"),
    ("相恋七年，他们在买房那天分手了", "form_parted_on_the_day", "七年|买房|一起还|债"),
    ("恋爱八年的情侣在领证那天吵翻了", "form_parted_on_the_day", "八年|领证"),
    ("新婚夜，新郎一直在等一个人", "form_wedding_night_waits", "等的人|十封"),
    ("洞房花烛夜，丈夫坐在门口等一个人", "form_wedding_night_waits", "等的人|十封"),
    ("相声演员的搭档在台上突然说不出话", "form_partner_falls_silent", "说不出话"),
    ("演出前一小时，魔术师的搭档忽然失声了", "form_partner_falls_silent", "失声|嗓子"),
    ("婚礼司仪主持了一千场婚礼，自己却被逃婚", "form_thousand_weddings", "一千场|只换了名字|又念给我"),
    ("同桌一直替她写错题本，高考后她才知道为什么", "form_writes_it_for_me", "错题本|两份"),
    ("三年里同桌每天帮她抄笔记，毕业那天她拉开了同桌的抽屉", "form_writes_it_for_me", "笔记|两份"),
    ("快递员爱上了一个从不露面的收件人", "form_never_shows_face", "寄"),
    ("邮递员和一个从不开门的女人隔着门聊了一年", "form_never_shows_face", "寄"),
    ("班里最穷的学生每天带一个苹果", "form_poor_pupil_brings", "同一个|这一个"),
    ("班里家境最差的女孩天天带一个鸡蛋来上学，同学说那是她捡的", "form_poor_pupil_brings", "鸡蛋"),
    ("婚庆策划师办了八百场别人的婚礼，自己的婚礼新郎没来", "form_thousand_weddings", "八百场|只换了名字|又念给我"),
])
def test_a_plain_idea_is_told_by_its_form(idea: str, form: str, words: str) -> None:
    assert _story(idea).premise.id == form
    text = _text(write_script(Brief(prompt=idea, duration_sec=90)))
    assert any(word in text for word in words.split("|")), text


def test_who_does_it_plays_it() -> None:
    cast = _story("儿子结婚，婆婆把亲家母认成了当年抢走自己工作的人").cast
    assert (cast["A"].job, cast["A"].gender, cast["C"].job) == ("婆婆", "f", "儿子")
    cast = _story("同一家医院，她做手术的医生是十年前甩了她的男友").cast
    assert (cast["A"].gender, cast["B"].gender) == ("f", "m") and cast["A"].job != "医生"
    cast = _story("女司机在末班车上发现一个不说话的小女孩").cast
    assert (cast["A"].job, cast["A"].gender, cast["C"].gender, cast["C"].age) == ("司机", "f", "f", "child")


def test_who_is_called_by_a_trade_or_a_word_of_the_family_is_who_it_is_done_to() -> None:
    cast = _story("她是急诊科护士，送进来的车祸病人是她失踪五年的哥哥").cast
    assert (cast["A"].job, cast["A"].gender, cast["B"].gender) == ("护士", "f", "m")
    cast = _story("岳父第一次上门就迷了路，女婿正是昨天在路上骂他的人").cast
    assert (cast["A"].job, cast["B"].job, cast["B"].gender) == ("女婿", "岳父", "m")


def test_an_idea_of_the_dead_keeps_its_own_story() -> None:
    assert not _story("入殓师在逝者手里发现一张写着自己名字的纸条").premise.id.startswith("form_")


def test_two_fathers_are_of_two_families() -> None:
    cast = _story("两个爸爸在幼儿园家长群里吵了一个月，见面发现是老同学").cast
    assert cast["A"].name[0] != cast["B"].name[0]


def test_a_father_in_law_is_called_father() -> None:
    script = write_script(Brief(prompt="岳父搬来同住，女婿每天躲在车里吃晚饭", duration_sec=90))
    assert "妈" not in _text(script)


def test_a_pupil_is_spoken_of_as_she_is() -> None:
    text = _text(write_script(Brief(prompt="班里家境最差的女孩天天带一个鸡蛋来上学，同学说那是她捡的", duration_sec=180)))
    assert "她" in text and "他" not in text.replace("他们", "")


@pytest.mark.parametrize(("idea", "form"), [
    ("红娘撮合了三百对，自己的新郎却没来", "form_thousand_weddings"),
    ("119接警员半夜连续接到同一个号码打来又挂断", "form_same_caller"),
])
def test_a_form_that_would_say_what_is_not_so_does_not_tell_it(idea: str, form: str) -> None:
    assert _story(idea).premise.id != form
