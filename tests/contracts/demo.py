"""A studio against all contract servers: `make providers-demo`. Nothing leaves this machine and nothing costs anything."""
from __future__ import annotations

import os
import signal
import subprocess
import sys

from tests.contracts.a1111_server import A1111Server
from tests.contracts.base import ContractServer
from tests.contracts.comfyui_server import ComfyServer
from tests.contracts.dashscope_server import DashScopeServer
from tests.contracts.fal_server import FalServer
from tests.contracts.openai_media_server import OllamaServer, OpenAIMediaServer, VllmServer
from tests.contracts.runway_server import RunwayServer


def start() -> tuple[list[ContractServer], dict[str, str]]:
    """One server per service, and the environment that points a studio at them."""
    runway, fal, dashscope = RunwayServer(), FalServer(), DashScopeServer()
    comfy, a1111, openai, vllm, ollama = ComfyServer(), A1111Server(), OpenAIMediaServer(), VllmServer(), OllamaServer()
    vllm.name = "vllm"
    environment = {
        "RUNWAY_URL": runway.url, "RUNWAY_API_KEY": runway.key, "FAL_URL": fal.url, "FAL_KEY": fal.key,
        "DASHSCOPE_URL": dashscope.native, "DASHSCOPE_API_KEY": dashscope.key, "QWEN_BASE_URL": dashscope.compatible, "QWEN_API_KEY": dashscope.key,
        "COMFYUI_URL": comfy.url, "A1111_URL": a1111.url, "A1111_AUTH": a1111.key,
        "OPENAI_BASE_URL": openai.base, "OPENAI_API_KEY": openai.key, "OPENAI_MODEL": "test",
        "LOCAL_LLM_URL": vllm.base, "LOCAL_LLM_MODEL": "test", "LOCAL_VL_URL": ollama.base, "LOCAL_VL_MODEL": "qwen2.5vl:7b",
        "OPENAI_IMAGES_URL": openai.base, "OPENAI_IMAGES_API_KEY": openai.key, "OPENAI_IMAGES_MODEL": "gpt-image-2",
        "OPENAI_SPEECH_URL": openai.base, "OPENAI_SPEECH_API_KEY": openai.key, "OPENAI_SPEECH_MODEL": "kokoro",
        "OPENAI_TRANSCRIPT_URL": openai.base, "OPENAI_TRANSCRIPT_API_KEY": openai.key, "OPENAI_TRANSCRIPT_MODEL": "whisper-1",
        "POLL_SCALE": "0.1"}
    return [runway, fal, dashscope, comfy, a1111, openai, vllm, ollama], environment


def main() -> int:
    """Runs until Ctrl-C; arguments go to `python -m studio` (default: run)."""
    servers, environment = start()
    for server in servers:
        print(f"{server.name:15} {server.url}")
    studio = subprocess.Popen([sys.executable, "-m", "studio", *(sys.argv[1:] or ["run"])], env={**os.environ, **environment})
    signal.signal(signal.SIGTERM, lambda *_: studio.send_signal(signal.SIGTERM))
    try:
        return studio.wait()
    except KeyboardInterrupt:
        return studio.wait()
    finally:
        for server in servers:
            orders, twice = len(server.of("order")), len(server.paid_twice)
            print(f"{server.name:15} {orders} orders, {sum(server.paid.values())} billed, {twice} of them twice")
            server.close()


if __name__ == "__main__":
    sys.exit(main())
