"""ComfyUI: pictures by a graph of one's own choice.

Contract: Comfy-Org/ComfyUI `server.py`. POST /prompt with a `prompt_id` that we choose, so that an order whose answer was
lost is found again instead of placed twice; GET /history/{id} is empty until the graph has run. The graphs are files: the
API form of a workflow in which "{prompt}", "{negative}", "{width}", "{height}", "{seed}", "{prefix}" and, in the one that
starts from a picture, "{picture}" stand for what is ordered.
"""
from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from engine.errors import ProviderError, ProviderRefused
from engine.providers.access import Access
from engine.providers.calls import Call, Capability, ImageOrder, Made, State
from engine.providers.download import Picture, fetch, picture
from engine.providers.http import PROBE_SECONDS, Answer, Service, ended
from engine.providers.pictures import cover, sized
from engine.providers.waiting import Seen, follow

GRAPHS = Path(__file__).parent / "graphs"
POLL_SECONDS = 1.0
_PIXELS = (512 * 512, 1280 * 832)
"""What SDXL and Flux were trained for; more makes second heads."""
_LOADERS = {"CheckpointLoaderSimple": "ckpt_name", "UNETLoader": "unet_name"}


class ComfyUI:
    """ComfyUI behind the door of `ImageProvider`."""

    def __init__(self, access: Access):
        s = access.settings
        self.graph, self.checkpoint = s.comfyui_graph, s.comfyui_model
        self.service = Service("comfyui", "ComfyUI", s.comfyui_url, seconds=s.provider_timeout_sec, bills=False, explain=_explain)
        self._every = POLL_SECONDS * s.poll_scale
        missing = access.missing("comfyui_url")
        self.capability = Capability("comfyui", "image", "ComfyUI", self.checkpoint or Path(self.graph).stem, local=True, configured=not missing, missing=missing,
                                     parallel=access.parallel(2), price=access.price(0.0), references=1 if self._file(True).is_file() else 0, language="en")

    def draw(self, order: ImageOrder, call: Call) -> Made:
        """See `ImageProvider.draw`."""
        task = call.remote_id or str(uuid.uuid4())
        if not call.remote_id:
            call.remember(task)
        if not (call.remote_id and self._known(task)):
            self._place(task, order)
        outputs = follow(self.service, call, lambda: self._look(task), lambda: self.cancel(task), every=self._every)
        where = self.service.address(f"/view?{urlencode(_output(outputs) or self._empty())}")
        checked: list[Picture] = []
        data = fetch(self.service, lambda: where, "image", call, lambda d: checked.append(picture(self.service, d)))
        made = checked[-1]
        return Made(data, made.media_type, 1.0, self.capability.price, task, {"model": self.capability.model, "seed": order.seed, "size": made.size})

    def cancel(self, remote_id: str) -> bool:
        """Takes a waiting graph out of the queue, or interrupts it when it is the one that runs (an interrupt without that
        check would hit anybody's)."""
        running, _ = self._queue()
        if remote_id in running:
            self.service.send("POST", "/interrupt", json={"prompt_id": remote_id})
        else:
            self.service.send("POST", "/queue", json={"delete": [remote_id]})
        return True

    def state(self) -> State:
        """See `ImageProvider.state`. Which models are loaded it does not tell."""
        devices = self.service.ask("GET", "/system_stats", seconds=PROBE_SECONDS).get("devices") or []
        found = self.service.ask("GET", "/queue", seconds=PROBE_SECONDS)
        total, free = (sum(int(d.get(name) or 0) for d in devices) for name in ("vram_total", "vram_free"))
        return State(running=len(found.get("queue_running") or []), waiting=len(found.get("queue_pending") or []),
                     memory_total=total or None, memory_used=total - free if total else None)

    def _file(self, from_picture: bool) -> Path:
        own = Path(self.graph).expanduser()
        base = own if own.suffix == ".json" else GRAPHS / f"{self.graph}.json"
        return base.with_stem(f"{base.stem}_from_picture") if from_picture else base

    def _place(self, task: str, order: ImageOrder) -> None:
        width, height = sized(order.size, *_PIXELS)
        values: dict[str, Any] = {"prompt": order.prompt, "negative": order.negative, "width": width, "height": height, "seed": order.seed, "prefix": "studio"}
        from_picture = bool(order.references and self.capability.references)
        if from_picture:
            try:
                values["picture"] = self._upload(task, cover(order.references[0], (width, height)))
            except ProviderError as error:
                raise ended(error) from error
        graph = self._filled(self._file(from_picture), values)
        try:
            found = self.service.ask("POST", "/prompt", order=True, json={"prompt": graph, "prompt_id": task, "client_id": "studio"})
        except ProviderError as error:
            # Our id is remembered before the order is placed: when it surely was not taken, there is nothing to go on with.
            details = error.details or {}
            if "status" in details or details.get("sent") is False:
                raise ended(error) from error
            raise
        if found.get("prompt_id") != task:
            raise self.service.over("This ComfyUI is too old: it does not take our own task ids. Update it.", refused=True)

    def _upload(self, task: str, data: bytes) -> str:
        found = self.service.ask("POST", "/upload/image", files={"image": (f"{task}.png", data, "image/png")}, data={"type": "input", "overwrite": "true"})
        return f"{found['subfolder']}/{found['name']}" if found.get("subfolder") else str(found["name"])

    def _filled(self, file: Path, values: dict[str, Any]) -> dict[str, Any]:
        try:
            graph = json.loads(file.read_text("utf-8"))
            nodes = list(graph.values())
            for node in nodes:
                inputs = node["inputs"]
                for name, value in inputs.items():
                    if isinstance(value, str):
                        inputs[name] = _fill(value, values)
                if self.checkpoint and node["class_type"] in _LOADERS:
                    inputs[_LOADERS[node["class_type"]]] = self.checkpoint
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ProviderRefused(f"The ComfyUI graph {file.name} cannot be read: export it in API format and check COMFYUI_GRAPH.", details=self.service.details()) from error
        return dict(graph)

    def _queue(self) -> tuple[set[str], set[str]]:
        """Ids that run and ids that wait."""
        found = self.service.ask("GET", "/queue")
        return tuple({str(item[1]) for item in found.get(name) or []} for name in ("queue_running", "queue_pending"))  # type: ignore[return-value]

    def _history(self, task: str) -> dict[str, Any] | None:
        found = self.service.ask("GET", f"/history/{task}").get(task)
        return dict(found) if found else None

    def _known(self, task: str) -> bool:
        return any(task in ids for ids in self._queue()) or self._history(task) is not None

    def _look(self, task: str) -> Seen:
        running, waiting = self._queue()
        done = self._history(task)
        if done is None:
            if task not in running | waiting:
                raise self.service.over("ComfyUI does not know the task any more; it may have been started again.", lost=True)
            return Seen(None, 0.5 if task in running else 0.0, "drawing" if task in running else "waiting")
        status = done.get("status") or {}
        if status.get("status_str") == "error":
            stopped = any(m and m[0] == "execution_interrupted" for m in status.get("messages") or [])
            raise self.service.over("The picture was cancelled in ComfyUI." if stopped else "ComfyUI failed while it was drawing: its own log says why.")
        return Seen(done.get("outputs") or {})

    def _empty(self) -> dict[str, str]:
        raise self.service.over("The ComfyUI graph ran and saved no picture: it needs a SaveImage node.", refused=True)


def _fill(text: str, values: dict[str, Any]) -> Any:
    """A value that is only a placeholder becomes what is ordered, with its type; inside of text it becomes words."""
    if text[:1] == "{" and text[1:-1] in values:
        return values[text[1:-1]]
    for name in ("prompt", "negative"):
        text = text.replace(f"{{{name}}}", str(values[name]))
    return text


def _output(outputs: dict[str, Any]) -> dict[str, str] | None:
    """The first saved picture; previews (`temp`) only when there is nothing else."""
    images = [i for node in outputs.values() for i in node.get("images") or []]
    images.sort(key=lambda i: i.get("type") != "output")
    return {"filename": images[0]["filename"], "subfolder": images[0].get("subfolder", ""), "type": images[0].get("type", "output")} if images else None


def _explain(service: Service, answer: Answer) -> ProviderError | None:
    """A graph that does not fit: a model file or a node that is not there."""
    if answer.status != 400:
        return None
    body = answer.json()
    kind = str((body.get("error") or {}).get("type") or "") if isinstance(body, dict) and isinstance(body.get("error"), dict) else ""
    return ProviderRefused("ComfyUI cannot run this graph: a model file or a node that it names is not installed.", details=service.details(status=400, code=kind[:60]))
