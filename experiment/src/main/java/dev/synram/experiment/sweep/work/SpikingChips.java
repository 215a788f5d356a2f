package dev.synram.experiment.sweep.work;

import dev.synram.calibration.Effort;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrator;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.data.LabelledData;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.spiking.SpikingChip;
import dev.synram.experiment.spiking.learning.SpikingCost;
import dev.synram.experiment.spiking.learning.SpikingTest;
import dev.synram.experiment.spiking.learning.SpikingTestSet;
import dev.synram.experiment.spiking.trained.SpikingNetworkFile;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import dev.synram.experiment.sweep.design.ChipKind;
import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.experiment.sweep.row.NetworkMeasurement;
import dev.synram.experiment.sweep.row.SweepMeasurement;
import dev.synram.runtime.spiking.ChipExecution;
import dev.synram.simulator.SimulatedChip;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Chips with spiking neurons, on which trained networks run with the weights of training in the loop. */
final class SpikingChips implements Substrate {

    private static final double MICROJOULES = 1000; // in a millijoule

    private final long seed;
    private final Map<String, Tested> networks = new HashMap<>();

    /** A network with its samples as input spikes. */
    private record Tested(TrainedSpikingNetwork network, SpikingTestSet samples, int count) {}

    SpikingChips(SweepWorkload workload) {
        seed = workload.seed();
        for (NetworkWorkload one : workload.networks()) {
            if (one instanceof NetworkWorkload.OfSpikes given) {
                networks.put(given.name(), tested(given));
            }
        }
    }

    private static Tested tested(NetworkWorkload.OfSpikes given) {
        TrainedSpikingNetwork network = TemporaryFile.read(given.file(), SpikingNetworkFile::read);
        LabelledData samples = LabelledData.of(given.values(), network.scaling().values(), given.labels());
        return new Tested(
                network,
                new SpikingTestSet(samples, network.encoding(), network.decoder(), network.grid()),
                samples.count());
    }

    /** Networks with the same neurons share a calibration, which is made for the first of them: what fails for one is no other's. */
    @Override
    public Calibrated calibrate(ChipKind kind) {
        Effort effort = kind.calibration()
                .effort()
                .orElseThrow(() -> new IllegalArgumentException("spiking neurons are always calibrated"));
        Map<SpikingTargets, SpikingCalibration> calibrations = new HashMap<>();
        return point -> {
            Tested tested = Objects.requireNonNull(networks.get(point.use().network()));
            SpikingCalibration calibration = calibrations.computeIfAbsent(
                    tested.network().targets(), targets -> calibration(kind, targets, effort));
            return measurement(point, tested, calibration);
        };
    }

    private SpikingCalibration calibration(ChipKind kind, SpikingTargets targets, Effort effort) {
        try (SimulatedChip chip = chip(kind)) {
            return SpikingChip.calibrated(chip, new SpikingCalibrator(targets, effort, seed));
        }
    }

    private static SimulatedChip chip(ChipKind kind) {
        return new SimulatedChip(kind.chipSeed(), kind.parameters(), 1);
    }

    private SweepMeasurement measurement(SweepPoint point, Tested tested, SpikingCalibration fresh) {
        try (SimulatedChip chip = chip(point.kind())) {
            fresh.applyTo(chip);
            chip.advance(point.age());
            SpikingCalibration calibration = fresh.aged(point.age());
            return new SweepMeasurement(
                    Optional.of(measurement(chip, calibration, tested)), Optional.empty(), calibration.failedNeurons());
        }
    }

    private NetworkMeasurement measurement(SimulatedChip chip, SpikingCalibration calibration, Tested tested) {
        TrainedSpikingNetwork network = tested.network();
        ChipExecution execution =
                new ChipExecution(chip, calibration, network.model().topology(), seed);
        double accuracy =
                AccuracyInterval.accuracy(tested.samples().correct(execution, network.model(), SpikingTest.IN_LOOP));
        SpikingCost cost = SpikingCost.of(
                        network.grid().micros(), network.model().topology().dynamics())
                .times(execution.runs());
        return new NetworkMeasurement(
                accuracy,
                AccuracyInterval.of(accuracy, tested.count()),
                cost.microseconds(),
                cost.microjoules() / MICROJOULES);
    }
}
