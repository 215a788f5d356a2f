package dev.synram.experiment.spiking.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.LabelledData;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ShiftedPicturesTest {

    /** Many pictures of 4 x 5 pixels, with a pair of bright pixels in the middle. */
    private static LabelledData pictures(int count) {
        float[] values = new float[count * 20];
        for (int i = 0; i < count; i++) {
            values[i * 20 + 7] = 1;
            values[i * 20 + 8] = 2;
        }
        return new LabelledData(List.of(4, 5, 1), true, values, new byte[count], List.of("0"));
    }

    @Test
    void picturesMoveAsAWholeInAllDirections() {
        LabelledData moved = ShiftedPictures.of(pictures(200), 1, 1);
        Set<Integer> places = new TreeSet<>();
        for (int i = 0; i < moved.count(); i++) {
            float[] picture = moved.sample(i);
            int place = 0;
            while (picture[place] == 0) {
                place++;
            }
            assertThat(picture[place]).isEqualTo(1);
            assertThat(picture[place + 1]).isEqualTo(2);
            places.add(place);
        }
        assertThat(places).containsExactly(1, 2, 3, 6, 7, 8, 11, 12, 13);
    }

    @Test
    void whatLeavesThePictureIsLost() {
        LabelledData moved = ShiftedPictures.of(pictures(400), 4, 2);
        for (int i = 0; i < moved.count(); i++) {
            float sum = 0;
            for (float value : moved.sample(i)) {
                sum += value;
            }
            assertThat(sum).isIn(0f, 1f, 2f, 3f);
        }
    }

    @Test
    void samplesThatAreNoPicturesAreRefused() {
        LabelledData colored = new LabelledData(List.of(1, 1, 3), true, new float[3], new byte[1], List.of("0"));
        assertThatThrownBy(() -> ShiftedPictures.of(colored, 1, 1)).hasMessageContaining("give gray pictures");
    }
}
