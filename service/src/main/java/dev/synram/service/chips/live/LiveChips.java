package dev.synram.service.chips.live;

import dev.synram.experiment.AdjustableChipsMaker;
import dev.synram.experiment.serving.ServedChips;
import dev.synram.experiment.serving.ServedNetwork;

/** Makes chips for pages: the first one, or group, of a service, once more for each page, computed by one thread. Used by many threads. */
public final class LiveChips {

    private final long seed;
    private final AdjustableChipsMaker maker;

    /** Chips such as a service has. */
    public LiveChips(ServedChips served) {
        seed = served.seeds().getFirst();
        maker = new AdjustableChipsMaker(served.settings().withThreads(1));
    }

    /** A calibrated chip with a network; the caller closes it. */
    public LiveChip make(ServedNetwork network) {
        return new LiveChip(network, maker, seed);
    }
}
