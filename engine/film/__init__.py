"""From a timeline to a film: timing, composing, encoding, joining."""
from __future__ import annotations

from engine.film.encoder import Encode
from engine.film.join import join_episode
from engine.film.probe import FilmFacts, probe, sample_frames
from engine.film.rhythm import Rhythm
from engine.film.segment import FILM_VERSION, compose_segment, render_segment
from engine.film.timing import fit_tempo, plan_timeline, rhythm_of

__all__ = [
    "FILM_VERSION", "Encode", "FilmFacts", "Rhythm", "compose_segment", "fit_tempo", "join_episode", "plan_timeline",
    "probe", "render_segment", "rhythm_of", "sample_frames",
]
