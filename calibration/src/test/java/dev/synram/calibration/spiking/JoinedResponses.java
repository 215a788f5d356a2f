package dev.synram.calibration.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Compartment;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.Collections;
import java.util.List;

/** Membranes of circuits on their own, or joined with those of the same column, as the CADC reads them on average over runs. */
final class JoinedResponses {

    private static final int RUNS = 60;
    private static final double MICROS = 40;

    private final Chip chip;
    private final SpikingConfiguration configuration;

    JoinedResponses(Chip chip, SpikingCalibration calibration, boolean joined) {
        this.chip = chip;
        Compartment compartment = joined ? Compartment.across() : Compartment.SINGLE;
        SpikingConfiguration.Builder builder = calibration.configuration().allDrivers(DriverSettings.ALL_EVENTS);
        for (int hemisphere = 0; hemisphere < 2; hemisphere++) {
            builder.node(CrossbarNode.open(Crossbar.linkInput(0), Crossbar.busOutput(hemisphere, 0)));
            for (int column = 0; column < COLUMNS; column++) {
                NeuronSettings settings = calibration.neuron(new Neuron(hemisphere, column));
                builder.synapse(hemisphere, 0, column, MAX_WEIGHT, address(hemisphere));
                builder.neuron(
                        new Neuron(hemisphere, column),
                        hemisphere == 0
                                ? settings.withSpikes(false).withCompartment(compartment)
                                : settings.withSpikes(false).withSent(false));
            }
        }
        configuration = builder.build();
    }

    private static int address(int hemisphere) {
        return 1 + hemisphere;
    }

    /** Mean reading of each circuit without events. */
    double[] rests(long seed) {
        return means(Events.NONE, seed);
    }

    /** By how much an event at the synapses of a hemisphere raises the mean reading of each circuit. */
    double[] responses(int hemisphere, long seed) {
        double[] with = means(
                Events.builder()
                        .add(1, EventLabel.of(0, 0, address(hemisphere)))
                        .build(),
                seed);
        double[] without = rests(seed + 1);
        for (int i = 0; i < with.length; i++) {
            with[i] -= without[i];
        }
        return with;
    }

    private double[] means(Events events, long seed) {
        List<SpikingRun> runs =
                Collections.nCopies(RUNS, SpikingRun.of(events, MICROS).withCadc());
        double[] sums = new double[2 * COLUMNS];
        int readings = 0;
        for (SpikingRecord record : chip.emulate(configuration, runs, NoiseKey.of(seed))) {
            for (int[] sample : record.cadc().orElseThrow().readings()) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += sample[i];
                }
                readings++;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= readings;
        }
        return sums;
    }
}
