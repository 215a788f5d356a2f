package dev.synram.chip.spiking;

import dev.synram.chip.geometry.Neuron;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One emulation: what the host sends, how long it lasts and what is recorded beside spikes and counters.
 *
 * <p>Before a run, synaptic lines and adaptation are at rest and membranes are where they stay without events, or at their reset
 * potential if that is above their threshold. The clocks of background sources start with the run.
 *
 * @param inputs events that the host sends, in cycles since the beginning
 * @param cycles duration in cycles of 8 ns, at least 1; later inputs are not sent
 * @param fromReset whether all membranes begin at their reset potential instead, and adaptation where their leak potential holds it
 * @param cadc whether the CADC records columns, one reading every {@link SpikingRecord#CADC_INTERVAL_MICROS}
 * @param cadcNeurons whose readings are kept; those of all columns if it is empty
 * @param madc the neuron that the fast ADC records, if any, one reading every {@link ChipTime#MADC_INTERVAL_NANOS}
 * @param correlationRow the synapse row of every hemisphere whose correlation sensors are read at the end, if any; 0..255
 */
public record SpikingRun(
        Events inputs,
        int cycles,
        boolean fromReset,
        boolean cadc,
        List<Neuron> cadcNeurons,
        Optional<Neuron> madc,
        OptionalInt correlationRow) {

    private static final double NANOS_PER_MICRO = 1e3;

    public SpikingRun {
        cadcNeurons = List.copyOf(cadcNeurons);
        if (cycles < 1) {
            throw new IllegalArgumentException(
                    "a run lasts %s cycles of 8 ns; it must last 1 or more".formatted(cycles));
        }
        correlationRow.ifPresent(row -> Limits.check("a correlation row", row, 0, SpikingConfiguration.ROWS - 1));
    }

    /**
     * Plays events and records spikes.
     *
     * @param micros duration in µs
     */
    public static SpikingRun of(Events inputs, double micros) {
        return new SpikingRun(
                inputs, ChipTime.cycles(micros), false, false, List.of(), Optional.empty(), OptionalInt.empty());
    }

    /** The same, with membranes that begin at their reset potential. */
    public SpikingRun startingFromReset() {
        return new SpikingRun(inputs, cycles, true, cadc, cadcNeurons, madc, correlationRow);
    }

    /** The same, with a trace of all columns. */
    public SpikingRun withCadc() {
        return withCadc(List.of());
    }

    /**
     * The same, with traces of some neurons. Their readings are those that a trace of all columns has.
     *
     * @param neurons whose readings are kept; those of all columns if it is empty
     */
    public SpikingRun withCadc(List<Neuron> neurons) {
        return new SpikingRun(inputs, cycles, fromReset, true, neurons, madc, correlationRow);
    }

    /** The same, with a trace of one neuron by the fast ADC. */
    public SpikingRun withMadc(Neuron neuron) {
        return new SpikingRun(inputs, cycles, fromReset, cadc, cadcNeurons, Optional.of(neuron), correlationRow);
    }

    /** The same, reading the correlation sensors of one row at the end. */
    public SpikingRun withCorrelation(int row) {
        return new SpikingRun(inputs, cycles, fromReset, cadc, cadcNeurons, madc, OptionalInt.of(row));
    }

    /** Number of readings of a column by the CADC, if asked for: one at the beginning, and those that follow up to the end. */
    public int cadcSamples() {
        return (int) (nanos() / (SpikingRecord.CADC_INTERVAL_MICROS * NANOS_PER_MICRO)) + 1;
    }

    /** Number of readings by the fast ADC: one at the beginning, and those that follow up to the end; 0 if not asked for. */
    public int madcSamples() {
        return madc.isPresent() ? (int) (nanos() / ChipTime.MADC_INTERVAL_NANOS) + 1 : 0;
    }

    private double nanos() {
        return cycles * ChipTime.CYCLE_NANOS;
    }

    /** Duration in µs. */
    public double micros() {
        return ChipTime.micros(cycles);
    }
}
