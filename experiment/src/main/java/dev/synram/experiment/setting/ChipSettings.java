package dev.synram.experiment.setting;

import dev.synram.simulator.error.ChipParameters;

/**
 * The simulated chips on which a network is placed together, and how it runs on them.
 *
 * @param parameters magnitudes of the chips' errors
 * @param chips number of chips with consecutive seeds, 1..256
 * @param waitBetweenEvents cycles of 8 ns between events, 1..10,000
 * @param seed seed of everything random, such as noise
 * @param threads number of threads for all chips together, 1..1024
 * @param calibration how the chips were calibrated, and how long ago
 */
public record ChipSettings(
        ChipParameters parameters,
        int chips,
        int waitBetweenEvents,
        long seed,
        int threads,
        CalibrationSettings calibration) {

    /** The published networks use two cycles between events (hxtorch {@code examples/perceptron/mnist.py}). */
    public static final int DEFAULT_WAIT = 2;

    /** The largest number of chips. */
    public static final int MAX_CHIPS = 256;

    static final int MAX_WAIT = 10_000;

    private static final int MAX_THREADS = 1024;

    public ChipSettings {
        SettingException.require("chips", chips, 1, MAX_CHIPS);
        SettingException.require("wait", waitBetweenEvents, 1, MAX_WAIT);
        SettingException.require("threads", threads, 1, MAX_THREADS);
    }

    /** One nominal chip, calibrated as its users have it, and all processors of the host. */
    public static ChipSettings defaults() {
        return new ChipSettings(
                ChipParameters.nominal(),
                1,
                DEFAULT_WAIT,
                1,
                Runtime.getRuntime().availableProcessors(),
                CalibrationSettings.defaults());
    }

    /** The same with errors of these magnitudes. */
    public ChipSettings withParameters(ChipParameters others) {
        return new ChipSettings(others, chips, waitBetweenEvents, seed, threads, calibration);
    }

    /** The same with another number of chips. */
    public ChipSettings withChips(int count) {
        return new ChipSettings(parameters, count, waitBetweenEvents, seed, threads, calibration);
    }

    /** The same with other cycles between events. */
    public ChipSettings withWait(int cycles) {
        return new ChipSettings(parameters, chips, cycles, seed, threads, calibration);
    }

    /** The same with another seed. */
    public ChipSettings withSeed(long other) {
        return new ChipSettings(parameters, chips, waitBetweenEvents, other, threads, calibration);
    }

    /** The same with another number of threads. */
    public ChipSettings withThreads(int count) {
        return new ChipSettings(parameters, chips, waitBetweenEvents, seed, count, calibration);
    }

    /** The same with another calibration. */
    public ChipSettings withCalibration(CalibrationSettings other) {
        return new ChipSettings(parameters, chips, waitBetweenEvents, seed, threads, other);
    }

    /** The name of the magnitudes of the chips' errors, such as "nominal". */
    public String errors() {
        return parameters.name();
    }

    /** The name of the chips whose first has a seed. */
    public String name(long firstSeed) {
        return name(firstSeed, chips);
    }

    /** The name of a number of chips whose first has a seed. */
    public static String name(long firstSeed, int chips) {
        return chips == 1 ? "chip " + firstSeed : "chips %s to %s".formatted(firstSeed, firstSeed + chips - 1);
    }
}
