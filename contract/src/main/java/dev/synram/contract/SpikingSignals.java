package dev.synram.contract;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.DriverSettings.RowUse;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Configurations and runs for tests of spiking neurons, in which chips with errors behave like those without. */
final class SpikingSignals {

    /** Duration of a run in µs. */
    static final double MICROS = 38;

    /** The link on which the host sends. */
    static final int LINK = 1;

    /** Drivers of a hemisphere whose both rows are in use. */
    private static final int DRIVERS = 8;

    /** Potentials far apart: some 5 standard deviations of an uncalibrated chip between the membranes at rest and the thresholds. */
    private static final int LEAK = 650;

    private static final int RESET = 650;
    private static final int THRESHOLD = 480;

    /** Membrane time constants of some µs. */
    private static final int LEAK_BIAS = 150;

    private SpikingSignals() {}

    /** A chip's cells, so that its neurons are silent without events. */
    static void prepare(Chip chip) {
        write(chip, Cell.LEAK_POTENTIAL, LEAK);
        write(chip, Cell.RESET_POTENTIAL, RESET);
        write(chip, Cell.THRESHOLD, THRESHOLD);
        write(chip, Cell.LEAK_BIAS, LEAK_BIAS);
    }

    static void write(Chip chip, Cell cell, int value) {
        int[] values = new int[cell.instances(chip.geometry())];
        Arrays.fill(values, value);
        chip.writeCells(cell, values);
    }

    /** All neurons with an address of their own on their output; all nodes of the crossbar closed, no synapses. */
    static SpikingConfiguration.Builder neurons(ChipGeometry geometry) {
        SpikingConfiguration.Builder builder = SpikingConfiguration.builder(geometry);
        for (int hemisphere = 0; hemisphere < geometry.hemispheres(); hemisphere++) {
            for (int column = 0; column < COLUMNS; column++) {
                int address = hemisphere * Crossbar.COLUMNS_PER_OUTPUT + column % Crossbar.COLUMNS_PER_OUTPUT;
                builder.neuron(new Neuron(hemisphere, column), NeuronSettings.DEFAULT.withAddress(address));
            }
        }
        return builder;
    }

    /** Synapses of the largest weight and address 0 of all neurons, whose drivers take all events. */
    static SpikingConfiguration.Builder withSynapses(
            SpikingConfiguration.Builder builder, int hemispheres, RowUse use) {
        for (int hemisphere = 0; hemisphere < hemispheres; hemisphere++) {
            for (int driver = 0; driver < DRIVERS; driver++) {
                builder.driver(hemisphere, driver, DriverSettings.ALL_EVENTS.withRows(use, use));
                for (int column = 0; column < COLUMNS; column++) {
                    builder.synapse(hemisphere, 2 * driver, column, MAX_WEIGHT, 0);
                    builder.synapse(hemisphere, 2 * driver + 1, column, MAX_WEIGHT, 0);
                }
            }
        }
        return builder;
    }

    /** Passes all events of a link of the host to all synapse buses. */
    static SpikingConfiguration.Builder withInput(SpikingConfiguration.Builder builder) {
        for (int output = 0; output < Crossbar.BUS_OUTPUTS; output++) {
            builder.node(CrossbarNode.open(Crossbar.linkInput(LINK), output));
        }
        return builder;
    }

    /** Passes the spikes of all neurons to the host. */
    static SpikingConfiguration.Builder withOutput(SpikingConfiguration.Builder builder) {
        for (int output = 0; output < Crossbar.NEURON_OUTPUTS; output++) {
            builder.node(
                    CrossbarNode.open(Crossbar.neuronInput(output), Crossbar.linkOutput(output % EventLabel.LINKS)));
        }
        return builder;
    }

    /** Everything: strong synapses, events from and to the host. */
    static SpikingConfiguration.Builder network(ChipGeometry geometry, RowUse use) {
        return withOutput(withInput(withSynapses(neurons(geometry), geometry.hemispheres(), use)));
    }

    /** Events to all synapses of address 0, in bursts of 5 from 2 µs on; the last ends 18 µs before the end of a run. */
    static Events bursts() {
        Events.Builder events = Events.builder();
        for (double micros = 2; micros < 20; micros += 6) {
            for (int i = 0; i < 5; i++) {
                events.add(micros + 0.4 * i, EventLabel.of(LINK, 0, 0));
            }
        }
        return events.build();
    }

    static SpikingRun run(Events inputs) {
        return SpikingRun.of(inputs, MICROS);
    }

    /** The share of the neurons that spiked. */
    static double active(SpikingRecord result) {
        int[] spikes = result.counters().spikes();
        return (double) Arrays.stream(spikes).filter(count -> count > 0).count() / spikes.length;
    }

    /** Every bit of a record. */
    static List<Integer> bits(SpikingRecord result) {
        List<Integer> bits = new ArrayList<>();
        Events spikes = result.spikes();
        for (int i = 0; i < spikes.count(); i++) {
            bits.add(spikes.cycle(i));
            bits.add(spikes.label(i).value());
        }
        result.cadc().ifPresent(trace -> Arrays.stream(trace.readings()).forEach(readings -> add(bits, readings)));
        add(bits, result.madc());
        add(bits, result.counters().spikes());
        for (boolean overflowed : result.counters().overflowed()) {
            bits.add(overflowed ? 1 : 0);
        }
        add(
                bits,
                Arrays.stream(result.counters().passed())
                        .mapToInt(Math::toIntExact)
                        .toArray());
        add(
                bits,
                Arrays.stream(result.counters().dropped())
                        .mapToInt(Math::toIntExact)
                        .toArray());
        result.correlation().ifPresent(correlation -> {
            add(bits, correlation.causal());
            add(bits, correlation.acausal());
        });
        return bits;
    }

    private static void add(List<Integer> bits, int[] values) {
        IntStream.of(values).forEach(bits::add);
    }
}
