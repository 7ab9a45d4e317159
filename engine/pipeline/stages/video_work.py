"""The work of the video stage: speak a line, film a shot, mix a stretch of an episode and encode it, join all. Each knows nothing but its inputs."""
from __future__ import annotations

import io
import tempfile
import wave
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.drama.script import Line, Voice
from engine.drama.storyboard import Shot
from engine.drama.timeline import Timeline
from engine.pipeline.units import Result, Tools
from engine.sound.speech import BLOCK, Audio, Speech, wav
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
    data = render_segment(timeline, index, partial(_picture, inputs["picture"], size, tools), partial(_picture, held, size, tools) if held else None,
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
    """A stretch of an episode's sound → how loud every moment of it is. The sound itself is made again when it is encoded."""
    from engine import sound
    out = io.BytesIO()
    np.save(out, sound.measured(_mixed(inputs, tools), *inputs["part"]["heard"]))
    made = tools.artefacts.put(out.getvalue(), "application/x-npy")
    return Result({"artefact": made.sha256}, [made])


def _mixed(inputs: dict[str, Any], tools: Tools) -> Audio:
    from engine import sound

    def bed(name: str, first: int, last: int) -> Audio:
        with wave.open(str(tools.artefacts.path(name))) as file:
            file.setpos(first)
            return np.asarray(np.frombuffer(file.readframes(last - first), "<i2").reshape(-1, 2), np.float32) / np.float32(32767)

    return sound.mix(inputs["part"], lambda name: Speech.load(tools.artefacts.read(name)), bed, **inputs.get("levels", {}))


def level(inputs: dict[str, Any], tools: Tools) -> Result:
    """The measures of all stretches of an episode → the gain of the whole."""
    from engine import sound
    return Result({"gain_db": sound.gain_for([np.load(tools.artefacts.path(m)) for m in inputs["measures"]], inputs["samples"])})


def _pcm(audio: Audio) -> NDArray[np.int16]:
    out = np.empty(audio.shape, "<i2")
    for at in range(0, len(audio), BLOCK):
        scaled = audio[at:at + BLOCK] * np.float32(32767)
        out[at:at + BLOCK] = np.clip(np.round(scaled, out=scaled), -32768, 32767, out=scaled)
    return out


def _wav(pcm: NDArray[np.int16], tools: Tools) -> Artefact:
    return tools.artefacts.put(wav(pcm), "audio/wav")


def encode(inputs: dict[str, Any], tools: Tools) -> Result:
    """A stretch of an episode's sound, levelled → AAC."""
    from engine import sound
    from engine.film import aac
    made = tools.artefacts.put(aac.encoded(sound.levelled(_mixed(inputs, tools), inputs["gain_db"])), "audio/aac")
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


def last(inputs: dict[str, Any], tools: Tools) -> Result:
    """The last picture that is seen of a piece that a service filmed: the next one begins with it."""
    import cv2

    from engine.film.conform import last_picture
    end = last_picture(tools.artefacts.path(inputs["clip"]), inputs["frames"], Fraction(inputs["fps"]), inputs["later"])
    ok, png = cv2.imencode(".png", cv2.cvtColor(end, cv2.COLOR_RGB2BGR))
    assert ok
    made = tools.artefacts.put(png.tobytes(), "image/png")
    return Result({"artefact": made.sha256}, [made])


def conform(inputs: dict[str, Any], tools: Tools) -> Result:
    """The pieces that a service filmed of a shot → one clip of the film's size, rate, colours and length."""
    from engine.film.conform import conformed
    data, preview = conformed([(tools.artefacts.path(p["artefact"]), p["frames"]) for p in inputs["pieces"]], (inputs["size"][0], inputs["size"][1]),
                              Fraction(inputs["fps"]))
    made, still = tools.artefacts.put(data, "video/mp4"), tools.artefacts.put(preview, "image/jpeg")
    return Result({"artefact": made.sha256, "preview": still.sha256}, [made, still])


WORK: dict[str, Callable[[dict[str, Any], Tools], Result]] = {
    "speak": speak, "hurry": hurry, "segment": segment, "bed": bed, "mix": mix, "level": level, "encode": encode, "film": film, "clip": stand_in, "conform": conform, "last": last,
    "listen": unheard}
