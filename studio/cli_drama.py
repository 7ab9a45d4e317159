"""`drama`: an idea in, MP4s out, through the same database, queue and workers as everybody's."""
from __future__ import annotations

import contextlib
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from engine.drama.vocabulary import STAGES
from engine.errors import StudioError, Unavailable
from engine.settings import settings
from engine.store.artefacts import disk_full_in_words
from studio import connections
from studio.operations import accounts, generation, projects
from studio.operations.views import DeliverableView, ProjectView
from studio.security.permissions import Actor
from worker.supervisor import owner, supervised

_POLL_SECONDS = 0.25
_AWAY_SECONDS = 60.0
"""How long an outage of a studio that we only use may last."""
_KINDS = {"mp4", "srt", "poster"}


@contextlib.contextmanager
def _house() -> Iterator[None]:
    """The studio that runs on this data folder, else one of our own for as long as the block runs."""
    s = settings()
    if (s.database_url and s.redis_url) or owner(s.data_dir):
        connections.open_all()
        yield
        return
    import threading
    with supervised(s, workers=s.workers, quiet=True) as supervisor:
        threading.Thread(target=supervisor.watch, daemon=True).start()
        yield


def make_drama(brief: dict[str, Any], out: Path, console: Console) -> dict[str, Any]:
    """Make the drama and copy its files to `out`. Returns what `--json` prints. Raises StudioError for a brief that
    will not do. Ctrl-C cancels the drama."""
    from studio.operations.generation import DramaOrder
    from studio.operations.inputs import checked
    checked(DramaOrder, brief).brief()  # before anything is started
    begun = time.monotonic()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with _house():
        actor = accounts.local_actor()
        project = generation.generate_drama(actor, brief)
        try:
            project, stages = _follow(actor, project, console)
        except KeyboardInterrupt:
            with contextlib.suppress(StudioError):
                generation.cancel(actor, project.id)
            console.print("cancelled")
            raise SystemExit(130) from None
        episodes = _take_away(actor, project.id, out, console) if project.status == "done" else []
    _tell(project, console)
    return {"project_id": str(project.id), "status": project.status, "seconds": round(time.monotonic() - begun, 2), "stages": stages,
            "episodes": episodes, "degraded": project.degraded, **({"message": project.message} if project.message else {})}


def _follow(actor: Actor, project: ProjectView, console: Console) -> tuple[ProjectView, dict[str, float]]:
    """Show one bar per stage until the drama stands still; seconds per stage are wall time."""
    times: dict[str, float] = {name: 0.0 for name in STAGES}
    columns = (SpinnerColumn(finished_text="[green]✓"), TextColumn("{task.description:<11}"), BarColumn(bar_width=36),
               TextColumn("{task.percentage:>3.0f} %"), TimeElapsedColumn(), TextColumn("[dim]{task.fields[what]}"))
    with Progress(*columns, console=console, transient=False) as bars:
        lines = {name: bars.add_task(name, total=1.0, start=False, what="") for name in STAGES}
        last, away = time.monotonic(), 0.0
        while True:
            try:
                now = projects.find(actor, project.id)
                project = now
                stages = projects.stages(actor, project.id)
                away = 0.0
            except Unavailable:
                away += _POLL_SECONDS
                if away > _AWAY_SECONDS:
                    raise
                time.sleep(_POLL_SECONDS)
                continue
            at, last = time.monotonic() - last, time.monotonic()
            if project.stage and project.status in ("running", "queued"):
                times[project.stage] += at
            for stage in stages:
                _bar(bars, lines[stage.name], stage.progress, stage.name == project.stage, f"{stage.done}/{stage.total}" if stage.total > 1 else "")
            if project.status not in ("queued", "running"):
                return project, {name: round(seconds, 2) for name, seconds in times.items()}
            time.sleep(_POLL_SECONDS)


def _bar(bars: Progress, line: TaskID, progress: float, current: bool, what: str) -> None:
    task = bars.tasks[line]
    if (current or progress > 0) and not task.started:
        bars.start_task(line)
    bars.update(line, completed=progress, what=what)
    if progress >= 1.0 and not task.finished:
        bars.stop_task(line)


def _take_away(actor: Actor, project_id: UUID, out: Path, console: Console) -> list[dict[str, Any]]:
    """Copy the deliverables; returns the films as `--json` lists them."""
    files: list[DeliverableView] = projects.deliverables(actor, project_id)
    with disk_full_in_words():
        out.mkdir(parents=True, exist_ok=True)
        found = []
        for f in sorted(files, key=lambda f: (f.episode or 0, f.kind)):
            if f.kind not in _KINDS:
                continue
            path = (out / f.name).resolve()
            shutil.copyfile(connections.artefacts().path(f.artefact), path)
            if f.kind == "mp4":
                found.append({"number": f.episode, "path": str(path), "duration_sec": round(f.facts["duration_sec"], 3), "width": f.facts["width"],
                              "height": f.facts["height"]})
    return found


def _tell(project: ProjectView, console: Console) -> None:
    if project.status == "in_review":
        console.print(f"[yellow]In review:[/] {project.message}", highlight=False)
    elif project.status != "done":
        console.print(f"[red]✗[/] {project.message or project.status}", highlight=False)
    for d in project.degraded:
        console.print(f"[yellow]degraded:[/] {d}", highlight=False)
