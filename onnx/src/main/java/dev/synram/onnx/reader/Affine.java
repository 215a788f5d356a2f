package dev.synram.onnx.reader;

import java.util.Arrays;

/**
 * A factor and an offset for each element of a sample that are still to be applied: {@code factor * x + offset}. They
 * are folded into the weights of the next multiplication where that is exact.
 *
 * @param name of the node that they come from
 * @param factors one per element in the order of memory; none for the identity
 * @param offsets as many
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as records
record Affine(String name, float[] factors, float[] offsets) {

    /** A product of factors that undo each other differs from 1 by no more. */
    private static final float ROUNDING = 1e-6f;

    static final Affine NONE = new Affine("", new float[0], new float[0]);

    /** The same factor and offset for all elements. */
    static Affine uniform(String name, int size, float factor, float offset) {
        float[] factors = new float[size];
        float[] offsets = new float[size];
        Arrays.fill(factors, factor);
        Arrays.fill(offsets, offset);
        return new Affine(name, factors, offsets).simplified();
    }

    /** The same factors and offsets for each position, channel by channel. */
    static Affine ofChannels(String name, int size, float[] factors, float[] offsets) {
        float[] all = new float[size];
        float[] allOffsets = new float[size];
        for (int i = 0; i < size; i++) {
            all[i] = factors[i % factors.length];
            allOffsets[i] = offsets[i % factors.length];
        }
        return new Affine(name, all, allOffsets).simplified();
    }

    boolean isNone() {
        return factors.length == 0;
    }

    private Affine simplified() {
        for (int i = 0; i < factors.length; i++) {
            if (Math.abs(factors[i] - 1) > ROUNDING || offsets[i] != 0) {
                return this;
            }
        }
        return NONE;
    }

    /** This, followed by another. */
    Affine then(Affine next) {
        if (isNone() || next.isNone()) {
            return isNone() ? next : this;
        }
        float[] newFactors = new float[factors.length];
        float[] newOffsets = new float[factors.length];
        for (int i = 0; i < factors.length; i++) {
            newFactors[i] = next.factors[i] * factors[i];
            newOffsets[i] = next.factors[i] * offsets[i] + next.offsets[i];
        }
        return new Affine(next.name, newFactors, newOffsets).simplified();
    }

    boolean hasOffsets() {
        for (float offset : offsets) {
            if (offset != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether larger elements stay larger. */
    boolean isIncreasing() {
        for (float factor : factors) {
            if (!(factor > 0)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the factor and the offset of an element depend on its channel alone. */
    boolean isChannelwise(int channels) {
        for (int i = channels; i < factors.length; i++) {
            if (factors[i] != factors[i - channels] || offsets[i] != offsets[i - channels]) {
                return false;
            }
        }
        return true;
    }

    /** Whether all elements have the same factor and offset. */
    boolean isUniform() {
        return isChannelwise(1);
    }

    float factor(int element) {
        return isNone() ? 1 : factors[element];
    }

    float offset(int element) {
        return isNone() ? 0 : offsets[element];
    }

    /** The same for a sample with another number of positions; only if it is {@linkplain #isChannelwise channelwise}. */
    Affine resized(int channels, int size) {
        return isNone()
                ? this
                : ofChannels(name, size, Arrays.copyOf(factors, channels), Arrays.copyOf(offsets, channels));
    }
}
