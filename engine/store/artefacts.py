"""The artefact store: bytes by the sha256 of their content, immutable, on a local disk or in object storage."""
from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from engine.errors import DiskFull, NotFound, Unavailable
from engine.settings import Settings


@dataclass(frozen=True)
class Artefact:
    """What `put` has stored."""

    sha256: str
    size: int
    media_type: str


class ArtefactStore(Protocol):
    """Where artefacts are. Any number of processes may use it at once."""

    def put(self, data: bytes | Path, media_type: str) -> Artefact:
        """Store the bytes (or the file's); storing the same again does nothing. Raises DiskFull."""
        ...

    def read(self, sha256: str) -> bytes:
        """The bytes. Raises NotFound."""
        ...

    def path(self, sha256: str) -> Path:
        """A local file with the bytes, not to be changed. Raises NotFound."""
        ...

    def exists(self, sha256: str) -> bool: ...

    def at_hand(self, sha256: str) -> bool:
        """Whether it is on this machine: quick, for those who must not wait for a network."""
        ...


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextlib.contextmanager
def disk_full_in_words() -> Any:
    """Turns "no space left" and "quota exceeded" into our error."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull("The disk is full. Free some space; the work goes on by itself then.") from error
        raise


class LocalStore:
    """Artefacts as files `ab/cdef…` below a folder."""

    def __init__(self, folder: Path):
        self.folder = folder

    def _place(self, sha256: str) -> Path:
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise NotFound("There is no such file.")
        return self.folder / sha256[:2] / sha256[2:]

    def put(self, data: bytes | Path, media_type: str) -> Artefact:
        sha = hashlib.sha256(data).hexdigest() if isinstance(data, bytes) else _digest(data)
        size = len(data) if isinstance(data, bytes) else data.stat().st_size
        place = self._place(sha)
        if not (place.exists() and place.stat().st_size == size):
            with disk_full_in_words():
                self._write(place, data)
        return Artefact(sha, size, media_type)

    def _write(self, place: Path, data: bytes | Path) -> None:
        """All or nothing: a name of its own first, on the disk, then renamed."""
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as out:
                if isinstance(data, bytes):
                    out.write(data)
                else:
                    with data.open("rb") as source:
                        shutil.copyfileobj(source, out, 1 << 20)
                out.flush()
                os.fsync(out.fileno())
            Path(name).replace(place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def read(self, sha256: str) -> bytes:
        return self.path(sha256).read_bytes()

    def path(self, sha256: str) -> Path:
        place = self._place(sha256)
        if not place.is_file():
            raise NotFound("This file is no longer in the store.")
        return place

    def exists(self, sha256: str) -> bool:
        return self._place(sha256).is_file()

    at_hand = exists


class ObjectStore:
    """Artefacts in a bucket that speaks the S3 protocol (OSS, S3, MinIO), with a local folder as cache."""

    def __init__(self, settings: Settings, cache: Path):
        import boto3
        from botocore.config import Config
        self.bucket = settings.oss_bucket
        self.cache = LocalStore(cache)
        # OSS takes neither path-style addresses nor the checksums that boto3 adds by default.
        style = "path" if "127.0.0.1" in settings.oss_endpoint or "localhost" in settings.oss_endpoint else "virtual"
        self.client: Any = boto3.client(
            "s3", endpoint_url=settings.oss_endpoint or None, aws_access_key_id=settings.oss_access_key.get_secret_value(),
            aws_secret_access_key=settings.oss_secret_key.get_secret_value(), region_name="us-east-1",
            config=Config(signature_version="s3v4", s3={"addressing_style": style}, request_checksum_calculation="when_required",
                          response_checksum_validation="when_required", retries={"max_attempts": 3}))

    def put(self, data: bytes | Path, media_type: str) -> Artefact:
        stored = self.cache.put(data, media_type)
        with self._away():
            if not self._in_bucket(stored.sha256):
                self.client.upload_file(str(self.cache.path(stored.sha256)), self.bucket, stored.sha256, ExtraArgs={"ContentType": media_type})
        return stored

    def _in_bucket(self, sha256: str) -> bool:
        from botocore.exceptions import ClientError
        try:
            self.client.head_object(Bucket=self.bucket, Key=sha256)
        except ClientError as error:
            if error.response["Error"]["Code"] in ("404", "NoSuchKey", "NotFound"):
                return False
            raise
        return True

    @contextlib.contextmanager
    def _away(self) -> Any:
        from botocore.exceptions import BotoCoreError, ClientError
        try:
            yield
        except (BotoCoreError, ClientError) as error:
            raise Unavailable("The object storage cannot be reached just now; the work goes on by itself when it is back.") from error

    def read(self, sha256: str) -> bytes:
        return self.path(sha256).read_bytes()

    def path(self, sha256: str) -> Path:
        if not self.cache.exists(sha256):
            with self._away():
                if not self._in_bucket(sha256):
                    raise NotFound("This file is no longer in the store.")
                self.cache.put(self.client.get_object(Bucket=self.bucket, Key=sha256)["Body"].read(), "")
        return self.cache.path(sha256)

    def exists(self, sha256: str) -> bool:
        with self._away():
            return self.cache.exists(sha256) or self._in_bucket(sha256)

    def at_hand(self, sha256: str) -> bool:
        return self.cache.exists(sha256)


@lru_cache(maxsize=8)
def artefacts(settings: Settings) -> ArtefactStore:
    """The artefact store of these settings."""
    folder = settings.data_dir / "artefacts"
    return ObjectStore(settings, folder) if settings.oss_bucket else LocalStore(folder)
