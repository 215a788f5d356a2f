package dev.synram.kernel.simd;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.kernel.DigitalKernel;
import dev.synram.kernel.data.ByteRange;
import dev.synram.kernel.scalar.ScalarBytes;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The processors' work with the Vector API. */
final class SimdDigitalKernel implements DigitalKernel {

    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;
    private static final VectorSpecies<Byte> WIDE = ByteVector.SPECIES_PREFERRED;

    @Override
    public void addSaturating(ByteRange addends, ByteRange sums) {
        byte[] source = addends.data();
        byte[] target = sums.data();
        int from = addends.start();
        int to = sums.start();
        int count = sums.length();
        int whole = BYTES.loopBound(count);
        for (int i = 0; i < whole; i += BYTES.length()) {
            ByteVector.fromArray(BYTES, target, to + i)
                    .lanewise(VectorOperators.SADD, ByteVector.fromArray(BYTES, source, from + i))
                    .intoArray(target, to + i);
        }
        for (int i = whole; i < count; i++) {
            target[to + i] = ScalarBytes.sum(target[to + i], source[from + i]);
        }
    }

    /** There is no shift of bytes: pairs of them, negative ones cleared, are shifted and the bits of neighbours masked. */
    @Override
    public void convertingRelu(ByteRange values, int shift) {
        byte[] data = values.data();
        int from = values.start();
        int end = from + values.length();
        int whole = from + WIDE.loopBound(values.length());
        byte kept = (byte) (Byte.MAX_VALUE >> shift);
        for (int i = from; i < whole; i += BYTES.length()) {
            ShortVector pairs =
                    ByteVector.fromArray(BYTES, data, i).max((byte) 0).reinterpretAsShorts();
            pairs.lanewise(VectorOperators.LSHR, shift)
                    .reinterpretAsBytes()
                    .and(kept)
                    .min((byte) ChipGeometry.MAX_ACTIVATION)
                    .intoArray(data, i);
        }
        for (int i = whole; i < end; i++) {
            data[i] = ScalarBytes.activation(data[i], shift);
        }
    }

    @Override
    public void relu(ByteRange values, byte largest) {
        byte[] data = values.data();
        int end = values.start() + values.length();
        int whole = values.start() + BYTES.loopBound(values.length());
        for (int i = values.start(); i < whole; i += BYTES.length()) {
            ByteVector.fromArray(BYTES, data, i).max((byte) 0).min(largest).intoArray(data, i);
        }
        for (int i = whole; i < end; i++) {
            data[i] = ScalarBytes.limited(data[i], largest);
        }
    }

    @Override
    public void max(ByteRange values, ByteRange largest) {
        byte[] source = values.data();
        byte[] target = largest.data();
        int from = values.start();
        int to = largest.start();
        int count = largest.length();
        int whole = BYTES.loopBound(count);
        for (int i = 0; i < whole; i += BYTES.length()) {
            ByteVector.fromArray(BYTES, target, to + i)
                    .max(ByteVector.fromArray(BYTES, source, from + i))
                    .intoArray(target, to + i);
        }
        for (int i = whole; i < count; i++) {
            target[to + i] = ScalarBytes.max(target[to + i], source[from + i]);
        }
    }
}
