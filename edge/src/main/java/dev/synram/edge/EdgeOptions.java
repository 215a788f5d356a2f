package dev.synram.edge;

import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.Normalization;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the user wants.
 *
 * @param network file of the quantized network
 * @param samples to be classified
 * @param chipSeed seed of the chip's errors; without it, 1, or that of the calibration
 * @param calibration file of the chip's calibration; without it, the kept one or a new one
 * @param seed of the noise and of a new calibration
 * @param threads of the host
 * @param out file for the classes; without it, standard output
 */
record EdgeOptions(
        Path network,
        SampleFiles samples,
        Optional<Long> chipSeed,
        Optional<Path> calibration,
        long seed,
        int threads,
        Optional<Path> out) {

    private static final String INPUTS = "--inputs";
    private static final String LABELS = "--labels";
    private static final String SAMPLES = "--samples";
    private static final String MEAN = "--mean";
    private static final String STD = "--std";
    static final String CHIP_SEED = "--chip-seed";
    static final String CALIBRATION = "--calibration";
    private static final String SEED = "--seed";
    private static final String THREADS = "--threads";
    private static final String OUT = "--out";

    private static final Set<String> ALL =
            Set.of(INPUTS, LABELS, SAMPLES, MEAN, STD, CHIP_SEED, CALIBRATION, SEED, THREADS, OUT);

    static final String HELP = """
            Usage: synram-edge NETWORK.synram --inputs FILE [OPTIONS]
            Classifies samples on a simulated, calibrated BrainScaleS-2 chip.

              --inputs FILE       Samples: IDX (gzip or not), .npy, or CSV with one sample a line.
              --labels FILE       Their classes: IDX, .npy or one number from 0 a line; also prints the accuracy.
              --samples N         Take N of them, evenly spaced. Default: all.
              --mean X, --std X   Normalization of the network's training samples.
              --chip-seed N       The chip. Default: 1, or that of the calibration.
              --calibration FILE  A calibration by 'synram calibrate'. Default: the kept one, or a new one.
              --seed N            Seed of the noise and of a new calibration. Default: 1.
              --threads N         Threads of the host. Default: its processors.
              --out FILE          CSV file for the classes. Default: standard output.
              --help, --version   Print this, or the version.

            Exit status: 0 success, 1 failure, 2 a mistake in the options or the data.
            """;

    /**
     * Parses the arguments of the program.
     *
     * @throws UsageException if they are not as {@link #HELP} says
     */
    static EdgeOptions parse(String... arguments) {
        Arguments given = Arguments.parse(Arrays.asList(arguments), ALL);
        if (given.words().size() != 1) {
            throw new UsageException("%s networks are given; give one .synram file"
                    .formatted(given.words().size()));
        }
        Path inputs =
                given.file(INPUTS).orElseThrow(() -> new UsageException("--inputs is missing; give a file of samples"));
        Normalization normalization = new Normalization(
                given.numbers(MEAN).orElse(List.of(0f)), given.numbers(STD).orElse(List.of(1f)));
        ChipSettings defaults = ChipSettings.defaults();
        return new EdgeOptions(
                given.firstFile("the network"),
                new SampleFiles(inputs, given.file(LABELS), given.count(SAMPLES), normalization),
                given.number(CHIP_SEED),
                given.file(CALIBRATION),
                given.number(SEED).orElse(defaults.seed()),
                given.count(THREADS).orElse(defaults.threads()),
                given.file(OUT));
    }
}
