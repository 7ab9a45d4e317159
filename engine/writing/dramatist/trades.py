"""What somebody of today wears for a living, by the words of the job; and what befits an age. Pure."""
from __future__ import annotations

import re

from engine.drama.vocabulary import Outfit

_NOT_THEIRS = r"(?!的|之[子女]|家属|店|公司|平台|'s|\s(?:wife|son|daughter|widow|mother|father|company|owner|manager|magnate)\b)"
"""After a trade: it is another's, or a business."""
_WORDS: tuple[tuple[str, tuple[Outfit, ...]], ...] = (
    (r"快递(?:员|小哥|[大小]叔)?+|外卖(?:员|小哥|骑手)?+|骑手|邮递员|邮差|环卫工?+|清洁工|保洁员?+|扫地|扫街|建筑工人?+|工地|[农民]民?工|工人|矿工|电工|水管工|管道工|焊工|修理工|维修工|修车(?:工|师傅|的)|汽修工?+|消防员|搬运工|装卸工|养路工|护林员|货车司机|卡车司机|"
     r"\b(?:courier|delivery(?: (?:man|boy|girl|woman|guy|driver|rider|worker))?+|mail(?:man|woman)|post(?:man|woman|ie)|janitor|cleaner|(?:construction|factory|dock|road|railway|shipyard|steel) ?worker|builder|bricklayer|labou?rer|miner|"
     r"plumber|electrician|mechanic|welder|repairman|handyman|roofer|fire(?:man|fighter|woman)|truck driver|trucker|(?:garbage|dust|bin) ?man|street sweeper|forest ranger)\b", ("workwear",)),
    (r"保安|门卫|看门(?:的|人)|公交司机|列车员|列车长|乘务员|检票员|\b(?:(?:night |security |museum |prison |bank )?guard|(?:night )?watchman|doorman|bus driver|tram driver|ticket inspector|prison warden)\b", ("uniform",)),
    (r"厨师|厨子|大厨|主厨|厨娘|面点师|糕点师|包子铺|面馆|早餐|摊主|小贩|烧烤|理发师|修鞋匠|裁缝|木匠|铁匠|陶艺|\b(?:chef|cook|baker|pastry \w+|barber|butcher|carpenter|cobbler|street vendor|waitress|waiter|barista|florist)\b", ("apron",)),
    (r"中医(?!院)|牙医|兽医|药剂师|军医|护士|\b(?:dentist|pharmacist|nurse|surgeon|veterinarian)\b", ("whitecoat",)),
    (r"渔民|渔夫|水手|船夫|\b(?:fisherman|sailor|lighthouse keeper)\b", ("sweater", "coat")),
    (r"[果菜瓜茶棉花]农|农民|农夫|村民|牧民|养蜂人|放羊|\b(?:farmer|shepherd|farmhand|rancher|beekeeper)\b", ("shirt", "tee")),
    (r"院长|(?<!班)主任(?!医)|校长|厂长|[局处科县镇市]长|书记|行长|\b(?:head(?:master|mistress)|principal|supervisor|official|mayor|senator|banker|politician|estate agent)\b", ("suit", "blazer", "shirt")),
)
_TRADES = tuple((re.compile(rf"(?:{words}){_NOT_THEIRS}", re.I), worn) for words, worn in _WORDS)
_UNSUITED: dict[str, frozenset[Outfit]] = {"elder": frozenset({"leather", "tee", "hoodie", "sports", "dress"}), "middle": frozenset({"hoodie"})}
_RETIRED = re.compile(r"退休|离休|\bretired\b", re.I)
_BY_AGE: dict[tuple[str, str], tuple[Outfit, ...]] = {
    ("f", "elder"): ("cardigan", "sweater", "coat", "shirt"), ("m", "elder"): ("cardigan", "shirt", "sweater", "coat"),
    ("f", "middle"): ("blazer", "coat", "sweater", "shirt", "cardigan", "dress"), ("m", "middle"): ("coat", "shirt", "sweater", "blazer", "cardigan"),
    ("f", "child"): ("hoodie", "sweater", "tee", "dress"), ("m", "child"): ("hoodie", "sweater", "tee", "sports"),
}
_ANYBODY: dict[str, tuple[Outfit, ...]] = {
    "f": ("blazer", "dress", "coat", "sweater", "shirt", "leather"), "m": ("suit", "coat", "shirt", "sweater", "leather", "blazer"),
}


def worn_for_work(job: str, age: str, text: str, known: list[Outfit]) -> list[Outfit]:
    """What goes with a job, best first; `known` is what the lexicon has for it. An elder wears no trade's clothes in an idea
    (`text`) of the retired, and nothing else than what a trade wears first; nobody what does not befit the age."""
    found = [] if age == "child" else next((list(worn) for words, worn in _TRADES if words.search(job)), [])
    worn = found or known
    if age == "elder":
        worn = [] if _RETIRED.search(text) else worn[:1]
    return [o for o in worn if o not in _UNSUITED.get(age, ())]


def befitting(gender: str, age: str) -> tuple[Outfit, ...]:
    """What people of an age wear whatever they do."""
    return _BY_AGE.get((gender, age), _ANYBODY[gender])
