package dev.synram.cli.command;

import dev.synram.bench.Figure;
import dev.synram.bench.Host;
import dev.synram.bench.PythonPeer;
import dev.synram.bench.SideBySide;
import dev.synram.cli.console.TerminalOutput;
import java.util.List;
import java.util.Locale;

/** Figures as a table for people. */
final class BenchTable {

    private BenchTable() {}

    static void print(TerminalOutput out, Host host, List<SideBySide.Comparison> comparisons) {
        out.format(
                "%s, %d of %d processors, %s%n",
                host.processor(), host.threads(), host.processors(), host.system());
        out.format("Java %s, %s%s%n%n", host.java(), host.kernels(), peer(host));
        boolean peers = comparisons.stream().anyMatch(c -> !c.peers().isEmpty());
        out.format("  %-34s %20s", "", "Synram");
        out.line(peers ? "%20s %7s %20s %7s".formatted("PyTorch fp32", "ratio", "linear mock", "ratio") : "");
        for (SideBySide.Comparison comparison : comparisons) {
            Figure figure = comparison.figure();
            out.format(
                    "  %-34s %20s",
                    figure.title(), value(figure, comparison.ours().median()));
            for (PythonPeer.Peer peer : PythonPeer.Peer.values()) {
                if (comparison.peers().containsKey(peer)) {
                    double best = comparison.peers().get(peer).best(figure);
                    out.format("%20s %7.2f", value(figure, best), comparison.ratio(peer));
                    out.format(peer == PythonPeer.Peer.DIGITAL ? " " : "");
                }
            }
            out.line("");
        }
        if (peers) {
            out.format("%nOurs is the median of the rounds, a peer's its best round; above 1 we are faster.%n");
        }
    }

    private static String peer(Host host) {
        return host.peer() == null ? "" : "; " + host.peer();
    }

    private static String value(Figure figure, double value) {
        String format = value >= 1000 ? "%,.0f %s" : value >= 10 ? "%.1f %s" : "%.2f %s";
        return String.format(Locale.ROOT, format, value, figure.unit());
    }
}
