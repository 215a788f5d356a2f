package dev.synram.contract;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;
import static dev.synram.contract.Signals.NOISE;
import static dev.synram.contract.Signals.STRONG;
import static dev.synram.contract.Signals.mean;
import static dev.synram.contract.SpikingSignals.active;
import static dev.synram.contract.SpikingSignals.bits;
import static dev.synram.contract.SpikingSignals.bursts;
import static dev.synram.contract.SpikingSignals.network;
import static dev.synram.contract.SpikingSignals.neurons;
import static dev.synram.contract.SpikingSignals.prepare;
import static dev.synram.contract.SpikingSignals.run;
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
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chips that emulate spiking neurons do so as they are configured; others say that they cannot. */
public interface SpikingContract extends SpikingChipUnderTest {

    /** Shares of neurons of an uncalibrated chip: nearly all, and nearly none. */
    double MOST = 0.9;

    double FEW = 0.05;

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
                            .as("%s hemispheres", other)
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
                            .as("run %s", i)
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
                SpikingRecord plain = emulateOne(chip, configuration, run);
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

                SpikingRecord all = emulateOne(
                        chip,
                        configuration,
                        run.withCadc().withMadc(new Neuron(0, 7)).withCorrelation(3));
                int[][] readings = all.cadc().orElseThrow().readings();
                assertThat(readings).as("%s cycles", cycles).hasNumberOfRows(cycles * 8 / 1700 + 1);
                for (int[] row : readings) {
                    requireReadings(row, columns, 255);
                }
                requireReadings(all.madc(), cycles * 8 / 32 + 1, 1023);
                requireReadings(all.correlation().orElseThrow().causal(), columns, 255);
                requireReadings(all.correlation().orElseThrow().acausal(), columns, 255);
            }
        }
    }

    /** Keeping some readings alone changes neither these nor spikes. */
    @Test
    default void tracesOfSomeNeuronsAreThoseOfAll() {
        try (Chip chip = openSpiking()) {
            SpikingConfiguration configuration =
                    network(chip.geometry(), RowUse.EXCITATORY).build();
            List<Neuron> kept = List.of(new Neuron(0, 7), new Neuron(0, 200));
            SpikingRun run = SpikingRun.of(bursts(), 20);
            SpikingRecord all = emulateOne(chip, configuration, run.withCadc());
            SpikingRecord some = emulateOne(chip, configuration, run.withCadc(kept));
            for (int sample = 0; sample < run.withCadc().cadcSamples(); sample++) {
                int[] every = all.cadc().orElseThrow().readings()[sample];
                int[] few = some.cadc().orElseThrow().readings()[sample];
                assertThat(few).hasSameSizeAs(every);
                for (int column = 0; column < every.length; column++) {
                    boolean isKept = column == 7 || column == 200;
                    assertThat(few[column])
                            .as("column %s, reading %s", column, sample)
                            .isEqualTo(isKept ? every[column] : SpikingRecord.CadcTrace.NOT_KEPT);
                }
            }
            assertThat(some.counters().spikes()).isEqualTo(all.counters().spikes());
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
            emulateOne(chip, network(chip.geometry(), RowUse.EXCITATORY).build(), run(bursts()));
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
            SpikingRecord kept = emulateOne(chip, all(excited, NeuronSettings.DEFAULT.withSent(false)), run(bursts()));
            assertThat(active(kept)).as("events off: spikes are counted").isGreaterThan(MOST);
            assertThat(kept.spikes().count()).as("events off: none is sent").isZero();
        }
    }

    private static SpikingConfiguration all(SpikingConfiguration configuration, NeuronSettings settings) {
        return configuration.toBuilder().allNeurons(settings).build();
    }

    private void requireSilent(Chip chip, String why, SpikingConfiguration configuration) {
        assertThat(active(emulateOne(chip, configuration, run(bursts()))))
                .as(why)
                .isLessThan(FEW);
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
            double[] atRest = meanTrace(emulateOne(chip, configuration, run));
            double[] fromReset = meanTrace(emulateOne(chip, configuration, run.startingFromReset()));
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
                            .as("run %s, emulated from run %s on", cuts[i] + j, cuts[i])
                            .isEqualTo(bits(whole.get(cuts[i] + j)));
                }
            }
        }
    }
}
