package dev.synram.kernel.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FmaTest {

    private static final float[] CORNERS = {
        0f,
        -0f,
        1f,
        -1f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Math.nextDown(Float.MIN_NORMAL),
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        Math.nextUp(1f),
        Math.nextDown(1f),
        0x1p-12f,
        0x1.000002p-75f,
        0x1p-75f,
        3f
    };

    private static void requireSameBits(float a, float b, float c) {
        assertThat(Float.floatToIntBits(Fma.inDoubles(a, b, c)))
                .as("%a * %a + %a", a, b, c)
                .isEqualTo(Float.floatToIntBits(Math.fma(a, b, c)));
    }

    @Test
    void cornersHaveTheBitsOfTheInstruction() {
        for (float a : CORNERS) {
            for (float b : CORNERS) {
                for (float c : CORNERS) {
                    requireSameBits(a, b, c);
                }
            }
        }
    }

    @Test
    void anyBitsDo() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            requireSameBits(
                    Float.intBitsToFloat(random.nextInt()),
                    Float.intBitsToFloat(random.nextInt()),
                    Float.intBitsToFloat(random.nextInt()));
        }
    }

    @Test
    void sumsNearTheMiddleBetweenTwoFloatsDo() {
        SplittableRandom random = new SplittableRandom(2);
        int roundedTwice = 0;
        for (int i = 0; i < 20_000; i++) {
            // The product is the middle of two floats near c but for 2^-2k, which a double near c cannot hold.
            float difference = (float) Math.scalb(1.0, -random.nextInt(16, 24));
            float a = 0x1p-12f * (1f + difference);
            float b = 0x1p-12f * (1f - difference) * (random.nextBoolean() ? 1f : -1f);
            float c = (1f + random.nextInt(1 << 22) * 0x1p-23f) * (random.nextBoolean() ? 1f : -1f);
            requireSameBits(a, b, c);
            float twice = (float) ((double) a * b + c);
            roundedTwice += twice == Math.fma(a, b, c) ? 0 : 1;
        }
        assertThat(roundedTwice)
                .as("cases that a second rounding would get wrong")
                .isBetween(8_000, 12_000);
    }
}
