package dev.synram.kernel.scalar;

import dev.synram.kernel.MembraneKernel;
import dev.synram.kernel.data.MembraneState;
import dev.synram.kernel.data.MembraneTable;
import dev.synram.kernel.data.PackedMatrix;

/** Membranes in plain Java. */
public final class ScalarMembraneKernel implements MembraneKernel {

    @Override
    public void integrate(
            MembraneTable time,
            MembraneState state,
            int firstColumn,
            PackedMatrix currents,
            int panel,
            int[] rows,
            float[] pulses,
            int from,
            int to,
            float[] normals,
            int normalStart,
            int normalStride) {
        int width = currents.width(panel);
        for (int i = 0; i < width; i++) {
            for (int e = from; e < to; e++) {
                float current = currents.data()[currents.start(panel) + rows[e] * width + i];
                float normal = normals[normalStart + (e - from) * normalStride + i];
                step(time, state, firstColumn + i, i, pulses[e] * current, normal);
            }
        }
    }

    private static void step(MembraneTable time, MembraneState state, int column, int i, float charge, float normal) {
        float saturation = time.saturation[column];
        float inverse = time.inverseSaturation[column];
        float up = state.up[i] * time.upLeft[column];
        float down = state.down[i] * time.downLeft[column];
        float upLevel = level(up, saturation, inverse);
        float downLevel = level(down, saturation, inverse);
        float added = Math.fma(time.deviation[column], normal, time.drift[column]);
        added = Math.fma(state.downLevel[i] - downLevel, time.downGain[column], added);
        added = Math.fma(state.upLevel[i] - upLevel, time.upGain[column], added);
        state.potential[i] = Math.fma(state.potential[i], time.kept[column], added);
        if (charge < 0) {
            down -= charge;
            downLevel = level(down, saturation, inverse);
        } else {
            up += charge;
            upLevel = level(up, saturation, inverse);
        }
        state.up[i] = up;
        state.down[i] = down;
        state.upLevel[i] = upLevel;
        state.downLevel[i] = downLevel;
    }

    private static float level(float charge, float saturation, float inverse) {
        float x = saturation * charge;
        if (x > 1) {
            float y = x + (float) Math.sqrt(Math.fma(x, x, 1f));
            return -0.5f * BoxMuller.minusTwoLn(y) * inverse;
        }
        float square = x * x;
        float p = Math.fma(Asinh.C_5, square, Asinh.C_4);
        p = Math.fma(p, square, Asinh.C_3);
        p = Math.fma(p, square, Asinh.C_2);
        p = Math.fma(p, square, Asinh.C_1);
        return Math.fma(p, square, 1f) * charge;
    }
}
