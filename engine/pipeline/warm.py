"""Compiling the inner loops of film and sound once per machine, at set-up, so that no worker's first units wait for it."""
from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import numpy as np

import engine
from engine.drama.script import Character, Line, Look, Voice
from engine.drama.storyboard import Placement, Shot
from engine.drama.timeline import Cue, MusicSpan, ShotClip, SpeechClip, Timeline, TitleCard
from engine.drama.vocabulary import Language


def forget_stale(root: Path) -> bool:
    """Remove what was compiled of other sources than those under `root`; whether there was any. numba looks only at the file of
    the function that it compiled, and not at those whose functions went into it."""
    digest = hashlib.sha256()
    for source in sorted(root.rglob("*.py")):
        if b"numba" in (text := source.read_bytes()):
            digest.update(str(source.relative_to(root)).encode() + b"\0" + text)
    stamp = root / "__pycache__" / "compiled-of"
    if not os.access(root, os.W_OK):  # an image is built whole, and numba keeps what it compiles elsewhere
        return False
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return False
    compiled = [f for kind in ("nbi", "nbc") for f in root.rglob(f"__pycache__/*.{kind}")]
    for file in compiled:
        file.unlink(missing_ok=True)
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(digest.hexdigest())
    return bool(compiled)


def compile_kernels() -> None:
    """Draw, speak, film and mix half a second of everything that has a compiled loop: layers that blend and that hide, people,
    rain, words, a dissolve, a fade, ducking and limiting. What is compiled already costs nothing. Speaking also makes the tables of
    words that a worker reads."""
    from engine.film import Encode, compose_segment, render_segment
    from engine.picture import draw_shot
    from engine.sound import speak
    from engine.sound.checks import loudness, true_peak_db
    from engine.sound.levels import levelled
    from engine.sound.mixing import mix_episode
    from engine.sound.speech import RATE, Speech
    forget_stale(Path(engine.__file__).parent)
    size, small = (480, 864), (240, 432)
    cast = {name: Character(name=name, gender="f", age="adult", role="lead", look=Look(), voice=Voice(blend={"zf_xiaoxiao": 1.0})) for name in ("a", "b")}
    shot = Shot(episode=1, scene=1, number=1, size="medium", setting="street", weather="rain", frames=12, move="push_in", focus="a", beats=[0],
                actors=[Placement(character="a", x=-.2, facing="right"), Placement(character="b", x=.6, facing="left", view="back")])
    picture = draw_shot(shot, cast, size)
    picture.flatten()
    clips = [ShotClip(start=12 * i, frames=12, shot=shot.id, transition=kind, transition_frames=4) for i, kind in enumerate(("fade", "dissolve"))]
    plan = Timeline(episode=1, fps="24", width=size[0], height=size[1], frames=24, pictures=clips,
                    speech=[SpeechClip(start=0, frames=24, line="e1s1b0", shot=shot.id, character="a")],
                    cues=[Cue(start=0, frames=24, text="一", character="a")], titles=[TitleCard(start=4, frames=12, text="二", kind="hook")])
    speech = {"e1s1b0": Speech(np.zeros((RATE, 1), np.float32), [(i * .1, i * .1 + .1, "AMEIO"[i % 5]) for i in range(10)])}  # type: ignore[misc]
    for move in ("push_in", "static"):
        moved = shot.model_copy(update={"move": move})
        # rain and a title change the picture everywhere, words a part of it
        for film, seen in ((plan, picture), (plan.model_copy(update={"titles": []}), replace(picture, weather="clear"))):
            for _ in compose_segment(film, 0, seen, None, moved, speech):
                pass
        # a vignette is soft enough to be kept at half its size in the larger picture, and not in the smaller one
        for _ in compose_segment(plan.model_copy(update={"width": small[0], "height": small[1]}), 0, draw_shot(shot, cast, small), None, moved, speech):
            pass
        render_segment(plan, 1, picture, picture, moved, speech, Encode())
    # rows that an encoder fills up lie apart, which some loops are compiled for once more
    odd = (248, 448)
    film = plan.model_copy(update={"width": odd[0], "height": odd[1]})
    picture = draw_shot(shot, cast, odd)
    still = shot.model_copy(update={"move": "static"})
    render_segment(film.model_copy(update={"titles": []}), 0, replace(picture, weather="clear"), picture, still, speech, Encode())
    render_segment(film, 1, picture, picture, still, speech, Encode())
    lines: list[tuple[Language, str]] = [("zh", "好。"), ("en", "Good.")]
    for language, text in lines:
        speak(Line(episode=1, scene=1, beat=0, character="a", emotion="neutral", text=text, language=language), Voice(blend={"zf_xiaoxiao": 1.0}))
    mix_episode(plan.model_copy(update={"music": [MusicSpan(start=0, frames=24, mood="warm")]}), speech)
    levelled(np.full((RATE, 2), 2.0, np.float32), 0.0)
    true_peak_db(np.zeros((RATE, 2), np.float32))
    loudness(np.zeros((RATE, 2), np.float32))
