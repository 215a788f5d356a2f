package dev.synram.experiment.sweep;

import dev.synram.data.ClassNames;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.setting.Normalization;
import dev.synram.experiment.setting.SettingException;
import dev.synram.experiment.spiking.learning.SpikingTest;
import dev.synram.experiment.spiking.learning.SpikingTestSet;
import dev.synram.experiment.spiking.trained.SpikingNetworkFile;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import dev.synram.experiment.sweep.design.SweepAxes;
import dev.synram.experiment.sweep.design.SweepCalibration;
import dev.synram.experiment.sweep.work.NetworkWorkload;
import dev.synram.experiment.sweep.work.SweepWorkload;
import dev.synram.files.Sha256;
import dev.synram.network.spiking.HostExecution;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Trained spiking networks as the subject of a sweep.
 *
 * @param settings of the sweep
 * @param data whose samples are used that a network was not trained with
 */
record SpikingSubject(SweepSettings settings, DataSplit data) {

    SpikingSubject {
        settings.designed().forEach(SpikingSubject::requireSpiking);
        if (settings.runs() != 1) {
            throw new SettingException(
                    "runs", "is %s; a spiking network runs once, so leave it out".formatted(settings.runs()));
        }
        if (!settings.normalization().equals(Normalization.NONE)) {
            throw new SettingException(
                    "mean",
                    "and --std have no effect on a spiking network, whose file tells the scaling; leave them out");
        }
    }

    private static void requireSpiking(SweepAxes axes) {
        if (!axes.chips().equals(List.of(1))) {
            throw new SettingException(
                    "chips", "is %s; a spiking network runs on 1 chip, so leave it out".formatted(axes.chips()));
        }
        if (axes.calibrations().contains(SweepCalibration.NONE)) {
            throw new SettingException(
                    "calibrationEffort", "names none; spiking neurons are always calibrated: give public or best");
        }
        if (!axes.uses().isUsual()) {
            throw new SettingException(
                    "wait", ", --num-sends and --layout have no effect on spiking networks; leave them out");
        }
    }

    Sweep sweep(SequencedMap<String, TrainedSpikingNetwork> trained) {
        List<SweepSubject.Network> networks = new ArrayList<>();
        List<NetworkWorkload> workloads = new ArrayList<>();
        for (Map.Entry<String, TrainedSpikingNetwork> named : trained.entrySet()) {
            TrainedSpikingNetwork network = named.getValue();
            LabelledData samples = samples(network);
            byte[] file = SpikingNetworkFile.write(network).getBytes(StandardCharsets.UTF_8);
            networks.add(new SweepSubject.Network(named.getKey(), Sha256.of(file), hostAccuracy(network, samples)));
            workloads.add(new NetworkWorkload.OfSpikes(named.getKey(), file, samples.values(), samples.labels()));
        }
        LabelledData samples = samples(trained.firstEntry().getValue());
        return new Sweep(
                settings.withNetworks(List.copyOf(trained.sequencedKeySet())),
                Optional.of(new SweepSubject(networks, data.name(), samples.count(), samples.sha256())),
                new SweepWorkload(workloads, settings.runs(), settings.seed()));
    }

    private LabelledData samples(TrainedSpikingNetwork network) {
        LabelledData chosen = settings.chosen(network.unseen(data));
        return new ClassNames(network.classes()).applyTo(network.scaling().applyTo(chosen));
    }

    private static double hostAccuracy(TrainedSpikingNetwork network, LabelledData samples) {
        SpikingTestSet tests = new SpikingTestSet(samples, network.encoding(), network.decoder(), network.grid());
        return AccuracyInterval.accuracy(tests.correct(new HostExecution(), network.hostModel(), SpikingTest.SOFTWARE));
    }
}
