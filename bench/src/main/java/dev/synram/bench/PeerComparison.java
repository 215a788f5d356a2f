package dev.synram.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures all metrics in rounds, alternating between Synram and the peers: the speed of a host drifts, so only
 * interleaved measurements are comparable.
 */
public final class PeerComparison {

    private final SynramMeasurement ours;
    private final @Nullable PythonPeer python;
    private final Consumer<Metric> listener;

    /**
     * Prepares to measure.
     *
     * @param python the peers, or null if they are not available
     * @param listener called after each measurement of a metric
     */
    public PeerComparison(SynramMeasurement ours, @Nullable PythonPeer python, Consumer<Metric> listener) {
        this.ours = ours;
        this.python = python;
        this.listener = listener;
    }

    /**
     * The values of a metric over all rounds.
     *
     * @param rounds values in the order of measurement
     */
    public record Rounds(List<Double> rounds) {

        /** The median of the rounds. */
        public double median() {
            List<Double> sorted = new ArrayList<>(rounds);
            Collections.sort(sorted);
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }

        /** The best round. */
        public double best(Metric metric) {
            return metric.moreIsBetter() ? Collections.max(rounds) : Collections.min(rounds);
        }
    }

    /**
     * A metric of Synram and its peers.
     *
     * @param ours rounds of Synram
     * @param peers rounds of the peers; empty without a peer
     */
    public record Comparison(Metric metric, Rounds ours, Map<PythonPeer.Peer, Rounds> peers) {

        /** How many times better the median of Synram is than the peer's best round. */
        public double ratio(PythonPeer.Peer peer) {
            Rounds theirs = peers.get(peer);
            if (theirs == null) {
                throw new IllegalArgumentException(peer + " was not measured");
            }
            double best = theirs.best(metric);
            return metric.moreIsBetter() ? ours.median() / best : best / ours.median();
        }
    }

    /** Measures every metric once per round, for about the given time each. */
    public List<Comparison> measure(int rounds, double seconds) {
        Map<Metric, Comparison> comparisons = new EnumMap<>(Metric.class);
        for (int round = 0; round < rounds; round++) {
            for (Metric metric : Metric.values()) {
                Comparison comparison = comparisons.computeIfAbsent(
                        metric,
                        key -> new Comparison(
                                key, new Rounds(new ArrayList<>()), new EnumMap<>(PythonPeer.Peer.class)));
                comparison.ours().rounds().add(ours.measure(metric, seconds));
                if (python != null && metric.hasPeers()) {
                    for (PythonPeer.Peer peer : PythonPeer.Peer.values()) {
                        comparison
                                .peers()
                                .computeIfAbsent(peer, _ -> new Rounds(new ArrayList<>()))
                                .rounds()
                                .add(python.measure(peer, metric, seconds));
                    }
                }
                listener.accept(metric);
            }
        }
        return List.copyOf(comparisons.values());
    }
}
