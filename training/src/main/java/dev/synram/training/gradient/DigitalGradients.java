package dev.synram.training.gradient;

import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.Add;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Concatenate;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Pad;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.layer.Slices;
import dev.synram.runtime.TracedProgram;
import java.util.List;

/** Gradients of digital layers: each propagates the gradient from its results to its inputs. Rounding is ignored. */
final class DigitalGradients {

    private final Network network;
    private final Slopes slopes;

    DigitalGradients(Network network, Slopes slopes) {
        this.network = network;
        this.slopes = slopes;
    }

    /** Runs the backward pass through one node. */
    void backward(int number, TracedProgram trace, List<float[]> gradients, int samples) {
        Node node = network.nodes().get(number);
        float[] from = gradients.get(number);
        int size = node.shape().size();
        float[] to = gradients.get(node.input());
        switch (node.layer()) {
            case ConvertingRelu relu ->
                slope(from, to, slopes.of(relu), trace.values(node.input()).data());
            case Requantize requantize ->
                slope(
                        from,
                        to,
                        slopes.of(requantize),
                        trace.values(node.input()).data());
            case Relu relu ->
                slope(from, to, slopes(relu), trace.values(node.input()).data());
            case Slices slices ->
                slices(slices, from, to, trace.values(node.input()).data());
            case Pad pad -> unpad(pad.taps(network.inputShape(node)), from, to, samples);
            case HostLayer host ->
                host(
                        host,
                        from,
                        to,
                        trace.values(node.input()).data(),
                        node.shape().channels());
            case Flatten _, Reshape _, Readout _ -> pass(from, to, samples * size);
            case Add _ -> node.inputs().forEach(input -> pass(from, gradients.get(input), samples * size));
            case Concatenate _ -> split(node, gradients, from, samples);
            case Pool pool ->
                pool(
                        pool.mode(),
                        1 << pool.moreBits(),
                        pool.taps(network.inputShape(node)),
                        trace,
                        node,
                        from,
                        to,
                        samples);
            case ColumnMean mean -> columnMean(mean, from, to, samples * size);
            case GlobalAveragePool pool ->
                pool(
                        Pool.Mode.AVERAGE,
                        1 << pool.moreBits(),
                        pool.taps(network.inputShape(node)),
                        trace,
                        node,
                        from,
                        to,
                        samples);
            case Input _, MacLayer _, BatchNorm _, ArgMax _ ->
                throw new IllegalArgumentException(node.layer() + " is not a digital layer with a gradient");
        }
    }

    /** For each 8-bit result, indexed by its bits, the slope of the activation. */
    private static float[] slopes(Relu relu) {
        float[] slopes = new float[256];
        for (int result = 1; result <= Byte.MAX_VALUE; result++) {
            slopes[result] = result <= relu.limit() ? 1f : 0f;
        }
        return slopes;
    }

    private static void slope(float[] from, float[] to, float[] slopes, byte[] results) {
        for (int i = 0; i < results.length; i++) {
            to[i] += from[i] * slopes[results[i] & 0xff];
        }
    }

    /** What the elements with the high bits say; the low bits repeat from step to step, so their slope is that of no trend. */
    private void slices(Slices slices, float[] from, float[] to, byte[] results) {
        float[] slope = slopes.of(slices);
        int elements = slices.rows().elements();
        for (int i = 0; i < results.length; i++) {
            float sum = 0;
            for (int e = 0; e < slices.rows().copies(); e++) {
                sum += from[i * elements + e];
            }
            to[i] += sum * slope[results[i] & 0xff];
        }
    }

    private static void columnMean(ColumnMean mean, float[] from, float[] to, int results) {
        for (int i = 0; i < results; i++) {
            float share = from[i] / mean.divisor(i % mean.shifts().size());
            for (int c = i * mean.columns(); c < (i + 1) * mean.columns(); c++) {
                to[c] += share;
            }
        }
    }

    private static void host(HostLayer layer, float[] from, float[] to, byte[] results, int channels) {
        float[] inputs = new float[results.length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = results[i];
        }
        pass(layer.backward(inputs, from, channels), to, inputs.length);
    }

    private static void pass(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] += from[i];
        }
    }

    private void split(Node node, List<float[]> gradients, float[] from, int samples) {
        int pixels = samples * node.shape().height() * node.shape().width();
        int first = 0;
        for (int input : node.inputs()) {
            int channels = network.nodes().get(input).shape().channels();
            float[] to = gradients.get(input);
            for (int pixel = 0; pixel < pixels; pixel++) {
                for (int c = 0; c < channels; c++) {
                    to[pixel * channels + c] += from[pixel * node.shape().channels() + first + c];
                }
            }
            first += channels;
        }
    }

    private static void unpad(Im2col taps, float[] from, float[] to, int samples) {
        int size = to.length / samples;
        int outputs = taps.positions();
        for (int i = 0; i < samples * outputs; i++) {
            int element = taps.source()[i % outputs];
            if (element != Im2col.PADDING) {
                to[i / outputs * size + element] += from[i];
            }
        }
    }

    private static void pool(
            Pool.Mode mode,
            int factor,
            Im2col taps,
            TracedProgram trace,
            Node node,
            float[] from,
            float[] to,
            int samples) {
        byte[] values = trace.values(node.input()).data();
        int size = values.length / samples;
        int outputs = taps.positions();
        for (int sample = 0; sample < samples; sample++) {
            for (int output = 0; output < outputs; output++) {
                float gradient = factor * from[sample * outputs + output];
                int first = output * taps.length();
                if (mode == Pool.Mode.MAX) {
                    to[sample * size + largest(taps, first, values, sample * size)] += gradient;
                } else {
                    distribute(taps, first, gradient, to, sample * size);
                }
            }
        }
    }

    private static int largest(Im2col taps, int first, byte[] values, int sample) {
        int best = Im2col.PADDING;
        for (int i = first; i < first + taps.length(); i++) {
            int element = taps.source()[i];
            if (element != Im2col.PADDING
                    && (best == Im2col.PADDING || values[sample + element] > values[sample + best])) {
                best = element;
            }
        }
        return best;
    }

    private static void distribute(Im2col taps, int first, float gradient, float[] to, int sample) {
        int count = 0;
        for (int i = first; i < first + taps.length(); i++) {
            count += taps.source()[i] == Im2col.PADDING ? 0 : 1;
        }
        for (int i = first; i < first + taps.length(); i++) {
            if (taps.source()[i] != Im2col.PADDING) {
                to[sample + taps.source()[i]] += gradient / count;
            }
        }
    }
}
