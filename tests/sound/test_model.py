"""The model file: damaged, missing or interrupted, it is told or made again."""
from __future__ import annotations

import importlib.resources as resources
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.errors import DiskFull, ModelMissing
from engine.settings import settings
from engine.sound import anatomy, model


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("STUDIO_MODELS_DIR", str(tmp_path))
    settings.cache_clear()
    assert settings().models_dir == tmp_path
    yield tmp_path
    settings.cache_clear()


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
    assert not any(elsewhere.glob("*.bin"))


def test_a_full_disk_is_told(elsewhere: Path, monkeypatch: pytest.MonkeyPatch):
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DiskFull, match="disk is full"):
        model.assemble(lambda share, what: None)
    assert settings().models_dir == elsewhere


def test_the_plain_spectrum_is_that_of_the_graph():
    import onnxruntime
    from onnx import TensorProto, helper, numpy_helper
    kept = [numpy_helper.from_array(v, n) for n, v in (("hop", np.array(5)), ("window", np.hanning(21)[:20].astype(np.float32)), ("size", np.array(20)))]
    values = [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in (("x", [1, "n", 1]), ("y", [1, "m", 11, 2]))]
    graph = helper.make_graph([helper.make_node("STFT", ["x", "hop", "window", "size"], ["y"], onesided=1)], "g", values[:1], values[1:], kept)
    theirs = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)])
    theirs.ir_version = 9
    ours = type(theirs)()
    ours.CopyFrom(theirs)
    anatomy.with_plain_spectrum(ours)
    sound = np.random.default_rng(2).standard_normal((1, 400, 1)).astype(np.float32)
    want, got = (onnxruntime.InferenceSession(m.SerializeToString()).run(None, {"x": sound})[0] for m in (theirs, ours))
    assert got.shape == (1, 77, 11, 2) and np.abs(got - want).max() < 1e-4
    assert (got[0, :, 0, 1] > 0).all() and (got[0, :, 10, 1] < 0).all(), "the sign of nothing is never left open"
