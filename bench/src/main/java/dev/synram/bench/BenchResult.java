package dev.synram.bench;

import dev.synram.experiment.result.Json;
import dev.synram.experiment.result.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result of a benchmark on a host.
 *
 * @param version of the program
 * @param host the host
 * @param rounds number of measurements of each metric
 * @param seconds duration of one measurement
 * @param metrics the metrics with those of their peers
 */
public record BenchResult(String version, Host host, int rounds, double seconds, List<Measured> metrics) {

    /**
     * A metric.
     *
     * @param name short name
     * @param title title for display
     * @param unit of the values
     * @param median median over the rounds
     * @param rounds value of each round
     * @param peers the same metric of the peers, by their name
     */
    public record Measured(
            String name,
            String title,
            String unit,
            double median,
            List<Double> rounds,
            Map<String, PeerMeasured> peers) {

        static Measured of(PeerComparison.Comparison comparison) {
            Metric metric = comparison.metric();
            Map<String, PeerMeasured> peers = new LinkedHashMap<>();
            for (PythonPeer.Peer peer : comparison.peers().keySet()) {
                PeerComparison.Rounds rounds = comparison.peers().get(peer);
                peers.put(name(peer), new PeerMeasured(rounds.best(metric), comparison.ratio(peer), rounds.rounds()));
            }
            return new Measured(
                    name(metric),
                    metric.title(),
                    metric.unit(),
                    comparison.ours().median(),
                    comparison.ours().rounds(),
                    peers);
        }

        private static String name(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A metric of a peer.
     *
     * @param best round
     * @param ratio how many times better the median of Synram is than the peer's best round
     * @param rounds value of each round
     */
    public record PeerMeasured(double best, double ratio, List<Double> rounds) {}

    /** Collects the measurements. */
    public static BenchResult of(Host host, int rounds, double seconds, List<PeerComparison.Comparison> comparisons) {
        return new BenchResult(
                Version.CURRENT,
                host,
                rounds,
                seconds,
                comparisons.stream().map(Measured::of).toList());
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
