package dev.synram.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Measures the metrics of Synram. */
public final class SynramMeasurement {

    private final int threads;
    private final double warmUpSeconds;
    private final Map<Metric, Workload> works = new EnumMap<>(Metric.class);
    private @Nullable TrainingRate training;
    private boolean peakIsWarm;

    /**
     * Prepares to measure.
     *
     * @param threads number of threads
     * @param warmUpSeconds how long each metric's workload runs before its first measurement, so that it is compiled
     */
    public SynramMeasurement(int threads, double warmUpSeconds) {
        this.threads = threads;
        this.warmUpSeconds = warmUpSeconds;
    }

    /** Measures one metric in its unit for about the given time; the first measurement of a metric warms up before. */
    public double measure(Metric metric, double seconds) {
        return switch (metric) {
            case PEAK -> peakRate(seconds);
            case TRAINING -> trainingRate(seconds);
            case LATENCY -> work(metric).latency(seconds);
            default -> work(metric).rate(seconds);
        };
    }

    private Workload work(Metric metric) {
        Workload known = works.get(metric);
        if (known != null) {
            return known;
        }
        Workload work = make(metric);
        works.put(metric, work);
        work.rate(warmUpSeconds);
        return work;
    }

    private Workload make(Metric metric) {
        return switch (metric) {
            case MULTIPLICATION -> Workload.multiplication(threads);
            case ONE_THREAD -> Workload.multiplication(1);
            case INFERENCE -> Workload.inference(1000, threads);
            case LATENCY -> Workload.inference(1, 1);
            case EVENT_DRIVEN -> Workload.eventDriven(threads);
            case TRAINING, PEAK -> throw new IllegalArgumentException(metric + " is not repeated work");
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
}
