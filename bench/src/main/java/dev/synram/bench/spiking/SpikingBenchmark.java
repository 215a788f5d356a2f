package dev.synram.bench.spiking;

import dev.synram.bench.BenchOptions;
import dev.synram.bench.Host;
import dev.synram.bench.spiking.SpikingBenchResult.ActivitySpeed;
import dev.synram.bench.spiking.SpikingBenchResult.EqualError;
import dev.synram.bench.spiking.SpikingBenchResult.LayerComparison;
import dev.synram.bench.spiking.SpikingBenchResult.PeerStep;
import dev.synram.bench.spiking.SpikingBenchResult.SampleRate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures spiking neurons from the command line, and prints a table. Options, each followed by a value: {@code --python}, the
 * interpreter that has Brian 2, or {@code none}; {@code --steps}, those of Brian in ns with commas between; {@code --threads}, {@code
 * --samples}, {@code --rounds}, {@code --seconds}, {@code --warm-up} as in {@link SpikingComparison.Settings}; {@code --json}, a file for the result.
 */
public final class SpikingBenchmark {

    private static final String NO_PYTHON = "none";

    private static final Map<String, String> DEFAULTS = Map.of(
            "--python",
            "/usr/bin/python3",
            "--steps",
            "100,20,8,4",
            "--threads",
            Integer.toString(Runtime.getRuntime().availableProcessors()),
            "--samples",
            "200",
            "--rounds",
            "5",
            "--seconds",
            "1",
            "--warm-up",
            "5",
            "--json",
            "");

    private SpikingBenchmark() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException {
        BenchOptions options = BenchOptions.of(DEFAULTS, arguments);
        SpikingBenchResult result = new SpikingComparison(settings(options), System.err::println).measure();
        print(result, System.out);
        String json = options.text("--json");
        if (!json.isEmpty()) {
            Files.writeString(Path.of(json), result.json());
        }
    }

    private static SpikingComparison.Settings settings(BenchOptions options) {
        String python = options.text("--python");
        return new SpikingComparison.Settings(
                python.equals(NO_PYTHON) ? Optional.empty() : Optional.of(python),
                Arrays.stream(options.text("--steps").split(",", -1))
                        .map(step -> BenchOptions.number("--steps", step))
                        .toList(),
                (int) options.number("--threads"),
                (int) options.number("--samples"),
                (int) options.number("--rounds"),
                options.number("--seconds"),
                options.number("--warm-up"));
    }

    private static void print(SpikingBenchResult result, PrintStream out) {
        Host host = result.host();
        out.printf(
                Locale.ROOT,
                "%s, %s of %s processors, load %.1f%nJava %s, %s; %s%n",
                host.processor(),
                host.threads(),
                host.processors(),
                result.loadAverage(),
                host.java(),
                host.kernels(),
                Optional.ofNullable(host.peer()).orElse("without Brian"));
        result.comparisons().forEach(comparison -> print(comparison, out));
        out.printf(
                "%n%-8s %-11s %-6s %10s %28s %14s %10s%n",
                "neurons", "inputs", "noise", "spikes", "samples/s", "per CPU s", "real time");
        for (ActivitySpeed speed : result.speeds()) {
            out.printf(
                    Locale.ROOT,
                    "%-8d %-11s %-6s %10.1f %28s %,14.0f %9.2fx%n",
                    speed.neurons(),
                    speed.inputs(),
                    speed.noise() ? "on" : "off",
                    speed.spikes(),
                    rate(speed.rate()),
                    speed.rate().medianPerCpuSecond(),
                    speed.realTimeFactor());
        }
    }

    private static void print(LayerComparison comparison, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%n%s neurons, %s inputs, %.1f spikes a sample, %s dropped%n",
                comparison.neurons(),
                comparison.inputs(),
                comparison.spikes(),
                comparison.dropped());
        out.printf(
                "%-26s %28s %14s %9s %9s %9s %9s %8s %8s%n",
                "", "samples/s", "per CPU s", "rms ns", "median", "central", "largest", "missing", "more");
        line("Synram", comparison.rate(), comparison.error(), out);
        for (PeerStep peer : comparison.peers()) {
            line(
                    String.format(
                            Locale.ROOT, "Brian %s, %.4g ns, %st", peer.target(), peer.stepNanos(), peer.threads()),
                    peer.rate(),
                    peer.error(),
                    out);
        }
        out.printf(
                Locale.ROOT,
                "Synram against Brian's finest step: central %.2f, rms %.2f ns of %s spikes%n",
                comparison.errorAgainstFinest().centralNanos(),
                comparison.errorAgainstFinest().rmsNanos(),
                comparison.errorAgainstFinest().compared());
        print("central", comparison.equalError(), out);
        print("rms", comparison.equalRms(), out);
    }

    private static void print(String measure, EqualError equal, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "at a %s error of %.2f ns: Brian %,.0f samples/s, ratio %.1f (%.1f..%.1f), by CPU time %.1f%s%n",
                measure,
                equal.errorNanos(),
                equal.samplesPerSecond(),
                equal.ratio(),
                equal.smallestRatio(),
                equal.largestRatio(),
                equal.cpuRatio(),
                equal.outside() ? ", of the nearest step: no step has this error" : "");
    }

    private static void line(String name, SampleRate rate, SpikeTimeError error, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%-26s %28s %,14.0f %9.2f %9.2f %9.2f %9.1f %8d %8d%n",
                name,
                rate(rate),
                rate.medianPerCpuSecond(),
                error.rmsNanos(),
                error.medianNanos(),
                error.centralNanos(),
                error.largestNanos(),
                error.missing(),
                error.additional());
    }

    private static String rate(SampleRate rate) {
        List<Double> rounds = rate.rounds();
        return String.format(
                Locale.ROOT, "%,.0f (%,.0f..%,.0f)", rate.median(), Collections.min(rounds), Collections.max(rounds));
    }
}
