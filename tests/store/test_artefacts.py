"""Artefacts by content, migrations, concurrent edits, embedded servers in deep folders."""
from __future__ import annotations

import hashlib
import importlib
import os
import signal
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from engine.errors import Conflict, DiskFull, NotFound
from engine.pipeline.keys import content_key
from engine.settings import Settings
from engine.store import events
from engine.store import models as m
from engine.store.artefacts import LocalStore
from engine.store.embedded import addresses, socket_dir, start_postgres, start_redis
from engine.store.migrations import migrate
from engine.store.session import Database, engine_for, save_version


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=4000))
def test_the_same_bytes_are_the_same_artefact(data):
    with tempfile.TemporaryDirectory() as folder:
        store = LocalStore(Path(folder))
        first, again = store.put(data, "text/plain"), store.put(data, "text/plain")
        assert first == again and first.sha256 == hashlib.sha256(data).hexdigest() and first.size == len(data)
        assert store.read(first.sha256) == data and store.exists(first.sha256)
        assert len([p for p in Path(folder).rglob("*") if p.is_file()]) == 1


def test_files_go_in_by_path_and_names_lead_nowhere(tmp_path: Path):
    source = tmp_path / "film.mp4"
    source.write_bytes(os.urandom(3_000_000))
    store = LocalStore(tmp_path / "store")
    sha = store.put(source, "video/mp4").sha256
    assert store.path(sha).read_bytes() == source.read_bytes()
    for name in ("../../etc/passwd", "a" * 63, "A" * 64, sha[:-1] + "/", ""):
        with pytest.raises(NotFound):
            store.read(name)
    with pytest.raises(NotFound):
        store.read("0" * 64)


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    store = LocalStore(tmp_path)

    def full(fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull, match="Free some space"):
        store.put(b"something", "text/plain")
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]


def test_migrations_may_run_anywhere_at_once_and_match_the_models(pg_url: str):
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate, [pg_url] * 4))
    with engine_for(pg_url).connect() as connection:
        difference = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), m.Base.metadata)
    assert [d for d in difference if not (d[0] in ("add_index", "remove_index") and "lower" in str(d[1].name))] == []


def test_clips_that_are_paid_for_stay_known_after_the_migration(pg_url: str):
    """Which of its frames are shown was once part of what a clip is known by."""
    migrate(pg_url)
    inputs = {"prompt": "一个女人", "seed": 3, "first": "a" * 64}
    old, new = ({**inputs, "frames": 72, "fps": "24", "later": True}, inputs)
    step = importlib.import_module("engine.store.migrations.versions.0005_orders_by_what_was_ordered")
    with engine_for(pg_url).connect() as connection, Session(connection) as session:
        user = m.User(username="paid", email="paid@x.io", password_hash="-")
        session.add(user)
        session.flush()
        project = m.Project(owner_id=user.id, title="paid")
        session.add(project)
        session.flush()
        task = m.Task(project_id=project.id, stage="video", kind="clip", key="clip:e1s1k1:0", inputs=old, cache_key=content_key("video", 1, "clip", "", old), provider="runway", status="done")
        session.add_all([task, m.CacheEntry(key=content_key("video", 1, "clip", "runway", old), kind="clip", result={"artefact": "b" * 64}, artefacts=["b" * 64])])
        session.flush()
        step._forget_frames(connection)
        session.refresh(task)
        assert task.inputs == new and task.cache_key == content_key("video", 1, "clip", "", new)
        assert session.get_one(m.CacheEntry, content_key("video", 1, "clip", "runway", new)).result == {"artefact": "b" * 64}
        session.rollback()


def test_the_second_of_two_edits_is_refused(database: Database):
    with database.session() as session:
        user = m.User(username="two tabs", email="tabs@x.io", password_hash="-")
        session.add(user)
        session.flush()
        save_version(session, user, 1, language="en")
        assert (user.version, user.language) == (2, "en")
        with pytest.raises(Conflict, match="changed meanwhile"):
            save_version(session, user, 1, language="zh")


def test_a_bell_that_is_away_is_no_error(tmp_path: Path):
    events.ring(f"unix://{tmp_path}/nobody.sock", [uuid4()])


def test_servers_in_a_deep_folder_and_after_a_crash(tmp_path: Path):
    deep = tmp_path / ("long-name-" * 8) / "data"
    assert len(str(socket_dir(deep))) < 90
    where = addresses(Settings(data_dir=deep, _env_file=None, database_url="", redis_url=""))
    postgres, redis = start_postgres(deep), start_redis(deep)
    migrate(where.database)
    with engine_for(where.database).begin() as connection:
        connection.execute(text("create table kept (x int)"))
    postgres.send_signal(signal.SIGKILL)
    redis.send_signal(signal.SIGKILL)
    postgres.wait()
    redis.wait()
    engine_for(where.database).dispose()
    postgres, redis = start_postgres(deep), start_redis(deep)
    try:
        with engine_for(where.database).connect() as connection:
            assert connection.execute(text("select count(*) from kept")).scalar() == 0
    finally:
        postgres.send_signal(signal.SIGINT)
        redis.terminate()
        postgres.wait()
        redis.wait()
