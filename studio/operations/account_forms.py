"""What people fill in about their accounts: registering, signing in, the profile."""
from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from studio.operations.inputs import Input, Text

LOCAL_NAME = "local"
"""User name of the person at the command line of this machine; nobody can register or sign in with it."""

_RESERVED = {LOCAL_NAME, "system", "admin", "administrator", "root", "anonymous", "me"}

_USERNAME = re.compile(r"^[\w][\w.\- ]{0,38}[\w]$|^\w$")

_EMAIL = re.compile(r"^[^@\s,;<>\"()\[\]\\]{1,64}@[^@\s.,;<>\"()\[\]\\]+(\.[^@\s.,;<>\"()\[\]\\]+)+$")
"""Looks like an address. Whether it is one only a letter to it can tell; hosts of private networks are fine here."""


def _email(value: str) -> str:
    value = value.lower()
    if len(value) > 254 or not _EMAIL.match(value):
        raise ValueError("is not an email address")
    return value


def _username(value: str) -> str:
    if not _USERNAME.match(value):
        raise ValueError("may have letters, digits, blanks, dots and hyphens, and begins and ends with a letter or digit")
    if value.casefold() in _RESERVED:
        raise ValueError("is reserved: choose another one")
    return value


Email = Annotated[Text, AfterValidator(_email), Field(max_length=254, json_schema_extra={"format": "email"})]

Username = Annotated[Text, Field(min_length=2, max_length=40), AfterValidator(_username)]

Password = Annotated[str, Field(max_length=4096)]


class NewUser(Input):
    username: Username = Field(examples=["linwan"])
    email: Email = Field(examples=["linwan@example.com"])
    password: Password = Field(examples=["a long sentence 3"])


class Login(Input):
    """`email` also takes a user name; `username` is the same by another name."""

    email: Text = Field("", max_length=320, examples=["linwan@example.com"])
    username: Text = Field("", max_length=320)
    password: Password

    @model_validator(mode="after")
    def _somebody(self) -> Login:
        if not (self.email or self.username):
            raise ValueError("the email or the user name is needed")
        return self

    @property
    def name(self) -> str:
        return self.email or self.username


class Refresh(Input):
    refresh_token: str = Field(max_length=4096)


class NewPassword(Input):
    password: Password = Field(description="The present one.")
    new_password: Password


class Profile(Input):
    """What a user may change about themselves; fields left out stay."""

    username: Username | None = None
    email: Email | None = None
    language: Literal["auto", "zh", "en"] | None = None
