package dev.synram.examples.sweep;

import dev.synram.data.source.DataSource;
import dev.synram.experiment.Progress;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.sweep.Sweep;
import dev.synram.experiment.sweep.SweepCluster;
import dev.synram.experiment.sweep.SweepEngine;
import dev.synram.experiment.sweep.SweepSettings;
import dev.synram.experiment.sweep.design.SweepAxes;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.simulator.error.ErrorSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** On how many of twenty chips does a network keep 97 % accuracy, also with twice the mismatch of synapses? */
public final class ChipYield {

    private ChipYield() {}

    public static void main(String[] arguments) throws IOException {
        SweepAxes axes = SweepAxes.ofChips(1, 20).withScale(ErrorSource.SYNAPSE_GAIN, 1.0, 2.0);
        Model network = Model.read(Path.of("out/mnist/network.synram"));
        SweepSettings settings = SweepSettings.of(axes).withSamples(1000);
        Sweep sweep = Sweep.of(settings, network, new DataSource().read("mnist"), 2);
        Path folder = Files.createDirectories(Path.of("out/yield"));
        SweepEngine engine = SweepEngine.find();
        engine.run(sweep, folder, SweepCluster.local(2), Progress.NONE);
        List<SweepRow> rows = engine.rows(folder, settings.schema());
        long good =
                rows.stream().filter(row -> row.accuracy().orElse(0) >= 0.97).count();
        System.out.println(good + " of " + rows.size() + " rows");
    }
}
