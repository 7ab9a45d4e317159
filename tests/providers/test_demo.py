"""The demo's environment points a studio at servers that answer."""
from __future__ import annotations

import pytest

from engine.providers.calls import Call, ImageOrder
from engine.providers.image import image_provider, image_providers
from engine.providers.speech import speech_provider, speech_providers
from engine.providers.transcript import transcript_provider
from engine.providers.video import video_provider, video_providers
from engine.settings import Settings
from tests.contracts.demo import start


def test_everything_in_the_demo_is_set_up_and_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    servers, environment = start()
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    config = Settings(_env_file=None)
    for names, find in ((image_providers(), image_provider), (video_providers(), video_provider), (speech_providers(), speech_provider)):
        for name in names:
            assert find(name, config=config).capability.configured
    assert transcript_provider("openai_transcript", config=config).capability.configured
    assert image_provider("comfyui", config=config).draw(ImageOrder("a pier", "", (512, 512), 1), Call()).data
    for server in servers:
        server.close()
