package dev.synram.service;

import dev.synram.experiment.model.Model;
import dev.synram.experiment.serving.ServedNetwork;
import dev.synram.network.Flow;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import java.util.List;
import java.util.TreeMap;

/** Networks of one layer that tell which third of their inputs is bright. */
final class TinyNetworks {

    static final int INPUTS = 96;
    static final int CLASSES = 3;
    private static final int SIDE = 16;
    private static final int STRIPES = 10;
    private static final double USUAL_GAIN = 0.0019;

    private TinyNetworks() {}

    /** Results grow with the brightness of the first, second and third third. */
    static ServedNetwork thirds() {
        return network("thirds", 0);
    }

    /** The same in another order. */
    static ServedNetwork others() {
        return network("others", 1);
    }

    private static ServedNetwork network(String name, int shift) {
        byte[] weights = new byte[INPUTS * CLASSES];
        for (int i = 0; i < INPUTS; i++) {
            for (int c = 0; c < CLASSES; c++) {
                weights[i * CLASSES + (c + shift) % CLASSES] = (byte) (i * CLASSES / INPUTS == c ? 40 : -10);
            }
        }
        QuantizedNetwork.Mac mac = new QuantizedNetwork.Mac(new QuantizedWeights(INPUTS, CLASSES, weights), 1);
        return ServedNetwork.of(Model.of(
                name + ".synram",
                new QuantizedNetwork(
                                Flow.input(Shape.vector(INPUTS)).dense(CLASSES).network(name),
                                List.of(mac),
                                new TreeMap<>())
                        .withGain(USUAL_GAIN)));
    }

    /** Tells in which of ten stripes of a picture, from above, something is bright. */
    static ServedNetwork pictures() {
        int pixels = SIDE * SIDE;
        byte[] weights = new byte[pixels * STRIPES];
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < STRIPES; c++) {
                weights[i * STRIPES + c] = (byte) (i * STRIPES / pixels == c ? 60 : -6);
            }
        }
        QuantizedNetwork.Mac mac = new QuantizedNetwork.Mac(new QuantizedWeights(pixels, STRIPES, weights), 2);
        return ServedNetwork.of(Model.of(
                "pictures.synram",
                new QuantizedNetwork(
                                Flow.input(new Shape(1, SIDE, SIDE))
                                        .flatten()
                                        .dense(STRIPES)
                                        .network("pictures"),
                                List.of(mac),
                                new TreeMap<>())
                        .withGain(USUAL_GAIN)));
    }

    /** A sample with one bright third. */
    static float[] sample(int bright) {
        float[] values = new float[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            values[i] = i * CLASSES / INPUTS == bright ? 0.9f : 0.3f;
        }
        return values;
    }
}
