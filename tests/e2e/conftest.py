"""One tiny drama per language and test session, made by the command line like anybody's."""
from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARTEFACTS = ROOT / "test-artifacts"

ZH_PROMPT = "北京，凌晨两点，一个996的程序员遇见了设计部的新同事，她手里拿着他三年前写的辞职信"
EN_PROMPT = "A tired barista in a rainy city finds her late grandmother's ring in a stranger's coffee cup"


@dataclass(frozen=True)
class Made:
    """What `python -m studio drama --json` answered, and where its files are."""

    result: dict[str, Any]
    out: Path
    data_dir: Path
    log: str

    @property
    def film(self) -> Path:
        return Path(self.result["episodes"][0]["path"])


def environment(data_dir: Path, **more: str) -> dict[str, str]:
    """The environment of a studio of its own: nothing of the caller's settings leaks in."""
    keep = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG", "TMPDIR", "LD_LIBRARY_PATH", "STUDIO_MODELS_DIR")}
    return {**keep, "DATA_DIR": str(data_dir), "PYTHONPATH": str(ROOT), **more}


def studio(*args: str, data_dir: Path, timeout: float = 400, check: bool = True, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m studio …` to its end."""
    done = subprocess.run([sys.executable, "-m", "studio", *args], cwd=ROOT, env=environment(data_dir, **more), text=True,
                          capture_output=True, timeout=timeout)
    assert not check or done.returncode == 0, f"exit {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-6000:]}"
    return done


def make(prompt: str, folder: Path, *args: str) -> Made:
    """A drama of one scene and a few seconds, in a data folder of its own."""
    data_dir, out = folder / "data", folder / "out"
    done = studio("drama", "--prompt", prompt, "--scenes", "1", "--duration", "14", "--out", str(out), "--json", *args, data_dir=data_dir)
    return Made(json.loads(done.stdout.strip().splitlines()[-1]), out, data_dir, done.stderr)


@pytest.fixture(scope="session")
def zh_drama(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(ZH_PROMPT, tmp_path_factory.mktemp("zh"))


@pytest.fixture(scope="session")
def en_drama(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(EN_PROMPT, tmp_path_factory.mktemp("en"), "--aspect", "16:9")
