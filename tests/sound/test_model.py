"""The model file: damaged, missing or interrupted, it is told or made again."""
from __future__ import annotations

import importlib.resources as resources
from pathlib import Path

import pytest

from engine.errors import DiskFull, ModelMissing
from engine.settings import settings
from engine.sound import model


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STUDIO_MODELS_DIR", str(tmp_path))
    return tmp_path


def test_an_interrupted_assembly_starts_over(elsewhere: Path):
    older = elsewhere / "kokoro-v1.0.int8.prosody-1.onnx"
    older.write_bytes(b"of an earlier version")
    (elsewhere / "llm").mkdir()
    path = model.assemble(lambda share, what: None)
    assert {p.name for p in elsewhere.iterdir()} == {".lock", "llm", path.name, model.graph_path(path).name, model.tensors_path(path).name, path.with_suffix(".sha256").name}
    older.write_bytes(b"of an earlier version")
    whole = path.stat().st_size
    path.write_bytes(path.read_bytes()[:1000])
    told: list[str] = []
    assert model.assemble(lambda share, what: told.append(what)).stat().st_size == whole
    assert len(told) > 3
    told.clear()
    model.assemble(lambda share, what: told.append(what))
    assert told == ["speech model: complete"], "what is complete is left alone"
    assert not older.exists()
    model.graph_path(path).unlink()
    assert not model.complete()


class _Damaged:
    def __truediv__(self, name: str) -> _Damaged:
        return self

    def read_bytes(self) -> bytes:
        return b"rubbish"

    def read_text(self) -> str:
        return "0" * 64


def test_damaged_and_missing_parts_are_told(elsewhere: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(resources, "files", lambda name: _Damaged())
    with pytest.raises(ModelMissing, match="damaged"):
        model.assemble(lambda share, what: None)

    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(resources, "files", missing)
    with pytest.raises(ModelMissing, match="make setup"):
        model.assemble(lambda share, what: None)
    assert not any(elsewhere.glob("*.npy"))


def test_a_full_disk_is_told(elsewhere: Path, monkeypatch: pytest.MonkeyPatch):
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DiskFull, match="disk is full"):
        model.assemble(lambda share, what: None)
    assert settings().models_dir == elsewhere
