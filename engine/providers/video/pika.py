"""Pika through fal's queue: a clip from a picture or from words.

Contract: fal-client 1.0.3 / @fal-ai/client 1.10.1 and fal's documentation of the queue. POST {queue}/{model} gives
`request_id` and the addresses of the request; the status is IN_QUEUE, IN_PROGRESS or COMPLETED; a failed run is
COMPLETED too, and reading its result answers with the error's status. With `?fal_webhook=` the end is told to us as well.
"""
from __future__ import annotations

from contextlib import suppress
from typing import Any

from engine.errors import ProviderError, ProviderRefused
from engine.providers.access import Access
from engine.providers.calls import Call, Capability, Made, State, VideoOrder, task_over
from engine.providers.download import clip, fetch
from engine.providers.http import NOBODYS_TASK, Answer, Service, ended
from engine.providers.pictures import data_uri, length_for, nearest, plain
from engine.providers.waiting import Seen, follow

POLL_SECONDS = 4.0
_LENGTHS = (5.0, 10.0)
_ASPECTS = ((16, 9), (9, 16), (1, 1), (4, 5), (5, 4), (3, 2), (2, 3))
_LARGEST_PICTURE = 7 * 10**6
_PRICE = 0.04
"""Dollars a second at 720p (0.20 for five seconds)."""
_FINE = 2.25
"""1080p to 720p, by pixels: the price of 1080p is not published with the model."""


class Pika:
    """Pika behind the door of `VideoProvider`."""

    def __init__(self, access: Access):
        s = access.settings
        self.model = s.pika_model.strip("/")
        self.service = Service("pika", "Pika", s.fal_url, {"Authorization": f"Key {access.value('fal_key')}"}, seconds=s.provider_timeout_sec, explain=_explain)
        self._every = POLL_SECONDS * s.poll_scale
        missing = access.missing("fal_key")
        self.capability = Capability("pika", "video", "Pika (fal)", self.model, configured=not missing, missing=missing, parallel=access.parallel(2),
                                     price=access.price(_PRICE), language="en", longest=max(_LENGTHS), lengths=_LENGTHS)

    def film(self, order: VideoOrder, call: Call) -> Made:
        """See `VideoProvider.film`."""
        length = length_for(order.seconds, _LENGTHS, max(_LENGTHS))
        fine = min(order.size) > 720
        places = self._places(call.remote_id) if call.remote_id else self._place(order, call, length, fine)
        if not call.remote_id:
            call.remember(places["id"])
        result = follow(self.service, call, lambda: self._look(places), lambda: self._withdraw(places), every=self._every)
        known = [result]
        checked: list[Any] = []
        data = fetch(self.service, lambda: _address(known.pop() if known else self._result(places)), "video", call,
                     lambda d: checked.append(clip(self.service, d, length)))
        made = checked[-1]
        cost = length * self.capability.price * (_FINE if fine else 1.0)
        return Made(data, "video/mp4", length, cost, places["id"], {"model": self.model, "seed": order.seed, "size": made.size, "seconds": made.seconds})

    def cancel(self, remote_id: str) -> bool:
        """Withdraws a request that waits; one that runs gets a signal, and whether it heeds that shows."""
        places = self._places(remote_id)
        self._withdraw(places)
        try:
            self._look(places)
        except ProviderError as error:
            if not task_over(error):
                raise
            return True
        return False

    def state(self) -> State:
        """See `ImageProvider.state`."""
        self.service.knows_no(self._places(NOBODYS_TASK)["status_url"])
        return State()

    def _places(self, request: str) -> dict[str, str]:
        """The addresses of a request. Owner and app only: fal drops the rest of the model's path here."""
        at = f"{self.service.base_url.rstrip('/')}/{'/'.join(self.model.split('/')[:2])}/requests/{request}"
        return {"id": request, "status_url": f"{at}/status", "response_url": at, "cancel_url": f"{at}/cancel"}

    def _place(self, order: VideoOrder, call: Call, length: float, fine: bool) -> dict[str, str]:
        body: dict[str, Any] = {"prompt": order.prompt or "a moment of a film", "negative_prompt": order.negative, "duration": str(int(length)),
                                "resolution": "1080p" if fine else "720p", "seed": order.seed}
        if order.first:
            body["image_url"] = data_uri(plain(order.first, _LARGEST_PICTURE))
        else:
            width, height = nearest(order.size, _ASPECTS)
            body["aspect_ratio"] = f"{width}:{height}"
        found = self.service.ask("POST", f"/{self.model}/{'image' if order.first else 'text'}-to-video", order=True, json=body,
                                 params={"fal_webhook": call.callback_url} if call.callback_url else None)
        if not isinstance(found, dict) or not found.get("request_id"):
            raise self.service.lost(True, "Pika's answer names no request.")
        return self._places(str(found["request_id"])) | {k: str(v) for k, v in found.items() if k.endswith("_url") and v}

    def _look(self, places: dict[str, str]) -> Seen:
        try:
            found = self.service.ask("GET", places["status_url"])
        except ProviderRefused as error:
            if (error.details or {}).get("status") == 404:
                raise self.service.over("Pika does not know the request any more.", lost=True) from error
            raise
        status = found.get("status")
        if status == "COMPLETED":
            return Seen(self._result(places))
        return Seen(None, 0.5 if status == "IN_PROGRESS" else 0.0, "filming" if status == "IN_PROGRESS" else "waiting")

    def _result(self, places: dict[str, str]) -> Any:
        """The output of a finished request. An error in fal's own words is the end of it; a gateway's is a failed poll."""
        try:
            found = self.service.ask("GET", places["response_url"])
        except ProviderError as error:
            details = error.details or {}
            if details.get("by_model") or isinstance(error, ProviderRefused):
                raise ended(error) from error
            raise
        if not _address(found):
            raise self.service.over("Pika finished without a clip.")
        return found

    def _withdraw(self, places: dict[str, str]) -> None:
        with suppress(ProviderRefused):
            self.service.send("PUT", places["cancel_url"])


def _address(result: Any) -> str:
    video = result.get("video") if isinstance(result, dict) else None
    return str(video.get("url") or "") if isinstance(video, dict) else ""


def _explain(service: Service, answer: Answer) -> ProviderError | None:
    """fal's model errors (`detail` is a list with `type`) and platform errors (`detail` is a sentence)."""
    body = answer.json()
    if not isinstance(body, dict) or "detail" not in body:
        return None
    detail = body["detail"]
    if isinstance(detail, str):
        if "balance" in detail.lower() or "locked" in detail.lower():
            return service.no_credit(service.details(status=answer.status))
        kind = str(body.get("error_type") or "")
        error = service.status(answer.status, answer.retry_after, kind)
        if answer.status >= 500 and kind:
            error.details = {**(error.details or {}), "by_model": True}
        return error
    kind = str(detail[0].get("type") or "") if isinstance(detail, list) and detail and isinstance(detail[0], dict) else ""
    details = service.details(status=answer.status, code=kind, by_model=True)
    if kind == "content_policy_violation":
        return service.bad_content(details)
    if answer.headers.get("x-fal-retryable", answer.headers.get("x-fal-needs-retry", "")).lower() == "true" or answer.status >= 500:
        return ProviderError("Pika could not make this clip.", details=details, retry_after=answer.retry_after)
    return service.bad_order(details)
