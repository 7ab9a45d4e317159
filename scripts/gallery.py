"""What the studio draws, to be looked at: a contact sheet of 24 shots, and three dramas of half a minute.

`make gallery`, or `python -m scripts.gallery [--out DIR] [--sheet-only]`. The dramas are made by the real pipeline, by the
same command that anybody types. Paths of all that was made are printed.
"""
from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.drama.script import Character, Look, in_old_times
from engine.drama.storyboard import Insert, Placement, Shot
from engine.drama.vocabulary import Emotion, Pose, Style, View
from engine.picture import draw_shot

ROOT = Path(__file__).resolve().parent.parent
CAST = {c.name: c for c in (
    Character(name="林晚", gender="f", age="young", look=Look(hair="long", outfit="coat", color="#b3874f", earrings=True)),
    Character(name="顾沉", gender="m", age="adult", look=Look(hair="comma", outfit="suit", color="#2b3552")),
    Character(name="沈妃", gender="f", age="young", look=Look(hair="palace_f", outfit="hanfu", color="#8c2f3f", accent="#e8c87a")),
    Character(name="裴将军", gender="m", age="adult", look=Look(hair="palace_m", outfit="hanfu", color="#2f4a5c", accent="#c9a063")),
    Character(name="陈医生", gender="m", age="middle", look=Look(hair="sidepart", outfit="whitecoat", color="#e8eef2", glasses=True)),
    Character(name="小满", gender="f", age="child", look=Look(hair="braid", outfit="uniform", color="#2f4f7a")),
)}
_PAIR, _COURT = ("林晚", "顾沉"), ("沈妃", "裴将军")


def _shot(size: str, setting: str, time: str, light: str, names: tuple[str, ...] = _PAIR, *, weather: str = "clear", angle: str = "eye",
          feelings: tuple[Emotion, ...] = ("neutral", "neutral"), poses: tuple[Pose, ...] = ("stand", "stand"), view: View = "three_quarter", insert: Insert | None = None) -> Shot:
    spread = {"wide": (-.28, .28), "ots": (-.3, .55)}.get(size, (-.46, .46)) if len(names) > 1 else (-.2,)
    actors = [Placement(character=n, x=x, facing="right" if x < 0 else "left", emotion=f, pose=p, view="back" if size == "ots" and i else view)
              for i, (n, x, f, p) in enumerate(zip(names, spread, feelings, poses, strict=False))]
    return Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": size, "setting": setting, "time_of_day": time, "light": light, "weather": weather,
                                "angle": angle, "actors": [] if insert else [a.model_dump() for a in actors], "focus": None if insert else names[0], "insert": insert})


SHOTS: list[tuple[Style, Shot]] = [
    ("noir", _shot("wide", "rooftop", "dusk", "warm", feelings=("tender", "happy"))),
    ("noir", _shot("two", "cafe", "night", "warm", feelings=("tender", "happy"), poses=("cup", "stand"))),
    ("noir", _shot("medium", "street", "night", "neon", ("林晚",), weather="rain", feelings=("sad",))),
    ("noir", _shot("close", "office", "night", "cold", ("顾沉",), feelings=("angry",), angle="low")),
    ("noir", _shot("ots", "bar", "night", "neon", feelings=("scornful", "neutral"))),
    ("noir", _shot("wide", "hospital", "night", "ominous", ("陈医生", "林晚"), feelings=("sad", "afraid"))),
    ("noir", _shot("insert", "bedroom", "night", "cold", insert=Insert(kind="phone", text=["你在哪？", "别回头。"], owner="林晚", sender="未知号码"))),
    ("noir", _shot("two", "car", "night", "noir", feelings=("afraid", "angry"), view="profile")),
    ("noir", _shot("full", "airport", "dusk", "warm", ("林晚",), poses=("walk",), feelings=("sad",), view="profile")),
    ("noir", _shot("wide", "court", "day", "soft", feelings=("angry", "scornful"), angle="high")),
    ("noir", _shot("xclose", "lift", "night", "noir", ("林晚",), feelings=("afraid",))),
    ("noir", _shot("medium", "underground", "night", "cold", ("顾沉",), poses=("phone",), angle="dutch")),
    ("pastel", _shot("wide", "park", "day", "soft", feelings=("happy", "happy"))),
    ("pastel", _shot("two", "classroom", "day", "warm", ("小满", "林晚"), feelings=("happy", "tender"))),
    ("pastel", _shot("medium", "kitchen", "dawn", "warm", ("林晚",), poses=("cup",), feelings=("happy",))),
    ("pastel", _shot("wide", "seaside", "dusk", "warm", feelings=("tender", "tender"))),
    ("pastel", _shot("full", "livingroom", "night", "soft", ("顾沉",), feelings=("surprised",))),
    ("pastel", _shot("insert", "cafe", "day", "warm", insert=Insert(kind="ring", text=[], owner="顾沉"))),
    ("ink", _shot("wide", "palace", "day", "soft", _COURT, feelings=("sad", "neutral"))),
    ("ink", _shot("two", "palace", "night", "cold", _COURT, weather="snow", feelings=("tender", "sad"), view="profile")),
    ("ink", _shot("close", "countryside", "dawn", "soft", ("沈妃",), feelings=("sad",), view="profile")),
    ("ink", _shot("wide", "countryside", "dusk", "warm", _COURT, weather="fog")),
    ("ink", _shot("medium", "shop", "day", "warm", ("裴将军",), poses=("crossed",), feelings=("scornful",))),
    ("ink", _shot("insert", "palace", "night", "ominous", insert=Insert(kind="letter", text=["见字如面", "城破之日，勿念。"], owner="沈妃"))),
]
"""All sizes, moods and styles, and every kind of place."""

DRAMAS: list[tuple[str, list[str]]] = [
    ("romance", ["--prompt", "雨夜，前男友在她常去的咖啡馆打烊前推门进来，手里是她三年前退回的戒指", "--genre", "romance", "--language", "zh", "--style", "noir"]),
    ("suspense", ["--prompt", "新帝登基的夜里，被赐死的贵妃收到一封写着她自己笔迹的密信", "--genre", "suspense", "--language", "zh", "--style", "ink"]),
    ("comedy", ["--prompt", "A barista accidentally proposes to the wrong customer when the ring slides into his cup", "--genre", "comedy", "--language", "en", "--style", "pastel"]),
]


def _people(shot: Shot) -> list[str]:
    """Who is in a shot, or whose thing it shows."""
    return [a.character for a in shot.actors] + ([shot.insert.owner] if shot.insert and shot.insert.owner else [])


def contact_sheet(size: tuple[int, int] = (360, 640), columns: int = 8) -> NDArray[np.uint8]:
    """All shots side by side, `uint8[h, w, 3]` RGB."""
    frames = [draw_shot(shot, CAST, size, style, old=in_old_times(CAST[name] for name in _people(shot))).flatten() for style, shot in SHOTS]
    rows = [np.hstack(frames[i:i + columns]) for i in range(0, len(frames), columns)]
    return np.vstack(rows)


def main() -> int:
    """Make everything; the exit code is 0 when all of it was made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "gallery")
    parser.add_argument("--sheet-only", action="store_true", help="no dramas")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    sheet = contact_sheet()
    for name, factor in (("shots.png", 1.0), ("shots-tenth.png", .1)):
        image = sheet if factor == 1.0 else cv2.resize(sheet, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        cv2.imwrite(str(options.out / name), cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
        print(options.out / name)
    failed = 0
    for name, words in [] if options.sheet_only else DRAMAS:
        out = options.out / name
        run = subprocess.run([sys.executable, "-m", "studio", "drama", *words, "--duration", "30", "--out", str(out), "--json"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
        if run.returncode:
            print(f"{name}: not made (exit code {run.returncode})", file=sys.stderr)
            failed = 1
            continue
        for episode in json.loads(run.stdout.strip().splitlines()[-1])["episodes"]:
            print(episode["path"])
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
