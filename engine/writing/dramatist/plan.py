"""The arc: which scene of which episode does what, where and between whom."""
from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import cast

from engine.drama.vocabulary import Mood, Setting, TimeOfDay, Weather
from engine.writing.dramatist.bank import Exchange, middles, of_their_time
from engine.writing.dramatist.chance import chance, number, pick, shuffled
from engine.writing.dramatist.elsewhere import move_elsewhere
from engine.writing.dramatist.filling import fill
from engine.writing.dramatist.indoors import ROOMS, takes_a_room
from engine.writing.dramatist.lookup import lexicon
from engine.writing.dramatist.republic import place_then
from engine.writing.dramatist.story import Story, places

_SPINE = ("open", "clash", "turn", "end")
_PAIR = {"AB": "love", "AC": "foe", "AD": "ally", "BC": "foe", "BD": "ally", "CD": "foe"}
_BODY: dict[str, tuple[str, ...]] = {
    "love": ("probe", "doubt", "soft", "blow", "soft", "press"), "foe": ("press", "threat", "bargain", "blow", "press"),
    "ally": ("probe", "plan", "doubt", "tease", "plan"), "kin": ("press", "soft", "plead", "blow"),
}
_MOODS: dict[str, tuple[Mood, ...]] = {
    "love": ("romance", "sorrow", "warm", "hope"), "foe": ("tension", "anger", "suspense"), "ally": ("mystery", "warm", "suspense", "hope"),
    "kin": ("sorrow", "warm", "tension"),
}
_TIME_AFTER: dict[str, tuple[TimeOfDay, ...]] = {"dawn": ("day", "day", "dusk"), "day": ("day", "dusk", "night"), "dusk": ("night", "night"),
                                                 "night": ("night", "dawn", "day")}


_NIGHT = re.compile(r"夜|灯|凌晨|蜡烛|烛|月|睡|黑|\{clock\}|\b(?:night|midnight|lamp|lights?|lit|candle|moon|dark|sleep|asleep|tonight)\b", re.I)


@dataclass
class Card:
    """A scene before it is told."""

    episode: int
    number: int
    x: str
    y: str
    z: str | None
    setting: Setting
    place: str
    time: TimeOfDay
    weather: Weather
    mood: Mood
    purpose: str
    """`open`, `clash`, `turn`, `end` or the kind of pair a free scene is between."""
    clue: int
    spine: list[Exchange] = field(default_factory=list)
    functions: tuple[str, ...] = ()
    home: bool = False


def arc(story: Story) -> list[list[Card]]:
    """A list of cards per episode."""
    brief = story.brief
    total = brief.episodes * brief.scenes_per_episode
    spine = _spine(total)
    if total >= 6 and story.premise.situations and not any(s.startswith("mid") for s in story.premise.sections):
        spine |= _spread(story, spine, total)
    between = [s for s in story.premise.sections if s.startswith("mid")]
    # what the premise has for between its own scenes comes where nothing of it is told, spread over the whole
    free = [i for i in range(total) if i not in spine]
    for k, name in enumerate(between[:len(free)]):
        spine[free[k * len(free) // len(between)] if len(free) >= len(between) else free[k]] = (name,)
    left = [i for i in range(total) if i not in spine]
    turn = next((i for i, names in spine.items() if "turn" in names), total)
    spine |= _between(story, left, _around(left, turn) if story.premise.turn else ())
    if total == 3 and brief.duration_sec >= _ROOMY:
        # where nothing is left between the premise's own scenes, what it has for there belongs to their ends
        for at, name in zip((0, 1), between, strict=False):
            spine[at] = (*spine[at], name) if not at else (spine[at][0], name, *spine[at][1:])
    cards: list[list[Card]] = []
    time: TimeOfDay = "night"
    weather: Weather = "clear"
    n = 0
    for e in range(1, brief.episodes + 1):
        row: list[Card] = []
        weather = _weather(story, e)
        for s in range(1, brief.scenes_per_episode + 1):
            card = _card(story, e, s, n, spine.get(n, ()), time, weather, row[-1] if row else None)
            time, weather = card.time, card.weather
            row.append(card)
            n += 1
        if moved := move_elsewhere(story, row):
            at, setting, name = moved
            row[at].setting, row[at].place = _of_its_time(story, setting, name, (*story.key, "card", e, at + 1))
            row[at].home = False
        cards.append(row)
    return cards


_ROOMY = 75.0
"""Seconds of an episode of three scenes in which there is time for more than the premise's four."""


def _spread(story: Story, spine: dict[int, tuple[str, ...]], total: int) -> dict[int, tuple[str, ...]]:
    """In a long drama the clash of a premise without scenes between its own takes two scenes, and the turn that was not chosen comes as
    a second one before the end."""
    sections = dict(story.premise.sections)
    clash = sections["clash"]
    free = [i for i in range(total) if i not in spine]
    at = next(i for i, names in spine.items() if names == ("clash",))
    out: dict[int, tuple[str, ...]] = {}
    if len(clash.exchanges) > 1 and free and free[0] < at:
        first, rest = replace(clash, exchanges=clash.exchanges[:1]), replace(clash, exchanges=clash.exchanges[1:])
        sections |= {"clash.first": first, "clash.rest": rest}
        out |= {free[0]: ("clash.first",), at: ("clash.rest",)}
    others = [v for v in story.premise.variants.get("turn", ()) if v is not sections["turn"]]
    if others and free[-1] not in out:
        sections["turn.other"] = others[0]
        out[free[-1]] = ("turn.other",)
    story.premise = replace(story.premise, sections=sections)
    return out


_MIDDLE: dict[int, tuple[str, ...]] = {1: ("setback",), 2: ("search", "victory"), 3: ("search", "setback", "cost"), 4: ("search", "setback", "victory", "cost")}
"""What happens between a premise's own scenes, by how many are free: who looks for it, what goes wrong, what seems won, what is owned up to, what it costs."""
_WHOLE_MIDDLE = ("search", "setback", "victory", "confession", "cost")


def _around(free: list[int], turn: int) -> tuple[str, ...]:
    """What happens between the scenes of an idea of two clauses: how the two come near each other, and what follows when it has turned."""
    before = sum(i < turn for i in free)
    return (*(("near", "talk", "third")[k % 3] for k in range(before)), *("after" for _ in free[before:]))


def _between(story: Story, free: list[int], told: tuple[str, ...]) -> dict[int, tuple[str, ...]]:
    """A scene of the middle for each free place, none twice (`told` says of which kinds); its people must all be there to be seen."""
    names = told or _MIDDLE.get(len(free), _WHOLE_MIDDLE)
    sections, out = dict(story.premise.sections), dict[int, tuple[str, ...]]()
    for k, i in enumerate(free):
        name = names[k % len(names)]
        fitting = [s for s in of_their_time(middles(story.language), story.old) if s.name == name
                   and not any(x.roles & story.absent or x.roles - set(story.cast) for x in s.exchanges)]
        order = shuffled(fitting, *story.key, "middle", name)
        again = names[:k].count(name) if told else k // len(names)
        if again >= len(order):
            continue
        chosen = order[again]
        called = f"between.{name}.{k}"
        exchanges = tuple(replace(x, id=f"{story.premise.id}/{called}/{n}") for n, x in enumerate(chosen.exchanges))
        sections[called] = replace(chosen, name=called, tags=tuple(t for t in chosen.tags if t not in ("old", "new")), exchanges=exchanges)
        out[i] = (called,)
    story.premise = replace(story.premise, sections=sections)
    return out


def _spine(total: int) -> dict[int, tuple[str, ...]]:
    """Which scenes carry the premise's own sections."""
    if total == 1:
        return {0: _SPINE}
    if total == 2:
        return {0: ("open", "clash"), 1: ("turn", "end")}
    if total == 3:
        return {0: ("open",), 1: ("clash", "turn"), 2: ("end",)}
    clash = min(max(1, round(total * 0.3)), total - 3)
    turn = min(max(clash + 1, round(total * 0.72)), total - 2)
    return {0: ("open",), clash: ("clash",), turn: ("turn",), total - 1: ("end",)}


def _card(story: Story, e: int, s: int, n: int, sections: tuple[str, ...], time: TimeOfDay, weather: Weather, before: Card | None) -> Card:
    key = (*story.key, "card", e, s)
    present = [story.premise.sections[name] for name in sections if name in story.premise.sections]
    if present:
        spine = [x for section in present for x in section.exchanges]
        people = list(dict.fromkeys(b.role for x in spine for b in x.beats if b.role))
        x, y = [*people, "A", "B"][:2] if len(people) > 1 else ("A", "B")
        pair, purpose = _PAIR.get("".join(sorted((x, y))), "ally"), next((n for n in reversed(sections) if not n.startswith("mid")), sections[-1]).partition(".")[0]
        if purpose.startswith(("mid", "between")):
            purpose = pair
        tags = present[-1 if len(present) > 1 and s > 1 else 0].tags
        wanted: TimeOfDay = cast("TimeOfDay", next((t for t in tags if t in _TIME_AFTER), "night"))
        mood: Mood = cast("Mood", next((t for t in tags if t not in _TIME_AFTER and not t.startswith("@")), "tension"))
        at = next((t[1:] for t in tags if t.startswith("@")), "home" if sections[0] == "open" else "")
        z = people[2] if len(people) > 2 else None
    else:
        spine, at, z = [], "home" if n == 0 else "", None
        x, y, pair = _pair(story, n, key)
        purpose, wanted = pair, pick(_TIME_AFTER[time], *key, "time") if before else pick(("night", "day", "dusk"), *key, "time")
        mood = pick(_MOODS[pair], *key, "mood")
    if present and story.premise.situations:
        wanted = _hour(story, purpose, wanted, before)
    elif present and wanted == "night" and not (n == 0 and story.reading.clock) and not any(_NIGHT.search(b.text + b.insert_text) for x in spine for b in x.beats):
        # Nothing in the scene needs the night: the drama gets the light of its own hours.
        options = _TIME_AFTER[before.time] if before else ("day", "dusk", "dawn", "night")
        wanted = cast("TimeOfDay", pick(options, *key, "hour"))
    if before and before.time == "night" and wanted == "dusk":
        wanted = "night"
    if n == 0 and story.reading.time:
        wanted = story.reading.time  # type: ignore[assignment]
    last = story.premise.sections.get("hook") if "end" in sections else None
    setting, place = _place(story, at, n, before, key, takes_a_room([*spine, *(last.exchanges if last else ())], story.language))
    if before and weather in ("rain", "snow", "fog") and before.time == "night" and wanted != "night" and chance(0.6, *key, "clears"):
        weather = "clear" if weather != "snow" else "wind"
    return Card(e, s, x, y, z, setting, place, wanted, weather, mood, purpose, int(sections == ("turn.other",)) if spine and not sections[0].startswith("between") else e + ("turn.other" in story.premise.sections), spine, _BODY[pair], at == "home")


_HOURS: tuple[TimeOfDay, ...] = ("dawn", "day", "dusk", "night")
_BY_DAY: dict[str, TimeOfDay] = {"open": "day", "clash": "day", "turn": "dusk", "end": "dusk"}
_INTO_NIGHT: dict[str, TimeOfDay] = {"open": "dusk", "clash": "night", "turn": "night", "end": "dawn"}


def _hour(story: Story, section: str, wanted: TimeOfDay, before: Card | None) -> TimeOfDay:
    """When a scene of an idea's own event plays: at the hour that the idea names, to the last but one scene; else as the premise says, or by
    day when nothing in it needs the night. Within an episode it never gets earlier."""
    brief, named = story.brief, story.reading.time
    if named and brief.episodes * brief.scenes_per_episode <= 3:
        wanted = "dawn" if section == "end" and wanted == "dawn" and named in ("night", "dusk") else cast("TimeOfDay", named)
    elif not named and not any(_NIGHT.search(b.text + b.insert_text) for s in story.premise.sections.values() for x in s.exchanges for b in x.beats):
        hours = pick((None, _BY_DAY, _INTO_NIGHT), *story.key, "hours")
        wanted = hours.get(section, wanted) if hours else wanted
    if before and wanted != before.time and wanted not in _TIME_AFTER[before.time] and _HOURS.index(wanted) < _HOURS.index(before.time):
        return before.time
    return wanted


def _pair(story: Story, n: int, key: tuple[object, ...]) -> tuple[str, str, str]:
    """Who meets in a free scene: the couple most, then the rest in turn."""
    roles = [r for r in "ABCD" if r in story.cast and r not in story.absent]
    pairs = [("A", "B"), ("A", "C"), ("B", "C"), ("A", "B"), ("A", "D"), ("B", "D"), ("D", "C")]
    free = [p for p in pairs if p[0] in roles and p[1] in roles]
    order = shuffled(free, *story.key, "pairs", n // len(free))
    x, y = order[n % len(free)]
    if chance(0.5, *key, "turn"):
        x, y = y, x
    pair = _PAIR["".join(sorted((x, y)))]
    declared = story.premise.fields.get("rel", "")
    if {x, y} == {"A", "B"} and declared:
        pair = declared
    return x, y, pair


def _place(story: Story, at: str, n: int, before: Card | None, key: tuple[object, ...], room: bool) -> tuple[Setting, str]:
    """The place that a section asks for (`home`, or one of the premise's by its setting), else the premise's next; with `room`
    one that has furniture, unless the idea itself says where it is."""
    r, own = story.reading, places(story)
    rooms = [p for p in own if p[0] in ROOMS]
    asked = at if at in ROOMS or not room or at == r.setting else ""
    if asked and asked != "home" and (named := next((name for setting, name in own if setting == at), "")):
        name = r.place if r.setting == at and len(r.place) > 1 else fill(named, story, {}, None, "place")
        return _of_its_time(story, at, name, key)
    if at == "home":
        home = story.words["home"]
        if room and rooms and home not in ROOMS and home != r.setting:
            home = rooms[0][0]
        named = next((name for setting, name in own if setting == home), "")
        name = r.place if r.place and len(r.place) > 1 and r.setting == home else named
        name = name or pick(lexicon(story.language).SETTING_NAMES[home], *story.key, "home")
        name = fill(name, story, {}, None, "place") + ("现场" if name.endswith("婚礼") else "")
        if r.city and r.city not in name:
            name = f"{r.city}·{name}" if story.language == "zh" else f"{name}, {r.city}"
        return _of_its_time(story, home, name, key)
    rest = (own[1:] if story.old else [p for p in own if p[0] != story.words["home"]]) or own
    if room:
        rest = [p for p in rest if p in rooms] or rooms or rest
    options = [p for p in rest if not before or (p[1] not in before.place if story.old else p[0] != before.setting)] or rest
    if n < len(rest) + 1:
        setting, name = options[(n - 1) % len(options)]
    else:
        setting, name = pick(options, *key, "place")
        if chance(0.6, *key, "variant"):
            name = pick(lexicon(story.language).SETTING_NAMES[setting], *key, "variant")
    return _of_its_time(story, setting, fill(name, story, {}, None, "place"), key)


_PERIOD: dict[str, Setting] = {"street": "countryside", "park": "countryside", "car": "countryside", "airport": "countryside", "rooftop": "palace", "underground": "palace", "shop": "palace", "cafe": "palace",
                               "bar": "palace", "kitchen": "palace", "livingroom": "palace", "bedroom": "palace", "office": "palace", "hospital": "palace", "classroom": "palace", "court": "palace", "lift": "palace"}
_NOT_THEN = re.compile(r"车|机场|电梯|医院|病|手术|公司|办公|公交|地铁|站台|便利|咖啡|酒吧|天台|楼|停|街心|超市|\b(?:car|lift|elevator|hospital|ward|office|bus|subway|station|platform|caf[eé]|car park|garage|airport|window display|shop|counter|meeting room|landing|flat)\b", re.I)


def _of_its_time(story: Story, setting: str, name: str, key: tuple[object, ...]) -> tuple[Setting, str]:
    """In the age of palaces nobody stands under a shop's neon sign: the place is drawn as one that there was, and called so."""
    if story.era == "republic":
        return cast("Setting", setting), _clip(place_then(cast("Setting", setting), name, story.language, key))
    if not story.old or setting not in _PERIOD:
        return cast("Setting", setting), _clip(name)
    then = _PERIOD[setting]
    return then, _clip(pick(lexicon(story.language).SETTING_NAMES[then], *key, "then") if _NOT_THEN.search(name) else name)


def _clip(name: str) -> str:
    return (name[:1].upper() + name[1:])[:80]


def _weather(story: Story, e: int) -> Weather:
    if e == 1 and story.reading.weather:
        return story.reading.weather  # type: ignore[return-value]
    if e == 1 and story.premise.fields.get("weather"):
        return story.premise.fields["weather"]  # type: ignore[return-value]
    roll = number(*story.key, "weather", e) % 10
    return "rain" if roll < 2 else "snow" if roll == 2 else "wind" if roll == 3 else "fog" if roll == 4 else "clear"
