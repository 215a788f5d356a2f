package dev.synram.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.Calibrator;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.target.Target;
import dev.synram.contract.ExactChip;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChipClusterTest {

    private static final int STEPS = 3;

    private final List<Chip> chips = new ArrayList<>();
    private final List<Calibration> calibrations = new ArrayList<>();

    @BeforeAll
    void calibrate() {
        chips.add(simulated(1));
        chips.add(simulated(2));
        calibrations.addAll(
                ChipCluster.calibrate(chips, new Calibrator(7), 2, (_, _) -> {}).calibrations());
    }

    @AfterAll
    void close() {
        chips.forEach(Chip::close);
    }

    private static Chip simulated(long seed) {
        return new SimulatedChip(seed, ChipParameters.nominal(), 1);
    }

    private static int[] offsets(Chip chip) {
        return chip.readCells(Cell.CADC_OFFSET);
    }

    private static int[] found(Calibration calibration) {
        return calibration.settings().stream()
                .filter(setting -> setting.cell() == Cell.CADC_OFFSET)
                .findFirst()
                .orElseThrow()
                .values();
    }

    @Test
    void calibrationsAreWrittenToTheirChips() {
        chips.forEach(Calibration::reset);
        ChipCluster cluster = ChipCluster.of(chips, calibrations, 2);
        for (int i = 0; i < 2; i++) {
            assertThat(offsets(chips.get(i))).isEqualTo(found(calibrations.get(i)));
        }
        cluster.resetCells();
        assertThat(offsets(chips.getFirst())).containsOnly(0);
        cluster.restore();
        assertThat(offsets(chips.getFirst())).isEqualTo(found(calibrations.getFirst()));
    }

    @Test
    void targetAndGainAreThoseOfTheCalibrations() {
        ChipCluster cluster = ChipCluster.of(chips, calibrations, 2);
        assertThat(cluster.gain())
                .isEqualTo((calibrations.get(0).after().gain()
                                + calibrations.get(1).after().gain())
                        / 2);
        assertThat(cluster.target().chips()).containsExactly(0, 1);
        assertThat(cluster.target().defects(1)).isEqualTo(CalibratedDefects.of(calibrations.get(1)));
        assertThat(cluster.compiler(3)).isEqualTo(new Compiler(cluster.target(), 3));
        assertThat(cluster.threads()).isEqualTo(2);
    }

    @Test
    void chipsWithoutTheirOwnCalibrationAreRefused() {
        refused(chips, List.of(calibrations.getFirst()))
                .withMessageContaining("simulated-nominal-2, number 1 of the cluster, is not calibrated");
        refused(chips, List.of(calibrations.get(1), calibrations.get(0)))
                .withMessageContaining("simulated-nominal-1, number 0 of the cluster, has the calibration of")
                .withMessageContaining("simulated-nominal-2; calibrate it");
        refused(chips.subList(0, 1), calibrations).withMessageContaining("simulated-nominal-2 has no chip");
    }

    private static ThrowableAssertAlternative<IllegalArgumentException> refused(
            List<Chip> chips, List<Calibration> calibrations) {
        return assertThatIllegalArgumentException().isThrownBy(() -> ChipCluster.of(chips, calibrations, 1));
    }

    @Test
    void chipsThatDoNotBelongTogetherAreRefused() {
        Chip one = new ExactChip(1);
        Chip two = new ExactChip(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChipCluster.withTarget(List.of(two, one), Target.of(2), 1, 1))
                .withMessageContaining("number 1 of the cluster, has 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChipCluster.withTarget(List.of(two, two), Target.of(2), 1, 1))
                .withMessageContaining("chip exact, number 1 of the cluster, is in the cluster already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChipCluster.withTarget(List.of(), Target.of(1), 1, 1))
                .withMessageContaining("at least 1 chip");
    }

    @Test
    void targetsOfOtherChipsAreRefused() {
        Chip chip = new ExactChip(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChipCluster.withTarget(List.of(chip), Target.of(2), 1, 1))
                .withMessage("a target of 2 chips does not fit a cluster of 1");
        ChipCluster cluster = ChipCluster.withTarget(List.of(chip), Target.of(1), 1, 1);
        Target single = Target.of(new ChipGeometry(1), Target.of(1).defects());
        for (Target other : List.of(Target.of(3), single)) {
            assertThatIllegalArgumentException().isThrownBy(() -> cluster.requireFit(other));
        }
        assertThatIllegalStateException()
                .isThrownBy(cluster::restore)
                .withMessageContaining("calibrations of chip exact");
    }

    @Test
    void closingClosesAllChips() {
        List<Chip> own = List.of(simulated(3), simulated(3));
        ChipCluster cluster = ChipCluster.withTarget(own, Target.of(2), 1, 4);
        cluster.close();
        cluster.close();
        own.forEach(chip -> assertThatIllegalStateException().isThrownBy(() -> offsets(chip)));
    }

    @Test
    void aCalibrationThatFailsClosesAllChips() {
        List<Chip> own = List.of(simulated(3), simulated(4));
        List<String> steps = new ArrayList<>();
        assertThatThrownBy(() -> ChipCluster.calibrate(own, new Calibrator(1), 1, (chip, title) -> {
                    steps.add(chip.id());
                    if (steps.size() == STEPS) {
                        throw new UnsupportedOperationException(title);
                    }
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(steps).hasSize(STEPS).containsOnly("simulated-nominal-3");
        own.forEach(chip -> assertThatIllegalStateException().isThrownBy(() -> offsets(chip)));
    }
}
