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
     * @param peers the same metric of the peers, by what they compute
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
            comparison.peers().forEach((model, rounds) -> peers.put(name(model), measured(comparison, model, rounds)));
            return new Measured(
                    name(metric),
                    metric.title(),
                    metric.unit(),
                    comparison.ours().median(),
                    comparison.ours().rounds(),
                    peers);
        }

        private static PeerMeasured measured(
                PeerComparison.Comparison comparison, PeerModel model, Map<String, PeerComparison.Rounds> rounds) {
            Map<String, List<Double>> byPeer = new LinkedHashMap<>();
            rounds.forEach((peer, values) -> byPeer.put(peer, values.rounds()));
            return new PeerMeasured(comparison.fastest(model), comparison.best(model), comparison.ratio(model), byPeer);
        }

        private static String name(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A metric of the peers.
     *
     * @param fastest name of the peer with the best round
     * @param best round of all peers
     * @param ratio how many times better the median of Synram is than that
     * @param rounds value of each round, by the name of the peer
     */
    public record PeerMeasured(String fastest, double best, double ratio, Map<String, List<Double>> rounds) {}

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
