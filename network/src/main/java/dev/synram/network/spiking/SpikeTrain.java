package dev.synram.network.spiking;

/**
 * The spikes of one sample, by time.
 *
 * @param sources who spiked: inputs, or neurons
 * @param micros when, in µs
 */
@SuppressWarnings("ArrayRecordComponent") // the caller's own; trains are never compared as records
public record SpikeTrain(int[] sources, float[] micros) {

    /** No spikes. */
    public static final SpikeTrain NONE = new SpikeTrain(new int[0], new float[0]);

    public SpikeTrain {
        if (sources.length != micros.length) {
            throw new IllegalArgumentException(
                    "a spike train has %s sources, but %s times".formatted(sources.length, micros.length));
        }
        for (int i = 1; i < micros.length; i++) {
            if (!(micros[i] >= micros[i - 1])) {
                throw new IllegalArgumentException("spike %s of a train is at %s µs, before the one at %s µs; sort them"
                        .formatted(i, micros[i], micros[i - 1]));
            }
        }
    }

    /** Number of spikes. */
    public int count() {
        return micros.length;
    }
}
