package dev.synram.chip.spiking;

/** Whether a neuron's constant current flows, and its direction. */
public enum OffsetCurrent {
    /** None. */
    OFF(0),

    /** It raises the membrane. */
    UP(1),

    /** It lowers the membrane. */
    DOWN(-1);

    private final int sign;

    OffsetCurrent(int sign) {
        this.sign = sign;
    }

    /** 1, 0 or -1. */
    public int sign() {
        return sign;
    }
}
