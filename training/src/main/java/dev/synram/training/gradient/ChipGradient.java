package dev.synram.training.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.plan.Program;
import dev.synram.data.LabelledData;
import dev.synram.kernel.parallel.Workers;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.runtime.Classification;
import dev.synram.runtime.TracedProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gradients of the network with chips in the loop. Values are the chips' 8-bit results; gradients are those of the
 * linear operation {@code gain * numSends * x W} with the measured gain, and of requantization without its rounding,
 * whose gradient at the limit of activations is a choice.
 * The library handles only the last results: the products of the backward pass run on the kernels that simulate the
 * chip.
 */
public final class ChipGradient implements BatchGradient {

    private final Network network;
    private final TracedProgram program;
    private final NoiseKey noise;
    private BatchLoss loss;
    private final List<Mac> macs;
    private final BackwardPass backward;
    private final List<float[]> weights = new ArrayList<>();
    private final ChipInputs inputs = new ChipInputs();
    private List<byte[]> corrections = List.of();
    private Vectors logits = Vectors.zeros(0, 0);

    /**
     * Prepares training.
     *
     * @param layout the layout that is executed
     * @param gain LSB per unit of activation x weight at one send
     * @param settings how the gradients are computed
     */
    public ChipGradient(
            TracedProgram program,
            Program layout,
            double gain,
            NoiseKey noise,
            GradientSettings settings,
            Workers workers) {
        this.program = program;
        this.noise = noise;
        loss = new CrossEntropy(settings.logitScale());
        network = layout.network();
        macs = network.macs();
        List<Float> factors = layout.steps().stream()
                .map(step -> (float) (gain * step.settings().numSends()))
                .toList();
        backward = new BackwardPass(network, factors, new Slopes(settings.saturation()), workers, program.kernels());
        for (Mac mac : macs) {
            weights.add(new float[mac.inputs() * mac.outputs()]);
        }
    }

    /** Uses another loss than the cross-entropy with the labels from now on. */
    public void use(BatchLoss other) {
        loss = other;
    }

    /**
     * Adds these to the digital biases from now on.
     *
     * @param others for each multiplication one a column, in LSB; not used where there is no digital bias
     */
    public void correctBiases(List<byte[]> others) {
        corrections = List.copyOf(others);
    }

    @Override
    public Outcome compute(NDManager scope, LabelledData batch, List<SharedMatrix> parameters, long step) {
        load(parameters);
        if (logits.count() != batch.count()) {
            logits = Vectors.zeros(batch.count(), network.output().size());
        }
        program.run(noise.fold(step), inputs.of(batch), logits);
        NDArray results = Tensors.floats(scope, logits.data(), logits.length(), DataType.INT8);
        NDArray labels = CrossEntropy.labels(results, batch.labels());
        NDArray cost = lossGradient(results, labels, batch);
        backward.run(program, weights, batch.count());
        return new Outcome(cost.getFloat(), correct(logits, batch.labels()), backward.parameterGradients());
    }

    private void load(List<SharedMatrix> parameters) {
        int next = 0;
        for (Mac mac : macs) {
            SharedMatrix matrix = parameters.get(next++);
            float[] values = weights.get(mac.index());
            matrix.read(values);
            QuantizedWeights rounded = QuantizedWeights.of(new FloatWeights(mac.inputs(), mac.outputs(), values));
            byte[] bias = mac.layer().bias().digital()
                    ? corrected(mac.index(), parameters.get(next++).weights().roundedBias())
                    : new byte[0];
            program.load(mac.index(), rounded, bias);
        }
    }

    private byte[] corrected(int mac, byte[] bias) {
        if (corrections.isEmpty()) {
            return bias;
        }
        for (int i = 0; i < bias.length; i++) {
            bias[i] = (byte) Math.clamp(bias[i] + corrections.get(mac)[i], Byte.MIN_VALUE, Byte.MAX_VALUE);
        }
        return bias;
    }

    private static long correct(Vectors logits, byte[] labels) {
        Classification classification = Classification.of(logits, labels);
        return IntStream.range(0, labels.length).filter(classification::correct).count();
    }

    /** Passes the gradient of the loss with respect to the last results to the backward pass. */
    private NDArray lossGradient(NDArray results, NDArray labels, LabelledData batch) {
        results.setRequiresGradient(true);
        NDArray cost;
        try (GradientCollector collector = results.getManager().getEngine().newGradientCollector()) {
            cost = loss.of(results, labels, batch);
            collector.backward(cost);
        }
        try (NDArray gradient = results.getGradient()) {
            float[] values = gradient.toFloatArray();
            System.arraycopy(values, 0, backward.ofLast(batch.count()), 0, values.length);
        }
        return cost;
    }
}
