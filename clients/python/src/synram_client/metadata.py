"""What a model takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping, Tuple


@dataclass(frozen=True)
class Tensor:
    """An input or output; -1 in its shape stands for any number of samples."""

    name: str
    datatype: str
    shape: Tuple[int, ...]

    @staticmethod
    def of(fields: Mapping[str, Any]) -> Tensor:
        return Tensor(str(fields["name"]), str(fields["datatype"]), tuple(int(size) for size in fields["shape"]))


@dataclass(frozen=True)
class Metadata:
    """A model: one input; its results, their standard deviations over trials, and its classes."""

    name: str
    input: Tensor
    values: Tensor
    deviations: Tensor
    classes: Tensor

    @property
    def sample_shape(self) -> Tuple[int, ...]:
        """The shape of one sample."""
        return self.input.shape[1:]

    @staticmethod
    def of(fields: Mapping[str, Any]) -> Metadata:
        (taken,) = fields["inputs"]
        values, deviations, classes = fields["outputs"]
        return Metadata(
            str(fields["name"]), Tensor.of(taken), Tensor.of(values), Tensor.of(deviations), Tensor.of(classes)
        )
