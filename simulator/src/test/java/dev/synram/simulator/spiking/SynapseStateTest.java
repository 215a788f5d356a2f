package dev.synram.simulator.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.DriverSettings.RowUse;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.RefractorySettings;
import dev.synram.chip.spiking.ShortTermPlasticity;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;

/** Short-term plasticity and correlation sensors on a chip without errors, through the host's view. */
class SynapseStateTest {

    private static final int DRIVER = 6;
    private static final int ROW_SELECT = DRIVER / 4;
    private static final int COLUMN = 9;

    /** 16 µs, so that one event makes one spike at most. */
    private static final RefractorySettings LONG = new RefractorySettings(250, false, 15, false);

    private static Chip chip() {
        Chip chip = new SimulatedChip(1, ChipParameters.ideal(), ChipGeometry.BRAINSCALES2, 1);
        write(chip, Cell.LEAK_POTENTIAL, 650);
        write(chip, Cell.RESET_POTENTIAL, 650);
        write(chip, Cell.LEAK_BIAS, 200);
        write(chip, Cell.SYNAPSE_BIAS, 1022);
        write(chip, Cell.EXCITATORY_STRENGTH, 1022);
        return chip;
    }

    private static void write(Chip chip, Cell cell, int value) {
        int[] values = new int[cell.instances(chip.geometry())];
        Arrays.fill(values, value);
        chip.writeCells(cell, values);
    }

    /** One driver whose two rows excite all neurons at addresses 0 and 1. */
    private static SpikingConfiguration.Builder network(ShortTermPlasticity plasticity, int weight) {
        SpikingConfiguration.Builder builder = SpikingConfiguration.builder(ChipGeometry.BRAINSCALES2)
                .node(CrossbarNode.open(Crossbar.linkInput(0), Crossbar.busOutput(0, DRIVER % 4)))
                .driver(
                        0,
                        DRIVER,
                        DriverSettings.DEFAULT
                                .withRows(RowUse.EXCITATORY, RowUse.EXCITATORY)
                                .withPlasticity(plasticity));
        for (int column = 0; column < ChipGeometry.COLUMNS; column++) {
            builder.synapse(0, 2 * DRIVER, column, weight, 0);
            builder.synapse(0, 2 * DRIVER + 1, column, weight, 1);
        }
        return builder;
    }

    private static Events train(int count, double interval, int rowSelect, int address) {
        Events.Builder events = Events.builder();
        for (int i = 0; i < count; i++) {
            events.add(2 + i * interval, EventLabel.of(0, rowSelect, address));
        }
        return events.build();
    }

    /** Heights of the postsynaptic potentials of a train of events far apart, in readings of the fast ADC. */
    private static double[] heights(ShortTermPlasticity plasticity, Events events, int count) {
        try (Chip chip = chip()) {
            SpikingConfiguration configuration = network(plasticity, 63)
                    .allNeurons(NeuronSettings.DEFAULT.withSpikes(false))
                    .build();
            SpikingRun run = SpikingRun.of(events, 2 + 40.0 * count).withMadc(new Neuron(0, COLUMN));
            int[] trace = chip.emulate(configuration, List.of(run), NoiseKey.of(1))
                    .getFirst()
                    .madc();
            double[] heights = new double[count];
            for (int i = 0; i < count; i++) {
                int from = (int) ((2 + i * 40) / 0.032);
                heights[i] = IntStream.range(from, from + 1200)
                                .map(s -> trace[s])
                                .max()
                                .orElseThrow()
                        - trace[0];
            }
            return heights;
        }
    }

    /** Without plasticity pulses last as long as their window; the longest with it, as long as those of the largest activation. */
    @Example
    void pulsesFollowThePlasticityOfTheirDriver() {
        Events events = train(6, 40, ROW_SELECT, 0);
        double[] constant = heights(ShortTermPlasticity.OFF, events, 6);
        double[] facilitating = heights(ShortTermPlasticity.of(4, 0, false), events, 6);
        double[] depressing = heights(ShortTermPlasticity.of(4, 0, true), events, 6);
        assertThat(constant[0]).as("a height that readings resolve").isGreaterThan(15);
        double longest = constant[0]
                * ChipGeometry.MAX_ACTIVATION
                / ChipParameters.ideal().design().driverTop();
        double first = 400;
        double second = 50;
        for (int i = 0; i < 6; i++) {
            first += 0.25 * (100 - first);
            second += 0.25 * (330 - second);
            assertThat(constant[i]).isCloseTo(constant[0], within(1.0));
            assertThat(facilitating[i]).isCloseTo(longest * (1 - first / 450), within(1.5));
            assertThat(depressing[i]).isCloseTo(longest * (1 - second / 450), within(1.5));
        }
    }

    /** Five events of an address that no synapse has, then one that counts; those of other row selects do not. */
    @Example
    void everyEventThatADriverTakesMovesIt() {
        ShortTermPlasticity plasticity = ShortTermPlasticity.of(4, 0, false);
        double alone = heights(plasticity, train(1, 40, ROW_SELECT, 0), 1)[0];
        assertThat(heightAfter(plasticity, ROW_SELECT)).isGreaterThan(2 * alone);
        assertThat(heightAfter(plasticity, ROW_SELECT + 1)).isCloseTo(alone, within(1.0));
    }

    private static double heightAfter(ShortTermPlasticity plasticity, int rowSelect) {
        Events.Builder events = Events.builder();
        for (int i = 0; i < 5; i++) {
            events.add(0.1 * i, EventLabel.of(0, rowSelect, 33));
        }
        return heights(
                plasticity, events.add(2, EventLabel.of(0, ROW_SELECT, 0)).build(), 1)[0];
    }

    /** Events strong enough for a spike each are followed by it: causal sensors of their row store, and no others. */
    @Example
    void sensorsOfARowStorePairsOfItsEventsAndSpikes() {
        try (Chip chip = chip()) {
            write(chip, Cell.THRESHOLD, 240);
            write(chip, Cell.CORRELATION_STORE, 20);
            SpikingConfiguration configuration = network(ShortTermPlasticity.OFF, 63)
                    .neuron(new Neuron(0, COLUMN), NeuronSettings.DEFAULT.withRefractory(LONG))
                    .neuron(new Neuron(0, COLUMN + 1), NeuronSettings.DEFAULT.withSpikes(false))
                    .build();
            SpikingRun run = SpikingRun.of(train(8, 50, ROW_SELECT, 0), 450);
            SpikingRun readout = run.withCorrelation(2 * DRIVER);
            SpikingRun other = run.withCorrelation(2 * DRIVER + 1);
            List<SpikingRecord> records = chip.emulate(configuration, List.of(readout, other), NoiseKey.of(1));
            assertThat(records.getFirst().counters().spikes()[COLUMN]).isEqualTo(8);
            SpikingRecord.Correlation stored = records.getFirst().correlation().orElseThrow();
            int baseline = stored.causal()[COLUMN + 1];
            assertThat(baseline).as("no spikes").isEqualTo(200);
            assertThat(stored.causal()[COLUMN]).as("8 pairs of at most 5 LSB").isBetween(200 - 40, 200 - 20);
            assertThat(stored.acausal()[COLUMN]).as("50 µs after a spike").isCloseTo(200, within(1));
            SpikingRecord.Correlation none = records.getLast().correlation().orElseThrow();
            assertThat(none.causal()[COLUMN]).as("the driver's other row").isEqualTo(200);
        }
    }
}
