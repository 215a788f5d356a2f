package dev.synram.bench.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;

/**
 * A linear model of the chip as its public software has one: rounded inputs and weights, one gain, blocks of 128 inputs,
 * Gaussian noise, results that are rounded down to 8 bits.
 *
 * @param deviation standard deviation of the noise of each block, LSB
 */
record LinearMock(double deviation) {

    /** Of a typical chip, LSB. */
    static final double TYPICAL_DEVIATION = 2;

    /** Of a typical chip, LSB for an input of 1 and a weight of 1. */
    static final double GAIN = 0.002;

    static final int MAX_INPUT = 31;
    static final int MAX_WEIGHT = 63;
    private static final int BLOCK = 128;
    private static final int SHIFT_DIVISOR = 4;

    /**
     * A product with what its gradients need.
     *
     * @param inputs rounded, vectors x inputs
     * @param weights rounded, inputs x outputs
     * @param results vectors x outputs, -128 to 127
     */
    record Product(NDArray inputs, NDArray weights, NDArray results) {

        /** The results after a ReLU that converts them to 5 bits. */
        NDArray activations() {
            return results.clip(0, Byte.MAX_VALUE).divi(SHIFT_DIVISOR).floor().clip(0, MAX_INPUT);
        }

        /** The gradient of the results, from that of the activations; rounding and upper limit are ignored. */
        NDArray beforeActivations(NDArray gradient) {
            return gradient.mul(results.gt(0)).divi(SHIFT_DIVISOR);
        }

        /** The gradient of the weights, from that of the results. */
        NDArray weightGradient(NDArray gradient) {
            return inputs.transpose().matMul(gradient.mul(GAIN));
        }

        /** The gradient of the inputs, from that of the results. */
        NDArray inputGradient(NDArray gradient) {
            return gradient.mul(GAIN).matMul(weights.transpose());
        }
    }

    /**
     * Multiplies.
     *
     * @param inputs vectors x inputs, 0 to 31 after rounding
     * @param weights inputs x outputs, -63 to 63 after rounding
     * @throws IllegalArgumentException if they are out of range
     */
    Product product(NDArray inputs, NDArray weights) {
        NDArray activations = rounded("inputs", inputs, 0, MAX_INPUT);
        NDArray matrix = rounded("weights", weights, -MAX_WEIGHT, MAX_WEIGHT);
        long rows = matrix.getShape().get(0);
        NDArray total = block(activations, matrix, 0, Math.min(BLOCK, rows));
        for (long first = BLOCK; first < rows; first += BLOCK) {
            total.addi(block(activations, matrix, first, Math.min(first + BLOCK, rows)));
        }
        return new Product(activations, matrix, total.clip(Byte.MIN_VALUE, Byte.MAX_VALUE));
    }

    private NDArray block(NDArray inputs, NDArray weights, long first, long end) {
        NDArray sums = inputs.get(new NDIndex().addAllDim().addSliceDim(first, end))
                .matMul(weights.get(new NDIndex().addSliceDim(first, end)));
        NDArray noise = sums.getManager().randomNormal(0, (float) deviation, sums.getShape(), DataType.FLOAT32);
        return sums.muli(GAIN).addi(noise).floor().clip(Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    private static NDArray rounded(String name, NDArray values, int least, int most) {
        NDArray rounded = values.round();
        float smallest = rounded.min().getFloat();
        float largest = rounded.max().getFloat();
        if (smallest < least || largest > most) {
            throw new IllegalArgumentException(
                    "%s are %s to %s; allowed is %s to %s; scale them".formatted(name, smallest, largest, least, most));
        }
        return rounded;
    }
}
