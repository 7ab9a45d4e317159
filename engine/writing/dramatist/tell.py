"""Telling the story: cards become scenes, scenes get their beats, episodes get their length."""
from __future__ import annotations

import re
from collections.abc import Callable

from engine.drama.brief import Brief
from engine.drama.script import Episode, Scene, Script
from engine.drama.vocabulary import Language
from engine.writing.dramatist import reading_en, reading_zh
from engine.writing.dramatist.ages import plays_in_old_times
from engine.writing.dramatist.bank import grammar
from engine.writing.dramatist.facts_en import verb_at
from engine.writing.dramatist.filling import NotGiven, fill
from engine.writing.dramatist.fitting import fit_episode
from engine.writing.dramatist.period_zh import in_their_time
from engine.writing.dramatist.plan import Card, arc
from engine.writing.dramatist.played import SceneDraft
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.republic import plays_in_the_republic, told_in_their_time
from engine.writing.dramatist.stage import Stage
from engine.writing.dramatist.story import Story, conceive

_INSTRUCTION = re.compile(r"^(?:请|写|帮我|给我|生成|来一|讲|做|拍|我想|一个关于)|^(?:please|write|make|create|tell|give|generate|i want|i'd like|can you|a (?:story|drama|film) )", re.I)
_WHEN = re.compile(r"(?:when|after|before|while|since|if|because|once|as)\b", re.I)
_HAN = re.compile(r"[\u3400-\u9fff]")


def write(brief: Brief, language: Language, progress: Callable[[float, str], None]) -> Script:
    """The whole drama. The same brief gives the same script, byte for byte."""
    progress(0.0, "reading the idea")
    republic = plays_in_the_republic(brief.prompt)
    if language == "zh" and plays_in_old_times(brief.prompt):
        brief = brief.model_copy(update={"prompt": in_their_time(brief.prompt)})
    typed = brief.prompt
    brief = brief.model_copy(update={"prompt": (reading_zh if language == "zh" else reading_en).of_somebody(typed)})
    story = conceive(brief, read(brief.prompt, language, typed if language == "zh" and typed != brief.prompt else ""), language)
    stage = Stage(story)
    episodes = []
    cards = arc(story)
    for row in cards:
        episodes.append(_episode(story, stage, row))
        progress(row[0].episode / brief.episodes, f"episode {row[0].episode} of {brief.episodes}")
    script = Script(
        title=brief.title or fill(story.premise.fields["title"], story, {}, None, "title")[:120],
        logline=_logline(story), genre=story.genre, language=language,
        characters=list(story.cast.values()), episodes=episodes,
    )
    return told_in_their_time(script) if republic and language == "zh" else script


def _logline(story: Story) -> str:
    """The premise's sentence, after the idea itself when that says more than the premise took from it."""
    idea = (story.reading.own or story.reading.text).strip()
    try:
        line = fill(story.premise.fields["logline"], story, {}, None, "logline")
    except NotGiven:  # what a form would say of the idea is too long for a sentence
        return idea[:400]
    if story.premise.fields.get("narrated") and len(idea) < 360 and not _INSTRUCTION.search(idea):
        return idea
    if (story.fit < 5 or story.premise.retold) and len(idea) < 120 and not _INSTRUCTION.search(idea):
        line = f"{idea.rstrip('。.!！')}{'。' if story.language == 'zh' else '. '}{line}"
    return line[:400]


def _episode(story: Story, stage: Stage, row: list[Card]) -> Episode:
    drafts = [stage.draft(card) for card in row]
    if row[0].episode == 1 and (words := opening_words(story)) and (told := stage.narration(words)):
        drafts[0].played.insert(0, told)
    hook = stage.hook(drafts[-1])
    fit_episode(drafts, hook, stage, story.brief.duration_sec)
    scenes = [_scene(story, draft) for draft in drafts]
    number = row[0].episode
    clue, roles = story.clue(number - 1), drafts[0].roles
    final = scenes[-1].beats[-1]
    title = fill(story.premise.fields["title"] if number == 1 or story.premise.retold else "{eptitle}", story, roles, clue, "eptitle", number)
    idea = (story.reading.own or story.reading.text).strip().split("\n")[0]
    first = number == 1 and 6 <= len(idea) <= 140 and not _INSTRUCTION.search(idea) and bool(_HAN.search(idea)) == (story.language == "zh")
    logline = idea if first else fill(story.premise.fields["logline"] if story.premise.retold else "{eplogline}", story, roles, clue, "eplogline", number)
    return Episode(number=number, title=title[:80], logline=logline[:400],
                   hook=(final.insert_text.split("|")[0] if final.insert else final.said or final.text)[:200], scenes=scenes)


def opening_words(story: Story) -> str:
    """What the narrator opens with: the idea's own first words, all of a sentence when the premise is only near it.

    Nothing where the first scene says it (`Premise.turn`, `Premise.retold`).
    """
    prompt, zh = story.reading.own or story.reading.text, story.language == "zh"
    if story.premise.turn or story.premise.retold or story.brief.duration_sec < 40 or _INSTRUCTION.search(prompt) or bool(_HAN.search(prompt)) != zh:
        return ""
    text = re.sub(r"[^\w\s，。！？；：、“”‘’《》·,.!?;:'\"()-]", "", prompt)
    sentence = re.split(r"[。！？\n]|(?<=\w)[.!?](?=\s|$)(?<!\b[ap]\.m\.)", text.strip())[0].strip(" ，,;；：")
    clauses = [c.strip() for c in re.split("[，；]" if zh else "[,;] ?", sentence) if c.strip()]
    room = (26 if zh else 17) if story.fit < 5 else (9 if zh else 5)
    said = ""
    for clause in clauses:
        more = (said + ("，" if zh else ", ") + clause) if said else clause
        if (len(more) if zh else len(more.split())) > room:
            break
        said = more
    if zh and story.premise.situations and len(sentence) <= 40:
        said = sentence if len(sentence) <= 34 else said
    if zh and re.search(r"(?:前|后|时|时候|却|而|那天|当天|的)$", said):
        return ""
    if len(said) < 3 or (not zh and (len(said.split()) < 2 or verb_at(said) is None)):
        return ""  # “A clumsy waiter” is no sentence
    if not zh and "," not in said and _WHEN.match(said) and len(said) < len(sentence):
        return ""  # nor is “When her sister runs away”
    return said + ("。" if zh else ".")


def _scene(story: Story, draft: SceneDraft) -> Scene:
    card = draft.card
    beats = draft.beats()
    who = list(dict.fromkeys([b.character for b in beats if b.character]))
    lists = grammar(story.language)
    roles = draft.roles
    time, weather = (fill(f"{{{w}}}", story, roles, None, w, card.episode, card.number) for w in (f"time.{card.time}", f"weather.{card.weather}"))
    shape = fill("{descr}", story, roles, None, "descr", card.episode, card.number)
    if story.language == "en":
        time = time if shape.startswith("<time>") else time.lower()
    text = shape.replace("<place>", card.place).replace("<time>", time).replace("<weather>", weather if story.language == "zh" else weather.lower())
    looks = [c.look.words for n in who for c in story.cast.values() if c.name == n]
    joint, end = ("；", "。") if story.language == "zh" else ("; ", ".")
    people = joint.join(f"{n}：{w}" if story.language == "zh" else f"{n}: {w}" for n, w in zip(who, looks, strict=True))
    title = fill(f"{{scene.{card.purpose}}}" if f"scene.{card.purpose}" in lists else "{scene.love}", story, roles, story.clue(card.clue), "scene", card.episode, card.number)
    return Scene(number=card.number, episode=card.episode, title=title[:80], place=card.place, setting=card.setting, time_of_day=card.time,
                 weather=card.weather, mood=card.mood, characters=who, description=f"{text} {people}{end}"[:1000], beats=beats)
