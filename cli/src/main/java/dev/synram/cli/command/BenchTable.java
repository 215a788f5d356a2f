package dev.synram.cli.command;

import dev.synram.bench.Host;
import dev.synram.bench.Metric;
import dev.synram.bench.PeerComparison;
import dev.synram.bench.PythonPeer;
import dev.synram.cli.console.TerminalOutput;
import java.util.List;
import java.util.Locale;

/** Prints measured metrics as a table. */
final class BenchTable {

    private BenchTable() {}

    static void print(TerminalOutput out, Host host, List<PeerComparison.Comparison> comparisons) {
        out.format("%s, %s of %s processors, %s%n", host.processor(), host.threads(), host.processors(), host.system());
        out.format("Java %s, %s%s%n%n", host.java(), host.kernels(), peer(host));
        boolean peers = comparisons.stream().anyMatch(c -> !c.peers().isEmpty());
        out.format("  %-34s %20s", "", "Synram");
        out.line(peers ? "%20s %7s %20s %7s".formatted("PyTorch fp32", "ratio", "linear mock", "ratio") : "");
        for (PeerComparison.Comparison comparison : comparisons) {
            Metric metric = comparison.metric();
            out.format(
                    "  %-34s %20s",
                    metric.title(), value(metric, comparison.ours().median()));
            for (PythonPeer.Peer peer : PythonPeer.Peer.values()) {
                if (comparison.peers().containsKey(peer)) {
                    double best = comparison.peers().get(peer).best(metric);
                    out.format("%20s %7.2f", value(metric, best), comparison.ratio(peer));
                    out.format(peer == PythonPeer.Peer.DIGITAL ? " " : "");
                }
            }
            out.line("");
        }
        if (peers) {
            out.format(
                    "%nSynram: median of the rounds; peers: their best round; a ratio above 1 means that Synram is faster.%n");
        }
    }

    private static String peer(Host host) {
        return host.peer() == null ? "" : "; " + host.peer();
    }

    private static String value(Metric metric, double value) {
        String format = value >= 1000 ? "%,.0f %s" : value >= 10 ? "%.1f %s" : "%.2f %s";
        return String.format(Locale.ROOT, format, value, metric.unit());
    }
}
