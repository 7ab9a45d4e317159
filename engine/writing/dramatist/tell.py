"""Telling the story: cards become scenes, scenes get their beats, episodes get their length."""
from __future__ import annotations

from collections.abc import Callable

from engine.drama.brief import Brief
from engine.drama.script import Episode, Scene, Script
from engine.drama.vocabulary import Language
from engine.writing.dramatist.bank import grammar
from engine.writing.dramatist.fitting import fit_episode
from engine.writing.dramatist.plan import Card, arc
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.stage import Draft, Stage
from engine.writing.dramatist.story import Story, conceive, fill

DRAMATIST_VERSION = 1
"""Enters the cache key: raise it when the same brief should give another story."""


def write(brief: Brief, language: Language, progress: Callable[[float, str], None]) -> Script:
    """The whole drama. The same brief gives the same script, byte for byte."""
    progress(0.0, "reading the idea")
    story = conceive(brief, read(brief.prompt, language), language)
    stage = Stage(story)
    episodes = []
    cards = arc(story)
    for row in cards:
        episodes.append(_episode(story, stage, row, row is cards[-1]))
        progress(row[0].episode / brief.episodes, f"episode {row[0].episode} of {brief.episodes}")
    premise = story.premise.fields
    return Script(
        title=brief.title or fill(premise["title"], story, {}, None, "title")[:120],
        logline=fill(premise["logline"], story, {}, None, "logline")[:400], genre=story.genre, language=language,
        characters=list(story.cast.values()), episodes=episodes,
    )


def _episode(story: Story, stage: Stage, row: list[Card], last: bool) -> Episode:
    drafts = [stage.draft(card) for card in row]
    hook = stage.hook(row[-1], last)
    fit_episode(drafts, hook, stage, story.brief.duration_sec)
    scenes = [_scene(story, draft) for draft in drafts]
    number = row[0].episode
    clue, roles = story.clue(number - 1), drafts[0].roles
    final = scenes[-1].beats[-1]
    title = fill(story.premise.fields["title"] if number == 1 else "{eptitle}", story, roles, clue, "eptitle", number)
    return Episode(number=number, title=title[:80], logline=fill("{eplogline}", story, roles, clue, "eplogline", number)[:400],
                   hook=(final.insert_text.split("|")[0] if final.insert else final.text)[:200], scenes=scenes)


def _scene(story: Story, draft: Draft) -> Scene:
    card = draft.card
    beats = draft.beats()
    who = list(dict.fromkeys([b.character for b in beats if b.character]))[:3]
    lists = grammar(story.language)
    roles = draft.roles
    words = {"time": f"{{time.{card.time}}}", "weather": f"{{weather.{card.weather}}}"}
    shown = "{descr}".replace("{time}", words["time"])
    text = fill(shown, story, roles, None, "descr", card.episode, card.number)
    text = text.replace("<place>", card.place).replace("<time>", fill(words["time"], story, roles, None, "t", card.episode, card.number))
    text = text.replace("<weather>", fill(words["weather"], story, roles, None, "w", card.episode, card.number))
    looks = [c.look.words for n in who for c in story.cast.values() if c.name == n]
    joint, end = ("；", "。") if story.language == "zh" else ("; ", ".")
    people = joint.join(f"{n}：{w}" if story.language == "zh" else f"{n}: {w}" for n, w in zip(who, looks, strict=True))
    title = fill(f"{{scene.{card.purpose}}}" if f"scene.{card.purpose}" in lists else "{scene.love}", story, roles, story.clue(card.clue), "scene", card.episode, card.number)
    return Scene(number=card.number, episode=card.episode, title=title[:80], place=card.place, setting=card.setting, time_of_day=card.time,
                 weather=card.weather, mood=card.mood, characters=who, description=f"{text} {people}{end}"[:1000], beats=beats)
