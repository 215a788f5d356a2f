package dev.synram.remote.message;

import dev.synram.chip.spiking.EventCounters;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRecord.CadcTrace;
import dev.synram.chip.spiking.SpikingRecord.Correlation;
import dev.synram.chip.spiking.SpikingRun;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What one run gave, see {@link SpikingRecord}.
 *
 * @param spikes events that reached the host
 * @param cadc time after time, one byte a neuron whose readings are kept, in the run's order, or else a column
 * @param madc readings of the fast ADC
 * @param counters what the chip counted
 * @param causal one byte a column, if correlation sensors were read
 * @param acausal the same for events after spikes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RunRecord(
        EventList spikes, byte[] cadc, int[] madc, EventCounters counters, byte[] causal, byte[] acausal) {

    private static final int BYTE = 0xff;

    /** Bytes of a varint of 32 bits. */
    private static final int LONGEST = 5;

    /** Counters and columns' sums. */
    private static final int REST = 8192;

    /** No fewer bytes than this message has. */
    public long mostBytes() {
        return (long) LONGEST * (spikes.cycles().length + spikes.labels().length + madc.length) + cadc.length + REST;
    }

    /** The message of a record. */
    public static RunRecord of(SpikingRecord result, SpikingRun run) {
        int[] kept = kept(run, result.counters().spikes().length);
        int[][] readings = result.cadc().map(CadcTrace::readings).orElse(new int[0][]);
        byte[] cadc = new byte[Math.multiplyExact(readings.length, kept.length)];
        for (int i = 0; i < cadc.length; i++) {
            cadc[i] = (byte) readings[i / kept.length][kept[i % kept.length]];
        }
        return new RunRecord(
                EventList.of(result.spikes()),
                cadc,
                result.madc(),
                result.counters(),
                result.correlation().map(sensors -> bytes(sensors.causal())).orElse(new byte[0]),
                result.correlation().map(sensors -> bytes(sensors.acausal())).orElse(new byte[0]));
    }

    /**
     * The record of this message.
     *
     * @throws IllegalArgumentException if it is no record of that run
     */
    public SpikingRecord of(SpikingRun run) {
        int columns = counters.spikes().length;
        int[] kept = kept(run, columns);
        int samples = run.cadc() ? run.cadcSamples() : 0;
        require("CADC readings", cadc.length, (long) samples * kept.length);
        require("MADC readings", madc.length, run.madcSamples());
        int sensors = run.correlationRow().isPresent() ? columns : 0;
        require("causal readings", causal.length, sensors);
        require("acausal readings", acausal.length, sensors);
        int[][] readings = new int[samples][columns];
        for (int sample = 0; sample < samples; sample++) {
            Arrays.fill(readings[sample], CadcTrace.NOT_KEPT);
            for (int i = 0; i < kept.length; i++) {
                readings[sample][kept[i]] = cadc[sample * kept.length + i] & BYTE;
            }
        }
        return new SpikingRecord(
                spikes.events(),
                run.cadc() ? Optional.of(new CadcTrace(readings)) : Optional.empty(),
                madc,
                counters,
                sensors == 0 ? Optional.empty() : Optional.of(new Correlation(values(causal), values(acausal))));
    }

    private static void require(String what, int count, long expected) {
        if (count != expected) {
            throw new IllegalArgumentException("a run has %s %s; expected %s".formatted(count, what, expected));
        }
    }

    /** The columns whose readings are kept. */
    private static int[] kept(SpikingRun run, int columns) {
        return run.cadcNeurons().isEmpty()
                ? IntStream.range(0, columns).toArray()
                : run.cadcNeurons().stream().mapToInt(SpikingRecord::index).toArray();
    }

    private static byte[] bytes(int[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static int[] values(byte[] bytes) {
        int[] values = new int[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i] & BYTE;
        }
        return values;
    }
}
