package dev.synram.bench.spiking;

import dev.synram.bench.PeerComparison;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects rounds of one speed. */
final class RateMeter {

    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Double> rates = new ArrayList<>();
    private final List<Double> ratesOfCpu = new ArrayList<>();

    /** Takes a round. */
    void add(double samples, double seconds, double cpuSeconds) {
        rates.add(samples / seconds);
        ratesOfCpu.add(samples / cpuSeconds);
    }

    /**
     * Repeats work of this process as a round.
     *
     * @param samples of one repetition
     * @param seconds for at least so long
     */
    void measure(int samples, double seconds, Runnable repetition) {
        Duration cpuBegin = cpu();
        long begin = System.nanoTime();
        long repetitions = 0;
        double passed;
        do {
            repetition.run();
            repetitions++;
            passed = (System.nanoTime() - begin) / NANOS_PER_SECOND;
        } while (passed < seconds);
        double ofCpu = cpu().minus(cpuBegin).toNanos() / NANOS_PER_SECOND;
        add((double) repetitions * samples, passed, ofCpu);
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    SpikingBenchResult.SampleRate rate() {
        return new SpikingBenchResult.SampleRate(
                new PeerComparison.Rounds(rates).median(),
                List.copyOf(rates),
                new PeerComparison.Rounds(ratesOfCpu).median(),
                List.copyOf(ratesOfCpu));
    }
}
