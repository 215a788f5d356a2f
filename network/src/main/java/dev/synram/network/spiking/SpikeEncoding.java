package dev.synram.network.spiking;

/** How the values of a sample, which are 0..1, become spikes of inputs. The spikes depend on the values alone. */
public interface SpikeEncoding {

    /** Time before which no input spikes, in µs. */
    double earlyMicros();

    /** Time after which no input spikes for a value, in µs. */
    double lateMicros();

    /** Inputs for one value, each with weights of its own. */
    int repetitions();

    /** Number of inputs for a number of values. */
    int inputs(int values);

    /**
     * The spikes of one sample. Inputs of a value follow each other.
     *
     * @param values 0..1
     */
    SpikeTrain encode(float[] values);

    /**
     * The same spikes at other times.
     *
     * @param factor of all times, above 0
     */
    SpikeEncoding scaled(double factor);

    /** The same with another number of inputs for one value, 1 or more. */
    SpikeEncoding withRepetitions(int count);
}
