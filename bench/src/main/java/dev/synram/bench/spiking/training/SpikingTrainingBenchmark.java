package dev.synram.bench.spiking.training;

import dev.synram.bench.BenchOptions;
import dev.synram.bench.Host;
import dev.synram.bench.spiking.training.SpikingTrainingBenchResult.Peer;
import dev.synram.bench.spiking.training.SpikingTrainingBenchResult.Rates;
import dev.synram.data.source.YinYang;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures the training of a spiking network from the command line, and prints a table. Options, each followed by a value: {@code
 * --python}, the interpreter that has PyTorch, or {@code none}; {@code --steps}, those of PyTorch in µs with commas between; {@code
 * --samples}, {@code --epochs}, {@code --rounds}, {@code --seconds} as in {@link TrainingComparison.Settings}; {@code --json}, a file
 * for the result.
 */
public final class SpikingTrainingBenchmark {

    private static final String NO_PYTHON = "none";

    private static final Map<String, String> DEFAULTS = Map.of(
            "--python",
            "/usr/bin/python3",
            "--steps",
            "1,0.5,0.1",
            "--samples",
            Integer.toString(YinYang.TRAIN_SAMPLES),
            "--epochs",
            "3",
            "--rounds",
            "5",
            "--seconds",
            "3",
            "--json",
            "");

    private SpikingTrainingBenchmark() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException {
        BenchOptions options = BenchOptions.of(DEFAULTS, arguments);
        SpikingTrainingBenchResult result = new TrainingComparison(settings(options), System.err::println).measure();
        print(result, System.out);
        String json = options.text("--json");
        if (!json.isEmpty()) {
            Files.writeString(Path.of(json), result.json());
        }
    }

    private static TrainingComparison.Settings settings(BenchOptions options) {
        String python = options.text("--python");
        return new TrainingComparison.Settings(
                python.equals(NO_PYTHON) ? Optional.empty() : Optional.of(python),
                Arrays.stream(options.text("--steps").split(",", -1))
                        .map(step -> BenchOptions.number("--steps", step))
                        .toList(),
                (int) options.number("--samples"),
                (int) options.number("--epochs"),
                (int) options.number("--rounds"),
                options.number("--seconds"));
    }

    private static void print(SpikingTrainingBenchResult result, PrintStream out) {
        Host host = result.host();
        out.printf(
                Locale.ROOT,
                "%s, %s of %s processors, load %.1f%nJava %s, %s; %s%n%s hidden neurons, batch %s%n",
                host.processor(),
                host.threads(),
                host.processors(),
                result.loadAverage(),
                host.java(),
                host.kernels(),
                Optional.ofNullable(host.peer()).orElse("without PyTorch"),
                result.hidden(),
                result.batch());
        out.printf(
                "%n%-36s %30s %8s %12s %12s %8s %10s %10s%n",
                "", "samples/s", "loss", "central ns", "rms ns", "missing", "host", "loop");
        out.printf(
                Locale.ROOT,
                "%-36s %30s %8.4f %12s %12s%n",
                "Synram on the host",
                rates(result.onHost()),
                result.loss(),
                "exact",
                "exact");
        out.printf("%-36s %30s%n", "Synram, chip in the loop", rates(result.inLoop()));
        for (Peer peer : result.peers()) {
            out.printf(
                    Locale.ROOT,
                    "%-36s %30s %8.4f %12.1f %12.1f %8d %9.2fx %9.2fx%n",
                    String.format(
                            Locale.ROOT, "PyTorch %s, %s µs, %st", peer.loop(), peer.stepMicros(), peer.threads()),
                    rates(peer.rates()),
                    peer.loss(),
                    peer.error().centralNanos(),
                    peer.error().rmsNanos(),
                    peer.error().missing(),
                    peer.ratio(),
                    peer.ratioInLoop());
        }
    }

    private static String rates(Rates rates) {
        return String.format(
                Locale.ROOT,
                "%,.0f (%,.0f..%,.0f)",
                rates.median(),
                Collections.min(rates.rounds()),
                Collections.max(rates.rounds()));
    }
}
