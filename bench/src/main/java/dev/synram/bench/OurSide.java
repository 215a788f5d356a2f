package dev.synram.bench;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Measures Synram. */
public final class OurSide {

    private static final int MOST_LATENCIES = 1_000_000;
    private static final double KEPT_WITHIN = 0.99;

    private final int threads;
    private final double warmUpSeconds;
    private final Map<Figure, Work> works = new EnumMap<>(Figure.class);
    private @Nullable TrainingRate training;
    private boolean peakIsWarm;

    /**
     * Prepares to measure.
     *
     * @param threads number of threads
     * @param warmUpSeconds how long each figure's work is done before it is measured first, so that it is compiled
     */
    public OurSide(int threads, double warmUpSeconds) {
        this.threads = threads;
        this.warmUpSeconds = warmUpSeconds;
    }

    /** One figure in its unit, measured for about so many seconds; a figure's first measurement warms up before. */
    public double measure(Figure figure, double seconds) {
        return switch (figure) {
            case PEAK -> peakRate(seconds);
            case TRAINING -> trainingRate(seconds);
            case LATENCY -> latency(work(figure).repetition(), seconds);
            default -> rate(work(figure), seconds);
        };
    }

    private Work work(Figure figure) {
        Work known = works.get(figure);
        if (known != null) {
            return known;
        }
        Work work = make(figure);
        works.put(figure, work);
        rate(work, warmUpSeconds);
        return work;
    }

    private Work make(Figure figure) {
        return switch (figure) {
            case MULTIPLICATION -> Work.multiplication(threads);
            case ONE_THREAD -> Work.multiplication(1);
            case INFERENCE -> Work.inference(1000, threads);
            case LATENCY -> Work.inference(1, 1);
            case EVENT_DRIVEN -> Work.eventDriven(threads);
            case TRAINING, PEAK -> throw new IllegalArgumentException(figure + " is not repeated work");
        };
    }

    private double peakRate(double seconds) {
        if (!peakIsWarm) {
            PeakRate.measure(threads, warmUpSeconds);
            peakIsWarm = true;
        }
        return PeakRate.measure(threads, seconds);
    }

    private double trainingRate(double seconds) {
        if (training == null) {
            training = new TrainingRate(threads);
            training.measure(warmUpSeconds);
        }
        return Objects.requireNonNull(training).measure(seconds);
    }

    private static double rate(Work work, double seconds) {
        long repetitions = 0;
        long begin = System.nanoTime();
        double passed;
        do {
            work.repetition().run();
            repetitions++;
            passed = (System.nanoTime() - begin) / 1e9;
        } while (passed < seconds);
        return repetitions * work.amount() / passed;
    }

    private static double latency(Runnable repetition, double seconds) {
        long[] nanos = new long[MOST_LATENCIES];
        int count = 0;
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long begin = System.nanoTime();
        do {
            repetition.run();
            long now = System.nanoTime();
            nanos[count++] = now - begin;
            begin = now;
        } while (begin < end && count < MOST_LATENCIES);
        Arrays.sort(nanos, 0, count);
        return nanos[(int) (count * KEPT_WITHIN)] / 1e3;
    }
}
