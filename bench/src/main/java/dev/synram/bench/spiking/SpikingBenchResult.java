package dev.synram.bench.spiking;

import dev.synram.bench.Host;
import dev.synram.experiment.result.Json;
import dev.synram.experiment.result.Version;
import java.util.List;

/**
 * What was measured of spiking neurons on a host.
 *
 * @param version of the program
 * @param host the host
 * @param loadAverage processes that wanted a processor in the last minute, at the end; negative if the system does not tell
 * @param rounds number of measurements of each speed
 * @param seconds shortest duration of one measurement of Synram
 * @param comparisons layers in Synram and Brian; empty without it
 * @param speeds speeds of Synram with different activities
 */
public record SpikingBenchResult(
        String version,
        Host host,
        double loadAverage,
        int rounds,
        double seconds,
        List<LayerComparison> comparisons,
        List<ActivitySpeed> speeds) {

    static SpikingBenchResult of(
            Host host,
            double loadAverage,
            int rounds,
            double seconds,
            List<LayerComparison> comparisons,
            List<ActivitySpeed> speeds) {
        return new SpikingBenchResult(Version.CURRENT, host, loadAverage, rounds, seconds, comparisons, speeds);
    }

    /**
     * The speed of a simulator over several rounds. Samples per CPU second do not depend on what else the machine does, but for
     * caches and the sharing of cores.
     *
     * @param median samples per second of wall time
     * @param rounds of each round
     * @param medianPerCpuSecond samples per second of CPU time of all threads
     * @param roundsPerCpuSecond of each round
     */
    public record SampleRate(
            double median, List<Double> rounds, double medianPerCpuSecond, List<Double> roundsPerCpuSecond) {}

    /**
     * One layer, in which every neuron spikes at most once, in Synram and in Brian.
     *
     * @param inputs whether the synaptic inputs are {@code linear} or {@code saturating}
     * @param neurons of the layer
     * @param samples of the layer
     * @param spikes mean number in a sample
     * @param rate speed of Synram
     * @param error of Synram's spike times against the reference
     * @param errorAgainstFinest the same against Brian's finest step
     * @param dropped spikes that the chip's crossbar dropped
     * @param peers Brian, by its step
     * @param equalError Brian where the central errors of its spike times and ours are equal
     * @param equalRms Brian where the root mean square errors are equal, which a few neurons decide
     */
    public record LayerComparison(
            String inputs,
            int neurons,
            int samples,
            double spikes,
            SampleRate rate,
            SpikeTimeError error,
            SpikeTimeError errorAgainstFinest,
            long dropped,
            List<PeerStep> peers,
            EqualError equalError,
            EqualError equalRms) {}

    /**
     * Brian with a step of time.
     *
     * @param stepNanos the step, in ns of the chip
     * @param target how it computes
     * @param threads that it computes with
     * @param rate its speed
     * @param error of its spike times against the reference
     */
    public record PeerStep(double stepNanos, String target, int threads, SampleRate rate, SpikeTimeError error) {}

    /**
     * Brian with the step that makes its spike times as exact as ours; its speeds are interpolated between the steps measured, with
     * the number of threads that is fastest at each.
     *
     * @param errorNanos the error
     * @param samplesPerSecond its speed, from its medians
     * @param samplesPerCpuSecond the same by CPU time
     * @param ratio of our median to that
     * @param smallestRatio of our worst round to its best rounds
     * @param largestRatio of our best round to its worst rounds
     * @param cpuRatio of the medians by CPU time
     * @param outside whether no step has as small, or as large, an error; then its speeds are those of the nearest step, so that a ratio
     *     is a lower limit if our error is smaller than all of its errors
     */
    public record EqualError(
            double errorNanos,
            double samplesPerSecond,
            double samplesPerCpuSecond,
            double ratio,
            double smallestRatio,
            double largestRatio,
            double cpuRatio,
            boolean outside) {}

    /**
     * The speed of Synram.
     *
     * @param neurons of the layer
     * @param inputs whether the synaptic inputs are {@code linear} or {@code saturating}
     * @param noise whether temporal noise is on
     * @param threads that it computes with
     * @param spikes mean number in a sample
     * @param rate its speed
     * @param realTimeFactor chip time that passes in a second of wall time, by the median
     */
    public record ActivitySpeed(
            int neurons,
            String inputs,
            boolean noise,
            int threads,
            double spikes,
            SampleRate rate,
            double realTimeFactor) {}

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
