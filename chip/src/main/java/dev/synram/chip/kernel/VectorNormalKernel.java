package dev.synram.chip.kernel;

import static dev.synram.chip.kernel.BoxMuller.PAIRS;

import dev.synram.chip.random.CounterRandom;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Normal numbers with the Vector API: hashes first, which are left where the numbers will stand, then radii and angles.
 * In one pass the method would be larger than the compiler takes, and vectors would become objects.
 */
final class VectorNormalKernel implements NormalKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
    private static final VectorSpecies<Long> LONGS = FLOATS.withLanes(long.class);
    private static final VectorMask<Integer> ODD = VectorMask.fromLong(INTS, 0xAAAA_AAAA_AAAA_AAAAL);
    private static final int LANES = FLOATS.length();

    private static final FloatVector RADIUS_SCALE = constant(BoxMuller.RADIUS_SCALE);
    private static final FloatVector RADIUS_HALF_STEP = constant(BoxMuller.RADIUS_HALF_STEP);
    private static final FloatVector LN_EXPONENT = constant(BoxMuller.LN_EXPONENT);
    private static final FloatVector LN_0 = constant(BoxMuller.LN_0);
    private static final FloatVector LN_1 = constant(BoxMuller.LN_1);
    private static final FloatVector LN_2 = constant(BoxMuller.LN_2);
    private static final FloatVector LN_3 = constant(BoxMuller.LN_3);
    private static final FloatVector LN_4 = constant(BoxMuller.LN_4);
    private static final FloatVector LN_5 = constant(BoxMuller.LN_5);
    private static final FloatVector LN_6 = constant(BoxMuller.LN_6);
    private static final FloatVector SIN_0 = constant(BoxMuller.SIN_0);
    private static final FloatVector SIN_1 = constant(BoxMuller.SIN_1);
    private static final FloatVector SIN_2 = constant(BoxMuller.SIN_2);
    private static final FloatVector COS_0 = constant(BoxMuller.COS_0);
    private static final FloatVector COS_1 = constant(BoxMuller.COS_1);
    private static final FloatVector COS_2 = constant(BoxMuller.COS_2);
    private static final FloatVector ONE = constant(1f);

    @Override
    public void draw(long[] keys, int count, int group, int groups, float[] out, int stride) {
        hash(keys, count, group * PAIRS, groups, out, stride);
        takeRadii(count, groups, out, stride);
        takeAngles(count, groups, out, stride);
    }

    private static void hash(long[] keys, int count, int counter, int groups, float[] out, int stride) {
        for (int i = 0; i < count; i++) {
            for (int g = 0; g < groups; g++) {
                int first = counter + g * PAIRS;
                int to = i * stride + g * GROUP;
                for (int pair = 0; pair < PAIRS; pair += LANES) {
                    IntVector lower = hash(keys[i], first + pair / 2);
                    IntVector upper = hash(keys[i], first + pair / 2 + PAIRS / 2);
                    lower.blend(upper, ODD).reinterpretAsFloats().intoArray(out, to + pair);
                    upper.blend(lower, ODD).reinterpretAsFloats().intoArray(out, to + pair + PAIRS);
                }
            }
        }
    }

    private static IntVector hash(long key, int counter) {
        LongVector z = LongVector.fromArray(LONGS, BoxMuller.COUNTERS, counter).add(key);
        z = z.lanewise(VectorOperators.LSHR, 30)
                .lanewise(VectorOperators.XOR, z)
                .mul(CounterRandom.FIRST_FACTOR);
        z = z.lanewise(VectorOperators.LSHR, 27)
                .lanewise(VectorOperators.XOR, z)
                .mul(CounterRandom.SECOND_FACTOR);
        return z.lanewise(VectorOperators.LSHR, 31)
                .lanewise(VectorOperators.XOR, z)
                .reinterpretAsInts();
    }

    private static void takeRadii(int count, int groups, float[] out, int stride) {
        for (int i = 0; i < count; i++) {
            int end = i * stride + groups * GROUP;
            for (int at = i * stride; at < end; at += GROUP) {
                for (int pair = 0; pair < PAIRS; pair += LANES) {
                    radius(FloatVector.fromArray(FLOATS, out, at + pair).reinterpretAsInts())
                            .intoArray(out, at + pair);
                }
            }
        }
    }

    private static void takeAngles(int count, int groups, float[] out, int stride) {
        for (int i = 0; i < count; i++) {
            int end = i * stride + groups * GROUP;
            for (int at = i * stride; at < end; at += GROUP) {
                for (int pair = 0; pair < PAIRS; pair += LANES) {
                    takeAngle(out, at + pair);
                }
            }
        }
    }

    private static void takeAngle(float[] out, int at) {
        FloatVector radius = FloatVector.fromArray(FLOATS, out, at);
        IntVector y = FloatVector.fromArray(FLOATS, out, at + PAIRS).reinterpretAsInts();
        FloatVector f = ((FloatVector) y.convertShape(VectorOperators.I2F, FLOATS, 0)).mul(BoxMuller.ANGLE_SCALE);
        FloatVector square = f.mul(f);
        FloatVector sine = SIN_2.fma(square, SIN_1).fma(square, SIN_0).mul(f);
        FloatVector cosine = COS_2.fma(square, COS_1).fma(square, COS_0).fma(square, ONE);
        VectorMask<Float> exchanged = y.lanewise(VectorOperators.LSHL, Integer.SIZE - 1)
                .compare(VectorOperators.LT, 0)
                .cast(FLOATS);
        radius.mul(cosine.blend(sine, exchanged)).intoArray(out, at);
        radius.mul(sine.blend(cosine, exchanged)).intoArray(out, at + PAIRS);
    }

    private static FloatVector radius(IntVector x) {
        FloatVector u = ((FloatVector) x.lanewise(VectorOperators.LSHR, 1).convertShape(VectorOperators.I2F, FLOATS, 0))
                .fma(RADIUS_SCALE, RADIUS_HALF_STEP);
        return minusTwoLn(u)
                .lanewise(VectorOperators.SQRT)
                .reinterpretAsInts()
                .or(x.lanewise(VectorOperators.LSHL, Integer.SIZE - 1))
                .reinterpretAsFloats();
    }

    /** {@code -2 ln u} of positive normal numbers. */
    static FloatVector minusTwoLn(FloatVector u) {
        IntVector bits = u.reinterpretAsInts();
        IntVector exponent = bits.sub(BoxMuller.SPLIT).lanewise(VectorOperators.ASHR, BoxMuller.MANTISSA_BITS);
        FloatVector t = bits.sub(exponent.lanewise(VectorOperators.LSHL, BoxMuller.MANTISSA_BITS))
                .reinterpretAsFloats()
                .sub(ONE);
        FloatVector p = LN_6.fma(t, LN_5)
                .fma(t, LN_4)
                .fma(t, LN_3)
                .fma(t, LN_2)
                .fma(t, LN_1)
                .fma(t, LN_0);
        return ((FloatVector) exponent.convertShape(VectorOperators.I2F, FLOATS, 0)).fma(LN_EXPONENT, p.mul(t));
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }
}
