package dev.synram.bench;

/** What is measured. */
public enum Figure {
    /** A thousand vectors through a matrix of 256 x 512, as four tiles of a chip. */
    MULTIPLICATION("multiplication, 1000 x 256 x 512", "GMAC/s", true),
    /** The same on one thread. */
    ONE_THREAD("the same on one thread", "GMAC/s", true),
    /** The MNIST network, a thousand images at a time. */
    INFERENCE("inference, batch 1000", "images/s", true),
    /** The MNIST network, one image at a time on one thread: the time that 99 % of the images stay within. */
    LATENCY("inference, batch 1, 99 % within", "µs", false),
    /** Training of the MNIST network with the chip in the loop. */
    TRAINING("training in the loop, batch 1000", "images/s", true),
    /** 200 dense vectors through a hemisphere, 128 x 256, in the event-driven model. */
    EVENT_DRIVEN("event-driven multiplication", "GMAC/s", true),
    /** Fused multiply-adds on registers, all threads: what the machine can do. */
    PEAK("fused multiply-adds at the peak", "GMAC/s", true);

    private final String title;
    private final String unit;
    private final boolean moreIsBetter;

    Figure(String title, String unit, boolean moreIsBetter) {
        this.title = title;
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
    }

    /** What it is, in a few words. */
    public String title() {
        return title;
    }

    /** Its unit. */
    public String unit() {
        return unit;
    }

    /** Whether a larger number is better. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** Whether the peers do the same work. */
    public boolean hasPeers() {
        return this == MULTIPLICATION || this == INFERENCE || this == LATENCY || this == TRAINING;
    }
}
