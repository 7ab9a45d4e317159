"""Runway, Pika and Wan over real HTTP: the good day and every bad one."""
from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import BadInput, ProviderError, ProviderRefused, ProviderUncertain, Stopped
from engine.providers.calls import Call, VideoOrder, VideoProvider, task_over
from engine.providers.pictures import length_for, nearest, utf16
from engine.providers.video import video_provider, video_providers
from tests.contracts.base import ContractServer, Fault
from tests.contracts.dashscope_server import DashScopeServer
from tests.contracts.fal_server import FalServer
from tests.contracts.media import png
from tests.contracts.runway_server import RunwayServer
from tests.providers.outside import Notes, config


@dataclass
class House:
    """A service, its adapter and our notes."""

    server: Any
    settings: dict[str, Any]
    name: str
    notes: Notes

    @property
    def adapter(self) -> VideoProvider:
        return video_provider(self.name, config=config(**self.settings))


def open_house(name: str) -> House:
    if name == "runway":
        server: ContractServer = RunwayServer()
        settings = {"runway_url": server.url, "runway_api_key": server.key}
    elif name == "pika":
        server = FalServer()
        settings = {"fal_url": server.url, "fal_key": server.key}
    else:
        server = DashScopeServer()
        settings = {"dashscope_url": server.native, "dashscope_api_key": server.key}
    return House(server, settings, name, Notes())


@pytest.fixture(params=["runway", "pika", "wan"])
def house(request: pytest.FixtureRequest) -> Iterator[House]:
    found = open_house(request.param)
    yield found
    found.server.close()


PICTURE = png((360, 640), "a woman at a window", 1)
ORDER = VideoOrder("She turns to the window.", "blurry", (720, 1280), 4.2, 7, PICTURE)
WORDS = VideoOrder("Rain over the city.", "", (1280, 720), 5.0, 7)


def test_a_clip_from_a_picture(house: House) -> None:
    made = house.adapter.film(ORDER, house.notes.call())
    assert made.media_type == "video/mp4" and made.facts["size"] == (720, 1280)
    assert made.facts["seconds"] == pytest.approx(5.0, abs=0.1) and made.units == 5.0
    assert made.cost == pytest.approx({"runway": 0.25, "pika": 0.20, "wan": 0.21}[house.name])
    assert house.notes.remembered == [made.remote_id] and made.remote_id in house.server.tasks
    assert len(house.server.of("order")) == 1 and not house.server.paid_twice
    assert any(0 < share < 1 for share, _ in house.notes.told)


def test_a_clip_from_words(house: House) -> None:
    made = house.adapter.film(WORDS, house.notes.call())
    assert made.facts["size"] == (1280, 720) and made.facts["seconds"] == pytest.approx(5.0, abs=0.1)


def test_a_run_that_starts_again_polls_and_orders_nothing(house: House) -> None:
    class Killed(Exception):
        pass

    def killed(_seconds: float) -> bool:
        raise Killed

    with pytest.raises(Killed):
        house.adapter.film(ORDER, house.notes.call(wait=killed))
    assert len(house.notes.remembered) == 1, "stored before the first poll"
    made = house.adapter.film(ORDER, house.notes.call(remote_id=house.notes.remembered[0]))
    assert made.remote_id == house.notes.remembered[0]
    assert len(house.server.of("order")) == 1 and not house.server.paid_twice


def test_the_id_is_stored_before_the_first_poll(house: House) -> None:
    polled: list[int] = []
    house.adapter.film(ORDER, house.notes.call(remember=lambda _id: polled.append(len(house.server.of("poll")))))
    assert polled == [0]


def test_too_many_requests_say_how_long_to_wait(house: House) -> None:
    house.server.misbehave(Fault("429", 7.0), on="order")
    with pytest.raises(ProviderError) as caught:
        house.adapter.film(ORDER, house.notes.call())
    assert caught.value.retryable and caught.value.retry_after == 7.0 and not house.notes.remembered


@pytest.mark.parametrize("kind", ["500", "503", "garbage"])
def test_a_broken_service(house: House, kind: Any) -> None:
    house.server.misbehave(kind, on="order")
    with pytest.raises(ProviderError) as caught:
        house.adapter.film(ORDER, house.notes.call())
    assert caught.value.retryable == (kind != "garbage"), "an answer that names no task may have cost money"
    assert "raw words" not in caught.value.message


@pytest.mark.parametrize("kind", ["drop", "lost", "hang"])
def test_an_order_whose_answer_is_lost_is_not_placed_again(house: House, kind: Any) -> None:
    house.settings["provider_timeout_sec"] = 0.4
    house.server.misbehave(kind, on="order")
    with pytest.raises(ProviderUncertain) as caught:
        house.adapter.film(ORDER, house.notes.call())
    assert not caught.value.retryable and len(house.server.of("order")) == 1


def test_a_service_that_is_not_there_may_be_asked_again(house: House) -> None:
    house.server.close()
    with pytest.raises(ProviderError) as caught:
        house.adapter.film(ORDER, house.notes.call())
    assert caught.value.retryable and not isinstance(caught.value, ProviderUncertain)


def test_polls_that_fail_do_not_end_the_wait(house: House) -> None:
    house.server.misbehave(Fault("429", 0.01), "500", "drop", "garbage", on="poll")
    made = house.adapter.film(ORDER, house.notes.call())
    assert made.data and not house.server.paid_twice


def test_a_service_that_fails_every_poll_keeps_the_task(house: House) -> None:
    house.server.misbehave(*["503"] * 5, on="poll")
    with pytest.raises(ProviderError) as caught:
        house.adapter.film(ORDER, house.notes.call())
    assert caught.value.retryable and not task_over(caught.value)
    assert house.adapter.film(ORDER, house.notes.call(remote_id=house.notes.remembered[0])).data
    assert len(house.server.of("order")) == 1


@pytest.mark.parametrize("kind", ["refusal", "refusal_late"])
def test_refused_content_is_not_tried_again(house: House, kind: Any) -> None:
    house.server.misbehave(kind, on="order")
    with pytest.raises(ProviderRefused) as caught:
        house.adapter.film(ORDER, house.notes.call())
    assert not caught.value.retryable and "raw words" not in caught.value.message
    if kind == "refusal_late" or house.name != "runway":
        assert caught.value.key == "error.provider_content"
    assert task_over(caught.value) == (kind == "refusal_late") and not +house.server.paid


def test_a_failed_task_may_be_ordered_anew(house: House) -> None:
    house.server.misbehave("failed", on="order")
    with pytest.raises(ProviderError) as caught:
        house.adapter.film(ORDER, house.notes.call())
    assert caught.value.retryable and task_over(caught.value) and "raw words" not in caught.value.message
    assert house.adapter.film(ORDER, house.notes.call()).data and not house.server.paid_twice


def test_a_stuck_task_is_withdrawn(house: House) -> None:
    house.server.misbehave("stuck", on="order")
    with pytest.raises(ProviderError) as caught:
        house.adapter.film(ORDER, house.notes.call(deadline=0.1))
    # Wan cannot stop what has begun, and Runway bills it all the same.
    assert isinstance(caught.value, ProviderUncertain) == (house.name != "pika") and task_over(caught.value)
    assert len(house.server.of("cancel")) == (house.name != "runway")


def test_a_lost_task_may_be_ordered_anew(house: House) -> None:
    house.server.misbehave("lost_task", on="order")
    with pytest.raises(ProviderError) as caught:
        house.adapter.film(ORDER, house.notes.call())
    assert caught.value.retryable and task_over(caught.value)


def test_a_bad_key_and_an_empty_account(house: House) -> None:
    house.server.misbehave("no_credit", on="order")
    with pytest.raises(ProviderRefused) as caught:
        house.adapter.film(ORDER, house.notes.call())
    assert caught.value.key == "error.provider_credit"
    own = video_provider(house.name, {house.name: "a wrong key"}, config(**house.settings))
    with pytest.raises(ProviderRefused) as caught:
        own.film(ORDER, house.notes.call())
    assert caught.value.key == "error.provider_key" and "a wrong key" not in str(caught.value.details) + caught.value.message


@pytest.mark.parametrize("kind", ["truncated", "wrong_content", "html", "expired", "500", "drop"])
def test_a_bad_download_is_repeated_once(house: House, kind: Any) -> None:
    house.server.misbehave(kind, on="file")
    made = house.adapter.film(ORDER, house.notes.call())
    assert made.facts["seconds"] == pytest.approx(5.0, abs=0.1) and len(house.server.of("file")) == 2


def test_two_bad_downloads_keep_the_task(house: House) -> None:
    house.server.misbehave("truncated", "truncated", on="file")
    with pytest.raises(ProviderError) as caught:
        house.adapter.film(ORDER, house.notes.call())
    assert caught.value.retryable and not task_over(caught.value)
    assert house.adapter.film(ORDER, house.notes.call(remote_id=house.notes.remembered[0])).data
    assert len(house.server.of("order")) == 1 and not house.server.paid_twice


def test_cancelling_stops_the_task_and_is_quiet_afterwards(house: House) -> None:
    def stopped(_share: float, _words: str) -> None:
        raise Stopped("cancelled")

    house.server.looks_to_finish = house.server.looks_to_begin = 10**6
    with pytest.raises(Stopped):
        house.adapter.film(ORDER, house.notes.call(progress=stopped))
    task = house.notes.remembered[0]
    assert house.adapter.cancel(task)
    assert house.server.tasks[task].cancelled and not +house.server.paid
    house.adapter.cancel(task)
    house.adapter.cancel("00000000-0000-0000-0000-000000000000")


def test_what_is_finished_is_not_thrown_away_by_cancelling_it(house: House) -> None:
    house.adapter.film(ORDER, house.notes.call())
    [task] = house.notes.remembered
    assert not house.adapter.cancel(task)
    assert house.adapter.film(ORDER, house.notes.call(remote_id=task)).data and len(house.server.of("order")) == 1


def test_a_slow_service_is_waited_for(house: House) -> None:
    house.server.misbehave(Fault("slow", 0.3), on="order")
    assert house.adapter.film(ORDER, house.notes.call()).data


def test_what_is_configured_shows(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    assert house.adapter.capability.configured and house.adapter.capability.lengths == {"runway": (), "pika": (5.0, 10.0), "wan": ()}[house.name]
    with pytest.raises(ProviderRefused, match="fill in"):
        video_provider(house.name, config=config())


def test_which_there_are() -> None:
    assert list(video_providers()) == ["runway", "pika", "wan"]
    with pytest.raises(BadInput):
        video_provider("sora")


def test_runway_gets_big_pictures_by_upload() -> None:
    import numpy as np
    with RunwayServer() as server:
        noise = np.random.default_rng(0).integers(0, 255, (1280, 1280, 3), np.uint8)
        import cv2
        big = cv2.imencode(".png", noise)[1].tobytes()
        adapter = video_provider("runway", config=config(runway_url=server.url, runway_api_key=server.key))
        adapter.film(VideoOrder("x", "", (960, 960), 2, 1, big), Notes().call())
        assert list(server.uploads.values()) == [big]
        assert server.of("order")[0].json["promptImage"].startswith("runway://")


def test_runway_models_get_what_they_take() -> None:
    with RunwayServer() as server:
        adapter = video_provider("runway", config=config(runway_url=server.url, runway_api_key=server.key, runway_model="veo3.1_fast"))
        made = adapter.film(VideoOrder("字" * 2000, "", (1080, 1920), 4.5, 2**31 - 1, PICTURE), Notes().call())
        assert made.units == 6.0 and server.of("order")[0].json["ratio"] == "1080:1920"


def test_wan_of_later_versions_gets_its_pictures_as_a_list() -> None:
    with DashScopeServer() as server:
        adapter = video_provider("wan", config=config(dashscope_url=server.native, qwen_api_key=server.key, wan_video_model="wan2.7-i2v"))
        adapter.film(ORDER, Notes().call())
        assert server.of("order")[0].json["input"]["media"][0]["type"] == "first_frame"


def test_pika_reports_where_it_is_called_back() -> None:
    with FalServer() as server:
        server.webhooks = False
        woken: list[float] = []

        def woken_early(seconds: float) -> bool:
            woken.append(seconds)
            return True

        adapter = video_provider("pika", config=config(fal_url=server.url, fal_key=server.key, poll_scale=1.0))
        began = time.monotonic()
        adapter.film(ORDER, Call(wait=woken_early, callback_url="https://studio.example/cb"))
        assert server.of("order")[0].query["fal_webhook"] == "https://studio.example/cb"
        assert woken == [4.0, 4.0] and time.monotonic() - began < 4


def test_a_result_address_inside_our_network_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service on the open internet must not make us fetch from our own machines."""
    from engine.providers import download
    with RunwayServer() as server:
        adapter = video_provider("runway", config=config(runway_url=server.url, runway_api_key=server.key))
        monkeypatch.setattr(download, "private", lambda url: "/files/" in url)
        with pytest.raises(ProviderError, match="not followed"):
            adapter.film(ORDER, Notes().call())
        assert not server.of("file")


def test_the_official_sdk_understands_the_contract_server() -> None:
    """The server is as true as Runway's own client can tell."""
    from runwayml import RunwayML
    with RunwayServer() as server:
        client = RunwayML(api_key=server.key, base_url=server.url, max_retries=0)
        created = client.text_to_video.create(model="gen4.5", prompt_text="rain", ratio="1280:720", duration=2)
        seen = [client.tasks.retrieve(created.id) for _ in range(3)]
        assert [t.status for t in seen] == ["THROTTLED", "RUNNING", "SUCCEEDED"]
        assert seen[-1].output[0].startswith(server.url) and seen[-1].cost.credits == 24
        client.tasks.delete(created.id)


@given(st.floats(0.2, 40), st.sampled_from([(), (5.0, 10.0), (4.0, 6.0, 8.0)]))
def test_a_clip_is_long_enough_or_the_longest(seconds: float, lengths: tuple[float, ...]) -> None:
    longest = max(lengths, default=10.0)
    found = length_for(seconds, lengths, longest, 2.0)
    assert found == longest or found >= seconds - 0.06
    assert not lengths or found in lengths


@given(st.text(), st.integers(0, 50))
def test_text_is_cut_at_whole_signs(text: str, units: int) -> None:
    cut = utf16(text.encode("utf-8", "ignore").decode(), units)
    assert len(cut.encode("utf-16-le")) <= 2 * units and text.encode("utf-8", "ignore").decode().startswith(cut)


def test_shapes() -> None:
    sizes = ((1280, 720), (720, 1280), (960, 960))
    assert [nearest(s, sizes) for s in ((1920, 1080), (1080, 1920), (720, 720))] == list(sizes)
