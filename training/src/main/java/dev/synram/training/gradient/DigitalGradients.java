package dev.synram.training.gradient;

import dev.synram.kernel.GradientKernel;
import dev.synram.kernel.data.FloatRange;
import dev.synram.kernel.data.Ramp;
import dev.synram.kernel.parallel.Workers;
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
import java.util.stream.Stream;

/**
 * Gradients of digital layers: each propagates the gradient from its results to its inputs. Rounding is ignored. Threads divide the
 * elements or samples of frequent ones.
 */
final class DigitalGradients {

    /** Elements of gradients that a thread works on at once. */
    private static final int STEP = 1 << 14;

    private final Network network;
    private final Slopes slopes;
    private final Workers workers;
    private final GradientKernel elements;

    /** For each thread, views of gradients. */
    private final FloatRange[] addends;

    private final FloatRange[] sums;

    DigitalGradients(Network network, Slopes slopes, Workers workers, GradientKernel elements) {
        this.network = network;
        this.slopes = slopes;
        this.workers = workers;
        this.elements = elements;
        addends = ranges();
        sums = ranges();
    }

    private FloatRange[] ranges() {
        return Stream.generate(FloatRange::new).limit(workers.threads()).toArray(FloatRange[]::new);
    }

    /** Runs the backward pass through one node. */
    void backward(int number, TracedProgram trace, List<float[]> gradients, int samples) {
        Node node = network.nodes().get(number);
        float[] from = gradients.get(number);
        int size = node.shape().size();
        float[] to = gradients.get(node.input());
        switch (node.layer()) {
            case ConvertingRelu relu -> ramp(from, to, slopes.at(results(trace, node), relu));
            case Requantize requantize -> slope(from, to, slopes.of(requantize), results(trace, node));
            case Relu relu -> ramp(from, to, Slopes.at(results(trace, node), relu));
            case Slices slices -> slices(slices, from, to, results(trace, node));
            case Pad pad ->
                unpad(
                        pad.taps(network.inputShape(node)),
                        from,
                        to,
                        network.inputShape(node).size());
            case HostLayer host ->
                host(host, from, to, results(trace, node), node.shape().channels());
            case Flatten _, Reshape _, Readout _ -> pass(from, to, samples * size);
            case Add _ -> node.inputs().forEach(input -> pass(from, gradients.get(input), samples * size));
            case Concatenate _ -> split(node, gradients, from, samples);
            case Pool pool
            when pool.mode() == Pool.Mode.MAX ->
                largest(
                        new MaxPoolGradient(pool.taps(network.inputShape(node)), results(trace, node)),
                        from,
                        to,
                        samples);
            case Pool pool ->
                distribute(
                        pool.taps(network.inputShape(node)),
                        1 << pool.moreBits(),
                        from,
                        to,
                        network.inputShape(node).size());
            case ColumnMean mean -> columnMean(mean, from, to, samples * size);
            case GlobalAveragePool pool ->
                distribute(
                        pool.taps(network.inputShape(node)),
                        1 << pool.moreBits(),
                        from,
                        to,
                        network.inputShape(node).size());
            case Input _, MacLayer _, BatchNorm _, ArgMax _ ->
                throw new IllegalArgumentException(node.layer() + " is not a digital layer with a gradient");
        }
    }

    /** What a node was computed from. */
    private static byte[] results(TracedProgram trace, Node node) {
        return trace.values(node.input()).data();
    }

    private void ramp(float[] from, float[] to, Ramp ramp) {
        workers.forRange(
                ramp.arguments().length,
                STEP,
                (worker, first, end) -> elements.addRamp(
                        addends[worker].set(from, first, end - first), sums[worker].set(to, first, end - first), ramp));
    }

    private void slope(float[] from, float[] to, float[] slopes, byte[] results) {
        workers.forRange(results.length, STEP, (_, first, end) -> {
            for (int i = first; i < end; i++) {
                to[i] += from[i] * slopes[results[i] & 0xff];
            }
        });
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

    private void host(HostLayer layer, float[] from, float[] to, byte[] results, int channels) {
        float[] inputs = new float[results.length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = results[i];
        }
        pass(layer.backward(inputs, from, channels), to, inputs.length);
    }

    /** Adds one gradient to another. */
    void pass(float[] from, float[] to, int count) {
        workers.forRange(
                count,
                STEP,
                (worker, first, end) -> elements.add(
                        addends[worker].set(from, first, end - first), sums[worker].set(to, first, end - first)));
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

    private static void unpad(Im2col taps, float[] from, float[] to, int size) {
        int outputs = taps.positions();
        for (int i = 0; i < from.length; i++) {
            int element = taps.source()[i % outputs];
            if (element != Im2col.PADDING) {
                to[i / outputs * size + element] += from[i];
            }
        }
    }

    private void largest(MaxPoolGradient pool, float[] from, float[] to, int samples) {
        workers.forRange(
                samples, Math.max(1, STEP * samples / to.length), (_, first, end) -> pool.add(first, end, from, to));
    }

    private void distribute(Im2col taps, int factor, float[] from, float[] to, int size) {
        int outputs = taps.positions();
        workers.forRange(from.length / outputs, Math.max(1, STEP / size), (_, begin, end) -> {
            for (int i = begin * outputs; i < end * outputs; i++) {
                distribute(taps, i % outputs * taps.length(), factor * from[i], to, i / outputs * size);
            }
        });
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
