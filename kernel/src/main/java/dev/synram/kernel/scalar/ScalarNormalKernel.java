package dev.synram.kernel.scalar;

import static dev.synram.kernel.scalar.BoxMuller.PAIRS;

import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.random.CounterRandom;
import dev.synram.kernel.NormalKernel;

/** Normal numbers in plain Java. */
public final class ScalarNormalKernel implements NormalKernel {

    @Override
    public void draw(long[] keys, int count, int group, int groups, float[] out, int stride) {
        for (int i = 0; i < count; i++) {
            for (int g = 0; g < groups; g++) {
                for (int pair = 0; pair < PAIRS; pair++) {
                    int to = i * stride + g * GROUP + pair;
                    draw(keys[i], (group + g) * PAIRS + pair, out, to, to + PAIRS);
                }
            }
        }
    }

    @Override
    public void drawStrip(long[] evenKeys, long[] oddKeys, int lanes, int firstPair, int pairs, float[] out) {
        for (int pair = 0; pair < pairs; pair++) {
            for (int lane = 0; lane < lanes; lane++) {
                long key = (lane % 2 == 0 ? evenKeys : oddKeys)[lane / 2];
                int to = 2 * pair * InterleavedVectors.LANES + lane;
                draw(key, firstPair + pair, out, to, to + InterleavedVectors.LANES);
            }
        }
    }

    private static void draw(long key, int pair, float[] out, int first, int second) {
        long hash = CounterRandom.bits(key, pair);
        float radius = radius((int) hash);
        float f = (int) (hash >>> Integer.SIZE) * BoxMuller.ANGLE_SCALE;
        float square = f * f;
        float sine = Math.fma(BoxMuller.SIN_3, square, BoxMuller.SIN_2);
        sine = Math.fma(Math.fma(sine, square, BoxMuller.SIN_1), square, BoxMuller.SIN_0) * f;
        float cosine = Math.fma(BoxMuller.COS_3, square, BoxMuller.COS_2);
        cosine = Math.fma(Math.fma(cosine, square, BoxMuller.COS_1), square, BoxMuller.COS_0);
        out[first] = radius * cosine;
        out[second] = radius * sine;
    }

    private static float radius(int x) {
        float u = Math.fma((float) (x >>> 1), BoxMuller.RADIUS_SCALE, BoxMuller.RADIUS_HALF_STEP);
        int sign = x << (Integer.SIZE - 1);
        return Float.intBitsToFloat(Float.floatToRawIntBits((float) Math.sqrt(BoxMuller.minusTwoLn(u))) | sign);
    }
}
