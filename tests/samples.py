"""A small hand-written drama that tests share: two people, two scenes, every kind of beat."""
from __future__ import annotations

from engine.drama.script import Beat, Character, Episode, Look, Scene, Script

ZH = Script(
    title="辞职信", logline="他三年前没有递出的辞职信，在她手里。", genre="romance", language="zh",
    characters=[
        Character(name="林晚", gender="f", role="lead", job="设计师", temper="冷静", look=Look(hair="long", outfit="coat", color="#b3874f")),
        Character(name="顾沉", gender="m", role="lead", job="程序员", temper="疲惫", look=Look(hair="comma", outfit="hoodie", color="#2b3552", glasses=True)),
    ],
    episodes=[Episode(number=1, title="凌晨两点", hook="信封背面，还有一行字。", scenes=[
        Scene(number=1, episode=1, title="还亮着的灯", place="国贸写字楼", setting="office", time_of_day="night", weather="rain", mood="mystery",
              characters=["林晚", "顾沉"], description="整层楼只剩一盏灯。", beats=[
                  Beat(kind="narration", text="凌晨两点的北京，只有这一层还亮着灯。"),
                  Beat(kind="dialogue", character="林晚", emotion="neutral", text="你就是顾沉？"),
                  Beat(kind="dialogue", character="顾沉", emotion="surprised", text="你手里拿的是什么？"),
                  Beat(kind="action", character="林晚", text="她拿出一个旧信封。", insert="letter", insert_text="辞职信：顾沉"),
                  Beat(kind="dialogue", character="林晚", emotion="scornful", text="三年前写的辞职信，为什么没有递？"),
              ]),
        Scene(number=2, episode=1, title="天台", place="天台", setting="rooftop", time_of_day="night", weather="clear", mood="romance",
              characters=["林晚", "顾沉"], beats=[
                  Beat(kind="action", character="顾沉", emotion="sad", text="他走到栏杆边。"),
                  Beat(kind="dialogue", character="顾沉", emotion="sad", text="因为那天，有人在电梯里对我说，再坚持一天。"),
                  Beat(kind="dialogue", character="林晚", emotion="tender", text="那个人，是我。"),
              ]),
    ])],
)

EN = Script(
    title="The Letter", logline="She holds the resignation he never handed in.", genre="romance", language="en",
    characters=[
        Character(name="Mia", gender="f", role="lead", look=Look(hair="bob", outfit="blazer", color="#8e2a3c")),
        Character(name="Daniel", gender="m", role="lead", look=Look(hair="crop", outfit="shirt", color="#dfe5ee")),
    ],
    episodes=[Episode(number=1, title="Two in the Morning", hook="There was a second page.", scenes=[
        Scene(number=1, episode=1, title="The last light", place="The office", setting="office", time_of_day="night", mood="suspense",
              characters=["Mia", "Daniel"], beats=[
                  Beat(kind="dialogue", character="Mia", emotion="neutral", text="You wrote this, didn't you?"),
                  Beat(kind="dialogue", character="Daniel", emotion="afraid", text="Where did you find that letter?"),
              ]),
    ])],
)
