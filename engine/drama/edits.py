"""Changing a script: each function gives a new, whole, renumbered Script. Pure; raises BadInput in words."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from pydantic import ValidationError

from engine.drama.script import Beat, Character, Episode, Scene, Script
from engine.errors import BadInput


def _made(script: Script, **changes: Any) -> Script:
    """The script with these fields, its episodes and scenes numbered anew and everything validated."""
    fields = {name: getattr(script, name) for name in Script.model_fields} | changes
    episodes = []
    for e, episode in enumerate(fields["episodes"], 1):
        scenes = [scene.model_copy(update={"number": s, "episode": e}).model_dump() for s, scene in enumerate(episode.scenes, 1)]
        episodes.append({**episode.model_dump(), "number": e, "scenes": scenes})
    people = [c.model_dump() for c in fields["characters"]]
    try:
        return Script.model_validate({**fields, "characters": people, "episodes": episodes})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadInput(f"This script will not do: {where + ': ' if where else ''}{first['msg'].removeprefix('Value error, ')}.", key="error.script") from error


def _episode(script: Script, number: int) -> Episode:
    if not 1 <= number <= len(script.episodes):
        raise BadInput(f"There is no episode {number}.", key="error.no_scene")
    return script.episodes[number - 1]


def scene_of(script: Script, episode: int, number: int) -> Scene:
    """The scene of that number. Raises BadInput."""
    scenes = _episode(script, episode).scenes
    if not 1 <= number <= len(scenes):
        raise BadInput(f"There is no scene {episode}.{number}.", key="error.no_scene")
    return scenes[number - 1]


def _with_scenes(script: Script, episode: int, scenes: Sequence[Scene]) -> Script:
    changed = script.episodes[episode - 1].model_copy(update={"scenes": list(scenes)})
    episodes = [changed if e.number == episode else e for e in script.episodes]
    return _made(script, episodes=[e for e in episodes if e.scenes])


def replace_scene(script: Script, episode: int, number: int, scene: Scene) -> Script:
    """Another scene in the place of that one. Whoever acts in it is on its list."""
    scene_of(script, episode, number)
    scenes = script.episodes[episode - 1].scenes
    present = list(dict.fromkeys([*scene.characters, *(b.character for b in scene.beats if b.character)]))[:8]
    scene = scene.model_copy(update={"characters": present})
    return _with_scenes(script, episode, [scene if s.number == number else s for s in scenes])


def add_scene(script: Script, episode: int, at: int, scene: Scene) -> Script:
    """One scene more, as number `at` of the episode; later ones move on. An episode one past the last is begun."""
    if episode == len(script.episodes) + 1:
        return _made(script, episodes=[*script.episodes, Episode(number=episode, title=scene.title, scenes=[scene])])
    scenes = list(_episode(script, episode).scenes)
    at = max(1, min(at, len(scenes) + 1))
    return _with_scenes(script, episode, [*scenes[:at - 1], scene, *scenes[at - 1:]])


def remove_scene(script: Script, episode: int, number: int) -> Script:
    """Without that scene; an episode that loses its last one goes, too. The last scene of all stays."""
    scene_of(script, episode, number)
    if sum(len(e.scenes) for e in script.episodes) == 1:
        raise BadInput("A script needs at least one scene.", key="error.last_scene")
    return _with_scenes(script, episode, [s for s in script.episodes[episode - 1].scenes if s.number != number])


def move_scene(script: Script, episode: int, number: int, to_episode: int, to: int) -> Script:
    """The same scenes in another order: that one becomes number `to` of `to_episode`."""
    scene = scene_of(script, episode, number)
    lists = {e.number: [s for s in e.scenes if s is not scene] for e in script.episodes}
    _episode(script, to_episode)
    at = max(1, min(to, len(lists[to_episode]) + 1))
    lists[to_episode].insert(at - 1, scene)
    episodes = [e.model_copy(update={"scenes": lists[e.number]}) for e in script.episodes]
    return _made(script, episodes=[e for e in episodes if e.scenes])


def replace_beats(scene: Scene, indices: Sequence[int], beats: Sequence[Beat]) -> Scene:
    """The scene with `beats` where the beats of these indices were (at the place of the first of them)."""
    gone = set(indices)
    if not gone or not all(0 <= i < len(scene.beats) for i in gone):
        raise BadInput("Choose lines of this scene.", key="error.no_beats")
    first = min(gone)
    kept = [b for i, b in enumerate(scene.beats) if i < first], [b for i, b in enumerate(scene.beats) if i > first and i not in gone]
    return scene.model_copy(update={"beats": [*kept[0], *beats, *kept[1]]})


def replace_episode(script: Script, number: int, *, title: str, logline: str, hook: str) -> Script:
    """Another title, logline and hook for an episode."""
    episode = _episode(script, number)
    changed = episode.model_copy(update={"title": title, "logline": logline, "hook": hook})
    return _made(script, episodes=[changed if e is episode else e for e in script.episodes])


def replace_character(script: Script, name: str, character: Character) -> Script:
    """Another description of a character; with another name it is renamed wherever it acts or is spoken of."""
    if name not in {c.name for c in script.characters}:
        raise BadInput(f"There is nobody called {name}.", key="error.no_character")
    if character.name != name and character.name in {c.name for c in script.characters}:
        raise BadInput(f"Somebody is called {character.name} already.", key="error.name_taken")

    called = _calling(name, character.name)

    def renamed(found: str | None) -> str | None:
        return character.name if found == name else found

    def scene_renamed(scene: Scene) -> Scene:
        beats = [b.model_copy(update={"character": renamed(b.character), "text": called(b.text)[:600], "insert_text": called(b.insert_text)[:200]})
                 for b in scene.beats]
        return scene.model_copy(update={"characters": [renamed(c) for c in scene.characters], "beats": beats, "title": called(scene.title)[:80],
                                        "description": called(scene.description)[:1000]})

    episodes = [e.model_copy(update={"scenes": [scene_renamed(s) for s in e.scenes], "title": called(e.title)[:80], "logline": called(e.logline)[:400],
                                     "hook": called(e.hook)[:200]}) for e in script.episodes]
    people = [character if c.name == name else c.model_copy(update={"want": called(c.want)[:240], "secret": called(c.secret)[:240]})
              for c in script.characters]
    return _made(script, characters=people, episodes=episodes, logline=called(script.logline)[:400])


def _calling(name: str, new: str) -> Callable[[str], str]:
    """How others speak of somebody who is called otherwise now. A name of one letter is left alone: it is part of words."""
    if name == new or len(name) < 2:
        return lambda text: text
    edge = r"\b" if name.isascii() else ""
    found = re.compile(edge + re.escape(name) + edge)
    return lambda text: found.sub(lambda _: new, text)


def add_character(script: Script, character: Character) -> Script:
    """One character more."""
    if character.name in {c.name for c in script.characters}:
        raise BadInput(f"Somebody is called {character.name} already.", key="error.name_taken")
    return _made(script, characters=[*script.characters, character])


def remove_character(script: Script, name: str) -> Script:
    """Without somebody who has nothing to do or say any more. Raises BadInput while they have."""
    busy = [f"{s.episode}.{s.number}" for s in script.scenes() if any(b.character == name for b in s.beats)]
    if busy:
        raise BadInput(f"{name} still acts in {', '.join(busy[:5])}: take them out of those scenes first.", key="error.character_acts")
    if len(script.characters) == 1:
        raise BadInput("A script needs at least one character.", key="error.last_character")
    episodes = [e.model_copy(update={"scenes": [s.model_copy(update={"characters": [c for c in s.characters if c != name]}) for s in e.scenes]})
                for e in script.episodes]
    return _made(script, characters=[c for c in script.characters if c.name != name], episodes=episodes)
