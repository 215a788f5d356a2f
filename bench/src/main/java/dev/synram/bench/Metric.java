package dev.synram.bench;

/** A measured metric. */
public enum Metric {
    /** A thousand vectors multiplied with a matrix of 256 x 512, in four tiles of a chip. */
    MULTIPLICATION("multiplication, 1000 x 256 x 512", "GMAC/s", true),
    /** The same multiplication on one thread. */
    ONE_THREAD("the same on one thread", "GMAC/s", true),
    /** Inference of the MNIST network in batches of 1,000 samples. */
    INFERENCE("inference, batch 1000", "samples/s", true),
    /** The 99th percentile of the latency of the MNIST network for single samples on one thread. */
    LATENCY("inference, batch 1, 99 % within", "µs", false),
    /** Training of the MNIST network with the chip in the loop. */
    TRAINING("training in the loop, batch 1000", "samples/s", true),
    /** Inference of the network {@code deep} on one chip in batches of 256 samples. */
    DEEP_INFERENCE("deep: inference, batch 256", "samples/s", true),
    /** Training of the network {@code deep} with the chip in the loop. */
    DEEP_TRAINING("deep: training in the loop, 256", "samples/s", true),
    /** Inference of the network {@code large} on four chips in batches of 256 samples. */
    LARGE_INFERENCE("large: inference, batch 256", "samples/s", true),
    /** Training of the network {@code large} with the chips in the loop. */
    LARGE_TRAINING("large: training in the loop, 256", "samples/s", true),
    /** 200 dense vectors multiplied by a hemisphere, 128 x 256, in the event-driven model. */
    EVENT_DRIVEN("event-driven multiplication", "GMAC/s", true),
    /** Fused multiply-adds on registers with all threads: the peak rate of the host. */
    PEAK("fused multiply-adds at the peak", "GMAC/s", true);

    private final String title;
    private final String unit;
    private final boolean moreIsBetter;

    Metric(String title, String unit, boolean moreIsBetter) {
        this.title = title;
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
    }

    /** The title for display. */
    public String title() {
        return title;
    }

    /** The unit of its values. */
    public String unit() {
        return unit;
    }

    /** Whether a larger number is better. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** Whether peers run the same workload for one of the other models. */
    public boolean hasPeers(PeerModel model) {
        return switch (this) {
            case MULTIPLICATION, INFERENCE, LATENCY, TRAINING -> true;
            case DEEP_INFERENCE, DEEP_TRAINING, LARGE_INFERENCE, LARGE_TRAINING -> model == PeerModel.DIGITAL;
            case ONE_THREAD, EVENT_DRIVEN, PEAK -> false;
        };
    }
}
