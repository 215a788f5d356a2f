package dev.synram.remote.message;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.SpikingRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One emulation, see {@link SpikingRun}.
 *
 * @param inputs events that the host sends
 * @param cycles duration in cycles of 8 ns
 * @param fromReset whether membranes begin at their reset potential
 * @param cadc whether the CADC records
 * @param cadcNeurons whose readings are kept; those of all if it is empty
 * @param madc the neuron that the fast ADC records, if any
 * @param correlation whether correlation sensors are read at the end
 * @param correlationRow of which synapse row
 */
public record Run(
        EventList inputs,
        int cycles,
        boolean fromReset,
        boolean cadc,
        List<Neuron> cadcNeurons,
        Optional<Neuron> madc,
        boolean correlation,
        int correlationRow) {

    /** Bytes of a record beside recordings: counters and columns' sums, and some events. */
    private static final long RECORD_BYTES = 8192;

    /** The message of a run. */
    public static Run of(SpikingRun run) {
        return new Run(
                EventList.of(run.inputs()),
                run.cycles(),
                run.fromReset(),
                run.cadc(),
                run.cadcNeurons(),
                run.madc(),
                run.correlationRow().isPresent(),
                run.correlationRow().orElse(0));
    }

    /** The run of this message. */
    public SpikingRun spiking() {
        return new SpikingRun(
                inputs.events(),
                cycles,
                fromReset,
                cadc,
                cadcNeurons,
                madc,
                correlation ? OptionalInt.of(correlationRow) : OptionalInt.empty());
    }

    /** About how many bytes the messages with a run and with its record have. */
    public static long bytes(SpikingRun run, ChipGeometry geometry) {
        int columns = run.cadcNeurons().isEmpty()
                ? geometry.hemispheres() * ChipGeometry.COLUMNS
                : run.cadcNeurons().size();
        long cadc = run.cadc() ? (long) columns * run.cadcSamples() : 0;
        return RECORD_BYTES
                + cadc
                + 2L * run.madcSamples()
                + (long) EventList.BYTES * run.inputs().count();
    }
}
