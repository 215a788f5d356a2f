package dev.synram.bench.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.ChipTime;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.RefractorySettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.kernel.provider.KernelProvider;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.circuit.SpikingCircuit;
import dev.synram.simulator.circuit.WrittenCells;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.spiking.event.EventDelays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A layer on a chip whose circuits do not differ from one another.
 *
 * <p>Cells and weights are whole numbers and events come in cycles of 8 ns, so what the chip emulates is near the layer that was
 * asked for but not the same: {@link #realized} is what it emulates exactly, for others to compute. There the constants of the
 * equations are those of the circuits; the unit of the potential is as large as makes the largest weight 63. Circuits are asked
 * for their constants instead of measured: without mismatch they are those of the design, not secrets of a chip, and a
 * measurement would not be exact enough to compare spikes by nanoseconds.
 *
 * <p>One thing differs: a reset is a conductance of about 0.5 µs on the chip, and a jump in the layer's equations. So spikes agree up
 * to the first one of a neuron; with a refractory time longer than a sample there is no other.
 */
public final class PlacedLayer {

    /** Potentials without events and after spikes. */
    private static final int REST_CELL = 660;

    private static final int FIRST_LEAK_BIAS = 150;
    private static final int LOW_THRESHOLD = 300;
    private static final int HIGH_THRESHOLD = 400;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final int LARGEST_SCALE = 15;
    private static final long SEED = 1;

    /** The output of a neuron is in its label from this bit on. */
    private static final int OUTPUT_BIT = 8;

    private final SpikingLayer wanted;
    private final ChipGeometry geometry;
    private final Map<Cell, int[]> cells = new EnumMap<>(Cell.class);
    private final List<HemisphereCircuits> circuits = new ArrayList<>();
    private final int[][] weights;
    private final NeuronSettings settings;
    private final HemisphereSettings clocks;
    private final SpikingConfiguration configuration;
    private final SpikingLayer realized;
    private final List<SpikingRun> runs = new ArrayList<>();
    private final double delay;

    /**
     * Finds cells and a configuration.
     *
     * @param parameters of the chip, without mismatch between circuits
     */
    public PlacedLayer(SpikingLayer wanted, ChipParameters parameters) {
        this.wanted = wanted;
        geometry = ChipGeometry.BRAINSCALES2;
        int most = geometry.hemispheres() * COLUMNS;
        if (wanted.neurons() > most || wanted.inputs() > SpikingConfiguration.DRIVERS) {
            throw new IllegalArgumentException("a layer of %s neurons and %s inputs; a chip takes %s and %s"
                    .formatted(wanted.neurons(), wanted.inputs(), most, SpikingConfiguration.DRIVERS));
        }
        int scale = clockScale(wanted.refractory());
        clocks = HemisphereSettings.DEFAULT.withRefractoryClocks(
                Math.max(scale, HemisphereSettings.DEFAULT.slowClockScale()), scale);
        int counter = (int) Math.round(wanted.refractory() / HemisphereSettings.period(scale));
        settings = NeuronSettings.DEFAULT.withRefractory(
                new RefractorySettings(counter, true, RefractorySettings.LARGEST_HOLDOFF, false));
        for (int hemisphere = 0; hemisphere < geometry.hemispheres(); hemisphere++) {
            circuits.add(new HemisphereCircuits(SEED, hemisphere, parameters, KernelProvider.best()));
        }
        double largest = Arrays.stream(wanted.weights())
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
        weights = new int[wanted.inputs()][wanted.neurons()];
        for (int input = 0; input < wanted.inputs(); input++) {
            for (int neuron = 0; neuron < wanted.neurons(); neuron++) {
                weights[input][neuron] = (int) Math.round(MAX_WEIGHT * wanted.weights()[input][neuron] / largest);
            }
        }
        double unit = findCells(largest);
        configuration = configure();
        double[][][] samples = events();
        realized = realize(unit, samples);
        for (double[][] sample : samples) {
            runs.add(run(sample));
        }
        double ofEvents = (EventDelays.LINK + EventDelays.SYNAPSE + EventDelays.NEURON)
                * MacSettings.CYCLE_NANOS
                / NANOS_PER_MICRO;
        delay = ofEvents + circuit(0).spiking().delay();
    }

    private static int clockScale(double refractory) {
        for (int scale = 0; scale <= LARGEST_SCALE; scale++) {
            if (refractory / HemisphereSettings.period(scale) <= RefractorySettings.LARGEST_COUNTER) {
                return scale;
            }
        }
        throw new IllegalArgumentException(String.format(
                Locale.ROOT,
                "a refractory time of %s µs; allowed are 0..%.0f µs",
                refractory,
                RefractorySettings.LARGEST_COUNTER * HemisphereSettings.period(LARGEST_SCALE)));
    }

    /** Sets all cells; gives the unit of the potential in LSB. */
    private double findCells(double largestWeight) {
        for (Cell cell : Cell.values()) {
            set(cell, cell.defaultValue());
        }
        set(Cell.LEAK_POTENTIAL, REST_CELL);
        set(Cell.RESET_POTENTIAL, REST_CELL);
        set(Cell.LEAK_BIAS, FIRST_LEAK_BIAS);
        set(Cell.THRESHOLD, LOW_THRESHOLD);
        apply();
        SpikingCircuit first = circuit(0);
        double unit = Math.abs(charge(0, 0, MAX_WEIGHT)) * first.excitatory().current() / largestWeight;
        set(Cell.THRESHOLD, HIGH_THRESHOLD);
        apply();
        double low = first.spiking().threshold();
        double perCell = (circuit(0).spiking().threshold() - low) / (HIGH_THRESHOLD - LOW_THRESHOLD);
        for (int neuron = 0; neuron < wanted.neurons(); neuron++) {
            double rate = 1 / wanted.tauMembrane()[neuron] / first.membrane().leakRate();
            set(Cell.LEAK_BIAS, neuron, FIRST_LEAK_BIAS * rate);
            double tauInput = wanted.tauInput()[neuron];
            set(
                    Cell.EXCITATORY_SPEED,
                    neuron,
                    Cell.EXCITATORY_SPEED.defaultValue() * first.excitatory().micros() / tauInput);
            set(
                    Cell.INHIBITORY_SPEED,
                    neuron,
                    Cell.INHIBITORY_SPEED.defaultValue() * first.inhibitory().micros() / tauInput);
            double threshold = first.membrane().leakPotential() + unit * wanted.threshold()[neuron];
            set(Cell.THRESHOLD, neuron, LOW_THRESHOLD + (threshold - low) / perCell);
        }
        apply();
        return unit;
    }

    private void set(Cell cell, int value) {
        int[] values = new int[cell.instances(geometry)];
        Arrays.fill(values, value);
        cells.put(cell, values);
    }

    private void set(Cell cell, int neuron, double value) {
        values(cell)[neuron] = Math.clamp(Math.round(value), cell.min(), cell.max());
    }

    private int[] values(Cell cell) {
        return cells.getOrDefault(cell, new int[0]);
    }

    private void apply() {
        Map<Cell, WrittenCells> written = new EnumMap<>(Cell.class);
        for (Cell cell : Cell.values()) {
            written.put(
                    cell, WrittenCells.defaults(cell, cell.instances(geometry)).with(values(cell)));
        }
        circuits.forEach(hemisphere -> hemisphere.configure(written, 0));
    }

    private SpikingCircuit circuit(int neuron) {
        return circuits.get(neuron / COLUMNS).spiking().circuit(neuron % COLUMNS, settings, clocks);
    }

    /** Charge of an event at a neuron's synapse, below 0 on the inhibitory line. */
    private double charge(int input, int neuron, int weight) {
        HemisphereCircuits hemisphere = circuits.get(neuron / COLUMNS);
        byte[] row = new byte[COLUMNS];
        row[neuron % COLUMNS] = (byte) Math.abs(weight);
        float[] currents = new float[COLUMNS];
        hemisphere.synapses().rowCurrents(row(input, weight), row, currents);
        double pulse =
                hemisphere.drivers().spikingPulse(input) - hemisphere.drivers().shortening(neuron % COLUMNS);
        return Integer.signum(weight) * pulse * currents[neuron % COLUMNS];
    }

    private static int row(int input, int weight) {
        return 2 * input + (weight < 0 ? 1 : 0);
    }

    /** Input {@code i} has driver {@code i}, whose bus link {@code i mod 4} reaches. */
    private SpikingConfiguration configure() {
        SpikingConfiguration.Builder builder = SpikingConfiguration.builder(geometry);
        for (int neuron = 0; neuron < wanted.neurons(); neuron++) {
            int hemisphere = neuron / COLUMNS;
            int column = neuron % COLUMNS;
            builder.neuron(new Neuron(hemisphere, column), settings.withAddress(address(hemisphere, column)));
            for (int input = 0; input < weights.length; input++) {
                int weight = weights[input][neuron];
                builder.synapse(hemisphere, row(input, weight), column, Math.abs(weight), 0);
            }
        }
        for (int hemisphere = 0; hemisphere < geometry.hemispheres(); hemisphere++) {
            builder.clocks(hemisphere, clocks);
            for (int input = 0; input < weights.length; input++) {
                builder.driver(hemisphere, input, DriverSettings.DEFAULT);
            }
            for (int link = 0; link < EventLabel.LINKS; link++) {
                builder.node(CrossbarNode.open(Crossbar.linkInput(link), Crossbar.busOutput(hemisphere, link)));
            }
        }
        for (int output = 0; output < Crossbar.NEURON_OUTPUTS; output++) {
            builder.node(
                    CrossbarNode.open(Crossbar.neuronInput(output), Crossbar.linkOutput(output % EventLabel.LINKS)));
        }
        return builder.build();
    }

    private static int address(int hemisphere, int column) {
        return hemisphere * Crossbar.COLUMNS_PER_OUTPUT + column % Crossbar.COLUMNS_PER_OUTPUT;
    }

    /** Events in whole cycles, of which no two of a sample are on one link in the same cycle: the crossbar would drop one. */
    private double[][][] events() {
        double[][][] samples = new double[wanted.samples().length][][];
        for (int sample = 0; sample < samples.length; sample++) {
            double[][] events = wanted.samples()[sample].clone();
            Arrays.sort(events, Comparator.comparingDouble(event -> event[1]));
            Set<List<Integer>> taken = new HashSet<>();
            for (int i = 0; i < events.length; i++) {
                int input = (int) events[i][0];
                int cycle = ChipTime.cycles(events[i][1]);
                while (!taken.add(List.of(input % EventLabel.LINKS, cycle))) {
                    cycle++;
                }
                events[i] = new double[] {input, ChipTime.micros(cycle)};
            }
            samples[sample] = events;
        }
        return samples;
    }

    private SpikingRun run(double[][] events) {
        Events.Builder builder = Events.builder();
        for (double[] event : events) {
            int input = (int) event[0];
            int link = input % EventLabel.LINKS;
            builder.add(event[1], EventLabel.of(link, input / EventLabel.LINKS, 0));
        }
        return SpikingRun.of(builder.build(), wanted.duration());
    }

    private SpikingLayer realize(double unit, double[][][] samples) {
        int neurons = wanted.neurons();
        double[] tauMembrane = new double[neurons];
        double[] tauInput = new double[neurons];
        double[] threshold = new double[neurons];
        double[] reset = new double[neurons];
        double[] saturation = new double[neurons];
        double[][] realWeights = new double[weights.length][neurons];
        for (int neuron = 0; neuron < neurons; neuron++) {
            SpikingCircuit circuit = circuit(neuron);
            double rest = circuit.membrane().leakPotential();
            tauMembrane[neuron] = 1 / circuit.membrane().leakRate();
            tauInput[neuron] = circuit.excitatory().micros();
            threshold[neuron] = (circuit.spiking().threshold() - rest) / unit;
            reset[neuron] = (circuit.membrane().resetPotential() - rest) / unit;
            double perCharge = circuit.excitatory().current() / unit;
            saturation[neuron] = circuit.saturation() / perCharge;
            for (int input = 0; input < weights.length; input++) {
                realWeights[input][neuron] = perCharge * charge(input, neuron, weights[input][neuron]);
            }
        }
        double refractory = circuit(0).spiking().silentMicros();
        return new SpikingLayer(
                wanted.duration(),
                refractory,
                tauMembrane,
                tauInput,
                threshold,
                reset,
                saturation,
                realWeights,
                samples);
    }

    /** The layer that the chip emulates. */
    public SpikingLayer realized() {
        return realized;
    }

    /** Everything digital. */
    public SpikingConfiguration configuration() {
        return configuration;
    }

    /** The samples as runs. */
    public List<SpikingRun> runs() {
        return runs;
    }

    /** Writes all cells. */
    public void write(Chip chip) {
        cells.forEach(chip::writeCells);
    }

    /**
     * The first spikes of all samples, without the known delays between host and neurons. A stamp is the end of the cycle in which
     * the neuron spiked, so that times are late by half a cycle in the mean.
     */
    public FirstSpikes firstSpikes(List<SpikingRecord> records) {
        FirstSpikes first = new FirstSpikes(records.size(), wanted.neurons());
        for (int sample = 0; sample < records.size(); sample++) {
            Events spikes = records.get(sample).spikes();
            for (int i = 0; i < spikes.count(); i++) {
                first.add(sample, neuron(spikes.label(i)), spikes.micros(i) - delay);
            }
        }
        return first;
    }

    private static int neuron(EventLabel label) {
        int output = label.routed() >> OUTPUT_BIT;
        int address = label.routed() & NeuronSettings.LARGEST_ADDRESS;
        int column = output * Crossbar.COLUMNS_PER_OUTPUT + address % Crossbar.COLUMNS_PER_OUTPUT;
        return address / Crossbar.COLUMNS_PER_OUTPUT * COLUMNS + column;
    }

    /** Spikes of all neurons, over all runs, as the chip counted them. */
    public static long spikes(List<SpikingRecord> records) {
        return records.stream()
                .mapToLong(record ->
                        Arrays.stream(record.counters().spikes()).asLongStream().sum())
                .sum();
    }

    /** Events that the crossbar dropped, over all runs. */
    public static long dropped(List<SpikingRecord> records) {
        return records.stream()
                .mapToLong(record -> record.counters().totalDropped())
                .sum();
    }
}
