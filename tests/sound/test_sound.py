"""Speech, casting, music, effects and the mix, measured."""
from __future__ import annotations

import random
from functools import lru_cache
from itertools import pairwise
from typing import Any, get_args

import numpy as np
import pyloudnorm
import pytest
from scipy.signal import resample_poly

from engine.drama.pace import line_seconds
from engine.drama.script import Character, Line, Voice
from engine.drama.timeline import AmbienceSpan, EffectSpot, MusicSpan, ShotClip, SpeechClip, Timeline
from engine.drama.vocabulary import Age, AmbienceKind, EffectKind, Mood
from engine.errors import BadInput
from engine.pipeline.stages import video_work
from engine.pipeline.units import Tools
from engine.settings import Settings
from engine.sound import ambience, bed, beds_of, cast_voices, compose, effect, mix_episode, narrator_voice, speak
from engine.sound.casting import expected_hertz
from engine.sound.checks import clipped_share, levels, listen, loudness, silences, silences_in, true_peak_db
from engine.sound.kokoro import voice_names
from engine.sound.mixing import _duck, _speaking
from engine.sound.parts import HOP
from engine.sound.speech import RATE, Speech
from engine.store.artefacts import LocalStore

ZH = ["你为什么现在才回来？", "三年前写的辞职信，字写得真好看。", "放开她！这家公司，从今天起姓林。", "凌晨两点的北京，只有这一层还亮着灯。"]
EN = ["Why did you only come back now?", "I waited three whole years for you.", "Let her go, this company is mine from today.", "There is something you never told me."]


def line(text: str, language: str, emotion: str = "neutral") -> Line:
    return Line(episode=1, scene=1, beat=0, character="x", emotion=emotion, text=text, language=language)  # type: ignore[arg-type]


def lead(language: str, gender: str = "f") -> Voice:
    return cast_voices([Character(name="x", gender=gender, role="lead")], language)["x"]  # type: ignore[arg-type]


@lru_cache(maxsize=64)
def spoken(text: str, language: str, emotion: str = "neutral", gender: str = "f") -> Speech:
    return speak(line(text, language, emotion), lead(language, gender))


@pytest.mark.parametrize(("text", "language"), [(ZH[0], "zh"), (EN[1], "en")])
def test_a_spoken_line(text, language):
    s = spoken(text, language)
    assert s.audio.dtype == np.float32 and s.audio.shape[1] == 1
    assert 0.3 < float(np.abs(s.audio).max()) <= 0.9
    assert abs(loudness(s.audio) + 20) < 1.5
    heard = np.flatnonzero(np.abs(s.audio[:, 0]) > 0.01)
    assert heard[0] / RATE < 0.12 and (len(s.audio) - heard[-1]) / RATE < 0.15, "no silence at the ends"
    assert all(0 <= a < b <= s.seconds + 1e-3 for a, b, _ in s.visemes)
    assert all(x[1] <= y[0] + 1e-3 for x, y in zip(s.visemes, s.visemes[1:], strict=False))
    assert Speech.load(s.dump()).visemes == s.visemes
    assert speak(line(text, language), lead(language)).dump() == s.dump(), "the same line gives the same bytes"


@pytest.mark.parametrize(("text", "language"), [(ZH[1], "zh"), (EN[0], "en")])
def test_the_mouth_is_open_while_something_is_heard(text, language):
    s = spoken(text, language)
    energy = levels(s.audio, 0.02)
    open_at = np.zeros(len(energy), bool)
    for a, b, v in s.visemes:
        if v not in ("X", "M"):
            open_at[int(a / .02):int(b / .02) + 1] = True
    loud = energy > -28
    assert open_at[loud].mean() > 0.7, "loud and shut"
    quiet = np.convolve(energy < -50, np.ones(9), "same") >= 9
    assert quiet.sum() == 0 or open_at[quiet].mean() < 0.5, "a pause with an open mouth"


def test_lines_without_words_and_unknown_voices():
    s = speak(line("……🎬", "zh"), lead("zh"))
    assert s.seconds > 0.2 and not s.audio.any()
    with pytest.raises(BadInput, match="no voice"):
        speak(line("你好", "zh"), Voice(blend={"nobody": 1.0}))


def test_no_two_of_a_cast_have_the_same_voice():
    people = [Character(name=f"{g}{i}", gender=g, role="lead" if i < 2 else "support", age=age)  # type: ignore[arg-type]
              for g in "fm" for i, age in enumerate(["adult", "adult", "young", "middle", "elder", "child"])]
    for language in ("zh", "en"):
        voices = cast_voices(people, language)
        assert len({v.model_dump_json() for v in voices.values()}) == len(people)
        assert narrator_voice(language) not in voices.values()
        assert {pack for v in [*voices.values(), narrator_voice(language)] for pack in v.blend} <= set(voice_names())
        for gender in "fm":
            heard = sorted(expected_hertz(v) for name, v in voices.items() if name[0] == gender)
            assert all(12 * np.log2(b / a) > 1.25 for a, b in pairwise(heard)), heard
        assert cast_voices(people, language) == voices


@pytest.mark.parametrize("language", ["zh", "en"])
def test_whoever_plays_with_whom_no_two_of_up_to_four_sound_alike(language):
    chance, tempers = random.Random(7), ["", "冷", "温柔", "活泼", "cold", "gentle", "gruff"]
    for _ in range(300):
        people = [Character(name=f"p{i}", gender=chance.choice("fm"), age=chance.choice(get_args(Age)), role=role, temper=chance.choice(tempers))  # type: ignore[arg-type]
                  for i, role in enumerate(["lead", "second", "rival", "support"])]
        voices = {name: expected_hertz(v) for name, v in cast_voices(people, language).items()}
        told = expected_hertz(narrator_voice(language))
        groups = [[voices[p.name] for p in people if p.gender == "f"], [told, *(voices[p.name] for p in people if p.gender == "m")],
                  [voices[p.name] for p in people if p.age == "child"]]
        for group in groups:
            assert all(12 * np.log2(b / a) > 1.25 for a, b in pairwise(sorted(group))), [(p.gender, p.age, voices[p.name]) for p in people]


def test_the_pipeline_says_the_names_of_the_cast_as_names(tmp_path):
    tools = Tools(Settings(), LocalStore(tmp_path), lambda share, what: None)
    inputs = {"text": "Xiaoyu?", "emotion": "neutral", "language": "en", "narrator": False, "voice": lead("en").model_dump(mode="json"), "tempo": 1.0}
    named, plain = (video_work.speak({**inputs, "names": names}, tools).value["artefact"] for names in (["Xiaoyu"], []))
    assert named != plain


@pytest.mark.parametrize(("lines", "language"), [(ZH, "zh"), (EN, "en")])
def test_the_estimate_of_length_is_right_on_average(lines, language):
    real = sum(spoken(t, language).seconds for t in lines)
    assert abs(sum(line_seconds(line(t, language)) for t in lines) / real - 1) < 0.16


@pytest.mark.parametrize("mood", get_args(Mood))
def test_music_is_as_long_as_asked_and_ends_by_itself(mood):
    cue = compose(mood, 9.5, 3)
    assert cue.shape == (int(9.5 * RATE), 2) and np.isfinite(cue).all()
    assert float(np.abs(cue).max()) <= 0.91 and abs(loudness(cue) + 20) < 1
    assert np.abs(cue[0]).max() < .01 and np.abs(cue[-1]).max() < .001, "no click at the ends"
    assert levels(cue)[-1] < -40 < levels(cue)[20:70].max()
    assert np.array_equal(cue, compose(mood, 9.5, 3))


def test_moods_and_seeds_differ():
    cues = [compose(m, 6, 1) for m in get_args(Mood)]
    for i, a in enumerate(cues):
        for b in cues[i + 1:]:
            assert np.abs(np.corrcoef(a[:, 0], b[:, 0])[0, 1]) < 0.6
    assert not np.array_equal(compose("romance", 6, 1), compose("romance", 6, 2))


@pytest.mark.parametrize("kind", get_args(EffectKind))
def test_effects_begin_and_end_without_a_click(kind):
    sound = effect(kind, 1)
    assert np.isfinite(sound).all() and 0.2 < float(np.abs(sound).max()) <= 0.85
    assert float(np.abs(sound[0]).max()) < 0.05 and float(np.abs(sound[-1]).max()) < 0.05


@pytest.mark.parametrize("kind", get_args(AmbienceKind))
def test_ambience_is_a_steady_bed(kind):
    bed = ambience(kind, 5.0, 2)
    assert bed.shape == (5 * RATE, 2) and np.isfinite(bed).all()
    assert kind == "none" or abs(float(20 * np.log10(np.sqrt((bed**2).mean()))) + 30) < 2


def timeline(fps: str, **tracks: Any) -> Timeline:
    return Timeline(episode=1, fps=fps, width=720, height=1280, frames=300, pictures=[ShotClip(start=0, frames=300, shot="a")], **tracks)


@pytest.mark.parametrize("seconds", [0.2, 0.45, 3.0, 7.33])
def test_our_meter_agrees_with_the_libraries(seconds):
    noise = np.random.default_rng(3).standard_normal((int(seconds * RATE), 2)).astype(np.float32)
    loud = noise * np.float32(.2) * (np.sin(np.arange(len(noise)) / RATE * 2)[:, None] ** 4).astype(np.float32)
    peak = max(float(np.abs(resample_poly(loud[:, c], 4, 1)).max()) for c in (0, 1))
    assert 10 ** (true_peak_db(loud) / 20) == pytest.approx(peak, rel=1e-5)
    padded = np.pad(loud, ((0, max(0, int(.4 * RATE) + 1 - len(loud))), (0, 0)))
    assert loudness(loud) == pytest.approx(pyloudnorm.Meter(RATE).integrated_loudness(padded.astype(np.float64)), abs=1e-4)
    assert loudness(loud * 0) == -np.inf


@pytest.mark.parametrize("fps", ["24", "30000/1001"])
def test_the_mix(fps):
    speech = {"e1s1b0": spoken(ZH[0], "zh"), "e1s1b1": spoken(ZH[1], "zh")}
    t = timeline(fps, speech=[SpeechClip(start=40, frames=60, line="e1s1b0", shot="a"), SpeechClip(start=150, frames=80, line="e1s1b1", shot="a")],
                 music=[MusicSpan(start=0, frames=300, mood="tension")], ambience=[AmbienceSpan(start=0, frames=300, kind="rain")], effects=[EffectSpot(at=100, kind="thunder")])
    mixed = mix_episode(t, speech)
    assert mixed.shape == (t.sample(300), 2)
    assert abs(loudness(mixed) + 16) <= 0.5 and true_peak_db(mixed) <= -1.0
    assert np.array_equal(mixed, mix_episode(t, speech))


def test_beds_are_the_same_wherever_they_stand_and_can_be_made_before_the_mix():
    def at(start):
        return timeline("30000/1001", music=[MusicSpan(start=start, frames=101, mood="hope")], ambience=[AmbienceSpan(start=start + 7, frames=90, kind="rain")])
    assert [b.recipe for b in beds_of(at(0))] == [b.recipe for b in beds_of(at(50))]
    assert [b.start for b in beds_of(at(50))] == [at(50).sample(50), at(50).sample(57)]
    made = [bed(b.recipe) for b in beds_of(at(50))]
    assert np.array_equal(mix_episode(at(50), {}), mix_episode(at(50), {}, beds=made))
    with pytest.raises(ValueError, match="zip"):
        mix_episode(at(50), {}, beds=made[:1])


def test_music_alone_and_nothing_at_all():
    assert abs(loudness(mix_episode(timeline("24", music=[MusicSpan(start=0, frames=300, mood="warm")]), {})) + 16) <= 0.5
    assert not mix_episode(timeline("24"), {}).any()


def test_a_line_that_is_said_otherwise_leaves_the_rest_of_the_mix_as_it_was():
    """So that only the parts around it are encoded again: not a sample of the others moves."""
    noise = np.random.default_rng(6).standard_normal((4, 2 * RATE, 1)) * .08 * np.sin(np.linspace(0, 9 * np.pi, 2 * RATE))[None, :, None] ** 2
    lines = {f"e1s1b{i}": Speech(noise[i].astype(np.float32), []) for i in range(4)}
    t = timeline("24", speech=[SpeechClip(start=70 * i + 4, frames=60, line=f"e1s1b{i}", shot="a") for i in range(4)], music=[MusicSpan(start=0, frames=300, mood="warm")])
    backwards = Speech(np.ascontiguousarray(lines["e1s1b0"].audio[::-1]), [])
    before, after = (np.round(mix_episode(t, said) * 32767) for said in (lines, {**lines, "e1s1b0": backwards}))
    assert (before[:60 * 2000] != after[:60 * 2000]).any()
    assert np.array_equal(before[200 * 2000:], after[200 * 2000:])


def test_music_makes_room_for_speech():
    voice = np.zeros((RATE * 4, 2), np.float32)
    voice[RATE:2 * RATE] = spoken(ZH[3], "zh").audio[:RATE]
    gain = 20 * np.log10(_duck(_speaking(voice)))

    def at(seconds: float) -> float:
        return float(gain[int(seconds * RATE / HOP)])

    assert at(1.5) < -8 and at(.5) > -1 and gain[-1] > -1.5
    assert at(1.0) < -3, "it gives way before the first sound"


def test_a_recording_that_goes_by_in_blocks_is_measured_like_the_whole():
    audio = np.random.default_rng(3).uniform(-.2, .2, (17 * RATE + 333, 2)).astype(np.float32)
    audio[3 * RATE:11 * RATE] = 0
    audio[14 * RATE:14 * RATE + 7, 1] = 1.0
    for sound in (audio, audio[:5000], audio[:0]):
        cuts = [0, *range(1024, len(sound), 4097), len(sound)]
        found = listen(sound[a:b] for a, b in pairwise(cuts))
        assert found.samples == len(sound)
        assert found.loudness == loudness(sound)
        assert found.clipped_share == clipped_share(sound)
        assert np.array_equal(found.levels, levels(sound))
        assert silences_in(found.levels, 2.0) == silences(sound, 2.0)


def test_long_beds_are_made_in_pieces_without_a_gap():
    frames = 1800 * 24
    plan = Timeline(episode=1, fps="24", width=720, height=1280, frames=frames, pictures=[ShotClip(start=0, frames=frames, shot="e1s1k1")],
                    music=[MusicSpan(start=0, frames=frames, mood="warm")], ambience=[AmbienceSpan(start=24, frames=frames - 24, kind="rain")])
    beds = beds_of(plan)
    assert max(b.recipe["samples"] for b in beds) < 140 * RATE
    assert len({str(b.recipe) for b in beds}) == len(beds), "no piece is like another"
    for music, first, overlap in ((True, 0, 0), (False, RATE, int(.4 * RATE))):
        row = [b for b in beds if b.music == music]
        assert row[0].start == first and row[-1].start + row[-1].recipe["samples"] == 1800 * RATE
        assert all(a.start + a.recipe["samples"] - b.start == overlap for a, b in pairwise(row))
