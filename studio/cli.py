"""The command line: the parts of `make run` for operators, and a drama without the browser.

Every command turns a `StudioError` into one sentence on stderr and exit code 1; with `--json` the last line of stdout
is one JSON object and nothing else goes there.
"""
from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

from engine.errors import StudioError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help="3kstory Studio: from an idea to a short drama.")
err = Console(stderr=True)

Host = Annotated[str | None, typer.Option(help="Address to listen on; 127.0.0.1 is this machine only.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object as the last line of stdout.")]


@contextmanager
def told() -> Iterator[None]:
    """Errors of ours become a sentence; the traceback goes to the log only."""
    try:
        yield
    except StudioError as e:
        fail(e.message)


def fail(sentence: str) -> NoReturn:
    err.print(f"[bold red]✗[/] {sentence}", highlight=False)
    raise typer.Exit(1)


def out_json(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _environment(host: str | None = None) -> None:
    """Options that are settings travel to child processes by the environment."""
    if host:
        os.environ["HOST"] = host


@app.command()
def run(host: Host = None) -> None:
    """The whole studio: database, queue, workers and the server, supervised by this process."""
    _environment(host)
    from studio.cli_run import run_studio
    with told():
        run_studio()


@app.command()
def serve(host: Host = None) -> None:
    """The server alone (pages, API, WebSocket); needs DATABASE_URL and REDIS_URL or a running studio's data folder."""
    _environment(host)
    from studio.cli_run import serve_only
    with told():
        serve_only()


@app.command()
def worker() -> None:
    """One worker process."""
    from studio.cli_run import worker_only
    with told():
        worker_only()


@app.command()
def migrate() -> None:
    """Bring the database to this version."""
    from studio.cli_run import migrate_only
    with told():
        migrate_only()
    err.print("[green]✓[/] the database is up to date")


@app.command()
def role(name: Annotated[str, typer.Argument(help="User name or email.")], becomes: Annotated[str, typer.Argument(help="creator, reviewer or admin")]) -> None:
    """Give a user a role; this is how the first administrator is made. The studio (or its database) has to run."""
    from studio.operations import administration
    from studio.security.permissions import SYSTEM
    with told():
        user = administration.set_role(SYSTEM, name, becomes)
    err.print(f"[green]✓[/] {user.username} is now {user.role}")


@app.command()
def prepare() -> None:
    """Put together and check the model files, compile the inner loops; done once, safe to repeat."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from engine import sound
    from engine.pipeline.warm import compile_kernels
    with told(), Progress(TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=err) as bars:
        bar = bars.add_task("model files", total=1.0)
        sound.prepare(lambda share, what: bars.update(bar, completed=share, description=what))
        bars.update(bar, completed=1.0, description="model files: complete")
        loops = bars.add_task("film engine: compiling", total=1.0)
        compile_kernels()
        bars.update(loops, completed=1.0, description="film engine: compiled")


@app.command()
def doctor(as_json: Json = False) -> None:
    """What is configured, reachable and missing."""
    from studio.cli_doctor import examine, show
    with told():
        report = examine()
    if as_json:
        out_json(report)
    else:
        show(report, err)
    if not report["ok"]:
        raise typer.Exit(1)


@app.command()
def drama(
    prompt: Annotated[str, typer.Option(help="The idea, in Chinese or English.")] = "",
    title: Annotated[str, typer.Option(help="Left empty, the dramatist finds one.")] = "",
    genre: Annotated[str, typer.Option(help="romance suspense revenge rise family campus costume workplace comedy fantasy, or auto")] = "auto",
    episodes: Annotated[int, typer.Option()] = 1,
    scenes: Annotated[int, typer.Option(help="Scenes per episode.")] = 3,
    duration: Annotated[int, typer.Option(help="Seconds per episode.")] = 60,
    aspect: Annotated[str, typer.Option(help="9:16, 16:9 or 1:1")] = "9:16",
    height: Annotated[int, typer.Option(help="720 or 1080: the short side in pixels.")] = 720,
    language: Annotated[str, typer.Option(help="auto, zh or en")] = "auto",
    style: Annotated[str, typer.Option(help="noir, pastel or ink")] = "noir",
    quality: Annotated[str, typer.Option(help="draft, standard or master: how the film is compressed.")] = "standard",
    seed: Annotated[int, typer.Option(help="Another number, another drama from the same idea.")] = 0,
    text_provider: Annotated[str, typer.Option(help="Who writes: cloud_qwen, local_qwen, openai; left empty, as the settings say.")] = "",
    image_provider: Annotated[str, typer.Option(help="Who draws: comfyui, automatic1111, openai_images, wan_images; left empty, we do.")] = "",
    video_provider: Annotated[str, typer.Option(help="Who films: runway, pika, wan; left empty, we do.")] = "",
    speech_provider: Annotated[str, typer.Option(help="Who speaks: openai_speech, dashscope_speech; left empty, we do.")] = "",
    out: Annotated[Path, typer.Option(help="Folder for the films.")] = Path("out"),
    as_json: Json = False,
) -> None:
    """Make a drama from an idea and print the paths of its films."""
    from studio.cli_drama import make_drama
    brief = {"prompt": prompt, "title": title, "genre": genre, "episodes": episodes, "scenes_per_episode": scenes, "duration_sec": duration,
             "aspect": aspect, "height": height, "quality": quality, "language": language, "style": style, "seed": seed}
    asked = {"text_provider": text_provider, "image_provider": image_provider, "video_provider": video_provider, "speech_provider": speech_provider}
    brief |= {name: value for name, value in asked.items() if value}
    with told():
        result = make_drama(brief, out, err)
    if as_json:
        out_json(result)
    if result["status"] != "done":
        raise typer.Exit(1)


@app.command()
def moderate(
    text: Annotated[str | None, typer.Option(help="Words to check.")] = None,
    image: Annotated[Path | None, typer.Option(help="A picture to check.")] = None,
    video: Annotated[Path | None, typer.Option(help="A film to check.")] = None,
    policy: Annotated[str, typer.Option(help="strict, standard or draft")] = "standard",
    as_json: Json = False,
) -> None:
    """Check a text, a picture or a film and say what a reviewer would want to know."""
    from studio.operations.moderation import moderate_file, moderate_text
    if sum(x is not None for x in (text, image, video)) != 1:
        fail("Give exactly one of --text, --image or --video.")
    if policy not in ("strict", "standard", "draft"):
        fail(f"There is no policy “{policy}”: choose strict, standard or draft.")
    with told():
        verdict = moderate_text(text, policy) if text is not None else moderate_file(image or video, "image" if image else "video", policy)  # type: ignore[arg-type]
    if as_json:
        out_json(verdict)
        return
    colour = {"pass": "green", "review": "yellow", "block": "red"}[verdict["decision"]]
    err.print(f"[bold {colour}]{verdict['decision']}[/]  {verdict['score']:.0f}/100")
    for check in verdict["checks"]:
        if check["decision"] != "pass":
            err.print(f"  {check['category']}: {check['name']} ({check['score']:.0f}) " + "; ".join(e["what"] for e in check["evidence"][:3]), highlight=False)


def main() -> None:
    """Entry point."""
    app()
