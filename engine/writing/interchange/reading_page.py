"""Text → what stands on the page: Fountain, Markdown and what people simply type, in Chinese and English.

The syntax of Fountain is that of https://fountain.io/syntax; of Markdown only what a script needs.
"""
from __future__ import annotations

import re

from engine.drama.said import said
from engine.writing.interchange.rendering import NARRATOR
from engine.writing.interchange.rough import Rough, RoughBeat

_EPISODE = re.compile(r"^(?:第\s*[零一二三四五六七八九十百\d]+\s*集|episode\s+\d+|ep\.?\s*\d+)\s*[:：.\-—、]?\s*(.*)$", re.I)
_SCENE = re.compile(r"^(?:场景\s*[零一二三四五六七八九十百\d]*|第\s*[零一二三四五六七八九十百\d]+\s*[场幕]|scene\s+\d+|\d+[-.]\d+(?=\s)|【(?P<in>[^】]+)】$)\s*[:：.\-—、]?\s*(.*)$", re.I)
_SLUG = re.compile(r"^(?:int|ext|est|int\./ext|int/ext|i/e)[. ]|^(?:内景|外景|内|外)[.：:、\s]", re.I)
_SAYS = re.compile(r"^(?P<who>[^\s：:（(「“\"]{1,12}|[A-Z][\w.'’\- ]{0,30}?)\s*(?:[（(](?P<how>[^）)]{1,30})[）)])?\s*[：:]\s*(?P<what>\S.*)$")
_ACTION = re.compile(r"^(?:[（(]([^（）()]*)[）)]|【([^【】]*)】|\[([^\[\]]*)\]|[△▲]\s*(.*))$")
_DIRECTION = re.compile(r"^[（(]([^（）()]{1,30})[）)]\s*(?=\S)")
_UNSEEN = re.compile(r"(?<=[\u3400-\u9fff])\s*(?:OS|O\.S\.|VO|V\.O\.|画外音|内心独白|独白)$", re.I)
"""How a Chinese cue says that its speaker is heard and not seen."""
_QUOTES = re.compile(r"^[“\"「](.*)[”\"」]$")
_TRANSITION = re.compile(r"^(?:>.*|[A-Z ]+TO:|FADE (?:IN|OUT)[:.]?|切至[：:]?|淡[入出][：:。]?)$")
_CENTRED = re.compile(r"^>(.*)<$")


def narrates(who: str) -> bool:
    """Whether a name is the narrator's."""
    plain = re.sub(r"\s*\(.*?\)$", "", who).strip().casefold()
    return plain in {n.casefold() for n in NARRATOR.values()} | {"画外音", "解说", "voice over", "v.o."}


def _spoken(who: str, how: str, text: str) -> RoughBeat:
    who = _UNSEEN.sub("", re.sub(r"\s*[（(][^）)]*[）)]\s*$", "", who).strip(" *_@^"))
    if direction := _DIRECTION.match(text):  # how it is said stands before the words as often as after the name
        how, text = how or direction[1], text[direction.end():]
    if narrates(who) or not who:
        return RoughBeat("narration", text)
    if text.strip() and not said(text):  # who is silent does something
        return RoughBeat("action", f"{who}{'' if text.startswith(('（', '【')) else ' '}{text}")
    quoted = _QUOTES.match(text.strip())
    return RoughBeat("dialogue", quoted[1] if quoted else text, who, how)


def read_plain(text: str) -> Rough:
    """What people type: `林晚：你怎么来了？`, `MARA (softly): …`, `（她转身。）`, `旁白：…`, headings, prose."""
    found = Rough()
    for line in (raw.strip() for raw in text.splitlines()):
        if not line or re.fullmatch(r"[-=*_—]{3,}", line):
            continue
        if episode := _EPISODE.match(line):
            found.begin_episode(episode[1].strip())
        elif (scene := _SCENE.match(line)) or _SLUG.match(line):
            found.begin_scene((scene["in"] or scene[2] or line) if scene else line)
        elif title := re.match(r"^(?:剧名|片名|title)\s*[：:]\s*(.+)$", line, re.I):
            found.title = title[1]
        elif says := _SAYS.match(line):
            found.add(_spoken(says["who"], says["how"] or "", says["what"]))
        elif action := _ACTION.match(line):
            found.add(RoughBeat("action", next(words for words in action.groups() if words is not None)))
        else:
            found.add(RoughBeat("action", line))
    return found


def read_markdown(text: str) -> Rough:
    """Headings of three ranks, bold names, italic actions, quoted narration; the rest as people type it."""
    found = Rough()
    for line in (raw.strip() for raw in text.splitlines()):
        if not line or line.startswith("```"):
            continue
        if head := re.match(r"^(#{1,6})\s+(.*?)\s*#*$", line):
            _markdown_heading(found, len(head[1]), head[2])
        elif line.startswith(">"):
            found.add(RoughBeat("narration", line.lstrip("> ").strip()))
        elif says := re.match(r"^(?:\*\*|__)(.+?)(?:\*\*|__)\s*(?:[（(]([^）)]{1,30})[）)])?\s*[：:]?\s*(.*)$", line):
            found.add(_spoken(says[1].rstrip("：:"), says[2] or "", says[3]))
        elif (words := re.match(r"^(?:\*(?!\*)(.+)\*|_(.+)_)$", line)) is not None:
            _italic(found, words[1] or words[2], line.startswith("*"))
        elif says := _SAYS.match(line):
            found.add(_spoken(says["who"], says["how"] or "", says["what"]))
        else:
            found.add(RoughBeat("action", re.sub(r"^[-*+]\s+", "", line)))
    return found


def _markdown_heading(found: Rough, rank: int, words: str) -> None:
    episode = _EPISODE.match(words)
    if episode or rank == 2:
        found.begin_episode((episode[1] if episode else words).strip())
    elif rank == 1 and not found.title and not found.episodes:
        found.title = words
    else:
        scene = _SCENE.match(words)
        found.begin_scene((scene["in"] or scene[2] or words) if scene else words)


def _italic(found: Rough, words: str, starred: bool) -> None:
    """Before the first scene of an episode italics are its logline; within a scene they are what is done."""
    if starred and not found.episodes:
        found.logline = words
    elif starred and found.episodes and not found.episodes[-1].scenes:
        found.episodes[-1].logline = words
    else:
        found.add(RoughBeat("action", words))


def read_fountain(text: str) -> Rough:
    """Fountain: title page, sections, scene headings, cues with dialogue, action."""
    found = Rough()
    lines = _title_page(re.sub(r"\[\[.*?\]\]", "", text, flags=re.S).splitlines(), found)
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        before = lines[at - 1].strip() if at else ""
        after = lines[at + 1].strip() if at + 1 < len(lines) else ""
        at += 1
        if not line or re.fullmatch(r"={3,}|-{3,}", line):
            continue
        if section := re.match(r"^(#+)\s*(.*)$", line):
            found.begin_episode(_named(section[2])) if len(section[1]) == 1 else None
        elif line.startswith("="):
            _synopsis(found, line[1:].strip())
        elif line.startswith(".") and not line.startswith(".."):
            found.begin_scene(re.sub(r"\s*#[^#]*#$", "", line[1:]).strip())
        elif line.startswith("!"):
            found.add(RoughBeat("action", line[1:].strip()))
        elif _SLUG.match(line) and not before:
            found.begin_scene(re.sub(r"\s*#[^#]*#$", "", line))
        elif _TRANSITION.match(line) and not _CENTRED.match(line):
            continue
        elif _is_cue(line, before, after):
            at = _dialogue(found, line, lines, at)
        elif says := _SAYS.match(line):
            found.add(_spoken(says["who"], says["how"] or "", says["what"]))
        else:
            found.add(RoughBeat("action", (_CENTRED.match(line) or ["", line])[1].strip()))
    return found


def _named(section: str) -> str:
    episode = _EPISODE.match(section)
    return (episode[1] if episode else section).strip()


def _synopsis(found: Rough, words: str) -> None:
    if not found.episodes:
        found.logline = words
    elif not found.episodes[-1].scenes:
        found.episodes[-1].logline = words


def _title_page(lines: list[str], found: Rough) -> list[str]:
    """The lines after the title page, whose keys stand at the very beginning."""
    if not lines or not re.match(r"^(title|credit|author|authors|source|draft date|contact|copyright|notes)\s*:", lines[0], re.I):
        return lines
    for at, line in enumerate(lines):
        if title := re.match(r"^title\s*:\s*(.*)$", line, re.I):
            found.title = title[1].strip(" *_")
        if not line.strip():
            return lines[at + 1:]
    return []


def _is_cue(line: str, before: str, after: str) -> bool:
    if not after or before:
        return False
    if line.startswith("@"):
        return len(line) > 1
    plain = re.sub(r"\s*\([^)]*\)\s*\^?$", "", line)
    return plain.isupper() and len(plain) <= 40 and not plain.endswith((".", ":", "!", "?")) and bool(re.search(r"[A-Z]", plain))


def _dialogue(found: Rough, cue: str, lines: list[str], at: int) -> int:
    """Read what follows a cue up to the empty line; gives the index of that line."""
    how, said = "", list[str]()
    while at < len(lines) and lines[at].strip():
        line = lines[at].strip()
        if parenthetical := re.fullmatch(r"[（(](.{1,30})[）)]", line):
            if said:
                found.add(_spoken(cue.lstrip("@"), how, " ".join(said)))
            how, said = parenthetical[1], []
        else:
            said.append(line)
        at += 1
    found.add(_spoken(cue.lstrip("@"), how, " ".join(said)))
    return at


def looks_like(text: str) -> str:
    """The format of a text, told by how it is written."""
    if text.lstrip().startswith("{"):
        return "json"
    if re.search(r"^#{1,3}\s+\S", text, re.M) and re.search(r"^(\*\*|>|_|###)", text, re.M) and not re.search(r"^[.@]\S", text, re.M):
        return "markdown"
    if re.search(r"^(title\s*:|\.[^\s.]|@\S|(int|ext)[. ])", text, re.M | re.I) or re.search(r"\n\n[A-Z][A-Z .'\-]{1,30}\n\S", text):
        return "fountain"
    return "text"
