package dev.synram.training.block;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.convolutional.Conv2d;
import dev.synram.chip.NoiseKey;
import dev.synram.network.FloatWeights;
import dev.synram.network.layer.Bias;
import dev.synram.network.shape.Axis;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import dev.synram.training.gradient.ChipProduct;
import dev.synram.training.gradient.Tensors;
import dev.synram.training.gradient.TrainingChips;
import java.util.HashMap;
import java.util.Map;

/** The library's convolution on chips: samples x channels x rows x columns. */
final class ChipConv2d extends ChipBlock {

    private final Conv2d host;
    private final TrainingChips chips;
    private final NoiseKey noise;

    /** One product for each shape of samples. */
    private final Map<Shape, ChipProduct> products = new HashMap<>();

    ChipConv2d(Conv2d host, TrainingChips chips, NoiseKey noise) {
        super(host);
        this.host = host;
        this.chips = chips;
        this.noise = noise;
    }

    private Axis axis(int number) {
        int padding = (int) host.getPadding().get(number);
        return new Axis(
                (int) host.getKernelShape().get(number), (int) host.getStride().get(number), padding, padding, (int)
                        host.getDilation().get(number));
    }

    @Override
    NDArray onChip(NDArray input, NDArray weights, NDArray inFloat) {
        ai.djl.ndarray.types.Shape given = input.getShape();
        Shape shape = new Shape((int) given.get(1), (int) given.get(2), (int) given.get(3));
        dev.synram.network.layer.Conv2d layer = new dev.synram.network.layer.Conv2d(
                host.getFilters(), new Window(axis(0), axis(1)), host.getGroups(), Bias.NONE);
        ChipProduct product =
                products.computeIfAbsent(shape, key -> new ChipProduct(layer, key, chips, noise.fold(products.size())));
        float[] samples = input.transpose(0, 2, 3, 1).toFloatArray();
        float[] expected = inFloat.transpose(0, 2, 3, 1).toFloatArray();
        float[] results = product.results(samples, unrolled(weights.toFloatArray(), shape.channels()), expected);
        ai.djl.ndarray.types.Shape out = inFloat.getShape();
        ai.djl.ndarray.types.Shape inMemory =
                new ai.djl.ndarray.types.Shape(out.get(0), out.get(2), out.get(3), out.get(1));
        return Tensors.copy(input.getManager(), results, inMemory).transpose(0, 3, 1, 2);
    }

    /** Kernels of outputs x channels of a group x taps as a matrix of (taps x all channels) x outputs. */
    private FloatWeights unrolled(float[] kernels, int channels) {
        int outputs = host.getFilters();
        int groups = host.getGroups();
        int each = channels / groups;
        int taps = kernels.length / (outputs * each);
        float[] values = new float[taps * channels * outputs];
        for (int o = 0; o < outputs; o++) {
            int first = o / (outputs / groups) * each;
            for (int c = 0; c < each; c++) {
                for (int tap = 0; tap < taps; tap++) {
                    values[(tap * channels + first + c) * outputs + o] = kernels[(o * each + c) * taps + tap];
                }
            }
        }
        return new FloatWeights(taps * channels, outputs, values);
    }

    @Override
    NDArray broadcast(NDArray bias) {
        return bias.reshape(1, -1, 1, 1);
    }
}
