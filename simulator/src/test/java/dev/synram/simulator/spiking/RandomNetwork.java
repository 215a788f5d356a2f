package dev.synram.simulator.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.Cell;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.spiking.Compartment;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.RefractorySettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRun;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * A recurrent network of 16 to 64 neurons anywhere on a chip, with time constants, potentials, strengths, refractory times, weights
 * and inputs at random. All neurons take events of the host, which come in bursts that make lines saturate, and each takes spikes of
 * up to 8 others from every output of neurons. The host's events have a bus of their own, so that whatever is lost on another is lost
 * for the host as well.
 */
final class RandomNetwork {

    private static final int HOST_BUS = 3;

    /** Row select bits that a driver compares: four drivers take the same events. */
    private static final int COMPARED_BITS = 0b11100;

    private static final int DRIVERS_PER_GROUP = 4;

    /** The host's events have so many groups of drivers, and addresses at each. */
    private static final int HOST_GROUPS = 8;

    private static final int HOST_ADDRESSES = 8;

    private static final double MICROS = 60;
    private static final int BURSTS = 60;

    private final Random random;
    private final Neuron[] neurons;
    private final NeuronSettings prototype;
    private final boolean joined;

    /**
     * Draws a network.
     *
     * @param prototype settings of all neurons but for addresses and refractory times
     */
    RandomNetwork(long seed, NeuronSettings prototype) {
        this(seed, prototype, false);
    }

    /**
     * Draws a network.
     *
     * @param joined whether neurons are on hemisphere 0, each with a silent circuit of the same column on the other, which takes events
     *     of its own; they are joined if the prototype is
     */
    RandomNetwork(long seed, NeuronSettings prototype, boolean joined) {
        this.prototype = prototype;
        this.joined = joined;
        random = new Random(CounterRandom.bits(seed, 0));
        neurons = random.ints(0, 2 * COLUMNS)
                .distinct()
                .mapToObj(lane -> new Neuron(lane / COLUMNS, lane % COLUMNS))
                .filter(neuron -> Crossbar.neuronOutput(neuron.column()) % Crossbar.BUSES != HOST_BUS)
                .filter(neuron -> !joined || neuron.hemisphere() == 0)
                .limit(16 + random.nextInt(49))
                .toArray(Neuron[]::new);
    }

    /** The label of a neuron's spikes, which no other has. */
    static EventLabel label(Neuron neuron) {
        return EventLabel.ofNeuron(Crossbar.neuronOutput(neuron.column()), address(neuron));
    }

    private static int address(Neuron neuron) {
        return neuron.hemisphere() * Crossbar.COLUMNS_PER_OUTPUT + neuron.column() % Crossbar.COLUMNS_PER_OUTPUT;
    }

    /** The output that carries a spike: its drivers compare the same bits. */
    static int output(EventLabel label) {
        return label.rowSelect() / DRIVERS_PER_GROUP;
    }

    /** Writes cells that suit such networks. */
    void write(KnownChip chip) {
        chip.write(Cell.SYNAPSE_BIAS, 847);
        vary(chip, Cell.LEAK_POTENTIAL, 680, 740);
        vary(chip, Cell.RESET_POTENTIAL, 650, 740);
        vary(chip, Cell.THRESHOLD, 340, 400);
        vary(chip, Cell.LEAK_BIAS, 50, 250);
        vary(chip, Cell.EXCITATORY_SPEED, 40, 240);
        vary(chip, Cell.INHIBITORY_SPEED, 40, 240);
        vary(chip, Cell.EXCITATORY_STRENGTH, 300, 700);
        vary(chip, Cell.INHIBITORY_STRENGTH, 300, 700);
    }

    /** Draws the values of a cell, up to but without the last. */
    void vary(KnownChip chip, Cell cell, int from, int to) {
        int[] values = random.ints(cell.instances(KnownChip.GEOMETRY), from, to).toArray();
        chip.write(cell, i -> values[i]);
    }

    /** The network. */
    SpikingConfiguration configuration() {
        SpikingConfiguration.Builder builder = SpikingConfiguration.builder(KnownChip.GEOMETRY)
                .allDrivers(DriverSettings.DEFAULT.withComparedBits(COMPARED_BITS));
        for (int output = 0; output < Crossbar.NEURON_OUTPUTS; output++) {
            int bus = output % Crossbar.BUSES;
            builder.node(CrossbarNode.open(Crossbar.neuronInput(output), Crossbar.linkOutput(bus)));
            open(builder, Crossbar.neuronInput(output), bus);
        }
        open(builder, Crossbar.linkInput(HOST_BUS), HOST_BUS);
        for (Neuron neuron : neurons) {
            builder.neuron(neuron, settings(neuron));
            connect(builder, neuron);
            if (joined) {
                Neuron other = new Neuron(1, neuron.column());
                builder.neuron(
                        other, prototype.withSpikes(false).withSent(false).withCompartment(Compartment.SINGLE));
                connect(builder, other);
            }
        }
        return builder.build();
    }

    private static void open(SpikingConfiguration.Builder builder, int input, int bus) {
        for (int hemisphere = 0; hemisphere < KnownChip.GEOMETRY.hemispheres(); hemisphere++) {
            builder.node(CrossbarNode.open(input, Crossbar.busOutput(hemisphere, bus)));
        }
    }

    private NeuronSettings settings(Neuron neuron) {
        boolean fast = random.nextInt(4) > 0;
        int counter = fast ? 30 + random.nextInt(226) : 10 + random.nextInt(40);
        return prototype
                .withAddress(address(neuron))
                .withRefractory(new RefractorySettings(counter, fast, random.nextInt(16), random.nextBoolean()));
    }

    /** Half of the rows of neurons hold a weak synapse, and two thirds of the host's a stronger one. */
    private void connect(SpikingConfiguration.Builder builder, Neuron to) {
        for (int row = 0; row < SpikingConfiguration.ROWS; row++) {
            int bus = row / 2 % Crossbar.BUSES;
            int output = row / 2 / Crossbar.BUSES / DRIVERS_PER_GROUP;
            if (bus == HOST_BUS && random.nextInt(3) > 0) {
                int weight = row % 2 == 0 ? 10 + random.nextInt(40) : random.nextInt(30);
                builder.synapse(to.hemisphere(), row, to.column(), weight, random.nextInt(HOST_ADDRESSES));
            } else if (bus == output % Crossbar.BUSES && random.nextBoolean()) {
                int from = address(neurons[random.nextInt(neurons.length)]);
                builder.synapse(to.hemisphere(), row, to.column(), 1 + random.nextInt(20), from);
            }
        }
    }

    /** Bursts of 1 to 8 events from the host, one a cycle at most. */
    SpikingRun run() {
        Events.Builder events = Events.builder();
        Set<Integer> taken = new HashSet<>();
        for (int burst = 0; burst < BURSTS; burst++) {
            double start = random.nextDouble() * MICROS;
            int group = random.nextInt(HOST_GROUPS);
            int address = random.nextInt(HOST_ADDRESSES);
            int count = 1 + random.nextInt(8);
            for (int i = 0; i < count; i++) {
                int cycle = (int) ((start + 0.1 * i * random.nextDouble()) / 0.008);
                if (taken.add(cycle)) {
                    events.add(cycle * 0.008, EventLabel.of(HOST_BUS, group * DRIVERS_PER_GROUP, address));
                }
            }
        }
        return SpikingRun.of(events.build(), MICROS);
    }
}
