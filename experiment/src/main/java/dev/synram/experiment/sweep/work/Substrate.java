package dev.synram.experiment.sweep.work;

import dev.synram.experiment.sweep.design.ChipKind;
import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.experiment.sweep.row.SweepMeasurement;

/** What chips are used for, which decides how they are calibrated and what is measured on them. */
interface Substrate {

    /** Chips that are calibrated, at once or when they are first measured, unless the kind says that they are not. */
    Calibrated calibrate(ChipKind kind);

    /** A calibration of chips of one kind. Each measurement is made on new chips to which it is written. */
    interface Calibrated {

        /** Measures the chips in a setting. */
        SweepMeasurement measure(SweepPoint point);
    }
}
