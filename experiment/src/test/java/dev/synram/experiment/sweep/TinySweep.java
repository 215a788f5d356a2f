package dev.synram.experiment.sweep;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.sweep.design.SweepAxes;
import dev.synram.network.Flow;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import java.util.List;
import java.util.TreeMap;

/** A network of one layer that tells which third of its inputs is bright. */
final class TinySweep {

    private static final int INPUTS = 96;
    private static final int CLASSES = 3;
    private static final int SAMPLES = 200;
    private static final double USUAL_GAIN = 0.0019;

    private TinySweep() {}

    static Model model() {
        return model(new QuantizedNetwork.Mac(new QuantizedWeights(INPUTS, CLASSES, weights(CLASSES)), 1));
    }

    private static byte[] weights(int known) {
        byte[] weights = new byte[INPUTS * CLASSES];
        for (int i = 0; i < INPUTS; i++) {
            for (int c = 0; c < CLASSES; c++) {
                weights[i * CLASSES + c] = (byte) (i * CLASSES / INPUTS == c && c < known ? 40 : -10);
            }
        }
        return weights;
    }

    private static Model model(QuantizedNetwork.Mac mac) {
        return Model.of(
                "tiny",
                new QuantizedNetwork(
                                Flow.input(Shape.vector(INPUTS)).dense(CLASSES).network("tiny"),
                                List.of(mac),
                                new TreeMap<>())
                        .withGain(USUAL_GAIN));
    }

    /** A network that does not know the last class. */
    static Model weak() {
        QuantizedNetwork.Mac mac =
                new QuantizedNetwork.Mac(new QuantizedWeights(INPUTS, CLASSES, weights(CLASSES - 1)), 1);
        return model(mac);
    }

    static DataSplit data() {
        float[] values = new float[SAMPLES * INPUTS];
        byte[] labels = new byte[SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
            labels[s] = (byte) CounterRandom.below(CLASSES, 1, s);
            for (int i = 0; i < INPUTS; i++) {
                boolean bright = i * CLASSES / INPUTS == labels[s];
                values[s * INPUTS + i] = CounterRandom.below(bright ? 110 : 85, 2, (long) s * INPUTS + i) / 120f;
            }
        }
        return DataSplit.of(LabelledData.of(values, INPUTS, labels)).named("thirds");
    }

    static Sweep of(SweepAxes axes) {
        return Sweep.of(SweepSettings.of(axes), model(), data(), 1);
    }
}
