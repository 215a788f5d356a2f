package dev.synram.training.gradient;

import dev.synram.data.LabelledData;
import dev.synram.experiment.model.FittedFloatModel;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.Network;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Encoding;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.Readout;
import dev.synram.network.quantization.InputRange;
import dev.synram.runtime.FloatRunner;
import java.util.List;

/** A teacher in float that sees what the chip sees: samples rounded to activations of 5 bits. */
public final class FloatTeacher implements Teacher, AutoCloseable {

    private final FloatRunner runner;
    private final int last;
    private final float unit;

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
        requirePlain(network.range());
        requirePlain(learner.range());
        last = outputs(layers);
        unit = (float) (learner.range().largest() / (network.range().largest() * ConvertingRelu.MAX));
        runner = new FloatRunner(network.host(), threads);
    }

    private static SettingException unfit(String problem) {
        return new SettingException("teacher", problem);
    }

    private static void requirePlain(InputRange range) {
        if (!range.encoding().equals(Encoding.plain(range.signed()))) {
            throw unfit(
                    "and the network take plain activations of 5 bits, not%s; leave out the teacher or convert without normalization and finer inputs"
                            .formatted(range.encoding()));
        }
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
        float[] values = batch.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= unit;
        }
        List<float[]> results = runner.results(values);
        return results.get(last);
    }

    @Override
    public void close() {
        runner.close();
    }
}
