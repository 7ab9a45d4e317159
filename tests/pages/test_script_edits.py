"""Editing a real drama through the operations: what is kept, what is out of date, what is made again."""
from __future__ import annotations

import io
import secrets
from uuid import UUID

import numpy as np
import pytest
from PIL import Image
from sqlalchemy import event

from engine.errors import BadInput, Conflict, NotFound
from engine.pipeline.stages.pictures import PicturesStage
from engine.pipeline.units import Result, Tools, Unit
from engine.store import models as m
from studio.connections import database, transaction
from studio.operations import generation, projects, script_edits, scripts, storyboards, uploads
from studio.operations.views import SceneView
from studio.security.permissions import Actor
from tests.pages.conftest import Site


@pytest.fixture(scope="module")
def author(site: Site) -> Actor:
    return site.person()


@pytest.fixture(scope="module")
def edited(site: Site, author: Actor) -> UUID:
    """A finished drama that these tests change, one after the other."""
    return site.drama(author, scenes_per_episode=2, duration_sec=20)


def scene(author: Actor, edited: UUID, number: int = 1) -> SceneView:
    return scripts.scenes(author, edited)[number - 1]


def said(found: SceneView) -> int:
    """The index of a spoken beat."""
    return next(i for i, b in enumerate(found.beats) if b["kind"] == "dialogue")


def test_a_finished_drama_is_up_to_date(author: Actor, edited: UUID):
    found = storyboards.out_of_date(author, edited)
    assert not found.draw and not found.speak and not found.film and not found.episodes and not found.problem
    assert found.seconds == 0


def test_editing_one_line_makes_that_line_and_its_shots_again_and_nothing_else(site: Site, author: Actor, edited: UUID):
    first = scene(author, edited)
    at = said(first)
    beats = [dict(b) for b in first.beats]
    # As long as it was: a drama this short has no room for more, and would have all its lines spoken faster.
    text = beats[at]["text"] = ("你" if beats[at]["text"][0] != "你" else "我") + beats[at]["text"][1:]
    state = script_edits.change_scene(author, edited, first.id, {"beats": beats}, first.version)
    assert state.revision == 2 and state.script.episodes[0].scenes[0].beats[at].text == text

    ahead = storyboards.out_of_date(author, edited)
    line = f"e1s1b{at}"
    assert ahead.speak == [line] and not ahead.draw and ahead.episodes == [1]
    shots = storyboards.shots(author, edited)
    showing = {s.key for s in shots if s.scene == 1 and at in s.spec["beats"]}
    assert showing <= set(ahead.film) and 0 < ahead.seconds < 60
    assert not any(key.startswith("e1s2") for key in ahead.film), "the other scene is as it was"

    before = {t.key: t.finished_at for t in _tasks(edited, "video")}
    project = storyboards.remake(author, edited, {})
    assert project.status == "queued"
    site.work(edited)
    assert projects.find(author, edited).status == "done"
    again = {t.key for t in _tasks(edited, "video") if t.finished_at != before.get(t.key) and not t.cached}
    assert f"speak:{line}" in again and {"mix:e1p0", "film:e1"} <= again
    assert not any(key.startswith(("speak:e1s2", "segment:e1s2", "bed:")) for key in again), again
    assert not storyboards.out_of_date(author, edited).episodes


def _tasks(project: UUID, stage: str) -> list[m.Task]:
    with transaction() as session:
        return list(session.query(m.Task).filter(m.Task.project_id == project, m.Task.stage == stage))


def test_two_tabs_never_overwrite_each_other(author: Actor, edited: UUID):
    seen = scene(author, edited)
    script_edits.change_scene(author, edited, seen.id, {"title": "雨夜"}, seen.version)
    with pytest.raises(Conflict) as refused:
        script_edits.change_scene(author, edited, seen.id, {"title": "晴天"}, seen.version)
    assert refused.value.key == "error.changed_meanwhile" and refused.value.details["title"] == "雨夜"
    assert scene(author, edited).title == "雨夜"
    other = scene(author, edited, 2)
    script_edits.change_scene(author, edited, other.id, {"title": "后来"}, other.version)


def test_history_tells_the_difference_and_gives_it_back(author: Actor, edited: UUID):
    history = scripts.revisions(author, edited)
    assert [r.number for r in history.items] == [*range(history.total, 0, -1)] and history.items[0].author == author.name
    told = scripts.differences(author, edited, 1, 2, "zh")
    assert told.summary == "改了 1 句" and told.changes[0].where == "1.1" and told.changes[0].after != told.changes[0].before
    state = script_edits.restore(author, edited, 1)
    assert state.revision == history.total + 1 and not scripts.differences(author, edited, 1).changes
    ahead = storyboards.out_of_date(author, edited)
    assert not ahead.speak, "what was spoken once is not spoken again"


def test_scenes_are_added_moved_and_removed_and_shots_follow(author: Actor, edited: UUID):
    first, second = scripts.scenes(author, edited)
    shots = {s.id: s.scene for s in storyboards.shots(author, edited)}
    script_edits.move_scene(author, edited, first.id, {"episode": 1, "number": 2})
    moved = {s.id: s.scene for s in storyboards.shots(author, edited)}
    assert len(shots.keys() & moved.keys()) >= len(shots) - 2 and all(moved[i] == 3 - shots[i] for i in shots.keys() & moved.keys())
    assert not storyboards.out_of_date(author, edited).speak
    script_edits.move_scene(author, edited, scripts.scenes(author, edited)[1].id, {"episode": 1, "number": 1})
    state = script_edits.add_scene(author, edited, {"episode": 1, "number": 2, "title": "天台", "setting": "rooftop", "place": "天台",
                                                    "beats": [{"kind": "narration", "text": "风停了。"}]})
    assert [s.title for s in state.script.episodes[0].scenes][1] == "天台"
    assert {s.scene for s in storyboards.shots(author, edited)} == {1, 2, 3}
    script_edits.remove_scene(author, edited, scripts.scenes(author, edited)[1].id)
    assert [s.title for s in scripts.script(author, edited).episodes[0].scenes] == [first.title, second.title]
    assert len(storyboards.shots(author, edited)) == len(shots)


def test_somebody_is_renamed_everywhere_and_keeps_their_face(author: Actor, edited: UUID):
    who = scripts.characters(author, edited)[0]
    state = script_edits.change_character(author, edited, who.id, {"name": "沈知夏", "job": "律师"}, who.version)
    assert state.script.characters[0].name == "沈知夏" and who.spec.name not in str(state.script.model_dump())
    now = scripts.characters(author, edited)[0]
    assert now.id == who.id and now.spec.look == who.spec.look and now.version > who.version
    assert who.spec.name not in str([s.spec["actors"] for s in storyboards.shots(author, edited)])
    with pytest.raises(BadInput, match="still acts"):
        script_edits.remove_character(author, edited, who.id)
    added = script_edits.add_character(author, edited, {"name": "老周", "gender": "m", "age": "elder"})
    assert added.script.characters[-1].voice is not None
    old_zhou = scripts.characters(author, edited)[-1]
    assert script_edits.remove_character(author, edited, old_zhou.id).script.characters[-1].name != "老周"


def test_hand_made_shots_survive_an_edit_of_the_words(author: Actor, edited: UUID):
    shots = [s for s in storyboards.shots(author, edited) if s.scene == 1]
    one = storyboards.change(author, edited, shots[0].id, {"size": "wide", "move": "pan_left", "seconds": 3.0}, shots[0].version)
    assert one.by_hand and one.spec["fixed"] and one.duration_sec == pytest.approx(3.0)
    first = scene(author, edited)
    beats = [dict(b) for b in first.beats]
    beats.insert(said(first) + 1, {"kind": "action", "text": "窗外的雨更大了。", "emotion": "neutral"})
    script_edits.change_scene(author, edited, first.id, {"beats": beats})
    now = [s for s in storyboards.shots(author, edited) if s.scene == 1]
    assert [s.id for s in now] == [s.id for s in shots] and now[0].spec["size"] == "wide" and now[0].spec["move"] == "pan_left"
    assert sorted({b for s in now for b in s.spec["beats"]}) == list(range(len(beats))), "every beat is in a shot"
    storyboards.reboard(author, edited, 1, 1)
    assert not any(s.by_hand for s in storyboards.shots(author, edited))


def test_animals_are_put_into_a_shot_by_what_they_are(author: Actor, edited: UUID):
    shot = next(s for s in storyboards.shots(author, edited) if s.spec["size"] != "insert")
    one = storyboards.change(author, edited, shot.id, {"animals": ["cat"]}, shot.version)
    [cat] = one.spec["creatures"]
    assert cat["being"] == "cat" and one.by_hand
    both = storyboards.change(author, edited, shot.id, {"animals": ["dog", "cat"]}, one.version)
    assert [c["being"] for c in both.spec["creatures"]] == ["dog", "cat"] and both.spec["creatures"][1] == cat
    assert storyboards.change(author, edited, shot.id, {"animals": []}, both.version).spec["creatures"] == []
    with pytest.raises(BadInput):
        storyboards.change(author, edited, shot.id, {"animals": ["dragon"]})


def test_shots_are_split_merged_moved_and_removed(author: Actor, edited: UUID):
    before = [s for s in storyboards.shots(author, edited) if s.scene == 2]
    shot = before[0]
    storyboards.split(author, edited, shot.id, {"after": 1})
    split = [s for s in storyboards.shots(author, edited) if s.scene == 2]
    assert len(split) == len(before) + 1 and [s.number for s in split] == list(range(1, len(split) + 1))
    assert split[0].spec["frames"] + split[1].spec["frames"] == shot.spec["frames"]
    storyboards.move(author, edited, split[1].id, {"number": 1})
    assert [s.id for s in storyboards.shots(author, edited) if s.scene == 2][:2] == [split[1].id, split[0].id]
    storyboards.move(author, edited, split[1].id, {"number": 2})
    merged = storyboards.merge(author, edited, split[0].id)
    assert merged.spec["frames"] == shot.spec["frames"] and merged.spec["beats"] == shot.spec["beats"]
    storyboards.remove(author, edited, before[-1].id)
    rest = [s for s in storyboards.shots(author, edited) if s.scene == 2]
    assert len(rest) == len(before) - 1 and set(before[-1].spec["beats"]) <= set(rest[-1].spec["beats"])
    assert len({s.key for s in storyboards.shots(author, edited)}) == len(storyboards.shots(author, edited))
    storyboards.reboard(author, edited, 1, 2)


def test_a_shot_is_drawn_again_and_the_old_take_can_be_chosen(site: Site, author: Actor, edited: UUID):
    site.work(edited)
    storyboards.remake(author, edited, {"until": "pictures"})
    site.work(edited)
    assert projects.find(author, edited).status == "waiting"
    shot = storyboards.shots(author, edited)[0]
    before = storyboards.takes(author, edited, shot.id)
    storyboards.redraw(author, edited, {"shots": [str(shot.id)]})
    site.work(edited)
    after = storyboards.takes(author, edited, shot.id)
    assert len(after) == len(before) + 1 and after[0].selected and after[0].seed == before[0].seed + 1
    chosen = storyboards.choose(author, edited, shot.id, before[0].id)
    assert chosen.locked and chosen.picture_url and chosen.picture_url.split("?")[0] == before[0].picture_url.split("?")[0]
    named = [str(s.id) for s in storyboards.shots(author, edited)]
    questions: list[str] = []
    listen = lambda *a: questions.append(a[2])  # noqa: E731
    event.listen(database().engine, "before_cursor_execute", listen)
    try:
        with pytest.raises(Conflict, match="locked"):
            storyboards.redraw(author, edited, {"shots": named})
    finally:
        event.remove(database().engine, "before_cursor_execute", listen)
    assert len(named) > 3 and sum("FROM shots" in q for q in questions) == 1, questions
    with pytest.raises(NotFound):
        storyboards.redraw(author, edited, {"shots": [*named, str(edited)]})
    assert not storyboards.lock(author, edited, shot.id, False).locked


def test_an_own_picture_takes_a_shots_place(author: Actor, edited: UUID):
    shot = storyboards.shots(author, edited)[1]
    image = Image.fromarray(np.random.default_rng(1).integers(0, 255, (600, 400, 3), np.uint8))
    raw = io.BytesIO()
    image.save(raw, "PNG")
    found = uploads.for_shot(author, edited, shot.id, io.BytesIO(raw.getvalue()))
    take = storyboards.takes(author, edited, shot.id)[0]
    assert found.locked and take.kind == "picture" and take.provider == "upload" and take.selected
    with pytest.raises(BadInput):
        uploads.for_shot(author, edited, shot.id, io.BytesIO(b"<svg onload=alert(1)>" * 50))
    storyboards.lock(author, edited, shot.id, False)


def test_what_is_being_made_is_not_edited(author: Actor, edited: UUID):
    first = scene(author, edited)
    storyboards.remake(author, edited, {})
    with pytest.raises(Conflict) as refused:
        script_edits.change_scene(author, edited, first.id, {"title": "不行"})
    assert refused.value.key == "error.pause_first"
    generation.pause(author, edited)
    script_edits.change_scene(author, edited, first.id, {"title": "可以"})


def test_others_neither_see_nor_edit(site: Site, author: Actor, edited: UUID):
    other = site.person()
    first = scene(author, edited)
    with pytest.raises(NotFound):
        script_edits.change_scene(other, edited, first.id, {"title": "我的"})
    with pytest.raises(NotFound):
        storyboards.out_of_date(other, edited)


def test_another_idea_is_another_script_and_the_history_keeps_both(site: Site, author: Actor):
    project = site.drama(author, to_the_end=False, scenes_per_episode=1, duration_sec=12, gates=True)
    site.work(project)
    before = scripts.script(author, project)
    generation.cancel(author, project)
    generation.generate_scenes(author, project, {"prompt": "古镇，雨天，修鞋匠在一双旧皮鞋里发现妻子写的字条"})
    site.work(project)
    found = projects.find(author, project)
    assert found.status == "waiting" and scripts.script(author, project) != before
    assert scripts.revision(author, project, 1).logline == before.logline and scripts.revisions(author, project).total == 2


def test_a_unit_under_way_does_not_write_over_an_edit(site: Site, author: Actor):
    """Paused and edited while a shot is being drawn: what comes out of it belongs to another shot by now."""
    # A seed of its own: what another test has drawn already is taken from the cache, and nothing is under way.
    project = site.drama(author, to_the_end=False, scenes_per_episode=1, duration_sec=12, seed=secrets.randbelow(2**31))
    interrupted: list[str] = []

    class Interrupted(PicturesStage):
        def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
            made = super().run(unit, provider, tools)
            if not interrupted:
                generation.pause(author, project)
                shots = storyboards.shots(author, project)
                storyboards.move(author, project, next(s.id for s in shots if s.key == unit.key), {"number": len(shots)})
                interrupted.append(unit.key)
            return made

    site.work(project, pictures=Interrupted())
    moved_in = next(s for s in storyboards.shots(author, project) if s.key == interrupted[0])
    assert not storyboards.takes(author, project, moved_in.id), "the drawing of another shot"
    generation.resume(author, project)
    site.work(project)
    assert projects.find(author, project).status == "done" and not storyboards.out_of_date(author, project).draw
