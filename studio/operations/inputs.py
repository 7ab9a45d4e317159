"""What people send: cleaned, checked, and told in one sentence per field when it will not do."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from engine.drama.brief import Brief, clean_text
from engine.errors import BadInput


def _cleaned(value: object) -> object:
    return clean_text(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_cleaned)]
"""Text without control characters, direction overrides or broken surrogates (which the database refuses)."""


class Input(BaseModel):
    """A request body. Unknown fields are refused, so that nobody sets what is not offered."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


_SENTENCES = {
    "missing": "is required",
    "extra_forbidden": "is not a field of this request",
    "string_too_short": "needs at least {min_length} characters",
    "string_too_long": "may have at most {max_length} characters",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "greater_than": "must be more than {gt}",
    "less_than": "must be less than {lt}",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_parsing": "must be a number",
    "float_type": "must be a number",
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "string_type": "must be text",
    "list_type": "must be a list",
    "dict_type": "must be an object",
    "model_attributes_type": "must be an object",
    "model_type": "must be an object",
    "uuid_parsing": "must be a UUID",
    "uuid_type": "must be a UUID",
    "literal_error": "must be one of {expected}",
    "too_long": "may have at most {max_length} entries",
    "too_short": "needs at least {min_length} entries",
    "finite_number": "must be a finite number",
}


def _sentence(error: Mapping[str, Any]) -> str:
    """What is wrong, in plain words; pydantic's own when there are none of ours."""
    kind, about = str(error.get("type")), error.get("ctx") or {}
    if kind in ("too_long", "too_short") and about.get("field_type") not in ("List", "Tuple", "Set", "Dictionary"):
        kind = f"string_{kind}"  # what pydantic calls the length of text that was cleaned first
    pattern = _SENTENCES.get(kind)
    if pattern:
        try:
            return pattern.format(**about)
        except (KeyError, IndexError):
            pass
    message = str(error.get("msg", "is not valid"))
    return message.removeprefix("Value error, ")


def fields_of(errors: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """pydantic's errors as fields with a sentence each."""
    found = []
    for error in errors:
        place = [str(part) for part in error.get("loc", ()) if part not in ("body", "query", "path", "header")]
        found.append({"field": ".".join(place) or "request", "message": _sentence(error)})
    return found


def refused(error: ValidationError) -> BadInput:
    """The same as one of our errors, for operations that validate themselves."""
    fields = fields_of(error.errors(include_url=False, include_input=False))
    return BadInput("; ".join(f"{f['field']}: {f['message']}" for f in fields[:5]), details=fields)


Checked = TypeVar("Checked", bound=Input)


def checked(kind: type[Checked], values: Checked | Mapping[str, Any]) -> Checked:
    """The values as that input. Raises BadInput with a sentence per field."""
    if isinstance(values, kind):
        return values
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        raise refused(error) from error


def brief_from(values: Mapping[str, Any]) -> Brief:
    """A checked brief. Raises BadInput with a sentence per field, also for a language that was not recognised."""
    try:
        brief = Brief.model_validate(dict(values))
    except ValidationError as error:
        raise refused(error) from error
    try:
        _ = brief.spoken
    except ValueError as error:
        raise BadInput(str(error)[0].upper() + str(error)[1:] + ".", key="error.language",
                       details=[{"field": "language", "message": str(error)}]) from error
    return brief


GENRES: dict[str, tuple[str, ...]] = {
    "romance": ("romance", "love", "romantic", "爱情", "言情", "恋爱", "甜宠", "爱"),
    "suspense": ("suspense", "thriller", "mystery", "crime", "detective", "horror", "悬疑", "惊悚", "犯罪", "推理", "恐怖"),
    "revenge": ("revenge", "复仇", "虐"),
    "rise": ("rise", "underdog", "逆袭", "励志", "重生", "inspirational"),
    "family": ("family", "家庭", "亲情", "伦理"),
    "campus": ("campus", "school", "youth", "校园", "青春"),
    "costume": ("costume", "historical", "history", "period", "wuxia", "古装", "宫斗", "武侠", "历史", "仙侠"),
    "workplace": ("workplace", "office", "business", "职场", "都市", "urban", "商战"),
    "comedy": ("comedy", "funny", "humor", "humour", "喜剧", "搞笑"),
    "fantasy": ("fantasy", "sci-fi", "scifi", "science fiction", "magic", "奇幻", "玄幻", "科幻", "穿越"),
}
"""What people call the genres, in both languages."""


def genre_of(words: str) -> str:
    """The genre that somebody's words mean; `auto` (the dramatist chooses) when they mean none of ours."""
    words = words.casefold().strip()
    if words in GENRES:
        return words
    for genre, names in GENRES.items():
        if any(name in words for name in names):
            return genre
    return "auto"
