"""Wan on DashScope: a clip from a picture or from words.

Contract: "万相-图生视频-基于首帧" (2.1-2.6) and the pages on 2.7/3.0. POST
/services/aigc/video-generation/video-synthesis as an asynchronous task; `output.video_url` lives 24 hours.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.providers.access import Access
from engine.providers.calls import Call, Capability, Made, State, VideoOrder
from engine.providers.dashscope import CNY, KEYS, cancel, dashscope, finish, make, state
from engine.providers.download import clip, fetch
from engine.providers.pictures import data_uri, length_for, nearest, plain

PATH = "/services/aigc/video-generation/video-synthesis"
POLL_SECONDS = 15.0
_LARGEST_PICTURE = 7 * 10**6
"""Bytes; 10 MB are allowed, counted after base64 to be sure."""
_SMALLEST_SIDE = 240
_SIZES = ((1280, 720), (720, 1280), (960, 960), (1088, 832), (832, 1088), (1920, 1080), (1080, 1920), (1440, 1440))
"""720P and 1080P of the models that take a `size` for text-to-video."""


@dataclass(frozen=True)
class _Model:
    prompt: int
    """Characters."""
    price: float
    """Yuan a second at 720P (list price)."""
    lengths: tuple[float, ...] = ()
    longest: float = 15.0
    media: bool = False
    """Takes its pictures as a list (2.7 and later)."""
    silent: bool = False
    """Can be told to make no sound."""


def _model(name: str) -> _Model:
    """What a model takes, by its name."""
    if name.startswith(("wan3", "wan-3")):
        return _Model(5000, 0.6, longest=30.0, media=True, silent=True)
    if name.startswith("wan2.7"):
        return _Model(5000, 0.6, media=True)
    if name.startswith("wan2.6"):
        flash = "flash" in name
        return _Model(1500, 0.3 if flash else 0.6, (5.0, 10.0, 15.0) if name.endswith("-us") or "t2v" in name else (), silent=flash)
    if name.startswith("wan2.5"):
        return _Model(1500, 0.6, (5.0, 10.0), 10.0)
    return _Model(800, 0.2, (5.0,), 5.0)


class Wan:
    """Wan behind the door of `VideoProvider`."""

    def __init__(self, access: Access):
        s = access.settings
        self.model, self.text_model = s.wan_video_model, s.wan_text_video_model
        self._every = POLL_SECONDS * s.poll_scale
        self.service = dashscope(access, "Wan (Alibaba Cloud)")
        missing = access.missing("|".join(KEYS))
        of = _model(self.model)
        self.capability = Capability("wan", "video", "Wan (Alibaba Cloud)", self.model, configured=not missing, missing=missing, parallel=access.parallel(2),
                                     price=access.price(round(of.price * CNY, 4)), language="any", longest=of.longest, lengths=of.lengths,
                                     from_words=bool(self.text_model))

    def film(self, order: VideoOrder, call: Call) -> Made:
        """See `VideoProvider.film`."""
        name = self.model if order.first else self.text_model
        of = _model(name)
        length = length_for(order.seconds, of.lengths, of.longest, 2.0)
        if not (task := call.remote_id):
            task = make(self.service, PATH, _body(order, name, of, length))
            call.remember(task)
        done = finish(self.service, call, task, self._every)
        output, usage = done["output"], done.get("usage") or {}
        checked: list[Any] = []
        data = fetch(self.service, lambda: str(output.get("video_url") or ""), "video", call, lambda d: checked.append(clip(self.service, d, length)))
        made = checked[-1]
        seconds = float(usage.get("output_video_duration") or usage.get("duration") or length)
        facts = {"model": name, "seed": order.seed, "size": made.size, "seconds": made.seconds, "prompt": output.get("actual_prompt") or order.prompt}
        return Made(data, "video/mp4", seconds, seconds * self.capability.price, task, facts)

    def cancel(self, remote_id: str) -> bool:
        """Stops a task that still waits."""
        return cancel(self.service, remote_id)

    def state(self) -> State:
        """See `ImageProvider.state`."""
        return state(self.service)


def _body(order: VideoOrder, name: str, of: _Model, length: float) -> dict[str, Any]:
    fine = min(order.size) > 720
    inputs: dict[str, Any] = {"prompt": order.prompt[: of.prompt]}
    parameters: dict[str, Any] = {"duration": int(length), "seed": order.seed % 2**31, "watermark": False, "prompt_extend": False}
    if order.negative:
        inputs["negative_prompt"] = order.negative[:500]
    if of.silent:
        parameters["audio"] = False
    if order.first:
        uri = data_uri(plain(order.first, _LARGEST_PICTURE, _SMALLEST_SIDE))
        inputs |= {"media": [{"type": "first_frame", "url": uri}]} if of.media else {"img_url": uri}
        parameters["resolution"] = "1080P" if fine else "720P"
    elif of.media:
        parameters |= {"resolution": "1080P" if fine else "720P", "ratio": _ratio(order.size)}
    else:
        size = nearest(order.size, _SIZES)
        parameters["size"] = f"{size[0]}*{size[1]}"
    return {"model": name, "input": inputs, "parameters": parameters}


def _ratio(size: tuple[int, int]) -> str:
    width, height = nearest(size, ((16, 9), (9, 16), (1, 1), (4, 3), (3, 4)))
    return f"{width}:{height}"
