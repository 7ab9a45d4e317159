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


def test_the_worked_example_is_the_code_itself() -> None:
    """What `docs/providers.md` shows of the code stands in a file that it names."""
    import re
    from pathlib import Path

    root = Path(__file__).resolve().parents[2]
    text = (root / "docs" / "providers.md").read_text(encoding="utf-8")
    chapter = text[text.index("## How to add a provider"):]
    named = [root / p for p in re.findall(r"`((?:engine|tests|studio)/[\w/]+\.(?:py|yaml))`", chapter)]
    assert len(named) > 6 and all(path.is_file() for path in named), named
    code = re.findall(r"```python\n(.*?)```", chapter, re.DOTALL)
    assert len(code) == 5
    for block in code:
        assert any(block.strip("\n") in path.read_text(encoding="utf-8") for path in named), block
