package dev.synram.training.spiking;

import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.SpikingExecution;
import dev.synram.network.spiking.SpikingModel;
import java.util.List;

/** Tests networks with the same samples. */
final class TestSet {

    /** Noise of tests is not that of training: executions of training have numbers from 0. */
    private static final long FIRST_NOISE = 1L << 40;

    private final Learner learner;
    private final SpikingSamples samples;
    private long tests;

    TestSet(Learner learner, SpikingSamples samples) {
        this.learner = learner;
        this.samples = samples;
    }

    List<NetworkResponse> responses(SpikingExecution execution, SpikingModel model) {
        return execution.run(model, samples.trains(), learner.grid(), FIRST_NOISE + tests++);
    }

    double accuracy(SpikingExecution execution, SpikingModel model) {
        List<NetworkResponse> responses = responses(execution, model);
        int correct = 0;
        for (int sample = 0; sample < samples.count(); sample++) {
            int answer = learner.decoder()
                    .read(model.topology(), responses.get(sample), learner.grid())
                    .answer();
            correct += answer == samples.labels()[sample] ? 1 : 0;
        }
        return (double) correct / samples.count();
    }
}
