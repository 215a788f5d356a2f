package dev.synram.experiment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.DataException;
import dev.synram.data.LabelledData;
import dev.synram.network.layer.Input;
import dev.synram.network.shape.SampleForm;
import dev.synram.network.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Samples reach a network in the order of memory, whatever the order of their file. */
class SampleOrderTest {

    private static final Shape COLORS = new Shape(2, 2, 3);
    private static final Input FIRST = new Input(COLORS, false);
    private static final Input LAST = new Input(COLORS, false, new SampleForm(List.of(2, 3, 2), true));

    /** Element number 10 x row + column, with a half added in the second channel. */
    private static final float[] PLANES = {0, 1, 2, 10, 11, 12, 0.5f, 1.5f, 2.5f, 10.5f, 11.5f, 12.5f};

    private static final float[] PIXELS = {0, 0.5f, 1, 1.5f, 2, 2.5f, 10, 10.5f, 11, 11.5f, 12, 12.5f};

    private static float[] ordered(Input input, boolean channelsLast, float[] values, Integer... dimensions) {
        LabelledData data = new LabelledData(List.of(dimensions), channelsLast, values, new byte[1], List.of("a"));
        return SampleOrder.ordered(data, input).values();
    }

    @Test
    void flatSamplesAreInTheOrderOfTheNetworksFile() {
        assertThat(ordered(FIRST, false, PLANES, 12)).containsExactly(PIXELS);
        assertThat(ordered(LAST, false, PIXELS, 12)).containsExactly(PIXELS);
    }

    @Test
    void samplesWithTheDimensionsOfTheFileAreInItsOrder() {
        assertThat(ordered(FIRST, false, PLANES, 2, 2, 3)).containsExactly(PIXELS);
        assertThat(ordered(LAST, false, PIXELS, 2, 3, 2)).containsExactly(PIXELS);
    }

    @Test
    void picturesHaveTheirChannelsLastForAllNetworks() {
        assertThat(ordered(FIRST, true, PIXELS, 2, 3, 2)).containsExactly(PIXELS);
        assertThat(ordered(LAST, true, PIXELS, 2, 3, 2)).containsExactly(PIXELS);
    }

    @Test
    void samplesOfTheOtherOrderAreTurned() {
        assertThat(ordered(FIRST, false, PIXELS, 2, 3, 2)).containsExactly(PIXELS);
        assertThat(ordered(LAST, false, PLANES, 2, 2, 3)).containsExactly(PIXELS);
    }

    @Test
    void timeSeriesAreInTheOrderOfTheFile() {
        Input timeFirst = new Input(new Shape(2, 1, 3), false, new SampleForm(List.of(3, 2), true));
        Input leadsFirst = new Input(new Shape(2, 1, 3), false, new SampleForm(List.of(2, 3), false));
        float[] turns = {1, 10, 2, 20, 3, 30};
        float[] leads = {1, 2, 3, 10, 20, 30};
        assertThat(ordered(timeFirst, false, turns, 3, 2)).containsExactly(turns);
        assertThat(ordered(timeFirst, false, turns, 6)).containsExactly(turns);
        assertThat(ordered(leadsFirst, false, leads, 2, 3)).containsExactly(turns);
        assertThat(ordered(leadsFirst, false, leads, 6)).containsExactly(turns);
    }

    @Test
    void grayPicturesFitNetworksWithAndWithoutChannel() {
        float[] gray = {1, 2, 3, 4, 5, 6};
        Input bare = new Input(new Shape(1, 2, 3), false, new SampleForm(List.of(2, 3), true));
        Input first = new Input(new Shape(1, 2, 3), false);
        for (Input input : List.of(bare, first)) {
            assertThat(ordered(input, false, gray, 2, 3)).containsExactly(gray);
            assertThat(ordered(input, true, gray, 2, 3, 1)).containsExactly(gray);
            assertThat(ordered(input, false, gray, 1, 2, 3)).containsExactly(gray);
            assertThat(ordered(input, false, gray, 6)).containsExactly(gray);
        }
    }

    @Test
    void otherSizesAreRefusedWithBothForms() {
        assertThatThrownBy(() -> ordered(LAST, false, new float[6], 2, 3))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("[2, 3]")
                .hasMessageContaining("2 x 3 x 2, channels last");
    }
}
