package dev.synram.training.robustness;

import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.Parameter;
import dev.synram.network.quantization.QuantizedWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Learned step size quantization (Esser et al. 2020, arXiv 1902.08153) as it is on the chip: weights {@code v} in float are {@code
 * round(v / s)} on the chip, clipped to 63, with one step {@code s} a multiplication. Results have no steps of their own: the chip
 * sends integers, so that the step of a layer's results is that of its activations times that of its weights over {@code gain *
 * numSends}, and the step of the next activations is a power of two times that. The step of the network's results is then the
 * product of all steps up to them, which takes its part in the logits; and biases, in rows of their own or digital, are divided by
 * the product of the steps up to their layer. Where branches join, the steps are those along the first one.
 *
 * <p>Steps are kept as ranges, {@code 63 * s}, in one more matrix behind the parameters, so that a range changes at the rate of the
 * largest weight. Adam divides gradients by their size, so that those of ranges need no scale of their own.
 */
public final class LearnedSteps {

    private static final float RANGE = QuantizedWeights.MAX;

    /** The smallest range that is used, whatever is learned. */
    private static final float LEAST_RANGE = 1;

    private final List<Parameter> parameters;
    private final List<Mac> macs;
    private final Map<Integer, Mac> byNode = new HashMap<>();

    /** For each multiplication, those on the path to its results, with itself. */
    private final List<SequencedSet<Integer>> paths = new ArrayList<>();

    private final SequencedSet<Integer> toResults;

    /** Steps of a network for chips. */
    public LearnedSteps(Network network) {
        parameters = Parameter.ofChip(network);
        macs = network.macs();
        macs.forEach(mac -> byNode.put(mac.node(), mac));
        macs.forEach(mac -> paths.add(path(network, mac.node())));
        toResults = path(network, network.nodes().size() - 1);
    }

    private SequencedSet<Integer> path(Network network, int to) {
        SequencedSet<Integer> found = new TreeSet<>();
        for (int node = to; node > 0; node = first(network.nodes().get(node))) {
            Mac mac = byNode.get(node);
            if (mac != null) {
                found.add(mac.index());
            }
        }
        return found;
    }

    private static int first(Node node) {
        return node.inputs().getFirst();
    }

    /** Parameters with the ranges to begin with: those that quantization has chosen. */
    public List<FloatWeights> added(List<FloatWeights> onChip) {
        float[] ranges = new float[macs.size()];
        Arrays.fill(ranges, RANGE);
        return Stream.concat(onChip.stream(), Stream.of(new FloatWeights(1, ranges.length, ranges)))
                .toList();
    }

    /** Whether parameters have learned ranges behind them. */
    public boolean areIn(List<FloatWeights> learned) {
        return learned.size() > parameters.size();
    }

    /** Parameters in units of the chip, not rounded. */
    public List<FloatWeights> onChip(List<FloatWeights> learned) {
        double[] steps = steps(learned);
        List<FloatWeights> divided = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Part part = new Part(parameters.get(i), steps);
            float[] values = learned.get(i).values().clone();
            for (int e = 0; e < values.length; e++) {
                values[e] /= part.step(e);
            }
            divided.add(part.matrix(values));
        }
        return divided;
    }

    /** The step of the network's results, where it was 1 to begin with. */
    public double ofResults(List<FloatWeights> learned) {
        return product(steps(learned), toResults);
    }

    private double[] steps(List<FloatWeights> learned) {
        float[] ranges = learned.getLast().values();
        double[] steps = new double[ranges.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.max(LEAST_RANGE, ranges[i]) / RANGE;
        }
        return steps;
    }

    private static double product(double[] steps, SequencedSet<Integer> of) {
        double product = 1;
        for (int index : of) {
            product *= steps[index];
        }
        return product;
    }

    /**
     * The gradient with respect to parameters and ranges. With {@code u = v / s} and {@code g} the gradient with respect to {@code u},
     * it is {@code g / s} for {@code v} and, together with that of the results, {@code -g u / s} for {@code s}; both are 0 where
     * {@code u} is out of its range.
     *
     * @param onChip parameters in units of the chip, see {@link #onChip}
     * @param gradients with respect to these
     * @param byResults derivative of the loss by the logarithm of the step of the results
     */
    List<FloatWeights> gradients(
            List<FloatWeights> learned, List<FloatWeights> onChip, List<float[]> gradients, double byResults) {
        double[] steps = steps(learned);
        double[] byLogarithm = new double[steps.length];
        toResults.forEach(index -> byLogarithm[index] += byResults);
        List<FloatWeights> all = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Part part = new Part(parameters.get(i), steps);
            all.add(part.matrix(part.gradient(onChip.get(i).values(), gradients.get(i), byLogarithm)));
        }
        float[] byRange = new float[steps.length];
        for (int i = 0; i < byRange.length; i++) {
            byRange[i] = (float) (byLogarithm[i] / (steps[i] * RANGE));
        }
        all.add(new FloatWeights(1, byRange.length, byRange));
        return all;
    }

    /** A matrix with the steps that divide its elements: that of its layer, and for biases all on the path. */
    private final class Part {

        private final Parameter parameter;
        private final Mac mac;
        private final float ownStep;
        private final float pathStep;

        Part(Parameter parameter, double[] steps) {
            this.parameter = parameter;
            mac = macs.stream()
                    .filter(one -> one.node() == parameter.node())
                    .findFirst()
                    .orElseThrow();
            ownStep = (float) steps[mac.index()];
            pathStep = (float) product(steps, paths.get(mac.index()));
        }

        FloatWeights matrix(float[] values) {
            return new FloatWeights(parameter.rows(), parameter.columns(), values);
        }

        private boolean isDigital() {
            return parameter.role() == Parameter.Role.BIAS;
        }

        private boolean isBias(int element) {
            return isDigital() || element / parameter.columns() >= mac.weightRows();
        }

        float step(int element) {
            return isBias(element) ? pathStep : ownStep;
        }

        /** The gradient by the parameters; adds that by the logarithms of steps. */
        float[] gradient(float[] onChip, float[] byChip, double[] byLogarithm) {
            float largest = isDigital() ? Byte.MAX_VALUE : RANGE;
            float[] gradient = new float[byChip.length];
            double ofWeights = 0;
            double ofBiases = 0;
            for (int e = 0; e < gradient.length; e++) {
                if (Math.abs(onChip[e]) > largest) {
                    continue;
                }
                gradient[e] = byChip[e] / step(e);
                double part = (double) byChip[e] * onChip[e];
                if (isBias(e)) {
                    ofBiases += part;
                } else {
                    ofWeights += part;
                }
            }
            byLogarithm[mac.index()] -= ofWeights;
            for (int index : paths.get(mac.index())) {
                byLogarithm[index] -= ofBiases;
            }
            return gradient;
        }
    }
}
