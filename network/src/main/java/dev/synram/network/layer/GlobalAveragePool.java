package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/**
 * The mean of each channel.
 *
 * @param moreBits bits by which a mean of integers is finer than they are: it is multiplied by 2^moreBits, then limited to 8 bits;
 *     0..7, and 0 in float
 */
public record GlobalAveragePool(int moreBits) implements UnaryLayer {

    public GlobalAveragePool {
        MeanBits.require(moreBits);
    }

    /** The mean of as many bits as the elements. */
    public GlobalAveragePool() {
        this(0);
    }

    @Override
    public Shape outputShape(Shape input) {
        return Shape.vector(input.channels());
    }

    /** For each channel, the indices of its elements as a vector. */
    public Im2col taps(Shape input) {
        int pixels = input.height() * input.width();
        int[] source = new int[input.size()];
        for (int channel = 0; channel < input.channels(); channel++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                source[channel * pixels + pixel] = pixel * input.channels() + channel;
            }
        }
        return new Im2col(pixels, source);
    }

    @Override
    public String kind() {
        return "average";
    }

    @Override
    public String toString() {
        return "global average pooling" + MeanBits.text(moreBits);
    }
}
