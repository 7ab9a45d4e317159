"""Who plays in a book's drama: those who speak or act in the chosen chapters, with what they want and hide."""
from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import cast

from engine.drama import vocabulary as v
from engine.drama.script import Character, Look
from engine.drama.vocabulary import Language, Outfit
from engine.writing.continuity import people_of
from engine.writing.dramatist.attire_republic import outfit_then
from engine.writing.findings import Findings
from engine.writing.model_forms import LookForm
from engine.writing.model_forms import Person as PersonForm
from engine.writing.novel.passages import Passage
from engine.writing.novel.people import Person

_OLD = re.compile(r"皇|太子|王爷|将军|公主|娘娘|王府|侯府|丞相|客栈|银两|轿|丫鬟|公子|小厮|老爷|\b(?:thy|carriage|my lord|majesty|sword|castle)\b")
_REPUBLIC = re.compile(r"民国|军阀|少帅|督军|大帅|姨太|旗袍|长衫|租界|黄包车|巡捕|洋行|公馆|电报|百乐门|戏班|名伶|北平|上海滩")
_MOST_CAST = 24


@dataclass
class Cast:
    """Who plays, by the names of the book."""

    characters: list[Character]
    people: list[Person]
    names: frozenset[str] = field(default_factory=frozenset)


def cast_of(told: list[Passage], who: list[Person], text: str, language: Language, seed: int) -> Cast:
    """Those who speak or act in the chosen chapters, the most talkative first."""
    counts = Counter(p.who for p in told if p.kind == "say" and p.who)
    counts.update({p.who: 0 for p in told if p.kind == "tell" and p.who and p.who not in counts})
    known = {p.name: p for p in who}
    names = [n for n, _ in sorted(counts.items(), key=lambda x: (-x[1], x[0]))][:_MOST_CAST]
    old = len(_OLD.findall(text)) * 400 > len(text) or len(_OLD.findall(text)) >= 12
    republic = language == "zh" and len(_REPUBLIC.findall(text)) > max(3, len(_OLD.findall(text)) // 2, len(text) // 2000) and len(set(_REPUBLIC.findall(text))) > 1
    forms, taken = [], set[str]()
    for n in names:
        gender = known[n].gender if n in known else "m"
        outfit: Outfit | str = ("robe" if gender == "m" else "hanfu") if old and language == "zh" else ""
        if republic:
            outfit = outfit_then(gender, _age(n, text), _called_near(n, text), taken)
            taken.add(outfit)
        forms.append(PersonForm(name=n[:40], gender=gender, age=_age(n, text), job="", look=LookForm(outfit=outfit)))
    made = [c.model_copy(update=_heart(c.name, told, language)) for c in people_of(forms[:8], seed, Findings())]
    made += [Character(name=f.name, gender=cast("v.Gender", f.gender), age=cast("v.Age", f.age), look=made[i % len(made)].look.model_copy(update={"accent": "#c7a17a"}) if made else Look())
             for i, f in enumerate(forms[8:])]
    if not made:
        made = [Character(name="旁人" if language == "zh" else "Somebody", gender="f")]
    return Cast(made, who, frozenset(c.name for c in made))


def _called_near(name: str, text: str) -> str:
    """The words right before and after a name, which tell a rank or a trade: 少帅顾震霆, 顾司令."""
    return " ".join(text[max(0, m.start() - 4):m.end() + 3] for m in list(re.finditer(re.escape(name), text))[:12])


_WANTS = {"zh": re.compile(r"想(?!起|到|象|必)|要(?!是|么|不是|紧|求)|等(?!于|到了)|为了|希望|求你|找(?!到)|必须|打算|不能没有|带.{0,4}走|回家"),
          "en": re.compile(r"\b(?:want(?:s|ed)?|wish(?:es|ed)?|must|need(?:s|ed)?|(?:give|read|tell|show|bring) (?:it to )?me|came (?:here )?to|come to|hope[ds]?|wait(?:ed|ing)? for|look(?:ed|ing) for|find|let me|take me|I will|I'll)\b", re.I)}
_SECRETS = {"zh": re.compile(r"瞒|秘密|不说|没有?说|没有?告诉|从来没|其实|答应过|骗|真正|藏|不敢|不是我|偷偷|假的|知道是谁|没有回答|避开"),
            "en": re.compile(r"\b(?:secret|never (?:told|said|knew)|lied|hid(?:den)?|promised|truth|nobody knows?|no one knows?|didn't tell|did not tell|pretend\w*|not (?:my|his|her)|stole|afraid|dare|(?:would|could) not (?:answer|say|tell|speak)|said nothing|looked (?:away|at the floor))\b", re.I)}
_MOST_HEART = 90
"""Characters of a sentence that still says one thing."""


def _heart(name: str, told: list[Passage], language: Language) -> dict[str, str]:
    """What somebody wants and hides, in the book's own words: what they say of it first, then what is told of them."""
    own = [p for p in told if p.who == name and 4 <= len(p.text) <= (_MOST_HEART if language == "zh" else 2 * _MOST_HEART)]
    found: dict[str, str] = {}
    for key, pattern in (("want", _WANTS[language]), ("secret", _SECRETS[language])):
        options = [p for p in own if pattern.search(p.text) and _quoted(p, language) not in found.values()]
        if options:
            # a question asks after another's heart
            best = max(options, key=lambda p: (2 * (p.kind == "say") + len(pattern.findall(p.text)) - 2 * bool(re.search("[？?]", p.text)), -p.place))
            found[key] = _quoted(best, language)[:240]
    return found


def _quoted(passage: Passage, language: Language) -> str:
    if passage.kind != "say":
        return passage.text
    return f"“{passage.text}”"


def _age(name: str, text: str) -> str:
    if re.search(r"^老|爷|奶|婆|翁|太后|嬷嬷|外公|\b(?:Old|Grand\w*)\b", name):
        return "elder"
    if re.search(r"母亲|父亲|妈|爸|夫人|太太|掌柜|师父|丞相|大叔|大婶|\b(?:Mrs|Aunt|Uncle)\b", name):
        return "middle"
    near = Counter(m[0].lower() for m in re.finditer(rf"(?:老人|小姑娘|小男孩|少年|少女|孩子|old man|old woman|little (?:girl|boy))(?=\W{{0,2}}{re.escape(name)})", text, re.I))
    best = near.most_common(1)
    return "adult" if not best else "elder" if best[0][0].startswith(("老", "old")) else "child" if "小" in best[0][0] or "little" in best[0][0] or best[0][0] == "孩子" else "young"
