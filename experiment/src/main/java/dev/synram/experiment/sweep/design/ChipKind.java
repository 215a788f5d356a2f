package dev.synram.experiment.sweep.design;

import dev.synram.experiment.setting.ChipPreset;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a calibration depends on: chips with consecutive seeds on which a network is placed together, the magnitudes of their
 * errors, and how they are calibrated.
 *
 * @param chipSeed seed of the first chip
 * @param chips number of chips, 1..256
 * @param preset magnitudes of errors before scaling
 * @param scales factor of each error source that is scaled
 * @param calibration how they are calibrated
 */
public record ChipKind(
        long chipSeed, int chips, ChipPreset preset, Map<ErrorSource, Double> scales, SweepCalibration calibration)
        implements Serializable {

    public ChipKind {
        EnumMap<ErrorSource, Double> copy = new EnumMap<>(ErrorSource.class);
        copy.putAll(scales);
        scales = Collections.unmodifiableMap(copy);
    }

    /** The magnitudes of errors; factors of 1 leave no trace in the chips' identity. */
    public ChipParameters parameters() {
        ChipParameters parameters = preset.parameters();
        for (Map.Entry<ErrorSource, Double> scale : scales.entrySet()) {
            if (scale.getValue() != 1) {
                parameters = parameters.scaled(scale.getKey(), scale.getValue());
            }
        }
        return parameters;
    }
}
