"""AUTOMATIC1111's /sdapi/v1."""
from __future__ import annotations

import base64
import json
import re

from tests.contracts.base import Asked, ContractServer, Handler, Reply, Role
from tests.contracts.media import decoded, png


class A1111Server(ContractServer):
    """Guarded by `--api-auth user:pass`. `draws` is how many seconds a picture takes."""

    name = "automatic1111"
    key = "user:pass"
    draws = 0.0

    def routes(self) -> list[tuple[str, str, Role, Handler]]:
        return [("POST", r"/sdapi/v1/(?P<kind>txt2img|img2img)", "order", self._draw), ("GET", "/sdapi/v1/progress", "poll", self._progress),
                ("POST", "/sdapi/v1/interrupt", "cancel", lambda _a, _m: Reply(200, {})),
                ("GET", "/sdapi/v1/options", "other", lambda _a, _m: Reply(200, {"sd_model_checkpoint": "test.safetensors"})),
                ("GET", "/sdapi/v1/memory", "other", lambda _a, _m: Reply(200, {"ram": {}, "cuda": {"system": {"free": 3 * 2**30, "used": 5 * 2**30, "total": 8 * 2**30}}}))]

    def authorised(self, asked: Asked) -> bool:
        return asked.headers.get("Authorization") == "Basic " + base64.b64encode(self.key.encode()).decode()

    def error(self, kind: str, status: int) -> Reply:
        if kind == "bad":
            return Reply(422, {"detail": [{"loc": ["body"], "msg": "raw words of the service", "type": "value_error"}]})
        return Reply(status, {"error": "OutOfMemoryError" if kind == "broken" else kind, "detail": "", "body": "", "errors": "raw words of the service"})

    def _draw(self, asked: Asked, match: re.Match[str]) -> Reply:
        body = asked.json
        size = (int(body["width"]), int(body["height"]))
        over = base64.b64decode(body["init_images"][0], validate=True) if match["kind"] == "img2img" else None
        if min(size) < 64 or size[0] % 8 or size[1] % 8 or not body["prompt"]:
            return self.error("bad", 422)
        if over:
            decoded(over)
        self._over.wait(self.draws)
        self.bill(asked)
        data = base64.b64encode(png(size, body["prompt"], body["seed"], over)).decode()
        return Reply(200, {"images": [data], "parameters": {}, "info": json.dumps({"seed": body["seed"], "prompt": body["prompt"]})})

    def _progress(self, _asked: Asked, _match: re.Match[str]) -> Reply:
        return Reply(200, {"progress": 0.4, "eta_relative": 1.0, "state": {"job": "x", "sampling_step": 10, "sampling_steps": 25, "interrupted": False, "skipped": False},
                           "current_image": None, "textinfo": None})
