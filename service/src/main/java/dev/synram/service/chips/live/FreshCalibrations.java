package dev.synram.service.chips.live;

import dev.synram.calibration.Calibration;
import dev.synram.experiment.AdjustableChips;
import dev.synram.experiment.setting.ChipSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calibrations of new chips, of which the last ones are kept. One is made at a time. Used by many threads. */
final class FreshCalibrations {

    private static final int MOST = 16;

    private final ChipSettings settings;
    private final Map<Long, List<Calibration>> kept = new LinkedHashMap<>();

    FreshCalibrations(ChipSettings settings) {
        this.settings = settings;
    }

    /** The calibrations of the chips that begin with a seed. */
    synchronized List<Calibration> of(long seed) {
        List<Calibration> found = kept.computeIfAbsent(seed, _ -> AdjustableChips.calibrations(settings, seed));
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
        return found;
    }
}
