package dev.synram.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.network.shape.Shape;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class Im2colTest {

    @Property(tries = 300)
    void convolutionIsAMultiplicationWithTheGatheredVectors(
            @ForAll @IntRange(min = 1, max = 3) int channels,
            @ForAll @IntRange(min = 1, max = 9) int height,
            @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll @IntRange(min = 1, max = 4) int kernel,
            @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(max = 2) int padding,
            @ForAll long seed) {
        Assume.that(height + 2 * padding >= kernel && width + 2 * padding >= kernel);
        Shape input = new Shape(channels, height, width);
        Conv2d conv = new Conv2d(2, kernel, stride, padding);
        Shape output = conv.outputShape(input);
        float[] sample = new float[2 * input.size()];
        Random random = new Random(seed);
        for (int i = 0; i < sample.length; i++) {
            sample[i] = random.nextInt(-128, 128);
        }
        int[] weights = new Random(seed + 1)
                .ints((long) kernel * kernel * channels, -63, 64)
                .toArray();

        Im2col im2col = conv.im2col(input);
        float[] vectors = new float[2 * im2col.source().length];
        im2col.gather(sample, input.size(), 2, vectors);

        assertThat(im2col.positions()).isEqualTo(output.height() * output.width());
        for (int y = 0; y < output.height(); y++) {
            for (int x = 0; x < output.width(); x++) {
                int position = im2col.positions() + y * output.width() + x; // of the second sample
                float product = 0;
                for (int i = 0; i < im2col.length(); i++) {
                    product += vectors[position * im2col.length() + i] * weights[i];
                }
                assertThat(product).isEqualTo(convolve(sample, input.size(), input, conv, weights, y, x));
            }
        }
    }

    private static float convolve(float[] sample, int start, Shape input, Conv2d conv, int[] weights, int y, int x) {
        float sum = 0;
        for (int ky = 0; ky < conv.window().vertical().kernel(); ky++) {
            for (int kx = 0; kx < conv.window().vertical().kernel(); kx++) {
                for (int c = 0; c < input.channels(); c++) {
                    int row = y * conv.window().vertical().stride()
                            - conv.window().vertical().before()
                            + ky;
                    int column = x * conv.window().vertical().stride()
                            - conv.window().vertical().before()
                            + kx;
                    if (row >= 0 && row < input.height() && column >= 0 && column < input.width()) {
                        float pixel = sample[start + (row * input.width() + column) * input.channels() + c];
                        sum += pixel * weights[(ky * conv.window().vertical().kernel() + kx) * input.channels() + c];
                    }
                }
            }
        }
        return sum;
    }

    @Example
    void aKernelLargerThanItsInputIsRefused() {
        assertThatThrownBy(() -> new Conv2d(1, 5, 1, 0).outputShape(new Shape(1, 4, 9)))
                .hasMessage("a window of 5x5 does not fit into an input of 1 x 4 x 9");
    }
}
