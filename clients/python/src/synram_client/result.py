"""The answer to a request for inference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping, Optional

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Details:
    """Which chip computed, and what its model says of a sample in a large batch."""

    chip: str
    calibration_age_hours: float
    modelled_microseconds_per_sample: float
    modelled_millijoules_per_sample: float

    @staticmethod
    def of(fields: Mapping[str, Any]) -> Details:
        return Details(
            str(fields["chip"]),
            float(fields["calibration_age_hours"]),
            float(fields["modelled_microseconds_per_sample"]),
            float(fields["modelled_millijoules_per_sample"]),
        )


@dataclass(frozen=True)
class Result:
    """Results of samples.

    values: [samples, results], in the network's units; means if there are several trials
    deviations: [samples, results], their standard deviations over the trials; 0 with one trial
    classes: [samples], the number of the first of the largest values
    details: if they were asked for
    """

    values: npt.NDArray[np.float32]
    deviations: npt.NDArray[np.float32]
    classes: npt.NDArray[np.int64]
    details: Optional[Details]
