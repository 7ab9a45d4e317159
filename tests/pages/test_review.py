"""The reviewers' room, and what creators see of it."""
from __future__ import annotations

from uuid import UUID

import pytest

from engine.pipeline import controls
from engine.store import models as m
from studio.connections import transaction
from studio.operations import generation, projects, reviews, storyboards
from studio.security.permissions import Actor
from tests.pages.conftest import Site

FLAGGED = {"name": "blood", "category": "violence", "score": 31.0, "decision": "review",
           "evidence": [{"what": "62% of the picture has the colour of blood", "at_sec": 3.5}]}


def flag(project: UUID) -> UUID:
    """Put a finished drama into review, as moderation does when it finds something."""
    with transaction() as session:
        row = controls.locked(session, project)
        row.status, row.gate, row.message = "in_review", "r:test", "A reviewer has to look at it."
        verdict = session.query(m.Verdict).filter(m.Verdict.project_id == project, m.Verdict.subject == "film:e1").one()
        verdict.decision, verdict.score, verdict.checks = "review", 31.0, [FLAGGED]
        review = m.Review(project_id=project)
        session.add(review)
        session.flush()
        return review.id


@pytest.fixture
def author(site: Site) -> Actor:
    return site.person()


@pytest.fixture
def reviewer(site: Site) -> Actor:
    return site.person("reviewer")


def test_a_reviewer_sees_why_and_decides(site: Site, author: Actor, reviewer: Actor):
    project = site.drama(author)
    review = flag(project)
    at = site.page("review", reviewer)
    shown = " ".join(one.value for one in at.markdown)
    assert "是血色" in shown and "0:03" in shown and author.name[-8:] in shown
    at.session_state["review"] = str(review)
    at.run()
    at.button(key=f"reject_{review}").click().run()
    assert at.error, "a rejection needs a reason"
    at.text_area(key=f"words_{review}").set_value("第三秒太血腥，请换一个镜头。").run()
    at.button(key=f"request_changes_{review}").click().run()
    assert not at.exception and reviews.one(reviewer, review).decision == "request_changes"

    assert projects.find(author, project).status == "failed"
    told = site.page("activity", author, id=str(project))
    assert any("太血腥" in one.value for one in told.markdown)
    reviews.answer(author, review, {"text": "已经换了。"})
    assert [a.text for a in reviews.one(reviewer, review).answers] == ["已经换了。"]


def test_a_changed_work_goes_on_after_changes_were_requested(site: Site, author: Actor, reviewer: Actor):
    project = site.drama(author)
    review = flag(project)
    reviews.decide(reviewer, review, {"decision": "request_changes", "reason": "换镜头"})
    storyboards.redraw(author, project, {})
    site.work(project)
    generation.approve(author, project)
    site.work(project)
    assert projects.find(author, project).status == "done", "what was flagged is gone, so it is exported"


def test_editing_takes_a_work_out_of_the_queue(site: Site, author: Actor, reviewer: Actor):
    project = site.drama(author)
    review = flag(project)
    assert str(review) in [str(r.id) for r in reviews.queue(reviewer, 1, 100).items]
    storyboards.remake(author, project, {})
    assert str(review) not in [str(r.id) for r in reviews.queue(reviewer, 1, 100).items]
    site.work(project)


def test_creators_have_no_key_to_the_room(site: Site, author: Actor):
    with pytest.raises(ValueError):
        site.page("review", author)
