package dev.synram.experiment;

import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.FleetSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Calibrates chips on one other thread before they are needed, so that they are found among the kept calibrations when they are.
 * A calibration that fails here fails again, and is reported, where it is needed.
 */
public final class CalibrationsAhead implements AutoCloseable {

    private final HeldProgress progress = new HeldProgress();
    private final CompletableFuture<Void> work;
    private volatile boolean goesOn = true;

    private CalibrationsAhead(List<Wanted> chips) {
        work = CompletableFuture.runAsync(
                () -> calibrate(chips),
                task -> Thread.ofPlatform().daemon().name("synram-calibrations").start(task));
    }

    /**
     * Chips that are calibrated together.
     *
     * @param firstSeed seed of the first one
     * @param age of their calibration when they are needed
     */
    private record Wanted(ChipSettings settings, long firstSeed, Duration age) {}

    /**
     * Begins with the members of a fleet; then come those calibrations of the first member that it is compared with. Nothing is done
     * without a place for calibrations, or if some were made before.
     */
    public static CalibrationsAhead of(FleetSettings fleet) {
        ChipSettings chips = fleet.chips().withThreads(1);
        CalibrationSettings calibration = chips.calibration();
        List<Wanted> wanted = new ArrayList<>();
        if (calibration.cache().keeps() && calibration.saved().isEmpty()) {
            for (int i = 0; i < fleet.fleet(); i++) {
                wanted.add(new Wanted(chips, fleet.seedOf(i), fleet.ageOf(i)));
            }
            calibration.alternatives().stream()
                    .filter(other -> other.effort() != calibration.effort())
                    .findFirst()
                    .ifPresent(other ->
                            wanted.add(new Wanted(chips.withCalibration(other), fleet.chipSeed(), other.age())));
        }
        return new CalibrationsAhead(wanted);
    }

    private void calibrate(List<Wanted> chips) {
        for (Wanted some : chips) {
            SimulatedChips.calibrated(some.settings(), some.firstSeed(), some.age(), progress)
                    .close();
            if (!goesOn) {
                return;
            }
        }
    }

    /** Waits for the calibration that is being made, and begins no other. */
    public void finish(Progress shown) {
        goesOn = false;
        progress.showIn(shown);
        await();
    }

    /** Ends at the next step of a calibration. */
    @Override
    public void close() {
        goesOn = false;
        progress.cancel();
        await();
    }

    private void await() {
        work.exceptionally(_ -> null).join();
    }
}
