"""Chinese ideas that are known as a whole: the taster who says nothing, the layoff list, the game with a real corpse."""
from __future__ import annotations

import re

import pytest

from engine.drama.brief import Brief
from engine.drama.script import in_old_times
from engine.writing import write_script
from engine.writing.dramatist.ages import plays_in_old_times
from engine.writing.dramatist.bank import Exchange, Premise, premises
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.situations import WHOLE, cues, recognise

KINDS = {name for name, weight, _ in cues("zh") if weight >= WHOLE}
STORIES = [p for p in premises("zh") if p.id.startswith("kd_")]
IDEAS = [
    ("法医在无名女尸的手机里看到一张自己的照片", "corpse_self"), ("警察追了二十年的逃犯，居然是他的师父", "near_killer"), ("一个厨师深夜来派出所自首，死者却还活着", "confess"),
    ("警察卧底三年，上线忽然死了", "undercover"), ("主播直播探险废弃医院，弹幕刷起了快跑", "live_crime"), ("绑匪绑了首富的儿子，首富不肯付赎金", "hostage"),
    ("律师为杀人犯辩护，却发现真凶是自己的恩师", "case_lawyer"), ("五个人玩密室逃脱，出来的时候少了一个", "game_death"),
    ("学霸高考故意考砸，只为留在小镇", "blank_paper"), ("被霸凌的女生在毕业典礼上举起了话筒，全校同学都安静了", "bullied"), ("退伍兵当了全校最差班的班主任", "worst_class"),
    ("他被说成考试作弊，唯一的证人不肯开口", "cheated"), ("女孩雇了修鞋匠来开家长会", "hired_parent"), ("高考那天她在路上救了一个老人，错过了考试", "exam_day"),
    ("实习生在会上指出老板的数据是错的", "intern_speaks"), ("人事经理要当面念裁员名单，第一个是她的朋友", "layoff_list"), ("新来的总监居然是他当年开除的下属", "new_boss"),
    ("她把骂领导的语音发到了工作群", "wrong_group"), ("他准时下班，全部门都恨他", "off_on_time"), ("甲方让他改到第五十版", "client_again"),
    ("小太监替太子试药，尝出了毒却没有说", "taster"), ("丫鬟冒名顶替小姐进宫选秀", "instead_palace"),
    ("程序员穿越成了太监，在宫里推行打卡", "modern_palace"), ("打入冷宫的皇后每晚都在数砖", "cold_palace"), ("二小姐落水，夫人说是丫鬟推的", "house_accused"),
    ("她女扮男装考中了探花", "as_a_man"), ("装病十年的太子在登基前夜睁开了眼", "puppet_king"), ("死士潜伏在太子府，接到刺杀的命令", "palace_spy"),
    ("书童在破庙捡到一把会说话的刀，它说江湖上没有好人", "talking_blade"), ("外门弟子测不出灵根，被长老赶出山门", "waste_disciple"), ("师兄成了魔头，宗门派师弟去杀他", "master_demon"),
    ("隐退的刀客在镇上卖豆腐，仇家找上了门", "retired_hero"), ("镖局接了一趟镖：一口不能打开的棺材", "escort_box"), ("白蛇化作人形，来找救过她的书生", "fox_repays"),
    ("锦衣卫穿越到现代送快递", "immortal_now"), ("男人忽然听见全公司人的心声，只有前台心里什么都没有", "hears_minds"), ("太子一夜之间能听见后宫所有人的心声", "hears_minds_old"),
    ("她困在同一天的电梯里，每次重来都有个老人哭", "same_day"), ("男孩绑定了做好事系统，不完成任务就会打嗝", "system_task"), ("他穿成了小说里活不过三章的炮灰", "in_the_book"),
    ("程序员合租的室友是个女鬼", "ghost_customer"), ("丧尸围城第一百天，理发师还在开门营业", "doomsday"), ("黑白无常来抓人，老厨师让他们等锅里的饭熟", "death_officer"),
    ("他家的鹦鹉忽然说漏了一个秘密", "pet_talks"), ("一夜之间所有人都不记得她", "forgotten"), ("媒婆一撒谎就打喷嚏", "cannot_lie"), ("值夜班的护士在墙上看到一张规则怪谈", "rule_game"),
    ("十年后的自己坐在他的沙发上", "own_self"), ("她重生回到高三那年", "turned_back"), ("当铺只收人的记忆", "memory_trade"), ("外星人应聘了我家的保姆", "alien"),
    ("1941年，绣娘给特务队长的太太做旗袍，盘扣里藏着情报", "spy_trade"),
    ("学霸和倒数第一被分到同桌，谁也不服谁", "top_bottom"), ("新来的财务发现公司每个月都在给一个死人发工资", "ghost_pay"), ("花旦不肯给军阀唱堂会的戏", "opera_refuses"), ("大帅府的七姨太发现井里有人", "warlord_house"),
    ("轰炸前最后一班船，父亲只有一张船票", "flee_war"), ("女知青把回城的名额让给了同屋", "return_city"), ("国营纺织厂最后一天，女工不肯下班", "old_factory"),
    ("八十年代，退伍兵在镇口摆摊卖衣裳", "first_trader"), ("退役的电竞冠军在网吧被一个小学生打败了", "old_player"), ("门将收了钱要放水输掉决赛", "fixed_match"),
    ("马拉松选手带着伤跑最后一次比赛", "last_match"), ("村里的老太太们组成了一支足球队", "odd_team"), ("武替替女主挨了十年打，领奖的从来不是她", "stand_in"), ("过气童星在街边卖唱", "faded_star"),
    ("女演员因为一段恶意剪辑的视频被全网黑", "smeared"), ("导演拍的戏，和他家当年的案子一模一样", "filming_real"), ("小偷溜进一户人家，被孩子当成了家教", "kind_thief"),
    ("他中了头奖，彩票却被儿子折成了纸飞机", "lottery_fool"), ("广场舞大妈和打篮球的小伙子抢场地", "square_war"), ("老师上网课忘了关摄像头", "live_fail"),
    ("检察官发现被告的父亲是当年被他错判的人", "judge_past"), ("小镇的女孩接连失踪，照片里都有同一把红伞", "missing_kids"), ("失明的琴师从脚步声里认出了凶手", "blind_hears"),
    ("门卫在集团大楼里偷听到一份裁撤计划，录下了证据", "lowly_finds"), ("她被雇去扮演富豪的孙女，陪老太太过一天生日", "act_as_kin"), ("全班联名要求换掉数学老师", "class_vs_teacher"),
    ("学霸偷偷改了高考志愿，只为离同桌近一点", "changed_choice"), ("县令审案，人犯竟是他失散的妹妹", "old_case_kin"), ("编剧写的故事第二天全部成真", "writes_true"), ("少年能看到每个人头顶的寿命", "sees_numbers"),
    ("每天午夜时间会静止，只有她能动", "time_stops"), ("收废品的大爷拍短视频意外走红全网", "goes_viral"), ("替补守门员在决赛最后时刻上场", "bench_player"),
    ("女人醒来发现身边躺着一具尸体，手里握着刀", "wakes_beside"), ("代驾发现后座乘客就是广播里的通缉犯", "night_taxi"),
    ("新租客每天半夜听见墙里有人敲三下", "wall_sound"), ("拆迁队在院子底下挖出一具白骨", "bones_found"), ("心理医生发现病人讲的梦是她自己的童年", "mind_doctor"), ("老会计被领导逼着替公司背黑锅", "scapegoat"),
    ("民工年三十去老板家讨薪，老板家里什么都没有", "unpaid"), ("女实习生在饭局上被客户灌酒", "dinner_toast"), ("班费丢了，全班都怀疑贫困生", "class_money"), ("支教老师要走的那天，全班孩子都不见了", "hill_school"),
    ("公主翻墙出宫，在包子摊当了三天伙计", "princess_flees"), ("神君历劫回来，忘了前世杀他的人", "reborn_foe"), ("她每晚都梦见同一个陌生人，有一天在街上遇到了他", "dream_person"), ("月老喝醉了，把愿望单发错了人", "wish_granted"),
    ("环卫女工在歌唱比赛的台上开口，评委听出那是自己写的歌", "talent_show"), ("恋综里假扮情侣的两个嘉宾动了真心", "dating_show"), ("脱口秀演员的台下坐着一个从来不笑的观众", "standup"),
    ("女警每天收到一枚棋子，凑成了一盘残局", "mailed_pieces"), ("匿名表白墙每晚曝光一个学生的隐私，今晚是班长", "secret_broadcast"), ("新搬来的邻居和三年前自杀的房客长得一模一样", "same_as_dead"),
    ("老裁缝被机器人抢了生意，约它当众比一场", "ai_rival"), ("女生在图书馆的旧书里发现十年前学姐写下的留言", "found_notes"), ("玩家发现游戏里的NPC开始向他求救", "npc_rebels"),
    ("鬼子进村那天，老教师上完了最后一课", "last_lesson"), ("七十年代，播音员姑娘爱上了锅炉工，没有人看好", "factory_love"), ("拳王争霸决赛，他对面站着当年害他断手的师兄", "final_foe"), ("1943年的重庆防空洞里，一个女教师坚持给孩子们上完最后一课", "last_lesson"),
    ("八十年代，厂花和修收音机的瘸子谈恋爱，全厂都等着看笑话", "factory_love"), ("盲人棋手在决赛遇到了当年害他失明的对手", "final_foe"), ("皇后垂帘听政的第一天，大臣们要她殉葬", "curtain_queen"),
]
NOT_WHOLE = ["程序员被AI取代后，应聘去给那个AI当“人类陪练”", "公司的司机其实是创始人，新来的经理把他骂下了车", "春天来了", "女孩暗恋同桌三年，毕业那天把信塞错了书包", "高楼停电的夜里，所有人的影子都开始说真话",
             "八十年代，女儿从乡下来城里找她的母亲", "退休教师每天给流浪狗上一堂课",
             "军统女特务奉命接近一个教书先生，却发现他是自己失散的哥哥", "七八年恢复高考，母女俩考进了同一个班", "过气影帝参加乡村综艺，被分到了一个不认识他的老奶奶家"]


@pytest.mark.parametrize(("idea", "kind"), IDEAS)
def test_a_whole_idea_is_known(idea: str, kind: str) -> None:
    found = recognise(idea, "zh")
    assert found and found.whole and found.name == kind


@pytest.mark.parametrize(("idea", "lead"), [("太子的伴读其实是女儿身，秋猎那天被箭划破了衣领", "伴读"), ("新科状元竟是女儿身，皇帝要招他做驸马", "状元")])
def test_who_passes_for_a_man_leads(idea: str, lead: str) -> None:
    first = write_script(Brief(prompt=idea, duration_sec=60)).characters[0]
    assert (first.job, first.gender, first.role) == (lead, "f", "lead")


def test_who_goes_to_war_for_a_brother_lives_in_old_times() -> None:
    script = write_script(Brief(prompt="她替兄从军，却在军营里遇见了哥哥的仇人", duration_sec=60))
    assert in_old_times(script.characters)


@pytest.mark.parametrize("idea", NOT_WHOLE)
def test_a_word_of_such_an_idea_is_not_the_idea(idea: str) -> None:
    found = recognise(idea, "zh")
    assert not (found and found.whole)


@pytest.mark.parametrize("idea", [idea for idea, _ in IDEAS[::3]])
def test_its_own_story_is_played(idea: str) -> None:
    kind = recognise(idea, "zh")
    titles = {t for p in STORIES if kind and kind.name in p.situations for t in re.findall(r"[^\[\]|]+", p.fields["title"])}
    assert write_script(Brief(prompt=idea, duration_sec=60)).title in titles


def _on_stage(premise: Premise, *names: str) -> frozenset[str]:
    return frozenset(r for name in names for x in premise.sections[name].exchanges for r in x.roles)


@pytest.mark.parametrize("premise", STORIES, ids=lambda p: p.id)
def test_no_scene_needs_more_people_than_a_stage_holds(premise: Premise) -> None:
    """Three; in a short drama the clash and the turn are one scene."""
    for names in (("open",), ("clash", "turn"), ("end",)):
        assert len(_on_stage(premise, *names)) <= 3, names


def _uneven(exchange: Exchange) -> bool:
    counts = {len(b.text[1:-1].split("|")) for b in exchange.beats if b.kind == "dialogue" and re.fullmatch(r"\[[^\[\]]*\]", b.text)}
    return len(counts) > 1


@pytest.mark.parametrize("premise", STORIES, ids=lambda p: p.id)
def test_the_second_question_has_the_second_answer(premise: Premise) -> None:
    assert [x.id for s in premise.sections.values() for x in s.exchanges if _uneven(x)] == []


@pytest.mark.parametrize("premise", STORIES, ids=lambda p: p.id)
def test_what_is_said_of_somebody_has_no_slot_that_nobody_fills(premise: Premise) -> None:
    assert not [p for p in premise.parts.values() if "{" in p.job + p.temper]


def test_whom_a_cue_names_plays_that_part_and_nobody_else_comes_in() -> None:
    cast = write_script(Brief(prompt="两个笨贼绑架了富豪的老婆，富豪却说你们多关几天", duration_sec=60)).characters
    assert [(c.job, c.gender) for c in cast[:2]] == [("老婆", "f"), ("笨贼", "m")]
    cast = write_script(Brief(prompt="高三最后一个月，年级第一突然交了白卷，班主任在他书桌里发现一张工地的考勤表", duration_sec=60)).characters
    assert [(c.job, c.gender) for c in cast[:2]] == [("年级第一", "m"), ("班主任", cast[1].gender)]


def test_a_place_at_somebodys_is_nobodys_name_and_a_teacher_of_children_no_child() -> None:
    assert not any(p.name for idea in ("贵妃宫里的小宫女每天替主子试毒", "实习生指出了总监方案里的抄袭") for p in read(idea, "zh").people)
    assert all(p.age != "child" for p in read("一个小学老师走进派出所自首", "zh").people)
    assert [p.gender for p in read("小偷偷了富豪的老婆的包", "zh").people if p.called == "老婆"] == ["f"]


def test_what_is_no_person_has_a_name_of_its_own() -> None:
    assert "来福" in [c.name for c in write_script(Brief(prompt="独居女孩的猫突然开口说话", duration_sec=60)).characters]


def test_who_comes_from_old_days_into_ours_plays_in_ours() -> None:
    assert plays_in_old_times("剑宗的废物弟子捡到一把会骂人的剑") and not plays_in_old_times("仙尊穿越到现代送外卖") and not plays_in_old_times("皇帝掉进了大学宿舍")
