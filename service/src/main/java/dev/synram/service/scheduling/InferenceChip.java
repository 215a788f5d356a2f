package dev.synram.service.scheduling;

import java.time.Duration;

/** A chip, or a group of chips that works as one, which has networks. It is used by one thread at a time. */
public interface InferenceChip extends AutoCloseable {

    /** Names the chip for people. */
    String name();

    /** Time since its calibration. */
    Duration age();

    /**
     * Computes samples.
     *
     * @param model name of the network
     * @param samples consecutive samples
     * @param count number of samples
     * @return the results of all samples, one after the other
     * @throws dev.synram.chip.ChipFailedException if the chip must not be used any more
     */
    float[] run(String model, float[] samples, int count);

    /**
     * What the computation of samples costs; computed by models.
     *
     * @param model name of the network
     */
    ModelledSample cost(String model);

    /**
     * Calibrates the chip again as it is now; if that throws, the chip must not be used any more.
     */
    void recalibrate();

    @Override
    void close();
}
