"""Sound effects and ambience, synthesised with numpy: no samples, so no licences. All are `float32[n, 2]`."""
from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from engine.drama.vocabulary import AmbienceKind, EffectKind
from engine.sound.filters import Band, band
from engine.sound.speech import BLOCK, RATE, Audio

Mono = NDArray[np.float64]


def generator(*key: object) -> np.random.Generator:
    """A random generator that depends on the key alone."""
    return np.random.default_rng(int.from_bytes(hashlib.sha256("|".join(map(str, key)).encode()).digest()[:8], "big"))


def times(seconds: float) -> Mono:
    return np.arange(int(seconds * RATE)) / RATE


def finish(x: Mono, peak: float = 0.8) -> Audio:
    """Stereo at that peak, with 3 ms fades so that nothing clicks."""
    out = np.stack([x, x], 1) if x.ndim == 1 else x
    edge = min(144, len(out) // 2)
    ramp = np.linspace(0, 1, edge)[:, None]
    out = out.copy()
    out[:edge] *= ramp
    out[-edge:] *= ramp[::-1]
    return np.asarray(out / max(1e-9, np.abs(out).max()) * peak, np.float32)


def _boom(r: np.random.Generator) -> Audio:
    t = times(2.2)
    body = np.sin(2 * np.pi * (38 * t + 60 / 9 * (1 - np.exp(-9 * t)))) * np.exp(-2.4 * t)
    return finish(body + .25 * band(r.standard_normal(len(t)), 60, 900) * np.exp(-14 * t))


def _whoosh(r: np.random.Generator) -> Audio:
    t = times(.9)
    p = t / .9
    noise = sum(band(r.standard_normal(len(t)), f, f * 1.7) * np.exp(-((p - c) / .22) ** 2) for f, c in ((300, .2), (900, .45), (2200, .6), (900, .8)))
    x = np.asarray(noise) * np.sin(np.pi * p) ** 2
    return finish(np.stack([x * (1 - p), x * p], 1))


def _heartbeat(r: np.random.Generator) -> Audio:
    x = np.zeros(int(3.2 * RATE))
    t = times(.25)
    thump = np.sin(2 * np.pi * 52 * t) * np.exp(-18 * t) * np.minimum(1, t / .008)
    for k in np.arange(0, 2.7, .92):
        for delay, gain in ((0, 1), (.27, .7)):
            i = int((k + delay) * RATE)
            x[i:i + len(thump)] += gain * thump[:len(x) - i]
    return finish(x)


def _thunder(r: np.random.Generator) -> Audio:
    t = times(4.0)
    swell = np.exp(-1.1 * t) * (1 + .8 * np.sin(2 * np.pi * 1.7 * t + 1) ** 2)
    return finish(band(np.cumsum(r.standard_normal(len(t))) * .01, 25, 220) * swell + .4 * band(r.standard_normal(len(t)), 200, 3000) * np.exp(-7 * t))


def _slap(r: np.random.Generator) -> Audio:
    t = times(.3)
    return finish(band(r.standard_normal(len(t)), 900, 6000) * np.exp(-70 * t) + .6 * band(r.standard_normal(len(t)), 200, 900) * np.exp(-45 * t))


def _door(r: np.random.Generator) -> Audio:
    t = times(.9)
    thud = band(r.standard_normal(len(t)), 60, 420) * np.exp(-16 * t) + .4 * np.sin(2 * np.pi * 88 * t) * np.exp(-13 * t)
    return finish(thud + .3 * band(r.standard_normal(len(t)), 1200, 4000) * np.exp(-90 * t))


def _glass(r: np.random.Generator) -> Audio:
    t = times(1.1)
    shards = sum(r.uniform(.2, 1) * np.sin(2 * np.pi * f * t) * np.exp(-r.uniform(6, 22) * np.clip(t - d, 0, None)) * (t > d)
                 for f, d in zip(r.uniform(2200, 9500, 26), r.uniform(0, .25, 26), strict=True))
    return finish(np.asarray(shards) + 1.5 * band(r.standard_normal(len(t)), 3000, 12000) * np.exp(-28 * t))


def _ring(r: np.random.Generator) -> Audio:
    """A phone: two bars of a marimba figure, as phones have it."""
    x = np.zeros(int(2.4 * RATE))
    t = times(.5)
    for i, f in enumerate((659.3, 784, 987.8, 784, 659.3, 784, 987.8, 1174.7)):
        note = (np.sin(2 * np.pi * f * t) + .35 * np.sin(2 * np.pi * 4 * f * t) * np.exp(-18 * t)) * np.exp(-9 * t)
        at = int((i % 4 * .16 + i // 4 * 1.1) * RATE)
        x[at:at + len(note)] += note
    return finish(x, .5)


def _ding(r: np.random.Generator) -> Audio:
    t = times(1.5)
    return finish(np.asarray(sum(np.sin(2 * np.pi * f * t) * np.exp(-d * t) * g for f, d, g in ((1318, 4, 1), (2637, 7, .4), (3951, 11, .2)))), .5)


def _riser(r: np.random.Generator) -> Audio:
    t = times(3.0)
    tones = sum(np.sin(2 * np.pi * f * (t + .5 * t**2 / 3.0)) for f in (110, 165.5, 221, 331))
    return finish((np.asarray(tones) + 1.5 * band(r.standard_normal(len(t)), 800, 7000)) * (t / 3.0) ** 2)


def _steps(r: np.random.Generator) -> Audio:
    x = np.zeros(int(2.0 * RATE))
    t = times(.18)
    for k in range(4):
        hit = band(r.standard_normal(len(t)), 90, 500) * np.exp(-38 * t) + .35 * band(r.standard_normal(len(t)), 1500, 5000) * np.exp(-120 * t)
        at = int((.05 + k * .48 + r.uniform(-.015, .015)) * RATE)
        x[at:at + len(hit)] += hit * r.uniform(.75, 1)
    return finish(x, .6)


def _paper(r: np.random.Generator) -> Audio:
    t = times(.8)
    crackle = band(r.standard_normal(len(t)), 1800, 9000) * (.25 + np.abs(band(r.standard_normal(len(t)), 6, 28)) * 14)
    return finish(crackle * np.sin(np.pi * t / .8) ** .7, .4)


def _keyboard(r: np.random.Generator) -> Audio:
    x = np.zeros(int(1.8 * RATE))
    t = times(.06)
    at = .03
    while at < 1.7:
        hit = band(r.standard_normal(len(t)), 1200, 6500) * np.exp(-130 * t) + .5 * band(r.standard_normal(len(t)), 200, 900) * np.exp(-90 * t)
        i = int(at * RATE)
        x[i:i + len(hit)] += hit[:len(x) - i] * r.uniform(.5, 1)
        at += r.uniform(.07, .2)
    return finish(x, .4)


_EFFECTS: dict[EffectKind, Callable[[np.random.Generator], Audio]] = {
    "boom": _boom, "whoosh": _whoosh, "heartbeat": _heartbeat, "thunder": _thunder, "slap": _slap, "door": _door, "glass": _glass,
    "ring": _ring, "ding": _ding, "riser": _riser, "steps": _steps, "paper": _paper, "keyboard": _keyboard,
}


def effect(kind: EffectKind, seed: int = 0) -> Audio:
    """One effect from its beginning; the same seed gives the same sound."""
    return _EFFECTS[kind](generator("effect", kind, seed))


def _noise_bed(r: np.random.Generator, n: int, bands: list[tuple[float, float, float]], sway: float = 0.0) -> NDArray[np.float64]:
    out = np.zeros((n, 2))
    for low, high, gain in bands:
        for c in (0, 1):
            through = Band(low, high, 1)
            for part in _blocks(n):
                noise = through(r.standard_normal(part.stop - part.start))
                noise *= gain
                out[part, c] += noise
    if sway:
        slow = [(f, r.uniform(0, 6.3)) for f in (.07, .11, .19)]
        for part in _blocks(n):
            at = np.arange(part.start, part.stop)
            waves = sum((np.sin(2 * np.pi * f * at / RATE + phase) for f, phase in slow), np.zeros(len(at)))
            out[part] *= (waves * sway / 3 + 1)[:, None]
    return out


def _blocks(n: int) -> Iterator[slice]:
    """Pieces of a bed that are worked on at once: as a whole, a minute is 23 MB a side."""
    return (slice(at, min(at + BLOCK, n)) for at in range(0, n, BLOCK))


_BEDS: dict[str, tuple[list[tuple[float, float, float]], float]] = {
    "rain": ([(900, 9000, .5), (150, 700, .25)], .1), "street": ([(40, 250, 1.0), (300, 1200, .18)], .45),
    "office": ([(90, 240, .8), (2000, 4000, .05)], .05), "night": ([(60, 300, .4), (4200, 5200, .06)], .2),
    "wind": ([(120, 500, 1.0), (600, 1400, .25)], .8), "crowd": ([(220, 900, 1.0), (900, 2500, .35)], .35),
    "sea": ([(80, 600, 1.0), (800, 4000, .35)], .9), "birds": ([(200, 900, .12)], .2),
}


def ambience(kind: AmbienceKind, seconds: float, seed: int = 0) -> Audio:
    """A bed of that length: steady, without an audible loop, at a low level (about -30 dBFS RMS)."""
    n = int(round(seconds * RATE))
    if kind == "none" or n == 0:
        return np.zeros((n, 2), np.float32)
    r = generator("ambience", kind, seed)
    bands, sway = _BEDS[kind]
    bed = _noise_bed(r, n, bands, sway)
    if kind == "rain":
        _sprinkle(bed, r, 55, lambda: _tick(r, r.uniform(1500, 6000), 400, .012) * r.uniform(.3, 1.4))
    elif kind == "birds":
        _sprinkle(bed, r, .9, lambda: _chirp(r))
    elif kind == "street":
        _sprinkle(bed, r, .06, lambda: _horn(r))
    elif kind == "office":
        _sprinkle(bed, r, .5, lambda: _tick(r, r.uniform(1200, 3000), 160, .04) * .25)
    bed *= 0.032 / max(1e-9, float(np.sqrt(np.vdot(bed, bed) / bed.size)))
    return np.asarray(bed, np.float32)


def _sprinkle(bed: NDArray[np.float64], r: np.random.Generator, per_second: float, make: Callable[[], Mono]) -> None:
    """Single sounds over a bed, on average so many a second, each somewhere between left and right."""
    for _ in range(r.poisson(per_second * len(bed) / RATE)):
        sound = make()
        at = int(r.integers(0, max(1, len(bed) - len(sound))))
        side = r.uniform(.2, .8)
        part = sound[:len(bed) - at]
        bed[at:at + len(part)] += np.stack([part * (1 - side), part * side], 1)


def _tick(r: np.random.Generator, hertz: float, decay: float, seconds: float) -> Mono:
    t = times(seconds)
    return np.asarray(np.sin(2 * np.pi * hertz * t) * np.exp(-decay * t))


def _chirp(r: np.random.Generator) -> Mono:
    t = times(r.uniform(.08, .2))
    sweep = r.uniform(2600, 4200) + r.uniform(-900, 900) * t / t[-1]
    return np.asarray(np.sin(2 * np.pi * np.cumsum(sweep) / RATE) * np.sin(np.pi * t / t[-1]) * .35)


def _horn(r: np.random.Generator) -> Mono:
    t = times(.5)
    f = r.uniform(320, 420)
    return np.asarray((np.sin(2 * np.pi * f * t) + .5 * np.sin(2 * np.pi * f * 1.26 * t)) * np.sin(np.pi * t / t[-1]) ** .4 * .12)
