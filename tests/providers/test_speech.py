"""Speech and transcripts of outside services over real HTTP."""
from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from typing import Any

import pytest

from engine.errors import ProviderError, ProviderRefused, ProviderUncertain
from engine.providers.calls import Call, SpeechOrder
from engine.providers.speech import speech_provider, speech_providers
from engine.providers.transcript import transcript_provider
from tests.contracts.base import Fault
from tests.contracts.dashscope_server import DashScopeServer
from tests.contracts.media import wav
from tests.contracts.openai_media_server import OpenAIMediaServer
from tests.providers.outside import config

ORDER = SpeechOrder("信在苏晓手里，雨还没有停。", "", "zh", "sad", 1.0)


class House:
    """A service and its adapter."""

    def __init__(self, name: str):
        self.name = name.split("/")[0]
        self.server: Any = OpenAIMediaServer() if self.name == "openai_speech" else DashScopeServer()
        if self.name == "openai_speech":
            self.settings: dict[str, Any] = {"openai_speech_url": self.server.base, "openai_speech_api_key": self.server.key, "openai_speech_model": "kokoro"}
        else:
            self.settings = {"dashscope_url": self.server.native, "qwen_api_key": self.server.key}
        if name.endswith("/cosy"):
            self.settings["dashscope_speech_model"] = "cosyvoice-v3-flash"

    def say(self, order: SpeechOrder = ORDER) -> Any:
        adapter = speech_provider(self.name, config=config(**self.settings))
        voice = adapter.voices(order.language, "female")[0]
        return adapter.say(SpeechOrder(order.text, voice, order.language, order.emotion, order.speed), Call())


@pytest.fixture(params=["openai_speech", "dashscope_speech", "dashscope_speech/cosy"])
def house(request: pytest.FixtureRequest) -> Iterator[House]:
    found = House(request.param)
    yield found
    found.server.close()


def test_a_line_comes_as_sound_wav(house: House) -> None:
    made = house.say()
    with wave.open(io.BytesIO(made.data)) as file:
        seconds = file.getnframes() / file.getframerate()
    assert made.media_type == "audio/wav" and seconds == pytest.approx(made.facts["seconds"], abs=0.01) and seconds > 1
    assert made.units == pytest.approx(len(ORDER.text) / 1000) and (made.cost > 0) == (house.name == "dashscope_speech")


def test_women_and_men_have_voices_of_their_own(house: House) -> None:
    adapter = speech_provider(house.name, config=config(**house.settings))
    women, men = adapter.voices("zh", "female"), adapter.voices("zh", "male")
    assert women[0] != men[0] and set(women) == set(men)


def test_bad_days(house: House) -> None:
    house.server.misbehave(Fault("429", 4.0), "500", "refusal", "401", "drop", on="order")
    with pytest.raises(ProviderError) as caught:
        house.say()
    assert caught.value.retry_after == 4.0 and caught.value.retryable
    with pytest.raises(ProviderError) as caught:
        house.say()
    assert caught.value.retryable
    with pytest.raises(ProviderRefused) as caught:
        house.say()
    assert caught.value.key == "error.provider_content" and "raw words" not in caught.value.message
    with pytest.raises(ProviderRefused) as caught:
        house.say()
    assert caught.value.key == "error.provider_key"
    with pytest.raises(ProviderError) as caught:
        house.say()
    assert isinstance(caught.value, ProviderUncertain) == (house.name == "dashscope_speech")


def test_what_is_no_sound_is_not_taken(house: House) -> None:
    on = "order" if house.name == "openai_speech" else "file"
    house.server.misbehave("wrong_content", "wrong_content", on=on)
    with pytest.raises(ProviderError) as caught:
        house.say()
    assert caught.value.retryable


def test_which_there_are() -> None:
    assert list(speech_providers()) == ["openai_speech", "dashscope_speech"]


def test_words_come_with_their_times() -> None:
    with OpenAIMediaServer() as server:
        adapter = transcript_provider("openai_transcript", config=config(openai_transcript_url=server.base, openai_transcript_api_key=server.key,
                                                                         openai_transcript_model="whisper-1"))
        server.heard = "the rain stopped before midnight"
        heard = adapter.hear(wav(server.heard), "en", Call())
        assert heard.text == server.heard and [w.text for w in heard.words] == server.heard.split()
        assert heard.words[0].start == 0 and heard.words[-1].end == pytest.approx(heard.seconds, abs=0.01)
        server.misbehave("html", Fault("429", 3.0), on="order")
        with pytest.raises(ProviderError):
            adapter.hear(wav("x"), "en", Call())
        with pytest.raises(ProviderError) as caught:
            adapter.hear(wav("x"), "en", Call())
        assert caught.value.retry_after == 3.0
