"""What all models of DashScope (Alibaba Model Studio) share: address, errors, asynchronous tasks.

Contract: dashscope SDK 2.0.2 and help.aliyun.com. A task is made with `X-DashScope-Async: enable`, looked at with
GET /tasks/{id} (PENDING, RUNNING, SUCCEEDED, FAILED, CANCELED; UNKNOWN after 24 hours) and can be cancelled while
PENDING. Errors are `{"code", "message", "request_id"}`, also inside the output of a failed task.
"""
from __future__ import annotations

from typing import Any

from engine.errors import ProviderError, ProviderRefused
from engine.providers.access import Access
from engine.providers.calls import Call, State
from engine.providers.http import NOBODYS_TASK, Answer, Service
from engine.providers.waiting import Seen, follow

_ASYNC = {"X-DashScope-Async": "enable"}
KEYS = ("dashscope_api_key", "qwen_api_key")
CNY = 0.14
"""US dollars in a yuan, for estimates from list prices."""


def dashscope(access: Access, label: str) -> Service:
    """The service as this provider sees it."""
    return Service(access.provider, label, access.settings.dashscope_url, {"Authorization": f"Bearer {access.value(*KEYS)}"},
                   seconds=access.settings.provider_timeout_sec, explain=explain)


def explain(service: Service, answer: Answer) -> ProviderError | None:
    """The native error codes."""
    body = answer.json()
    return by_code(service, str(body.get("code") or ""), answer.status, answer.retry_after) if isinstance(body, dict) else None


def by_code(service: Service, code: str, status: int, retry_after: float | None = None) -> ProviderError | None:
    """What a code means; None when it says no more than the status."""
    low = code.lower().replace("_", "")
    details = service.details(status=status, code=code[:60])
    if "datainspection" in low:
        return service.bad_content(details)
    if low in ("arrearage", "insufficientquota") or "allocationquota" in low or "purchased" in low:
        return service.no_credit(details)
    if low.startswith("throttling"):
        return service.status(429, retry_after, code[:60])
    if low == "invalidapikey":
        return service.bad_key(details)
    if low.startswith(("invalidparameter", "invalidurl", "badrequest", "unsupported")):
        return service.bad_order(details)
    if low in ("modelnotfound", "model.accessdenied", "accessdenied"):
        return service.status(404, code=code[:60])
    return None


def state(service: Service) -> State:
    """DashScope tells nothing of itself, but it says that it does not know a task."""
    service.knows_no(f"/tasks/{NOBODYS_TASK}")
    return State()


def make(service: Service, path: str, body: dict[str, Any]) -> str:
    """Place an order for a task; gives its id."""
    found = service.ask("POST", path, order=True, headers=_ASYNC, json=body)
    task = (found.get("output") or {}).get("task_id") if isinstance(found, dict) else None
    if not task:
        raise service.lost(True, f"The answer of {service.label} names no task.")
    return str(task)


def finish(service: Service, call: Call, task: str, every: float) -> dict[str, Any]:
    """Follow a task to its end; the whole answer with `output` and `usage`."""
    done: dict[str, Any] = follow(service, call, lambda: _look(service, task), lambda: cancel(service, task), every=every)
    return done


def _look(service: Service, task: str) -> Seen:
    found = service.ask("GET", f"/tasks/{task}")
    output = found.get("output") or {}
    status = output.get("task_status")
    if status == "SUCCEEDED":
        return Seen(found)
    if status == "FAILED":
        known = by_code(service, str(output.get("code") or ""), 200)
        if isinstance(known, ProviderRefused):
            known.details = {**(known.details or {}), "task_over": True}
            raise known
        raise service.over(f"{service.label} could not make this.", code=str(output.get("code") or "")[:60])
    if status == "CANCELED":
        raise service.over(f"The task was cancelled at {service.label}.")
    if status not in ("PENDING", "RUNNING", "SUSPENDED"):
        raise service.over(f"{service.label} does not know the task any more.", lost=True)
    return Seen(None, 0.5 if status == "RUNNING" else 0.0, "working" if status == "RUNNING" else "waiting")


def cancel(service: Service, task: str) -> bool:
    """Only what has not begun can be cancelled; the service says no to the rest, which is no error. Whether it has stopped."""
    try:
        service.ask("POST", f"/tasks/{task}/cancel")
    except ProviderRefused as error:
        if (error.details or {}).get("status") in (401, 403):
            raise
        return False
    return True
