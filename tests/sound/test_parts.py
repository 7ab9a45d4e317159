"""An episode that is mixed, measured, levelled and encoded stretch by stretch sounds as if it were made in one."""
from __future__ import annotations

import json
from fractions import Fraction
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.drama.timeline import AmbienceSpan, EffectSpot, MusicSpan, ShotClip, SpeechClip, Timeline
from engine.drama.vocabulary import EffectKind
from engine.film import aac
from engine.sound import beds_of, effect, gain_for, levelled, measured, mix, mix_episode, parts_of
from engine.sound.checks import loudness, true_peak_db
from engine.sound.parts import LONGEST_EFFECT, Stretch, whole
from engine.sound.speech import RATE, Audio, Speech

_SECONDS = 40


def _noise(seed: int, samples: int, channels: int, loud: float) -> Audio:
    """As speech and music are: it swells, and now and then there is nothing, or a peak."""
    dice = np.random.default_rng(seed)
    swell = np.interp(np.arange(samples), np.linspace(0, samples, max(2, samples // 9000)), dice.uniform(0, 1, max(2, samples // 9000)) ** 2)
    sound = dice.standard_normal((samples, channels)) * loud * swell[:, None]
    sound[dice.integers(0, samples, 3)] += .8
    return np.asarray(sound, np.float32)


def _plan(fps: str, lines: list[tuple[int, int]], spots: list[tuple[int, EffectKind]], change: int) -> Timeline:
    frames = int(_SECONDS * Fraction(fps))
    at, speech = 0, []
    for i, (pause, length) in enumerate(lines):
        if at + pause + length < frames:
            speech.append(SpeechClip(start=at + pause, frames=length, line=f"e1s1b{i}", shot="a"))
            at = speech[-1].end
    return Timeline(episode=1, fps=fps, width=720, height=1280, frames=frames, pictures=[ShotClip(start=0, frames=frames, shot="a")], speech=speech,
                    music=[MusicSpan(start=0, frames=change, mood="warm"), MusicSpan(start=change, frames=frames - change, mood="hope")],
                    ambience=[AmbienceSpan(start=change // 2, frames=frames - change, kind="rain")], effects=[EffectSpot(at=a, kind=k) for a, k in spots])


def _made(plan: Timeline, seed: int, loud: float) -> tuple[dict[str, Speech], list[Audio]]:
    speech = {c.line: Speech(_noise(seed + i, plan.sample(c.frames) - 500, 1, loud)) for i, c in enumerate(plan.speech)}
    return speech, [_noise(seed - i, b.recipe["samples"], 2, .06 if b.music else .02) for i, b in enumerate(beds_of(plan), 1)]


def _in_parts(plan: Timeline, speech: dict[str, Speech], beds: list[Audio], **levels: float) -> tuple[list[Stretch], list[Audio], Audio]:
    """The stretches, each levelled with what is around it, and what is heard of all of them."""
    samples = plan.sample(plan.frames)
    stretches = aac.spans(samples)
    parts = json.loads(json.dumps(parts_of(plan, stretches, {line: line for line in speech}, [str(i) for i in range(len(beds))])))
    mixed = [mix(part, speech.__getitem__, lambda name, a, b: beds[int(name)][a:b], **levels) for part in parts]
    gain = gain_for([measured(sound, *part["heard"]) for sound, part in zip(mixed, parts, strict=True)], samples)
    level = [levelled(sound, gain) for sound in mixed]
    return stretches, level, np.concatenate([sound[s.first - s.start:s.last - s.start] for sound, s in zip(level, stretches, strict=True)])


@settings(max_examples=12, deadline=None)
@given(fps=st.sampled_from(["24", "30000/1001"]), lines=st.lists(st.tuples(st.integers(0, 130), st.integers(8, 110)), max_size=14),
       spots=st.lists(st.tuples(st.integers(0, 900), st.sampled_from(get_args(EffectKind))), max_size=4), change=st.integers(50, 900),
       seed=st.integers(100, 10**6), loud=st.sampled_from([.02, .1, .4]), voice_db=st.sampled_from([0.0, 3.0]))
def test_parts_are_the_whole(fps: str, lines: list[Any], spots: list[Any], change: int, seed: int, loud: float, voice_db: float) -> None:
    plan = _plan(fps, lines, spots, change)
    speech, beds = _made(plan, seed, loud)
    one = mix_episode(plan, speech, voice_db, beds=beds)
    stretches, level, heard = _in_parts(plan, speech, beds, voice_db=voice_db)
    assert len(stretches) == 3 and heard.shape == one.shape
    assert np.abs(heard - one).max() < 1e-4, "-80 dBFS"
    for sound, at in zip(level, stretches, strict=True):
        # the encoder needs some frames on either side that are the same in both parts
        around = slice(max(at.first - 8 * aac.FRAME, at.start), min(at.last + 8 * aac.FRAME, at.end))
        assert np.abs(sound[around.start - at.start:around.stop - at.start] - one[around]).max() < 1e-4
    assert true_peak_db(heard) <= -1.3
    # how near to -16 it comes is shown by mixes of real sounds; these have peaks of thirty times their loudness
    assert abs(loudness(heard) - loudness(one)) < .02


def test_music_has_forgotten_voices_that_came_and_went() -> None:
    """Voices that are too short and too many for the music to get wholly down or back must not be remembered by one mix and
    forgotten by the other."""
    plan = _plan("30000/1001", [(86, 51), (29, 45), (60, 85), (125, 25), (26, 49)], [], 466)
    speech, beds = _made(plan, 76848, .1)
    assert np.abs(_in_parts(plan, speech, beds)[2] - mix_episode(plan, speech, beds=beds)).max() < 1e-4


def test_what_the_limiter_takes_away_is_given_back() -> None:
    """Two loud lines in half a minute of nearly nothing: each gain has more of it limited."""
    plan = _plan("24", [(53, 35), (50, 22)], [(40, "keyboard"), (245, "door")], 93)
    speech, beds = _made(plan, 529057, .4)
    made = mix_episode(plan, speech, beds=beds)
    assert abs(loudness(made) + 16) <= .5 and true_peak_db(made) <= -1.3


def test_other_words_change_the_stretches_around_them_and_no_others() -> None:
    """Neither what these depend on nor the gain: a line that is two frames longer does not have all the sound encoded again."""
    plan = _plan("24", [(20, 90)] * 8, [(700, "door")], 500)
    speech, beds = _made(plan, 7, .1)
    second = plan.model_copy(update={"speech": [c if i else c.model_copy(update={"frames": 92}) for i, c in enumerate(plan.speech)]})
    longer = {**speech, "e1s1b0": Speech(np.concatenate([speech["e1s1b0"].audio, np.full((4000, 1), .02, np.float32)]))}
    before, after = ([parts_of(p, aac.spans(p.sample(p.frames)), {line: f"{line} {len(said.audio)}" for line, said in words.items()}, ["0", "1", "2"])
                      for p, words in ((plan, speech), (second, longer))])
    assert [a == b for a, b in zip(before, after, strict=True)] == [False, True, True]
    assert not np.array_equal(_in_parts(plan, speech, beds)[1][0], _in_parts(second, longer, beds)[1][0])
    assert np.array_equal(_in_parts(plan, speech, beds)[1][2], _in_parts(second, longer, beds)[1][2])


def test_what_is_limited_stays_below_the_ceiling_everywhere() -> None:
    """Full scale that comes and goes within a hop, where the limiter's own gain moves the peaks between samples."""
    dice = np.random.default_rng(3)
    sound: NDArray[np.float32] = (dice.standard_normal((3 * RATE, 2)) * .3).astype(np.float32)
    for at in dice.integers(0, 3 * RATE - 60, 200):
        sound[at:at + dice.integers(1, 60)] *= np.float32(dice.uniform(2, 9))
    limited = levelled(sound, 6.0)
    assert true_peak_db(limited) <= -1.3
    assert np.array_equal(levelled(sound * np.float32(.01), 0.0), sound * np.float32(.01)), "what is quiet is left as it is"


@pytest.mark.parametrize("kind", get_args(EffectKind))
def test_no_effect_is_longer_than_is_looked_back_for(kind: EffectKind) -> None:
    assert len(effect(kind, 5)) <= LONGEST_EFFECT


def test_stretches_that_would_not_sound_as_the_whole_are_refused() -> None:
    plan = _plan("24", [], [], 500)
    samples = plan.sample(plan.frames)
    names = ["0", "1", "2"]
    assert len(parts_of(plan, [whole(samples)], {}, names)) == 1
    for start, end in ((1001, samples), (240, samples), (0, samples - 100)):
        with pytest.raises(ValueError, match="nothing can be mixed"):
            parts_of(plan, [Stretch(start, start, end, end)], {}, names)
