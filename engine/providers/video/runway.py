"""Runway: a clip from a picture or from words.

Contract: runwayml SDK 5.24 and docs.dev.runwayml.com (API version 2024-11-06). POST /v1/image_to_video or
/v1/text_to_video gives a task id; GET /v1/tasks/{id}, not more often than every 5 s, until SUCCEEDED (addresses in
`output`, new ones at every look), FAILED (`failureCode`) or CANCELLED. There are no webhooks. Plain HTTP instead of the
SDK, so that failures, time-outs and lost answers are told apart as everywhere in this room; the SDK is run against the
same contract server in our tests.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import requests

from engine.errors import ProviderError, ProviderRefused
from engine.providers.access import Access
from engine.providers.calls import Call, Capability, Made, State, VideoOrder, task_over
from engine.providers.download import clip, fetch
from engine.providers.http import PROBE_SECONDS, Answer, Service
from engine.providers.pictures import data_uri, length_for, media_type, nearest, plain, utf16
from engine.providers.waiting import Seen, follow

VERSION = "2024-11-06"
DOLLARS_PER_CREDIT = 0.01
POLL_SECONDS = 6.0
LARGEST_URI = 5 * 10**6
"""Characters of a data URI; bigger pictures are uploaded first."""
_PROMPT_UNITS = 1000
_WIDE, _TALL = (1280, 720), (720, 1280)
_SIX = (_WIDE, _TALL, (1104, 832), (832, 1104), (960, 960), (1584, 672))
_HD = (_WIDE, _TALL, (1920, 1080), (1080, 1920))


@dataclass(frozen=True)
class _Model:
    ratios: tuple[tuple[int, int], ...]
    text_ratios: tuple[tuple[int, int], ...]
    """Empty: not from words."""
    price: float
    """Dollars a second (list price; the task itself says what it cost)."""
    lengths: tuple[float, ...] = ()
    longest: float = 10.0


_MODELS = {
    "gen4_turbo": _Model(_SIX, (), 0.05),
    "gen4.5": _Model(_SIX, (_WIDE, _TALL), 0.12),
    "veo3.1": _Model(_HD, _HD, 0.40, (4.0, 6.0, 8.0), 8.0),
    "veo3.1_fast": _Model(_HD, _HD, 0.15, (4.0, 6.0, 8.0), 8.0),
}
_OTHER = _Model((_WIDE, _TALL), (_WIDE, _TALL), 0.12)
"""For a model that came after this was written."""


class Runway:
    """Runway behind the door of `VideoProvider`."""

    def __init__(self, access: Access):
        s = access.settings
        self.model, self.text_model = s.runway_model, s.runway_text_model
        self._of = _MODELS.get(self.model, _OTHER)
        self._of_text = _MODELS.get(self.text_model, _OTHER)
        self._every = POLL_SECONDS * s.poll_scale
        self.service = Service("runway", "Runway", s.runway_url, {
            "Authorization": f"Bearer {access.value('runway_api_key')}", "X-Runway-Version": VERSION}, seconds=s.provider_timeout_sec, explain=_explain)
        missing = access.missing("runway_api_key")
        self.capability = Capability(
            "runway", "video", "Runway", self.model, configured=not missing, missing=missing, parallel=access.parallel(2), price=access.price(self._of.price),
            language="en", longest=self._of.longest, lengths=self._of.lengths, from_words=bool(self._of_text.text_ratios))

    def film(self, order: VideoOrder, call: Call) -> Made:
        """See `VideoProvider.film`."""
        length = self._length(order)
        if not (task := call.remote_id):
            task = self._place(order, length)
            call.remember(task)
        done = follow(self.service, call, lambda: self._look(task), lambda: self.cancel(task), every=self._every)
        known = [done]

        def fresh() -> str:
            found = known.pop() if known else self._task(task)
            return str((found.get("output") or [""])[0])

        checked: list[Any] = []
        data = fetch(self.service, fresh, "video", call, lambda d: checked.append(clip(self.service, d, length)))
        made = checked[-1]
        credits = (done.get("cost") or {}).get("credits")
        cost = length * self.capability.price if credits is None else float(credits) * DOLLARS_PER_CREDIT
        return Made(data, "video/mp4", length, cost, task, {"model": self._model(order), "seed": order.seed, "size": made.size, "seconds": made.seconds})

    def cancel(self, remote_id: str) -> bool:
        """Stops a task that still waits. For one that has begun Runway gives nothing back, and a finished one would be removed:
        those are left where they are."""
        try:
            if self._task(remote_id).get("status") in ("RUNNING", "SUCCEEDED"):
                return False
            self.service.send("DELETE", f"/v1/tasks/{remote_id}")
        except ProviderError as error:
            if not task_over(error) and (error.details or {}).get("status") != 404:
                raise
        return True

    def state(self) -> State:
        """See `ImageProvider.state`. What the account has left is nobody's business here."""
        self.service.ask("GET", "/v1/organization", seconds=PROBE_SECONDS)
        return State()

    def _model(self, order: VideoOrder) -> str:
        return self.model if order.first else self.text_model

    def _length(self, order: VideoOrder) -> float:
        of = self._of if order.first else self._of_text
        return length_for(order.seconds, of.lengths, of.longest, 2.0)

    def _place(self, order: VideoOrder, length: float) -> str:
        of = self._of if order.first else self._of_text
        size = nearest(order.size, of.ratios if order.first else of.text_ratios or of.ratios)
        body: dict[str, Any] = {"model": self._model(order), "promptText": utf16(order.prompt, _PROMPT_UNITS) or "a moment of a film",
                                "ratio": f"{size[0]}:{size[1]}", "duration": int(length)}
        if not self._model(order).startswith("veo"):
            body["seed"] = order.seed % 2**32
        else:
            body |= {"seed": order.seed % 2**32, "audio": False}
        if order.first:
            body["promptImage"] = self._picture(plain(order.first))
        found = self.service.ask("POST", "/v1/image_to_video" if order.first else "/v1/text_to_video", order=True, json=body)
        if not isinstance(found, dict) or not found.get("id"):
            raise self.service.lost(True, "Runway's answer names no task.")
        return str(found["id"])

    def _picture(self, data: bytes) -> str:
        uri = data_uri(data)
        if len(uri) <= LARGEST_URI:
            return uri
        kind = media_type(data).split("/")[1]
        slot = self.service.ask("POST", "/v1/uploads", json={"filename": f"first.{kind}", "type": "ephemeral"})
        try:
            sent = requests.post(slot["uploadUrl"], data=slot["fields"], files={"file": (f"first.{kind}", data, media_type(data))},
                                 timeout=(8, self.service.seconds), allow_redirects=False)
        except (requests.RequestException, KeyError) as error:
            raise ProviderError("The picture could not be sent to Runway.", details=self.service.details()) from error
        if sent.status_code >= 300:
            raise ProviderError("The picture could not be sent to Runway.", details=self.service.details(status=sent.status_code))
        return str(slot["runwayUri"])

    def _task(self, task: str) -> dict[str, Any]:
        try:
            found: dict[str, Any] = self.service.ask("GET", f"/v1/tasks/{task}")
        except ProviderRefused as error:
            if (error.details or {}).get("status") == 404:
                raise self.service.over("Runway does not know the task any more.", lost=True) from error
            raise
        return found

    def _look(self, task: str) -> Seen:
        found = self._task(task)
        status = found.get("status")
        if status == "SUCCEEDED":
            return Seen(found)
        if status == "FAILED":
            raise self._failed(str(found.get("failureCode") or ""))
        if status == "CANCELLED":
            raise self.service.over("The task was cancelled at Runway.")
        return Seen(None, float(found.get("progress") or 0.0), "filming" if status == "RUNNING" else "waiting")

    def _failed(self, code: str) -> ProviderError:
        if code.startswith("SAFETY"):
            error: ProviderError = self.service.bad_content(self.service.details(code=code, task_over=True))
            return error
        if code.startswith("ASSET") or code.startswith("INPUT_PREPROCESSING"):
            return self.service.over("Runway cannot use the picture of this shot: draw it again, or use another service.", refused=True, code=code)
        return self.service.over("Runway could not make this clip.", code=code)


def _explain(service: Service, answer: Answer) -> ProviderError | None:
    """400 names a field in `error`; credits that do not suffice come as 400 too."""
    body = answer.json()
    text = str(body.get("error") if isinstance(body, dict) else "").lower()
    if answer.status == 400 and "credit" in text:
        return service.no_credit(service.details(status=400))
    if answer.status == 429 and ("daily" in text or "quota" in text):
        return service.status(429, answer.retry_after or 3600.0)
    return None
