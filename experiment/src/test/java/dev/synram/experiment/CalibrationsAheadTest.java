package dev.synram.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.cache.CalibrationCache;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.FleetSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationsAheadTest {

    /** What is shown, in the order of events. */
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    private final Progress progress = (name, steps) -> {
        events.add("%s of %s".formatted(name, steps));
        return new Progress.Task() {
            @Override
            public void advance(long done) {
                events.add("+" + done);
            }

            @Override
            public void close() {
                events.add("end");
            }
        };
    };

    @TempDir
    private Path folder;

    private static FleetSettings fleet(CalibrationCache cache) {
        ChipSettings chips = ChipSettings.defaults();
        return FleetSettings.of(2)
                .withChips(chips.withCalibration(chips.calibration().withCache(cache)));
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void theChipBeingCalibratedIsFinishedAndKept() throws IOException {
        FleetSettings fleet = fleet(CalibrationCache.in(folder, _ -> {}));
        try (CalibrationsAhead ahead = CalibrationsAhead.of(fleet)) {
            ahead.finish(progress);
        }
        assertThat(files()).as("fresh and aged, of one chip").isEqualTo(2);
        assertThat(events).isNotEmpty();
        assertThat(events.getFirst()).startsWith("calibrating chip 1 of ");
        events.clear();
        try (Fleet members = Fleet.simulated(fleet.withFleet(1), progress);
                Fleet measured = Fleet.simulated(fleet(CalibrationCache.NONE).withFleet(1), Progress.NONE)) {
            assertThat(events).isEmpty();
            assertThat(members.members().getFirst().calibrations())
                    .usingRecursiveComparison()
                    .isEqualTo(measured.members().getFirst().calibrations());
        }
    }

    @Test
    void closingEndsACalibrationBetweenItsSteps() throws IOException {
        CalibrationsAhead.of(fleet(CalibrationCache.in(folder, _ -> {}))).close();
        assertThat(files()).isZero();
    }

    @Test
    void nothingIsDoneWithoutAPlaceForCalibrations() {
        try (CalibrationsAhead ahead = CalibrationsAhead.of(fleet(CalibrationCache.NONE))) {
            ahead.finish(progress);
        }
        assertThat(events).isEmpty();
    }

    @Test
    void workIsShownFromSomeTimeOnWithWhatWasDoneBefore() {
        HeldProgress held = new HeldProgress();
        try (Progress.Task task = held.begin("first", 3)) {
            task.advance(2);
            assertThat(events).isEmpty();
            held.showIn(progress);
            task.advance(1);
        }
        held.begin("second", 1).close();
        assertThat(events).containsExactly("first of 3", "+2", "+1", "end", "second of 1", "end");
    }

    @Test
    void cancelledWorkFailsAtItsNextStep() {
        HeldProgress held = new HeldProgress();
        try (Progress.Task task = held.begin("first", 3)) {
            held.cancel();
            assertThatThrownBy(() -> task.advance(1)).isInstanceOf(CancellationException.class);
        }
    }
}
