package dev.synram.chip.kernel;

import static dev.synram.chip.kernel.BoxMuller.PAIRS;

import dev.synram.chip.random.CounterRandom;

/** Normal numbers in plain Java. */
final class PlainNormalKernel implements NormalKernel {

    @Override
    public void draw(long[] keys, int count, int group, int groups, float[] out, int stride) {
        for (int i = 0; i < count; i++) {
            draw(keys[i], group, groups, out, i * stride);
        }
    }

    private static void draw(long key, int group, int groups, float[] out, int start) {
        for (int g = 0; g < groups; g++) {
            for (int hash = 0; hash < PAIRS / 2; hash++) {
                int counter = (group + g) * PAIRS + hash;
                long first = CounterRandom.mix(key + BoxMuller.COUNTERS[counter]);
                long second = CounterRandom.mix(key + BoxMuller.COUNTERS[counter + PAIRS / 2]);
                int to = start + g * GROUP + 2 * hash;
                draw((int) first, (int) second, out, to);
                draw((int) (second >>> Integer.SIZE), (int) (first >>> Integer.SIZE), out, to + 1);
            }
        }
    }

    private static void draw(int x, int y, float[] out, int to) {
        float radius = radius(x);
        float f = y * BoxMuller.ANGLE_SCALE;
        float square = f * f;
        float sine = Math.fma(Math.fma(BoxMuller.SIN_2, square, BoxMuller.SIN_1), square, BoxMuller.SIN_0) * f;
        float bend = Math.fma(Math.fma(BoxMuller.COS_2, square, BoxMuller.COS_1), square, BoxMuller.COS_0);
        float cosine = Math.fma(bend, square, 1f);
        boolean exchanged = (y & 1) != 0;
        out[to] = radius * (exchanged ? sine : cosine);
        out[to + PAIRS] = radius * (exchanged ? cosine : sine);
    }

    private static float radius(int x) {
        float u = Math.fma((float) (x >>> 1), BoxMuller.RADIUS_SCALE, BoxMuller.RADIUS_HALF_STEP);
        int sign = x << (Integer.SIZE - 1);
        return Float.intBitsToFloat(Float.floatToRawIntBits((float) Math.sqrt(BoxMuller.minusTwoLn(u))) | sign);
    }
}
