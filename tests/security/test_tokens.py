"""Forged, foreign, expired and confused tokens: all refused, all alike."""
import base64
import json
import time
from uuid import uuid4

import jwt
import pytest

from engine.errors import NotSignedIn
from studio.security import tokens
from studio.security.secret import key_for

USER = uuid4()


def claims(**changes: object) -> dict[str, object]:
    now = int(time.time())
    good: dict[str, object] = {"iss": tokens.ISSUER, "aud": "access", "sub": str(USER), "tv": 3, "jti": "x", "iat": now, "exp": now + 60}
    return {**good, **changes}


def test_a_good_token_says_what_was_put_in() -> None:
    read = tokens.read(tokens.issue("access", USER, 3, shade="red"), "access")
    assert (read.user_id, read.version, read.data) == (USER, 3, {"shade": "red"})
    assert read.expires_at - read.issued_at == tokens.SECONDS["access"]


def test_the_handmade_twin_of_a_good_token_is_read() -> None:
    """The forgeries below differ from this one in a single thing each."""
    assert tokens.read(jwt.encode(claims(), key_for("token"), "HS256"), "access").user_id == USER


def _unsigned() -> str:
    part = lambda d: base64.urlsafe_b64encode(json.dumps(d).encode()).rstrip(b"=").decode()  # noqa: E731
    return f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(claims())}."


def _tampered() -> str:
    head, _, signature = tokens.issue("access", USER, 3).split(".")
    body = base64.urlsafe_b64encode(json.dumps(claims(sub=str(uuid4()))).encode()).rstrip(b"=").decode()
    return f"{head}.{body}.{signature}"


FORGED = {
    "alg none": _unsigned,
    "tampered": _tampered,
    "other key": lambda: jwt.encode(claims(), b"k" * 32, "HS256"),
    "key of another purpose": lambda: jwt.encode(claims(), key_for("media"), "HS256"),
    "other algorithm": lambda: jwt.encode(claims(), key_for("token") * 2, "HS512"),
    "right key, other algorithm": lambda: jwt.encode(claims(), key_for("token"), "HS384"),
    "expired": lambda: jwt.encode(claims(exp=int(time.time()) - 1), key_for("token"), "HS256"),
    "from the future": lambda: jwt.encode(claims(iat=int(time.time()) + 3600), key_for("token"), "HS256"),
    "no expiry": lambda: jwt.encode({k: v for k, v in claims().items() if k != "exp"}, key_for("token"), "HS256"),
    "other issuer": lambda: jwt.encode(claims(iss="somebody"), key_for("token"), "HS256"),
    "a refresh token": lambda: tokens.issue("refresh", USER, 3),
    "a ticket": lambda: tokens.issue("ticket", USER, 3),
    "a web session": lambda: tokens.issue("web", USER, 3),
    "subject that is no id": lambda: jwt.encode(claims(sub="1 OR 1=1"), key_for("token"), "HS256"),
    "version that is no number": lambda: jwt.encode(claims(tv="new"), key_for("token"), "HS256"),
    "empty": lambda: "",
    "rubbish": lambda: "a.b.c",
    "not ASCII": lambda: "令牌.令牌.令牌",
    "huge": lambda: "a" * 1_000_000,
}


@pytest.mark.parametrize("name", FORGED)
def test_forgeries_are_refused_alike(name: str) -> None:
    with pytest.raises(NotSignedIn) as caught:
        tokens.read(FORGED[name](), "access")
    assert caught.value.message == "The token is not valid or has expired: sign in again."
