package dev.synram.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.AdaptationSettings;
import dev.synram.chip.spiking.Compartment;
import dev.synram.chip.spiking.Compartment.ConductanceScale;
import dev.synram.chip.spiking.Compartment.SomaConnection;
import dev.synram.chip.spiking.Conductance;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.InputSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.OffsetCurrent;
import dev.synram.chip.spiking.Readout;
import dev.synram.chip.spiking.RefractorySettings;
import dev.synram.chip.spiking.ShortTermPlasticity;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each error source of spiking neurons, switched on alone, makes the chip miss by as much as was asked, seen through the host's view.
 * Most are expressed as the change of a cell that has the same effect on a chip without errors. A deviation of n instances scatters by
 * 1 / sqrt(2 n): the tolerance of 25 % is 3.5 standard deviations for the fewest (96 quadrants), 4 for 128 neurons and far more
 * elsewhere; the seed is fixed.
 */
class SpikingErrorSourceTest {

    private static final double TOLERANCE = 0.25;
    private static final long SEED = 3;
    private static final int COLUMNS = ChipGeometry.COLUMNS;
    private static final int NEURONS = 2 * COLUMNS;

    private static final NeuronSettings SILENT = NeuronSettings.DEFAULT.withSpikes(false);

    /** Stays silent for 130 µs after a spike. */
    private static final NeuronSettings SPIKING_ONCE =
            NeuronSettings.DEFAULT.withRefractory(new RefractorySettings(255, false, 15, false));

    /** Spikes at once when an event arrives. */
    private static final NeuronSettings RELAY = SPIKING_ONCE.withExcitatory(InputSettings.SLOW.withBypassed(true));

    /** The cell with which the comparator sees the default leak potential: 450 steps lower, but for its own 28. */
    private static final int RESTING_COMPARATOR = Cell.LEAK_POTENTIAL.defaultValue() - 450 + 28;

    /** Nominal LSB of steps of a voltage cell. */
    private static double lsb(double cells) {
        return cells * 200 / 350;
    }

    static Stream<ErrorSource> sources() {
        return Stream.of(ErrorSource.values()).filter(ErrorSource::spikingOnly);
    }

    /** What is seen of all neurons while a cell has a value. */
    @FunctionalInterface
    private interface Observation {
        double[] of(Chip chip, int value);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void makesTheChipMissByAsMuchAsWasAsked(ErrorSource source) {
        double expected = source.nominal();
        assertThat(measured(source)).as(source.label()).isCloseTo(expected, within(TOLERANCE * expected));
    }

    private static double measured(ErrorSource source) {
        return switch (source) {
            case THRESHOLD ->
                equivalent(source, 1, 328, 8, SpikingErrorSourceTest::lsb, SpikingErrorSourceTest::periodsToThreshold);
            case THRESHOLD_QUADRANT -> thresholdsOfQuadrants();
            case RESET_CONDUCTANCE -> equivalent(source, 1, 150, 10, Math::log, SpikingErrorSourceTest::resets);
            case MEMBRANE_CAPACITANCE ->
                equivalent(
                        source,
                        1,
                        60,
                        3,
                        setting -> Math.log(2.2 * setting / 63 + 0.2),
                        (chip, setting) -> periods(chip, 40, NeuronSettings.DEFAULT.withCapacitance(setting)));
            case OFFSET_CURRENT ->
                equivalent(source, 1, 40, 3, Math::log, (chip, cell) -> periods(chip, cell, NeuronSettings.DEFAULT));
            case REVERSAL_POTENTIAL ->
                (equivalent(
                                        source,
                                        1,
                                        740,
                                        20,
                                        SpikingErrorSourceTest::lsb,
                                        (chip, cell) -> heights(chip, true, 900, cell))
                                + equivalent(
                                        source,
                                        1,
                                        740,
                                        20,
                                        SpikingErrorSourceTest::lsb,
                                        (chip, cell) -> heights(chip, false, 900, cell)))
                        / 2;
            case INPUT_MODULATION ->
                (equivalent(source, 1, 500, 50, Math::log, (chip, cell) -> heights(chip, true, cell, 900))
                                + equivalent(
                                        source, 1, 500, 50, Math::log, (chip, cell) -> heights(chip, false, cell, 560)))
                        / 2;
            case ADAPTATION_TIME_CONSTANT ->
                equivalent(source, 0.5, 200, 20, Math::log, (chip, cell) -> adapted(chip, cell, 100, 500));
            case ADAPTATION_STRENGTH ->
                equivalent(source, 0.5, 100, 10, Math::log, (chip, cell) -> adapted(chip, 200, cell, 500));
            case ADAPTATION_POTENTIAL ->
                equivalent(
                        source, 1, 500, 20, SpikingErrorSourceTest::lsb, (chip, cell) -> adapted(chip, 200, 100, cell));
            case ADAPTATION_JUMP -> equivalent(source, 1, 300, 30, Math::log, SpikingErrorSourceTest::jumps);
            case EXPONENTIAL_POTENTIAL ->
                equivalent(
                        source, 0.3, 722, 8, SpikingErrorSourceTest::lsb, (chip, cell) -> exponential(chip, cell, 300));
            case EXPONENTIAL_SLOPE ->
                equivalent(source, 3, 300, 90, Math::log, (chip, cell) -> exponential(chip, 722, cell));
            // The conductances of two circuits are in series.
            case COMPARTMENT_CONDUCTANCE ->
                Math.sqrt(2) * equivalent(source, 1, 100, 10, Math::log, SpikingErrorSourceTest::differences);
            case PLASTICITY_OFFSET -> plasticityOffsets();
            case CORRELATION_AMPLITUDE -> deviation(logarithms(stored(chip(SEED, source), 0)));
            case CORRELATION_TIME_CONSTANT -> deviation(timeConstants(chip(SEED, source)));
            case CORRELATION_QUADRANT -> correlationsOfQuadrants();
            case CORRELATION_BASELINE ->
                deviation(correlations(chip(SEED, source), Events.NONE, 10).toArray());
            case NOISE_THRESHOLD -> intervalDeviation(source) * 0.152 * 20;
            // Every interval has two jitters and two roundings.
            case NOISE_SPIKE_TIME -> {
                double both = intervalDeviation(source);
                yield Math.sqrt(both * both / 2 - 0.008 * 0.008 / 12);
            }
            default -> throw new IllegalArgumentException(source.label() + " acts on multiplications too");
        };
    }

    private static Chip chip(long seed, ErrorSource source) {
        return chip(seed, source, 1);
    }

    private static Chip chip(long seed, ErrorSource source, double factor) {
        return new SimulatedChip(seed, ChipParameters.nominal().only(source).scaled(source, factor), 2);
    }

    /**
     * The deviation of what is seen, as that of a cell's effect.
     *
     * @param factor magnitude of the source, relative to nominal: small where effects are not linear, large where they are small
     * @param unit what a value of the cell means in the unit of the source
     */
    private static double equivalent(
            ErrorSource source, double factor, int value, int change, DoubleUnaryOperator unit, Observation seen) {
        double larger;
        double smaller;
        double deviation;
        try (Chip ideal = new SimulatedChip(SEED, ChipParameters.nominal().only(), 2)) {
            larger = mean(seen.of(ideal, value + change));
            smaller = mean(seen.of(ideal, value - change));
        }
        try (Chip chip = chip(SEED, source, factor)) {
            deviation = deviation(seen.of(chip, value));
        }
        double range = unit.applyAsDouble(value + change) - unit.applyAsDouble(value - change);
        return deviation * Math.abs(range / (larger - smaller)) / factor;
    }

    /** All drivers take all events of link 0; rows 0 and 1 excite and inhibit all neurons. */
    private static SpikingConfiguration.Builder network(NeuronSettings settings) {
        SpikingConfiguration.Builder builder = SpikingConfiguration.builder(ChipGeometry.BRAINSCALES2)
                .allNeurons(settings)
                .allDrivers(DriverSettings.ALL_EVENTS);
        for (int hemisphere = 0; hemisphere < 2; hemisphere++) {
            builder.node(CrossbarNode.open(Crossbar.linkInput(0), Crossbar.busOutput(hemisphere, 0)))
                    .clocks(
                            hemisphere,
                            HemisphereSettings.DEFAULT
                                    .withRefractoryClocks(6, 0)
                                    .withAdaptationPulse(7));
            for (int column = 0; column < COLUMNS; column++) {
                builder.synapse(hemisphere, 0, column, 63, 1).synapse(hemisphere, 1, column, 63, 2);
            }
        }
        return builder;
    }

    private static SpikingRecord emulate(Chip chip, SpikingConfiguration configuration, SpikingRun run) {
        return chip.emulate(configuration, List.of(run), NoiseKey.of(1)).getFirst();
    }

    private static Events events(int count, int address) {
        Events.Builder events = Events.builder();
        for (int i = 0; i < count; i++) {
            events.add(0.008 * i, EventLabel.of(0, 0, address));
        }
        return events.build();
    }

    private static double[] reading(SpikingRecord record, int sample) {
        return Arrays.stream(record.cadc().orElseThrow().readings()[sample])
                .asDoubleStream()
                .toArray();
    }

    /** Times between the spikes of neurons that never rest, by their counters. */
    private static double[] periods(Chip chip, SpikingConfiguration configuration, double micros) {
        int[] counts = emulate(chip, configuration, SpikingRun.of(Events.NONE, micros))
                .counters()
                .spikes();
        return IntStream.range(0, counts.length)
                .filter(lane ->
                        configuration.neuron(lane / COLUMNS, lane % COLUMNS).spikes())
                .mapToDouble(lane -> micros / (counts[lane] + 0.5))
                .toArray();
    }

    private static double[] periodsToThreshold(Chip chip, int threshold) {
        Patterns.fill(chip, Cell.LEAK_POTENTIAL, 840);
        Patterns.fill(chip, Cell.RESET_POTENTIAL, 660);
        Patterns.fill(chip, Cell.LEAK_BIAS, 100);
        Patterns.fill(chip, Cell.THRESHOLD, threshold);
        return periods(chip, network(NeuronSettings.DEFAULT).build(), 1500);
    }

    private static double[] periods(Chip chip, int current, NeuronSettings settings) {
        Patterns.fill(chip, Cell.RESET_POTENTIAL, 660);
        Patterns.fill(chip, Cell.THRESHOLD, 328);
        Patterns.fill(chip, Cell.OFFSET_CURRENT, current);
        return periods(chip, network(settings.withOffset(OffsetCurrent.UP)).build(), 1500);
    }

    private static double thresholdsOfQuadrants() {
        double[] periods = IntStream.range(0, 24)
                .mapToObj(seed -> {
                    try (Chip chip = chip(seed, ErrorSource.THRESHOLD_QUADRANT)) {
                        return periodsToThreshold(chip, 328);
                    }
                })
                .flatMapToDouble(all -> IntStream.of(0, 128, 256, 384).mapToDouble(lane -> all[lane]))
                .toArray();
        double[] thresholds = Arrays.stream(periods)
                .map(period -> -180 * Math.exp(-(period - 2.032) / Math.hypot(9.75, 0.48)))
                .map(SpikingErrorSourceTest::lsb)
                .toArray();
        return deviation(thresholds);
    }

    /** Potentials 7 µs after a reset has begun. */
    private static double[] resets(Chip chip, int bias) {
        Patterns.fill(chip, Cell.LEAK_POTENTIAL, 840);
        Patterns.fill(chip, Cell.RESET_POTENTIAL, 660);
        Patterns.fill(chip, Cell.RESET_BIAS, bias);
        SpikingConfiguration configuration =
                network(RELAY.withReset(Conductance.PLAIN)).build();
        return reading(
                emulate(chip, configuration, SpikingRun.of(events(1, 1), 9).withCadc()), 5);
    }

    /** Heights of the potentials that a burst of events makes, up or down. */
    private static double[] heights(Chip chip, boolean excitatory, int modulation, int reversal) {
        Patterns.fill(chip, Cell.LEAK_POTENTIAL, 740);
        Patterns.fill(chip, Cell.LEAK_BIAS, 60);
        Patterns.fill(chip, excitatory ? Cell.EXCITATORY_MODULATION : Cell.INHIBITORY_MODULATION, modulation);
        Patterns.fill(chip, excitatory ? Cell.EXCITATORY_REVERSAL : Cell.INHIBITORY_REVERSAL, reversal);
        InputSettings modulated = InputSettings.SLOW.withModulated(true);
        SpikingConfiguration configuration = network(
                        SILENT.withExcitatory(modulated).withInhibitory(modulated))
                .build();
        SpikingRecord record = emulate(
                chip,
                configuration,
                SpikingRun.of(events(5, excitatory ? 1 : 2), 10).withCadc());
        double[] rest = reading(record, 0);
        double[] moved = reading(record, 3);
        return IntStream.range(0, NEURONS)
                .mapToDouble(lane -> moved[lane] - rest[lane])
                .toArray();
    }

    /** Adaptations at rest. */
    private static double[] adapted(Chip chip, int speed, int strength, int potential) {
        Patterns.fill(chip, Cell.LEAK_POTENTIAL, 850);
        Patterns.fill(chip, Cell.LEAK_BIAS, 1000);
        Patterns.fill(chip, Cell.ADAPTATION_SPEED, speed);
        Patterns.fill(chip, Cell.ADAPTATION_STRENGTH, strength);
        Patterns.fill(chip, Cell.ADAPTATION_LEAK, potential);
        SpikingConfiguration configuration = network(
                        SILENT.withAdaptation(AdaptationSettings.ON).withReadout(Readout.ADAPTATION))
                .build();
        return reading(
                emulate(chip, configuration, SpikingRun.of(Events.NONE, 1).withCadc()), 0);
    }

    /** Adaptations right after a spike. */
    private static double[] jumps(Chip chip, int jump) {
        Patterns.fill(chip, Cell.ADAPTATION_STRENGTH, 0);
        Patterns.fill(chip, Cell.ADAPTATION_JUMP, jump);
        NeuronSettings settings = RELAY.withAdaptation(AdaptationSettings.ON).withReadout(Readout.ADAPTATION);
        SpikingRecord record = emulate(
                chip, network(settings).build(), SpikingRun.of(events(1, 1), 2).withCadc());
        double[] before = reading(record, 0);
        double[] after = reading(record, 1);
        return IntStream.range(0, NEURONS)
                .mapToDouble(lane -> after[lane] - before[lane])
                .toArray();
    }

    /** Periods of every fourth neuron under a constant and an exponential current. */
    private static double[] exponential(Chip chip, int potential, int slope) {
        Patterns.fill(chip, Cell.RESET_POTENTIAL, 660);
        Patterns.fill(chip, Cell.THRESHOLD, 405);
        Patterns.fill(chip, Cell.OFFSET_CURRENT, 40);
        Patterns.fill(chip, Cell.EXPONENTIAL_POTENTIAL, potential);
        Patterns.fill(chip, Cell.EXPONENTIAL_SLOPE, slope);
        NeuronSettings settings =
                NeuronSettings.DEFAULT.withOffset(OffsetCurrent.UP).withExponential(true);
        SpikingConfiguration.Builder builder = network(NeuronSettings.OFF);
        for (int lane = 0; lane < NEURONS; lane += 4) {
            builder.neuron(new Neuron(lane / COLUMNS, lane % COLUMNS), settings);
        }
        return periods(chip, builder.build(), 300);
    }

    /** Differences of pairs of joined circuits 3.4 µs after they began at different potentials. */
    private static double[] differences(Chip chip, int conductance) {
        Patterns.fill(chip, Cell.COMPARTMENT_CONDUCTANCE, conductance);
        int[] resets = chip.readCells(Cell.RESET_POTENTIAL);
        Arrays.setAll(resets, lane -> lane % 2 == 0 ? 810 : 650);
        chip.writeCells(Cell.RESET_POTENTIAL, resets);
        SpikingConfiguration.Builder builder = network(SILENT);
        for (int lane = 0; lane < NEURONS; lane++) {
            Compartment compartment =
                    new Compartment(SomaConnection.CONDUCTANCE, lane % 2 == 0, false, false, ConductanceScale.PLAIN);
            builder.neuron(new Neuron(lane / COLUMNS, lane % COLUMNS), SILENT.withCompartment(compartment));
        }
        SpikingRun run = SpikingRun.of(Events.NONE, 4).startingFromReset().withCadc();
        double[] reading = reading(emulate(chip, builder.build(), run), 2);
        return IntStream.range(0, NEURONS / 2)
                .mapToDouble(pair -> reading[2 * pair] - reading[2 * pair + 1])
                .toArray();
    }

    /** Heights of the potentials that single events of each driver make, over that of a pulse without plasticity. */
    private static double plasticityOffsets() {
        int drivers = SpikingConfiguration.DRIVERS;
        double interval = 40;
        Events.Builder events = Events.builder();
        for (int driver = 0; driver < drivers; driver++) {
            events.add(interval * driver, EventLabel.of(driver % 4, driver / 4, 1));
        }
        double[] pulses;
        try (Chip chip = chip(SEED, ErrorSource.PLASTICITY_OFFSET)) {
            Patterns.fill(chip, Cell.LEAK_POTENTIAL, 700);
            Patterns.fill(chip, Cell.LEAK_BIAS, 300);
            Patterns.fill(chip, Cell.SYNAPSE_BIAS, 1022);
            Patterns.fill(chip, Cell.EXCITATORY_STRENGTH, 1022);
            Patterns.fill(chip, Cell.PLASTICITY_RECOVERY_0, 225);
            double[] plastic = peaks(chip, ShortTermPlasticity.of(0, 0, false), events.build(), interval);
            double[] constant = peaks(chip, ShortTermPlasticity.OFF, events.build(), interval);
            pulses = IntStream.range(0, plastic.length)
                    .mapToDouble(i -> 31 * plastic[i] / constant[i])
                    .toArray();
        }
        return deviation(pulses);
    }

    private static double[] peaks(Chip chip, ShortTermPlasticity plasticity, Events events, double interval) {
        SpikingConfiguration.Builder builder = SpikingConfiguration.builder(ChipGeometry.BRAINSCALES2)
                .allNeurons(SILENT)
                .allDrivers(DriverSettings.DEFAULT.withPlasticity(plasticity));
        for (int output = 0; output < Crossbar.BUS_OUTPUTS; output++) {
            builder.node(CrossbarNode.open(Crossbar.linkInput(output % Crossbar.BUSES), output));
        }
        for (int hemisphere = 0; hemisphere < 2; hemisphere++) {
            for (int driver = 0; driver < SpikingConfiguration.DRIVERS; driver++) {
                builder.synapse(hemisphere, 2 * driver, 0, 63, 1);
            }
        }
        SpikingConfiguration configuration = builder.build();
        double[] peaks = new double[2 * events.count()];
        for (int hemisphere = 0; hemisphere < 2; hemisphere++) {
            SpikingRun run = SpikingRun.of(events, interval * events.count()).withMadc(new Neuron(hemisphere, 0));
            int[] trace = emulate(chip, configuration, run).madc();
            for (int event = 0; event < events.count(); event++) {
                int from = (int) (event * interval / 0.032);
                int to = (int) ((event + 1) * interval / 0.032);
                peaks[hemisphere * events.count() + event] =
                        Arrays.stream(trace, from, to).max().orElseThrow() - trace[0];
            }
        }
        return peaks;
    }

    /**
     * What the causal sensors of row 0 have stored after 60 events, each followed by a spike.
     *
     * @param delay from an event to the one that makes neurons spike in µs
     */
    private static double[] stored(Chip chip, double delay) {
        Events.Builder events = Events.builder();
        for (int pair = 0; pair < 60; pair++) {
            events.add(200.0 * pair, EventLabel.of(0, 0, 3));
            events.add(200.0 * pair + delay + 0.008, EventLabel.of(0, 0, 1));
        }
        double[] baseline = correlations(chip, Events.NONE, 10).limit(NEURONS).toArray();
        double[] read =
                correlations(chip, events.build(), 12_000).limit(NEURONS).toArray();
        return IntStream.range(0, NEURONS)
                .mapToDouble(lane -> baseline[lane] - read[lane])
                .toArray();
    }

    /** Readings of the causal, then those of the acausal sensors of row 0, whose synapses take address 3. */
    private static DoubleStream correlations(Chip chip, Events events, double micros) {
        Patterns.fill(chip, Cell.LEAK_BIAS, 300);
        Patterns.fill(chip, Cell.THRESHOLD, RESTING_COMPARATOR + 4);
        SpikingConfiguration.Builder builder = network(SPIKING_ONCE);
        for (int lane = 0; lane < NEURONS; lane++) {
            builder.synapse(lane / COLUMNS, 0, lane % COLUMNS, 0, 3).synapse(lane / COLUMNS, 8, lane % COLUMNS, 63, 1);
        }
        SpikingRecord.Correlation read = emulate(
                        chip, builder.build(), SpikingRun.of(events, micros).withCorrelation(0))
                .correlation()
                .orElseThrow();
        return IntStream.concat(Arrays.stream(read.causal()), Arrays.stream(read.acausal()))
                .asDoubleStream();
    }

    /** Logarithms, from pairs 0 and 4 µs apart. */
    private static double[] timeConstants(Chip chip) {
        double[] near = stored(chip, 0);
        double[] far = stored(chip, 4);
        return IntStream.range(0, near.length)
                .mapToDouble(i -> -Math.log(Math.log(near[i] / far[i])))
                .toArray();
    }

    /** Amplitudes of the first column of every quadrant of 24 chips. */
    private static double correlationsOfQuadrants() {
        double[] amplitudes = IntStream.range(0, 24)
                .mapToObj(seed -> {
                    try (Chip chip = chip(seed, ErrorSource.CORRELATION_QUADRANT)) {
                        return stored(chip, 0);
                    }
                })
                .flatMapToDouble(all -> IntStream.of(0, 128, 256, 384).mapToDouble(lane -> all[lane]))
                .toArray();
        return deviation(logarithms(amplitudes));
    }

    /** Of the times between the spikes of four neurons on links of their own, driven by a constant current of 20 steps. */
    private static double intervalDeviation(ErrorSource source) {
        SpikingConfiguration.Builder builder = network(NeuronSettings.OFF);
        for (int link = 0; link < EventLabel.LINKS; link++) {
            builder.neuron(
                            new Neuron(0, link * Crossbar.COLUMNS_PER_OUTPUT),
                            NeuronSettings.DEFAULT.withOffset(OffsetCurrent.UP))
                    .node(CrossbarNode.open(Crossbar.neuronInput(link), Crossbar.linkOutput(link)));
        }
        try (Chip chip = chip(SEED, source)) {
            Patterns.fill(chip, Cell.RESET_POTENTIAL, 660);
            Patterns.fill(chip, Cell.THRESHOLD, 328);
            Patterns.fill(chip, Cell.OFFSET_CURRENT, 20);
            Events spikes = emulate(chip, builder.build(), SpikingRun.of(Events.NONE, 10_000))
                    .spikes();
            return deviation(IntStream.range(0, EventLabel.LINKS)
                    .boxed()
                    .flatMapToDouble(link -> intervals(spikes, link))
                    .toArray());
        }
    }

    private static DoubleStream intervals(Events spikes, int output) {
        int label = EventLabel.ofNeuron(output, 0).value();
        double[] times = IntStream.range(0, spikes.count())
                .filter(i -> spikes.label(i).value() == label)
                .mapToDouble(spikes::micros)
                .toArray();
        return IntStream.range(1, times.length).mapToDouble(i -> times[i] - times[i - 1]);
    }

    /** The correlation of 512 pairs scatters by 0.03. */
    @Test
    void leakAndResetPotentialsAreCorrelated() {
        ChipParameters parameters =
                ChipParameters.nominal().only(ErrorSource.LEAK_POTENTIAL, ErrorSource.RESET_POTENTIAL);
        SpikingRun run = SpikingRun.of(Events.NONE, 1).withCadc();
        try (Chip chip = new SimulatedChip(SEED, parameters, 2)) {
            SpikingConfiguration configuration = network(SILENT).build();
            Patterns.fill(chip, Cell.LEAK_BIAS, 100);
            double[] leaks = reading(emulate(chip, configuration, run), 0);
            double[] resets = reading(emulate(chip, configuration, run.startingFromReset()), 0);
            double product = IntStream.range(0, NEURONS)
                            .mapToDouble(lane -> (leaks[lane] - mean(leaks)) * (resets[lane] - mean(resets)))
                            .sum()
                    / (NEURONS - 1);
            assertThat(deviation(leaks)).isCloseTo(ErrorSource.LEAK_POTENTIAL.nominal(), within(2.5));
            assertThat(deviation(resets)).isCloseTo(ErrorSource.RESET_POTENTIAL.nominal(), within(2.5));
            assertThat(product / deviation(leaks) / deviation(resets)).isCloseTo(0.62, within(0.1));
        }
    }

    /** A random walk of {@code sigma} that leaks with {@code tau} deviates by {@code sigma sqrt(tau / 2)}. */
    @Test
    void noiseOfLeakingMembranesIsThatOfARandomWalk() {
        double factor = 5;
        ChipParameters parameters =
                ChipParameters.nominal().only(ErrorSource.NOISE_MEMBRANE).scaled(ErrorSource.NOISE_MEMBRANE, factor);
        try (Chip chip = new SimulatedChip(SEED, parameters, 2)) {
            for (int bias : new int[] {20, 100, 500}) {
                Patterns.fill(chip, Cell.LEAK_BIAS, bias);
                int[][] readings = emulate(
                                chip,
                                network(SILENT).build(),
                                SpikingRun.of(Events.NONE, 400).withCadc())
                        .cadc()
                        .orElseThrow()
                        .readings();
                double[] late = Arrays.stream(readings, 150, readings.length)
                        .flatMapToInt(Arrays::stream)
                        .asDoubleStream()
                        .toArray();
                double expected =
                        factor * ErrorSource.NOISE_MEMBRANE.nominal() * Math.sqrt(Math.hypot(975.0 / bias, 0.48) / 2);
                double seen = Math.sqrt(deviation(late) * deviation(late) - 1.0 / 12);
                assertThat(seen).as("leak bias %s", bias).isCloseTo(expected, within(0.05 * expected));
            }
        }
    }

    @Test
    void idealChipsHaveNone() {
        List<Function<Chip, double[]>> all = List.of(
                chip -> periodsToThreshold(chip, 328),
                chip -> periods(chip, 40, NeuronSettings.DEFAULT),
                chip -> resets(chip, 150),
                chip -> heights(chip, true, 900, 740),
                chip -> adapted(chip, 200, 100, 500),
                chip -> jumps(chip, 300),
                chip -> differences(chip, 100),
                chip -> stored(chip, 0));
        for (Function<Chip, double[]> observation : all) {
            try (Chip chip = new SimulatedChip(SEED, ChipParameters.ideal(), 2)) {
                assertThat(deviation(observation.apply(chip))).isZero();
            }
        }
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }
}
