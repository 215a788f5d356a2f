package dev.synram.experiment.sweep;

import dev.synram.data.DataSplit;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.setting.SettingException;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import dev.synram.experiment.sweep.work.SweepWorkload;
import dev.synram.simulator.error.ErrorSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A sweep that is ready to run.
 *
 * @param settings what is varied
 * @param subject the networks and data; empty if chips are measured alone
 * @param workload what every row needs
 */
public record Sweep(SweepSettings settings, Optional<SweepSubject> subject, SweepWorkload workload) {

    /**
     * A sweep that measures chips without a network.
     *
     * @throws SettingException if an error source is scaled that has no effect
     */
    public static Sweep ofChips(SweepSettings settings) {
        requireMultiplying(settings);
        SweepWorkload workload = new SweepWorkload(List.of(), settings.runs(), settings.seed());
        return new Sweep(settings, Optional.empty(), workload);
    }

    /**
     * A sweep that runs a network. Its accuracy without roundings and errors of chips is determined on the host at once.
     *
     * @param model a network that is quantized already, such as one from a {@code .synram} file
     * @param threads for the run on the host
     * @throws SettingException if the network is in float, or there are fewer samples than requested
     * @throws dev.synram.data.DataException if the data do not fit the network
     */
    public static Sweep of(SweepSettings settings, Model model, DataSplit data, int threads) {
        return of(settings, new TreeMap<>(Map.of(model.name(), model)), data, threads);
    }

    /**
     * A sweep that runs several networks on the same chips and samples.
     *
     * @param models quantized networks by their names
     * @param threads for the runs on the host
     * @throws SettingException if a network is in float, or there are fewer samples than requested
     * @throws dev.synram.data.DataException if the data do not fit a network
     */
    public static Sweep of(SweepSettings settings, SequencedMap<String, Model> models, DataSplit data, int threads) {
        requireMultiplying(settings);
        return new MultiplyingSubject(settings, data, threads).sweep(models);
    }

    /**
     * A sweep that runs trained spiking networks, with the weights of training in the loop. Their accuracies on the host are
     * determined at once.
     *
     * @param networks by their names
     * @throws SettingException if an axis is varied that spiking networks do not have, or there are fewer samples than requested
     * @throws dev.synram.data.DataException if the data do not fit a network
     */
    public static Sweep ofSpiking(
            SweepSettings settings, SequencedMap<String, TrainedSpikingNetwork> networks, DataSplit data) {
        return new SpikingSubject(settings, data).sweep(networks);
    }

    private static void requireMultiplying(SweepSettings settings) {
        for (ErrorSource source : settings.axes().scales().keySet()) {
            if (source.spikingOnly()) {
                throw new SettingException(
                        "scale",
                        "names %s, which acts on spiking neurons only; leave it out".formatted(source.label()));
            }
        }
    }
}
