"""Pictures by the OpenAI protocol: OpenAI itself, SGLang, vllm-omni, LocalAI.

Contract: openai SDK 3.54 `images`. POST /images/generations (JSON), or /images/edits (multipart) with reference pictures;
the answer holds base64, or an address with other servers. It is synchronous and has no idempotency key.
"""
from __future__ import annotations

import base64
import binascii
from typing import Any

from engine.providers.access import Access
from engine.providers.calls import Call, Capability, ImageOrder, Made, State
from engine.providers.download import fetch, looks_like, picture
from engine.providers.openai_protocol import official, openai_service, state
from engine.providers.pictures import media_type, nearest, sized
from engine.providers.waiting import meanwhile

_REFERENCES = 4
"""Of the 16 that are taken: more faces than that do not fit a shot."""
_PIXELS = (655_360, 2560 * 1440)
_FIXED = ((1024, 1024), (1536, 1024), (1024, 1536))
_PRICE = 0.04
_WITH_FIXED_SIZES = ("gpt-image-1", "chatgpt-image", "dall-e")


class OpenAIImages:
    """A server of /v1/images behind the door of `ImageProvider`."""

    def __init__(self, access: Access):
        s = access.settings
        self.model = s.openai_images_model
        self.official = official(s.openai_images_url)
        price = access.price(_PRICE if self.official else 0.0)
        self.service = openai_service(access, "The image service", s.openai_images_url, access.value("openai_images_api_key"), price)
        self._long = s.provider_timeout_sec * 5
        missing = access.missing("openai_images_url", "openai_images_model", *(["openai_images_api_key"] if self.official else []))
        self.capability = Capability("openai_images", "image", "OpenAI-compatible pictures", self.model, local=not self.official and price == 0.0, configured=not missing,
                                     missing=missing, parallel=access.parallel(3), price=price, references=_REFERENCES)

    def state(self) -> State:
        """See `ImageProvider.state`."""
        return state(self.service, self.capability.local)

    def draw(self, order: ImageOrder, call: Call) -> Made:
        """See `ImageProvider.draw`."""
        size = nearest(order.size, _FIXED) if self.model.startswith(_WITH_FIXED_SIZES) else sized(order.size, *_PIXELS)
        fields: dict[str, Any] = {"model": self.model, "prompt": order.prompt, "n": 1, "size": f"{size[0]}x{size[1]}"}
        if not self.official:
            fields |= {"response_format": "b64_json", "seed": order.seed}
            if order.negative:
                fields["negative_prompt"] = order.negative
        found = meanwhile(call, lambda: call.answered_json(lambda: self._order(fields, order.references[:_REFERENCES])))
        data = self._data(found, call)
        made = picture(self.service, data)
        facts: dict[str, Any] = {"model": self.model, "seed": order.seed, "size": made.size}
        if said := found["data"][0].get("revised_prompt"):
            facts["prompt"] = said
        return Made(data, made.media_type, 1.0, self.capability.price, None, facts)

    def cancel(self, remote_id: str) -> bool:
        """Nothing to cancel: the answer comes or it does not."""
        return False

    def _order(self, fields: dict[str, Any], references: Any) -> dict[str, Any]:
        if not references:
            found = self.service.ask("POST", "/images/generations", order=True, seconds=self._long, json=fields)
        else:
            files = [("image[]", (f"person{i}.{media_type(r).split('/')[1]}", r, media_type(r))) for i, r in enumerate(references)]
            found = self.service.ask("POST", "/images/edits", order=True, seconds=self._long, data={k: str(v) for k, v in fields.items()}, files=files)
        if not isinstance(found, dict) or not isinstance(found.get("data"), list) or not found["data"]:
            raise self.service.lost(True, f"{self.service.label} sent an answer without a picture.")
        return found

    def _data(self, found: dict[str, Any], call: Call) -> bytes:
        first = found["data"][0]
        if url := first.get("url"):
            return fetch(self.service, lambda: str(url), "image", call)
        try:
            data = base64.b64decode(str(first.get("b64_json") or ""), validate=True)
        except binascii.Error:
            data = b""
        if not looks_like(data, "image"):
            raise self.service.over(f"{self.service.label} sent an answer without a picture.")
        return data
