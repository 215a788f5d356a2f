package dev.synram.bench;

import dev.synram.experiment.model.KnownNetwork;
import java.util.EnumMap;
import java.util.Map;

/** Measures the metrics of Synram. */
public final class SynramMeasurement {

    /** Of the network that is meant for so many. */
    private static final int LARGE_CHIPS = 4;

    private final int threads;
    private final double warmUpSeconds;
    private final Map<Metric, Workload> works = new EnumMap<>(Metric.class);
    private final Map<Metric, TrainingRate> trainings = new EnumMap<>(Metric.class);
    private final Map<KnownNetwork, KnownWorkload> known = new EnumMap<>(KnownNetwork.class);
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
            case TRAINING, DEEP_TRAINING, LARGE_TRAINING -> training(metric).measure(seconds);
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
            case DEEP_INFERENCE -> known(KnownNetwork.DEEP, 1).inference();
            case LARGE_INFERENCE -> known(KnownNetwork.LARGE, LARGE_CHIPS).inference();
            case TRAINING, DEEP_TRAINING, LARGE_TRAINING, PEAK ->
                throw new IllegalArgumentException(metric + " is not repeated work");
        };
    }

    private double peakRate(double seconds) {
        if (!peakIsWarm) {
            PeakRate.measure(threads, warmUpSeconds);
            peakIsWarm = true;
        }
        return PeakRate.measure(threads, seconds);
    }

    private TrainingRate training(Metric metric) {
        TrainingRate prepared = trainings.get(metric);
        if (prepared != null) {
            return prepared;
        }
        TrainingRate training = switch (metric) {
            case DEEP_TRAINING -> known(KnownNetwork.DEEP, 1).training();
            case LARGE_TRAINING -> known(KnownNetwork.LARGE, LARGE_CHIPS).training();
            default -> TrainingRate.mnist(threads);
        };
        trainings.put(metric, training);
        training.measure(warmUpSeconds);
        return training;
    }

    private KnownWorkload known(KnownNetwork network, int chips) {
        return known.computeIfAbsent(network, drawn -> new KnownWorkload(drawn, chips, threads));
    }
}
