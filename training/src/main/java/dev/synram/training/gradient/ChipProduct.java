package dev.synram.training.gradient;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Workload;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.TracedProgram;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One multiplication on chips for values in float: inputs are scaled to activations, weights to the chip's range,
 * results back. The scale of the inputs and the number of sends are determined by the first batch.
 */
public final class ChipProduct {

    /** Target for the 99.9th percentile of the first batch's results, in LSB. */
    private static final double RESULT_LIMIT = 100;

    private static final double USUAL = 0.999;
    private static final int MAX_SENDS = 64;

    private final MacLayer layer;
    private final Shape input;
    private final TrainingChips chips;
    private final NoiseKey noise;
    private final Map<Boolean, TracedProgram> programs = new HashMap<>();
    private @Nullable Scales scales;
    private int batches;

    /** Values determined by the first batch: the largest input and the number of sends. */
    private record Scales(double largestInput, int sends) {}

    public ChipProduct(MacLayer layer, Shape input, TrainingChips chips, NoiseKey noise) {
        this.layer = layer;
        this.input = input;
        this.chips = chips;
        this.noise = noise;
    }

    /**
     * Multiplies.
     *
     * @param samples in the order of memory
     * @param weights inputs x outputs
     * @param inFloat results in float, used for the first batch
     * @return samples x results, in the order of memory
     */
    public float[] results(float[] samples, FloatWeights weights, float[] inFloat) {
        double weightScale = QuantizedWeights.MAX / Math.max(weights.largest(), Float.MIN_NORMAL);
        InputRange found = InputRange.of(samples);
        Scales fixed = scales;
        if (fixed == null) {
            fixed = scales(found.largest(), weightScale, inFloat);
            scales = fixed;
        }
        InputRange range = new InputRange(found.signed(), fixed.largestInput());
        TracedProgram program = programs.get(range.signed());
        if (program == null) {
            program = program(range.signed(), fixed.sends());
            programs.put(range.signed(), program);
        }
        program.load(0, QuantizedWeights.of(weights.scaled((float) weightScale)), new byte[0]);
        int count = samples.length / input.size();
        Vectors results = Vectors.zeros(count, inFloat.length / count);
        program.run(noise.fold(batches++), Vectors.of(range.activations(samples), input.size()), results);
        double lsb = lsb(fixed.largestInput(), weightScale, fixed.sends());
        float[] values = new float[results.data().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (results.data()[i] / lsb);
        }
        return values;
    }

    private double lsb(double largestInput, double weightScale, int sends) {
        return chips.gain() * sends * weightScale * ConvertingRelu.MAX / largestInput;
    }

    private Scales scales(double largestInput, double weightScale, float[] inFloat) {
        float[] sorted = inFloat.clone();
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = Math.abs(sorted[i]);
        }
        Arrays.sort(sorted);
        double usual = Math.max(sorted[(int) (USUAL * (sorted.length - 1))], Float.MIN_NORMAL);
        double once = usual * lsb(largestInput, weightScale, 1);
        return new Scales(largestInput, Math.clamp(Math.round(RESULT_LIMIT / once), 1, MAX_SENDS));
    }

    private TracedProgram program(boolean signed, int sends) {
        Shape output = layer.outputShape(input);
        Network network = new Network(
                "block",
                List.of(
                        new Node("input", new Input(input, signed), List.of(), input),
                        new Node("product", layer, List.of(0), output)));
        Workload work = new Workload(network, List.of(sends), List.of(1.0)).withSignedRows();
        Plan plan = chips.compiler().compile(work, Compiler.DEFAULT_BATCH);
        return new TracedProgram(chips.cluster(), plan.replicas().getFirst());
    }
}
