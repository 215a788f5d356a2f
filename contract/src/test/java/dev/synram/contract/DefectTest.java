package dev.synram.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.synram.chip.Chip;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract's tests fail for chips that violate it. */
class DefectTest {

    private static Defect planted = Defect.EVENTS_IN_A_BYTE;

    static final class Subject implements ChipContract {

        @Override
        public Chip open() {
            return planted.plant();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyDefectIsDetected(Defect defect) {
        planted = defect;
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Subject.class))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        List<String> failed = listener.getSummary().getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName())
                .toList();
        assertThat(failed).contains(defect.test() + "()");
        assertThat(failed).as("defects break little else").hasSizeLessThan(8);
    }
}
