package dev.synram.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.synram.chip.Run;
import dev.synram.chip.Vectors;
import dev.synram.compiler.MacStep;
import dev.synram.compiler.Program;
import dev.synram.network.ConvertingRelu;
import dev.synram.network.FloatWeights;
import dev.synram.network.Layer;
import dev.synram.network.MacLayer;
import dev.synram.network.QuantizedWeights;
import dev.synram.runtime.MacExecutor;
import java.util.List;
import java.util.Objects;

/**
 * The network with a chip in the loop. Values are the chip's 8-bit results; gradients are those of the linear operation
 * {@code gain * numSends * x W} with the measured gain, and of the converting ReLU without its rounding.
 */
final class ChipForward implements ForwardPass {

    private final MacExecutor executor;
    private final Program program;
    private final double gain;
    private final Run run;

    ChipForward(MacExecutor executor, Program program, double gain, Run run) {
        this.executor = executor;
        this.program = program;
        this.gain = gain;
        this.run = run;
    }

    @Override
    public NDArray logits(NDManager manager, Samples batch, List<NDArray> weights, long step) {
        Run stepRun = run.part(step);
        byte[] measured = batch.values();
        NDArray values = null;
        int mac = 0;
        for (Layer layer : program.network().layers()) {
            switch (layer) {
                case MacLayer _ -> {
                    MacStep macStep = program.steps().get(mac);
                    Vectors inputs = Vectors.zeros(
                            batch.count() * macStep.mac().positions(),
                            macStep.mac().inputs());
                    macStep.mac()
                            .patches()
                            .gather(measured, measured.length / batch.count(), batch.count(), inputs.data());
                    NDArray vectors = values == null
                            ? Tensors.floats(manager, inputs.data(), inputs.length(), DataType.INT8)
                            : Tensors.unroll(values, macStep.mac().patches());
                    NDArray ideal = Tensors.scale(
                            vectors.matMul(weights.get(mac)),
                            gain * macStep.settings().numSends());
                    measured = multiply(macStep, weights.get(mac), stepRun.part(mac), inputs);
                    NDArray analog =
                            Tensors.floats(manager, measured, macStep.mac().outputs(), DataType.INT8);
                    values = straightThrough(ideal, analog).reshape(batch.count(), -1);
                    mac++;
                }
                case ConvertingRelu relu -> {
                    NDArray results = Objects.requireNonNull(values, "a network begins with a multiplication");
                    values = convert(manager, relu, results, measured);
                }
            }
        }
        return Objects.requireNonNull(values, "a network has a layer");
    }

    private byte[] multiply(MacStep step, NDArray weights, Run stepRun, Vectors inputs) {
        FloatWeights floats = new FloatWeights(step.mac().inputs(), step.mac().outputs(), weights.toFloatArray());
        Vectors results = Vectors.zeros(inputs.count(), step.mac().outputs());
        executor.execute(step, QuantizedWeights.of(floats), stepRun, inputs, results);
        return results.data();
    }

    /** Converts the measured results in place; the gradient passes where the result lies between the ends. */
    private static NDArray convert(NDManager manager, ConvertingRelu relu, NDArray results, byte[] measured) {
        byte[] passes = new byte[measured.length];
        for (int i = 0; i < measured.length; i++) {
            passes[i] = (byte) (relu.isLinear(measured[i]) ? 1 : 0);
            measured[i] = relu.apply(measured[i]);
        }
        int size = (int) results.getShape().get(1);
        NDArray slope = Tensors.floats(manager, passes, size, DataType.INT8).divi(1 << relu.shift());
        return straightThrough(results.mul(slope), Tensors.floats(manager, measured, size, DataType.INT8));
    }

    /** The values of {@code actual} with the gradient of {@code ideal}. */
    private static NDArray straightThrough(NDArray ideal, NDArray actual) {
        return ideal.add(actual.sub(ideal).stopGradient());
    }
}
