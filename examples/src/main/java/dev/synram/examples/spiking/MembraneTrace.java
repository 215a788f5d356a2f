package dev.synram.examples.spiking;

import dev.synram.compiler.spiking.Population;
import dev.synram.compiler.spiking.SpikingNetwork;
import dev.synram.experiment.spiking.Play;
import dev.synram.experiment.spiking.PlayDescription;
import dev.synram.experiment.spiking.PlayResult;
import dev.synram.files.FileOutput;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Sends events to a neuron and records its membrane. Argument: the CSV file to write. */
public final class MembraneTrace {

    private MembraneTrace() {}

    public static void main(String[] arguments) throws IOException {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population events = builder.inputs("events", 1);
        Population neuron = builder.neurons("neuron", 1);
        builder.connect(events.member(0), neuron.member(0), 63);
        PlayDescription play = PlayDescription.of(builder.build(), 100)
                .withSpikes(events.member(0), List.of(10.0, 50.0, 50.5, 51.0, 51.5, 52.0, 52.5, 53.0, 53.5))
                .withMadc(neuron.member(0));
        try (SimulatedChip chip = new SimulatedChip(1, ChipParameters.nominal(), 2)) {
            PlayResult result = Play.calibrate(chip).run(play, 1);
            FileOutput.write(Path.of(arguments[0]), result.tracesCsv());
            System.out.println("spikes at " + Arrays.toString(result.spikesOf(0, 0)) + " µs");
        }
    }
}
