"""The command line: bad input in words, moderation, doctor."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.conftest import studio


def refused(tmp_path: Path, *args: str) -> str:
    done = studio("drama", *args, "--out", str(tmp_path / "out"), data_dir=tmp_path / "data", check=False, timeout=60)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert not (tmp_path / "data" / "postgres").exists(), "nothing was started for an order that will not do"
    return done.stderr


@pytest.mark.parametrize(("prompt", "word"), [
    ("", "prompt"), ("🎬🎬🎬", "words"), ("\u202e\u200b\x00", "prompt"), ("字" * 34_000, "prompt"), ("مرحبا بالعالم هذه قصة طويلة", "language"),
])
def test_ideas_that_will_not_do(tmp_path: Path, prompt: str, word: str):
    assert word in refused(tmp_path, "--prompt", prompt.replace("\x00", "\x01")).lower()


@pytest.mark.parametrize(("option", "value"), [("--episodes", "0"), ("--episodes", "1000"), ("--duration", "1"), ("--duration", "36000"), ("--scenes", "40"), ("--aspect", "4:3"), ("--height", "481"),
                                               ("--style", "cubism"), ("--language", "fr")])
def test_options_that_will_not_do(tmp_path: Path, option: str, value: str):
    said = refused(tmp_path, "--prompt", "一个程序员和一封信", option, value)
    assert "must be" in said or "do not fit" in said or "fit" in said


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
