package dev.synram.training.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.result.training.ChosenSetting;
import dev.synram.training.TrainingPreset;
import dev.synram.training.TrainingSettings;
import dev.synram.training.ablation.TrainingMethod;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AutomaticSettingsTest {

    private static final long SMALL = 300_000;

    private static TrainingSettings chosen(int samples, long multiplyAdds, boolean trained) {
        return new TrainingSubject(samples, multiplyAdds, true, trained).settings(TrainingPreset.AUTO);
    }

    @Test
    void manySamplesAreTrainedAsInGeneral() {
        assertThat(chosen(60_000, SMALL, true))
                .isEqualTo(TrainingSettings.defaults().withPreset(TrainingPreset.AUTO));
        assertThat(chosen(60_000, SMALL, false).hostEpochs()).isEqualTo(16);
    }

    /** Fewer samples never get fewer epochs, and never more work than 60,000. */
    @Property(tries = 300)
    void fewerSamplesAreTrainedMoreOftenWithoutMoreWork(
            @ForAll @IntRange(min = 1, max = 60_000) int samples, @ForAll @IntRange(min = 0, max = 60_000) int more) {
        TrainingSettings few = chosen(samples, SMALL, false);
        TrainingSettings many = chosen(samples + more, SMALL, false);
        assertThat(few.hostEpochs()).isGreaterThanOrEqualTo(many.hostEpochs());
        assertThat(few.batch()).isLessThanOrEqualTo(many.batch());
        assertThat((long) few.epochs() * samples).isLessThanOrEqualTo(8L * 60_000 + samples);
    }

    @Test
    void largeNetworksGetFewerEpochs() {
        assertThat(chosen(60_000, 40_000_000, true).epochs()).isEqualTo(4);
        assertThat(chosen(60_000, 4_000_000_000L, true).epochs()).isEqualTo(2);
    }

    @Test
    void signalsAndManyImagesAreNotShifted() {
        assertThat(chosen(2000, SMALL, true).shift()).isEqualTo(1);
        assertThat(chosen(20_000, SMALL, true).shift()).isZero();
        assertThat(new TrainingSubject(2000, SMALL, false, true)
                        .settings(TrainingPreset.AUTO)
                        .shift())
                .isZero();
    }

    @Test
    void whatTheUserGaveIsToldSo() {
        TrainingSubject subject = new TrainingSubject(2000, SMALL, true, false);
        TrainingSettings own = subject.settings(TrainingPreset.AUTO);
        assertThat(subject.explained(own.withEpochs(own.epochs() + 1)))
                .contains(new ChosenSetting("epochs", Integer.toString(own.epochs() + 1), "as given"))
                .contains(new ChosenSetting("shift", "1", "fewer than 20,000 images"))
                .filteredOn(choice -> choice.reason().equals("as given"))
                .hasSize(1);
        assertThat(subject.explained(subject.settings(TrainingPreset.GENERAL)))
                .contains(new ChosenSetting("epochs", "8", "of the recipe general"))
                .noneMatch(choice -> choice.reason().equals("as given"));
    }

    @ParameterizedTest
    @EnumSource
    void correctionsAreToldWhateverTheRecipe(TrainingPreset preset) {
        TrainingSubject subject = new TrainingSubject(2000, SMALL, true, true);
        TrainingSettings own = subject.settings(preset);
        ChosenSetting told =
                new ChosenSetting("recalibrate", "yes", "as given; accuracies on chips are those after the correction");
        assertThat(subject.explained(own)).doesNotContain(told);
        assertThat(subject.explained(TrainingMethod.RECALIBRATE.with(own))).contains(told);
    }
}
