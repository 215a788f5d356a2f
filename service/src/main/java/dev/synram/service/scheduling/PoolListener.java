package dev.synram.service.scheduling;

import java.time.Duration;

/** Is told what happens to chips. Calls come from the threads of several chips. */
public interface PoolListener {

    /** A chip is calibrated and takes work from now on. */
    void ready(String chip, Duration took);

    /**
     * A chip has computed a batch.
     *
     * @param report the chip
     * @param runs samples, with all trials
     * @param busy how long the chip was busy, by the clock of the host
     * @param waited how long the oldest sample waited
     */
    void computed(ChipReport report, int runs, Duration busy, Duration waited);

    /** A chip is not used any more. */
    void failed(String chip, String reason);
}
