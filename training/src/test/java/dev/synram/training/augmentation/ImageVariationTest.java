package dev.synram.training.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.LabelledData;
import dev.synram.network.shape.Shape;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ImageVariationTest {

    private static final ValueRange ACTIVATIONS = new ValueRange(0, 31, true);
    private static final ValueRange REAL = new ValueRange(0, 1, false);

    /** Samples with channels last. */
    private static LabelledData samples(Shape shape, float... values) {
        int count = values.length / shape.size();
        return new LabelledData(
                List.of(shape.height(), shape.width(), shape.channels()),
                true,
                values.clone(),
                new byte[count],
                List.of("a"));
    }

    private static float[] ramp(Shape shape, int count, int largest) {
        float[] values = new float[shape.size() * count];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * 7 + i / 5) % (largest + 1);
        }
        return values;
    }

    @Test
    void halfOfTheImagesAreMirroredWithTheirChannels() {
        Shape shape = new Shape(2, 1, 3);
        float[] image = {1, 2, 3, 4, 5, 6};
        float[] mirrored = {5, 6, 3, 4, 1, 2};
        float[] all = new float[1000 * 6];
        for (int i = 0; i < 1000; i++) {
            System.arraycopy(image, 0, all, i * 6, 6);
        }
        float[] flipped = new Flip(shape).apply(samples(shape, all), 3).values();
        int count = 0;
        for (int i = 0; i < 1000; i++) {
            float[] one = Arrays.copyOfRange(flipped, i * 6, i * 6 + 6);
            assertThat(Arrays.equals(one, image) || Arrays.equals(one, mirrored))
                    .isTrue();
            count += Arrays.equals(one, mirrored) ? 1 : 0;
        }
        assertThat(count).as("binomial, 4 standard deviations").isBetween(436, 564);
    }

    @Property(tries = 200)
    void mirroringTwiceChangesNothing(
            @ForAll @IntRange(min = 1, max = 3) int channels,
            @ForAll @IntRange(min = 1, max = 6) int height,
            @ForAll @IntRange(min = 2, max = 7) int width,
            @ForAll long key) {
        Shape shape = new Shape(channels, height, width);
        float[] values = ramp(shape, 4, 31);
        LabelledData once = new Flip(shape).apply(samples(shape, values), key);
        assertThat(new Flip(shape).apply(once, key).values()).isEqualTo(values);
    }

    /** Along a plane, interpolation is exact: each pixel has the value of the place that it shows. */
    @Property(tries = 200)
    void windowsOfAPlaneArePlanes(
            @ForAll @IntRange(min = 5, max = 9) int side,
            @ForAll @IntRange(min = 1, max = 2) int pixels,
            @ForAll long key) {
        Shape shape = new Shape(2, side, side);
        float[] plane = new float[shape.size()];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                plane[(y * side + x) * 2] = (x + y) / (2f * side);
                plane[(y * side + x) * 2 + 1] = 0.5f;
            }
        }
        float[] cut =
                new Crop(shape, REAL, pixels).apply(samples(shape, plane), key).values();
        float step = cut[(side / 2 * side + side / 2) * 2] - cut[(side / 2 * side + side / 2 - 1) * 2];
        assertThat(step * 2 * side)
                .as("a window that is shorter by a whole number of pixels, enlarged")
                .isBetween((side - pixels - 1e-3f) / side, 1.001f);
        for (int i = 0; i < side * side; i++) {
            assertThat(cut[i * 2 + 1]).as("channels do not mix").isEqualTo(0.5f);
        }
    }

    @Test
    void croppedActivationsStayActivationsAndKeysDecide() {
        Shape shape = new Shape(1, 6, 6);
        float[] values = ramp(shape, 50, 31);
        Crop crop = new Crop(shape, ACTIVATIONS, 2);
        float[] cut = crop.apply(samples(shape, values), 5).values();
        for (float value : cut) {
            assertThat(value).isBetween(0f, 31f).isEqualTo(Math.round(value));
        }
        assertThat(crop.apply(samples(shape, values), 5).values()).isEqualTo(cut);
        assertThat(crop.apply(samples(shape, values), 6).values()).isNotEqualTo(cut);
        int unchanged = 0;
        for (int i = 0; i < 50; i++) {
            unchanged += Arrays.equals(
                            Arrays.copyOfRange(cut, i * 36, i * 36 + 36),
                            Arrays.copyOfRange(values, i * 36, i * 36 + 36))
                    ? 1
                    : 0;
        }
        assertThat(unchanged)
                .as("a third loses nothing; binomial, 4 standard deviations")
                .isBetween(4, 30);
    }

    @Test
    void oneAfterAnotherDrawsFromAnotherKey() {
        Shape shape = new Shape(1, 1, 4);
        Augmentation twice = new Flip(shape).then(new Flip(shape));
        float[] values = ramp(shape, 100, 31);
        assertThat(twice.apply(samples(shape, values), 1).values()).isNotEqualTo(values);
    }

    @Test
    void impossibleWindowsAreRefused() {
        assertThatThrownBy(() -> new Crop(new Shape(1, 4, 9), REAL, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give 1 to 3");
    }
}
