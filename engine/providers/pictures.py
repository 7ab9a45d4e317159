"""Pictures on their way to a service."""
from __future__ import annotations

import base64
import io

from PIL import Image, ImageOps


def media_type(data: bytes) -> str:
    """`image/png`, `image/jpeg` or `image/webp`, by the first bytes."""
    if data[:3] == b"\xff\xd8\xff":
        return "image/jpeg"
    return "image/webp" if data[8:12] == b"WEBP" else "image/png"


def data_uri(data: bytes) -> str:
    """A picture as a `data:` address."""
    return f"data:{media_type(data)};base64,{base64.b64encode(data).decode()}"


def plain(data: bytes, largest: int = 0, smallest_side: int = 0) -> bytes:
    """The picture without transparency and, where `largest` bytes are exceeded, as JPEG; scaled up to `smallest_side`
    pixels where a service takes no smaller one."""
    with Image.open(io.BytesIO(data)) as image:
        small = smallest_side and min(image.size) < smallest_side
        if image.mode == "RGB" and not small and not (largest and len(data) > largest):
            return data
        flat = Image.new("RGB", image.size, (255, 255, 255))
        rgba = image.convert("RGBA")
        flat.paste(rgba, mask=rgba.getchannel("A"))
        if small:
            by = smallest_side / min(image.size)
            flat = flat.resize((round(image.width * by + 0.5), round(image.height * by + 0.5)), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        if largest and len(data) > largest:
            flat.save(out, "JPEG", quality=92)
        else:
            flat.save(out, "PNG")
        return out.getvalue()


def nearest(size: tuple[int, int], sizes: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """Of the sizes a model makes the one whose shape is nearest to ours, then the one nearest in pixels."""
    from math import log

    def apart(other: tuple[int, int]) -> tuple[float, float]:
        return (round(abs(log(other[0] / other[1]) - log(size[0] / size[1])), 3), abs(log(other[0] * other[1] / (size[0] * size[1]))))

    return min(sizes, key=apart)


def length_for(seconds: float, lengths: tuple[float, ...], longest: float, shortest: float = 1.0) -> float:
    """The shortest clip a model makes that is long enough for `seconds`, or its longest. Whole seconds where it makes
    any length."""
    from math import ceil
    if lengths:
        return next((x for x in sorted(lengths) if x >= seconds - 0.05), max(lengths))
    return float(min(max(ceil(seconds - 0.05), shortest), longest))


def utf16(text: str, units: int) -> str:
    """The text cut to so many UTF-16 units, which is how some services count."""
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")


def cover(data: bytes, size: tuple[int, int]) -> bytes:
    """The picture scaled and cropped to exactly this size, as PNG."""
    with Image.open(io.BytesIO(data)) as image:
        out = io.BytesIO()
        ImageOps.fit(image.convert("RGB"), size, Image.Resampling.LANCZOS).save(out, "PNG")
        return out.getvalue()


def sized(size: tuple[int, int], least: int, most: int, step: int = 16) -> tuple[int, int]:
    """The size nearest to ours with sides that are multiples of `step` and between `least` and `most` pixels in all."""
    width, height = size
    pixels = width * height
    by = (least / pixels) ** 0.5 if pixels < least else (most / pixels) ** 0.5 if pixels > most else 1.0
    found = [max(step, round(side * by / step) * step) for side in size]
    longer = 0 if width >= height else 1
    while found[0] * found[1] < least:
        found[longer] += step
    while found[0] * found[1] > most and max(found) > step:
        found[longer] -= step
    return found[0], found[1]
