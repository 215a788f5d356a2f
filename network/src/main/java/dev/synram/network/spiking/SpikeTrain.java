package dev.synram.network.spiking;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

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

    /** All spikes of this train and of another one, by time; of those at the same time this train's come first. */
    public SpikeTrain with(SpikeTrain other) {
        int[] all = new int[count() + other.count()];
        float[] times = new float[all.length];
        int next = 0;
        int nextOther = 0;
        for (int i = 0; i < all.length; i++) {
            boolean own = nextOther == other.count() || (next < count() && micros[next] <= other.micros[nextOther]);
            all[i] = own ? sources[next] : other.sources[nextOther];
            times[i] = own ? micros[next++] : other.micros[nextOther++];
        }
        return new SpikeTrain(all, times);
    }

    /**
     * The same spikes of sources with other numbers.
     *
     * @param names the new number of each source; below 0 for those whose spikes are left out
     */
    public SpikeTrain renamed(IntUnaryOperator names) {
        int[] renamed = new int[count()];
        float[] times = new float[count()];
        int kept = 0;
        for (int spike = 0; spike < count(); spike++) {
            renamed[kept] = names.applyAsInt(sources[spike]);
            times[kept] = micros[spike];
            kept += renamed[kept] < 0 ? 0 : 1;
        }
        return new SpikeTrain(Arrays.copyOf(renamed, kept), Arrays.copyOf(times, kept));
    }

    /**
     * The same spikes later, without those that would be at an end or after it.
     *
     * @param delay in µs
     * @param end in µs
     */
    public SpikeTrain delayed(double delay, double end) {
        int kept = 0;
        while (kept < count() && micros[kept] + delay < end) {
            kept++;
        }
        float[] times = new float[kept];
        for (int spike = 0; spike < kept; spike++) {
            times[spike] = (float) (micros[spike] + delay);
        }
        return new SpikeTrain(Arrays.copyOf(sources, kept), times);
    }
}
