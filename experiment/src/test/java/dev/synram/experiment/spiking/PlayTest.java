package dev.synram.experiment.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.chip.Cell;
import dev.synram.compiler.spiking.Connector;
import dev.synram.compiler.spiking.Member;
import dev.synram.compiler.spiking.NeuronOverrides;
import dev.synram.compiler.spiking.PlacementException;
import dev.synram.compiler.spiking.Population;
import dev.synram.compiler.spiking.SpikingNetwork;
import dev.synram.data.file.MatrixFile;
import dev.synram.data.file.RealMatrix;
import dev.synram.files.FileOutput;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayTest {

    private static SimulatedChip chip(int threads) {
        return new SimulatedChip(1, ChipParameters.ideal(), threads);
    }

    /**
     * Four inputs excite four neurons, which excite four others. Neurons without errors spike in the same cycle, and no two of
     * four share an output, on which one of the spikes would be lost.
     */
    private static SpikingNetwork chain(int weight) {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population inputs = builder.inputs("inputs", 4);
        Population first = builder.neurons("first", 4);
        Population second = builder.neurons("second", 4);
        builder.connect(inputs, first, Connector.ALL_TO_ALL, weight);
        builder.connect(first, second, Connector.ALL_TO_ALL, weight);
        return builder.build();
    }

    private static PlayDescription volley(SpikingNetwork network) {
        PlayDescription play = PlayDescription.of(network, 80);
        for (var input : network.population("inputs").orElseThrow().members()) {
            play = play.withSpikes(input, List.of(10.0));
        }
        return play;
    }

    private static PlayResult play(PlayDescription description, int threads, long seed) {
        try (SimulatedChip chip = chip(threads)) {
            return new Play(chip, UniformCells.applyTo(chip)).run(description, seed);
        }
    }

    @Test
    void aVolleyRunsDownAChain() {
        PlayResult result = play(volley(chain(60)).withRepetitions(2), 1, 1);
        assertThat(result.neurons()).hasSize(8).allMatch(neuron -> neuron.spikes() >= 2);
        for (int neuron = 0; neuron < 4; neuron++) {
            double first = result.spikesOf(neuron, 0)[0];
            double second = result.spikesOf(4 + neuron, 0)[0];
            assertThat(first).isBetween(10.2, 16.0);
            assertThat(second - first).isBetween(0.2, 8.0);
        }
        assertThat(result.inputSpikes()).isEqualTo(8);
        assertThat(result.hertz(result.populations().get(1)))
                .isEqualTo(result.neurons().subList(0, 4).stream()
                        .mapToDouble(PlayedNeuron::hertz)
                        .average()
                        .orElseThrow());
    }

    /** Weak or inhibitory synapses, or no events, and the chain stays silent. */
    @Test
    void withoutExcitationNothingHappens() {
        assertThat(play(volley(chain(1)), 1, 1).spikes()).isEmpty();
        assertThat(play(volley(chain(-60)), 1, 1).spikes()).isEmpty();
        assertThat(play(PlayDescription.of(chain(60), 80), 1, 1).spikes()).isEmpty();
    }

    /** Sixteen neurons on four links: of four spikes in one cycle, the chip loses three, and counts them. */
    @Test
    void spikesOfOneCycleAndOutputAreDropped() {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population inputs = builder.inputs("inputs", 4);
        builder.connect(inputs, builder.neurons("cells", 16), Connector.ALL_TO_ALL, 50);
        PlayResult result = play(volley(builder.build()), 1, 1);
        assertThat(result.dropped()).isEqualTo(12);
        assertThat(result.spikes()).hasSize(4);
    }

    /** Nine inputs on four links cannot send in one cycle; they send within three, and none is lost. */
    @Test
    void inputsThatSpikeAtOnceAllArrive() {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population inputs = builder.inputs("inputs", 9);
        builder.connect(inputs, builder.neurons("cell", 1), Connector.ALL_TO_ALL, 63);
        PlayDescription description = PlayDescription.of(builder.build(), 40);
        for (Member input : inputs.members()) {
            description = description.withSpikes(input, List.of(10.0));
        }
        PlayResult all = play(description, 1, 1);
        assertThat(all.dropped()).isZero();
        assertThat(all.inputSpikes()).isEqualTo(9);
        assertThat(all.spikes().size())
                .as("nine weights of 63 are worth several spikes")
                .isGreaterThan(2);
    }

    @Test
    void resultsDependOnTheSeedAlone() {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population noise = builder.poisson("noise", 20, 20_000);
        Population cells = builder.neurons("cells", 10);
        builder.connect(noise, cells, Connector.ALL_TO_ALL, 50);
        PlayDescription description = PlayDescription.of(builder.build(), 200).withRepetitions(3);
        PlayResult result = play(description, 1, 1);
        assertThat(result.spikes()).isNotEmpty();
        assertThat(play(description, 2, 1)).isEqualTo(result);
        assertThat(play(description, 1, 2).spikes()).isNotEqualTo(result.spikes());
        assertThat(result.spikesOf(0, 0)).isNotEqualTo(result.spikesOf(0, 1));
    }

    /** 400 expected events of each repetition: 5 standard deviations are 100, a false alarm in 600,000 seeds. */
    @Test
    void poissonInputsHaveTheirRates() {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        builder.poisson("noise", 20, 100_000);
        builder.neurons("cell", 1);
        PlayResult result = play(PlayDescription.of(builder.build(), 200).withRepetitions(4), 1, 1);
        assertThat(result.inputSpikes()).isBetween(1400L, 1800L);
    }

    @Test
    void membranesAreRecorded() {
        SpikingNetwork network = chain(60);
        Population first = network.population("first").orElseThrow();
        PlayResult result = play(volley(network).withCadc(first).withMadc(first.member(2)), 1, 1);
        assertThat(result.traces()).hasSize(5);
        PlayedTrace madc = result.traces().getFirst();
        assertThat(madc.adc()).isEqualTo("MADC");
        assertThat(madc.neuron()).isEqualTo(2);
        assertThat(madc.lsb().size()).isBetween(2500, 2501);
        PlayedTrace cadc = result.traces().get(3);
        assertThat(cadc.neuron()).isEqualTo(2);
        assertThat(cadc.lsb().getFirst()).isBetween(70, 90);
        assertThat(cadc.lsb().stream().mapToInt(reading -> reading).max().orElseThrow())
                .as("the membrane rises before it spikes")
                .isGreaterThan(100);
        assertThat(madc.micros()[1]).isEqualTo(0.032);
    }

    /** The neuron with a current spikes by itself; the cell has its calibrated value again afterwards. */
    @Test
    void overriddenCellsAreRestored() {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population driven = builder.neurons("driven", 2, NeuronOverrides.NONE.withOffsetCurrent(300));
        Population quiet = builder.neurons("quiet", 2);
        try (SimulatedChip chip = chip(1)) {
            Play play = new Play(chip, UniformCells.applyTo(chip));
            PlayResult result = play.run(PlayDescription.of(builder.build(), 100), 1);
            assertThat(result.hertz(driven)).isBetween(100_000.0, 400_000.0);
            assertThat(result.hertz(quiet)).isZero();
            assertThat(chip.readCells(Cell.OFFSET_CURRENT)).containsOnly(0);
        }
    }

    @Test
    void failedNeuronsAreNotUsed() {
        int[] failed = new int[300];
        Arrays.setAll(failed, i -> i);
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        builder.neurons("cells", 212);
        try (SimulatedChip chip = chip(1)) {
            SpikingCalibration calibration = UniformCells.applyTo(chip, failed);
            Play play = new Play(chip, calibration);
            PlayResult result = play.run(PlayDescription.of(builder.build(), 1), 1);
            Set<Integer> circuits = result.neurons().stream()
                    .map(neuron -> 256 * neuron.hemisphere() + neuron.column())
                    .collect(Collectors.toSet());
            assertThat(circuits).hasSize(212).allMatch(circuit -> circuit >= 300);
            builder.neurons("one more", 1);
            assertThatThrownBy(() -> play.place(builder.build()))
                    .isInstanceOf(PlacementException.class)
                    .hasMessageContaining("213 neurons, but the chip has 212 usable circuits");
        }
    }

    @Test
    void spikesAreWrittenForOtherPrograms(@TempDir Path folder) throws Exception {
        PlayResult result = play(volley(chain(60)), 1, 1);
        Path npy = folder.resolve("spikes.npy");
        Path csv = folder.resolve("spikes.csv");
        FileOutput.write(npy, result.spikesNpy());
        FileOutput.write(csv, result.spikesCsv());
        RealMatrix matrix = MatrixFile.readReal(npy);
        List<String> lines = Files.readAllLines(csv);
        assertThat(matrix.rows()).isEqualTo(result.spikes().size()).isEqualTo(lines.size() - 1);
        for (int i = 0; i < matrix.rows(); i++) {
            PlayedSpike spike = result.spikes().get(i);
            assertThat(matrix.get(i, 1)).isEqualTo(spike.neuron());
            assertThat(matrix.get(i, 2)).isEqualTo(spike.microseconds());
            assertThat(lines.get(i + 1))
                    .startsWith("0,%s,%s,"
                            .formatted(
                                    spike.neuron(),
                                    result.neurons().get(spike.neuron()).name()));
        }
        assertThat(result.json()).contains("\"spikes\" : [", "\"microseconds\" : ", "\"dropped\" : 0");
    }
}
