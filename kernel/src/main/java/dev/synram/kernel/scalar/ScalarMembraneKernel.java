package dev.synram.kernel.scalar;

import dev.synram.kernel.MembraneKernel;
import dev.synram.kernel.arithmetic.Fma;
import dev.synram.kernel.data.EventList;
import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.MembraneState;
import dev.synram.kernel.data.MembraneTable;
import dev.synram.kernel.data.Panel;

/** Membranes in plain Java, column by column. */
public final class ScalarMembraneKernel implements MembraneKernel {

    @Override
    public void integrate(MembraneTable time, MembraneState state, EventList events, MatrixView normals) {
        Panel currents = state.currents();
        int width = currents.width();
        for (int i = 0; i < width; i++) {
            for (int e = events.from(); e < events.to(); e++) {
                float current = currents.data()[currents.start() + events.rows[e] * width + i];
                float normal = normals.data()[normals.start() + (e - events.from()) * normals.rowStride() + i];
                float pulse = Math.max(events.pulses[e] - time.shortening[state.firstColumn() + i], 0);
                step(time, state, i, pulse * current, normal);
            }
        }
    }

    private static void step(MembraneTable time, MembraneState state, int i, float charge, float normal) {
        int column = state.firstColumn() + i;
        float saturation = time.saturation[column];
        float inverse = time.inverseSaturation[column];
        float up = state.up[i] * time.upLeft[column];
        float down = state.down[i] * time.downLeft[column];
        float upLevel = level(up, saturation, inverse);
        float downLevel = level(down, saturation, inverse);
        float added = Fma.of(time.deviation[column], normal, time.drift[column]);
        added = Fma.of(state.downLevel[i] - downLevel, time.downGain[column], added);
        added = Fma.of(state.upLevel[i] - upLevel, time.upGain[column], added);
        state.potential[i] = Fma.of(state.potential[i], time.kept[column], added);
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
            float y = x + (float) Math.sqrt(Fma.of(x, x, 1f));
            return -0.5f * BoxMuller.minusTwoLn(y) * inverse;
        }
        float square = x * x;
        float p = Fma.of(Asinh.C_5, square, Asinh.C_4);
        p = Fma.of(p, square, Asinh.C_3);
        p = Fma.of(p, square, Asinh.C_2);
        p = Fma.of(p, square, Asinh.C_1);
        return Fma.of(p, square, 1f) * charge;
    }
}
