package dev.synram.experiment.sweep;

import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.QuantizedModel;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.experiment.setting.SettingException;
import dev.synram.experiment.sweep.work.NetworkWorkload;
import dev.synram.experiment.sweep.work.SweepWorkload;
import dev.synram.files.Sha256;
import dev.synram.network.file.NetworkFile;
import dev.synram.network.quantization.InputRange;
import dev.synram.runtime.Classification;
import dev.synram.runtime.FloatRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Networks of multiplications as the subject of a sweep.
 *
 * @param settings of the sweep
 * @param data whose test samples are used
 * @param threads for the runs on the host
 */
record MultiplyingSubject(SweepSettings settings, DataSplit data, int threads) {

    Sweep sweep(SequencedMap<String, Model> models) {
        List<SweepSubject.Network> networks = new ArrayList<>();
        List<NetworkWorkload> workloads = new ArrayList<>();
        for (Map.Entry<String, Model> named : models.entrySet()) {
            String name = named.getKey();
            if (!(named.getValue() instanceof QuantizedModel model)) {
                throw new SettingException(
                        "network",
                        "%s is in float, and would be converted again for each chip; give a .synram file, which './synram run MODEL --fix FILE' writes"
                                .formatted(name));
            }
            LabelledData samples = samples(model);
            InputRange range = model.range();
            byte[] file = NetworkFile.write(model.network());
            networks.add(new SweepSubject.Network(
                    name, Sha256.of(file), floatAccuracy(model, range.divided(samples.values()), samples.labels())));
            workloads.add(new NetworkWorkload.OfActivations(
                    name, file, range.activations(samples.values()), samples.labels()));
        }
        LabelledData samples = samples(models.firstEntry().getValue());
        return new Sweep(
                settings.withNetworks(List.copyOf(models.sequencedKeySet())),
                Optional.of(new SweepSubject(networks, data.name(), samples.count(), samples.sha256())),
                new SweepWorkload(workloads, settings.runs(), settings.seed()));
    }

    private LabelledData samples(Model model) {
        return settings.chosen(
                SampleOrder.fitted(data, model, settings.normalization()).scored());
    }

    private double floatAccuracy(QuantizedModel model, float[] values, byte[] labels) {
        try (FloatRunner runner = new FloatRunner(model.host(), threads)) {
            return Classification.of(runner.run(values), model.outputs(), labels)
                    .accuracy();
        }
    }
}
