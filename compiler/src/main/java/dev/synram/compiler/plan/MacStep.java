package dev.synram.compiler.plan;

import dev.synram.chip.MacSettings;
import dev.synram.network.Mac;
import dev.synram.network.layer.Im2col;
import dev.synram.network.quantization.QuantizedWeights;
import java.util.IdentityHashMap;
import java.util.List;

/** One matrix multiplication of a program. */
public final class MacStep {

    private final Unrolled matrix;
    private final MacSettings settings;
    private final boolean signed;
    private final double activity;
    private final List<Placement> placements;
    private final Im2col patches;
    private final IdentityHashMap<Placement, Long> mostEvents = new IdentityHashMap<>();

    /**
     * Makes a step.
     *
     * @param matrix the network's multiplication as it is laid out
     * @param settings how its events are sent
     * @param signed whether its activations have a sign, so that all vectors are sent twice: the positive activations, then
     *     the negative ones, and the second results are subtracted
     * @param activity share of the inputs that are expected not to be 0
     * @param placements its tiles, ordered by phase
     */
    public MacStep(Unrolled matrix, MacSettings settings, boolean signed, double activity, List<Placement> placements) {
        this.matrix = matrix;
        this.settings = settings;
        this.signed = signed;
        this.activity = activity;
        this.placements = List.copyOf(placements);
        patches = matrix.patches();
        placements.forEach(placement -> mostEvents.put(placement, events(placement.patches(patches))));
    }

    private static long events(Im2col patches) {
        long events = 0;
        for (int element : patches.source()) {
            events += element == Im2col.PADDING ? 0 : 1;
        }
        return events;
    }

    /** The network's multiplication as it is laid out. */
    public Unrolled matrix() {
        return matrix;
    }

    /** How its events are sent. */
    public MacSettings settings() {
        return settings;
    }

    /** Whether its activations have a sign, so that all vectors are sent twice and results subtracted. */
    public boolean signed() {
        return signed;
    }

    /** Share of the inputs that are expected not to be 0. */
    public double activity() {
        return activity;
    }

    /** Its tiles, ordered by phase. */
    public List<Placement> placements() {
        return placements;
    }

    /** The network's multiplication. */
    public Mac mac() {
        return matrix.mac();
    }

    /** Into how many parts the results of a sample are divided: one a vector. */
    public int positions() {
        return matrix.positions();
    }

    /** How often each vector is sent as it is: twice if there are signs. */
    public int signs() {
        return signed ? 2 : 1;
    }

    /** Vectors that one sample sends to synrams. */
    public long executions() {
        return placements.stream().mapToLong(Placement::positions).sum() * signs();
    }

    /** The most events of one sample, at one send: every activation is an event. */
    public long mostEvents() {
        return placements.stream().mapToLong(this::mostEvents).sum();
    }

    /** The most events of one sample at one of the placements, of one sign, at one send. */
    public long mostEvents(Placement placement) {
        Long events = mostEvents.get(placement);
        if (events == null) {
            throw new IllegalArgumentException("%s is not a placement of %s".formatted(placement, mac().name()));
        }
        return events;
    }

    /** The elements of the vectors that a placement sends: failed inputs, like padding, get nothing. */
    public Im2col patches(Placement placement) {
        return placement.patches(patches);
    }

    /** The weights of a segment of a placement, as they stand in the synram. */
    public byte[] weights(Placement placement, int segment, QuantizedWeights weights) {
        return placement.weights(matrix, segment, weights);
    }

    /** Number of shifted copies of a convolution that share their inputs. */
    public int copies() {
        return matrix.copies();
    }
}
