"""AUTOMATIC1111, Forge and SD.Next: pictures by their /sdapi/v1.

Contract: stable-diffusion-webui `modules/api/models.py`. One request holds the line until the picture is there; how far it
is can be asked on another. Nothing is billed and nothing can be found again after a restart, so an order that was lost is
simply placed again.
"""
from __future__ import annotations

import base64
import binascii
import json
from contextlib import suppress
from typing import Any

from engine.errors import ProviderError, Stopped
from engine.providers.access import Access
from engine.providers.calls import Call, Capability, ImageOrder, Made, State
from engine.providers.download import looks_like, picture
from engine.providers.http import PROBE_SECONDS, Answer, Service
from engine.providers.pictures import cover, sized
from engine.providers.waiting import meanwhile

_PIXELS = (512 * 512, 1280 * 832)
_STEPS, _GUIDANCE = 25, 7.0
_DENOISE = 0.75
"""How far an img2img may go from its reference."""


class Automatic1111:
    """A server of /sdapi/v1 behind the door of `ImageProvider`."""

    def __init__(self, access: Access):
        s = access.settings
        self.checkpoint = s.a1111_model
        user, _, password = access.value("a1111_auth").partition(":")
        self.service = Service("automatic1111", "AUTOMATIC1111", s.a1111_url, basic=(user, password) if user else None, seconds=s.provider_timeout_sec, bills=False,
                               explain=_explain)
        self._long = s.provider_timeout_sec * 5
        self._every = s.poll_scale
        missing = access.missing("a1111_url")
        self.capability = Capability("automatic1111", "image", "AUTOMATIC1111 / Forge", self.checkpoint, local=True, configured=not missing, missing=missing,
                                     parallel=access.parallel(1), price=access.price(0.0), references=1, language="en")

    def state(self) -> State:
        """See `ImageProvider.state`."""
        model = str(self.service.ask("GET", "/sdapi/v1/options", seconds=PROBE_SECONDS).get("sd_model_checkpoint") or "")
        job = (self.service.ask("GET", "/sdapi/v1/progress", seconds=PROBE_SECONDS, params={"skip_current_image": "true"}).get("state") or {}).get("job")
        memory: dict[str, Any] = {}
        with suppress(ProviderError, AttributeError):  # no CUDA, or a server without this page
            memory = self.service.ask("GET", "/sdapi/v1/memory", seconds=PROBE_SECONDS)["cuda"]["system"]
        return State(loaded=(model,) if model else None, running=int(bool(job)), memory_total=memory.get("total"), memory_used=memory.get("used"))

    def draw(self, order: ImageOrder, call: Call) -> Made:
        """See `ImageProvider.draw`."""
        width, height = sized(order.size, *_PIXELS)
        body: dict[str, Any] = {"prompt": order.prompt, "negative_prompt": order.negative, "seed": order.seed, "width": width, "height": height, "steps": _STEPS,
                                "cfg_scale": _GUIDANCE, "batch_size": 1, "n_iter": 1, "send_images": True, "save_images": False}
        if self.checkpoint:
            body |= {"override_settings": {"sd_model_checkpoint": self.checkpoint}, "override_settings_restore_afterwards": False}
        path = "/sdapi/v1/txt2img"
        if order.references:
            path = "/sdapi/v1/img2img"
            body |= {"init_images": [base64.b64encode(cover(order.references[0], (width, height))).decode()], "denoising_strength": _DENOISE}
        try:
            found = meanwhile(call, lambda: self.service.ask("POST", path, order=True, seconds=self._long, json=body), self._share, every=self._every)
        except Stopped:
            self.cancel("")
            raise
        data = _first(found)
        if not looks_like(data, "image"):
            raise ProviderError("AUTOMATIC1111 sent an answer without a picture.", details=self.service.details())
        made = picture(self.service, data)
        return Made(data, made.media_type, 1.0, self.capability.price, None, {"model": self.checkpoint, "seed": _seed(found, order.seed), "size": made.size})

    def cancel(self, remote_id: str) -> bool:
        """Interrupts what is being drawn: this server knows no single tasks."""
        with suppress(ProviderError):
            self.service.send("POST", "/sdapi/v1/interrupt")
            return True
        return False

    def _share(self) -> float:
        with suppress(ProviderError, TypeError, ValueError, AttributeError):
            found = self.service.ask("GET", "/sdapi/v1/progress", params={"skip_current_image": "true"}, seconds=5)
            return min(1.0, float(found.get("progress") or 0.0))
        return 0.5


def _first(found: Any) -> bytes:
    """The first picture of an answer, with or without a `data:` prefix; empty when there is none."""
    try:
        return base64.b64decode(str(found["images"][0]).split(",", 1)[-1], validate=True)
    except (KeyError, IndexError, TypeError, binascii.Error):
        return b""


def _seed(found: dict[str, Any], otherwise: int) -> int:
    with suppress(ValueError, TypeError, KeyError):
        return int(json.loads(found["info"])["seed"])
    return otherwise


def _explain(service: Service, answer: Answer) -> ProviderError | None:
    """Out of memory is a 500 that a smaller load may cure; without --api the paths are not there."""
    body = answer.json()
    if answer.status == 500 and isinstance(body, dict) and "OutOfMemory" in str(body.get("error")):
        return ProviderError("AUTOMATIC1111 has run out of graphics memory.", details=service.details(status=500, code="OutOfMemoryError"), retry_after=10.0)
    return None
