"""A client of a Synram server over REST."""

from __future__ import annotations

import time
from typing import Any, Dict, List, Mapping, Optional, Union
from urllib.parse import quote

import numpy.typing as npt
import requests
from requests.auth import AuthBase

from . import wire
from .errors import ServerFailure, SynramError, Unreachable, of_status
from .metadata import Metadata
from .result import Details, Result

_FIRST_PAUSE = 0.1
_RETRIED = (429, 503)


class _Bearer(AuthBase):
    """Sends a token. As it is set, requests does not look for passwords in files of its own."""

    def __init__(self, token: Optional[str]) -> None:
        self.token = token

    def __call__(self, request: Any) -> Any:
        if self.token is not None:
            request.headers["Authorization"] = f"Bearer {self.token}"
        return request


class Client:
    """Asks one server. For several threads, make a client each.

    url: such as http://127.0.0.1:8000
    token: of the user, if the server asks for one
    timeout: for how many seconds a call waits at most, repetitions included
    retries: how often a call is made again if the server is full, starting, or cannot be reached
    verify: whether the certificate of a server with https is checked, or the file of certificates that are trusted
    """

    def __init__(
        self,
        url: str,
        token: Optional[str] = None,
        *,
        timeout: float = 30.0,
        retries: int = 5,
        verify: Union[bool, str] = True,
    ) -> None:
        if not url.startswith(("http://", "https://")):
            raise ValueError(f"url is {url!r}; it must begin with http:// or https://")
        if timeout <= 0:
            raise ValueError(f"timeout is {timeout}; it must be above 0")
        if retries < 0:
            raise ValueError(f"retries is {retries}; it must be 0 or more")
        self._url = url.rstrip("/")
        self._timeout = timeout
        self._retries = retries
        self._session = requests.Session()
        self._session.auth = _Bearer(token)
        self._session.verify = verify
        self._metadata: Dict[str, Metadata] = {}

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections."""
        self._session.close()

    def is_ready(self) -> bool:
        """Whether the server takes requests for inference. Not repeated: it is asked in order to wait."""
        try:
            self._once("GET", "/v2/health/ready", {}, None, self._timeout)
            return True
        except SynramError:
            return False

    def models(self) -> List[str]:
        """The names of all models."""
        response = self._call("GET", "/v2/models", {}, None)
        try:
            return [str(name) for name in response.json()["models"]]
        except (KeyError, TypeError, ValueError) as problem:
            raise ServerFailure(f"the answer is not one of the protocol: {problem}") from problem

    def metadata(self, model: str) -> Metadata:
        """What a model takes and gives."""
        fields = self._call("GET", f"/v2/models/{quote(model, safe='')}", {}, None)
        try:
            return Metadata.of(fields.json())
        except (KeyError, TypeError, ValueError) as problem:
            raise ServerFailure(f"model {model} is not one of a Synram server: {problem}") from problem

    def infer(self, model: str, samples: npt.ArrayLike, *, trials: int = 1, details: bool = False) -> Result:
        """Computes samples, [samples, ...] as the model takes them.

        trials: how often each is computed, each time with other noise; the values are the means
        details: whether the result tells chip, age, and modelled time and energy
        """
        known = self._metadata.get(model) or self.metadata(model)
        headers, body = wire.request(known, samples, {"trials": trials, "details": details})
        try:
            response = self._call("POST", f"/v2/models/{quote(model, safe='')}/infer", headers, body)
        except SynramError:
            self._metadata.pop(model, None)  # the server may have another network of this name by now
            raise
        self._metadata[model] = known
        outputs, parameters = wire.answer(response.headers.get(wire.JSON_LENGTH), response.content)
        try:
            return Result(
                outputs[known.values.name],
                outputs[known.deviations.name],
                outputs[known.classes.name],
                Details.of(parameters) if details else None,
            )
        except KeyError as problem:
            raise ServerFailure(f"the answer has no {problem}") from problem

    def _call(self, method: str, path: str, headers: Mapping[str, str], body: Optional[bytes]) -> requests.Response:
        """Calls, again and again where that may help, as long as the timeout lets it."""
        deadline = time.monotonic() + self._timeout
        pause = _FIRST_PAUSE
        for attempt in range(self._retries + 1):
            try:
                return self._once(method, path, headers, body, max(0.001, deadline - time.monotonic()))
            except SynramError as problem:
                retried = problem.retry_after is not None or isinstance(problem, Unreachable)
                wait = pause if problem.retry_after is None else problem.retry_after
                if not retried or attempt == self._retries or time.monotonic() + wait > deadline:
                    raise
                time.sleep(wait)
                pause *= 2
        raise AssertionError("the last attempt returns or raises")

    def _once(
        self, method: str, path: str, headers: Mapping[str, str], body: Optional[bytes], timeout: float
    ) -> requests.Response:
        try:
            response = self._session.request(
                method, self._url + path, headers=dict(headers), data=body, timeout=timeout, allow_redirects=False
            )
        except requests.RequestException as problem:
            raise Unreachable(f"{self._url} does not answer: {problem}") from problem
        if response.status_code == 200:
            return response
        raise of_status(response.status_code, _reason(response), _retry_after(response))


def _reason(response: requests.Response) -> str:
    try:
        return str(response.json()["error"])
    except (KeyError, TypeError, ValueError):
        return f"the server answers {response.status_code} {response.reason}"


def _retry_after(response: requests.Response) -> Optional[float]:
    """The seconds of Retry-After; a second if they are not told as a number."""
    text = response.headers.get("Retry-After")
    if text is None or response.status_code not in _RETRIED:
        return None
    return float(text) if text.isdigit() else 1.0
