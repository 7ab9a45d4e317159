"""Wan on DashScope: pictures from words, and of people after reference pictures.

Contract: DashScope's text-to-image V2 and "万相-通用图像编辑2.5". wan2.6-t2i answers at once (multimodal-generation); older
models and wan2.5-i2i work as asynchronous tasks. Addresses live 24 hours.
"""
from __future__ import annotations

from typing import Any

from engine.errors import ProviderRefused
from engine.providers.access import Access
from engine.providers.calls import Call, Capability, ImageOrder, Made, State
from engine.providers.dashscope import CNY, KEYS, by_code, cancel, dashscope, finish, make, state
from engine.providers.download import Picture, fetch, picture
from engine.providers.pictures import data_uri, plain, sized
from engine.providers.waiting import meanwhile

POLL_SECONDS = 10.0
AT_ONCE = "/services/aigc/multimodal-generation/generation"
_OLDER = "/services/aigc/text2image/image-synthesis"
_EDIT = "/services/aigc/image2image/image-synthesis"
_PRICE = 0.2 * CNY
_REFERENCES = 3
_LARGEST_PICTURE = 7 * 10**6
_SMALLEST_SIDE = 384
_OF_NEW = (1280 * 1280, 1440 * 1440)
_OF_OLD = (768 * 768, 1280 * 1280)
_PROMPT = 2000


class WanImages:
    """Wan's pictures behind the door of `ImageProvider`."""

    def __init__(self, access: Access):
        s = access.settings
        self.model, self.edit_model = s.wan_image_model, s.wan_edit_model
        self.service = dashscope(access, "Wan (Alibaba Cloud)")
        self._every, self._long = POLL_SECONDS * s.poll_scale, s.provider_timeout_sec * 5
        missing = access.missing("|".join(KEYS))
        self.capability = Capability("wan_images", "image", "Wan pictures (Alibaba Cloud)", self.model, configured=not missing, missing=missing,
                                     parallel=access.parallel(2), price=access.price(round(_PRICE, 4)), references=_REFERENCES if self.edit_model else 0)

    def draw(self, order: ImageOrder, call: Call) -> Made:
        """See `ImageProvider.draw`."""
        references = order.references[:_REFERENCES] if self.edit_model else ()
        name = self.edit_model if references else self.model
        task = call.remote_id
        if not task and _new(name):
            found = meanwhile(call, lambda: call.answered_json(lambda: self._at_once(name, order, references)))
        else:
            if not task:
                task = self._place(name, order, references)
                call.remember(task)
            found = finish(self.service, call, task, self._every)
        url = self._address(found)
        checked: list[Picture] = []
        data = fetch(self.service, lambda: url, "image", call, lambda d: checked.append(picture(self.service, d)))
        made = checked[-1]
        return Made(data, made.media_type, 1.0, self.capability.price, task, {"model": name, "seed": order.seed, "size": made.size})

    def cancel(self, remote_id: str) -> bool:
        """Stops a task that still waits."""
        return cancel(self.service, remote_id)

    def state(self) -> State:
        """See `ImageProvider.state`."""
        return state(self.service)

    def _parameters(self, name: str, order: ImageOrder) -> dict[str, Any]:
        width, height = sized(order.size, *(_OF_NEW if name.startswith("wan2.6-t2i") else _OF_OLD))
        return {"size": f"{width}*{height}", "n": 1, "seed": order.seed % 2**31, "watermark": False, "prompt_extend": False}

    def _at_once(self, name: str, order: ImageOrder, references: Any) -> dict[str, Any]:
        content: list[dict[str, str]] = [{"image": _uri(r)} for r in references] + [{"text": order.prompt[:_PROMPT]}]
        body = {"model": name, "input": {"messages": [{"role": "user", "content": content}]},
                "parameters": self._parameters(name, order) | ({"negative_prompt": order.negative[:500]} if order.negative else {})}
        found: dict[str, Any] = self.service.ask("POST", AT_ONCE, order=True, seconds=self._long, json=body)
        return found

    def _place(self, name: str, order: ImageOrder, references: Any) -> str:
        inputs: dict[str, Any] = {"prompt": order.prompt[:_PROMPT]}
        if references:
            inputs["images"] = [_uri(r) for r in references]
        if order.negative:
            inputs["negative_prompt"] = order.negative[:500]
        return make(self.service, _EDIT if references else _OLDER, {"model": name, "input": inputs, "parameters": self._parameters(name, order)})

    def _address(self, found: dict[str, Any]) -> str:
        """The picture's address, in either form of answer. A task that succeeded may hold an error instead."""
        output = found.get("output") or {}
        for choice in output.get("choices") or []:
            for part in (choice.get("message") or {}).get("content") or []:
                if part.get("image"):
                    return str(part["image"])
        results = output.get("results") or []
        for result in results:
            if result.get("url"):
                return str(result["url"])
        code = str((results[0] if results else {}).get("code") or "")
        if isinstance(known := by_code(self.service, code, 200), ProviderRefused):
            known.details = {**(known.details or {}), "task_over": True}
            raise known
        raise self.service.over(f"{self.service.label} finished without a picture.", code=code[:60])


def _new(name: str) -> bool:
    return name.startswith(("wan2.6", "qwen-image"))


def _uri(data: bytes) -> str:
    return data_uri(plain(data, _LARGEST_PICTURE, _SMALLEST_SIDE))
