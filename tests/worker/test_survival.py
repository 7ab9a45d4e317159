"""Real processes, killed at bad moments: the work finishes by itself and nothing that was stored is done twice."""
from __future__ import annotations

import contextlib
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from engine.pipeline import controls
from tests.conftest import ROOT
from tests.pipeline.bench import Bench
from tests.worker.conftest import House, wait_for
from worker.supervisor import owner

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The house of the tests after which it stands as before: to start one takes seven seconds of a core."""
    found = House(tmp_path_factory.mktemp("house") / "data")
    yield found
    found.stop()


@pytest.fixture
def standing(kept: House) -> House:
    """That house, with its servers and both of its workers."""
    if kept.process is None or kept.process.poll() is not None:
        kept.start()
    wait_for(lambda: len(kept.workers()) == 2 and kept.children("redis") and kept.children("postgres"), 40, "the house to stand")
    return kept


def finished(bench: Bench, project_id) -> bool:
    return bench.read(project_id).status == "done"


def slow_project(bench: Bench):
    return bench.project(units=4, pictures={"sleep": 0.6}, video={"sleep": 0.3})


def started(bench: Bench, project_id, stage: str) -> bool:
    return any(r.startswith(stage) for r in bench.ran(project_id))


def no_stored_unit_twice(bench: Bench, project_id) -> None:
    ends = bench.ran(project_id, "end")
    # A unit may end twice only if it was killed between its end and the commit of its result; none of these tests does.
    assert len(ends) == len(set(ends)), sorted(ends)
    assert {t.status for t in bench.tasks(project_id).values()} == {"done"}


def test_two_workers_share_the_work(standing: House):
    bench = standing.bench()
    project = slow_project(bench)
    wait_for(lambda: finished(bench, project), 40, "the drama")
    pids = {line.split()[5] for line in (standing.folder / "ran.log").read_text().splitlines() if line.startswith(str(project)) and " pictures " in line}
    assert len(pids) == 2
    no_stored_unit_twice(bench, project)


def test_a_worker_is_killed(standing: House):
    bench = standing.bench()
    project = slow_project(bench)
    wait_for(lambda: started(bench, project, "pictures"), 30, "the pictures stage")
    victim = standing.workers()[0]
    victim.send_signal(signal.SIGKILL)
    wait_for(lambda: finished(bench, project), 60, "the drama")
    assert len(standing.workers()) == 2 and victim.pid not in [w.pid for w in standing.workers()]
    no_stored_unit_twice(bench, project)


def test_redis_is_killed_and_loses_everything(standing: House):
    bench = standing.bench()
    project = slow_project(bench)
    wait_for(lambda: started(bench, project, "pictures"), 30, "the pictures stage")
    [redis] = standing.children("redis")
    redis.send_signal(signal.SIGKILL)
    shutil.rmtree(standing.folder / "redis")
    wait_for(lambda: finished(bench, project), 60, "the drama")
    no_stored_unit_twice(bench, project)


def test_postgres_is_killed(standing: House):
    bench = standing.bench()
    project = slow_project(bench)
    wait_for(lambda: started(bench, project, "pictures"), 30, "the pictures stage")
    [postgres] = standing.children("postgres")
    for p in [*postgres.children(recursive=True), postgres]:
        # The others end by themselves as soon as one of them is killed.
        with contextlib.suppress(psutil.NoSuchProcess):
            p.send_signal(signal.SIGKILL)
    wait_for(lambda: finished(bench, project), 90, "the drama")
    assert {t.status for t in bench.tasks(project).values()} == {"done"}


def test_everything_is_killed_and_goes_on_after_the_restart(house: House):
    bench = house.bench()
    project = slow_project(bench)
    wait_for(lambda: len(bench.ran(project, "end")) >= 3, 30, "some units")
    house.kill_all()
    done = bench.ran(project, "end")
    house.start()
    bench = house.bench()
    wait_for(lambda: finished(bench, project), 60, "the drama")
    assert bench.ran(project, "end")[: len(done)] == done
    assert len([r for r in bench.ran(project) if r in done[:-2]]) == len(done[:-2]), "what was stored was made again"


def test_a_supervisor_that_is_ended_while_it_starts_ends_in_order(tmp_path: Path):
    """Asked to end before its servers are up, it still stops them as it should, and does not leave them to be killed."""
    house = House(tmp_path / "data")
    house.spawn()
    assert house.process is not None
    wait_for(lambda: owner(house.folder) is not None, 20, "the supervisor to take the folder")
    house.stop()
    assert house.process.returncode == 0
    assert not (house.folder / "postgres" / "postmaster.pid").exists(), "the database was not stopped in order"
    assert owner(house.folder) is None


def test_a_killed_supervisor_leaves_nothing_running(house: House):
    assert house.process is not None
    tree = psutil.Process(house.process.pid).children(recursive=True)
    house.process.kill()
    house.process.wait()
    wait_for(lambda: not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE for p in tree), 20, "orphans to end")


def test_a_second_owner_is_told_who_is_the_first(standing: House):
    second = subprocess.run([sys.executable, "-c", "from engine.settings import settings\nfrom worker.supervisor import supervised\nwith supervised(settings(), workers=0): pass"],
                            env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "DATA_DIR": str(standing.folder)}, cwd=ROOT, capture_output=True, text=True)
    assert second.returncode != 0 and "running already" in second.stderr and str(standing.process.pid) in second.stderr


def test_pause_and_resume_with_real_workers(standing: House):
    bench = standing.bench()
    project = slow_project(bench)
    wait_for(lambda: started(bench, project, "pictures"), 30, "the pictures stage")
    bench.change(project, controls.pause)
    wait_for(lambda: not any(t.status == "running" for t in bench.tasks(project).values()), 10, "units to end")
    seen = bench.ran(project)
    bench.driver.reconcile()
    assert bench.ran(project) == seen
    bench.change(project, controls.resume)
    wait_for(lambda: finished(bench, project), 60, "the drama")


def test_nothing_is_left_running_after_the_end(standing: House):
    assert standing.process is not None
    tree = psutil.Process(standing.process.pid).children(recursive=True)
    assert len(tree) >= 4
    standing.stop()
    assert standing.process.returncode == 0
    wait_for(lambda: not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE for p in tree), 15, "everything to end")
    assert owner(standing.folder) is None


def test_the_same_processes_with_a_given_database_and_queue(tmp_path: Path):
    """Production mode without containers: DATABASE_URL and REDIS_URL of servers that somebody else runs."""
    from engine.store.embedded import socket_dir, start_postgres, start_redis
    other = tmp_path / "servers"
    postgres, redis = start_postgres(other), start_redis(other)
    try:
        given = House(tmp_path / "data", database_url=f"postgres://postgres@/postgres?host={socket_dir(other)}", redis_url=f"unix://{socket_dir(other)}/redis.sock")
        given.start()
        try:
            bench = given.bench()
            project = bench.project(units=2)
            wait_for(lambda: finished(bench, project), 40, "the drama")
            assert not (given.folder / "postgres").exists() and not (given.folder / "redis").exists()
        finally:
            given.stop()
    finally:
        postgres.send_signal(signal.SIGINT)
        redis.terminate()
        postgres.wait()
        redis.wait()
