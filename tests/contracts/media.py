"""Pictures, clips and speech that the contract servers hand out: small, quickly made, the same for the same order."""
from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

import av
import cv2
import numpy as np
from numpy.typing import NDArray

RATE = 24


def _salt(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def scene(size: tuple[int, int], text: str, seed: int = 0) -> NDArray[np.uint8]:
    """A dusk over hills, its colours and ridges by the words and the seed: `uint8[h, w, 3]` RGB."""
    width, height = size
    random = np.random.default_rng(_salt(f"{text}|{seed}"))
    top, low = random.integers(10, 90, 3), random.integers(120, 235, 3)
    fade = np.linspace(0, 1, height)[:, None, None] ** 1.5
    image = np.ascontiguousarray(np.broadcast_to(top * (1 - fade) + low * fade, (height, width, 3)), np.uint8)
    cv2.circle(image, (int(width * random.uniform(0.25, 0.75)), int(height * 0.32)), max(3, min(size) // 9), (250, 240, 214), -1, cv2.LINE_AA)
    x = np.arange(width)
    for layer in range(3):
        ridge = height * (0.55 + 0.14 * layer) + height * 0.06 * np.sin(x / width * random.uniform(4, 11) + random.uniform(0, 6))
        points = np.concatenate([np.stack([x, ridge], 1), [[width, height], [0, height]]]).astype(np.int32)
        cv2.fillPoly(image, [points], [int(c) for c in top * (0.9 - 0.28 * layer)], cv2.LINE_AA)
    return image


def decoded(data: bytes) -> NDArray[np.uint8]:
    """A picture as RGB; ValueError when it is none."""
    found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    if found is None:
        raise ValueError("not a picture")
    return np.asarray(found[..., ::-1], np.uint8)


def png(size: tuple[int, int], text: str, seed: int = 0, over: bytes | None = None) -> bytes:
    """A picture as PNG; over another one that was sent along, it is that one, filling the frame, in the light of our sky."""
    image = scene(size, text, seed)
    if over:
        sky = np.broadcast_to(image[:, :1], image.shape)
        image = cv2.addWeighted(_filling(decoded(over), size), 0.8, sky, 0.2, 0).astype(np.uint8)
    return cv2.imencode(".png", np.ascontiguousarray(image[..., ::-1]), [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes()


def _filling(image: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """A picture scaled and cropped to fill a size, its upper part kept: that is where faces are."""
    height, width = image.shape[:2]
    scale = max(size[0] / width, size[1] / height)
    big = cv2.resize(image, (max(size[0], round(width * scale)), max(size[1], round(height * scale))), interpolation=cv2.INTER_AREA)
    x = (big.shape[1] - size[0]) // 2
    return np.asarray(big[:size[1], x:x + size[0]], np.uint8)


@lru_cache(maxsize=32)
def mp4(size: tuple[int, int], seconds: float, text: str, seed: int = 0, first: bytes | None = None) -> bytes:
    """A clip that pushes in slowly, from the first picture where there is one: H.264 at 24 frames a second. A small mark walks
    along the middle of its upper edge, light before dark and dark before light, so that no two frames are the same."""
    width, height = size
    image = _filling(decoded(first), size) if first else scene(size, text, seed)
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=Fraction(RATE))
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.options = {"preset": "ultrafast", "crf": "30"}
        count = round(seconds * RATE)
        held = None
        for i in range(count):
            if held is None or i % 6 == 0:
                zoom = 1 + 0.06 * i / max(count, 1)
                w, h = width / zoom, height / zoom
                x, y = int((width - w) / 2), int((height - h) / 2)
                held = cv2.resize(image[y:y + int(h), x:x + int(w)], size, interpolation=cv2.INTER_LINEAR)
            picture = np.ascontiguousarray(held)
            if i:
                picture = picture.copy()
                side = height // 32
                at = 3 * width // 8 + i * width // 200 % (width // 4 - side)  # in the middle, which no shape of frame cuts off
                under = picture[:side, at:at + side]
                under[:] = 250 if under.mean() < 128 else 5
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts = i
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return out.getvalue()


def pitch_of(text: str) -> int:
    """Hz of the hum of a text."""
    return 120 + _salt(text) % 100


def hummed(samples: NDArray[np.float32], rate: int, said: Sequence[str]) -> str:
    """Which of these texts a hum is, by its pitch: what a listener would write down."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), 8 * rate))
    return max(said, key=lambda text: float(spectrum[[8 * k * pitch_of(text) for k in range(1, 6)]].sum()))


def wav(text: str, rate: int = 24000, speed: float = 1.0) -> bytes:
    """Something like speech: a hum with a pulse for every sign of the text."""
    syllables = max(1.0, sum(c.isalnum() for c in text) if any(ord(c) > 0x2E80 for c in text) else len(text.split()) * 1.6)
    seconds = 0.2 * syllables / speed + 0.15
    t = np.arange(int(rate * seconds)) / rate
    pitch = pitch_of(text)
    wave = sum(np.sin(2 * np.pi * pitch * k * t) / k for k in range(1, 6)) * np.abs(np.sin(np.pi * t * speed / 0.2))
    samples = (wave / np.abs(wave).max() * 0.4 * 32767).astype("<i2")
    out = io.BytesIO()
    import wave as wave_file
    with wave_file.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return out.getvalue()
