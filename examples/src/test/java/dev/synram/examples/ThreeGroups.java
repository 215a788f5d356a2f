package dev.synram.examples;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.shape.Shape;
import dev.synram.onnx.FloatExport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Three classes: in a sample of a class one group of four inputs is large. A network of two layers tells them apart. */
final class ThreeGroups {

    private static final int CLASSES = 3;
    private static final int INPUTS = 12;

    private ThreeGroups() {}

    static byte[] onnx() {
        Network network = Flow.input(Shape.vector(INPUTS))
                .dense(CLASSES)
                .relu()
                .dense(CLASSES)
                .network("three-groups");
        float[] first = new float[INPUTS * CLASSES];
        for (int i = 0; i < first.length; i++) {
            first[i] = i / CLASSES % CLASSES == i % CLASSES ? 1 : -0.3f;
        }
        float[] second = {1, -0.5f, -0.5f, -0.5f, 1, -0.5f, -0.5f, -0.5f, 1};
        List<FloatWeights> weights =
                List.of(new FloatWeights(INPUTS, CLASSES, first), new FloatWeights(CLASSES, CLASSES, second));
        return FloatExport.write(new FloatNetwork(network, weights), Map.of());
    }

    /** Samples, a line each: the inputs, 0..1, then the class. */
    static String csv(int samples) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (int sample = 0; sample < samples; sample++) {
            int label = random.nextInt(CLASSES);
            for (int input = 0; input < INPUTS; input++) {
                double value = (random.nextDouble() + (input % CLASSES == label ? 1 : 0)) / 2;
                text.append(String.format(Locale.ROOT, "%.3f,", value));
            }
            text.append(label).append('\n');
        }
        return text.toString();
    }
}
