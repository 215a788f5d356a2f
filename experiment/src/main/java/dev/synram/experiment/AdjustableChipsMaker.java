package dev.synram.experiment;

import dev.synram.calibration.Calibration;
import dev.synram.experiment.setting.ChipSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes adjustable chips that are new, and keeps the last calibrations, so that a chip that was made before is there at once. One chip
 * is calibrated at a time. Used by many threads.
 */
public final class AdjustableChipsMaker {

    private static final int MOST = 16;

    private final ChipSettings settings;
    private final Map<Long, List<Calibration>> kept = new LinkedHashMap<>();

    /**
     * Nothing is calibrated yet.
     *
     * @param settings of the chips; the age of their calibration is not used
     */
    public AdjustableChipsMaker(ChipSettings settings) {
        this.settings = settings;
    }

    /** The settings of the chips. */
    public ChipSettings settings() {
        return settings;
    }

    /**
     * Makes chips; the caller closes them.
     *
     * @param firstSeed seed of the first chip; the others have consecutive seeds
     */
    public AdjustableChips make(long firstSeed) {
        return new AdjustableChips(settings, firstSeed, calibrations(firstSeed));
    }

    private synchronized List<Calibration> calibrations(long firstSeed) {
        List<Calibration> found =
                kept.computeIfAbsent(firstSeed, _ -> AdjustableChips.calibrations(settings, firstSeed));
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
        return found;
    }
}
