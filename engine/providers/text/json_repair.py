"""JSON from what a language model wrote: fenced, commented, with trailing commas, or cut off in the middle."""
from __future__ import annotations

import json
import re
from typing import Any

_THINKING = re.compile(r"<think>.*?(?:</think>|\Z)", re.S)
_FENCE = re.compile(r"```(?:json5?|JSON)?\s*\n?(.*?)(?:```|\Z)", re.S)


class BadJson(ValueError):
    """There is an answer, and it is not what was asked for. The message says what is wrong, for the model to read."""

    def __init__(self, message: str, text: str = "", usage: Any = None):
        super().__init__(message)
        self.text = text
        """What the model wrote."""
        self.usage = usage
        """What that has used (`engine.providers.text.Usage`), if it is known."""


def extract_json(text: str) -> Any:
    """The object (or array) in the text. Raises BadJson when there is none that can be understood."""
    body = _THINKING.sub("", text).strip()
    if not body:
        raise BadJson("the answer was empty", text)
    candidates = [m[1] for m in _FENCE.finditer(body)] + [body]
    error = "there is no JSON object in the answer"
    for candidate in candidates:
        start = min((i for i in (candidate.find("{"), candidate.find("[")) if i >= 0), default=-1)
        if start < 0:
            continue
        cleaned = _clean(candidate[start:])
        try:
            return json.loads(cleaned, strict=False)
        except json.JSONDecodeError as e:
            error = f"the JSON cannot be read: {e.msg} at character {e.pos}"
    raise BadJson(error, text)


def _clean(text: str) -> str:
    """Up to the end of the first value: comments and trailing commas out, full-width punctuation between values to ASCII,
    an unfinished string, array or object closed (a key that has no value yet is dropped)."""
    out: list[str] = []
    stack: list[str] = []
    i, n = 0, len(text)
    while i < n:
        c = text[i]
        if c == '"' or c == "“":
            piece, i, whole = _string(text, i)
            out.append(piece)
            if not whole:
                break
            continue
        if text.startswith("//", i) or c == "#":
            i = _end_of_line(text, i)
            continue
        if text.startswith("/*", i):
            end = text.find("*/", i)
            i = n if end < 0 else end + 2
            continue
        c = {"，": ",", "：": ":"}.get(c, c)
        if c in "{[":
            stack.append("}" if c == "{" else "]")
        elif c in "}]":
            _drop_comma(out)
            if not stack:
                break
            while stack and stack[-1] != c and c in stack:
                out.append(stack.pop())
            if stack:
                stack.pop()
            out.append(c)
            i += 1
            if not stack:
                return "".join(out)
            continue
        out.append(c)
        i += 1
    return _close("".join(out), stack)


def _string(text: str, start: int) -> tuple[str, int, bool]:
    """A string from its opening quote: as JSON, where it ends, and whether it did."""
    closing = "”" if text[start] == "“" else '"'
    i, body = start + 1, []
    while i < len(text):
        c = text[i]
        if c == "\\" and i + 1 < len(text):
            body.append(text[i:i + 2])
            i += 2
        elif c == closing:
            # a quotation mark inside the words: the string goes on unless a separator follows
            rest = text[i + 1:].lstrip()
            if closing == '"' and rest[:1] not in ("", ",", "}", "]", ":", "/", "，", "：", "\n", "#") and not text[i + 1:i + 2].isspace():
                body.append('\\"')
                i += 1
                continue
            return '"' + "".join(body) + '"', i + 1, True
        elif c == "\n":
            body.append("\\n")
            i += 1
        elif c == '"':
            body.append('\\"')
            i += 1
        else:
            body.append(c)
            i += 1
    return '"' + "".join(body).rstrip("\\") + '"', i, False


def _end_of_line(text: str, i: int) -> int:
    end = text.find("\n", i)
    return len(text) if end < 0 else end


def _drop_comma(out: list[str]) -> None:
    k = len(out) - 1
    while k >= 0 and out[k].isspace():
        k -= 1
    if k >= 0 and out[k] == ",":
        del out[k]


def _close(text: str, stack: list[str]) -> str:
    text = text.rstrip()
    text = re.sub(r"(?:tru|tr|t|fals|fal|fa|f|nul|nu|n|-)\Z", "null", text) if text[-1:].isalpha() or text[-1:] == "-" else text
    text = re.sub(r"null(?<=truenull)|(?<=true)null|(?<=false)null|(?<=null)null", "", text)
    if stack and stack[-1] == "}":
        text = re.sub(r'([{,])\s*"(?:[^"\\]|\\.)*"\s*:?\s*\Z', r"\1", text)
    text = text.rstrip().rstrip(",")
    text = re.sub(r":\s*\Z", ": null", text)
    return text + "".join(reversed(stack))
