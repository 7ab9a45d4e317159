"""Where text may be broken: clauses for subtitles that follow one another, words for the lines of one subtitle."""
from __future__ import annotations

import re
from functools import lru_cache

from engine.chinese import jieba
from engine.drama.vocabulary import Language

NO_START = frozenset("，。、；：！？…—～·）》」』”’】〉％,.;:!?)]}%»›”’")
"""Kinsoku: characters that must not begin a line."""
NO_END = frozenset("（《「『“‘【〈([{«‹$¥￥#")
"""Kinsoku: characters that must not end a line."""
_SILENT_END = "，。、；：,.;: "
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u2014\u2018-\u201d\u2026]")
_CLAUSE = re.compile(r".+?(?:[，。、；：！？…—]+|[,.;:!?]+(?=\s|$)|$)[”’」』）)\"']*\s*", re.S)


def width(text: str) -> float:
    """Width in em: 1 for a Chinese character, about half for a Latin one."""
    return sum(1.0 if _WIDE.match(c) else 0.28 if c in " .,;:!'|il" else 0.55 for c in text)


_ENGLISH_QUOTES = str.maketrans("“”‘’", "\"\"''")


def quoted(text: str, language: Language) -> str:
    """The text with the quotation marks of its language: those of the font that both share are as wide as a Chinese
    character, which tears English words apart."""
    return text.translate(_ENGLISH_QUOTES) if language == "en" else text


def words(text: str) -> list[str]:
    """The smallest parts that stay together on a line: Chinese words, Latin words with their blank, punctuation glued on."""
    parts: list[str] = []
    for run in re.findall(r"[\u3400-\u9fff]+|[^\S\n]+|[^\u3400-\u9fff\s]+", text):
        parts.extend(_chinese(run) if _WIDE.match(run) and len(run) > 1 else [run])
    glued: list[str] = []
    for part in parts:
        opens = glued and glued[-1][-1] in NO_END
        if glued and (part[0] in NO_START or part.isspace() or opens or (part[0] == "'" and glued[-1][-1].isalpha())):
            glued[-1] += part
        else:
            glued.append(part)
    return glued


@lru_cache(maxsize=4096)
def _chinese_cached(run: str) -> tuple[str, ...]:
    return tuple(jieba().cut(run, HMM=False))


def _chinese(run: str) -> tuple[str, ...]:
    return _chinese_cached(run)


def wrap(text: str, em: float, lines: int = 2) -> list[str]:
    """Break into as few lines as possible, none wider than `em`, of about equal width, between words only.

    A word that is wider than the line is broken between letters. More than `lines` lines come back only when the text
    cannot be set otherwise; callers split such text first (`split`).
    """
    parts = [p for word in words(" ".join(text.split())) for p in _broken(word, em)]
    for count in range(1, max(lines, 1) + 1):
        if (rows := _balanced(parts, em, count)) is not None:
            return rows
    rows, row = [], ""
    for part in parts:
        if row and width((row + part).rstrip()) > em:
            rows.append(row.strip())
            row = ""
        row += part
    return [*rows, row.strip()] if row.strip() else rows


def _broken(word: str, em: float) -> list[str]:
    if width(word.rstrip()) <= em:
        return [word]
    out, row = [], ""
    for c in word:
        if row and width(row + c) > em and c not in NO_START and row[-1] not in NO_END:
            out.append(row)
            row = ""
        row += c
    return [*out, row] if row else out


def _balanced(parts: list[str], em: float, count: int) -> list[str] | None:
    """The parts on exactly `count` lines, the widest line as narrow as possible (a lower line may be the longer)."""
    if count == 1:
        row = "".join(parts).strip()
        return [row] if width(row) <= em else None
    best: tuple[float, list[str]] | None = None
    for cut in range(1, len(parts)):
        head = "".join(parts[:cut]).strip()
        if width(head) > em:
            break
        rest = _balanced(parts[cut:], em, count - 1)
        if rest is None:
            continue
        rows = [head, *rest]
        rest_after_mark = 4.0 if head[-1:] in "。！？.!?…" else 1.5 if head[-1:] in NO_START else 0.0
        cost = max(width(r) for r in rows) - rest_after_mark + (0.3 if width(head) > width(rest[0]) else 0.0)
        if best is None or cost < best[0] - 1e-9:
            best = (cost, rows)
    return best[1] if best else None


def clauses(text: str) -> list[str]:
    """The text cut after its punctuation marks; nothing is lost."""
    return [c for c in _CLAUSE.findall(text) if c.strip()]


def split(text: str, em: float, easy: float | None = None) -> list[str]:
    """Parts of a line that are shown one after another, each at most two lines of `em`.

    Clauses are joined while they stay within `easy` em (one line by default) and stay whole while two lines hold them.
    Marks that only part clauses are dropped at the end of a part, as is the custom in subtitles.
    """
    easy = em if easy is None else easy
    parts: list[str] = []
    for clause in clauses(" ".join(text.split())):
        pieces = [clause] if len(wrap(clause, em)) <= 2 else _pieces(clause, em)
        for piece in pieces:
            if parts and len(pieces) == 1 and width(shown(_joined(parts[-1], piece))) <= easy:
                parts[-1] = _joined(parts[-1], piece)
            else:
                parts.append(piece)
    return [s for p in _sociable(parts, em) if (s := shown(p))]


def _joined(a: str, b: str) -> str:
    """Two parts as they stood in the text: Latin ones with their blank."""
    return a + b if a[-1:].isspace() or _WIDE.match(a[-1:]) or _WIDE.match(b[:1]) else f"{a} {b}"


def _short(part: str) -> bool:
    """A word or two: too little to be a subtitle of its own."""
    seen = shown(part)
    return width(seen) <= 4.5 if _WIDE.search(seen) else len(seen.split()) <= 2


def _sociable(parts: list[str], em: float) -> list[str]:
    """The parts, those of a word or two joined to a neighbour (the one before, if it can be); what two lines do not hold
    together is parted anew, near its middle."""
    out: list[str] = []
    for part in parts:
        if not out or not (_short(part) or _short(out[-1])):
            out.append(part)
            continue
        both = _joined(out[-1], part)
        out[-1:] = [both] if len(wrap(both, em)) <= 2 else _halves(both, em) or [out[-1], part]
    return out


def _halves(text: str, em: float) -> list[str]:
    """The text in two that two lines hold each and neither of which is a word or two, rather after a mark; empty when it cannot be."""
    parts = words(text)
    best: tuple[float, list[str]] | None = None
    for cut in range(1, len(parts)):
        pair = ["".join(parts[:cut]), "".join(parts[cut:])]
        if any(_short(p) or len(wrap(p, em)) > 2 for p in pair):
            continue
        mark = 0.0 if pair[0].rstrip()[-1:] in NO_START else 0.25 * width(text)
        cost = abs(width(pair[0]) - width(pair[1])) + mark
        if best is None or cost < best[0]:
            best = (cost, pair)
    return best[1] if best else []


def _pieces(clause: str, em: float) -> list[str]:
    """A clause longer than two lines, in pieces of about equal width that two lines hold."""
    rows = wrap(clause, em, 1)
    per = -(-len(rows) // max(1, -(-len(rows) // 2)))
    blank = "" if _WIDE.match(clause) else " "
    return [blank.join(rows[i:i + per]) for i in range(0, len(rows), per)]


def shown(text: str) -> str:
    """The text as it is read: without the comma or full stop at its end, `……` and `！？` kept."""
    text = text.strip()
    if text.endswith("..."):
        return text
    if _WIDE.search(text):
        return text.rstrip(_SILENT_END)
    return text.rstrip(" ,;:")
