package dev.synram.simulator.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Cell;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Compartment;
import dev.synram.chip.spiking.Compartment.ConductanceScale;
import dev.synram.chip.spiking.Compartment.SomaConnection;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.simulator.error.ChipParameters;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Circuits that are joined, on a chip without errors, through the host's view. */
class CompartmentsTest {

    private static final NeuronSettings SILENT = NeuronSettings.DEFAULT.withSpikes(false);
    private static final double MADC_MICROS = 0.032;

    /** Readings of the fast ADC a step of a voltage cell: 1.9 an LSB, of 1.75 steps. */
    private static final double MADC_PER_CELL = 1.9 * 200 / 350;

    /** Cell that a comparator takes for the resting potential: 28 steps above it. */
    private static final int RESTING_COMPARATOR = 720 - 450 + 28;

    /** Ways to join two circuits directly: with which other one, and how each is set. */
    @SuppressWarnings("ImmutableEnumChecker") // records cannot change
    enum Joint {
        ACROSS(new Neuron(1, 8), Compartment.across(), Compartment.SINGLE),
        RIGHT(new Neuron(0, 9), Compartment.right(), Compartment.SINGLE),
        SOMA_LINE(
                new Neuron(0, 9),
                new Compartment(SomaConnection.DIRECT, true, false, false, ConductanceScale.PLAIN),
                new Compartment(SomaConnection.DIRECT, false, false, false, ConductanceScale.PLAIN));

        private final Neuron other;
        private final Compartment ofFirst;
        private final Compartment ofOther;

        Joint(Neuron other, Compartment ofFirst, Compartment ofOther) {
            this.other = other;
            this.ofFirst = ofFirst;
            this.ofOther = ofOther;
        }
    }

    private static final Neuron FIRST = new Neuron(0, 8);

    private static KnownChip chip() {
        return new KnownChip(ChipParameters.ideal())
                .write(Cell.LEAK_POTENTIAL, 720)
                .write(Cell.RESET_POTENTIAL, 720)
                .write(Cell.LEAK_BIAS, 60)
                .write(Cell.EXCITATORY_STRENGTH, 1022)
                .write(Cell.SYNAPSE_BIAS, 1022);
    }

    /** Events on two addresses: one of each circuit, which is the same for both circuits if {@code shared}. */
    private static SpikingConfiguration.Builder network(Neuron... neurons) {
        SpikingConfiguration.Builder builder =
                SpikingConfiguration.builder(KnownChip.GEOMETRY).allDrivers(DriverSettings.ALL_EVENTS);
        for (int hemisphere = 0; hemisphere < 2; hemisphere++) {
            builder.node(CrossbarNode.open(Crossbar.linkInput(0), Crossbar.busOutput(hemisphere, 0)));
        }
        for (int i = 0; i < neurons.length; i++) {
            for (int driver = 0; driver < 16; driver += Crossbar.BUSES) {
                builder.synapse(neurons[i].hemisphere(), 2 * driver, neurons[i].column(), 63, 1 + i);
            }
        }
        return builder;
    }

    private static int[] trace(KnownChip chip, SpikingConfiguration configuration, Neuron neuron, int... addresses) {
        Events.Builder events = Events.builder();
        for (int i = 0; i < addresses.length; i++) {
            events.add(1 + 0.008 * i, EventLabel.of(0, 0, addresses[i]));
        }
        SpikingRun run = SpikingRun.of(events.build(), 60).withMadc(neuron);
        return chip.emulate(configuration, run).madc();
    }

    private static double height(int[] trace) {
        return Arrays.stream(trace).max().orElseThrow() - trace[0];
    }

    @ParameterizedTest
    @EnumSource
    void directlyJoinedCircuitsAreOneWithTwiceTheCapacitanceAndBothInputs(Joint joint) {
        KnownChip chip = chip();
        SpikingConfiguration joined = network(FIRST, joint.other)
                .neuron(FIRST, SILENT.withCompartment(joint.ofFirst))
                .neuron(joint.other, SILENT.withCompartment(joint.ofOther))
                .build();
        SpikingConfiguration single = network(FIRST, joint.other)
                .neuron(FIRST, SILENT)
                .neuron(joint.other, SILENT)
                .build();
        double alone = height(trace(chip, single, FIRST, 1));
        assertThat(alone).as("height of one circuit's potential").isGreaterThan(40);
        assertThat(height(trace(chip, single, FIRST, 2))).as("not joined").isZero();
        assertThat(height(trace(chip, joined, FIRST, 1))).isCloseTo(alone / 2, within(1.5));
        assertThat(height(trace(chip, joined, FIRST, 2))).isCloseTo(alone / 2, within(1.5));
        assertThat(height(trace(chip, joined, joint.other, 1))).isCloseTo(alone / 2, within(1.5));
        assertThat(height(trace(chip, joined, FIRST, 1, 2))).isCloseTo(alone, within(1.5));
    }

    /** The threshold is three quarters of what one input does to a circuit of its own. */
    @ParameterizedTest
    @EnumSource
    void directlyJoinedCircuitsSpikeForTheSumOfBothInputs(Joint joint) {
        KnownChip chip = chip();
        SpikingConfiguration single = network(FIRST, joint.other)
                .neuron(FIRST, NeuronSettings.DEFAULT)
                .build();
        SpikingConfiguration joined = network(FIRST, joint.other)
                .neuron(FIRST, NeuronSettings.DEFAULT.withCompartment(joint.ofFirst))
                .neuron(joint.other, SILENT.withCompartment(joint.ofOther))
                .build();
        chip.write(Cell.THRESHOLD, 1022);
        double alone = height(trace(chip, single, FIRST, 1)) / MADC_PER_CELL;
        chip.write(Cell.THRESHOLD, (int) (RESTING_COMPARATOR + 0.75 * alone));
        assertThat(spikes(chip, single, 1)).isPositive();
        assertThat(spikes(chip, joined, 1)).isZero();
        assertThat(spikes(chip, joined, 2)).isZero();
        assertThat(spikes(chip, joined, 1, 2)).isPositive();
    }

    private static int spikes(KnownChip chip, SpikingConfiguration configuration, int... addresses) {
        Events.Builder events = Events.builder();
        for (int i = 0; i < addresses.length; i++) {
            events.add(1 + 0.008 * i, EventLabel.of(0, 0, addresses[i]));
        }
        SpikingRecord record = chip.emulate(configuration, SpikingRun.of(events.build(), 60));
        return record.counters().spikes()[SpikingRecord.index(FIRST)];
    }

    /**
     * The difference between two circuits decays with {@code 1 / tau_tot = 2 / tau_icc + 1 / tau_leak} (calix {@code
     * neuron_icc_bias.py}); the conductances of both are in series. Without any it decays with their leak.
     */
    @ParameterizedTest
    @EnumSource(ConductanceScale.class)
    void conductancesBetweenCompartmentsEqualizeThem(ConductanceScale scale) {
        double leakMicros = 975.0 / 100;
        double compartmentMicros = 2 * 400 / (100 * scale.factor());
        double together = 1 / (2 / compartmentMicros + 1 / leakMicros);
        KnownChip chip = chip().write(Cell.LEAK_BIAS, 100).write(Cell.COMPARTMENT_CONDUCTANCE, 100);
        assertDifferenceDecays(chip, scale, together);
        assertDifferenceDecays(chip.write(Cell.COMPARTMENT_CONDUCTANCE, 0), scale, leakMicros);
    }

    private static void assertDifferenceDecays(KnownChip chip, ConductanceScale scale, double timeConstant) {
        Neuron other = new Neuron(0, FIRST.column() + 1);
        chip.write(Cell.RESET_POTENTIAL, i -> i == FIRST.column() ? 810 : 650);
        SpikingConfiguration configuration = SpikingConfiguration.builder(KnownChip.GEOMETRY)
                .neuron(FIRST, SILENT.withCompartment(soma(true, scale)))
                .neuron(other, SILENT.withCompartment(soma(false, scale)))
                .build();
        SpikingRun run = SpikingRun.of(Events.NONE, 40).startingFromReset();
        int[] first = chip.emulate(configuration, run.withMadc(FIRST)).madc();
        int[] second = chip.emulate(configuration, run.withMadc(other)).madc();
        double start = first[0] - second[0];
        assertThat(start).isGreaterThan(150);
        for (double share : new double[] {0.5, 1, 2}) {
            int sample = (int) Math.round(share * timeConstant / MADC_MICROS);
            double expected = start * Math.exp(-sample * MADC_MICROS / timeConstant);
            assertThat((double) first[sample] - second[sample]).isCloseTo(expected, within(1.5));
        }
    }

    private static Compartment soma(boolean right, ConductanceScale scale) {
        return new Compartment(SomaConnection.CONDUCTANCE, right, false, false, scale);
    }
}
