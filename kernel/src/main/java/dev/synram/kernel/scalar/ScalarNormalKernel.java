package dev.synram.kernel.scalar;

import static dev.synram.chip.InterleavedVectors.LANES;
import static dev.synram.kernel.data.NormalStreams.GROUP;
import static dev.synram.kernel.data.NormalStreams.PAIRS;

import dev.synram.chip.random.CounterRandom;
import dev.synram.kernel.NormalKernel;
import dev.synram.kernel.arithmetic.Fma;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.NormalStreams;

/** Normal numbers in plain Java, pair by pair. */
final class ScalarNormalKernel implements NormalKernel {

    @Override
    public void draw(NormalStreams streams) {
        for (int i = 0; i < streams.count(); i++) {
            for (int g = 0; g < streams.groups(); g++) {
                for (int pair = 0; pair < PAIRS; pair++) {
                    int to = i * streams.stride() + g * GROUP + pair;
                    int number = (streams.firstGroup() + g) * PAIRS + pair;
                    draw(CounterRandom.bits(streams.keys[i], number), streams.numbers, to, to + PAIRS);
                }
            }
        }
    }

    @Override
    public void drawLanes(LaneGroup group, int firstPair, int pairs) {
        for (int pair = 0; pair < pairs; pair++) {
            for (int lane = 0; lane < group.lanes(); lane++) {
                long key = (lane % 2 == 0 ? group.evenKeys : group.oddKeys)[lane / 2];
                int to = 2 * pair * LANES + lane;
                draw(CounterRandom.bits(key, firstPair + pair), group.normals, to, to + LANES);
            }
        }
    }

    private static void draw(long hash, float[] out, int first, int second) {
        float radius = radius((int) hash);
        float f = (int) (hash >>> Integer.SIZE) * BoxMuller.ANGLE_SCALE;
        float square = f * f;
        float sine = Fma.of(BoxMuller.SIN_3, square, BoxMuller.SIN_2);
        sine = Fma.of(Fma.of(sine, square, BoxMuller.SIN_1), square, BoxMuller.SIN_0) * f;
        float cosine = Fma.of(BoxMuller.COS_3, square, BoxMuller.COS_2);
        cosine = Fma.of(Fma.of(cosine, square, BoxMuller.COS_1), square, BoxMuller.COS_0);
        out[first] = radius * cosine;
        out[second] = radius * sine;
    }

    private static float radius(int x) {
        float u = Fma.of((float) (x >>> 1), BoxMuller.RADIUS_SCALE, BoxMuller.RADIUS_HALF_STEP);
        int sign = x << (Integer.SIZE - 1);
        return Float.intBitsToFloat(Float.floatToRawIntBits((float) Math.sqrt(BoxMuller.minusTwoLn(u))) | sign);
    }
}
