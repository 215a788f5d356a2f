package dev.synram.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures all metrics in rounds, alternating between Synram and the peers: the speed of a host drifts, so only
 * interleaved measurements are comparable.
 */
public final class PeerComparison {

    private final SynramMeasurement ours;
    private final List<? extends Peer> peers;
    private final Consumer<Metric> listener;

    /**
     * Prepares to measure.
     *
     * @param peers whom to compare with; may be empty
     * @param listener called after each measurement of a metric
     */
    public PeerComparison(SynramMeasurement ours, List<? extends Peer> peers, Consumer<Metric> listener) {
        this.ours = ours;
        this.peers = List.copyOf(peers);
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
     * @param peers rounds of the peers by what they compute and by their names; empty without a peer
     */
    public record Comparison(Metric metric, Rounds ours, Map<PeerModel, Map<String, Rounds>> peers) {

        /** The name of the peer with the best round. */
        public String fastest(PeerModel model) {
            Comparator<Map.Entry<String, Rounds>> byBest =
                    Comparator.comparingDouble(peer -> peer.getValue().best(metric));
            return Collections.max(measured(model).entrySet(), metric.moreIsBetter() ? byBest : byBest.reversed())
                    .getKey();
        }

        /** The best round of all peers. */
        public double best(PeerModel model) {
            return best(model, fastest(model));
        }

        /** The best round of one peer. */
        public double best(PeerModel model, String peer) {
            Rounds rounds = measured(model).get(peer);
            if (rounds == null) {
                throw new IllegalArgumentException("%s was not measured with %s".formatted(model, peer));
            }
            return rounds.best(metric);
        }

        /** How many times better the median of Synram is than the best round of all peers. */
        public double ratio(PeerModel model) {
            return ratio(model, fastest(model));
        }

        /** How many times better the median of Synram is than the best round of one peer. */
        public double ratio(PeerModel model, String peer) {
            double best = best(model, peer);
            return metric.moreIsBetter() ? ours.median() / best : best / ours.median();
        }

        private Map<String, Rounds> measured(PeerModel model) {
            Map<String, Rounds> measured = peers.get(model);
            if (measured == null) {
                throw new IllegalArgumentException(model + " was not measured");
            }
            return measured;
        }
    }

    /** Measures every metric once per round, for about the given time each. */
    public List<Comparison> measure(int rounds, double seconds) {
        Map<Metric, Comparison> comparisons = new EnumMap<>(Metric.class);
        for (int round = 0; round < rounds; round++) {
            for (Metric metric : Metric.values()) {
                Comparison comparison = comparisons.computeIfAbsent(
                        metric,
                        key -> new Comparison(key, new Rounds(new ArrayList<>()), new EnumMap<>(PeerModel.class)));
                comparison.ours().rounds().add(ours.measure(metric, seconds));
                measurePeers(comparison, seconds);
                listener.accept(metric);
            }
        }
        return List.copyOf(comparisons.values());
    }

    private void measurePeers(Comparison comparison, double seconds) {
        for (PeerModel model : PeerModel.values()) {
            for (Peer peer : peers) {
                if (!peer.measures(model, comparison.metric())) {
                    continue;
                }
                comparison
                        .peers()
                        .computeIfAbsent(model, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(peer.name(), _ -> new Rounds(new ArrayList<>()))
                        .rounds()
                        .add(peer.measure(model, comparison.metric(), seconds));
            }
        }
    }
}
