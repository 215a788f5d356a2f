package dev.synram.experiment.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.calibration.Effort;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrator;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.compiler.layout.LayoutStyle;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.Progress;
import dev.synram.experiment.setting.SettingException;
import dev.synram.experiment.spiking.CalibratedChips;
import dev.synram.experiment.spiking.SpikingChip;
import dev.synram.experiment.spiking.trained.SampleNetwork;
import dev.synram.experiment.spiking.trained.SpikingEvaluation;
import dev.synram.experiment.spiking.trained.SpikingEvaluationResult;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import dev.synram.experiment.sweep.design.SweepAxes;
import dev.synram.experiment.sweep.design.SweepCalibration;
import dev.synram.experiment.sweep.design.UseAxes;
import dev.synram.experiment.sweep.row.NetworkMeasurement;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.experiment.sweep.work.SweepWork;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sweeps of trained spiking networks. */
class SpikingSweepTest {

    private static final int SAMPLES = 40;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final TrainedSpikingNetwork NETWORK = SampleNetwork.make();

    private static final SequencedMap<String, TrainedSpikingNetwork> NETWORKS = new TreeMap<>(Map.of("line", NETWORK));

    /** Points of a line, from -1 to 3; the upper half is another class. */
    private static DataSplit points() {
        float[] values = new float[SAMPLES];
        byte[] labels = new byte[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            values[i] = -1 + 4f * i / (SAMPLES - 1);
            labels[i] = (byte) (2 * i / SAMPLES);
        }
        return DataSplit.of(new LabelledData(List.of(1), false, values, labels, NETWORK.classes()));
    }

    /** The chip is the one of a user who calibrates once and uses the file at once and a week later. */
    @Test
    void aRowIsAsWithASavedCalibration() {
        SweepAxes axes =
                SweepAxes.ofChips(2, 1).withScale(ErrorSource.THRESHOLD, 2.0).withAges(Duration.ZERO, WEEK);
        Sweep sweep = Sweep.ofSpiking(SweepSettings.of(axes), NETWORKS, points());
        List<SweepRow> rows =
                new SweepWork(sweep.workload()).rows(sweep.settings().points());
        ChipParameters parameters = ChipParameters.nominal().scaled(ErrorSource.THRESHOLD, 2);
        SpikingCalibration saved;
        try (SimulatedChip chip = new SimulatedChip(2, parameters, 1)) {
            saved = SpikingChip.calibrated(chip, new SpikingCalibrator(SpikingTargets.DEFAULT, Effort.PUBLIC, 1));
        }
        assertThat(rows).hasSize(2);
        for (SweepRow row : rows) {
            SpikingEvaluationResult alone = new SpikingEvaluation(NETWORK, points().untrained(), 1)
                    .run("line", "line", aged(saved, parameters, row.point().age()), Progress.NONE);
            NetworkMeasurement measured = row.measured().orElseThrow().network().orElseThrow();
            assertThat(measured.accuracy()).isEqualTo(alone.accuracy());
            assertThat(measured.interval()).isEqualTo(alone.interval());
            assertThat(measured.microsecondsPerSample()).isEqualTo(alone.modelledMicrosecondsPerSample());
            assertThat(measured.millijoulesPerSample()).isEqualTo(alone.modelledMicrojoulesPerSample() / 1000);
            assertThat(row.measured().orElseThrow().failures()).isEqualTo(saved.failedNeurons());
            assertThat(row.measured().orElseThrow().response()).isEmpty();
            assertThat(sweep.subject().orElseThrow().floatAccuracy()).isEqualTo(alone.softwareAccuracy());
        }
    }

    @Test
    void chipsAreCalibratedForTheNeuronsOfTheNetwork() {
        TrainedSpikingNetwork faster = SampleNetwork.of(new NeuronDynamics(4, 4, 2, 0.5));
        Sweep sweep = Sweep.ofSpiking(
                SweepSettings.of(SweepAxes.ofChips(2, 1)), new TreeMap<>(Map.of("faster", faster)), points());
        SweepRow row =
                new SweepWork(sweep.workload()).rows(sweep.settings().points()).getFirst();
        SpikingCalibration own;
        try (SimulatedChip chip = new SimulatedChip(2, ChipParameters.nominal(), 1)) {
            own = SpikingChip.calibrated(chip, new SpikingCalibrator(faster.targets(), Effort.PUBLIC, 1));
        }
        SpikingEvaluationResult alone = new SpikingEvaluation(faster, points().untrained(), 1)
                .run(
                        "line",
                        "line",
                        aged(own, ChipParameters.nominal(), row.point().age()),
                        Progress.NONE);
        assertThat(row.failure()).isEmpty();
        assertThat(row.measured().orElseThrow().network().orElseThrow().accuracy())
                .isEqualTo(alone.accuracy());
    }

    private static CalibratedChips aged(SpikingCalibration saved, ChipParameters parameters, Duration age) {
        return new CalibratedChips() {
            @Override
            public int count() {
                return 1;
            }

            @Override
            public <T> T use(int number, ChipTask<T> task) {
                try (SimulatedChip chip = new SimulatedChip(2, parameters, 1)) {
                    saved.applyTo(chip);
                    chip.advance(age);
                    return task.run(chip, saved.aged(age));
                }
            }
        };
    }

    @Test
    void axesOfMultiplicationsAreRefused() {
        SweepAxes usual = SweepAxes.ofChips(1, 1);
        refused(usual.withCalibrations(SweepCalibration.NONE), "spiking neurons are always calibrated");
        refused(usual.withWaits(3), "have no effect on spiking networks");
        refused(
                usual.withUses(new UseAxes(List.of(""), List.of(2), List.of(0), List.of(LayoutStyle.PUBLIC))),
                "have no effect on spiking networks");
        SweepSettings tooMany = SweepSettings.of(usual).withSamples(SAMPLES + 1);
        assertThatThrownBy(() -> Sweep.ofSpiking(tooMany, NETWORKS, points())).hasMessageContaining("samples");
    }

    private static void refused(SweepAxes axes, String why) {
        assertThatThrownBy(() -> Sweep.ofSpiking(SweepSettings.of(axes), NETWORKS, points()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(why);
    }
}
