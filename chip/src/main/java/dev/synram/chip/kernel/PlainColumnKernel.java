package dev.synram.chip.kernel;

/** Results in plain Java. */
final class PlainColumnKernel implements ColumnKernel {

    @Override
    public void read(
            ColumnTable columns,
            boolean lossless,
            BlockTable block,
            VectorTerms vectors,
            int rows,
            int firstColumn,
            int panelColumn,
            int width,
            float[] sums,
            float[] straightNoise,
            float[] normals,
            int normalStart,
            int normalStride,
            byte[] out) {
        for (int v = 0; v < rows; v++) {
            for (int i = 0; i < width; i++) {
                int column = firstColumn + i;
                float sum = sums[v * PackedMatrix.WIDTH + i];
                if (!lossless) {
                    float expected = block.expected()[panelColumn + i];
                    float typical = block.typical()[panelColumn + i];
                    sum = given(sum, columns, column, expected, typical, vectors, v);
                }
                float straight = straightNoise[vectors.noiseRow[v] + column];
                float normal = normals[normalStart + v * normalStride + i];
                out[v * PackedMatrix.WIDTH + i] = reading(sum, columns, column, vectors, v, straight, normal);
            }
        }
    }

    private static float given(
            float sum, ColumnTable columns, int column, float expected, float typical, VectorTerms vectors, int v) {
        float share = positive(Math.fma(vectors.pulses[v], expected, sum * columns.upShare[column]));
        float up = share > sum ? share : sum;
        float down = sum - up;
        float ofEvent = vectors.typicalPulse[v] * typical;
        float constant = ofEvent * ofEvent;
        float linear = vectors.linear[v] * ofEvent;
        float quadratic = vectors.quadratic[v];
        float missing = vectors.missing[v];
        float excitatory = up * columns.inverseUp[column];
        float inhibitory = down * columns.inverseDown[column];
        float upper = positive(Math.fma(Math.fma(quadratic, excitatory, linear), excitatory, constant));
        float lower = positive(Math.fma(Math.fma(quadratic, inhibitory, linear), inhibitory, constant));
        float given = Math.fma(missing, columns.upSlowness[column], 1f)
                / (float) Math.sqrt(Math.fma(columns.upSaturation[column], upper, 1f));
        float taken = Math.fma(missing, columns.downSlowness[column], 1f)
                / (float) Math.sqrt(Math.fma(columns.downSaturation[column], lower, 1f));
        return Math.fma(up, given, down * taken);
    }

    private static byte reading(
            float sum, ColumnTable columns, int column, VectorTerms vectors, int v, float straight, float normal) {
        float moved = Math.fma(columns.drift[column], vectors.driftMicros[v], sum);
        float beyond = columns.knee[column] - moved;
        float deviation = straight;
        if (beyond > 0) {
            float ratio = beyond * columns.inverseRoom[column];
            float flatness = 1f / (float) Math.sqrt(Math.fma(ratio, ratio, 1f));
            float flat = columns.flatNoise[column];
            deviation = Math.fma(flatness * flatness * flatness, straight - flat, flat);
            moved = Math.fma(beyond, 1f - flatness, moved);
        }
        float reading = Math.fma(columns.slope[column], moved, columns.origin[column] + vectors.common[v]);
        int steps = (int) Math.fma(deviation, normal, reading);
        return (byte) (Math.min(columns.highest[column], Math.max(columns.lowest[column], steps)) + Byte.MIN_VALUE);
    }

    private static float positive(float value) {
        return value > 0 ? value : 0;
    }
}
