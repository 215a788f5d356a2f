package dev.synram.sweep;

import dev.synram.experiment.Progress;
import dev.synram.experiment.sweep.Sweep;
import dev.synram.experiment.sweep.SweepCluster;
import dev.synram.experiment.sweep.SweepSettings;
import dev.synram.experiment.sweep.design.SweepAxes;
import dev.synram.experiment.sweep.design.SweepCalibration;
import dev.synram.experiment.sweep.row.SweepCsv;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.experiment.sweep.row.SweepSchema;
import dev.synram.simulator.error.ErrorSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Sweeps of chips as they are switched on, which take a fraction of a second each. */
public final class Chips {

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private Chips() {}

    static Sweep sweep(int chips) {
        return Sweep.ofChips(SweepSettings.of(SweepAxes.ofChips(1, chips)
                .withCalibrations(SweepCalibration.NONE)
                .withScale(ErrorSource.SYNAPSE_GAIN, 1.0, 4.0)
                .withAges(Duration.ZERO, Duration.ofDays(1))));
    }

    static SweepSchema schema() {
        return sweep(1).settings().schema();
    }

    static void run(int chips, Path folder, SweepCluster cluster) throws IOException {
        Files.createDirectories(folder);
        new SparkSweepEngine(AT_ONCE).run(sweep(chips), folder, cluster, Progress.NONE);
    }

    /** The rows in a folder as bytes that are equal if all rows are. */
    static String csv(Path folder) throws IOException {
        List<SweepRow> rows = new SparkSweepEngine().rows(folder, schema());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SweepCsv.of(schema(), rows).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Runs a sweep in a process of its own: number of chips, folder, master. */
    public static void main(String[] arguments) throws IOException {
        run(Integer.parseInt(arguments[0]), Path.of(arguments[1]), new SweepCluster(arguments[2]));
    }
}
