package dev.synram.bench.spiking.training;

import dev.synram.bench.Host;
import dev.synram.bench.spiking.SpikeTimeError;
import dev.synram.experiment.result.Json;
import dev.synram.experiment.result.Version;
import java.util.List;

/**
 * How fast a spiking network is trained on a host.
 *
 * @param version of the program
 * @param host the host
 * @param loadAverage processes that wanted a processor in the last minute, at the end; negative if the system does not tell
 * @param batch samples an update
 * @param hidden neurons of the hidden population
 * @param onHost Synram, with its exact simulation of ideal neurons
 * @param inLoop Synram, with the simulated chip in the loop, noise and all
 * @param loss of the first batch on the host, with weights that training on the host ended with
 * @param peers PyTorch by its step; empty without it
 */
record SpikingTrainingBenchResult(
        String version,
        Host host,
        double loadAverage,
        int batch,
        int hidden,
        Rates onHost,
        Rates inLoop,
        double loss,
        List<Peer> peers) {

    static SpikingTrainingBenchResult of(
            Host host,
            double loadAverage,
            int batch,
            int hidden,
            Rates onHost,
            Rates inLoop,
            double loss,
            List<Peer> peers) {
        return new SpikingTrainingBenchResult(
                Version.CURRENT, host, loadAverage, batch, hidden, onHost, inLoop, loss, List.copyOf(peers));
    }

    /**
     * Samples a second of wall time.
     *
     * @param median over rounds
     * @param rounds of each round
     */
    record Rates(double median, List<Double> rounds) {}

    /**
     * PyTorch with a step of time.
     *
     * @param stepMicros the step in µs
     * @param loop how its loop over steps ran, as it was faster: {@code eager} or {@code TorchScript}
     * @param threads with which it was fastest
     * @param rates its speed
     * @param loss of the first batch with the same weights
     * @param error of its first spikes against the exact ones, of the same weights and samples
     * @param ratio of our median on the host to its best round
     * @param ratioInLoop of our median in the loop to its best round
     */
    record Peer(
            double stepMicros,
            String loop,
            int threads,
            Rates rates,
            double loss,
            SpikeTimeError error,
            double ratio,
            double ratioInLoop) {}

    /** The result as JSON. */
    String json() {
        return Json.write(this);
    }
}
