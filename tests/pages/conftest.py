"""Every page run by Streamlit's own test harness, on a real database, with a real drama in it."""
from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from streamlit.testing.v1 import AppTest

from engine.pipeline.drive import Driver
from engine.pipeline.units import Stage
from engine.settings import Settings, settings
from engine.store import models as m
from engine.store.embedded import addresses
from engine.store.migrations import migrate
from studio import connections
from studio.operations import accounts, actors, generation, web_sessions
from studio.security.permissions import Actor
from tests.conftest import ROOT
from worker import context
from worker.context import driver

PROMPT = "北京，凌晨两点，一个996的程序员遇见了设计部的新同事，她手里拿着他三年前写的辞职信"


class Site:
    """The studio in this process: people, dramas, pages."""

    def person(self, role: str = "creator") -> Actor:
        """Somebody with an account, signed in to a browser."""
        name, password = f"{role}-{secrets.token_hex(4)}", secrets.token_urlsafe(12)
        accounts.register(Actor(address=name), {"username": name, "email": f"{name}@example.com", "password": password})
        with connections.transaction() as session:
            session.query(m.User).filter(m.User.username == name).update({"role": role})
        found = actors.actor_of_web_session(web_sessions.open_web_session(name, password, name), name)
        assert found is not None
        return found

    def drama(self, who: Actor, *, to_the_end: bool = True, **order: object) -> UUID:
        """A drama of `who`, made here and now."""
        project = generation.generate_drama(who, {"prompt": PROMPT, "duration_sec": 12, "scenes_per_episode": 1, "episodes": 1, **order}).id
        if to_the_end:
            self.work(project)
        return project

    def work(self, project: UUID, **stages: Stage) -> None:
        """Do everything that is due for a project, like a single worker; `stages` stand in for the real ones of that name."""
        due: list[UUID] = []
        plain = driver()
        here = Driver(plain.database, plain.settings, plain.artefacts, {**plain.stages, **stages}, lambda tasks: due.extend(i for i, _ in tasks))
        here.advance(project)
        while due:
            here.run_task(due.pop(0), "test")

    def page(self, name: str, who: Actor | None = None, *, language: str = "zh", **query: str) -> AppTest:
        """The page after its first run; raises when it shows a traceback."""
        at = AppTest.from_file(str(ROOT / "studio" / "ui.py"), default_timeout=30)
        at.session_state["web_session"] = who.session_id if who else None
        at.session_state["language"] = language
        for key, value in query.items():
            at.query_params[key] = value
        at.run()
        if name not in ("home", "login"):
            at.switch_page(f"../pages/{name}.py")
            # Changing pages drops the query; a link carries it.
            for key, value in query.items():
                at.query_params[key] = value
            at.run()
        assert not at.exception, at.exception
        return at


def clear() -> None:
    """Forget what was read from the environment."""
    for cached in (settings, connections._addresses, connections.database, connections.bell, context.database, context.driver):
        cached.cache_clear()


@pytest.fixture(scope="package")
def site(test_settings: Settings) -> Iterator[Site]:
    where = addresses(test_settings)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(test_settings.data_dir))
        patch.setenv("DATABASE_URL", where.database)
        patch.setenv("REDIS_URL", where.redis)
        patch.setenv("JWT_SECRET", "a secret of the tests, long enough to sign with")
        patch.chdir(Path(test_settings.data_dir))
        clear()
        migrate(where.database)
        yield Site()
    clear()


@pytest.fixture(scope="package")
def creator(site: Site) -> Actor:
    return site.person()


@pytest.fixture(scope="package")
def drama(site: Site, creator: Actor) -> str:
    """A finished drama of the creator: read it, do not change it."""
    return str(site.drama(creator))
