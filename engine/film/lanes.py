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
"""That `across` and `over` work on: eight of them, and the next eight, are made of sixteen bytes each."""
WIDE = 32
"""Bytes that `down` works on."""
ROWS = 4
"""That `across` works on."""

_I8, _I16, _I32 = ir.IntType(8), ir.IntType(16), ir.IntType(32)
_HALF, _WHOLE, _SUMS = ir.VectorType(_I8, BYTES), ir.VectorType(_I8, WIDE), ir.VectorType(_I16, BYTES)


def _quick() -> bool:
    """Whether the processor has the instructions."""
    try:
        return bool(llvmlite.binding.get_host_cpu_features().get("avx2"))
    except RuntimeError:  # the system does not tell
        return False


def _call(builder: Any, name: str, result: Any, *arguments: Any) -> Any:
    function = cgutils.get_or_insert_function(builder.module, ir.FunctionType(result, [a.type for a in arguments]), name)
    return builder.call(function, arguments)


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


def _pairs(builder: Any, levels: Any, weights: Any) -> Any:
    """Bytes without sign times bytes with one, added in pairs, held within 16 bits."""
    if _quick():
        return _call(builder, "llvm.x86.avx2.pmadd.ub.sw", _SUMS, levels, weights)
    wide = ir.VectorType(_I16, WIDE)
    products = builder.mul(builder.zext(levels, wide), builder.sext(weights, wide))
    even, odd = (builder.shuffle_vector(products, products, _mask(list(range(k, WIDE, 2)))) for k in (0, 1))
    return _added(builder, even, odd)


def _added(builder: Any, one: Any, two: Any) -> Any:
    return _call(builder, "llvm.sadd.sat.v16i16", _SUMS, one, two)


def _picked(builder: Any, source: Any, table: Any) -> Any:
    """Byte k of either half is that byte of the half which the table says."""
    if _quick():
        return _call(builder, "llvm.x86.avx2.pshuf.b", _WHOLE, source, table)
    found = _all(_WHOLE, 0)
    for k in range(WIDE):
        which = builder.zext(builder.extract_element(table, _I32(k)), _I32)
        found = builder.insert_element(found, builder.extract_element(source, builder.add(which, _I32(k // BYTES * BYTES))), _I32(k))
    return found


def _levels(builder: Any, one: Any, two: Any) -> Any:
    """Sums in 128ths as levels 0..255: the first eight of both, then the other eight of both."""
    return _packed(builder, *(builder.ashr(_added(builder, s, _all(_SUMS, 64)), _all(_SUMS, 7)) for s in (one, two)))


def _packed(builder: Any, one: Any, two: Any) -> Any:
    """16 bits as levels 0..255: the first eight of both, then the other eight of both."""
    if _quick():
        return _call(builder, "llvm.x86.avx2.packuswb", _WHOLE, one, two)
    halves = [builder.trunc(_call(builder, "llvm.smin.v16i16", _SUMS, _call(builder, "llvm.smax.v16i16", _SUMS, s, _all(_SUMS, 0)), _all(_SUMS, 255)), _HALF)
              for s in (one, two)]
    return builder.shuffle_vector(halves[0], halves[1], _mask([*range(8), *range(16, 24), *range(8, 16), *range(24, 32)]))


def _share(builder: Any, levels: Any, share: Any) -> Any:
    """Levels times shares in 32768ths, rounded."""
    if _quick():
        return _call(builder, "llvm.x86.avx2.pmul.hr.sw", _SUMS, levels, share)
    wide = ir.VectorType(_I32, BYTES)
    products = builder.add(builder.mul(builder.sext(levels, wide), builder.sext(share, wide)), _all(wide, 1 << 14))
    return builder.trunc(builder.ashr(products, _all(wide, 15)), _SUMS)


_FIRST = [*range(8), *range(16, 24)]
"""Bytes whose sums come first for `_packed` to give the whole in order; the others are 8 further on."""


def _beside(builder: Any, one: Any, two: Any) -> tuple[Any, Any]:
    """Bytes of two rows in turns: where `_levels` wants them to give the whole in order."""
    first = [n for k in _FIRST for n in (k, k + WIDE)]
    return tuple(builder.shuffle_vector(one, two, _mask([n + more for n in first])) for more in (0, 8))


def _rows_down(builder: Any, rows: list[Any], weights: list[Any]) -> Any:
    """Weighted sums of pairs of rows, each pair with its two weights."""
    sums: list[Any] = [None, None]
    for k, pair in enumerate(weights):
        splat = builder.shuffle_vector(builder.insert_element(_all(_SUMS, 0), pair, _I32(0)), _all(_SUMS, 0), _mask([0] * BYTES))
        for n, levels in enumerate(_beside(builder, *(_load(builder, r, _WHOLE) for r in rows[2 * k:2 * k + 2]))):
            more = _pairs(builder, levels, builder.bitcast(splat, _WHOLE))
            sums[n] = more if sums[n] is None else _added(builder, sums[n], more)
    return _levels(builder, *sums)


@intrinsic
def down2(typing, one, two, weights, out):  # type: ignore[no-untyped-def]
    """`WIDE` bytes from two rows, with two weights in 128ths (bytes with sign, in 16 bits, the first lowest)."""
    def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
        one, two, weights, out = values
        _store(builder, _rows_down(builder, [one, two], [weights]), out)
        return context.get_dummy_value()
    return types.void(types.intp, types.intp, types.int16, types.intp), generate


@intrinsic
def down4(typing, one, two, three, four, weights, more, out):  # type: ignore[no-untyped-def]
    """The same from four rows, with two weights for the first two and two for the others."""
    def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
        *rows, weights, more, out = values
        _store(builder, _rows_down(builder, rows, [weights, more]), out)
        return context.get_dummy_value()
    return types.void(*[types.intp] * 4, types.int16, types.int16, types.intp), generate


def _across(pairs: int) -> Any:
    def typed(typing, rows, apart, next_, table, out, out_apart):  # type: ignore[no-untyped-def]
        def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
            rows, apart, next_, table, out, out_apart = values
            picks = [_load(builder, _plus(builder, table, 2 * k * WIDE), _WHOLE) for k in range(pairs)]
            weights = [_load(builder, _plus(builder, table, (2 * k + 1) * WIDE), _WHOLE) for k in range(pairs)]
            made = []
            for _ in range(ROWS):
                source = builder.shuffle_vector(_load(builder, rows, _HALF), _load(builder, builder.add(rows, next_), _HALF), _mask(list(range(WIDE))))
                sums = [_pairs(builder, _picked(builder, source, p), w) for p, w in zip(picks, weights, strict=True)]
                made.append(sums[0] if pairs == 1 else _added(builder, *sums))
                rows = builder.add(rows, apart)
            for one, two in (made[:2], made[2:]):
                levels = _levels(builder, one, two)
                for more in (0, 8):
                    row = builder.shuffle_vector(levels, levels, _mask([*range(more, more + 8), *range(BYTES + more, BYTES + more + 8)]))
                    _store(builder, row, out)
                    out = builder.add(out, out_apart)
            return context.get_dummy_value()
        return types.void(*[types.intp] * 6), generate
    return typed


@intrinsic
def across2(typing, rows, apart, next_, table, out, out_apart):  # type: ignore[no-untyped-def]
    """`BYTES` bytes of `ROWS` rows (`apart` bytes apart), each from two bytes: the first eight of those that begin at the
    row, the others of those that begin `next_` bytes after it. `table`: `WIDE` numbers of bytes and as many weights in
    128ths, a pair for each byte made."""
    return _across(1)(typing, rows, apart, next_, table, out, out_apart)


@intrinsic
def across4(typing, rows, apart, next_, table, out, out_apart):  # type: ignore[no-untyped-def]
    """The same, each from four bytes: twice as long a table."""
    return _across(2)(typing, rows, apart, next_, table, out, out_apart)


@intrinsic
def over(typing, under, levels, alpha):  # type: ignore[no-untyped-def]
    """`BYTES` bytes at `under` get levels laid over them."""
    def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
        d, v, k = (builder.zext(_load(builder, a, _HALF), _SUMS) for a in values)
        k = builder.add(k, builder.lshr(k, _all(_SUMS, 7)))
        mixed = builder.add(builder.mul(d, builder.sub(_all(_SUMS, 256), k)), builder.mul(v, k))
        _store(builder, builder.trunc(builder.lshr(builder.add(mixed, _all(_SUMS, 128)), _all(_SUMS, 8)), _HALF), values[0])
        return context.get_dummy_value()
    return types.void(types.intp, types.intp, types.intp), generate


@intrinsic
def laid(typing, under, levels, keep):  # type: ignore[no-untyped-def]
    """`BYTES` bytes at `under` become under · keep / 255, and levels more."""
    def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
        d, v, k = (_load(builder, a, _HALF) for a in values)
        share = builder.lshr(builder.mul(builder.zext(k, _SUMS), _all(_SUMS, 257)), _all(_SUMS, 1))
        left = builder.trunc(_share(builder, builder.zext(d, _SUMS), share), _HALF)
        _store(builder, _call(builder, "llvm.uadd.sat.v16i8", _HALF, left, v), values[0])
        return context.get_dummy_value()
    return types.void(types.intp, types.intp, types.intp), generate


def _tinted(step: int) -> Any:
    def typed(typing, under, levels, keep):  # type: ignore[no-untyped-def]
        def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
            under = builder.shl(builder.zext(_load(builder, values[0], _HALF), _SUMS), _all(_SUMS, 7))
            few = [_load(builder, a, ir.VectorType(_I16, BYTES // 2)) for a in values[1:]]
            levels, keep = (builder.shuffle_vector(f, f, _mask([n // (2 * step) * step + n % step for n in range(BYTES)])) for f in few)
            total = _added(builder, _added(builder, _share(builder, under, keep), levels), _all(_SUMS, 64))
            _store(builder, builder.trunc(builder.ashr(total, _all(_SUMS, 7)), _HALF), values[0])
            return context.get_dummy_value()
        return types.void(types.intp, types.intp, types.intp), generate
    return typed


@intrinsic
def tinted(typing, under, levels, keep):  # type: ignore[no-untyped-def]
    """`BYTES` bytes at `under` become under · keep / 32768, and levels (in 128ths) more: both 16 bits, each for two bytes."""
    return _tinted(1)(typing, under, levels, keep)


@intrinsic
def tinted_pairs(typing, under, levels, keep):  # type: ignore[no-untyped-def]
    """The same with two bytes for each pixel: each two of levels and keep are for two pixels."""
    return _tinted(2)(typing, under, levels, keep)
