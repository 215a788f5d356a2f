package dev.synram.runtime.host;

import dev.synram.kernel.MatrixKernel;
import dev.synram.kernel.parallel.Workers;
import dev.synram.kernel.provider.KernelProvider;
import dev.synram.network.FloatWeights;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.shape.Shape;

/** Multiplies in float on the host, on the fastest kernels. */
public final class FloatProducts implements AutoCloseable {

    private final MatrixKernel kernel = KernelProvider.best().matrix();
    private final Workers workers;

    /**
     * Prepares to multiply.
     *
     * @param threads that compute; results do not depend on it
     */
    public FloatProducts(int threads) {
        workers = new Workers(threads);
    }

    /**
     * The products of a layer without its bias: sample by sample, position by position.
     *
     * @param input the shape of a sample
     * @param samples one after the other
     */
    public float[] of(MacLayer layer, Shape input, FloatWeights weights, float[] samples) {
        return new FloatProduct(layer, input, weights, null)
                .results(samples, samples.length / input.size(), kernel, workers);
    }

    @Override
    public void close() {
        workers.close();
    }
}
