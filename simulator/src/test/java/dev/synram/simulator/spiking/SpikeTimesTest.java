package dev.synram.simulator.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Cell;
import dev.synram.chip.spiking.AdaptationSettings;
import dev.synram.chip.spiking.Compartment;
import dev.synram.chip.spiking.InputSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.simulator.circuit.SpikingCircuit;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Spikes of random networks on chips without errors come when references say, within 8 ns, and no more than one neuron of a run in a
 * thousand has a spike too many or too few: where a potential only just reaches its threshold. Stamps are in cycles of 8 ns, so
 * what is less than that shows in a share of the spikes.
 */
class SpikeTimesTest {

    private static final int NETWORKS = 100;
    private static final double MOST_NANOS = 8;

    private static final ChipParameters LINEAR = ChipParameters.ideal();
    private static final ChipParameters SATURATING = ChipParameters.nominal().only(ErrorSource.INPUT_SATURATION);

    private static final NeuronSettings MODULATED = NeuronSettings.DEFAULT
            .withExcitatory(InputSettings.SLOW.withModulated(true))
            .withInhibitory(InputSettings.SLOW.withModulated(true));

    private static final NeuronSettings ADAPTIVE =
            NeuronSettings.DEFAULT.withAdaptation(AdaptationSettings.ON).withExponential(true);

    /** Random networks of one kind, each with cells of its own. */
    private record Networks(ChipParameters parameters, NeuronSettings prototype, boolean fromReset) {

        SpikeComparison compare(int count, Function<SpikingCircuit, ReferenceNeuron> reference) {
            SpikeComparison comparison = new SpikeComparison(reference);
            KnownChip chip = new KnownChip(parameters);
            IntStream.range(0, count).forEach(seed -> play(chip, seed, comparison));
            return comparison;
        }

        private void play(KnownChip chip, int seed, SpikeComparison comparison) {
            RandomNetwork network = new RandomNetwork(seed, prototype);
            network.write(chip);
            vary(network, chip);
            SpikingConfiguration configuration = network.configuration();
            SpikingRun run = fromReset ? network.run().startingFromReset() : network.run();
            SpikingRecord played = chip.emulate(configuration, run);
            comparison.add(chip.network(configuration), run, played);
        }

        private static void vary(RandomNetwork network, KnownChip chip) {
            network.vary(chip, Cell.EXCITATORY_MODULATION, 200, 900);
            network.vary(chip, Cell.INHIBITORY_MODULATION, 200, 900);
            network.vary(chip, Cell.EXCITATORY_REVERSAL, 700, 780);
            network.vary(chip, Cell.INHIBITORY_REVERSAL, 700, 780);
            network.vary(chip, Cell.ADAPTATION_LEAK, 470, 530);
            network.vary(chip, Cell.ADAPTATION_SPEED, 100, 600);
            network.vary(chip, Cell.ADAPTATION_STRENGTH, 0, 500);
            network.vary(chip, Cell.ADAPTATION_JUMP, 0, 500);
            network.vary(chip, Cell.EXPONENTIAL_POTENTIAL, 720, 780);
            network.vary(chip, Cell.EXPONENTIAL_SLOPE, 150, 600);
        }
    }

    private static Function<SpikingCircuit, ReferenceNeuron> adaptive() {
        return circuit -> new AdaptiveNeuron(circuit, false);
    }

    private static void assertAgrees(SpikeComparison comparison, int neurons, int mostUnequal) {
        assertThat(comparison.neurons()).isGreaterThan(neurons);
        assertThat(comparison.spikes()).isGreaterThan(10 * neurons);
        assertThat(comparison.rmsNanos()).as("%s", comparison).isLessThan(MOST_NANOS);
        assertThat(comparison.unequal()).as("%s", comparison).isLessThanOrEqualTo(mostUnequal);
    }

    @Test
    void linesThatSaturate() {
        assertAgrees(new Networks(SATURATING, NeuronSettings.DEFAULT, false).compare(NETWORKS, adaptive()), 4000, 4);
    }

    @Test
    void linearLinesInClosedForm() {
        Networks networks = new Networks(LINEAR, NeuronSettings.DEFAULT, false);
        assertAgrees(networks.compare(NETWORKS, circuit -> new ClosedFormNeuron(circuit, false)), 4000, 4);
    }

    @Test
    void inputsThatMembranesModulate() {
        assertAgrees(new Networks(SATURATING, MODULATED, false).compare(25, adaptive()), 900, 1);
    }

    @Test
    void adaptationAndExponentialCurrent() {
        Networks networks = new Networks(SATURATING, ADAPTIVE, true);
        assertAgrees(networks.compare(25, circuit -> new AdaptiveNeuron(circuit, true)), 900, 1);
    }

    /**
     * Two circuits of a column, joined; the reference knows the circuits as they are alone. Networks whose neurons rest above their
     * thresholds do not occur with these cells.
     */
    @Test
    void joinedCircuits() {
        assertAgrees(compareJoined(NETWORKS / 2, Compartment.across()), 1900, 2);
        assertThat(compareJoined(2, Compartment.SINGLE).rmsNanos())
                .as("circuits that are not joined")
                .isGreaterThan(MOST_NANOS);
    }

    private static SpikeComparison compareJoined(int count, Compartment compartment) {
        SpikeComparison comparison = new SpikeComparison(ReferenceNetwork::joinedSpikes);
        KnownChip chip = new KnownChip(SATURATING);
        for (int seed = 0; seed < count; seed++) {
            new RandomNetwork(seed, NeuronSettings.DEFAULT, true).write(chip);
            SpikingConfiguration single = new RandomNetwork(seed, NeuronSettings.DEFAULT, true).configuration();
            RandomNetwork network = new RandomNetwork(seed, NeuronSettings.DEFAULT.withCompartment(compartment), true);
            SpikingConfiguration joined = network.configuration();
            SpikingRun run = network.run();
            comparison.add(chip.network(single), run, chip.emulate(joined, run));
        }
        return comparison;
    }

    /** Small changes of the reference show. */
    @Test
    void referencesThatDifferAreFound() {
        Networks networks = new Networks(SATURATING, NeuronSettings.DEFAULT, false);
        assertThat(networks.compare(3, adaptive()).rmsNanos()).isLessThan(MOST_NANOS);
        List<Function<SpikingCircuit, SpikingCircuit>> changes = List.of(
                circuit -> changed(circuit, 0.99, 1, 1),
                circuit -> changed(circuit, 1, 0.9, 1),
                circuit -> changed(circuit, 1, 1, 0.9));
        for (Function<SpikingCircuit, SpikingCircuit> change : changes) {
            SpikeComparison comparison = networks.compare(3, adaptive().compose(change));
            assertThat(comparison.rmsNanos()).as("%s", comparison).isGreaterThan(MOST_NANOS);
        }
    }

    private static SpikingCircuit changed(SpikingCircuit circuit, double leak, double reset, double saturation) {
        SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
        return new SpikingCircuit(
                new SpikingCircuit.MembraneCircuit(
                        membrane.capacitance(),
                        leak * membrane.leakRate(),
                        membrane.leakPotential(),
                        membrane.current(),
                        reset * membrane.resetRate(),
                        membrane.resetPotential(),
                        membrane.somaRate(),
                        membrane.noise()),
                circuit.excitatory(),
                circuit.inhibitory(),
                saturation * circuit.saturation(),
                circuit.modulation(),
                circuit.adaptation(),
                circuit.exponential(),
                circuit.spiking());
    }

    /** Both references agree with each other far better than with the chip. */
    @Test
    void referencesAgree() {
        for (int seed = 0; seed < 4; seed++) {
            RandomNetwork random = new RandomNetwork(seed, NeuronSettings.DEFAULT);
            KnownChip chip = new KnownChip(LINEAR);
            random.write(chip);
            SpikingConfiguration configuration = random.configuration();
            SpikingRun run = random.run();
            Network network = chip.network(configuration);
            ReferenceNetwork reference = new ReferenceNetwork(network, run, chip.emulate(configuration, run));
            for (int lane = 0; lane < network.circuits().length; lane++) {
                if (network.settings(lane).spikes()) {
                    List<Double> integrated = reference.spikes(lane, adaptive());
                    List<Double> closed = reference.spikes(lane, circuit -> new ClosedFormNeuron(circuit, false));
                    assertThat(integrated).hasSameSizeAs(closed);
                    for (int i = 0; i < closed.size(); i++) {
                        assertThat(integrated.get(i)).isCloseTo(closed.get(i), within(1e-5));
                    }
                }
            }
        }
    }
}
