package dev.synram.bench;

import dev.synram.experiment.Version;
import dev.synram.experiment.result.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured on a host.
 *
 * @param version of the program
 * @param host on what it was measured
 * @param rounds how often everything was measured
 * @param seconds how long one metric was measured in a round
 * @param metrics each with its peers
 */
public record BenchResult(String version, Host host, int rounds, double seconds, List<Measured> metrics) {

    /**
     * A metric.
     *
     * @param name its short name
     * @param title its name for people
     * @param unit its unit
     * @param median over the rounds
     * @param rounds each round
     * @param peers the same of peers, by their name
     */
    public record Measured(
            String name,
            String title,
            String unit,
            double median,
            List<Double> rounds,
            Map<String, PeerMeasured> peers) {

        static Measured of(SideBySide.Comparison comparison) {
            Figure figure = comparison.figure();
            Map<String, PeerMeasured> peers = new LinkedHashMap<>();
            for (PythonPeer.Peer peer : comparison.peers().keySet()) {
                SideBySide.Rounds rounds = comparison.peers().get(peer);
                peers.put(name(peer), new PeerMeasured(rounds.best(figure), comparison.ratio(peer), rounds.rounds()));
            }
            return new Measured(
                    name(figure),
                    figure.title(),
                    figure.unit(),
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
     * @param ratio our median over its best round
     * @param rounds each round
     */
    public record PeerMeasured(double best, double ratio, List<Double> rounds) {}

    /** Collects what was measured. */
    public static BenchResult of(Host host, int rounds, double seconds, List<SideBySide.Comparison> comparisons) {
        return new BenchResult(
                Version.CURRENT,
                host,
                rounds,
                seconds,
                comparisons.stream().map(Measured::of).toList());
    }

    /** The figures as JSON. */
    public String json() {
        return Json.write(this);
    }
}
