"""Requests and answers as the protocol has them: JSON, followed by the bytes of tensors."""

from __future__ import annotations

import json
from typing import Any, Dict, Mapping, Optional, Tuple

import numpy as np
import numpy.typing as npt

from .errors import ServerFailure
from .metadata import Metadata

JSON_LENGTH = "Inference-Header-Content-Length"

_OF_DTYPE = {
    "bool": "BOOL",
    "uint8": "UINT8",
    "uint16": "UINT16",
    "uint32": "UINT32",
    "uint64": "UINT64",
    "int8": "INT8",
    "int16": "INT16",
    "int32": "INT32",
    "int64": "INT64",
    "float16": "FP16",
    "float32": "FP32",
    "float64": "FP64",
}
_DTYPES: Dict[str, np.dtype[Any]] = {"FP32": np.dtype("<f4"), "INT64": np.dtype("<i8")}


def request(
    model: Metadata, samples: npt.ArrayLike, parameters: Mapping[str, Any]
) -> Tuple[Dict[str, str], bytes]:
    """The headers and the body of a request for all outputs.

    Raises TypeError if the samples are no numbers.
    """
    array = np.asarray(samples)
    datatype = _OF_DTYPE.get(array.dtype.name)
    if datatype is None:
        raise TypeError(f"samples are {array.dtype}; give numbers of {', '.join(_OF_DTYPE)}")
    contents = np.ascontiguousarray(array, array.dtype.newbyteorder("<")).tobytes()
    tensor = {
        "name": model.input.name,
        "datatype": datatype,
        "shape": list(array.shape),
        "parameters": {"binary_data_size": len(contents)},
    }
    head = json.dumps(
        {
            "inputs": [tensor],
            "outputs": [{"name": output.name} for output in (model.values, model.deviations, model.classes)],
            "parameters": {**parameters, "binary_data_output": True},
        }
    ).encode()
    headers = {"Content-Type": "application/octet-stream", JSON_LENGTH: str(len(head))}
    return headers, head + contents


def answer(json_length: Optional[str], body: bytes) -> Tuple[Dict[str, npt.NDArray[Any]], Mapping[str, Any]]:
    """The outputs of an answer by their names, and its parameters.

    Raises ServerFailure if it is none of the protocol.
    """
    try:
        at = len(body) if json_length is None else int(json_length)
        fields = json.loads(body[:at])
        outputs: Dict[str, npt.NDArray[Any]] = {}
        for output in fields["outputs"]:
            size = int(output["parameters"]["binary_data_size"])
            dtype: np.dtype[Any] = _DTYPES[output["datatype"]]
            if size != len(body[at : at + size]):
                raise ValueError(f"output {output['name']} is cut off")
            values = np.frombuffer(body, dtype, size // dtype.itemsize, at)
            outputs[str(output["name"])] = values.reshape(output["shape"]).astype(dtype.newbyteorder("="))
            at += size
        return outputs, fields.get("parameters", {})
    except (KeyError, TypeError, ValueError) as problem:
        raise ServerFailure(f"the answer is not one of the protocol: {problem}") from problem
