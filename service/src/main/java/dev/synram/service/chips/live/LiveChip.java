package dev.synram.service.chips.live;

import dev.synram.chip.ChipFailedException;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.experiment.AdjustableChips;
import dev.synram.experiment.AdjustableChipsMaker;
import dev.synram.experiment.model.ChipConversion;
import dev.synram.experiment.serving.ServedNetwork;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.network.quantization.QuantizedNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A chip of one person's own with a network, whose errors and age that person changes; or a group of chips, if the service has groups.
 * A chip that fails is replaced by the next one, which repeats the work. Used by one thread at a time; closing releases the chip.
 */
public final class LiveChip implements AutoCloseable {

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int NOISE = 7;
    private static final int MEMBRANES = 8;

    private final ChipSettings settings;
    private final AdjustableChipsMaker maker;
    private final ChipConversion conversion;
    private final FloatAnswer inFloat;
    private long seed;
    private AdjustableChips chips;
    private LiveNetwork network;
    private long runs;

    LiveChip(ServedNetwork served, AdjustableChipsMaker maker, long seed) {
        settings = maker.settings();
        this.seed = seed;
        this.maker = maker;
        conversion = served.conversion();
        chips = maker.make(seed);
        network = placed();
        inFloat = new FloatAnswer(served, network.network());
    }

    private LiveNetwork placed() {
        QuantizedNetwork quantized = conversion
                .on(chips.chips().cluster(), settings.waitBetweenEvents())
                .network();
        return new LiveNetwork(quantized, chips.chips());
    }

    /**
     * Shows a sample to the chip.
     *
     * @param sample in the order of memory, as long as the network's input
     */
    public LiveAnswer answer(float[] sample, LiveSettings how) {
        try {
            return tried(sample, how);
        } catch (ChipFailedException e) {
            String failed = settings.name(seed);
            another();
            return tried(sample, how)
                    .withEvent("%s failed; %s was calibrated and repeated the work"
                            .formatted(failed, settings.name(seed)));
        }
    }

    private LiveAnswer tried(float[] sample, LiveSettings how) {
        long begin = System.nanoTime();
        if (chips.adjust(how.conditions())) {
            network = new LiveNetwork(network.network(), chips.chips());
        }
        NoiseKey noise = NoiseKey.of(settings.seed()).skip(runs);
        runs += how.trials();
        Vectors results = network.run(noise.fold(NOISE), repeated(sample, how.trials()), how.sends());
        List<LiveLayer> layers = network.layers();
        LiveMembranes membranes = network.membranes(noise.fold(MEMBRANES));
        double unit = network.network().outputUnit();
        return new LiveAnswer(
                settings.name(seed),
                hours(chips.conditions().age()),
                scores(results, unit > 0 ? unit : 1, inFloat.of(sample)),
                unit > 0,
                layers,
                membranes,
                network.cost(layers),
                (System.nanoTime() - begin) / NANOS_PER_MILLI,
                "");
    }

    private static double hours(Duration age) {
        return age.toSeconds() / SECONDS_PER_HOUR;
    }

    private Vectors repeated(float[] sample, int trials) {
        byte[] one = network.network().inputRange().activations(sample);
        byte[] all = new byte[Math.multiplyExact(one.length, trials)];
        for (int trial = 0; trial < trials; trial++) {
            System.arraycopy(one, 0, all, trial * one.length, one.length);
        }
        return Vectors.of(all, one.length);
    }

    private static List<LiveAnswer.Score> scores(Vectors results, double unit, float[] exact) {
        int classes = results.length();
        int trials = results.count();
        int[] wins = new int[classes];
        double[] sums = new double[classes];
        double[] squares = new double[classes];
        for (int trial = 0; trial < trials; trial++) {
            int best = 0;
            for (int i = 0; i < classes; i++) {
                double value = results.data()[results.index(trial, i)];
                sums[i] += value;
                squares[i] += value * value;
                best = value > results.data()[results.index(trial, best)] ? i : best;
            }
            wins[best]++;
        }
        List<LiveAnswer.Score> scores = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            double mean = sums[i] / trials;
            double variance = Math.max(0, squares[i] - trials * mean * mean) / Math.max(1, trials - 1);
            scores.add(new LiveAnswer.Score(
                    unit * mean, unit * Math.sqrt(variance), wins[i], exact.length == 0 ? Double.NaN : exact[i]));
        }
        return scores;
    }

    /**
     * Calibrates the chip as it is now. If it fails, the next one takes its place.
     *
     * @throws dev.synram.experiment.setting.SettingException if its errors leave nothing usable; it must not be used any more
     */
    public void recalibrate() {
        try {
            chips.recalibrate();
            network = placed();
        } catch (ChipFailedException e) {
            another();
        }
    }

    /** Takes the next chip, calibrated when it was new, under the same conditions. */
    public void another() {
        long next = seed + settings.chips();
        AdjustableChips others = maker.make(next);
        chips.close();
        chips = others;
        seed = next;
        network = placed();
    }

    /** Lets the chip fail when it computes next. */
    public void fail() {
        chips.fail();
    }

    @Override
    public void close() {
        chips.close();
        inFloat.close();
    }
}
