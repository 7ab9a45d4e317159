"""Chinese ideas are read as a native reader reads them: who is in them, of which gender, and what can be said of whom."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.writing import write_script
from engine.writing.dramatist.matter_zh import matter
from engine.writing.dramatist.reading import Reading, read
from engine.writing.dramatist.reading_zh import of_somebody
from engine.writing.dramatist.scenes_zh import scene_words
from engine.writing.dramatist.told_zh import tells


def reading(idea: str) -> Reading:
    told = of_somebody(idea)
    return read(told, "zh", idea if told != idea else "")


def words(idea: str) -> dict[str, str]:
    found = reading(idea)
    return scene_words(found, {n: "ABCDE"[n] for n in range(len(found.people))})


@pytest.mark.parametrize(("idea", "called"), [
    ("一个专门给人写道歉信的姑娘，收到了一封写给自己的道歉信", ["姑娘"]), ("女仵作查到太子暴毙那晚，最后见他的人正是她失散的姐姐", ["女仵作", "姐姐"]),
    ("女将军凯旋那天，发现未婚夫娶了她的亲妹妹", ["女将军", "未婚夫", "妹妹"]), ("镇上唯一的女兽医半夜被叫去接生，产妇是她最恨的人", ["女兽医", "产妇"]),
    ("前任校长回到学校当门卫，没人认出他", ["前任校长"]), ("大理寺卿查案，查到最后凶手是自己的养女", ["大理寺卿", "养女"]),
    ("为了给奶奶凑手术费，大学生陆鸣去当群众演员，演的是一具尸体", ["大学生", "奶奶"]), ("丈夫的白月光回国了，妻子主动提出离婚", ["丈夫", "白月光", "妻子"]),
    ("乡村教师苦等支教女友三年，等来的是她的结婚请柬", ["教师", "女友"]), ("菜市场卖鱼的大姐考上了公务员", ["大姐"]), ("古代厨子穿越到现代，在五星级酒店做洗碗工", ["厨子"]),
    ("高三学生林小满考砸了模拟考，回家发现父母正在偷偷办离婚", ["学生", "母亲", "父亲"]), ("小学生给天堂里的爷爷打电话，接电话的是一个陌生老人", ["小学生"]),
    ("家里的扫地机器人突然开口说话，劝女主人离婚", ["女主人"]), ("婚庆司仪在台上认出新娘是自己失踪的女儿", ["司仪", "新娘"]), ("离异女人带着儿子租房，房东是前夫", ["离异女人", "儿子", "房东"]),
    ("幼儿园老师发现，班上一个孩子每天都由不同的“爸爸”来接", ["幼儿园老师", "孩子"]), ("被退婚的镖局大小姐押了一趟镖", ["镖局大小姐"]), ("班里转来一个聋哑女生，校霸开始偷偷学手语", ["女生", "校霸"]),
    ("退伍军人高海回村当村支书，第一把火就烧到了自己亲叔叔头上", ["退伍军人", "叔叔"]), ("丞相府的哑巴丫鬟其实是敌国公主，她听得懂每一个人的秘密", ["哑巴丫鬟"]), ("爸爸是消防员，妈妈是护士，儿子的作文题目是《我没有见过的年夜饭》", ["爸爸", "妈妈", "儿子"]),
    ("奶奶学会了用表情包，第一个就发错到了公司领导群", ["奶奶"]), ("她给亡夫的微信发了两年晚安，今晚对方回了一个“好”", [""]), ("法医发现死者戴着自己丢失的手链", ["法医"]), ("女儿每天给去世多年的母亲写信", ["女儿"]),
    ("被裁的女高管回老家帮父亲卖豆腐", ["高管", "父亲"]), ("导演让替身演员从五楼跳下去，绳子断了", ["导演", "替身"]), ("侦探接受委托寻找一只猫，却发现雇主早在十年前就死了", ["侦探"]),
    ("林致远面试被拒七次，第八次的面试官是他前妻", ["", "面试官"]), ("山寨女匪首抢亲抢错了轿子，轿里坐着微服的太子", ["山寨女匪首", "太子"]), ("妯娌俩为了一口祖传铁锅，在灵堂上打了起来", ["大嫂", "弟媳"]), ("为了躲债，两个骗子假扮夫妻住进了高档小区", ["骗子", "骗子"]),
    ("爷爷说他年轻时是飞行员，没有人信", ["爷爷"]), ("合伙创业十年的兄弟，为了一句“谁是老板”闹上了法庭", ["兄弟"]), ("捕快追了江洋大盗十年，大盗金盆洗手那天请他当证婚人", ["捕快", "江洋大盗"]),
    ("公司年会上，保洁阿姨中了一等奖，奖品是跟董事长吃一顿饭，而董事长是她二十年没联系的儿子", ["保洁", "董事长"]), ("电梯里的按键多出了一层，只有小女孩能看见", ["小女孩"]),
])
def test_who_is_in_an_idea(idea: str, called: list[str]) -> None:
    assert [p.called for p in reading(idea).people] == called


@pytest.mark.parametrize(("idea", "names"), [
    ("苏念和顾言订婚前夜，她收到一张他和别人的婚纱照", [("苏念", "f"), ("顾言", "m")]), ("陈默和苏晚离婚三年后，在幼儿园家长会上发现他们的孩子是同班同学", [("陈默", "m"), ("苏晚", "f")]),
    ("周予安在相亲角替妈妈举牌子，结果被对面大爷看中当了孙女婿", [("周予安", ""), ("", "m")]), ("前任校长回到学校当门卫，没人认出他", [("", "m")]), ("镇上唯一的女兽医半夜被叫去接生", [("", "f")]),
    ("村口小卖部的王婶靠一部公用电话，听完了全村人的心事", [("王婶", "f")]), ("程璐替老板背了黑锅被开除，三年后她带着收购合同回来了", [("程璐", "f")]), ("职场新人夏栀把辞职信错发给了暗恋的上司", [("夏栀", ""), ("", "")]), ("村医李桂香救活了全村人都盼着他死的恶霸", [("李桂香", "f")]), ("顾南星为了还债替富家千金相亲，没想到对方也是替少爷来的", [("顾南星", "f"), ("", "f")]), ("林致远面试被拒七次，第八次的面试官是他前妻", [("林致远", "m"), ("", "f")]), ("为了躲债，两个骗子假扮夫妻住进了高档小区", [("", "m"), ("", "f")]),
    ("滑雪教练教会了一个盲人滑雪，对方却是来找他讨命的", [("", "m"), ("", "f")]), ("方远暗恋同桌程夏三年，毕业那天才知道她一直在等他先开口", [("方远", "m"), ("程夏", "f")]),
    ("厨神大赛决赛，评委是当年把他赶出师门的师父", [("", "m"), ("", "m")]), ("被裁的女高管回老家帮父亲卖豆腐", [("", "f"), ("", "m")]), ("新任女县令到任第一天，就有人来击鼓告她的亲爹", [("", "f")]),
    ("老赵退休后沉迷钓鱼，十年没钓上来一条，老伴却每天做鱼给他吃", [("老赵", "m"), ("", "f")]), ("我在前任的婚礼上当伴郎，新娘却拉着我跑了", [("", ""), ("", "f")]),
])
def test_names_and_genders(idea: str, names: list[tuple[str, str]]) -> None:
    assert [(p.name, p.gender) for p in reading(idea).people] == names


def test_pupils_are_young() -> None:
    assert reading("高三学生林小满考砸了模拟考").people[0].age == "young"
    assert reading("小学生给外星人写了一封信").people[0].age == "child"


@pytest.mark.parametrize(("idea", "slot", "said"), [
    ("实习律师接手的第一个案子，被告是十年前资助她上学的企业家", "seen", ""), ("外卖平台给他派了一单，收货地址是二十年前烧掉的老屋", "seen", ""),
    ("外卖平台给他派了一单，收货地址是二十年前烧掉的老屋", "happens", "外卖平台给{A}派了一单"), ("周予安在相亲角举牌子，结果被对面大爷看中当了孙女婿", "seen_b", "{A}被{B}看中当了孙女婿"),
    ("殡葬店老板和婚庆店老板合租一间门面", "seen", "{A}和{B}合租一间门面"), ("学渣班长帮学霸作弊，被监考老师当场抓住", "seen_then", "{A}被{C}当场抓住"),
    ("女将军凯旋那天，发现未婚夫娶了她的亲妹妹", "seen", "{A}发现{B}娶了她的亲妹妹"), ("父母双亡的女孩被三个叔叔收养", "seen", "{A}被三个叔叔收养"),
    ("程序员老王被裁员后，偷偷在公司楼下卖煎饼，第一个顾客是他的前老板", "happens", "第一个顾客是{A}的前老板"), ("苏念和顾言订婚前夜，她收到一张婚纱照", "seen_b", ""),
    ("高三学生林小满考砸了模拟考，回家发现父母正在偷偷办离婚", "seen_then", "{A}回家发现{B}和{C}正在偷偷办离婚"), ("我在前任的婚礼上当伴郎，新娘却拉着我跑了", "seen_b", "{B}拉着{A}跑了"),
    ("贫困生小周捡到了富二代的钱包，里面是自己妈妈的照片", "happens", "里面是自己妈妈的照片"), ("小学生给天堂里的爷爷打电话，接电话的是一个陌生老人", "seen_then", ""),
    ("我在前任的婚礼上当伴郎，新娘却拉着我跑了", "seen", "{A}在前任的婚礼上当伴郎"), ("我每天给自己的主治医生写信", "you_a", "每天给自己的主治医生写信"), ("老赵退休后沉迷钓鱼，老伴每天做鱼给他吃", "you_a", ""),
    ("被退婚的镖局大小姐押了一趟镖，箱子里装的竟是她自己的嫁妆", "seen", "{A}押了一趟镖"), ("村口的王婶靠一部公用电话，听完了全村人的心事", "seen_then", "{A}听完了全村人的心事"),
    ("社区医生给流浪汉免费看病三年，对方留给她一栋楼", "happens", "对方留给{A}一栋楼"), ("刑满释放的魏征开了一家锁店，生意第一单是帮警察开保险柜", "seen_b", ""), ("保洁阿姨中了一等奖，奖品是跟董事长吃一顿饭", "seen_b", ""),
    ("合租三个月，他们从没见过面，只靠冰箱上的便利贴吵架", "happens", ""), ("退伍军人高海回村当村支书，第一把火就烧到了自己亲叔叔头上", "happens", "第一把火就烧到了自己亲叔叔头上"),
    ("五岁的女儿突然说，她上辈子是爸爸的妈妈", "seen", ""), ("皇后重生回到入宫那天，这一次她选了瘸腿王爷", "seen", ""), ("寝室四个女生约定谁先脱单谁请客", "seen", ""),
    ("村里的留守老人集体学会了直播，第一场就卖空了全村的土豆", "seen", ""),
    ("太后寿宴上，御厨端上来的是一碗三十年前的阳春面", "seen", ""), ("网红餐厅老板和隔壁苍蝇馆子大妈打赌", "seen", "{A}和{B}打赌"), ("捕快追了江洋大盗十年，大盗金盆洗手那天请他当证婚人", "you_a", ""),
    ("全城停电的夜晚，电梯里困着一个孕妇和一个外卖员", "happens", "电梯里困着{A}和{B}"),
    ("被全网黑的女演员去山里支教，学生们没有一个认识她", "seen", "{A}去山里支教"), ("消防队长冲进火场，救出的人正是纵火犯", "seen_then", "{A}救出纵火犯"),
])
def test_what_can_be_shown_of_whom(idea: str, slot: str, said: str) -> None:
    assert words(idea)[slot] == said


def test_what_nobody_did_is_not_told_of_the_first() -> None:
    told = tells(reading("前任校长回到学校当门卫，没人认出他"), "{A}")
    assert told["tell_z"] == "没人认出他"
    assert tells(reading("实习律师接手的第一个案子，被告是十年前资助她上学的企业家"), "{A}")["tell_a"] == "实习律师接手的第一个案子，被告是十年前资助她上学的企业家"


@pytest.mark.parametrize(("idea", "kind"), [
    ("末日避难所只剩一个名额，父子俩都想让给对方", ""), ("程璐被开除，三年后她带着收购合同回来了", ""), ("丈夫失踪七年后突然回家，说自己只是下楼买了包烟", "returned"), ("父亲只剩三个月，想去看一次海", "wish"), ("他收到十年后的自己寄来的信", "time_word"),
])
def test_what_kind_of_event(idea: str, kind: str) -> None:
    found = reading(idea).situation
    assert (found.name if found else "") == kind


def test_who_comes_back_is_who_was_gone() -> None:
    script = write_script(Brief(prompt="丈夫失踪七年后突然回家，说自己只是下楼买了包烟", duration_sec=60))
    assert [(c.gender, c.job) for c in script.characters[:2]] == [("f", "等的人"), ("m", "丈夫")]


@pytest.mark.parametrize("idea", ["养女成亲前夜才知道，养父就是当年灭她满门的仇人", "幼儿园老师发现，班上一个孩子每天都由不同的“爸爸”来接"])
def test_no_line_of_the_narrator_ends_before_what_was_found_out(idea: str) -> None:
    script = write_script(Brief(prompt=idea, duration_sec=60))
    assert not any(b.text.endswith(("发现。", "知道。")) for s in script.scenes() for b in s.beats if b.kind == "narration")


@pytest.mark.parametrize("seed", range(4))
def test_nobody_says_what_was_done_to_another_as_their_own(seed: int) -> None:
    script = write_script(Brief(prompt="滑雪教练教会了一个盲人滑雪，对方却是来找他讨命的", duration_sec=60, seed=seed))
    said = [b.character for s in script.scenes() for b in s.beats if b.kind == "dialogue" and "教会了我滑雪" in b.text]
    assert set(said) <= {script.characters[1].name}


@pytest.mark.parametrize("idea", ["太后寿宴上，御厨端上来的是一碗三十年前的阳春面", "捕快追了江洋大盗十年，大盗金盆洗手那天请他当证婚人", "山寨女匪首抢亲抢错了轿子"])
def test_days_of_palaces_are_known_by_their_people(idea: str) -> None:
    assert write_script(Brief(prompt=idea, duration_sec=60)).genre == "costume"


def test_no_romance_of_parent_and_child() -> None:
    assert write_script(Brief(prompt="退休语文老师把儿子写的离婚协议改出了十七个错别字", duration_sec=60)).genre != "romance"


def test_many_of_a_kind_are_no_place_and_no_matter() -> None:
    found = reading("婆婆偷偷把儿媳的简历投给了一百家公司")
    assert found.place == ""
    assert "公司" not in matter(found)
    assert reading("儿子的作文题目是《我没有见过的年夜饭》").place == ""
    assert matter(reading("奶奶学会了用表情包")) == "表情包"
    assert matter(reading("实习医生值夜班")) == "夜班"


def test_whom_somebody_turns_out_to_be_after_a_comma_is_no_third() -> None:
    people = read("外卖小哥发现自己每天送餐的独居老人，是失踪二十年的父亲", "zh").people
    assert [(p.called, p.age) for p in people] == [("外卖小哥", ""), ("老人", "elder")]
    assert people[1].gender == "m"


def test_what_happened_to_somebody_is_not_their_name() -> None:
    assert [p.name for p in read("妻子车祸后失去味觉，厨师丈夫每天给她做同一道菜", "zh").people if p.name] == []


def test_what_somebody_writes_of_themselves_is_no_idea_told_of_oneself() -> None:
    idea = "外卖小哥每天给同一个独居老太太送餐，直到她在备注里写：今天是我生日"
    assert of_somebody(idea) == idea


def test_a_car_that_something_is_left_in_is_nobody() -> None:
    assert [p.called for p in read("儿子把父亲的骨灰盒忘在了出租车上，司机把老人送回了老家", "zh").people].count("出租车") == 0


@pytest.mark.parametrize(("idea", "genders"), [
    ("替姐姐嫁给植物人少爷，新婚夜他睁开了眼睛", "f"),
    ("外卖平台给他派了一单，地址是他自己的家", "m"),
])
def test_who_marries_him_in_another_s_place_is_a_woman(idea: str, genders: str) -> None:
    assert "".join(p.gender for p in read(idea, "zh").people) == genders


def test_a_reader_at_the_prince_s_side_is_somebody_and_a_woman_s_body_nobody() -> None:
    people = read("太子的伴读其实是女儿身，秋猎那天被箭划破了衣领", "zh").people
    assert [p.called for p in people] == ["太子", "伴读"]
