"""Artefacts in a bucket: boto3 against a real S3 server over HTTP."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from engine.errors import NotFound, Unavailable
from engine.settings import Settings
from engine.store.artefacts import ObjectStore, artefacts

DATA = bytes(range(256)) * 5000


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    boto3.client("s3", endpoint_url=url, aws_access_key_id="k", aws_secret_access_key="s", region_name="us-east-1").create_bucket(Bucket="studio")
    yield url
    server.stop()


def made(endpoint: str, folder: Path) -> Settings:
    return Settings(_env_file=None, data_dir=folder, oss_endpoint=endpoint, oss_bucket="studio", oss_access_key="k", oss_secret_key="s")


def test_what_one_machine_stores_another_reads(endpoint: str, tmp_path: Path) -> None:
    here, there = artefacts(made(endpoint, tmp_path / "a")), artefacts(made(endpoint, tmp_path / "b"))
    assert isinstance(here, ObjectStore)
    stored = here.put(DATA, "video/mp4")
    assert there.exists(stored.sha256) and there.read(stored.sha256) == DATA and there.path(stored.sha256).is_file()
    assert here.put(DATA, "video/mp4") == stored
    file = tmp_path / "film.mp4"
    file.write_bytes(DATA + b"x")
    assert there.put(file, "video/mp4").size == len(DATA) + 1
    head = here.client.head_object(Bucket="studio", Key=stored.sha256)
    assert head["ContentType"] == "video/mp4" and head["ContentLength"] == len(DATA)


def test_what_is_not_there(endpoint: str, tmp_path: Path) -> None:
    store = artefacts(made(endpoint, tmp_path))
    assert not store.exists("0" * 64)
    with pytest.raises(NotFound):
        store.read("0" * 64)


def test_storage_that_is_away_is_waited_for(tmp_path: Path) -> None:
    store = artefacts(made("http://127.0.0.1:9", tmp_path))
    with pytest.raises(Unavailable):
        store.put(b"x" * 100, "image/png")
