"""Kokoro's graph taken apart: what comes before the vocoder's residual blocks, their weights, what comes after them.
The spectrum of the pitch's harmonics is made a convolution.

The graph is onnxruntime's dynamically quantised export: every weight is 8-bit, with a scale and a zero point.
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.sound.tiles import packed

DURATIONS = "/encoder/Clip_output_0"
"""Graph output: predicted duration per token, in units of 600 samples at 24 kHz (25 ms)."""
ENERGY = "/encoder/N_proj/Conv_output_0"
"""Graph output `[1, 1, n]`: how loud the model will be (logarithmic, about 5 dB a unit), at the pace of FEATURES, 12.5 ms."""

_NODES = "/decoder/decoder/generator/"
_WEIGHTS = "decoder.decoder.generator."
FEATURES = "/decoder/decoder/decode.3/Div_4_output_0"
"""`[1, 512, n]`: what the vocoder makes sound of."""
NOISE = (_NODES + "noise_convs.0/Conv_output_0", _NODES + "noise_convs.1/Conv_output_0")
"""`[1, 256, 10 n]` and `[1, 128, 60 n + 1]`: the harmonics of the pitch, for either of its steps."""
BLOCKS = _NODES + "Div_4_output_0"
"""`[1, 128, 60 n + 1]`: what the residual blocks make of them."""


def taken_apart(model: Any) -> dict[str, NDArray[Any]]:
    """`before` and `after` (graphs, as bytes), and the weights under the names that `engine.sound.vocoder.Vocoder` knows."""
    graph = model.graph
    inputs = [i.name for i in graph.input]
    parts = {"before": _part(model, inputs, [FEATURES, *NOISE, DURATIONS, ENERGY]), "after": _part(model, [BLOCKS], [graph.output[0].name])}
    found: dict[str, NDArray[Any]] = {k: np.frombuffer(v.SerializeToString(), np.uint8) for k, v in parts.items()}
    weights = _Weights(graph)
    for ours, theirs in [*((f"noise.{n}", f"noise_res.{n}") for n in range(2)), *((f"block.{n}", f"resblocks.{n}") for n in range(6))]:
        for half in (1, 2):
            for n in range(3):
                name = f"{ours}.{half}.{n}."
                found[name + "style"] = weights.dense(f"{theirs}.adain{half}.{n}.fc.weight_quantized")
                found[name + "style_bias"] = weights.plain(f"{theirs}.adain{half}.{n}.fc.bias")
                found[name + "alpha"] = weights.plain(f"{theirs}.alpha{half}.{n}").ravel()
                kernel, scale = weights.kernel(f"{theirs}/convs{half}.{n}/Conv_output_0")
                found[name + "kernel"], found[name + "scale"] = packed(kernel.transpose(2, 1, 0)), scale
                found[name + "bias"] = weights.plain(f"{theirs}.convs{half}.{n}.bias")
    for n, name in enumerate(("Mul_output_0", "Mul_1_output_0")):
        kernel = weights.of[_NODES + name]
        found[f"up.{n}"] = np.ascontiguousarray(kernel.transpose(0, 2, 1)).reshape(len(kernel), -1)
        found[f"up.{n}.bias"] = weights.plain(f"ups.{n}.bias")
    return found


def with_plain_spectrum(model: Any) -> None:
    """The graph's STFT (20 samples, every 5) as a convolution with cosines and sines: onnxruntime's own took a third of all
    that comes before the vocoder.

    The model takes the phase of every bin. Of a negative bin 0 or 10, which are real, it is π or -π by the sign of nothing,
    and the graph makes 0 of it if the imaginary part is exactly nothing: a bias far below every sound gives the signs that
    onnxruntime's rounding nearly always had.
    """
    from onnx import helper, numpy_helper
    graph = model.graph
    at, node = next((i, n) for i, n in enumerate(graph.node) if n.op_type == "STFT")
    of = {i.name: numpy_helper.to_array(i) for i in graph.initializer if i.name in node.input}
    signal, hop, window, _ = node.input
    size = len(of[window])
    bins = size // 2 + 1
    turn = 2 * np.pi * (np.outer(np.arange(bins), np.arange(size)) % size) / size
    sines = -np.sin(turn)
    sines[[0, -1]] = 0
    filters = (np.concatenate([np.cos(turn), sines]) * of[window])[:, None].astype(np.float32)
    bias = np.zeros(2 * bins, np.float32)
    bias[bins], bias[-1] = 1e-20, -1e-20
    for name, value in (("filters", filters), ("bias", bias), ("row", np.array([1, 1, -1])), ("parts", np.array([1, 2, bins, -1]))):
        graph.initializer.append(numpy_helper.from_array(value, f"plain_{name}"))
    nodes = [
        helper.make_node("Reshape", [signal, "plain_row"], ["plain_signal"]),
        helper.make_node("Conv", ["plain_signal", "plain_filters", "plain_bias"], ["plain_bins"], strides=[int(of[hop])]),
        helper.make_node("Reshape", ["plain_bins", "plain_parts"], ["plain_split"]),
        helper.make_node("Transpose", ["plain_split"], list(node.output), perm=[0, 3, 2, 1]),
    ]
    graph.node.remove(node)
    for k, plain in enumerate(nodes):
        graph.node.insert(at + k, plain)


def _part(model: Any, inputs: list[str], outputs: list[str]) -> Any:
    """The model from some values to others."""
    from onnx import TensorProto, helper
    graph, need = model.graph, set(outputs)
    nodes = []
    for node in reversed(graph.node):
        if need.intersection(node.output):
            nodes.append(node)
            need.update(i for i in node.input if i not in inputs)
    known = {i.name: i for i in graph.input}

    def values(names: Iterable[str]) -> list[Any]:
        return [known.get(n) or helper.make_tensor_value_info(n, TensorProto.FLOAT, None) for n in names]

    part = helper.make_model(helper.make_graph(nodes[::-1], "part", values(inputs), values(outputs), [t for t in graph.initializer if t.name in need]),
                             opset_imports=list(model.opset_import))
    part.ir_version = model.ir_version
    return part


class _Weights:
    """The weights of a quantised graph, in float32."""

    def __init__(self, graph: Any) -> None:
        from onnx import numpy_helper
        self.of: dict[str, NDArray[Any]] = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
        self._nodes = graph.node
        self._maker = {name: node for node in graph.node for name in node.output}

    def plain(self, name: str) -> NDArray[np.float32]:
        return np.asarray(self.of[_WEIGHTS + name], np.float32)

    def dense(self, name: str) -> NDArray[np.float32]:
        """The matrix of a product."""
        name = _WEIGHTS + name
        product = next(n for n in self._nodes if n.op_type == "MatMulInteger" and n.input[1] == name)
        return self._restored(name, product.input[3], name.replace("_quantized", "_scale"))

    def kernel(self, made: str) -> tuple[NDArray[np.int16], NDArray[np.float32]]:
        """`[out, in, steps]` and their scale, of the convolution that makes a value: ConvInteger (+ bias) → Cast → · (scale of
        x · scale of w). Whole numbers as they are: as float32 the kernels would take twice the memory."""
        last = self._maker[_NODES + made]
        node = last
        while node.op_type != "ConvInteger":
            node = next(self._maker[i] for i in node.input if self._maker.get(i) is not None and self._maker[i].op_type in ("Cast", "Add", "ConvInteger"))
        of_input = self._maker[node.input[0]].output[1]
        scales = [n for n in self._nodes if n.op_type == "Mul" and n.output[0] in last.input and of_input in n.input]
        whole = self.of[node.input[1]].astype(np.int16) - np.int16(self.of[node.input[3]])
        return whole, np.asarray(self.of[next(i for i in scales[0].input if i != of_input)], np.float32).reshape(())

    def _restored(self, quantised: str, zero: str, scale: str) -> NDArray[np.float32]:
        return np.asarray((self.of[quantised].astype(np.float32) - np.float32(self.of[zero])) * self.of[scale], np.float32)
