"""One hierarchy of errors for the whole house.

An error is raised where the fact is known and turned into words once, at the edge (API envelope, page message,
command line). `key` names the sentence in the locales; `message` is the English sentence itself, already telling
the user what to do, so that an edge without locales (logs, the command line) can still speak.
"""
from __future__ import annotations

from typing import Any


class StudioError(Exception):
    """Base of everything we raise on purpose.

    `status` is the HTTP status the API answers with; `retryable` says whether the pipeline's ladder may try the
    same unit again; `retry_after` is the number of seconds the other side asked us to wait, if it did.
    """

    status = 500
    key = "error.internal"
    retryable = False

    def __init__(self, message: str, *, key: str | None = None, details: Any = None, retry_after: float | None = None):
        super().__init__(message)
        self.message = message
        self.key = key or type(self).key
        self.details = details
        self.retry_after = retry_after


class BadInput(StudioError):
    """What the user gave cannot be used; the sentence says what would."""

    status, key = 422, "error.bad_input"


class NotSignedIn(StudioError):
    status, key = 401, "error.not_signed_in"


class NotAllowed(StudioError):
    status, key = 403, "error.not_allowed"


class NotFound(StudioError):
    """Missing, or not the asker's to see: the two are told apart nowhere."""

    status, key = 404, "error.not_found"


class Conflict(StudioError):
    """Changed meanwhile, taken already, or not possible in the present state."""

    status, key = 409, "error.conflict"


class TooLarge(StudioError):
    status, key = 413, "error.too_large"


class TooMany(StudioError):
    status, key = 429, "error.too_many"


class Unavailable(StudioError):
    """Something we need is not there just now (database, queue, disk, model file). Trying again later may help."""

    status, key, retryable = 503, "error.unavailable", True


class DiskFull(Unavailable):
    key, retryable = "error.disk_full", False


class ModelMissing(StudioError):
    """A model or font file that the set-up should have fetched is missing or damaged."""

    status, key = 503, "error.model_missing"


class ProviderError(StudioError):
    """An outside service failed in a way that another try may cure (time-out, 5xx, 429, dropped connection)."""

    status, key, retryable = 502, "error.provider", True


class ProviderRefused(ProviderError):
    """An outside service said no for good: bad key, refused content, unknown model. Another try is useless."""

    key, retryable = "error.provider_refused", False


class ProviderUncertain(ProviderError):
    """An outside service that takes money got an order and its answer was lost: it may be working and billing. Nothing
    places the same order there again by itself; the creator may."""

    key, retryable = "error.provider_uncertain", False


class LeaseLost(StudioError):
    """Another worker holds this task now; whatever this one made must not be written."""

    status, key = 409, "error.lease_lost"


class Stopped(StudioError):
    """The creator paused or cancelled the work; the unit under way ends without a result."""

    status, key = 409, "error.stopped"
