"""The part of the video stage that outside services do: clips of shots, and spoken lines."""
from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from engine.drama.brief import Brief
from engine.drama.script import Character
from engine.drama.storyboard import Shot
from engine.drama.vocabulary import Language
from engine.pipeline.prices import expected
from engine.pipeline.services import capability_of
from engine.pipeline.stages.read import Shown
from engine.pipeline.units import Result, Tools, Unit
from engine.providers.calls import Capability
from engine.providers.pictures import length_for
from engine.settings import Settings
from engine.store import models as m

MadeBy = Callable[[Unit], m.Task | None]
"""The finished task that made exactly this unit."""
SHORTEST_PIECE = 2.0
"""Seconds. No service makes much less."""


def pieces_of(frames: int, rate: Fraction, longest: float) -> list[int]:
    """A shot's frames in pieces that clips of at most `longest` seconds give, as even as can be, the longer ones first. All
    but the first give a frame less: they begin with the picture that is seen already."""
    whole = int(longest * rate)
    count = 1 if frames <= whole else math.ceil((frames - 1) / (whole - 1))
    return sorted((frames * (i + 1) // count - frames * i // count for i in range(count)), reverse=True)


def clips_of(shot: str, frames: int, spec: dict[str, Any], take: Shown, brief: Brief, cast: Mapping[str, Character], providers: Sequence[str],
             made_by: MadeBy, priority: int, settings: Settings | None = None) -> tuple[list[Unit], bool]:
    """The units that have a shot filmed outside, as far as they can be named now, and whether there is nothing more to
    come. When a piece had to be left to our own camera, the whole shot is. A clip's inputs are what the service is asked for
    and no more, so that a piece is not paid for again when the shot around it grows: one that was merged with the next keeps
    its clip where it is cut into pieces of the same seconds; of other seconds it is another order."""
    from engine.film.conform import CONFORM_VERSION
    able = [a for a in (capability_of("video", p, settings) for p in providers) if a and a.longest]
    longest = min((a.longest for a in able), default=5.0)
    wanted = capability_of("video", providers[0], settings)
    prompt, negative = prompt_of(Shot.model_validate(spec), cast, brief, wanted)
    seed = (brief.seed + int(take.seed)) % 2**31
    first: dict[str, str] = {"kind": take.kind, "artefact": take.artefact if take.kind == "picture" else take.preview}
    units: list[Unit] = []
    results: list[dict[str, Any]] = []
    lengths = pieces_of(frames, brief.rate, longest)
    for i, length in enumerate(lengths):
        unit, task = _ordered(f"clip:{shot}:{i}", length + (i > 0), longest, wanted, made_by, {"prompt": prompt, "negative": negative, "size": list(brief.size), "seed": seed,
                              "first": first["artefact"]}, brief, priority)
        units.append(unit)
        if task is None or task.result is None:
            return units, False
        if task.result["artefact"] is None:
            return units, True
        results.append({**task.result, "frames": length, "by": task.provider})
        if i + 1 < len(lengths):
            end = Unit("last", f"last:{shot}:{i}", {"clip": task.result["artefact"], "frames": length, "fps": brief.fps, "later": i > 0, "conform": CONFORM_VERSION}, priority=priority)
            units.append(end)
            if (seen := made_by(end)) is None or seen.result is None:
                return units, False
            first = {"kind": "picture", "artefact": seen.result["artefact"]}
    inputs = {"pieces": [{"artefact": r["artefact"], "frames": r["frames"]} for r in results], "size": list(brief.size), "fps": brief.fps,
              "conform": CONFORM_VERSION, "by": results[0]["by"], "prompt": prompt, "seed": seed}
    unit = Unit("conform", f"conform:{shot}", inputs, priority=priority)
    return [*units, unit], made_by(unit) is not None


def _ordered(key: str, frames: int, longest: float, able: Capability | None, made_by: MadeBy, inputs: dict[str, Any], brief: Brief, priority: int) -> tuple[Unit, m.Task | None]:
    """The unit that orders a clip of so many frames, and the task that has made it. It is asked for by whole seconds, which is
    what services bill, and where the wanted one makes few lengths by the one that it makes: a line that is a little longer now
    does not have the clip filmed again, nor has one of its own seconds that is there already."""
    own = max(SHORTEST_PIECE, min(float(math.ceil(frames / brief.rate)), longest))
    full = length_for(own, able.lengths, longest) if able and able.lengths else own
    found = None
    for seconds in dict.fromkeys((own, full)):
        unit = Unit("clip", key, {**inputs, "seconds": seconds}, brief.providers.video, priority=priority, cost=expected("video", {"seconds": seconds}, able))
        if found := made_by(unit):
            break
    return unit, found


def prompt_of(shot: Shot, cast: Mapping[str, Character], brief: Brief, able: Capability | None) -> tuple[str, str]:
    """What a service is told about a shot: what is seen, what moves, and what must not be there."""
    from engine.writing import picture_prompt
    language: Language = able.language if able and able.language != "any" else brief.spoken
    words, negative = picture_prompt(shot, cast, brief.style, language)
    return f"{words}{'，' if language == 'zh' else ', '}{_MOVES[language].get(shot.move, _MOVES[language]['static'])}", negative


_MOVES: dict[Language, dict[str, str]] = {
    "zh": {"static": "固定镜头，人物有细微自然的动作", "push": "镜头缓慢推进", "push_in": "镜头缓慢推进", "pull": "镜头缓慢拉远", "pull_out": "镜头缓慢拉远",
           "pan_left": "镜头缓慢左摇", "pan_right": "镜头缓慢右摇", "tilt_up": "镜头缓慢上摇", "tilt_down": "镜头缓慢下摇", "shake": "手持镜头", "handheld": "手持镜头"},
    "en": {"static": "static camera, people make small natural movements", "push": "slow push in", "push_in": "slow push in", "pull": "slow pull out",
           "pull_out": "slow pull out", "pan_left": "slow pan to the left", "pan_right": "slow pan to the right", "tilt_up": "slow tilt up",
           "tilt_down": "slow tilt down", "shake": "handheld camera", "handheld": "handheld camera"},
}


def clip(inputs: dict[str, Any], provider: str, tools: Tools) -> Result:
    """One piece of a shot, filmed by a service from the picture that it begins with."""
    from engine.providers.calls import VideoOrder
    from engine.providers.video import video_provider
    service = video_provider(provider, tools.keys, tools.settings)
    first = tools.artefacts.read(inputs["first"]) if service.capability.from_picture else None
    order = VideoOrder(inputs["prompt"], inputs["negative"], (inputs["size"][0], inputs["size"][1]), inputs["seconds"], inputs["seed"], first)
    made = service.film(order, tools.call)
    kept = tools.artefacts.put(made.data, made.media_type)
    return Result({"artefact": kept.sha256, "remote_id": made.remote_id}, [kept], made.units, made.cost)


def speak(inputs: dict[str, Any], provider: str, tools: Tools) -> Result:
    """One line, said by a service in the voice of its list that fits the speaker."""
    from engine.providers.calls import SpeechOrder
    from engine.providers.speech import speech_provider
    from engine.sound.foreign import speech_of
    service = speech_provider(provider, tools.keys, tools.settings)
    speaker = inputs.get("speaker") or {"gender": "f", "number": 0}
    voices = service.voices(inputs["language"], speaker["gender"])
    voice = voices[speaker["number"] % len(voices)] if voices else ""
    speed = float(inputs["tempo"]) * float(inputs["voice"].get("speed", 1.0))
    # At a second try without the mood: it is what makes a model say something else.
    emotion = "neutral" if "take" in inputs else inputs["emotion"]
    made = service.say(SpeechOrder(inputs["text"], voice, inputs["language"], emotion, speed), tools.call)
    speech = speech_of(made.data, inputs["text"], inputs["language"], inputs["emotion"])
    kept = tools.artefacts.put(speech.dump(), "application/x-npz")
    return Result({"artefact": kept.sha256, "seconds": speech.seconds}, [kept], made.units, made.cost)


def listen(inputs: dict[str, Any], provider: str, tools: Tools) -> Result:
    """What a service hears in a spoken line, and how far that is from its words."""
    from engine.providers.transcript import transcript_provider
    from engine.sound.heard import wav_of, wrongness
    from engine.sound.speech import Speech
    wav = wav_of(Speech.load(tools.artefacts.read(inputs["speech"])))
    heard = transcript_provider(provider, tools.keys, tools.settings).hear(wav, inputs["language"], tools.call)
    return Result({"wrong": wrongness(inputs["text"], heard.text, inputs["language"]), "heard": heard.text[:500]}, [], heard.seconds, heard.cost)


WORK: dict[str, Callable[[dict[str, Any], str, Tools], Result]] = {"clip": clip, "speak": speak, "listen": listen}
