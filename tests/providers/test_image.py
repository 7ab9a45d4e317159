"""ComfyUI, AUTOMATIC1111, OpenAI-compatible pictures and Wan's over real HTTP: the good day and every bad one."""
from __future__ import annotations

import io
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engine.errors import ProviderError, ProviderRefused, ProviderUncertain, Stopped
from engine.providers.calls import ImageOrder, task_over
from engine.providers.image import image_provider, image_providers
from engine.providers.pictures import sized
from tests.contracts.a1111_server import A1111Server
from tests.contracts.base import Fault, wait_until
from tests.contracts.comfyui_server import ComfyServer
from tests.contracts.dashscope_server import DashScopeServer
from tests.contracts.media import png
from tests.contracts.openai_media_server import OpenAIMediaServer
from tests.providers.outside import Notes, config

NAMES = ["comfyui", "automatic1111", "openai_images", "wan_images"]
WITH_TASKS = ["comfyui", "wan_old"]


class House:
    """A service, its adapter and our notes."""

    def __init__(self, name: str):
        self.name, self.notes = name.replace("wan_old", "wan_images"), Notes()
        self.server: Any
        if name == "comfyui":
            self.server = ComfyServer()
            self.settings: dict[str, Any] = {"comfyui_url": self.server.url}
        elif name == "automatic1111":
            self.server = A1111Server()
            self.settings = {"a1111_url": self.server.url, "a1111_auth": self.server.key}
        elif name == "openai_images":
            self.server = OpenAIMediaServer()
            self.settings = {"openai_images_url": self.server.base, "openai_images_api_key": self.server.key, "openai_images_model": "gpt-image-2",
                             "provider_prices": {"openai_images": 0.04}}
        else:
            self.server = DashScopeServer()
            self.settings = {"dashscope_url": self.server.native, "dashscope_api_key": self.server.key}
            if name == "wan_old":
                self.settings["wan_image_model"] = "wan2.5-t2i-preview"

    def draw(self, order: ImageOrder, **call: Any) -> Any:
        return image_provider(self.name, config=config(**self.settings)).draw(order, self.notes.call(**call))


@pytest.fixture
def house(request: pytest.FixtureRequest) -> Iterator[House]:
    found = House(request.param)
    yield found
    found.server.close()


everyone = pytest.mark.parametrize("house", [*NAMES, "wan_old"], indirect=True)
with_tasks = pytest.mark.parametrize("house", WITH_TASKS, indirect=True)
FACE = png((400, 500), "a face", 3)
ORDER = ImageOrder("a lighthouse at dusk", "blurry", (720, 1280), 11)
PERSON = ImageOrder("Mara at the lighthouse", "blurry", (720, 1280), 11, (FACE, FACE))


@everyone
@pytest.mark.parametrize("order", [ORDER, PERSON], ids=["words", "person"])
def test_a_picture(house: House, order: ImageOrder) -> None:
    made = house.draw(order)
    width, height = Image.open(io.BytesIO(made.data)).size
    assert width / height == pytest.approx(9 / 16, abs=0.02) and made.facts["size"] == (width, height)
    assert made.media_type == "image/png" and made.units == 1.0
    assert made.cost == pytest.approx({"openai_images": 0.04, "wan_images": 0.028}.get(house.name, 0.0))
    assert len(house.server.of("order")) == 1 and not house.server.paid_twice
    assert house.draw(order).data == made.data, "the same order and seed, the same picture"


@everyone
def test_too_many_requests_say_how_long_to_wait(house: House) -> None:
    house.server.misbehave(Fault("429", 5.0), on="order")
    with pytest.raises(ProviderError) as caught:
        house.draw(ORDER)
    assert caught.value.retryable and caught.value.retry_after == 5.0


@everyone
def test_a_broken_service(house: House) -> None:
    house.server.misbehave("500", on="order")
    with pytest.raises(ProviderError) as caught:
        house.draw(ORDER)
    assert caught.value.retryable and "raw words" not in caught.value.message
    house.server.misbehave("drop", on="order")
    with pytest.raises(ProviderError) as caught:
        house.draw(ORDER)
    paid = house.name in ("openai_images", "wan_images")
    assert isinstance(caught.value, ProviderUncertain) == paid and caught.value.retryable != paid
    house.server.close()
    with pytest.raises(ProviderError) as caught:
        house.draw(ORDER)
    assert caught.value.retryable


@pytest.mark.parametrize("house", ["openai_images", "wan_images", "wan_old"], indirect=True)
def test_refused_content_key_and_credit(house: House) -> None:
    for kind, key in (("refusal", "error.provider_content"), ("401", "error.provider_key"), ("no_credit", "error.provider_credit")):
        house.server.misbehave(kind, on="order")
        with pytest.raises(ProviderRefused) as caught:
            house.draw(ORDER)
        assert caught.value.key == key and "raw words" not in caught.value.message


@pytest.mark.parametrize("house", ["comfyui", "wan_images", "wan_old"], indirect=True)
@pytest.mark.parametrize("kind", ["truncated", "wrong_content", "html", "500"])
def test_a_bad_download_is_repeated_once(house: House, kind: Any) -> None:
    house.server.misbehave(kind, on="file")
    assert house.draw(ORDER).data and len(house.server.of("file")) == 2
    house.server.misbehave(kind, kind, on="file")
    with pytest.raises(ProviderError):
        house.draw(ORDER)


@with_tasks
def test_a_run_that_starts_again_orders_nothing(house: House) -> None:
    class Killed(Exception):
        pass

    def killed(_seconds: float) -> bool:
        raise Killed

    with pytest.raises(Killed):
        house.draw(ORDER, wait=killed)
    made = house.draw(ORDER, remote_id=house.notes.remembered[0])
    assert made.data and len(house.server.of("order")) == 1 and not house.server.paid_twice


@with_tasks
def test_tasks_that_fail_get_lost_or_stick(house: House) -> None:
    for kind in ("failed", "lost_task", "stuck"):
        house.server.misbehave(kind, on="order")
        with pytest.raises(ProviderError) as caught:
            house.draw(ORDER, deadline=0.1 if kind == "stuck" else 20)
        # Wan cannot stop what has begun: nobody knows whether it will be billed.
        assert isinstance(caught.value, ProviderUncertain) == (kind == "stuck" and house.name == "wan_images")
        assert task_over(caught.value) and "raw words" not in caught.value.message
    assert len(house.server.of("cancel")) == 1


@with_tasks
def test_polls_that_fail_do_not_end_the_wait(house: House) -> None:
    house.server.misbehave("500", "drop", "garbage", on="poll")
    assert house.draw(ORDER).data


def test_comfyui_finds_an_order_again_whose_answer_was_lost() -> None:
    house = House("comfyui")
    with house.server:
        for kind in ("lost", "drop"):
            house.server.misbehave(kind, on="order")
            with pytest.raises(ProviderError) as caught:
                house.draw(ORDER)
            assert caught.value.retryable and not task_over(caught.value)
            assert house.draw(ORDER, remote_id=house.notes.remembered[-1]).data
        assert len(house.server.of("order")) == 3, "the one that arrived was not placed again"


def test_comfyui_cancels_its_own_task_only() -> None:
    house = House("comfyui")
    with house.server:
        def stopped(_share: float, _words: str) -> None:
            raise Stopped("cancelled")

        for _ in range(2):
            with pytest.raises(Stopped):
                house.draw(ORDER, progress=stopped)
        one, other = house.notes.remembered
        image_provider("comfyui", config=config(**house.settings)).cancel(one)
        assert house.server.tasks[one].cancelled and not house.server.tasks[other].cancelled


@pytest.mark.parametrize("graph", ["sdxl", "flux", "flux_dev"])
def test_every_graph_that_we_ship_runs(graph: str) -> None:
    house = House("comfyui")
    house.settings |= {"comfyui_graph": graph, "comfyui_model": "mine.safetensors"}
    with house.server:
        assert house.draw(ORDER).facts["size"] == (720, 1280)
        assert house.draw(PERSON).data and len(house.server.uploads) == 1
        nodes = house.server.of("order")[0].json["prompt"].values()
        assert any("mine.safetensors" in n["inputs"].values() for n in nodes)
        assert {n["inputs"].get("seed") for n in nodes if n["class_type"] == "KSampler"} == {11}


def test_a_graph_of_ones_own_and_a_broken_one(tmp_path: Path) -> None:
    house = House("comfyui")
    with house.server:
        own = tmp_path / "mine.json"
        house.settings["comfyui_graph"] = str(own)
        for text in ("no json", "[]", '{"1": {}}'):
            own.write_text(text)
            with pytest.raises(ProviderRefused, match="COMFYUI_GRAPH"):
                house.draw(ORDER)
        own.write_text(json.dumps({"1": {"class_type": "NodeOfSomebody", "inputs": {"text": "film still, {prompt}"}}}))
        with pytest.raises(ProviderRefused, match="not installed"):
            house.draw(PERSON)
        assert house.server.of("order")[-1].json["prompt"]["1"]["inputs"]["text"] == "film still, Mara at the lighthouse"


def test_a1111_says_how_far_it_is_and_stops_at_once() -> None:
    house = House("automatic1111")
    with house.server:
        house.server.draws = 0.5
        house.settings["poll_scale"] = 0.1
        assert house.draw(ORDER).data and (0.4, "working") in house.notes.told

        def stopped(_share: float, _words: str) -> None:
            raise Stopped("cancelled")

        house.server.draws = 10.0
        began = time.monotonic()
        with pytest.raises(Stopped):
            house.draw(ORDER, progress=stopped)
        assert time.monotonic() - began < 8
        wait_until(lambda: bool(house.server.of("cancel")))


def test_other_servers_of_the_openai_protocol_answer_with_addresses() -> None:
    house = House("openai_images")
    with house.server:
        house.server.gives_urls = True
        assert house.draw(ORDER).data
        assert house.server.of("order")[0].json["negative_prompt"] == "blurry"


def test_the_official_sdk_understands_the_contract_server() -> None:
    from openai import OpenAI
    with OpenAIMediaServer() as server:
        client = OpenAI(api_key=server.key, base_url=server.base, max_retries=0)
        assert client.images.generate(model="gpt-image-2", prompt="x", size="1024x1024").data[0].b64_json
        assert client.images.edit(model="gpt-image-2", prompt="x", size="1024x1024", image=[("a.png", FACE, "image/png")]).data[0].b64_json


def test_a_task_that_succeeded_with_an_error_inside() -> None:
    from tests.contracts.base import Task

    class Partly(DashScopeServer):
        def _done(self, task: Task, known: dict[str, Any]) -> dict[str, Any]:
            return {"output": {**known, "task_status": "SUCCEEDED", "results": [{"code": "DataInspectionFailed", "message": "raw words of the service"}]}}

    with Partly() as server, pytest.raises(ProviderRefused) as caught:
        image_provider("wan_images", config=config(dashscope_url=server.native, qwen_api_key=server.key, wan_image_model="wan2.2-t2i")).draw(ORDER, Notes().call())
    assert caught.value.key == "error.provider_content"


def test_which_there_are() -> None:
    assert list(image_providers()) == NAMES
    for name in NAMES:
        with pytest.raises(ProviderRefused, match="fill in"):
            image_provider(name, config=config())


@given(st.tuples(st.integers(200, 4000), st.integers(200, 4000)), st.sampled_from([(512 * 512, 1280 * 832), (1280 * 1280, 1440 * 1440), (655_360, 2560 * 1440)]))
def test_sizes_fit_and_keep_their_shape(size: tuple[int, int], limits: tuple[int, int]) -> None:
    if not 0.4 <= size[0] / size[1] <= 2.5:
        return
    width, height = sized(size, *limits)
    assert limits[0] <= width * height <= limits[1] and width % 16 == height % 16 == 0
    assert width / height == pytest.approx(size[0] / size[1], rel=0.08)




@pytest.mark.parametrize("order", [ORDER, PERSON], ids=["words", "person"])
@pytest.mark.parametrize("kind", ["refusal", "500", "429"])
def test_comfyui_forgets_an_order_that_was_not_taken(kind: Any, order: ImageOrder) -> None:
    """Its id is remembered before it is placed; a refusal must not be looked for until the deadline."""
    house = House("comfyui")
    house.server.misbehave(kind, on="other" if order.references else "order")
    with pytest.raises(ProviderError) as caught:
        house.draw(order)
    assert task_over(caught.value)
    house.server.close()
    with pytest.raises(ProviderError) as caught:
        house.draw(order)
    assert task_over(caught.value)
