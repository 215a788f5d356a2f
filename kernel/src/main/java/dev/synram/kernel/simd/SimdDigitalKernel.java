package dev.synram.kernel.simd;

import dev.synram.chip.ChipGeometry;
import dev.synram.kernel.DigitalKernel;
import dev.synram.kernel.scalar.ScalarDigitalKernel;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The processors' work with the Vector API. */
final class SimdDigitalKernel implements DigitalKernel {

    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;
    private static final VectorSpecies<Byte> WIDE = ByteVector.SPECIES_PREFERRED;

    private final DigitalKernel rest = new ScalarDigitalKernel();

    @Override
    public void addSaturating(byte[] addends, int from, byte[] sums, int to, int count) {
        int whole = BYTES.loopBound(count);
        for (int i = 0; i < whole; i += BYTES.length()) {
            ByteVector.fromArray(BYTES, sums, to + i)
                    .lanewise(VectorOperators.SADD, ByteVector.fromArray(BYTES, addends, from + i))
                    .intoArray(sums, to + i);
        }
        rest.addSaturating(addends, from + whole, sums, to + whole, count - whole);
    }

    /** There is no shift of bytes: pairs of them, negative ones cleared, are shifted and the strangers' bits masked. */
    @Override
    public void convert(byte[] values, int from, int count, int shift) {
        int whole = WIDE.loopBound(count);
        byte kept = (byte) (Byte.MAX_VALUE >> shift);
        for (int i = from; i < from + whole; i += BYTES.length()) {
            ShortVector pairs =
                    ByteVector.fromArray(BYTES, values, i).max((byte) 0).reinterpretAsShorts();
            pairs.lanewise(VectorOperators.LSHR, shift)
                    .reinterpretAsBytes()
                    .and(kept)
                    .min((byte) ChipGeometry.MAX_ACTIVATION)
                    .intoArray(values, i);
        }
        rest.convert(values, from + whole, count - whole, shift);
    }
}
