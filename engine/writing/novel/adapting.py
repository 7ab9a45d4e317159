"""A book's own words as a drama: nobody says what they do not say in the book, and nothing is told that it does not tell.

Each episode gets a stretch of the chosen chapters, in order, that ends where one wants to read on; each scene the part of
its stretch in which most is said and done; what does not fit the length is left out, the least telling first.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import cast

import numpy as np

from engine.drama import vocabulary as v
from engine.drama.brief import Brief
from engine.drama.pace import ACTION_SECONDS, beat_seconds
from engine.drama.script import Beat, Episode, Scene, Script
from engine.drama.vocabulary import Language
from engine.errors import BadInput
from engine.writing.dramatist.bank import grammar
from engine.writing.dramatist.chance import pick
from engine.writing.dramatist.lookup import lexicon
from engine.writing.dramatist.reading import read
from engine.writing.interchange.guessing import mood_of
from engine.writing.novel.book import Book, Chapter
from engine.writing.novel.digest import DRAMATIC
from engine.writing.novel.lengths import NEAR, balanced
from engine.writing.novel.passages import Passage, passages
from engine.writing.novel.people import Person, people
from engine.writing.novel.pieces import Piece, pieces_of
from engine.writing.novel.roles import Cast, cast_of

_MOST_PEOPLE = 3
_HOOK = re.compile(r"谁|什么人|不见了|不是|竟|原来|突然|死|血|门外|怎么可能|你骗|别回头|只有一个|\b(?:who|gone|dead|never|lie[ds]?|blood|behind you|door|secret|not)\b", re.I)
_STEP = 0.1
"""Seconds to which lengths are added up when what fits is chosen."""
_LEAST_SHARE = 1.0
"""Seconds of a scene, however long those before it have become."""
_SHORT = 0.9
"""A choice of chapters that fills less than this share of the asked length is refused."""


def adapt(book: Book, chapters: Sequence[int], brief: Brief, progress: Callable[[float, str], None]) -> Script:
    """The chosen chapters (none is all) as a drama of the brief's length. The same input gives the same script.

    Raises BadInput when there is too little in them for so many episodes of that length.
    """
    language = book.language
    progress(0.05, "reading the book")
    chosen, told, cast_, pieces, who = _read(book, chapters, brief)
    _long_enough(pieces, brief)
    progress(0.4, "choosing scenes")
    episodes = [_episode(n, stretch, book, cast_, brief, who) for n, stretch in enumerate(_stretches(pieces, brief.episodes), 1)]
    progress(0.95, "casting")
    played = {b.character for e in episodes for s in e.scenes for b in s.beats if b.character}
    found = read("\n".join(c.text for c in chosen)[:4000], language).genres
    genre = brief.genre if brief.genre != "auto" else max(found, key=lambda g: (found[g], g)) if found else "family"
    opening = next((p.text for p in told if p.kind == "tell" and len(p.text) > 8), told[0].text)
    progress(1.0, "done")
    return Script(title=(brief.title or book.title)[:120], logline=opening[:400], genre=genre, language=language,
                  characters=[c for c in cast_.characters if c.name in played] or cast_.characters[:1], episodes=episodes)


def enough(book: Book, chapters: Sequence[int], brief: Brief) -> None:
    """Raises BadInput when there is too little in the chosen chapters for what the brief asks."""
    _long_enough(_read(book, chapters, brief)[3], brief)


def scene_pages(book: Book, chapters: Sequence[int], brief: Brief) -> list[list[str]]:
    """The pages that each scene of each episode is to play, as the book has them. Raises BadInput like `adapt`."""
    pieces = _read(book, chapters, brief)[3]
    _long_enough(pieces, brief)
    text = {c.number: c.text for c in book.chapters}

    def pages(part: list[Piece]) -> str:
        out = []
        for number in dict.fromkeys(p.passage.chapter for p in part):
            here = [p.passage for p in part if p.passage.chapter == number]
            out.append(text[number][max(0, here[0].place - 1):here[-1].place + len(here[-1].text) + 2].strip())
        return "\n".join(out)

    return [[pages(part) for part in _parts(stretch, brief.scenes_per_episode)] for stretch in _stretches(pieces, brief.episodes)]


def _read(book: Book, chapters: Sequence[int], brief: Brief) -> tuple[list[Chapter], list[Passage], Cast, list[Piece], list[Person]]:
    chosen = book.chosen(list(chapters))
    if not chosen:
        raise BadInput("These chapters are not in the book.", key="error.book_chapters")
    who = people(book.text, book.language)
    told = [p for c in chosen for p in passages(c.text, c.number, who, book.language)]
    cast_ = cast_of(told, who, "\n".join(c.text for c in chosen), book.language, brief.seed)
    return chosen, told, cast_, pieces_of(told, cast_, book.language), who


def _long_enough(pieces: list[Piece], brief: Brief) -> None:
    wanted, there = float(brief.duration_sec * brief.episodes), sum(p.seconds for p in pieces)
    if there < _SHORT * wanted:
        raise BadInput(f"There is enough in these chapters for {there:.0f} seconds, not for {wanted:.0f}: take more chapters, fewer or shorter episodes.", key="error.book_short",
                       details=[{"field": "episodes", "message": f"at most {there / _SHORT / brief.duration_sec:.0f} of this length"}])
    if len(pieces) < brief.episodes * brief.scenes_per_episode:
        raise BadInput("There is not enough in these chapters for so many scenes.", key="error.book_short", details=[{"field": "scenes_per_episode", "message": "too many"}])


def _stretches(pieces: list[Piece], count: int) -> list[list[Piece]]:
    """As many stretches of about equal length, each but the last ending where one wants to read on."""
    if count == 1:
        return [pieces]
    total = list(accumulate(p.seconds for p in pieces))
    cuts, begin = [], 0
    for k in range(1, count):
        share = total[-1] / count
        low, high = total[-1] * k / count - 0.22 * share, total[-1] * k / count + 0.12 * share
        options = [i for i in range(begin + 1, len(pieces)) if low <= total[i - 1] <= high] or [min(range(begin + 1, len(pieces)), key=lambda i: abs(total[i - 1] - total[-1] * k / count))]
        cuts.append(max(options, key=lambda i: (_pull(pieces[i - 1]), i)))
        begin = cuts[-1]
    return [pieces[a:b] for a, b in zip([0, *cuts], [*cuts, len(pieces)], strict=True)]


def _pull(piece: Piece) -> float:
    """How much one wants to know what comes after it."""
    text = piece.passage.text
    return (2.0 if re.search(r"[？?]", text) else 0.0) + (1.0 if re.search(r"[！!…—]", text) else 0.0) + 1.2 * min(2, len(_HOOK.findall(text))) + (0.6 if piece.passage.kind == "say" else 0.0) \
        - (2.0 if piece.seconds > 8 else 0.0)


def _episode(number: int, stretch: list[Piece], book: Book, cast_: Cast, brief: Brief, who: list[Person]) -> Episode:
    language = book.language
    seconds, count = float(brief.duration_sec), brief.scenes_per_episode
    # The last tenth may be left out for a better end.
    tail = [i for i in range(max(1, int(len(stretch) * 0.86)), len(stretch) + 1) if sum(p.seconds for p in stretch[:i]) >= min(seconds, sum(p.seconds for p in stretch))]
    # … but how the chosen chapters end is how the last episode ends, unless that is no end at all.
    bonus = 2.5 if number == brief.episodes else 0.0
    end = max(tail, key=lambda i: (_pull(stretch[i - 1]) + bonus * (i == len(stretch)), i)) if tail else len(stretch)
    stretch = stretch[:end]
    hook = stretch[-1]
    scenes: list[Scene] = []
    for s, (kept, beats) in enumerate(_played(_parts(stretch, count), hook, seconds, language, (brief.seed, number)), 1):
        scenes.append(_scene(number, s, kept, beats, book, scenes[-1] if scenes else None))
    chapter = next(c for c in book.chapters if c.number == stretch[0].passage.chapter)
    title = _chapter_name(chapter) or scenes[0].title
    told = next((p.passage.text for p in stretch if p.passage.kind == "tell" and DRAMATIC.search(p.passage.text)), stretch[0].passage.text)
    return Episode(number=number, title=title[:80], logline=told[:400], hook=scenes[-1].beats[-1].text[:200], scenes=scenes)


def _played(parts: list[list[Piece]], hook: Piece, seconds: float, language: Language, key: tuple[object, ...]) -> list[tuple[list[Piece], list[Beat]]]:
    """What is played of each scene's part of the book, and its beats: together as long as the episode."""
    out: list[tuple[list[Piece], list[Beat]]] = []
    owed = seconds
    for s, part in enumerate(parts, 1):
        share, last = max(owed / (len(parts) - s + 1), _LEAST_SHARE), s == len(parts)
        kept = _fitted(_window(part, share, last), share, hook if last else None)
        beats = _drawn_out([b for p in kept for b in p.beats], share, language, (*key, s), last)
        owed -= sum(beat_seconds(b, language) for b in beats)
        out.append((kept, beats))
    if abs(owed) <= NEAR * seconds:
        return out
    exchanged, looks = balanced([kept for kept, _ in out], parts, hook, seconds)
    each = [looks // len(parts) + (s < looks % len(parts)) for s in range(len(parts))]
    return [(kept, _drawn_out(beats := [b for p in kept for b in p.beats], sum(beat_seconds(b, language) for b in beats) + n * ACTION_SECONDS, language, (*key, s), s == len(parts)))
            for s, (kept, n) in enumerate(zip(exchanged, each, strict=True), 1)]


def _chapter_name(chapter: Chapter) -> str:
    return re.sub(r"^(?:第\s*\S+?\s*[章回节卷部集折篇幕]|(?:chapter|part|book)\s+\S+)[\s:：.、·-]*", "", chapter.title, flags=re.I).strip() or chapter.title


def _parts(stretch: list[Piece], count: int) -> list[list[Piece]]:
    """The stretch cut where the place or the chapter changes, near to equal parts; none is empty."""
    if count == 1:
        return [stretch]
    total = list(accumulate(p.seconds for p in stretch))
    cuts: list[int] = []
    for k in range(1, count):
        aim, room = total[-1] * k / count, 0.3 * total[-1] / count
        low = (cuts[-1] if cuts else 0) + 1
        options = range(low, max(low + 1, len(stretch) - (count - k) + 1))
        def cost(i: int, aim: float = aim, room: float = room) -> float:
            a, b = stretch[i - 1].passage, stretch[min(i, len(stretch) - 1)].passage
            seam = 0.0 if a.chapter != b.chapter else 0.6 if b.kind == "tell" and a.paragraph != b.paragraph else 1.2
            return abs(total[i - 1] - aim) / room + seam
        cuts.append(min(options, key=cost))
    return [stretch[a:b] for a, b in zip([0, *cuts], [*cuts, len(stretch)], strict=True)]


def _window(part: list[Piece], seconds: float, last: bool) -> list[Piece]:
    """The stretch of the part, somewhat longer than the scene, in which most happens between at most three people."""
    lengths = [0.0, *accumulate(p.seconds for p in part)]
    room = 1.35 * seconds
    if lengths[-1] <= room:
        return _crowd(part, seconds)
    best: tuple[float, int, int] | None = None
    end = 0
    for begin in range(len(part)):
        while end < len(part) and lengths[end] - lengths[begin] < room:
            end += 1
        if lengths[end] - lengths[begin] < seconds:
            break
        inside = part[begin:end]
        worth = sum(p.worth for p in inside) / (lengths[end] - lengths[begin])
        crowd = len({p.passage.who for p in inside if p.passage.kind == "say"})
        score = worth - 0.08 * max(0, crowd - _MOST_PEOPLE) + (0.15 if not begin else 0.08 if part[begin].passage.paragraph != part[begin - 1].passage.paragraph else 0.0)
        if best is None or score > best[0]:
            best = (score, begin, end)
    if last:
        begin = next((i for i in range(len(part) - 1, -1, -1) if lengths[-1] - lengths[i] >= room), 0)
        return _crowd(part[begin:], seconds)
    _, begin, end = best or (0.0, 0, len(part))
    return _crowd(part[begin:end], seconds)


def _crowd(part: list[Piece], seconds: float) -> list[Piece]:
    """Only the three who have most to say, as long as that fills the scene; the fourth is not on stage."""
    counts: Counter[str] = Counter()
    for p in part:
        counts[p.beats[0].character or ""] += 2 if p.passage.kind == "say" else 1
    counts.pop("", None)
    # whoever ends the scene is in it
    final = part[-1].beats[0].character if part else None
    top = [final] if final else []
    top += [n for n, _ in counts.most_common() if n not in top]
    kept = [p for p in part if not p.beats[0].character or p.beats[0].character in top[:_MOST_PEOPLE]]
    return kept if kept else part


def _fitted(part: list[Piece], seconds: float, hook: Piece | None) -> list[Piece]:
    """The pieces worth most that fit, by dynamic programming over tenths of a second; the hook, which ends it, is among them."""
    total = sum(p.seconds for p in part)
    if total <= seconds * 1.015:
        return part
    free = [p for p in part if p is not hook]
    room = round((seconds - (hook.seconds if hook in part and hook else 0.0)) / _STEP)
    if room <= 0:
        return [hook] if hook else part[:1]
    worth = np.full(room + 1, -1.0)
    worth[0] = 0.0
    taken = np.zeros((len(free), room + 1), dtype=bool)
    for k, p in enumerate(free):
        size = max(1, round(p.seconds / _STEP))
        if size > room:
            continue
        # what is said in answer is worth more than its words, so longer pieces are not given up for many short ones
        with_it = np.full(room + 1, -1.0)
        with_it[size:] = np.where(worth[:-size] >= 0, worth[:-size] + p.worth + 0.05 * p.seconds, -1.0)
        taken[k] = with_it > worth
        worth = np.maximum(worth, with_it)
    near = max(0, room - round(0.02 * seconds / _STEP) - 1)
    options = [t for t in range(room, -1, -1) if worth[t] >= 0]
    close = [t for t in options if t >= near]
    at = max(close, key=lambda t: worth[t]) if close else options[0]
    chosen: list[Piece] = []
    for k in range(len(free) - 1, -1, -1):
        if taken[k][at]:
            chosen.append(free[k])
            at -= max(1, round(free[k].seconds / _STEP))
    if hook is not None and hook in part:
        chosen.append(hook)
    return sorted(chosen, key=lambda p: p.at) or part[:1]


def _drawn_out(beats: list[Beat], seconds: float, language: Language, key: tuple[object, ...], last: bool) -> list[Beat]:
    """Looks between the lines where a scene is too short; never a word that is not the book's."""
    words = grammar(language)
    out = list(beats)
    for n in range(40):
        missing = seconds - sum(beat_seconds(b, language) for b in out)
        if missing < 1.3:
            break
        speakers = [(i, b.character) for i, b in enumerate(out) if b.kind == "dialogue" and b.character]
        name = speakers[(2 * n + 1) % len(speakers)][1] if speakers else None
        looks = ["望向窗外", "低下头", "抬起头", "停了一停", "攥紧了手", "看了一眼门口", "没有动"] if language == "zh" else ["looks away", "looks up", "looks down", "does not move", "stops for a moment", "glances at the door"]
        look, still = pick(looks, *key, n, "look"), pick(words["p.still"], *key, n, "still")
        if name is None:
            text = f"{pick(words['p.world'], *key, n)}。" if language == "zh" else f"{pick(words['p.world'], *key, n)}.".capitalize()
        else:
            text = f"{name}{look}，{still}。" if language == "zh" else f"{name} {look} and {still}."
        if any(b.text == text for b in out):
            continue
        gaps = [i for i in range(1, len(out)) if out[i - 1].kind != "action" and out[i].kind != "action"] or [max(0, len(out) - (1 if last else 0))]
        out.insert(gaps[len(gaps) * (n % 3 + 1) // 4], Beat(kind="action", character=name, text=text))
    return out


def _scene(episode: int, number: int, kept: list[Piece], beats: list[Beat], book: Book, before: Scene | None) -> Scene:
    """Where it plays is read from the pages before and in it."""
    language = book.language
    first, final = kept[0].passage, kept[-1].passage
    chapter = next(c for c in book.chapters if c.number == first.chapter)
    end = final.place + len(final.text) if final.chapter == first.chapter else len(chapter.text)
    inside = chapter.text[first.place:max(end, first.place + 40)]
    ahead = chapter.text[max(0, first.place - 500):first.place]
    # what people say about other places and times does not count; of what was told before, the last does
    here, there = read(_told_only(inside[:900]), language), read(_told_only(ahead), language)
    earlier = _last_place(_told_only(ahead), language)
    same = before is not None and before.setting
    setting = here.setting or (earlier[0] if earlier else "") or same or "livingroom"
    place = here.place or (earlier[1] if earlier else "") or (before.place if before else "")
    time = here.time or there.time or (before.time_of_day if before else "day")
    weather = here.weather or there.weather or (before.weather if before and before.setting == setting else "clear")
    words = " ".join(b.text for b in beats)
    present = list(dict.fromkeys(b.character for b in beats if b.character))[:8]
    told = next((p.passage.text for p in kept if p.passage.kind == "tell"), "")
    if not place:
        place = pick(lexicon(language).SETTING_NAMES[setting], book.title, episode, number)
    return Scene(number=number, episode=episode, title=place[:80], place=place[:80], setting=cast("v.Setting", setting), time_of_day=cast("v.TimeOfDay", time),
                 weather=cast("v.Weather", weather), mood=cast("v.Mood", mood_of(words, language)), characters=present, description=told[:1000], beats=beats)


def _told_only(text: str) -> str:
    return re.sub(r"[“「『\"][^”」』\"\n]*[”」』\"]", "", text)


def _last_place(text: str, language: Language) -> tuple[str, str] | None:
    found: list[tuple[int, str, str]] = []
    for words, setting in lexicon(language).PLACES:
        for word in (words.split() if language == "zh" else [w.strip() for w in words.split(",")]):
            if len(word) < 2:
                continue
            spots = [text.rfind(word)] if language == "zh" else [m.start() for m in re.finditer(rf"\b{re.escape(word)}s?\b", text, re.I)][-1:]
            found += [(at, setting, word) for at in spots if at >= 0]
    return max(found)[1:] if found else None
