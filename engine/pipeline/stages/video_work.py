"""The work of the video stage: speak a line, film a shot, mix an episode and encode its sound, join it. Each knows nothing but its inputs."""
from __future__ import annotations

import io
import tempfile
import wave
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.drama.script import Line, Voice
from engine.drama.storyboard import Shot
from engine.drama.timeline import Timeline
from engine.pipeline.units import Result, Tools
from engine.sound.speech import RATE, Audio, Speech, wav
from engine.sound.tape import BLOCK
from engine.store.artefacts import Artefact


def speech_version() -> str:
    from engine.sound import SPEECH_VERSION
    return str(SPEECH_VERSION)


def sound_version() -> str:
    from engine.sound import SOUND_VERSION
    return str(SOUND_VERSION)


def film_version() -> str:
    from engine.film import FILM_VERSION
    return str(FILM_VERSION)


def slice_timeline(timeline: Timeline, index: int) -> dict[str, Any]:
    """What of a timeline is seen and heard during one clip, with starts counted from the clip's first frame (they may be
    negative: a line that began in the shot before). This is all that a segment depends on."""
    clip = timeline.pictures[index]

    def during(spans: Any) -> list[dict[str, Any]]:
        return [{**s.model_dump(mode="json"), "start": s.start - clip.start} for s in spans if s.start < clip.end and s.end > clip.start]

    return {"episode": 1, "fps": timeline.fps, "width": timeline.width, "height": timeline.height,
            "clip": {**clip.model_dump(mode="json"), "start": 0},
            "speech": during(timeline.speech), "cues": during(timeline.cues), "titles": during(timeline.titles)}


def restore_timeline(part: dict[str, Any]) -> tuple[Timeline, int]:
    """A timeline that `render_segment` can take, and the index of the clip in it: the slice, moved late enough that
    nothing starts before frame 0, behind a clip that is never filmed."""
    lead = max([0, *(-s["start"] for kind in ("speech", "cues", "titles") for s in part[kind])])
    clip = part["clip"]

    def moved(spans: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{**s, "start": s["start"] + lead} for s in spans]

    pictures = ([{"start": 0, "frames": lead, "shot": "before"}] if lead else []) + [{**clip, "start": lead}]
    timeline = Timeline.model_validate({
        "episode": 1, "fps": part["fps"], "width": part["width"], "height": part["height"], "frames": lead + clip["frames"], "pictures": pictures,
        "speech": moved(part["speech"]), "cues": moved(part["cues"]), "titles": moved(part["titles"])})
    return timeline, len(pictures) - 1


def speak(inputs: dict[str, Any], tools: Tools) -> Result:
    """One line → Speech."""
    from engine import sound
    line = Line(episode=1, scene=1, beat=0, character=None if inputs["narrator"] else "speaker", emotion=inputs["emotion"], text=inputs["text"],
                language=inputs["language"])
    speech = sound.speak(line, Voice.model_validate(inputs["voice"]), inputs["tempo"], frozenset(inputs.get("names", [])))
    made = tools.artefacts.put(speech.dump(), "application/x-npz")
    return Result({"artefact": made.sha256, "seconds": speech.seconds}, [made])


def hurry(inputs: dict[str, Any], tools: Tools) -> Result:
    """A line that a service has spoken, faster."""
    from engine.sound.foreign import hurried
    speech = hurried(Speech.load(tools.artefacts.read(inputs["speech"])), inputs["tempo"])
    made = tools.artefacts.put(speech.dump(), "application/x-npz")
    return Result({"artefact": made.sha256, "seconds": speech.seconds}, [made])


def _picture(which: dict[str, Any], size: tuple[int, int], tools: Tools) -> Any:
    """What a shot is filmed from: our layers, or a picture or clip of the creator's own, to fill the frame."""
    from engine.film.foreign import ForeignClip, picture_of
    from engine.picture.layers import LayeredPicture
    if which["kind"] == "clip":
        return ForeignClip(tools.artefacts.path(which["artefact"]), *size)
    if which["kind"] == "picture":
        return picture_of(tools.artefacts.read(which["artefact"]), *size)
    return LayeredPicture.load(tools.artefacts.path(which["artefact"]))


def segment(inputs: dict[str, Any], tools: Tools) -> Result:
    """One shot → H.264 in an MP4 of its own."""
    from engine.film import Encode, render_segment
    from engine.film.overlays import Captions
    timeline, index = restore_timeline(inputs["slice"])
    speech = {line: Speech.load(tools.artefacts.read(sha)) for line, sha in inputs["speech"].items()}
    held, size = inputs["before"], (timeline.width, timeline.height)
    captions = Captions(**inputs["captions"]) if "captions" in inputs else inputs["subtitles"]
    data = render_segment(timeline, index, _picture(inputs["picture"], size, tools), _picture(held, size, tools) if held else None,
                          Shot.model_validate(inputs["shot"]), speech, Encode(inputs.get("quality", "standard")), captions, before_shot=Shot.model_validate(held["shot"]) if held else None,
                          before_frames=held["frames"] if held else 0)
    made = tools.artefacts.put(data, "video/mp4")
    return Result({"artefact": made.sha256, "frames": inputs["slice"]["clip"]["frames"]}, [made])


def bed(inputs: dict[str, Any], tools: Tools) -> Result:
    """A cue of music or the sound of a place → a 16-bit WAV."""
    from engine.sound import bed
    made = _wav(_pcm(bed(inputs["bed"])), tools)
    return Result({"artefact": made.sha256}, [made])


def mix(inputs: dict[str, Any], tools: Tools) -> Result:
    """The sound of an episode → 16-bit WAVs, cut as it is to be encoded. What sounds the same as before is the same bytes."""
    from engine import sound
    from engine.film import aac
    raw = inputs["timeline"]
    timeline = Timeline.model_validate({**raw, "pictures": [{"start": 0, "frames": raw["frames"], "shot": "all"}]})
    beds = (_blocks_of(tools.artefacts.path(sha)) for sha in inputs["beds"])
    mixed = sound.mix(timeline, _Spoken(inputs["speech"], tools), **inputs.get("levels", {}), beds=beds, folder=_scratch(tools))
    made = [_wav(_pcm(mixed.read(span.start, span.end)), tools) for span in aac.spans(len(mixed))]
    return Result({"parts": [a.sha256 for a in made], "samples": len(mixed)}, made)


class _Spoken(Mapping[str, Speech]):
    """Lines by id, each read when it is asked for: those of half an hour are 350 MB."""

    def __init__(self, artefacts: Mapping[str, str], tools: Tools) -> None:
        self._artefacts, self._tools = artefacts, tools

    def __getitem__(self, line: str) -> Speech:
        return Speech.load(self._tools.artefacts.read(self._artefacts[line]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._artefacts)

    def __len__(self) -> int:
        return len(self._artefacts)


def _blocks_of(path: Path) -> Iterator[Audio]:
    """What `bed` wrote, block by block."""
    with wave.open(str(path)) as file:
        while data := file.readframes(BLOCK):
            yield _sound(np.frombuffer(data, "<i2").reshape(-1, 2))


def _pcm(audio: Audio) -> NDArray[np.int16]:
    out = np.empty(audio.shape, "<i2")
    for at in range(0, len(audio), BLOCK):
        scaled = audio[at:at + BLOCK] * np.float32(32767)
        out[at:at + BLOCK] = np.clip(np.round(scaled, out=scaled), -32768, 32767, out=scaled)
    return out


def _wav(pcm: NDArray[np.int16], tools: Tools) -> Artefact:
    return tools.artefacts.put(wav(pcm), "audio/wav")


def read_wav(data: bytes) -> Audio:
    """What `mix` wrote, as `float32[samples, 2]`."""
    with wave.open(io.BytesIO(data)) as file:
        if file.getframerate() != RATE:
            raise ValueError(f"a sound at {file.getframerate()} Hz")
        return _sound(np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, file.getnchannels()))


def _sound(pcm: NDArray[np.int16]) -> Audio:
    return np.asarray(pcm, np.float32) / np.float32(32767)


def encode(inputs: dict[str, Any], tools: Tools) -> Result:
    """A part of the mix → AAC."""
    from engine.film import aac
    made = tools.artefacts.put(aac.encoded(read_wav(tools.artefacts.read(inputs["mix"]))), "audio/aac")
    return Result({"artefact": made.sha256}, [made])


def film(inputs: dict[str, Any], tools: Tools) -> Result:
    """Segments and encoded sound → the episode."""
    from engine.film import aac, join_episode
    sound = aac.joined((tools.artefacts.read(s) for s in inputs["sound"]), inputs["samples"])
    with tempfile.TemporaryDirectory(dir=_scratch(tools)) as folder:
        out = Path(folder) / "film.mp4"
        facts = join_episode([tools.artefacts.path(s) for s in inputs["segments"]], sound, Fraction(inputs["fps"]), out)
        made = tools.artefacts.put(out, "video/mp4")
    return Result({"artefact": made.sha256, "facts": {"frames": facts.frames, "width": facts.width, "height": facts.height, "seconds": facts.seconds}}, [made])


def _scratch(tools: Tools) -> Path:
    folder = tools.settings.data_dir / "scratch"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def stand_in(inputs: dict[str, Any], tools: Tools) -> Result:
    """Nobody could film this piece: the shot is filmed from its picture by our own camera."""
    return Result({"artefact": None})


def unheard(inputs: dict[str, Any], tools: Tools) -> Result:
    """Nobody could write down what is said: the line is taken as it is."""
    return Result({"wrong": 0.0, "heard": None}, lasting=False)


def conform(inputs: dict[str, Any], tools: Tools) -> Result:
    """The pieces that a service filmed of a shot → one clip of the film's size, rate, colours and length."""
    from engine.film.conform import conformed
    data, preview = conformed([(tools.artefacts.path(p["artefact"]), p["frames"]) for p in inputs["pieces"]], (inputs["size"][0], inputs["size"][1]),
                              Fraction(inputs["fps"]))
    made, still = tools.artefacts.put(data, "video/mp4"), tools.artefacts.put(preview, "image/jpeg")
    return Result({"artefact": made.sha256, "preview": still.sha256}, [made, still])


WORK: dict[str, Callable[[dict[str, Any], Tools], Result]] = {
    "speak": speak, "hurry": hurry, "segment": segment, "bed": bed, "mix": mix, "encode": encode, "film": film, "clip": stand_in, "conform": conform,
    "listen": unheard}
