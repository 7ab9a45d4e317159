"""The command line: bad input in words, moderation, doctor."""
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from engine.settings import settings
from studio.cli import app
from tests.e2e.conftest import studio


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder that commands run in this process work on."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    settings.cache_clear()
    yield tmp_path / "data"
    settings.cache_clear()


def refused(data_dir: Path, *args: str) -> str:
    """What `drama` says to an order that will not do. In this process: it takes four seconds of a core to start another."""
    done = CliRunner().invoke(app, ["drama", *args, "--out", str(data_dir.parent / "out")])
    assert done.exit_code == 1 and isinstance(done.exception, SystemExit), done.exception
    assert not (data_dir / "postgres").exists(), "nothing was started for an order that will not do"
    return done.stderr


@pytest.mark.parametrize(("prompt", "word"), [
    ("", "prompt"), ("🎬🎬🎬", "words"), ("\u202e\u200b\x00", "prompt"), ("字" * 34_000, "prompt"), ("مرحبا بالعالم هذه قصة طويلة", "language"),
])
def test_ideas_that_will_not_do(data_dir: Path, prompt: str, word: str):
    assert word in refused(data_dir, "--prompt", prompt.replace("\x00", "\x01")).lower()


@pytest.mark.parametrize(("option", "value"), [("--episodes", "0"), ("--episodes", "1000"), ("--duration", "1"), ("--duration", "36000"), ("--scenes", "40"), ("--aspect", "4:3"), ("--height", "481"),
                                               ("--style", "cubism"), ("--language", "fr")])
def test_options_that_will_not_do(data_dir: Path, option: str, value: str):
    said = refused(data_dir, "--prompt", "一个程序员和一封信", option, value)
    assert "must be" in said or "fit" in said


def test_a_refusal_is_a_sentence_and_no_traceback(tmp_path: Path):
    done = studio("drama", "--prompt", "", data_dir=tmp_path / "data", check=False, timeout=60)
    assert done.returncode == 1 and "prompt" in done.stderr.lower() and "Traceback" not in done.stderr and not done.stdout
    assert not (tmp_path / "data" / "postgres").exists()


def test_moderate_tells_harmless_from_forbidden(tmp_path: Path):
    fine = json.loads(studio("moderate", "--text", "我等了你整整三年。", "--json", data_dir=tmp_path).stdout.splitlines()[-1])
    assert fine["decision"] == "pass" and 0 <= fine["score"] <= 100 and fine["checks"]
    bad = json.loads(studio("moderate", "--text", "他开了一个裸 聊网站", "--json", data_dir=tmp_path).stdout.splitlines()[-1])
    assert bad["decision"] == "block" and bad["checks"][0]["evidence"]
    assert set(bad["checks"][0]) >= {"name", "category", "score", "decision", "evidence"}


def test_moderate_refuses_what_it_cannot_read(tmp_path: Path):
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"not a film")
    done = studio("moderate", "--video", str(broken), "--json", data_dir=tmp_path, check=False)
    assert done.returncode == 1 and "cannot" not in done.stdout and "film" in done.stderr and "Traceback" not in done.stderr


def test_doctor_finds_everything(tmp_path: Path):
    report = json.loads(studio("doctor", "--json", data_dir=tmp_path / "data").stdout.splitlines()[-1])
    assert report["ok"], report
    assert {"python", "packages", "disk"} <= {c["name"] for c in report["checks"]}
