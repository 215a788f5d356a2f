package dev.synram.cli.command;

import dev.synram.bench.BenchResult;
import dev.synram.bench.Host;
import dev.synram.bench.Metric;
import dev.synram.bench.Peer;
import dev.synram.bench.PeerComparison;
import dev.synram.bench.PythonPeer;
import dev.synram.bench.StartedPeers;
import dev.synram.bench.SynramMeasurement;
import dev.synram.bench.libtorch.LibtorchPeer;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.ThreadsOption;
import dev.synram.data.download.UserFolders;
import dev.synram.experiment.Progress;
import dev.synram.experiment.setting.SettingException;
import dev.synram.kernel.arithmetic.Fma;
import dev.synram.training.engine.TorchEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synram bench}: measures how fast Synram is on this machine, beside its peers. */
@Command(
        name = "bench",
        description = {
            CommandHeadline.BENCH,
            "With --peer the same work is done in PyTorch, in turn: by plain fp32 layers, and by a linear model of the "
                    + "chip; libtorch is the library that comes with this program, python that of the system. A ratio is "
                    + "our median over the best round of all peers; above 1 we are faster.",
            "",
            "Example: synram bench --peer libtorch --json out/bench.json",
            ""
        })
public final class BenchCommand implements Callable<Integer> {

    /** Debian's PyTorch belongs to this one. */
    private static final Path SYSTEM_PYTHON = Path.of("/usr/bin/python3");

    private static final int MAX_ROUNDS = 1000;

    /** With whom to compare. */
    enum PeerChoice {
        /** PyTorch in a Python process. */
        PYTHON,
        /** The library of PyTorch, in this process. */
        LIBTORCH;

        /** The name as users type it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--peer",
            paramLabel = "PEER",
            split = ",",
            description = "Measure peers too, one or both of: ${COMPLETION-CANDIDATES}.")
    private final Set<PeerChoice> choices = new LinkedHashSet<>();

    @Option(
            names = "--python",
            paramLabel = "FILE",
            description = "The interpreter of the peer. (the system's own, else the first python3 of the PATH)")
    private @Nullable Path python;

    @Option(
            names = "--rounds",
            paramLabel = "K",
            defaultValue = "3",
            description = "How often everything is measured. (${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "1",
            description = "How long one metric is measured in a round. (${DEFAULT-VALUE})")
    private double seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            defaultValue = "8",
            description = "How long each metric's workload runs before its first measurement. (${DEFAULT-VALUE})")
    private double warmUp;

    @Mixin
    private final ThreadsOption threadsOption = new ThreadsOption();

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        check();
        int threads = threadsOption.threads();
        TorchEngine.start(threads, UserFolders.cache().resolve("djl"));
        try (StartedPeers started = new StartedPeers()) {
            startPeers(started, threads);
            List<Peer> peers = started.list();
            Host host = Host.here(
                    threads,
                    peers.isEmpty() ? null : peers.stream().map(Peer::version).collect(Collectors.joining(", ")));
            List<PeerComparison.Comparison> comparisons = measure(peers, threads);
            TerminalOutput out = console.out();
            BenchTable.print(out, host, comparisons);
            json.write(BenchResult.of(host, rounds, seconds, comparisons)::json, out);
            out.flush();
        }
        return 0;
    }

    private void check() {
        if (!Fma.IN_HARDWARE) {
            throw new UserError(
                    "bench needs fused multiply-add, which this processor lacks or -XX:-UseFMA forbids; run it on another machine");
        }
        SettingException.require("rounds", rounds, 1, MAX_ROUNDS);
        if (!(seconds > 0 && seconds <= 3600)) {
            throw new UserError("--seconds is %s; allowed is more than 0, up to 3600".formatted(seconds));
        }
        if (!(warmUp >= 0 && warmUp <= 3600)) {
            throw new UserError("--warm-up is %s; allowed is 0 to 3600".formatted(warmUp));
        }
        json.check();
    }

    /** Adds each peer as soon as it has started, so that it is closed if the next one fails. */
    private void startPeers(StartedPeers peers, int threads) {
        if (choices.contains(PeerChoice.PYTHON)) {
            peers.add(startPython(threads));
        }
        if (choices.contains(PeerChoice.LIBTORCH)) {
            peers.add(new LibtorchPeer(warmUp));
        }
    }

    private Peer startPython(int threads) {
        Path chosen = python != null ? python : Files.isExecutable(SYSTEM_PYTHON) ? SYSTEM_PYTHON : Path.of("python3");
        try {
            return new PythonPeer(chosen.toString(), threads, warmUp);
        } catch (IllegalStateException e) {
            throw new UserError("--peer python: " + e.getMessage(), e);
        }
    }

    private List<PeerComparison.Comparison> measure(List<Peer> peers, int threads) {
        try (Progress.Task task = console.progress().begin("measuring", (long) rounds * Metric.values().length)) {
            return new PeerComparison(new SynramMeasurement(threads, warmUp), peers, _ -> task.advance(1))
                    .measure(rounds, seconds);
        }
    }
}
