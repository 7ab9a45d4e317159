"""Kinds of ideas that have a story of their own: known by how they are told, cast as they say, and filled with their own words."""
from __future__ import annotations

import re

import pytest

from engine.drama.brief import Brief
from engine.drama.pace import scene_seconds
from engine.drama.script import Script
from engine.writing import write_script
from engine.writing.dramatist.bank import Premise, premises
from engine.writing.dramatist.found import always_filled, found_words
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.stage import MOST_PEOPLE
from engine.writing.dramatist.story import conceive

KINDS = [p for p in premises("zh") if "kind" in p.fields and not p.tags]


def script_of(idea: str, seconds: int = 60, seed: int = 0) -> Script:
    return write_script(Brief(prompt=idea, duration_sec=seconds, seed=seed))


def premise_of(idea: str) -> Premise:
    return conceive(Brief(prompt=idea), read(idea, "zh"), "zh").premise


@pytest.mark.parametrize(("idea", "kind"), [
    ("未婚夫在民政局门口变了卦，她转身拉住一个陌生男人领了证，对方竟是首富", "kind_registry_stranger"),
    ("她和相亲第一天的男人领了证，第二天上班发现他是自己的老板", "kind_flash_marriage"),
    ("契约婚姻到期那天，总裁把离婚协议撕了", "kind_contract_wedding"),
    ("妹妹替姐姐嫁进豪门，丈夫是个坐轮椅的病秧子", "kind_wedding_in_place"),
    ("五年后她带着一对龙凤胎回国，机场撞上了孩子的亲爸", "kind_lookalike_child"),
    ("离婚当天，前夫才知道他赶出门的妻子是首富的千金", "kind_ex_wife_somebody"),
    ("儿媳把婆婆腌的酸菜扔了，婆婆三天没吃饭", "kind_in_laws"),
    ("爷爷一个人偷偷住进了养老院，只给孙女留了一张纸条", "kind_nursing_home"),
    ("丈母娘要二十万彩礼，准女婿牵来了一头牛", "kind_bride_price"),
    ("爸妈商量要二胎，七岁的儿子离家出走了", "kind_second_child"),
    ("母亲去世后，女儿在她的缝纫机里发现了一沓车票", "kind_dead_parent_things"),
    ("六十五岁的妈妈在老年大学谈起了恋爱，女儿堵在教室门口", "kind_late_love"),
    ("外婆得了老年痴呆，谁都不认识，却天天在校门口等孙女放学", "kind_forgets"),
    ("妈妈把存折藏了起来，三个子女推来推去，谁也不肯养她", "kind_who_keeps"),
    ("过年被催婚，她租了一个男友回家", "kind_rented_partner"),
    ("四十八岁的环卫工妈妈考上了大学，同班的是她女儿", "kind_mother_student"),
    ("退休的妈妈留下一张纸条，开着面包车去了西藏", "kind_mother_leaves"),
    ("扫大街的父亲在校门口被儿子装作不认识", "kind_ashamed_of_parent"),
    ("中秋节，老太太等了一天，三个孩子都说忙不回来", "kind_come_home"),
    ("离婚后她从摆摊卖包子做起，三年后成了前夫的老板", "kind_housewife_rises"),
    ("战神归来，却被未婚妻当众退婚", "kind_broken_engagement"),
    ("富二代假扮服务员相亲，被对方的妈妈泼了一杯水", "kind_hidden_rich"),
    ("被闺蜜推下悬崖后，她重生回到三年前，这一世要让他们一无所有", "kind_reborn_wronged"),
    ("她回到三十年前，劝二十岁的妈妈别嫁给爸爸", "kind_reborn_save"),
    ("为了给姐姐报仇，她嫁给了仇人的儿子", "kind_revenge_inside"),
    ("老公出轨了闺蜜，她请两个人一起吃了顿饭", "kind_mistress_comes"),
    ("哥哥替弟弟坐牢八年，出狱那天弟弟正在办乔迁宴", "kind_out_of_prison"),
    ("爸爸再婚，七岁的女儿给后妈立了十条规矩", "kind_step_parent"),
    ("养子高考前一天，亲生父母开着豪车找上门来", "kind_two_mothers"),
    ("单亲爸爸第一次给女儿买裙子，被当成了怪人", "kind_father_alone"),
    ("丈夫只剩三个月，偷偷教妻子换灯泡", "kind_terminal"),
    ("儿子每天给去世的爸爸发微信，有一天对方回了", "kind_letters_to_gone"),
    ("大姐辍学打工供弟弟读大学，弟弟毕业典礼上请她坐了主席台", "kind_brother_first"),
    ("老爷子的遗产全留给了护工，三个儿女当场闹翻", "kind_will_outsider"),
    ("昏迷三年的妻子醒来，却不记得自己结过婚", "kind_wakes_up"),
    ("全家人都能听见养女的心声，只有她自己不知道", "kind_heard_thoughts"),
    ("结婚纪念日那天，丈夫把初恋带回了家", "kind_first_love_home"),
    ("租房第一天，她发现房东是自己的前男友", "kind_ex_again"),
    ("岳母住进来以后，女婿每天在车里吃晚饭", "kind_son_in_law_home"),
    ("爸妈瞒着儿子离婚三年，儿子早就知道", "kind_child_of_divorce"),
    ("爷爷把养老钱全买了保健品，只为推销员叫他一声爸", "kind_elder_cheated"),
    ("假千金身份曝光，她收拾行李回到乡下亲生父母家", "kind_fake_heiress"),
    ("离婚当天她查出怀孕，前夫在电梯里捡到了孕检单", "kind_pregnant_after"),
    ("她和总裁隐婚三年，公司新来的实习生当众向总裁表白", "kind_secret_marriage"),
    ("亲妈化名做了儿子家的保姆，儿媳发现她总盯着儿子看", "kind_mother_in_disguise"),
    ("偏心的老太太重生回到分家那天，这回她把房子给了女儿", "kind_granny_reborn"),
    ("被养父母赶出门的女孩，发现自己有七个哥哥", "kind_many_brothers"),
    ("战神归来，发现女儿住在狗窝里", "kind_rich_father_finds"),
    ("婚礼当天，新娘在大屏幕上放了一段录音", "kind_wedding_day"),
    ("为了买房两口子假离婚，房子到手妻子却不肯复婚", "kind_sham_divorce"),
    ("两家孩子抱错八年，孩子们自己决定轮流住", "kind_swapped_families"),
    ("母亲中风卧床，三个孩子里只有最小的女儿留下照顾", "kind_who_stays"),
    ("结婚四十年的老两口闹离婚，子女急得团团转", "kind_old_couple"),
    ("哥哥要卖老宅还债，妹妹死活不肯开门", "kind_old_house"),
    ("妻子跟丈夫实行AA制，连洗碗都要记账", "kind_house_accounts"),
    ("女儿翻到妈妈年轻时的日记，里面写着她想当舞蹈家", "kind_mother_was_young"),
    ("长期被家暴的她带着女儿逃出家门，邻居悄悄开了门", "kind_leaves_violence"),
    ("她接了一单婚礼跟拍，新郎是她的前男友", "kind_works_at_ex_wedding"),
    ("奶奶把金戒指卖了，给孙子凑学费", "kind_parent_gives"),
    ("丈夫失业后瞒着妻子送外卖，有一单送到了岳母家", "kind_hidden_gig"),
    ("三个女儿给单身的老妈报名相亲，老妈却看上了楼下的保安", "kind_children_match_parent"),
    ("妻子的网恋对象竟是隔壁房间的丈夫", "kind_spouse_online"),
    ("丈夫偷偷给五岁的女儿做了亲子鉴定", "kind_paternity"),
    ("女儿远嫁三千公里，父亲骑着三轮车给她送去一车嫁妆", "kind_married_far"),
    ("闺蜜抢走了她的男友和公司，五年后反过来求她", "kind_best_friend_took"),
    ("被家族逐出门的弃子，十年后回来参加父亲的寿宴", "kind_abandoned_heir"),
    ("婆婆甩出五百万，让她离开自己的儿子", "kind_money_to_leave"),
    ("父母离婚十年，在女儿的毕业典礼上坐到了一起", "kind_divorced_parents_meet"),
    ("妈妈去世前给女儿录了十八段生日视频，最后一段是爸爸的声音", "kind_left_videos"),
    ("前夫的新婚妻子来医院待产，接生医生是她", "kind_ex_new_wife_patient"),
    ("妻子失明以后，丈夫每天把窗外的事讲给她听", "kind_daily_care"),
    ("外卖小哥每天给一个独居老太太送馄饨", "kind_stranger_elder"),
    ("她替闺蜜去相亲，结果对方早就认识她", "kind_date_in_place"),
    ("妈妈在殡仪馆上班三十年，从不让女儿牵她的手", "kind_stigma_job_parent"),
    ("儿媳被丈夫赶出家门，婆婆把房产证塞给了她", "kind_in_law_sides"),
    ("丈夫为了救初恋，让妻子等在了手术室门外", "kind_chose_other"),
    ("商业联姻的两个人，新婚夜各自拿出一份离婚协议", "kind_alliance"),
    ("没有血缘的哥哥，在妹妹订婚那天把户口迁走了", "kind_foster_brother"),
    ("三十六岁的女上司和二十四岁的实习生谈起了姐弟恋", "kind_older_woman"),
    ("总裁爱上了公司的保洁员，每天去问她垃圾怎么分类", "kind_boss_and_help"),
    ("单亲妈妈带着女儿去相亲，对方说孩子不能留", "kind_date_with_child"),
    ("丈夫的葬礼上，来了一个牵着孩子的陌生女人", "kind_second_family"),
    ("妈妈住院做手术，却骗女儿说自己在跟团旅游", "kind_hides_hurt"),
    ("妻子去世后，他每天还是买两份早餐", "kind_widower_habit"),
    ("女教师第二十次相亲，对面坐着一个杀猪的", "kind_blind_date"),
    ("姐姐偷偷给弟弟捐了一个肾，弟弟一直以为是陌生人", "kind_gives_kidney"),
    ("奶奶学会了用微信，天天给孙女发表情包", "kind_elder_phone"),
    ("全家人都忘了妈妈的生日，只有智能音箱对她说了生日快乐", "kind_forgotten_day"),
])
def test_a_kind_is_known_by_how_such_ideas_are_told(idea: str, kind: str) -> None:
    assert premise_of(idea).id == kind


@pytest.mark.parametrize("idea", ["婆婆中奖五百万，当晚就宣布要跟公公离婚", "被公婆赶出门的儿媳，十年后开着自己的养老院收留了他们", "儿子带回来的女朋友，竟是父亲当年抛弃的初恋的女儿", "失明的外公用手摸出了孙女怀里的婴儿不是亲生的", "过年回家，爸爸把我的卧室租给了一个陌生女孩", "皇帝替嫁给敌国的公主，新婚夜她站了起来", "婆婆和儿媳合伙开了一家饺子馆", "她在养老院当护工，发现了一个失踪十年的人"])
def test_what_only_has_a_word_of_a_kind_is_not_of_it(idea: str) -> None:
    assert "kind" not in premise_of(idea).fields


def test_a_couple_of_the_kind_is_a_man_and_a_woman_whichever_leads() -> None:
    for idea, lead in (("他在民政局门口被未婚妻放鸽子，随手拉了个路人领证，没想到对方是女总裁", "m"), ("她在民政局门口被未婚夫放鸽子，随手拉了个路人闪婚，没想到对方是集团总裁", "f")):
        cast = script_of(idea).characters
        assert [c.gender for c in cast[:3]] == [lead, *("f" if lead == "m" else "m",) * 2]


def test_a_child_of_the_idea_is_a_child_of_the_drama() -> None:
    cast = script_of("妻子怀了二胎，八岁的大女儿写了一份《不同意书》贴在冰箱上").characters
    assert [(c.gender, c.age) for c in cast[:3]] == [("f", "child"), ("f", "adult"), ("m", "adult")]


def test_who_is_dead_in_the_idea_does_not_come_in() -> None:
    script = script_of("他和父亲十年没说话，回家收拾遗物时发现父亲每天都在给他织毛衣")
    assert not [c for c in script.characters if c.job in ("父亲", "爸爸")]


def test_what_the_idea_says_is_what_is_played() -> None:
    said = "".join(b.text + b.insert_text for s in script_of("丈母娘要二十六万彩礼，男友写了一张欠条").scenes() for b in s.beats)
    assert said.count("二十六万") >= 3 and "三十八万" not in said


@pytest.mark.parametrize("premise", KINDS, ids=lambda p: p.id)
def test_each_of_its_exchanges_can_be_staged_and_each_slot_filled(premise: Premise) -> None:
    assert all(len(x.roles) <= MOST_PEOPLE for name, s in premise.sections.items() if name != "hook" for x in s.exchanges)
    assert {"open", "clash", "turn", "end", "hook"} <= set(premise.sections)
    words = found_words(premise, "", "zh", {})
    for slot in always_filled(premise):
        assert words[slot] and "(" not in words[slot]


@pytest.mark.parametrize("premise", KINDS, ids=lambda p: p.id)
def test_the_scenes_of_one_conflict_are_of_three_people(premise: Premise) -> None:
    """The quarrel and what turns it are one scene in a drama of three: who is a fourth there is not seen."""
    needed = premise.sections["clash"].exchanges[0].roles | premise.sections["turn"].exchanges[0].roles
    assert len(needed) <= MOST_PEOPLE, needed


@pytest.mark.parametrize("idea", ["婆婆背来一坛咸菜，儿媳当着她的面倒了", "她带着四岁的儿子回国，儿子长得和总裁一模一样", "母亲和儿子断绝关系八年，在同一间病房里碰上了"])
@pytest.mark.parametrize("seconds", [30, 60, 120])
def test_it_fits_and_repeats_nothing(idea: str, seconds: int) -> None:
    script = script_of(idea, seconds)
    assert sum(scene_seconds(s, "zh") for s in script.scenes()) == pytest.approx(seconds, rel=0.05)
    lines = [b.text for s in script.scenes() for b in s.beats if b.kind == "dialogue"]
    assert len(lines) == len(set(lines))
    assert not re.search("[{}|]", "".join(lines))


@pytest.mark.parametrize("idea", ["神医下山第一天就被未婚妻当众退婚，她的爷爷却跪在了他面前", "怀孕的小三找上门，原配却笑着给她盛了一碗汤", "母亲得了阿尔茨海默症，每天四点要去校门口接女儿"])
def test_a_minute_holds_how_it_begins_what_turns_it_and_how_it_ends(idea: str) -> None:
    premise = premise_of(idea)
    scenes = list(script_of(idea).scenes())
    for scene, section in ((scenes[0], "open"), (scenes[1], "turn"), (scenes[2], "end")):
        heard = {b.text for b in scene.beats}
        lines = {o for b in premise.sections[section].exchanges[0].beats for o in b.text.strip("[]").split("|") if "{" not in o}
        assert heard & lines, (section, heard)


def test_whom_only_a_pronoun_names_leads() -> None:
    lead, other = script_of("为了给父亲报仇，她应聘进仇人家当保姆，却爱上了他的儿子").characters[:2]
    assert (lead.gender, other.gender) == ("f", "m")


def test_whoever_comes_into_a_family_is_called_by_what_they_are() -> None:
    """A stepfather is no 妈, and it is the father whose place he takes."""
    script = script_of("妈妈再婚那天，九岁的儿子给继父出了一张考卷")
    assert [c.gender for c in script.characters[1:3]] == ["m", "m"]
    assert not [b.text for s in script.scenes() for b in s.beats if b.kind == "dialogue" and "妈" in b.text]


def test_everybody_of_a_kind_does_or_is_something() -> None:
    for idea in ("豪门联姻，新婚之夜两个人各自拿出了一份离婚协议", "闺蜜抢了我的未婚夫，三年后她跪着求我救她的公司"):
        assert all(c.job for c in script_of(idea).characters)


def test_nobody_of_another_age_takes_the_lead() -> None:
    lead = script_of("奶奶把孙女的彩礼钱全部换成了硬币").characters[0]
    assert lead.job != "奶奶" or lead.age == "elder"
