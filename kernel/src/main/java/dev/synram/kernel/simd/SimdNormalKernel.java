package dev.synram.kernel.simd;

import static dev.synram.kernel.data.NormalStreams.GROUP;
import static dev.synram.kernel.data.NormalStreams.PAIRS;
import static dev.synram.kernel.simd.Lanes.COUNT;
import static dev.synram.kernel.simd.Lanes.FLOATS;
import static dev.synram.kernel.simd.Lanes.broadcast;
import static dev.synram.kernel.simd.Lanes.load;

import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.random.CounterRandom;
import dev.synram.kernel.NormalKernel;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.NormalStreams;
import dev.synram.kernel.scalar.BoxMuller;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Normal numbers with the Vector API: hashes first, whose words are left where the numbers will stand, then radii and
 * angles. In one pass the method would be larger than the compiler takes, and vectors would become objects.
 *
 * <p>Lanes of ints are pairs of lanes of longs: the hash of an even lane stays where it is, that of an odd one is computed
 * beside it, and words change places by shifts.
 */
final class SimdNormalKernel implements NormalKernel {

    private static final VectorSpecies<Long> LONGS = FLOATS.withLanes(long.class);
    private static final long LOW_WORD = 0xFFFF_FFFFL;

    @Override
    public void draw(NormalStreams streams) {
        float[] out = streams.numbers;
        int group = streams.firstGroup();
        int groups = streams.groups();
        for (int i = 0; i < streams.count(); i++) {
            int start = i * streams.stride();
            long key = streams.keys[i];
            for (int g = 0; g < groups; g++) {
                int to = start + g * GROUP;
                for (int pair = 0; pair < PAIRS; pair += COUNT) {
                    int counter = ((group + g) * PAIRS + pair) / 2;
                    hash(
                            BoxMuller.EVEN_COUNTERS,
                            BoxMuller.ODD_COUNTERS,
                            counter,
                            key,
                            out,
                            to + pair,
                            to + pair + PAIRS);
                }
            }
            takePairs(groups, PAIRS, PAIRS, out, start);
        }
    }

    @Override
    public void drawLanes(LaneGroup group, int firstPair, int pairs) {
        long[] evenKeys = group.evenKeys;
        long[] oddKeys = group.oddKeys;
        float[] out = group.normals;
        int lanes = group.lanes();
        for (int pair = 0; pair < pairs; pair++) {
            long counter = CounterRandom.counter(firstPair + pair);
            int to = 2 * pair * InterleavedVectors.LANES;
            for (int lane = 0; lane < lanes; lane += COUNT) {
                hash(evenKeys, oddKeys, lane / 2, counter, out, to + lane, to + InterleavedVectors.LANES + lane);
            }
        }
        takePairs(pairs, lanes, InterleavedVectors.LANES, out, 0);
    }

    /** Puts the low words of the hashes of {@code even + addend} and {@code odd + addend} into one place, the high ones into another. */
    private static void hash(long[] even, long[] odd, int from, long addend, float[] out, int low, int high) {
        LongVector a = LongVector.fromArray(LONGS, even, from).add(addend);
        LongVector b = LongVector.fromArray(LONGS, odd, from).add(addend);
        a = a.lanewise(VectorOperators.LSHR, 30)
                .lanewise(VectorOperators.XOR, a)
                .mul(CounterRandom.FIRST_FACTOR);
        b = b.lanewise(VectorOperators.LSHR, 30)
                .lanewise(VectorOperators.XOR, b)
                .mul(CounterRandom.FIRST_FACTOR);
        a = a.lanewise(VectorOperators.LSHR, 27)
                .lanewise(VectorOperators.XOR, a)
                .mul(CounterRandom.SECOND_FACTOR);
        b = b.lanewise(VectorOperators.LSHR, 27)
                .lanewise(VectorOperators.XOR, b)
                .mul(CounterRandom.SECOND_FACTOR);
        a = a.lanewise(VectorOperators.LSHR, 31).lanewise(VectorOperators.XOR, a);
        b = b.lanewise(VectorOperators.LSHR, 31).lanewise(VectorOperators.XOR, b);
        a.and(LOW_WORD)
                .or(b.lanewise(VectorOperators.LSHL, Integer.SIZE))
                .reinterpretAsFloats()
                .intoArray(out, low);
        a.lanewise(VectorOperators.LSHR, Integer.SIZE)
                .or(b.and(~LOW_WORD))
                .reinterpretAsFloats()
                .intoArray(out, high);
    }

    /**
     * Makes numbers of words: those of a row and of the one after it, for each two rows. Written out in one piece, so that
     * it is too long for the compiler to inline into its callers, which would then become too large for it. Constants made
     * before a loop stay in registers in it; those in static fields would be read from memory again after every write.
     */
    private static void takePairs(int pairs, int width, int distance, float[] out, int first) {
        FloatVector radiusScale = broadcast(BoxMuller.RADIUS_SCALE);
        FloatVector radiusHalfStep = broadcast(BoxMuller.RADIUS_HALF_STEP);
        FloatVector angleScale = broadcast(BoxMuller.ANGLE_SCALE);
        FloatVector lnExponent = broadcast(BoxMuller.LN_EXPONENT);
        FloatVector ln0 = broadcast(BoxMuller.LN_0);
        FloatVector ln1 = broadcast(BoxMuller.LN_1);
        FloatVector ln2 = broadcast(BoxMuller.LN_2);
        FloatVector ln3 = broadcast(BoxMuller.LN_3);
        FloatVector ln4 = broadcast(BoxMuller.LN_4);
        FloatVector ln5 = broadcast(BoxMuller.LN_5);
        FloatVector ln6 = broadcast(BoxMuller.LN_6);
        FloatVector sin0 = broadcast(BoxMuller.SIN_0);
        FloatVector sin1 = broadcast(BoxMuller.SIN_1);
        FloatVector sin2 = broadcast(BoxMuller.SIN_2);
        FloatVector sin3 = broadcast(BoxMuller.SIN_3);
        FloatVector cos0 = broadcast(BoxMuller.COS_0);
        FloatVector cos1 = broadcast(BoxMuller.COS_1);
        FloatVector cos2 = broadcast(BoxMuller.COS_2);
        FloatVector cos3 = broadcast(BoxMuller.COS_3);
        FloatVector one = broadcast(1f);
        for (int pair = 0; pair < pairs; pair++) {
            int at = first + 2 * pair * distance;
            for (int i = at; i < at + width; i += COUNT) {
                IntVector x = load(out, i).reinterpretAsInts();
                IntVector sign = x.lanewise(VectorOperators.LSHL, Integer.SIZE - 1);
                FloatVector u = ((FloatVector)
                                x.lanewise(VectorOperators.LSHR, 1).convertShape(VectorOperators.I2F, FLOATS, 0))
                        .fma(radiusScale, radiusHalfStep);
                IntVector bits = u.reinterpretAsInts();
                IntVector exponent = bits.sub(BoxMuller.SPLIT).lanewise(VectorOperators.ASHR, BoxMuller.MANTISSA_BITS);
                FloatVector t = bits.sub(exponent.lanewise(VectorOperators.LSHL, BoxMuller.MANTISSA_BITS))
                        .reinterpretAsFloats()
                        .sub(one);
                FloatVector p = ln6.fma(t, ln5);
                p = p.fma(t, ln4);
                p = p.fma(t, ln3);
                p = p.fma(t, ln2);
                p = p.fma(t, ln1);
                p = p.fma(t, ln0);
                FloatVector minusTwoLn =
                        ((FloatVector) exponent.convertShape(VectorOperators.I2F, FLOATS, 0)).fma(lnExponent, p.mul(t));
                FloatVector radius = minusTwoLn
                        .lanewise(VectorOperators.SQRT)
                        .reinterpretAsInts()
                        .or(sign)
                        .reinterpretAsFloats();
                FloatVector f = ((FloatVector) load(out, i + distance)
                                .reinterpretAsInts()
                                .convertShape(VectorOperators.I2F, FLOATS, 0))
                        .mul(angleScale);
                FloatVector square = f.mul(f);
                FloatVector sine = sin3.fma(square, sin2);
                sine = sine.fma(square, sin1);
                sine = sine.fma(square, sin0).mul(f);
                FloatVector cosine = cos3.fma(square, cos2);
                cosine = cosine.fma(square, cos1);
                cosine = cosine.fma(square, cos0);
                radius.mul(cosine).intoArray(out, i);
                radius.mul(sine).intoArray(out, i + distance);
            }
        }
    }
}
