package dev.synram.contract;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;
import static dev.synram.contract.Signals.NOISE;
import static dev.synram.contract.Signals.STRONG;
import static dev.synram.contract.Signals.mean;
import static dev.synram.contract.SpikingSignals.LINK;
import static dev.synram.contract.SpikingSignals.active;
import static dev.synram.contract.SpikingSignals.bits;
import static dev.synram.contract.SpikingSignals.bursts;
import static dev.synram.contract.SpikingSignals.network;
import static dev.synram.contract.SpikingSignals.neurons;
import static dev.synram.contract.SpikingSignals.prepare;
import static dev.synram.contract.SpikingSignals.run;
import static dev.synram.contract.SpikingSignals.withInput;
import static dev.synram.contract.SpikingSignals.withOutput;
import static dev.synram.contract.SpikingSignals.withSynapses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.BackgroundSource;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings.RowUse;
import dev.synram.chip.spiking.EventCounters;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Chips that emulate spiking neurons do so as they are configured; others say that they cannot. */
public interface SpikingContract extends ChipUnderTest {

    /** Shares of neurons of an uncalibrated chip: nearly all, and nearly none. */
    double MOST = 0.9;

    double FEW = 0.05;

    /** The chip under test, prepared so that its neurons are silent without events; the test is skipped if it cannot spike. */
    private Chip openSpiking() {
        Chip chip = open();
        if (!chip.canSpike()) {
            chip.close();
            assumeTrue(false, "the chip cannot spike");
        }
        prepare(chip);
        return chip;
    }

    private static SpikingRecord emulate(Chip chip, SpikingConfiguration configuration, SpikingRun run) {
        List<SpikingRecord> records = chip.emulate(configuration, List.of(run), NOISE);
        assertThat(records).hasSize(1);
        return records.getFirst();
    }

    /** The message names the chip. */
    @Test
    default void aChipThatCannotSpikeSaysSo() {
        try (Chip chip = open()) {
            assumeFalse(chip.canSpike());
            SpikingConfiguration configuration = neurons(chip.geometry()).build();
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> chip.emulate(configuration, List.of(), NOISE))
                    .withMessageContaining(chip.id());
        }
    }

    /** Of one more and one hemisphere less; the weights are kept. */
    @Test
    default void configurationsOfOtherSizesAreRefused() {
        try (Chip chip = openSpiking()) {
            Signals.write(chip, Block.whole(0), MAX_WEIGHT);
            int hemispheres = chip.geometry().hemispheres();
            for (int other : new int[] {hemispheres - 1, hemispheres + 1}) {
                if (other > 0) {
                    SpikingConfiguration wrong =
                            neurons(new ChipGeometry(other)).build();
                    assertThatIllegalArgumentException()
                            .as("%d hemispheres", other)
                            .isThrownBy(() -> chip.emulate(wrong, List.of(run(Events.NONE)), NOISE));
                }
            }
            assertThat(mean(chip, Block.whole(0))).as("weights are kept").isGreaterThan(STRONG);
        }
    }

    /** In any run; the weights are kept. */
    @Test
    default void recordingsOfMissingNeuronsAreRefused() {
        try (Chip chip = openSpiking()) {
            Signals.write(chip, Block.whole(0), MAX_WEIGHT);
            SpikingConfiguration configuration = neurons(chip.geometry()).build();
            SpikingRun good = run(Events.NONE);
            SpikingRun wrong = good.withMadc(new Neuron(chip.geometry().hemispheres(), 0));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> chip.emulate(configuration, List.of(good, wrong), NOISE));
            assertThat(mean(chip, Block.whole(0))).as("weights are kept").isGreaterThan(STRONG);
        }
    }

    /** Numbers of runs from 0 on, with several that do not fill a group of samples. */
    @Test
    default void everyRunGivesARecord() {
        try (Chip chip = openSpiking()) {
            SpikingConfiguration configuration = neurons(chip.geometry()).build();
            for (int count : new int[] {0, 1, 2, 17, 33}) {
                List<SpikingRun> runs = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    SpikingRun run = SpikingRun.of(Events.NONE, 1 + 0.1 * i);
                    runs.add(i % 2 == 0 ? run.withCadc() : run);
                }
                List<SpikingRecord> records = chip.emulate(configuration, runs, NOISE);
                assertThat(records).hasSize(count);
                for (int i = 0; i < count; i++) {
                    assertThat(records.get(i).cadc().isPresent())
                            .as("run %d", i)
                            .isEqualTo(i % 2 == 0);
                }
            }
        }
    }

    /** Durations of one cycle, around multiples of the intervals of both ADCs, and of a usual run. */
    @Test
    default void recordingsHaveTheirShapes() {
        try (Chip chip = openSpiking()) {
            SpikingConfiguration configuration =
                    network(chip.geometry(), RowUse.EXCITATORY).build();
            int columns = chip.geometry().hemispheres() * COLUMNS;
            for (int cycles : new int[] {1, 3, 4, 212, 213, 424, 425, 426, 4750}) {
                SpikingRun run = SpikingRun.of(bursts(), cycles * 0.008);
                SpikingRecord plain = emulate(chip, configuration, run);
                assertThat(plain.cadc()).isEmpty();
                assertThat(plain.madc()).isEmpty();
                assertThat(plain.correlation()).isEmpty();
                EventCounters counters = plain.counters();
                assertThat(counters.spikes()).hasSize(columns);
                for (int count : counters.spikes()) {
                    assertThat(count).isBetween(0, EventCounters.LARGEST_COUNT);
                }
                assertThat(counters.overflowed()).hasSize(columns);
                assertThat(counters.passed()).hasSize(Crossbar.OUTPUTS);
                assertThat(counters.dropped()).hasSize(Crossbar.INPUTS);

                SpikingRecord all = emulate(
                        chip,
                        configuration,
                        run.withCadc().withMadc(new Neuron(0, 7)).withCorrelation(3));
                int[][] readings = all.cadc().orElseThrow().readings();
                assertThat(readings).as("%d cycles", cycles).hasNumberOfRows(cycles * 8 / 1700 + 1);
                for (int[] row : readings) {
                    requireReadings(row, columns, 255);
                }
                requireReadings(all.madc(), cycles * 8 / 32 + 1, 1023);
                requireReadings(all.correlation().orElseThrow().causal(), columns, 255);
                requireReadings(all.correlation().orElseThrow().acausal(), columns, 255);
            }
        }
    }

    private static void requireReadings(int[] readings, int count, int largest) {
        assertThat(readings).hasSize(count);
        assertThat(Arrays.stream(readings).min().orElseThrow()).isNotNegative();
        assertThat(Arrays.stream(readings).max().orElseThrow()).isLessThanOrEqualTo(largest);
    }

    /** Multiplications afterwards find no weights, until weights are written again; cells keep their values. */
    @Test
    default void weightsAreZeroAfterwards() {
        try (Chip chip = openSpiking()) {
            for (Cell cell : Cell.ofMultiplication()) {
                SpikingSignals.write(chip, cell, cell.defaultValue());
            }
            Signals.write(chip, Block.whole(0), MAX_WEIGHT);
            assertThat(mean(chip, Block.whole(0))).as("before").isGreaterThan(STRONG);
            emulate(chip, network(chip.geometry(), RowUse.EXCITATORY).build(), run(bursts()));
            assertThat(mean(chip, Block.whole(0))).as("afterwards").isBetween(-STRONG, STRONG);
            for (Cell cell : Cell.ofMultiplication()) {
                assertThat(chip.readCells(cell)).as(cell.name()).containsOnly(cell.defaultValue());
            }
            Signals.write(chip, Block.whole(0), MAX_WEIGHT);
            assertThat(mean(chip, Block.whole(0))).as("written again").isGreaterThan(STRONG);
        }
    }

    /** A silent run follows and precedes one with input; all three are emulated by one call. */
    @Test
    default void neuronsSpikeBecauseOfInput() {
        try (Chip chip = openSpiking()) {
            List<SpikingRecord> records = chip.emulate(
                    network(chip.geometry(), RowUse.EXCITATORY).build(),
                    List.of(run(Events.NONE), run(bursts()), run(Events.NONE)),
                    NOISE);
            assertThat(active(records.get(0))).as("no input").isLessThan(FEW);
            assertThat(active(records.get(1))).as("strong input").isGreaterThan(MOST);
            assertThat(active(records.get(2))).as("no input, after input").isLessThan(FEW);
            Events spikes = records.get(1).spikes();
            assertThat(spikes.count()).isPositive();
            assertThat(spikes.micros(0))
                    .as("the first spike follows the first input")
                    .isGreaterThan(2);
        }
    }

    /** Rows, addresses, drivers, inputs, comparators and events of neurons: each is enough to stop spikes. */
    @Test
    default void nothingSpikesThatIsNotConfiguredTo() {
        try (Chip chip = openSpiking()) {
            ChipGeometry geometry = chip.geometry();
            SpikingConfiguration excited = network(geometry, RowUse.EXCITATORY).build();
            SpikingConfiguration.Builder otherAddress = network(geometry, RowUse.EXCITATORY);
            for (int hemisphere = 0; hemisphere < geometry.hemispheres(); hemisphere++) {
                for (int row = 0; row < SpikingConfiguration.ROWS; row++) {
                    for (int column = 0; column < COLUMNS; column++) {
                        otherAddress.synapse(hemisphere, row, column, excited.weight(hemisphere, row, column), 1);
                    }
                }
            }
            requireSilent(chip, "addresses that differ", otherAddress.build());
            requireSilent(
                    chip,
                    "inhibitory rows",
                    network(geometry, RowUse.INHIBITORY).build());
            requireSilent(
                    chip, "disabled rows", network(geometry, RowUse.DISABLED).build());
            requireSilent(
                    chip,
                    "a closed crossbar",
                    withOutput(withSynapses(neurons(geometry), geometry.hemispheres(), RowUse.EXCITATORY))
                            .build());
            requireSilent(chip, "comparators off", all(excited, NeuronSettings.DEFAULT.withSpikes(false)));
            requireSilent(
                    chip,
                    "inputs off",
                    all(
                            excited,
                            NeuronSettings.DEFAULT.withExcitatory(
                                    NeuronSettings.DEFAULT.excitatory().withEnabled(false))));
            SpikingRecord kept = emulate(chip, all(excited, NeuronSettings.DEFAULT.withSent(false)), run(bursts()));
            assertThat(active(kept)).as("events off: spikes are counted").isGreaterThan(MOST);
            assertThat(kept.spikes().count()).as("events off: none is sent").isZero();
        }
    }

    private static SpikingConfiguration all(SpikingConfiguration configuration, NeuronSettings settings) {
        return configuration.toBuilder().allNeurons(settings).build();
    }

    private static void requireSilent(Chip chip, String why, SpikingConfiguration configuration) {
        assertThat(active(emulate(chip, configuration, run(bursts())))).as(why).isLessThan(FEW);
    }

    /** Neurons whose spikes are not passed, and those of one output on each link: no event can be lost. */
    @Test
    default void recordedSpikesAreThoseThatWereCounted() {
        try (Chip chip = openSpiking()) {
            ChipGeometry geometry = chip.geometry();
            SpikingConfiguration.Builder builder =
                    withInput(withSynapses(neurons(geometry), geometry.hemispheres(), RowUse.EXCITATORY));
            int[] columns = {3, 40, 95, 96};
            for (int output = 0; output < columns.length; output++) {
                int label = EventLabel.ofNeuron(output, columns[output] % 32).value();
                builder.node(new CrossbarNode(
                        Crossbar.neuronInput(output), Crossbar.linkOutput(output), label, EventLabel.LARGEST_ROUTED));
            }
            SpikingRecord result = emulate(chip, builder.build(), run(bursts()));
            int total = 0;
            for (int output = 0; output < columns.length; output++) {
                int counted = result.counters().spikes()[columns[output]];
                total += counted;
                assertThat(count(result.spikes(), EventLabel.ofNeuron(output, columns[output] % 32)))
                        .as("spikes of column %d", columns[output])
                        .isEqualTo(counted);
                assertThat(result.counters().passed()[Crossbar.linkOutput(output)])
                        .as("events of link %d", output)
                        .isEqualTo(counted);
            }
            assertThat(total).isPositive();
            assertThat(result.spikes().count()).isEqualTo(total);
        }
    }

    private static long count(Events events, EventLabel label) {
        long count = 0;
        for (int i = 0; i < events.count(); i++) {
            count += events.label(i).equals(label) ? 1 : 0;
        }
        return count;
    }

    /** A crossbar whose nodes are closed loses what it does not pass without counting it. */
    @Test
    default void aClosedCrossbarPassesNothing() {
        try (Chip chip = openSpiking()) {
            ChipGeometry geometry = chip.geometry();
            SpikingConfiguration configuration = withSynapses(
                            neurons(geometry), geometry.hemispheres(), RowUse.EXCITATORY)
                    .background(0, BackgroundSource.regular(10, 0))
                    .build();
            SpikingRecord result = emulate(chip, configuration, run(bursts()));
            assertThat(result.spikes().count()).isZero();
            assertThat(result.counters().passed()).containsOnly(0);
            assertThat(result.counters().totalDropped()).isZero();
        }
    }

    /**
     * Events of all links, of which nodes pass the even labels back: they keep their order, labels and intervals. Inputs after the
     * end of the run are not sent.
     */
    @Test
    default void eventsOfTheHostPassNodesThatTheyMatch() {
        try (Chip chip = openSpiking()) {
            SpikingConfiguration.Builder builder = SpikingConfiguration.builder(chip.geometry());
            for (int link = 0; link < EventLabel.LINKS; link++) {
                builder.node(new CrossbarNode(Crossbar.linkInput(link), Crossbar.linkOutput(link), 0, 1));
            }
            Random random = new Random(6);
            Events.Builder sent = Events.builder();
            Events.Builder expected = Events.builder();
            for (int i = 0; i < 200; i++) {
                double micros = 0.05 * i;
                EventLabel label = new EventLabel(random.nextInt(1 << 16));
                sent.add(micros, label);
                if (label.value() % 2 == 0) {
                    expected.add(micros, label);
                }
            }
            sent.add(11, new EventLabel(2));
            Events inputs = expected.build();
            Events spikes = emulate(chip, builder.build(), SpikingRun.of(sent.build(), 10.5))
                    .spikes();
            assertThat(spikes.count()).isEqualTo(inputs.count());
            int delay = spikes.cycle(0) - inputs.cycle(0);
            assertThat(delay).as("delay in cycles").isBetween(0, 1250);
            for (int i = 0; i < spikes.count(); i++) {
                assertThat(spikes.label(i)).as("event %d", i).isEqualTo(inputs.label(i));
                assertThat(spikes.cycle(i) - inputs.cycle(i)).as("event %d", i).isEqualTo(delay);
            }
        }
    }

    /** Of 50 events in one cycle, those that the host does not get are counted. */
    @Test
    default void lostEventsAreCounted() {
        try (Chip chip = openSpiking()) {
            SpikingConfiguration configuration = SpikingConfiguration.builder(chip.geometry())
                    .node(CrossbarNode.open(Crossbar.linkInput(LINK), Crossbar.linkOutput(LINK)))
                    .build();
            Events.Builder burst = Events.builder();
            for (int i = 0; i < 50; i++) {
                burst.add(1, EventLabel.of(LINK, 0, i));
            }
            SpikingRecord result = emulate(chip, configuration, run(burst.build()));
            long dropped = result.counters().dropped()[Crossbar.linkInput(LINK)];
            assertThat(result.spikes().count() + dropped).isEqualTo(50);
            assertThat(result.counters().totalDropped()).isEqualTo(dropped);
            assertThat(result.counters().passed()[Crossbar.linkOutput(LINK)])
                    .isEqualTo(result.spikes().count());
        }
    }

    /** Regular ones send every period; a random one about as often as its rate says: 20 standard deviations are allowed. */
    @Test
    default void backgroundSourcesSendToTheirLink() {
        try (Chip chip = openSpiking()) {
            SpikingConfiguration configuration = SpikingConfiguration.builder(chip.geometry())
                    .node(CrossbarNode.open(Crossbar.backgroundInput(2), Crossbar.linkOutput(2)))
                    .node(CrossbarNode.open(Crossbar.backgroundInput(7), Crossbar.linkOutput(3)))
                    .background(2, BackgroundSource.regular(125, 77))
                    .background(7, BackgroundSource.poisson(1e6, 1, 78))
                    .build();
            Events events = emulate(chip, configuration, SpikingRun.of(Events.NONE, 1000.5))
                    .spikes();
            assertThat(count(events, new EventLabel(77))).isEqualTo(1000);
            assertThat(count(events, new EventLabel(78))).isBetween(400L, 1600L);
            int before = 0;
            for (int i = 0; i < events.count(); i++) {
                if (events.label(i).value() == 77) {
                    assertThat(events.cycle(i) - before).isEqualTo(125);
                    before = events.cycle(i);
                }
            }
        }
    }

    /** With a reset potential far above the leak potential, readings begin higher and end at the same potential. */
    @Test
    default void runsMayBeginAtTheResetPotential() {
        try (Chip chip = openSpiking()) {
            SpikingSignals.write(chip, Cell.RESET_POTENTIAL, 800);
            SpikingConfiguration configuration = SpikingConfiguration.builder(chip.geometry())
                    .allNeurons(NeuronSettings.DEFAULT.withSpikes(false))
                    .build();
            SpikingRun run = SpikingRun.of(Events.NONE, 100).withCadc();
            double[] atRest = meanTrace(emulate(chip, configuration, run));
            double[] fromReset = meanTrace(emulate(chip, configuration, run.startingFromReset()));
            int last = atRest.length - 1;
            assertThat(fromReset[0] - atRest[0]).as("first reading").isGreaterThan(20);
            assertThat(fromReset[last] - atRest[last]).as("last reading").isBetween(-5.0, 5.0);
            assertThat(atRest[last] - atRest[0]).as("change at rest").isBetween(-5.0, 5.0);
        }
    }

    /** The mean over all columns at every time. */
    private static double[] meanTrace(SpikingRecord result) {
        return Arrays.stream(result.cadc().orElseThrow().readings())
                .mapToDouble(readings -> Arrays.stream(readings).average().orElseThrow())
                .toArray();
    }

    /** Runs that differ in length, input and recordings. */
    private static List<SpikingRun> runs(int count) {
        List<SpikingRun> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SpikingRun run = SpikingRun.of(i % 5 == 4 ? Events.NONE : bursts(), 10 + i % 4 * 3);
            run = i % 3 == 1 ? run.withCadc() : run;
            run = i % 4 == 2 ? run.withMadc(new Neuron(0, i)) : run;
            runs.add(i % 7 == 3 ? run.startingFromReset() : run);
        }
        return runs;
    }

    /** A network in which neurons excite others and random background adds to the input. */
    private static SpikingConfiguration recurrent(ChipGeometry geometry) {
        SpikingConfiguration.Builder builder = network(geometry, RowUse.EXCITATORY);
        for (int output = 0; output < Crossbar.NEURON_OUTPUTS; output++) {
            builder.node(CrossbarNode.open(Crossbar.neuronInput(output), output % Crossbar.BUSES));
        }
        return builder.node(CrossbarNode.open(Crossbar.backgroundInput(1), 1))
                .background(1, BackgroundSource.poisson(2e5, 3, 0))
                .build();
    }

    /** The bits of records, run by run. */
    private static List<List<Integer>> allBits(List<SpikingRecord> records) {
        return records.stream().map(SpikingSignals::bits).toList();
    }

    /** The bits of 40 runs of a recurrent network on a chip, which is closed; none if the chip cannot spike. */
    static List<List<Integer>> emulateRecurrent(Chip chip) {
        try (chip) {
            if (!chip.canSpike()) {
                return List.of();
            }
            prepare(chip);
            return allBits(chip.emulate(recurrent(chip.geometry()), runs(40), NOISE));
        }
    }

    /** Independent of calls in between, and on another chip of the same kind. */
    @Test
    default void theSameKeyGivesTheSameSpikes() {
        assumeTrue(followsNoiseKey());
        List<List<Integer>> first;
        List<SpikingRun> runs = runs(6);
        try (Chip chip = openSpiking()) {
            SpikingConfiguration configuration = recurrent(chip.geometry());
            first = allBits(chip.emulate(configuration, runs, NOISE));
            chip.emulate(configuration, runs.subList(0, 2), NoiseKey.of(77));
            chip.readVoltage(0, 300, NOISE);
            assertThat(allBits(chip.emulate(configuration, runs, NOISE))).isEqualTo(first);
            assertThat(allBits(chip.emulate(configuration, runs, NoiseKey.of(77))))
                    .as("another key")
                    .isNotEqualTo(first);
        }
        try (Chip chip = openSpiking()) {
            assertThat(allBits(chip.emulate(recurrent(chip.geometry()), runs, NOISE)))
                    .isEqualTo(first);
        }
    }

    /** Calls with keys offset by the preceding runs, in any order, down to single runs. */
    @Test
    default void spikesDoNotDependOnHowRunsAreSplit() {
        assumeTrue(followsNoiseKey());
        List<SpikingRun> runs = runs(23);
        try (Chip chip = openSpiking()) {
            SpikingConfiguration configuration = recurrent(chip.geometry());
            List<SpikingRecord> whole = chip.emulate(configuration, runs, NOISE);
            int[] cuts = {0, 1, 2, 9, 23};
            for (int i = cuts.length - 2; i >= 0; i--) {
                List<SpikingRecord> part =
                        chip.emulate(configuration, runs.subList(cuts[i], cuts[i + 1]), NOISE.skip(cuts[i]));
                for (int j = 0; j < part.size(); j++) {
                    assertThat(bits(part.get(j)))
                            .as("run %d, emulated from run %d on", cuts[i] + j, cuts[i])
                            .isEqualTo(bits(whole.get(cuts[i] + j)));
                }
            }
        }
    }
}
