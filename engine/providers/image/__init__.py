"""Services that make pictures: which there are, and how to get one."""
from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.providers.access import Access, found, listed
from engine.providers.calls import Capability, ImageProvider
from engine.providers.image.automatic1111 import Automatic1111
from engine.providers.image.comfyui import ComfyUI
from engine.providers.image.openai_images import OpenAIImages
from engine.providers.image.wan_images import WanImages
from engine.settings import Settings

__all__ = ["image_provider", "image_providers"]

_MAKERS: dict[str, Callable[[Access], ImageProvider]] = {
    "comfyui": ComfyUI, "automatic1111": Automatic1111, "openai_images": OpenAIImages, "wan_images": WanImages}


def image_providers(config: Settings | None = None, keys: Mapping[str, str] | None = None) -> dict[str, Capability]:
    """Every service by name, with what it can do and whether it is configured (with a creator's own `keys`, if given)."""
    return listed(_MAKERS, config, keys)


def image_provider(name: str, keys: Mapping[str, str] | None = None, config: Settings | None = None) -> ImageProvider:
    """The service of that name. `keys` are a creator's own and go before the environment's (see `Access.keys`). BadInput
    when there is none of that name; ProviderRefused when it is not set up."""
    return found(_MAKERS, name, keys, config)
