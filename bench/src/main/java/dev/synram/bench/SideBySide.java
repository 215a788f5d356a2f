package dev.synram.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures all figures in rounds, ours and the peers' in turn, because a machine's speed drifts: only what was measured
 * side by side can be compared.
 */
public final class SideBySide {

    private final OurSide ours;
    private final @Nullable PythonPeer python;
    private final Consumer<Figure> listener;

    /**
     * Prepares to measure.
     *
     * @param python the peers, if they are there
     * @param listener is told whenever a figure has been measured once more
     */
    public SideBySide(OurSide ours, @Nullable PythonPeer python, Consumer<Figure> listener) {
        this.ours = ours;
        this.python = python;
        this.listener = listener;
    }

    /**
     * One figure of one side over all rounds.
     *
     * @param rounds in the order in which they were measured
     */
    public record Rounds(List<Double> rounds) {

        /** The one in the middle. */
        public double median() {
            List<Double> sorted = new ArrayList<>(rounds);
            Collections.sort(sorted);
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }

        /** The best one. */
        public double best(Figure figure) {
            return figure.moreIsBetter() ? Collections.max(rounds) : Collections.min(rounds);
        }
    }

    /**
     * A figure of both sides.
     *
     * @param peers empty where there is no peer
     */
    public record Comparison(Figure figure, Rounds ours, Map<PythonPeer.Peer, Rounds> peers) {

        /** How many times better than a peer we are: our median against the peer's best round. */
        public double ratio(PythonPeer.Peer peer) {
            Rounds theirs = peers.get(peer);
            if (theirs == null) {
                throw new IllegalArgumentException(peer + " was not measured");
            }
            double best = theirs.best(figure);
            return figure.moreIsBetter() ? ours.median() / best : best / ours.median();
        }
    }

    /** Measures every figure so many times, for about so many seconds each. */
    public List<Comparison> measure(int rounds, double seconds) {
        Map<Figure, Comparison> comparisons = new EnumMap<>(Figure.class);
        for (int round = 0; round < rounds; round++) {
            for (Figure figure : Figure.values()) {
                Comparison comparison = comparisons.computeIfAbsent(
                        figure,
                        key -> new Comparison(
                                key, new Rounds(new ArrayList<>()), new EnumMap<>(PythonPeer.Peer.class)));
                comparison.ours().rounds().add(ours.measure(figure, seconds));
                if (python != null && figure.hasPeers()) {
                    for (PythonPeer.Peer peer : PythonPeer.Peer.values()) {
                        comparison
                                .peers()
                                .computeIfAbsent(peer, _ -> new Rounds(new ArrayList<>()))
                                .rounds()
                                .add(python.measure(peer, figure, seconds));
                    }
                }
                listener.accept(figure);
            }
        }
        return List.copyOf(comparisons.values());
    }
}
