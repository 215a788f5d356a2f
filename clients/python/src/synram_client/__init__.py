"""Inference with a Synram server: NumPy arrays in and out.

>>> client = Client("http://127.0.0.1:8000")
>>> result = client.infer("network", samples, trials=20)
>>> result.values, result.deviations, result.classes
"""

from .client import Client
from .errors import (
    AccessDenied,
    InvalidRequest,
    NotFound,
    Overloaded,
    ServerFailure,
    SynramError,
    Unavailable,
    Unreachable,
)
from .metadata import Metadata, Tensor
from .result import Details, Result

__all__ = [
    "AccessDenied",
    "Client",
    "Details",
    "InvalidRequest",
    "Metadata",
    "NotFound",
    "Overloaded",
    "Result",
    "ServerFailure",
    "SynramError",
    "Tensor",
    "Unavailable",
    "Unreachable",
]
