package dev.synram.runtime.host;

import dev.synram.network.function.ChannelSoftmax;
import dev.synram.network.function.ElementFunction;
import dev.synram.network.function.LayerNormalization;
import dev.synram.network.function.PRelu;
import dev.synram.network.layer.HostLayer;

/**
 * The layers that the host computes. A function of each element is a table of its 256 results, one for all channels or
 * one for each; another function takes the channels of a position together. What is prepared allocates nothing while it
 * runs.
 */
public final class HostSteps {

    private static final int VALUES = 256;

    private HostSteps() {}

    /**
     * Prepares a layer.
     *
     * @param channels at each position
     * @param to receives the results; may be {@code from}
     */
    public static DigitalStep of(HostLayer layer, int channels, Values from, Values to) {
        return switch (layer.function()) {
            case ElementFunction _ -> lookUp(table(layer, 1), 1, from, to);
            case PRelu _ -> lookUp(table(layer, channels), channels, from, to);
            case LayerNormalization _, ChannelSoftmax _ -> gather(layer, channels, from, to);
        };
    }

    /** For each channel the results for all 8-bit values, indexed by their bits. */
    private static byte[] table(HostLayer layer, int channels) {
        float[] values = new float[VALUES * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (i / channels);
        }
        float[] results = layer.results(values, channels);
        byte[] table = new byte[results.length];
        for (int i = 0; i < table.length; i++) {
            table[i % channels * VALUES + i / channels] = HostLayer.rounded(results[i]);
        }
        return table;
    }

    private static DigitalStep lookUp(byte[] table, int tables, Values from, Values to) {
        return () -> {
            byte[] source = from.data();
            byte[] target = to.data();
            int lanes = tables == 1 ? to.length() : to.lanes();
            for (int row = 0; row < to.length(); row += lanes) {
                int first = row / lanes % tables * VALUES;
                for (int i = row; i < row + lanes; i++) {
                    target[i] = table[first + (source[i] & 0xff)];
                }
            }
        };
    }

    private static DigitalStep gather(HostLayer layer, int channels, Values from, Values to) {
        float[] position = new float[channels];
        return () -> {
            int lanes = to.lanes();
            for (int first = 0; first < to.length(); first += channels * lanes) {
                for (int lane = 0; lane < lanes; lane++) {
                    compute(layer, position, from.data(), to.data(), first + lane, lanes);
                }
            }
        };
    }

    private static void compute(
            HostLayer layer, float[] position, byte[] source, byte[] target, int first, int stride) {
        for (int c = 0; c < position.length; c++) {
            position[c] = source[first + c * stride];
        }
        layer.compute(position, position.length);
        for (int c = 0; c < position.length; c++) {
            target[first + c * stride] = HostLayer.rounded(position[c]);
        }
    }
}
