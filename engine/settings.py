"""Every setting of the house, typed, from the environment: the only reader of `os.environ`.

Unset means embedded. Secrets live here and nowhere else; they are `SecretStr`, so that no log shows them.
"""
from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
"""The checkout."""


class Settings(BaseSettings):
    """Field names are the environment variables, lower case. `.env` in the working directory is read too."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    data_dir: Path = Path("data")
    """Database, Redis, artefacts, answers of services, logs."""
    studio_models_dir: str = ""
    """Model files that were put together or converted on this machine; empty is `data/models` of the checkout, one folder for all
    data folders."""
    database_url: str = ""
    redis_url: str = ""
    jwt_secret: SecretStr = SecretStr("")
    """Signs tokens and media URLs; when empty one is made on the first start and kept in the data folder."""
    server_port: int = Field(8080, ge=1, le=65535)
    host: str = "127.0.0.1"
    public_https: bool = False
    """Whether the studio is reached over HTTPS (then cookies are `__Host-` and Secure)."""
    allowed_hosts: str = "*"
    """Comma-separated host names that the server answers to."""
    cors_origins: str = ""
    """Comma-separated origins whose pages may call the API with a token; never with cookies."""
    password_rounds: int = Field(12, ge=10, le=16)
    """bcrypt cost of a password: 12 is about a quarter of a second of one core, each more twice that."""
    log_level: str = "INFO"
    workers: int = Field(2, ge=1, le=64)

    qwen_api_key: SecretStr = SecretStr("")
    qwen_model: str = "qwen-plus"
    qwen_base_url: str = "https://dashscope.aliyuncs.com/compatible-mode/v1"
    local_llm_url: str = "http://127.0.0.1:8000/v1"
    local_llm_model: str = "Qwen/Qwen2.5-7B-Instruct"
    local_vl_url: str = "http://127.0.0.1:8001/v1"
    local_vl_model: str = "Qwen/Qwen2-VL-7B-Instruct"
    openai_base_url: str = ""
    openai_api_key: SecretStr = SecretStr("")
    openai_model: str = ""
    llm_mode: Literal["embedded", "cloud_qwen", "local_qwen", "local_qwen_vl", "openai"] = "embedded"
    """What a new project writes with."""
    llm_timeout_sec: float = 120.0
    vision_mode: Literal["none", "local_qwen_vl", "openai"] = "none"
    """What moderation shows pictures and clips that the studio did not draw; the model of `openai` must see pictures."""

    comfyui_url: str = ""
    comfyui_graph: str = "sdxl"
    """`sdxl`, `flux`, `flux_dev`, or the path of a graph of one's own."""
    comfyui_model: str = ""
    """Checkpoint file of the graph; empty keeps the graph's own."""
    a1111_url: str = ""
    a1111_auth: SecretStr = SecretStr("")
    """`user:password` of `--api-auth`."""
    a1111_model: str = ""
    openai_images_url: str = ""
    openai_images_api_key: SecretStr = SecretStr("")
    openai_images_model: str = ""
    dashscope_api_key: SecretStr = SecretStr("")
    """Pictures, film and speech of DashScope; empty uses `qwen_api_key`."""
    dashscope_url: str = "https://dashscope.aliyuncs.com/api/v1"
    wan_image_model: str = "wan2.6-t2i"
    wan_edit_model: str = "wan2.5-i2i-preview"
    wan_video_model: str = "wan2.6-i2v-flash"
    wan_text_video_model: str = "wan2.6-t2v"
    runway_api_key: SecretStr = SecretStr("")
    runway_url: str = "https://api.dev.runwayml.com"
    runway_model: str = "gen4_turbo"
    runway_text_model: str = "gen4.5"
    fal_key: SecretStr = SecretStr("")
    fal_url: str = "https://queue.fal.run"
    pika_model: str = "fal-ai/pika/v2.2"
    openai_speech_url: str = ""
    openai_speech_api_key: SecretStr = SecretStr("")
    openai_speech_model: str = ""
    openai_speech_voices: str = ""
    """Comma-separated voices of the server, women's first, then after a `|` men's."""
    dashscope_speech_model: str = "qwen3-tts-flash"
    dashscope_speech_voices: str = ""
    openai_transcript_url: str = ""
    openai_transcript_api_key: SecretStr = SecretStr("")
    openai_transcript_model: str = ""
    provider_timeout_sec: float = Field(60.0, gt=0)
    """For one answer of an outside service; long ones (a picture made while we hold the line) get five times that."""
    poll_scale: float = Field(1.0, gt=0)
    """Factor on the waits between two looks at a remote task."""
    provider_prices: dict[str, float] = {}
    """US dollars per unit by provider, where the built-in estimate is not yours."""
    provider_parallel: dict[str, int] = {}
    """Calls at once by provider, where the built-in number is not your account's."""
    user_parallel: int = Field(8, ge=1)
    """Calls that one user has under way at one provider at once."""
    park_after_sec: float = Field(2.0, ge=0)
    """A unit that waits longer for an outside service gives its worker back meanwhile."""
    provider_deadline_sec: float = Field(900.0, gt=0)
    """A remote task that takes longer is withdrawn."""
    breaker_failures: int = Field(5, ge=1)
    """Failures in a row after which nobody asks a provider for a while."""
    breaker_sec: float = Field(20.0, gt=0)
    """How long that is the first time; it doubles up to sixteen times that."""
    local_llm_parallel: int = Field(12, ge=1)
    """Requests that a local language model gets at once; the others wait their turn."""
    public_url: str = ""
    """Where services reach the studio from outside (https://…); empty means that they cannot, and we only poll."""
    fal_jwks_url: str = "https://rest.alpha.fal.ai/.well-known/jwks.json"
    """The public keys that fal signs its callbacks with."""
    provider_keys_secret: SecretStr = SecretStr("")
    """Encrypts creators' own keys; empty derives one from `jwt_secret`."""

    oss_endpoint: str = ""
    oss_access_key: SecretStr = SecretStr("")
    oss_secret_key: SecretStr = SecretStr("")
    oss_bucket: str = ""

    lease_sec: float = 20.0
    """How long a task's lease lasts without a heartbeat."""
    reconcile_sec: float = 3.0
    pipeline_stages: str = "engine.pipeline.stages:REAL"
    """Registry of the stages, `module:NAME`."""
    min_free_mb: int = 300
    """Below this much free disk no unit starts."""

    def __hash__(self) -> int:
        """Settings are keys of what a process keeps; equal ones have the same folder and addresses."""
        return hash((self.data_dir, self.database_url, self.redis_url, self.oss_bucket))

    @field_validator("database_url")
    @classmethod
    def _dialect(cls, value: str) -> str:
        for old in ("postgres://", "postgresql://"):
            if value.startswith(old):
                return "postgresql+psycopg2://" + value[len(old):]
        return value

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().resolve()

    @property
    def models_dir(self) -> Path:
        """Where the model files are."""
        return Path(self.studio_models_dir or ROOT / "data" / "models")


@contextmanager
def environment(**told: str) -> Iterator[None]:
    """For libraries that are told how to behave by the environment when they are imported: as it was afterwards."""
    before = {name: os.environ.get(name) for name in told}
    os.environ.update(told)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@lru_cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
