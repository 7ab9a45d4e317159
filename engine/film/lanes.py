"""Steps on many bytes at once that numba's loops do not become by themselves: weighted sums of bytes, bytes picked by a
table, one picture over another. All take addresses and are straight lines of vector instructions.

Where the processor has AVX2, bytes are multiplied and added in pairs and picked by one instruction each (Intel, "Software
Developer's Manual", volume 2: PMADDUBSW, PMULHRSW, PSHUFB, PACKUSWB); elsewhere the same is spelt out, with the same result.
"""
from __future__ import annotations

from typing import Any

import llvmlite.binding
from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic

BYTES = 16
"""The least that is worked on, and the parts of a vector within which bytes are put side by side and packed."""
WIDE = 32
"""Bytes of a whole vector."""
ROWS = 4
"""That `turned` works on."""

_step: Any = intrinsic(prefer_literal=True)
_I8, _I16, _I32 = ir.IntType(8), ir.IntType(16), ir.IntType(32)


def _quick() -> bool:
    """Whether the processor has the instructions."""
    try:
        return bool(llvmlite.binding.get_host_cpu_features().get("avx2"))
    except RuntimeError:  # the system does not tell
        return False


def _call(builder: Any, name: str, result: Any, *arguments: Any) -> Any:
    function = cgutils.get_or_insert_function(builder.module, ir.FunctionType(result, [a.type for a in arguments]), name)
    return builder.call(function, arguments)


def _bytes(count: int) -> Any:
    return ir.VectorType(_I8, count)


def _sums(count: int) -> Any:
    return ir.VectorType(_I16, count)


def _mask(numbers: list[int]) -> Any:
    return ir.Constant(ir.VectorType(_I32, len(numbers)), numbers)


def _all(kind: Any, value: int) -> Any:
    return ir.Constant(kind, [value] * kind.count)


def _load(builder: Any, address: Any, kind: Any) -> Any:
    return builder.load(builder.inttoptr(address, kind.as_pointer()), align=1)


def _store(builder: Any, value: Any, address: Any) -> None:
    builder.store(value, builder.inttoptr(address, value.type.as_pointer()), align=1)


def _plus(builder: Any, address: Any, more: int) -> Any:
    return builder.add(address, ir.Constant(address.type, more))


def _joined(builder: Any, one: Any, two: Any) -> Any:
    """One vector behind the other."""
    return builder.shuffle_vector(one, two, _mask(list(range(2 * one.type.count))))


def _beside(builder: Any, one: Any, two: Any) -> tuple[Any, Any]:
    """Two vectors in turns, one element of each: the first halves of every `BYTES`, and the second ones."""
    count = one.type.count
    part = BYTES * 8 // one.type.element.width
    low = [n for n in range(count) if n % part < part // 2]
    first, second = ([k for n in low for k in (n + more, n + more + count)] for more in (0, part // 2))
    return builder.shuffle_vector(one, two, _mask(first)), builder.shuffle_vector(one, two, _mask(second))


def _words(builder: Any, levels: Any) -> tuple[Any, Any]:
    """Bytes as 16 bits, in the order of `_beside`."""
    kind = _sums(levels.type.count // 2)
    return tuple(builder.bitcast(v, kind) for v in _beside(builder, levels, _all(levels.type, 0)))


def _pairs(builder: Any, levels: Any, weights: Any) -> Any:
    """Bytes without sign times bytes with one, added in pairs, held within 16 bits."""
    count = levels.type.count
    if _quick():
        return _call(builder, {BYTES: "llvm.x86.ssse3.pmadd.ub.sw.128", WIDE: "llvm.x86.avx2.pmadd.ub.sw"}[count], _sums(count // 2), levels, weights)
    products = builder.mul(builder.zext(levels, _sums(count)), builder.sext(weights, _sums(count)))
    even, odd = (builder.shuffle_vector(products, products, _mask(list(range(k, count, 2)))) for k in (0, 1))
    return _added(builder, even, odd)


def _added(builder: Any, one: Any, two: Any) -> Any:
    return _call(builder, f"llvm.sadd.sat.v{one.type.count}i16", one.type, one, two)


def _picked(builder: Any, source: Any, table: Any) -> Any:
    """Byte k of either half is that byte of the half which the table says."""
    if _quick():
        return _call(builder, "llvm.x86.avx2.pshuf.b", source.type, source, table)
    found = _all(source.type, 0)
    for k in range(WIDE):
        which = builder.zext(builder.extract_element(table, _I32(k)), _I32)
        found = builder.insert_element(found, builder.extract_element(source, builder.add(which, _I32(k // BYTES * BYTES))), _I32(k))
    return found


def _levels(builder: Any, one: Any, two: Any) -> Any:
    """Sums in 128ths as levels 0..255, in the order of `_packed`."""
    return _packed(builder, *(builder.ashr(_added(builder, s, _all(s.type, 64)), _all(s.type, 7)) for s in (one, two)))


def _packed(builder: Any, one: Any, two: Any) -> Any:
    """16 bits as levels 0..255: `_words` backwards."""
    count = one.type.count * 2
    if _quick():
        return _call(builder, {BYTES: "llvm.x86.sse2.packuswb.128", WIDE: "llvm.x86.avx2.packuswb"}[count], _bytes(count), one, two)
    name = f".v{count // 2}i16"
    held = [builder.trunc(_call(builder, "llvm.smin" + name, s.type, _call(builder, "llvm.smax" + name, s.type, s, _all(s.type, 0)), _all(s.type, 255)), _bytes(count // 2))
            for s in (one, two)]
    order = [k for part in range(0, count // 2, 8) for more in (0, count // 2) for k in range(part + more, part + more + 8)]
    return builder.shuffle_vector(held[0], held[1], _mask(order))


def _share(builder: Any, levels: Any, share: Any) -> Any:
    """Levels times shares in 32768ths, rounded."""
    count = levels.type.count
    if _quick():
        return _call(builder, {8: "llvm.x86.ssse3.pmul.hr.sw.128", 16: "llvm.x86.avx2.pmul.hr.sw"}[count], levels.type, levels, share)
    wide = ir.VectorType(_I32, count)
    products = builder.add(builder.mul(builder.sext(levels, wide), builder.sext(share, wide)), _all(wide, 1 << 14))
    return builder.trunc(builder.ashr(products, _all(wide, 15)), levels.type)


def _over(builder: Any, under: Any, levels: Any, alpha: Any) -> Any:
    """Levels over what is there: exact where alpha is 0 or 255."""
    kind = _sums(alpha.type.count // 2)
    shares = [builder.lshr(builder.bitcast(v, kind), _all(kind, 1)) for v in _beside(builder, alpha, alpha)]  # alpha · 257 / 2
    mixed = [builder.add(d, _share(builder, builder.sub(v, d), k))
             for d, v, k in zip(_words(builder, under), _words(builder, levels), shares, strict=True)]
    return _packed(builder, *mixed)


def _sum_of(builder: Any, rows: list[Any], weights: list[Any], kind: Any) -> Any:
    """Levels from addresses of two or four vectors, two by two with two weights in 16 bits, the first lowest."""
    sums: list[Any] = [None, None]
    words = _sums(kind.count // 2)
    for k, pair in enumerate(weights):
        splat = builder.shuffle_vector(builder.insert_element(_all(words, 0), pair, _I32(0)), _all(words, 0), _mask([0] * words.count))
        for n, levels in enumerate(_beside(builder, *(_load(builder, r, kind) for r in rows[2 * k:2 * k + 2]))):
            more = _pairs(builder, levels, builder.bitcast(splat, kind))
            sums[n] = more if sums[n] is None else _added(builder, sums[n], more)
    return _levels(builder, *sums)


@_step
def bytes_at(typing, address):  # type: ignore[no-untyped-def]
    """The bytes from an address on."""
    def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
        return builder.inttoptr(values[0], _I8.as_pointer())
    return types.CPointer(types.uint8)(types.intp), generate


@_step
def summed(typing, taps, count, blend, row, veil, a, b, c, d, one, two, out):  # type: ignore[no-untyped-def]
    """`count` bytes (`BYTES` or `WIDE`) at `out` from those `a`, `b`, `c`, `d` bytes after `row`: two or four (`taps`), weighted in
    128ths (bytes with sign, `one` for the first two and `two` for the others, the first lowest). With `blend` they are laid
    over what is there, their alpha being made in the same way from what is at `veil`."""
    taps, count, blend = taps.literal_value, count.literal_value, blend.literal_value

    def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
        row, veil, a, b, c, d, one, two, out = values[3:]
        kind, offsets, weights = _bytes(count), [a, b, c, d][:taps], [one, two][:taps // 2]
        made = _sum_of(builder, [builder.add(row, o) for o in offsets], weights, kind)
        if blend:
            made = _over(builder, _load(builder, out, kind), made, _sum_of(builder, [builder.add(veil, o) for o in offsets], weights, kind))
        _store(builder, made, out)
        return context.get_dummy_value()
    literal = [types.literal(v) for v in (taps, count, blend)]
    return types.void(*literal, *[types.intp] * 6, types.int16, types.int16, types.intp), generate


def _turned(builder: Any, rows: Any, apart: Any, further: Any, picks: list[Any], weights: list[Any]) -> list[Any]:
    """Levels of each two of `ROWS` rows, the first eight of both and then the others."""
    made = []
    for _ in range(ROWS):
        source = _joined(builder, _load(builder, rows, _bytes(BYTES)), _load(builder, builder.add(rows, further), _bytes(BYTES)))
        sums = [_pairs(builder, _picked(builder, source, p), w) for p, w in zip(picks, weights, strict=True)]
        made.append(sums[0] if len(sums) == 1 else _added(builder, *sums))
        rows = builder.add(rows, apart)
    return [_levels(builder, *made[k:k + 2]) for k in range(0, ROWS, 2)]


_TWO_ROWS = [*range(8), *range(BYTES, BYTES + 8), *range(8, BYTES), *range(BYTES + 8, WIDE)]
"""From row behind row to the order of `_turned`, and back."""


@_step
def turned(typing, taps, blend, rows, veil, apart, further, table, out, out_apart):  # type: ignore[no-untyped-def]
    """`BYTES` bytes of `ROWS` rows (`apart` bytes apart, `out_apart` at `out`), each from two or four bytes (`taps`): the first eight
    of those that begin at the row, the others of those that begin `further` bytes after it. `table`: `WIDE` numbers of bytes
    and as many weights in 128ths, a pair for each byte made; for four, twice. `blend`, `veil`: as in `summed`."""
    taps, blend = taps.literal_value, blend.literal_value

    def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
        rows, veil, apart, further, table, out, out_apart = values[2:]
        picks, weights = ([_load(builder, _plus(builder, table, (2 * k + n) * WIDE), _bytes(WIDE)) for k in range(taps // 2)] for n in (0, 1))
        made = _turned(builder, rows, apart, further, picks, weights)
        veils = _turned(builder, veil, apart, further, picks, weights) if blend else made
        for levels, alpha in zip(made, veils, strict=True):
            places = out, builder.add(out, out_apart)
            if blend:
                under = _joined(builder, *(_load(builder, p, _bytes(BYTES)) for p in places))
                levels = _over(builder, builder.shuffle_vector(under, under, _mask(_TWO_ROWS)), levels, alpha)
            for k, place in enumerate(places):
                _store(builder, builder.shuffle_vector(levels, levels, _mask(_TWO_ROWS[k * BYTES:k * BYTES + BYTES])), place)
            out = builder.add(places[1], out_apart)
        return context.get_dummy_value()
    return types.void(types.literal(taps), types.literal(blend), *[types.intp] * 7), generate


@_step
def laid(typing, under, levels, keep):  # type: ignore[no-untyped-def]
    """`BYTES` bytes at `under` become under · keep / 255, and levels more."""
    def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
        half, words = _bytes(BYTES), _sums(BYTES)
        d, v, k = (_load(builder, a, half) for a in values)
        share = builder.lshr(builder.mul(builder.zext(k, words), _all(words, 257)), _all(words, 1))
        left = builder.trunc(_share(builder, builder.zext(d, words), share), half)
        _store(builder, _call(builder, "llvm.uadd.sat.v16i8", half, left, v), values[0])
        return context.get_dummy_value()
    return types.void(types.intp, types.intp, types.intp), generate


@_step
def tinted(typing, step, count, under, apart, levels, keep):  # type: ignore[no-untyped-def]
    """`count` bytes (`BYTES` or `WIDE`) at `under` and as many `apart` bytes further become under · keep / 32768, and levels (in
    128ths) more: both 16 bits, each for two by two pixels of `step` bytes (1 or 2)."""
    step, count = step.literal_value, count.literal_value

    def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
        under, apart, levels, keep = values[2:]
        words, units = _sums(count // 2), ir.VectorType(ir.IntType(16 * step), count // 2 // step)
        few = [builder.bitcast(_load(builder, a, words), units) for a in (levels, keep)]
        more, share = ([builder.bitcast(v, words) for v in _beside(builder, f, f)] for f in few)
        for place in (under, builder.add(under, apart)):
            there = _load(builder, place, _bytes(count))
            made = []
            for d, m, s in zip(_beside(builder, _all(there.type, 0), there), more, share, strict=True):
                d = builder.lshr(builder.bitcast(d, words), _all(words, 1))
                total = _added(builder, _added(builder, _share(builder, d, s), m), _all(words, 64))
                made.append(builder.ashr(total, _all(words, 7)))
            _store(builder, _packed(builder, *made), place)
        return context.get_dummy_value()
    return types.void(types.literal(step), types.literal(count), *[types.intp] * 4), generate
