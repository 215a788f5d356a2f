package dev.synram.simulator.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Cell;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.AdaptationSettings;
import dev.synram.chip.spiking.ChipTime;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.OffsetCurrent;
import dev.synram.chip.spiking.RefractorySettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.simulator.error.ChipParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Four firing patterns of the adaptive exponential neuron under a constant current. Parameters are near those of Naud et al.: "Firing
 * patterns in the adaptive exponential integrate-and-fire model" (2008), table 1, with µs for ms, 2.5 LSB for a mV and a leak
 * potential of 70 LSB; reset potentials and currents are changed until the pattern appears, because a reset on the chip takes time and
 * a run begins with it.
 */
class FiringPatternsTest {

    private static final double MICROS = 600;
    private static final Neuron NEURON = new Neuron(0, 5);

    /** 1 µs of reset, in which the exponential current is off; pulses of 1.02 µs to the adaptation. */
    private static final RefractorySettings RESET = new RefractorySettings(125, true, 15, true);

    private static final HemisphereSettings CLOCKS = HemisphereSettings.DEFAULT.withAdaptationPulse(7);

    /** What a pattern looks like, and the cells that make it. */
    @SuppressWarnings("ImmutableEnumChecker") // its maps are made by Map.of
    enum Pattern {
        /** A few spikes at the onset, then silence: time constants of 10 and 90 µs, strong coupling to the adaptation. */
        TRANSIENT(cells(98, 775, 419, 753, 40), adaptation(111, 111, 488)) {
            @Override
            boolean shows(List<Double> spikes) {
                return !spikes.isEmpty() && spikes.size() <= 5 && spikes.getLast() < 60;
            }
        },

        /** Intervals that grow towards a constant one: 20 and 100 µs, no coupling, small jumps. */
        ADAPTING(cells(49, 688, 419, 759, 49), adaptation(100, 0, 73)) {
            @Override
            boolean shows(List<Double> spikes) {
                double[] intervals = intervals(spikes);
                return intervals.length > 10
                        && intervals[intervals.length - 1] > 1.25 * intervals[0]
                        && IntStream.range(1, intervals.length).allMatch(i -> intervals[i] > intervals[i - 1] - 0.02);
            }
        },

        /** A burst at the onset, then one spike after the other: 7.2 and 150 µs, large jumps. */
        INITIAL_BURST(cells(135, 723, 388, 720, 43), adaptation(67, 20, 449)) {
            @Override
            boolean shows(List<Double> spikes) {
                double[] intervals = intervals(spikes);
                int burst = burst(intervals, 0);
                return burst >= 2
                        && intervals.length > burst + 3
                        && IntStream.range(burst, intervals.length).allMatch(i -> intervals[i] > LONG);
            }
        },

        /** One burst after the other: 20 and 120 µs, a reset above the potential where the exponential current sets in. */
        REGULAR_BURSTS(cells(49, 740, 388, 729, 17), adaptation(83, 8, 244)) {
            @Override
            boolean shows(List<Double> spikes) {
                double[] intervals = intervals(spikes);
                int bursts = 0;
                int start = 0;
                while (start < intervals.length && burst(intervals, start) >= 2) {
                    bursts++;
                    start += burst(intervals, start) + 1;
                }
                return bursts >= 3 && start >= intervals.length;
            }
        };

        /** Intervals within bursts are shorter, those between them longer, in µs. */
        private static final double SHORT = 12;

        private static final double LONG = 50;

        private final Map<Cell, Integer> membrane;
        private final Map<Cell, Integer> adaptation;

        Pattern(Map<Cell, Integer> membrane, Map<Cell, Integer> adaptation) {
            this.membrane = membrane;
            this.adaptation = adaptation;
        }

        /** Whether spikes make the pattern; times in µs. */
        abstract boolean shows(List<Double> spikes);

        private static Map<Cell, Integer> cells(int leak, int reset, int threshold, int exponential, int current) {
            return Map.of(
                    Cell.LEAK_BIAS, leak,
                    Cell.RESET_POTENTIAL, reset,
                    Cell.THRESHOLD, threshold,
                    Cell.EXPONENTIAL_POTENTIAL, exponential,
                    Cell.OFFSET_CURRENT, current);
        }

        private static Map<Cell, Integer> adaptation(int speed, int strength, int jump) {
            return Map.of(Cell.ADAPTATION_SPEED, speed, Cell.ADAPTATION_STRENGTH, strength, Cell.ADAPTATION_JUMP, jump);
        }

        KnownChip chip() {
            KnownChip chip = new KnownChip(ChipParameters.ideal())
                    .write(Cell.LEAK_POTENTIAL, 688)
                    .write(Cell.ADAPTATION_LEAK, 488)
                    .write(Cell.EXPONENTIAL_SLOPE, 480);
            membrane.forEach(chip::write);
            adaptation.forEach(chip::write);
            return chip;
        }

        private static double[] intervals(List<Double> spikes) {
            return IntStream.range(1, spikes.size())
                    .mapToDouble(i -> spikes.get(i) - spikes.get(i - 1))
                    .toArray();
        }

        /** How many intervals from one on are short. */
        private static int burst(double[] intervals, int from) {
            return (int) Arrays.stream(intervals, from, intervals.length)
                    .takeWhile(interval -> interval < SHORT)
                    .count();
        }
    }

    @ParameterizedTest
    @EnumSource
    void patternsAppearWithAsManySpikesAsInTheReference(Pattern pattern) {
        NeuronSettings settings = NeuronSettings.DEFAULT
                .withAdaptation(AdaptationSettings.ON)
                .withExponential(true)
                .withOffset(OffsetCurrent.UP)
                .withRefractory(RESET);
        SpikingConfiguration configuration = SpikingConfiguration.builder(KnownChip.GEOMETRY)
                .clocks(0, CLOCKS)
                .neuron(NEURON, settings)
                .node(CrossbarNode.open(Crossbar.neuronInput(0), Crossbar.linkOutput(0)))
                .build();
        KnownChip chip = pattern.chip();
        SpikingRun run = SpikingRun.of(Events.NONE, MICROS).startingFromReset();
        Events played = chip.emulate(configuration, run).spikes();
        List<Double> spikes =
                IntStream.range(0, played.count()).mapToObj(played::micros).toList();
        for (Pattern other : Pattern.values()) {
            assertThat(other.shows(spikes)).as("%s of %s", other, spikes).isEqualTo(other == pattern);
        }
        List<Double> expected = new ArrayList<>();
        AdaptiveNeuron reference =
                new AdaptiveNeuron(chip.network(configuration).circuits()[NEURON.column()], true);
        reference.advance(MICROS, expected::add);
        assertThat(spikes).hasSameSizeAs(expected);
        for (int i = 0; i < spikes.size(); i++) {
            double delay = 0.1 + ChipTime.micros(1) / 2;
            assertThat(spikes.get(i)).isCloseTo(expected.get(i) + delay, within(0.05));
        }
    }
}
