package dev.synram.cli.command;

import dev.synram.bench.Host;
import dev.synram.bench.Metric;
import dev.synram.bench.PeerComparison;
import dev.synram.bench.PeerModel;
import dev.synram.cli.console.TerminalOutput;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
            print(out, comparison);
        }
        if (peers) {
            out.format(
                    "%nSynram: median of the rounds; peers: the best round; a ratio above 1 means that Synram is faster.%n");
        }
    }

    /** The metric beside the best of all peers, and where there are several, each of them below. */
    private static void print(TerminalOutput out, PeerComparison.Comparison comparison) {
        Metric metric = comparison.metric();
        out.format(
                "  %-34s %20s", metric.title(), value(metric, comparison.ours().median()));
        print(out, comparison, comparison::fastest);
        Set<String> peers = comparison.peers().values().stream()
                .flatMap(rounds -> rounds.keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (peers.size() > 1) {
            for (String peer : peers) {
                out.format("    %-32s %20s", peer, "");
                print(out, comparison, _ -> peer);
            }
        }
    }

    private static void print(
            TerminalOutput out, PeerComparison.Comparison comparison, Function<PeerModel, String> peer) {
        for (PeerModel model : comparison.peers().keySet()) {
            String name = peer.apply(model);
            String best = value(comparison.metric(), comparison.best(model, name));
            out.format("%20s %7.2f", best, comparison.ratio(model, name));
            out.format(model == PeerModel.DIGITAL ? " " : "");
        }
        out.line("");
    }

    private static String peer(Host host) {
        return host.peer() == null ? "" : "; " + host.peer();
    }

    private static String value(Metric metric, double value) {
        String format = value >= 1000 ? "%,.0f %s" : value >= 10 ? "%.1f %s" : "%.2f %s";
        return String.format(Locale.ROOT, format, value, metric.unit());
    }
}
