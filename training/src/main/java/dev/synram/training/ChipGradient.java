package dev.synram.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import dev.synram.chip.Chip;
import dev.synram.chip.Run;
import dev.synram.chip.Vectors;
import dev.synram.chip.kernel.Kernels;
import dev.synram.chip.parallel.Workers;
import dev.synram.compiler.MacStep;
import dev.synram.compiler.Program;
import dev.synram.network.ConvertingRelu;
import dev.synram.network.FloatWeights;
import dev.synram.network.Layer;
import dev.synram.network.MacLayer;
import dev.synram.network.QuantizedWeights;
import dev.synram.runtime.Classification;
import dev.synram.runtime.MacExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Gradients of the network with a chip in the loop. Values are the chip's 8-bit results; gradients are those of the
 * linear operation {@code gain * numSends * x W} with the measured gain, and of the converting ReLU without its rounding.
 * The library sees the last results only: the products of the way back run on the kernels that simulate the chip.
 */
final class ChipGradient implements BatchGradient {

    private final Program program;
    private final double gain;
    private final Run run;
    private final CrossEntropy loss;
    private final Workers workers;
    private final List<Stage> stages = new ArrayList<>();

    /** A multiplication and the ReLU after it, if there is one. */
    private final class Stage {

        private final MacStep step;
        private final MacExecutor executor;
        private final LayerGradient gradient;
        private final float factor;
        private final float[] weights;
        private final float[] weightGradients;
        private @Nullable ConvertingRelu relu;
        private @Nullable SharedMatrix shared;
        private Vectors inputs = Vectors.zeros(0, 0);
        private Vectors results = Vectors.zeros(0, 0);
        private Vectors activations = Vectors.zeros(0, 0);
        private float[] resultGradients = new float[0];

        Stage(Chip chip, MacStep step) {
            this.step = step;
            executor = new MacExecutor(chip, step);
            gradient = new LayerGradient(step.mac(), workers);
            factor = (float) (gain * step.settings().numSends());
            weights = new float[step.mac().inputs() * step.mac().outputs()];
            weightGradients = new float[weights.length];
        }

        private int sampleSize() {
            return step.mac().positions() * step.mac().outputs();
        }

        private void reserve(int samples) {
            if (results.count() != samples * step.mac().positions()) {
                results = Vectors.zeros(
                        samples * step.mac().positions(), step.mac().outputs());
                activations = Vectors.zeros(samples, sampleSize());
                resultGradients = gradient.resultGradients(samples);
            }
        }

        /** Multiplies on the chip, and converts if a ReLU follows. */
        Vectors forward(Vectors samples, SharedMatrix matrix, Run part) {
            reserve(samples.count());
            inputs = samples;
            matrix.read(weights);
            executor.load(QuantizedWeights.of(new FloatWeights(matrix.rows(), matrix.columns(), weights)));
            executor.execute(part, samples, results);
            int size = results.data().length;
            System.arraycopy(results.data(), 0, activations.data(), 0, size);
            if (relu != null) {
                Kernels.best().digital().convert(activations.data(), 0, size, relu.shift());
            }
            return activations;
        }

        /** Computes the gradient by the weights, and passes the gradient on to the stage before. */
        NDArray backward(NDManager manager, @Nullable Stage before) {
            gradient.byWeights(inputs, resultGradients, factor, weightGradients);
            if (shared == null) {
                shared = new SharedMatrix(
                        manager, step.mac().inputs(), step.mac().outputs());
            }
            shared.write(weightGradients);
            if (before != null) {
                gradient.byInputs(
                        inputs.count(), weights, resultGradients, factor, before.slopes(), before.resultGradients);
            }
            return shared.tensor();
        }

        private @Nullable Slopes slopes() {
            return relu == null ? null : Slopes.of(relu, results.data());
        }
    }

    ChipGradient(Chip chip, Program program, double gain, Run run, CrossEntropy loss, Workers workers) {
        this.program = program;
        this.gain = gain;
        this.run = run;
        this.loss = loss;
        this.workers = workers;
        for (Layer layer : program.network().layers()) {
            switch (layer) {
                case MacLayer _ -> stages.add(new Stage(chip, program.steps().get(stages.size())));
                case ConvertingRelu follows -> attach(follows);
            }
        }
    }

    private void attach(ConvertingRelu relu) {
        if (stages.isEmpty() || stages.getLast().relu != null) {
            throw new IllegalArgumentException("network %s has a %s that follows no multiplication"
                    .formatted(program.network().name(), relu));
        }
        stages.getLast().relu = relu;
    }

    @Override
    public Outcome compute(NDManager scope, Samples batch, List<SharedMatrix> weights, long step) {
        Run stepRun = run.part(step);
        Vectors values = Vectors.of(batch.values(), batch.size());
        for (int i = 0; i < stages.size(); i++) {
            values = stages.get(i).forward(values, weights.get(i), stepRun.part(i));
        }
        NDArray logits = Tensors.floats(scope, values.data(), values.length(), DataType.INT8);
        NDArray labels = CrossEntropy.labels(logits, batch.labels());
        NDArray cost = lossGradient(logits, labels);
        return new Outcome(cost.getFloat(), correct(values, batch.labels()), backward(scope.getParentManager()));
    }

    private static long correct(Vectors logits, byte[] labels) {
        Classification classification = Classification.of(logits, labels);
        return IntStream.range(0, labels.length).filter(classification::correct).count();
    }

    /** Leaves the gradient of the loss by the last results with the last stage. */
    private NDArray lossGradient(NDArray logits, NDArray labels) {
        logits.setRequiresGradient(true);
        NDArray cost;
        try (GradientCollector collector = logits.getManager().getEngine().newGradientCollector()) {
            cost = loss.of(logits, labels);
            collector.backward(cost);
        }
        try (NDArray gradient = logits.getGradient()) {
            float[] values = gradient.toFloatArray();
            System.arraycopy(values, 0, stages.getLast().resultGradients, 0, values.length);
        }
        return cost;
    }

    private List<NDArray> backward(NDManager manager) {
        List<NDArray> gradients = new ArrayList<>();
        for (int i = stages.size() - 1; i >= 0; i--) {
            gradients.addFirst(stages.get(i).backward(manager, i == 0 ? null : stages.get(i - 1)));
        }
        return gradients;
    }
}
