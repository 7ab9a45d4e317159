"""Structured logs of the server: one JSON object a line, or readable lines on a terminal."""
from __future__ import annotations

import logging
import sys

import structlog

from engine.settings import settings


class _Hushed(logging.Filter):
    """uvicorn reports each refused WebSocket handshake as an error of the application, although a refusal with an
    HTTP answer is part of the protocol; and it writes the whole address of every socket, where somebody may have put
    a token in spite of all advice."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        return "without completing handshake" not in text and '"WebSocket ' not in text


def configure() -> None:
    """Set logging up for this process; safe to repeat."""
    level = logging.getLevelNamesMapping().get(settings().log_level.upper(), logging.INFO)
    terminal = sys.stderr.isatty()
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    render: list[structlog.typing.Processor] = (
        [structlog.dev.ConsoleRenderer()] if terminal
        else [structlog.processors.dict_tracebacks, structlog.processors.JSONRenderer(ensure_ascii=False)]
    )
    structlog.configure(
        processors=[*shared, *render], wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr), cache_logger_on_first_use=True,
    )
    for name in ("uvicorn.error", "uvicorn"):
        logging.getLogger(name).addFilter(_Hushed())
    # Our own access line has the request id and the user; uvicorn's would only repeat it.
    logging.getLogger("uvicorn.access").disabled = True
