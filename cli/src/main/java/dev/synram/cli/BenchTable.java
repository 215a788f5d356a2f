package dev.synram.cli;

import dev.synram.bench.Figure;
import dev.synram.bench.PythonPeer;
import dev.synram.bench.SideBySide;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Figures as a table for people. */
final class BenchTable {

    private BenchTable() {}

    static void print(PrintWriter out, Machine machine, List<SideBySide.Comparison> comparisons) {
        out.printf(
                "%s, %d of %d processors, %s%n",
                machine.processor(), machine.threads(), machine.processors(), machine.system());
        out.printf("Java %s, %s%s%n%n", machine.java(), machine.kernels(), peer(machine));
        boolean peers = comparisons.stream().anyMatch(c -> !c.peers().isEmpty());
        out.printf("  %-34s %20s", "", "Synram");
        out.println(peers ? "%20s %7s %20s %7s".formatted("PyTorch fp32", "ratio", "linear mock", "ratio") : "");
        for (SideBySide.Comparison comparison : comparisons) {
            Figure figure = comparison.figure();
            out.printf(
                    "  %-34s %20s",
                    figure.title(), value(figure, comparison.ours().median()));
            for (PythonPeer.Peer peer : PythonPeer.Peer.values()) {
                if (comparison.peers().containsKey(peer)) {
                    double best = comparison.peers().get(peer).best(figure);
                    out.printf(Locale.ROOT, "%20s %7.2f", value(figure, best), comparison.ratio(peer));
                    out.print(peer == PythonPeer.Peer.DIGITAL ? " " : "");
                }
            }
            out.println();
        }
        if (peers) {
            out.println("\nOurs is the median of the rounds, a peer's its best round; above 1 we are faster.");
        }
    }

    private static String peer(Machine machine) {
        return machine.peer() == null ? "" : "; " + machine.peer();
    }

    private static String value(Figure figure, double value) {
        String format = value >= 1000 ? "%,.0f %s" : value >= 10 ? "%.1f %s" : "%.2f %s";
        return String.format(Locale.ROOT, format, value, figure.unit());
    }
}
