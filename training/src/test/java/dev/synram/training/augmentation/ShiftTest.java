package dev.synram.training.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.LabelledData;
import dev.synram.network.shape.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShiftTest {

    private static final int CHANNELS = 2;
    private static final int HEIGHT = 4;
    private static final int WIDTH = 5;
    private static final Shape SHAPE = new Shape(CHANNELS, HEIGHT, WIDTH);

    private static float[] image() {
        float[] image = new float[SHAPE.size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = i + 1;
        }
        return image;
    }

    private static float[] shifted(int down, int right) {
        float[] image = image();
        float[] shifted = new float[image.length];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int fromY = y - down;
                int fromX = x - right;
                boolean inside = fromY >= 0 && fromY < HEIGHT && fromX >= 0 && fromX < WIDTH;
                for (int c = 0; inside && c < CHANNELS; c++) {
                    shifted[(y * WIDTH + x) * CHANNELS + c] = image[(fromY * WIDTH + fromX) * CHANNELS + c];
                }
            }
        }
        return shifted;
    }

    /** All 25 shifts are about equally frequent; false alarm rate below 10^-6 at 6 standard deviations. */
    @Test
    void imagesAreShiftedIndependently() {
        Map<String, Integer> ways = new HashMap<>();
        for (int down = -2; down <= 2; down++) {
            for (int right = -2; right <= 2; right++) {
                ways.put(Arrays.toString(shifted(down, right)), 0);
            }
        }
        int count = 5000;
        float[] values = new float[count * SHAPE.size()];
        for (int i = 0; i < count; i++) {
            System.arraycopy(image(), 0, values, i * SHAPE.size(), SHAPE.size());
        }
        LabelledData moved = new Shift(SHAPE, 2).apply(LabelledData.of(values, SHAPE.size(), new byte[count]), 7);
        for (int i = 0; i < count; i++) {
            String way = Arrays.toString(moved.range(i, 1).values());
            assertThat(ways).containsKey(way);
            ways.merge(way, 1, Integer::sum);
        }
        double expected = count / 25.0;
        assertThat(ways.values())
                .allSatisfy(times -> assertThat(Math.abs(times - expected)).isLessThan(6 * Math.sqrt(expected)));
    }

    @Test
    void distancesBeyondTheImageAreRefused() {
        assertThatThrownBy(() -> new Shift(SHAPE, 4)).hasMessageContaining("1 to 3");
    }
}
