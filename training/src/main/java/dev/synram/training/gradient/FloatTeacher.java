package dev.synram.training.gradient;

import dev.synram.data.LabelledData;
import dev.synram.experiment.model.FittedFloatModel;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.Network;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.Readout;
import dev.synram.network.quantization.InputRange;
import dev.synram.runtime.FloatRunner;
import java.util.List;

/** A teacher in float that sees what the chip sees: samples rounded to activations. */
public final class FloatTeacher implements Teacher, AutoCloseable {

    private final FloatRunner runner;
    private final int last;
    private final InputRange own;
    private final InputRange learners;

    /**
     * Prepares a teacher.
     *
     * @param network the teacher
     * @param learner the network that learns
     * @param threads that compute; results do not depend on it
     * @throws SettingException if the teacher is not in float, or its inputs or outputs are not those of the learner
     */
    public FloatTeacher(FittedModel network, FittedModel learner, int threads) {
        if (!(network instanceof FittedFloatModel)) {
            throw unfit("is quantized; give an .onnx file, or float for the network itself before it is quantized");
        }
        Network layers = network.host().network();
        Network learning = learner.host().network();
        if (!layers.input().equals(learning.input())
                || layers.output().size() != learning.output().size()) {
            throw unfit("maps %s to %s, but the network maps %s to %s; give one with the same inputs and outputs"
                    .formatted(layers.input(), layers.output(), learning.input(), learning.output()));
        }
        last = outputs(layers);
        own = network.range();
        learners = learner.range();
        runner = new FloatRunner(network.host(), threads);
    }

    private static SettingException unfit(String problem) {
        return new SettingException("teacher", problem);
    }

    /** The node whose results are the outputs before a function or a choice at the end. */
    private static int outputs(Network network) {
        int node = network.nodes().size() - 1;
        Layer layer = network.nodes().get(node).layer();
        while (layer instanceof Readout || layer instanceof ArgMax) {
            node = network.nodes().get(node).input();
            layer = network.nodes().get(node).layer();
        }
        return node;
    }

    @Override
    public float[] outputs(LabelledData batch) {
        List<float[]> results = runner.results(own.divided(learners.samples(batch.values())));
        return results.get(last);
    }

    @Override
    public void close() {
        runner.close();
    }
}
