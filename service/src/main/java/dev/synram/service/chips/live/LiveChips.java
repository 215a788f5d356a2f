package dev.synram.service.chips.live;

import dev.synram.experiment.serving.ServedChips;
import dev.synram.experiment.serving.ServedNetwork;
import dev.synram.experiment.setting.ChipSettings;

/** Makes chips for pages: the first one, or group, of a service, once more for each page, computed by one thread. Used by many threads. */
public final class LiveChips {

    private final ChipSettings settings;
    private final long seed;
    private final FreshCalibrations calibrations;

    /** Chips such as a service has. */
    public LiveChips(ServedChips served) {
        settings = served.settings().withThreads(1);
        seed = served.seeds().getFirst();
        calibrations = new FreshCalibrations(settings);
    }

    /** A calibrated chip with a network; the caller closes it. */
    public LiveChip make(ServedNetwork network) {
        return new LiveChip(network, settings, seed, calibrations);
    }
}
