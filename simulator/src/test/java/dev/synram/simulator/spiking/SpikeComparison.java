package dev.synram.simulator.spiking;

import static dev.synram.chip.MacSettings.CYCLE_NANOS;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.simulator.circuit.SpikingCircuit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Counts how far spikes that a host received are from those of a reference. Spikes farther apart than 128 ns, half of the shortest
 * refractory time, are different spikes.
 */
final class SpikeComparison {

    private static final int LARGEST = 16;

    private final Reference reference;
    private int neurons;
    private int unequal;
    private int spikes;
    private double squares;

    /** What a circuit's spikes are compared with. */
    interface Reference {

        List<Double> spikes(ReferenceNetwork network, int lane);
    }

    SpikeComparison(Reference reference) {
        this.reference = reference;
    }

    SpikeComparison(Function<SpikingCircuit, ReferenceNeuron> reference) {
        this((network, lane) -> network.spikes(lane, reference));
    }

    /** Compares all neurons of a run. */
    void add(Network network, SpikingRun run, SpikingRecord played) {
        ReferenceNetwork expected = new ReferenceNetwork(network, run, played);
        for (int lane = 0; lane < network.circuits().length; lane++) {
            if (network.settings(lane).spikes()) {
                List<Double> times = reference.spikes(expected, lane);
                int[] off = differences(expected, lane, times, played);
                boolean same = times.size() == played.counters().spikes()[lane]
                        && Arrays.stream(off).allMatch(cycles -> cycles <= LARGEST);
                neurons++;
                unequal += same ? 0 : 1;
                if (same) {
                    spikes += off.length;
                    squares += Arrays.stream(off)
                            .mapToLong(cycles -> (long) cycles * cycles)
                            .sum();
                }
            }
        }
    }

    /** Spikes that met another on their way have not reached the host, so each that has is compared with the nearest. */
    private static int[] differences(ReferenceNetwork expected, int lane, List<Double> times, SpikingRecord played) {
        int label =
                RandomNetwork.label(new Neuron(lane / COLUMNS, lane % COLUMNS)).value();
        return IntStream.range(0, played.spikes().count())
                .filter(i -> played.spikes().label(i).value() == label)
                .map(i -> times.stream()
                        .mapToInt(micros -> Math.abs(played.spikes().cycle(i) - expected.cycle(lane, micros)))
                        .min()
                        .orElse(Integer.MAX_VALUE))
                .toArray();
    }

    int neurons() {
        return neurons;
    }

    /** Neurons with a spike too many or too few. */
    int unequal() {
        return unequal;
    }

    /** Spikes whose times were compared. */
    int spikes() {
        return spikes;
    }

    /** Root of the mean square of the difference in ns. */
    double rmsNanos() {
        return CYCLE_NANOS * Math.sqrt(squares / spikes);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s neurons, %s with spikes too many or too few; %s spikes of others, off by %.2f ns rms",
                neurons,
                unequal,
                spikes,
                rmsNanos());
    }
}
