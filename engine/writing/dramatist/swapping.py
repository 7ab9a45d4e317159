"""Where no beat can be put in or taken out: another run of the scene's own beats that lasts as long as is asked."""
from __future__ import annotations

from collections.abc import Iterator

from engine.drama.script import Beat
from engine.writing.dramatist.played import HOOK, Played, SceneDraft
from engine.writing.dramatist.stage import Stage

_MOST_BEATS = 4
_MOST_PAIRED = 10
"""Answers of which two may follow one another."""


def swap(drafts: list[SceneDraft], stage: Stage, left: float, near: float) -> None:
    """Give one of the scenes the run that brings the whole nearest to its length, which is now `left` seconds away and may be `near`."""
    best: tuple[float, SceneDraft, list[Beat]] | None = None
    for draft in (d for d in drafts if all(p.rank != HOOK for p in d.played)):
        short = stage.fillers.reactions(draft, 30)
        pairs = [[a, b] for a in short[:_MOST_PAIRED] for b in short[:_MOST_PAIRED] if a.character != b.character and a.text != b.text]
        answers: list[list[Beat]] = [[], *([b] for b in short), [stage.fillers.silence(draft)], *pairs]
        for run in _runs(draft, stage):
            for answer in answers:
                off = abs(stage.seconds([*run, *answer]) - draft.seconds - left)
                if off <= near and (best is None or off < best[0]) and not (answer and answer[0].character == run[-1].character):
                    best = off, draft, [*run, *answer]
    if best is None:
        return
    _, draft, run = best
    stage.memory.forget(draft.beats())
    for beat in run:
        stage.memory.keep(beat)
    draft.played = [Played(run, 4, stage.seconds(run))]


def _runs(draft: SceneDraft, stage: Stage) -> Iterator[list[Beat]]:
    """Beats that follow one another in what was given up for time, begin with a line or with what is shown, and were not heard."""
    for piece in draft.left_out:
        for at, first in enumerate(piece.beats):
            if first.kind != "dialogue" and not first.insert:
                continue
            for end in range(at + 1, min(at + _MOST_BEATS, len(piece.beats)) + 1):
                run = piece.beats[at:end]
                if any(b.kind == "dialogue" for b in run) and not any(stage.memory.heard(b) for b in run):
                    yield run
