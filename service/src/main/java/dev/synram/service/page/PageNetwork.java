package dev.synram.service.page;

import dev.synram.experiment.serving.ServedNetwork;
import dev.synram.network.layer.ChannelNorm;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.shape.Shape;

/**
 * What the page knows of a network.
 *
 * @param name of the network
 * @param height of its input
 * @param width of its input
 * @param channels of its input
 * @param brightest the value of a white pixel: the largest that the network was made for
 * @param classes number of results
 * @param isDrawn whether a person can draw its input: one channel, at least {@value #SMALLEST} and at most {@value #LARGEST} pixels a side
 */
public record PageNetwork(
        String name, int height, int width, int channels, double brightest, int classes, boolean isDrawn) {

    private static final int SMALLEST = 8;
    private static final int LARGEST = 64;

    static PageNetwork of(ServedNetwork network) {
        Shape shape = network.input().shape();
        return new PageNetwork(
                network.name(),
                shape.height(),
                shape.width(),
                shape.channels(),
                brightest(network.fitted().range()),
                network.outputs(),
                shape.channels() == 1 && isSide(shape.height()) && isSide(shape.width()));
    }

    private static boolean isSide(int pixels) {
        return pixels >= SMALLEST && pixels <= LARGEST;
    }

    private static double brightest(InputRange range) {
        ChannelNorm norm = range.encoding().norm();
        return norm.isNone()
                ? range.largest()
                : (range.largest() - norm.offsets().getFirst()) / norm.factors().getFirst();
    }
}
