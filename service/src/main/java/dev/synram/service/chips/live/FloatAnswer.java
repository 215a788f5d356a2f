package dev.synram.service.chips.live;

import dev.synram.experiment.model.QuantizedModel;
import dev.synram.experiment.serving.ServedNetwork;
import dev.synram.network.NetworkException;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.FloatRunner;
import java.util.Optional;

/** What a network gives in float, in the same units as on chips. */
final class FloatAnswer implements AutoCloseable {

    private final ServedNetwork served;
    private final double unit;
    private final Optional<FloatRunner> runner;

    FloatAnswer(ServedNetwork served, QuantizedNetwork network) {
        this.served = served;
        boolean isInLsb = served.fitted() instanceof QuantizedModel;
        unit = isInLsb && network.outputUnit() > 0 ? network.outputUnit() : 1;
        runner = runner(served);
    }

    private static Optional<FloatRunner> runner(ServedNetwork served) {
        try {
            return Optional.of(new FloatRunner(served.fitted().host(), 1));
        } catch (NetworkException e) {
            // It was quantized for a chip whose gain its file does not tell.
            return Optional.empty();
        }
    }

    /** The results of a sample; none if the network does not tell them. */
    float[] of(float[] sample) {
        if (runner.isEmpty()) {
            return new float[0];
        }
        float[] results = runner.get().run(served.fitted().range().divided(sample));
        for (int i = 0; i < results.length; i++) {
            results[i] *= (float) unit;
        }
        return results;
    }

    @Override
    public void close() {
        runner.ifPresent(FloatRunner::close);
    }
}
