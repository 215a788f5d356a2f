package dev.synram.training.gradient;

import dev.synram.chip.Vectors;
import dev.synram.kernel.GradientKernel;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.data.FloatRange;
import dev.synram.kernel.data.Ramp;
import dev.synram.kernel.parallel.Workers;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.Parameter;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.MacLayer;
import dev.synram.runtime.TracedProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The backward pass through a network that ran on chips: from the gradient with respect to its results to those with
 * respect to its parameters.
 */
final class BackwardPass {

    /** Elements of gradients that a thread clears at once. */
    private static final int STEP = 1 << 16;

    private final Network network;
    private final List<Float> factors;
    private final Slopes slopes;
    private final Workers workers;
    private final GradientKernel elements;
    private final DigitalGradients digital;
    private final List<List<Integer>> consumers;
    private final List<Parameter> parameters;
    private final List<float[]> parameterGradients = new ArrayList<>();

    /** For each node, the gradient computation if it is a multiplication. */
    private final List<@Nullable LayerGradient> layers = new ArrayList<>();

    /** For each node, the gradient with respect to its results. */
    private final List<float[]> gradients = new ArrayList<>();

    private int reserved = -1;

    /**
     * Prepares the pass.
     *
     * @param factors for each multiplication, LSB per unit of activation x weight
     * @param slopes of requantizations
     */
    BackwardPass(Network network, List<Float> factors, Slopes slopes, Workers workers, Kernels kernels) {
        this.network = network;
        this.factors = factors;
        this.slopes = slopes;
        this.workers = workers;
        elements = kernels.gradient();
        digital = new DigitalGradients(network, slopes, workers, elements);
        consumers = network.consumers();
        parameters = Parameter.ofChip(network);
        for (Parameter parameter : parameters) {
            parameterGradients.add(new float[parameter.rows() * parameter.columns()]);
        }
        List<Mac> macs = network.macs();
        int next = 0;
        for (int i = 0; i < network.nodes().size(); i++) {
            boolean isMac = next < macs.size() && macs.get(next).node() == i;
            layers.add(isMac ? new LayerGradient(macs.get(next++), workers, kernels) : null);
            if (network.nodes().get(i).layer() instanceof ArgMax) {
                throw new IllegalArgumentException(
                        "layer %s of network %s has no gradient; train the network without it"
                                .formatted(network.nodes().get(i).name(), network.name()));
            }
        }
    }

    /** The gradient with respect to each of the parameters, after a run. */
    List<float[]> parameterGradients() {
        return parameterGradients;
    }

    /** The buffer for the gradient with respect to the network's results. */
    float[] ofLast(int samples) {
        reserve(samples);
        return gradients.getLast();
    }

    private void reserve(int samples) {
        if (reserved == samples) {
            return;
        }
        reserved = samples;
        gradients.clear();
        for (int i = 0; i < network.nodes().size(); i++) {
            LayerGradient layer = layers.get(i);
            int size = network.nodes().get(i).shape().size();
            gradients.add(layer == null ? new float[samples * size] : layer.resultGradients(samples));
        }
    }

    /**
     * Runs the backward pass from the gradient in {@link #ofLast}.
     *
     * @param trace results of the network's layers
     * @param weights of each multiplication, in units of the chip
     */
    void run(TracedProgram trace, List<float[]> weights, int samples) {
        for (int i = 0; i + 1 < gradients.size(); i++) {
            if (!isWrittenWhole(i)) {
                clear(gradients.get(i));
            }
        }
        int parameter = parameters.size();
        int mac = factors.size();
        for (int i = network.nodes().size() - 1; i > 0; i--) {
            Node node = network.nodes().get(i);
            LayerGradient layer = layers.get(i);
            if (layer == null) {
                if (!isPassedOn(i)) {
                    digital.backward(i, trace, gradients, samples);
                }
                continue;
            }
            mac--;
            if (node.layer() instanceof MacLayer macLayer && macLayer.bias().digital()) {
                sumColumns(gradients.get(i), samples * node.shape().size(), parameterGradients.get(--parameter));
            }
            Vectors inputs = trace.values(node.input());
            layer.byWeights(inputs, gradients.get(i), factors.get(mac), parameterGradients.get(--parameter));
            if (node.input() > 0) {
                byInputs(layer, node, trace, weights.get(mac), gradients.get(i), factors.get(mac), samples);
            }
        }
    }

    private void clear(float[] gradient) {
        workers.forRange(gradient.length, STEP, (_, from, to) -> Arrays.fill(gradient, from, to, 0f));
    }

    private void sumColumns(float[] gradients, int length, float[] sums) {
        Arrays.fill(sums, 0f);
        FloatRange row = new FloatRange();
        FloatRange all = new FloatRange().set(sums, 0, sums.length);
        for (int i = 0; i < length; i += sums.length) {
            elements.add(row.set(gradients, i, sums.length), all);
        }
    }

    /** Whether a node is a converting ReLU whose gradient is computed by the multiplication after it. */
    private boolean isPassedOn(int number) {
        Node node = network.nodes().get(number);
        return node.layer() instanceof ConvertingRelu
                && consumers.get(number).size() == 1
                && layers.get(consumers.get(number).getFirst()) != null
                && consumers.get(node.input()).size() == 1;
    }

    /** Whether the gradient with respect to a node's results is overwritten rather than accumulated. */
    private boolean isWrittenWhole(int number) {
        List<Integer> after = consumers.get(number);
        return after.size() == 1 && (layers.get(after.getFirst()) != null || isPassedOn(after.getFirst()));
    }

    private void byInputs(
            LayerGradient layer,
            Node node,
            TracedProgram trace,
            float[] weights,
            float[] byResults,
            float factor,
            int samples) {
        int input = node.input();
        if (isPassedOn(input) && network.nodes().get(input).layer() instanceof ConvertingRelu relu) {
            int source = network.nodes().get(input).input();
            Ramp ramp = slopes.at(trace.values(source).data(), relu);
            layer.byInputs(samples, weights, byResults, factor, ramp, gradients.get(source));
        } else if (isWrittenWhole(input)) {
            layer.byInputs(samples, weights, byResults, factor, null, gradients.get(input));
        } else {
            float[] part = new float[gradients.get(input).length];
            layer.byInputs(samples, weights, byResults, factor, null, part);
            digital.pass(part, gradients.get(input), part.length);
        }
    }
}
