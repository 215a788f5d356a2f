"""Why there is no answer, in the words of the server."""

from __future__ import annotations

from typing import Optional


class SynramError(Exception):
    """There is no answer.

    status: the status of HTTP; 0 if the server did not answer
    retry_after: after how many seconds the server wants to be asked again, if it said so
    """

    def __init__(self, reason: str, status: int = 0, retry_after: Optional[float] = None) -> None:
        super().__init__(reason)
        self.status = status
        self.retry_after = retry_after


class InvalidRequest(SynramError):
    """The request is wrong or too large; another one may succeed."""


class AccessDenied(SynramError):
    """The token is missing, wrong or expired, or its user may not do this."""


class NotFound(SynramError):
    """There is no such model or version."""


class Overloaded(SynramError):
    """The user asks too often, or has too much waiting."""


class Unavailable(SynramError):
    """The server starts, is full, shuts down, or has no chip left."""


class ServerFailure(SynramError):
    """The server made a mistake, or the answer is not one of the protocol."""


class Unreachable(SynramError):
    """The server cannot be reached, or did not answer in time."""


_OF_STATUS = {
    401: AccessDenied,
    403: AccessDenied,
    404: NotFound,
    429: Overloaded,
    503: Unavailable,
}


def of_status(status: int, reason: str, retry_after: Optional[float]) -> SynramError:
    """The error that a status stands for."""
    usual = InvalidRequest if 400 <= status < 500 else ServerFailure
    return _OF_STATUS.get(status, usual)(reason, status, retry_after)
