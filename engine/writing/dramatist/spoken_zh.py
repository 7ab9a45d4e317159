"""Words of a Chinese idea made fit for a mouth: whose deed it is becomes 你 or 我, and what would be no sentence is not said."""
from __future__ import annotations

import re

DANGLING = re.compile(r"(?:前|后|时|时候|之前|之后|的|地|得|却|而|和|与|跟|在|把|被|给|对|向|从|是|因为|所以|但|如果|当|直到|并|又|也|还|想|要|一|了一|那|这)$")
_BAD_HEAD = re.compile(r"^(?:的|地|得|了|着|过|和|与|跟|及|却|而|但|前|后|时|里|中|上|下|们|其中|之|者|家的|员)")
_NOT_SAID = re.compile(r"其中|另一|前者|后者|某|有人|谁|什么|怎么|为什么|[“”\"《》：:；;（）()A-Za-z]{6,}|^\d")
_OTHER_SUBJECT = re.compile(r"^[\u4e00-\u9fff]{1,4}[他她你我]的[\u4e00-\u9fff]{1,4}?(?:正要?|正在|却|竟然?|已经|其实|就是|把|被|也要|又要|才是)")
"""Begins with somebody else as its subject (带他的主管正要…): after 你 it would be no sentence."""
_VERB = re.compile(r"[偷卖送给做写等收留救骗害毁打开关买拿走来去教学画唱拍藏换烧埋丢借还说叫认养找帮替顶用装扮嫁娶爱恋恨抢夺赶撞杀逼陷诬冒见看听发接寄付交养修种喂跑住搬吃喝哭笑练织读签改删录租欠背放回陪守报考搭共挤合当成生搞跳斗怕抱追拒骂辞离输赢投吞盖造]")


def speakable(words: str, least: int = 2, most: int = 16) -> bool:
    """Whether words can stand after 你 as a whole predicate: they have a verb, a sound head and a sound end."""
    return (least <= len(words) <= most and not DANGLING.search(words) and not _BAD_HEAD.search(words) and not _OTHER_SUBJECT.search(words) and not _NOT_SAID.search(words)
            and bool(_VERB.search(words)) and not re.search(r"[，。！？,.!?]", words))


def to_my_face(words: str, me: str = "") -> str:
    """What somebody did, as the one says it whom they did it to: 用另一个的身份 → 用我的身份, 卖他的手稿 → 卖我的手稿; "" when it is no predicate."""
    words = re.sub(r"^(?:一直|竟然?|早就|已经|居然|还|在|正在|正|又|都)+", "", words.strip())
    words = re.sub(r"另一个人?|对方", "我", words)
    if me:
        words = words.replace(me, "我")
    words = re.sub(r"(?<!其)[他她](?!们)", "我", words)
    words = re.sub(r"我(?=(?:全家|一家|父亲|母亲|爸|妈|姐|妹|哥|弟|丈夫|妻子|儿子|女儿|孩子|爷爷|奶奶))", "我", words).replace("自己的", "")
    return words if speakable(words) else ""


def to_your_face(words: str) -> str:
    """What somebody does, as others say it to them: 给他的亡妻写信 → 给你的亡妻写信; "" when it is no predicate."""
    words = re.sub(r"^(?:俩|们|都|却|又|正|突然|忽然|意外)+", "", words.strip())
    words = re.sub(r"(?<!其)[她他](?!们)", "你", words)
    return words if speakable(words, 4, 20) else ""


def after(words: str) -> str:
    """A phrase without a person (共用一个停车位); "" when it has one or is none."""
    return "" if re.search(r"[他她你我]", words) or DANGLING.search(words) or not 2 <= len(words) <= 18 else re.sub("^[要想]", "", words)


SPOKEN = {"secret": to_my_face, "wrong": to_my_face, "shared": after, "wish": after, "cond": after, "ask": after, "lie": to_your_face, "habit": after}
"""How each word of a situation comes into a mouth; others are nouns and stay as they are."""

_MALE = frozenset("丈夫 夫 父亲 爸爸 爷爷 外公 哥哥 弟弟 儿子 师父 战友 男友 未婚夫 亡夫 亡父 恋人".split())
_FEMALE = frozenset("妻子 妻 母亲 妈妈 奶奶 外婆 姐姐 妹妹 女儿 闺蜜 女友 未婚妻 亡妻 亡母".split())


def pronoun(gone: str, other: str) -> str:
    """Of somebody who is only spoken of: by the word for them, else the opposite of `other` (f or m)."""
    return "她" if gone in _FEMALE else "他" if gone in _MALE else "他" if other == "f" else "她"


_KIN = {"儿子": "parent", "女儿": "parent", "孩子": "parent", "养子": "parent", "孙子": "grand", "孙女": "grand", "徒弟": "master", "学徒": "master", "弟子": "master", "接班人": "master",
        "传人": "master", "助手": "master", "学生": "teacher"}
_CALLED = {"奶奶": "奶奶", "爷爷": "爷爷", "外婆": "外婆", "外公": "外公", "姥姥": "姥姥", "姥爷": "姥爷", "妈妈": "妈", "母亲": "妈", "爸爸": "爸", "父亲": "爸", "养父": "爸", "养母": "妈", "婆婆": "妈", "岳母": "妈",
           "岳父": "爸", "丈母娘": "妈", "师父": "师父", "师傅": "师傅", "老师": "老师", "教练": "教练", "姐姐": "姐", "哥哥": "哥", "丈夫": "老公", "妻子": "老婆"}


def address(form: str, gender: str, age: str, job: str, other_job: str, name: str) -> str:
    """How one calls somebody by what they are to one: `kin` by the relation of the two, `pa` one's parent, `sib` an elder sister or brother,
    and to strangers `miss`, `aunt`, `uncle`."""
    woman = gender == "f"
    if form == "kin":
        by_other = {"parent": "妈" if woman else "爸", "grand": "奶奶" if woman else "爷爷", "master": "师傅", "teacher": "老师"}.get(_KIN.get(other_job, ""))
        return by_other or _CALLED.get(job) or ({"elder": "奶奶" if woman else "爷爷", "middle": "妈" if woman else "爸"}.get(age, name))
    return {"pa": "妈" if woman else "爸", "sib": "姐" if woman else "哥", "miss": ("姑娘" if woman else "小伙子") if age in ("child", "young", "adult") else ("大姐" if woman else "大哥"),
            "aunt": "阿姨" if woman else "叔叔", "uncle": "姨" if woman else "叔"}[form]


ADDRESSES = frozenset({"kin", "pa", "sib", "miss", "aunt", "uncle"})
