"""ComfyUI: queue, history, uploads and pictures."""
from __future__ import annotations

import re
import uuid

from tests.contracts.base import Asked, ContractServer, Handler, Reply, Role
from tests.contracts.media import png

_NODES = {"CheckpointLoaderSimple", "UNETLoader", "DualCLIPLoader", "VAELoader", "CLIPTextEncode", "ConditioningZeroOut", "EmptyLatentImage", "EmptySD3LatentImage",
          "KSampler", "VAEDecode", "VAEEncode", "LoadImage", "SaveImage"}


class ComfyServer(ContractServer):
    """Runs graphs of the nodes that ours use. `uploads` are the pictures by name."""

    name = "comfyui"

    def __init__(self, port: int = 0) -> None:
        self.uploads: dict[str, bytes] = {}
        super().__init__(port)

    def routes(self) -> list[tuple[str, str, Role, Handler]]:
        return [("POST", "/prompt", "order", self._prompt), ("GET", r"/history/(?P<id>[\w-]+)", "poll", self._history), ("GET", "/queue", "poll", self._queue),
                ("POST", "/queue", "cancel", self._delete), ("POST", "/interrupt", "cancel", self._interrupt), ("POST", "/upload/image", "other", self._upload),
                ("GET", "/view", "file", self._view),
                ("GET", "/system_stats", "other", lambda _a, _m: Reply(200, {"system": {"comfyui_version": "0.3.60"}, "devices": [
                    {"name": "cuda:0 test", "type": "cuda", "vram_total": 8 * 2**30, "vram_free": 3 * 2**30}]}))]

    def authorised(self, asked: Asked) -> bool:
        return True

    def error(self, kind: str, status: int) -> Reply:
        return Reply(status, {"error": {"type": "prompt_outputs_failed_validation", "message": "raw words of the service", "details": "", "extra_info": {}}, "node_errors": {}})

    def _prompt(self, asked: Asked, _match: re.Match[str]) -> Reply:
        body = asked.json
        graph, task_id = body["prompt"], body.get("prompt_id") or str(uuid.uuid4())
        if str(uuid.UUID(task_id)) != task_id:
            return Reply(400, {"error": {"type": "invalid_prompt_id", "message": "", "details": "", "extra_info": {}}, "node_errors": {}})
        for node in graph.values():
            linked = [v[0] for v in node["inputs"].values() if isinstance(v, list)]
            if node["class_type"] not in _NODES or any(name not in graph for name in linked):
                return self.error("bad", 400)
            if node["class_type"] == "LoadImage" and node["inputs"]["image"] not in self.uploads:
                return self.error("bad", 400)
            if node["class_type"] == "KSampler" and not isinstance(node["inputs"]["seed"], int):
                return self.error("bad", 400)
        if task_id not in self.tasks:
            self.task(asked, task_id)
        return Reply(200, {"prompt_id": task_id, "number": len(self.tasks), "node_errors": {}})

    def _queue(self, _asked: Asked, _match: re.Match[str]) -> Reply:
        there = [t for t in self.tasks.values() if t.end != "lost" and not t.finished and not t.cancelled]
        return Reply(200, {"queue_running": [[0, t.id, {}, {}, []] for t in there if t.looks], "queue_pending": [[0, t.id, {}, {}, []] for t in there if not t.looks]})

    def _history(self, _asked: Asked, match: re.Match[str]) -> Reply:
        task = self.tasks.get(match["id"])
        state = self.look(task) if task else "lost"
        if task is None or state in ("lost", "waiting", "working"):
            return Reply(200, {})
        if state == "done":
            return Reply(200, {task.id: {"prompt": [], "outputs": {"9": {"images": [{"filename": f"{task.id}.png", "subfolder": "", "type": "output"}]}},
                                         "status": {"status_str": "success", "completed": True, "messages": []}}})
        return Reply(200, {task.id: {"prompt": [], "outputs": {}, "status": {"status_str": "error", "completed": False, "messages": [
            ["execution_interrupted" if state == "cancelled" else "execution_error", {"exception_message": "raw words of the service"}]]}}})

    def _delete(self, asked: Asked, _match: re.Match[str]) -> Reply:
        for task_id in asked.json.get("delete", []):
            if task_id in self.tasks and not self.tasks[task_id].looks:
                self.cancel(self.tasks[task_id])
        return Reply(200)

    def _interrupt(self, asked: Asked, _match: re.Match[str]) -> Reply:
        for task in self.tasks.values():
            if task.id == asked.json.get("prompt_id", task.id):
                self.cancel(task)
        return Reply(200)

    def _upload(self, asked: Asked, _match: re.Match[str]) -> Reply:
        _, files = asked.form()
        field, name, data = files[0]
        if field != "image":
            return Reply(400)
        self.uploads[name] = data
        return Reply(200, {"name": name, "subfolder": "", "type": "input"})

    def _view(self, asked: Asked, _match: re.Match[str]) -> Reply:
        task = self.tasks.get(asked.query["filename"].removesuffix(".png"))
        if task is None or asked.query["type"] != "output":
            return Reply(404)
        graph = task.order.json["prompt"].values()
        inputs = {node["class_type"]: node["inputs"] for node in graph}
        text = next(n["inputs"]["text"] for n in graph if n["class_type"] == "CLIPTextEncode")
        seed = inputs["KSampler"]["seed"]
        if "LoadImage" in inputs:
            from tests.contracts.media import decoded
            over = self.uploads[inputs["LoadImage"]["image"]]
            height, width = decoded(over).shape[:2]
            return Reply(200, png((width, height), text, seed, over), {}, "image/png")
        latent = inputs.get("EmptyLatentImage") or inputs["EmptySD3LatentImage"]
        return Reply(200, png((latent["width"], latent["height"]), text, seed), {}, "image/png")
