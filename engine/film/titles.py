"""Words over the picture that nobody speaks: the title and the episode at the start, the hook at the end. Pure."""
from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from engine.drama.script import Episode
from engine.drama.timeline import Cue, ShotClip, TitleCard
from engine.drama.vocabulary import Language
from engine.film.wording import quoted

TITLE_SECONDS = 2.0
HOOK_SECONDS = 1.8
READABLE_SECONDS = 1.5
"""Shorter than this nothing can be read."""
_GLANCE_SECONDS = 0.75
"""The same for the two words of the end."""


_ENDS: dict[Language, tuple[str, str]] = {"zh": ("未完待续", "全剧终"), "en": ("To be continued", "The End")}
"""What the end card says when the story goes on, and when it is told."""


def episode_label(episode: Episode, language: Language, title: str = "") -> str:
    """`第3集 · 凌晨两点`, `Episode 3 · Two in the Morning`; the number alone where the episode is called as the drama is."""
    label = f"第{episode.number}集" if language == "zh" else f"Episode {episode.number}"
    return f"{label} · {episode.title}" if episode.title and episode.title.casefold() != title.casefold() else label


def titles_of(episode: Episode, title: str, language: Language, pictures: Sequence[ShotClip], rate: Fraction, last_episode: bool = False,
              cues: Sequence[Cue] = ()) -> list[TitleCard]:
    """The cards of an episode, in order of time. Title and episode share the first seconds; the hook has the last.

    A hook that is said aloud, and read in these `cues`, is not written twice: its card takes the place of its subtitles, and
    stays to the end.

    They keep within one shot where it is long enough to read in: the first (after a glimpse of a place, the second), and the last.
    """
    frames, last = pictures[-1].end, pictures[-1].frames
    readable = round(READABLE_SECONDS * rate)
    home = next((p for p in pictures[:2] if p.frames >= readable), None)
    start, opening = home.start if home else 0, min(round(TITLE_SECONDS * rate), home.frames if home else frames)
    cards = [TitleCard(start=start, frames=opening, text=quoted(title, language), kind="title")] if title else []
    cards.append(TitleCard(start=start, frames=opening, text=quoted(episode_label(episode, language, title), language), kind="episode"))
    written = bool(episode.hook) and not (_said(episode) and cues)
    least = readable if written else round(_GLANCE_SECONDS * rate)
    ending = min(round(HOOK_SECONDS * rate), last if last >= least else max(1, frames - opening))
    if episode.hook and not written:
        if read := _read(episode.hook, cues):
            start = max(read.start, pictures[-1].start)
            cards.append(TitleCard(start=start, frames=frames - start, text=quoted(episode.hook, language), kind="said", voice=read.voice))
    elif written:
        cards.append(TitleCard(start=frames - ending, frames=ending, text=quoted(episode.hook, language), kind="hook"))
    if episode.hook or last_episode:
        # a hook promises more even where no further episode was ordered
        cards.append(TitleCard(start=frames - ending, frames=ending, text=_ENDS[language][not episode.hook], kind="end"))
    return cards


def _read(hook: str, cues: Sequence[Cue]) -> Cue | None:
    """The first of the last cues in which the hook is read; None when it is not the last thing read."""
    found, words = None, _letters(hook)
    for cue in reversed(cues):
        if not (part := _letters(cue.text)) or not words.endswith(part):
            return None
        found, words = cue, words[:len(words) - len(part)]
        if not words:
            return found
    return None


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _said(episode: Episode) -> bool:
    """Whether the hook is among the last things spoken: then it is heard and read already."""
    hook = _letters(episode.hook)
    return any(hook in _letters(beat.said) for beat in episode.scenes[-1].beats[-3:] if beat.spoken)
