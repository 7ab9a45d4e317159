"""A short film of two drawn shots that tests share."""
from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from engine.drama.storyboard import Shot
from engine.drama.timeline import Cue, ShotClip, SpeechClip, Timeline, TitleCard
from engine.drama.vocabulary import Move
from engine.film import Encode, render_segment
from engine.sound.speech import RATE, Speech
from tests.film.pictures import drawn

SIZE = (180, 320)
SPEECH = {"e1s1b0": Speech(np.zeros((RATE, 1), np.float32), [(i * .12, i * .12 + .12, "AMEIOUX"[i % 7]) for i in range(8)], [])}  # type: ignore[misc]


def shot(number: int, move: Move = "push_in") -> Shot:
    return Shot(episode=1, scene=1, number=number, size="medium", setting="office", frames=24, move=move, focus="林晚", beats=[0])


def timeline(fps: str = "24", lengths: tuple[int, ...] = (31, 26), size: tuple[int, int] = SIZE) -> Timeline:
    """Shots of these lengths: the first fades in, the second dissolves, the rest are cut. One line over the first cut."""
    clips, at = [], 0
    for i, n in enumerate(lengths):
        kind = ("fade", "dissolve")[i] if i < 2 else "cut"
        clips.append(ShotClip(start=at, frames=n, shot=shot(i + 1).id, transition=kind, transition_frames=(8, 10)[i] if i < 2 else 0))  # type: ignore[arg-type]
        at += n
    return Timeline(episode=1, fps=fps, width=size[0], height=size[1], frames=at, pictures=clips,
                    speech=[SpeechClip(start=10, frames=24, line="e1s1b0", shot=clips[0].shot, character="林晚")],
                    cues=[Cue(start=10, frames=24, text="再坚持一天。", character="林晚")],
                    titles=[TitleCard(start=0, frames=9, text="辞职信")])


def segments(plan: Timeline, moves: tuple[Move, ...] = ("push_in", "pan_left", "static")) -> list[bytes]:
    pictures = [drawn(plan.width, plan.height, 14, seed=i) for i in range(len(plan.pictures))]
    made = []
    for i, clip in enumerate(plan.pictures):
        before = pictures[i - 1] if clip.transition == "dissolve" else None
        made.append(render_segment(plan, i, pictures[i], before, shot(i + 1, moves[i % 3]), SPEECH, Encode(),
                                   before_shot=shot(i, moves[(i - 1) % 3]) if before else None, before_frames=plan.pictures[i - 1].frames))
    return made


def tone(plan: Timeline) -> NDArray[np.float32]:
    """A sine of 440 Hz exactly as long as the film."""
    n = plan.sample(plan.frames)
    return np.repeat((0.2 * np.sin(2 * np.pi * 440 * np.arange(n) / RATE)).astype(np.float32)[:, None], 2, 1)


def rate(fps: str) -> Fraction:
    return Fraction(fps)
