package dev.synram.experiment.sweep;

import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.QuantizedModel;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.file.NetworkFile;
import dev.synram.network.quantization.InputRange;
import dev.synram.runtime.Classification;
import dev.synram.runtime.FloatRunner;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A sweep that is ready to run.
 *
 * @param settings what is varied
 * @param subject the network and data; empty if chips are measured alone
 * @param workload what every row needs
 */
public record Sweep(SweepSettings settings, Optional<SweepSubject> subject, SweepWorkload workload) {

    private static final byte[] NOTHING = {};

    /** A sweep that measures chips without a network. */
    public static Sweep ofChips(SweepSettings settings) {
        SweepWorkload workload = new SweepWorkload(NOTHING, NOTHING, NOTHING, settings.runs(), settings.seed());
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
        if (!(model instanceof QuantizedModel quantized)) {
            throw new SettingException(
                    "network",
                    "%s is in float, and would be converted again for each chip; give a .synram file, which './synram run MODEL --fix FILE' writes"
                            .formatted(model.name()));
        }
        LabelledData scored =
                SampleOrder.fitted(data, model, settings.normalization()).scored();
        int count = settings.samples().orElse(scored.count());
        SettingException.require("samples", count, 1, scored.count());
        LabelledData samples = scored.spaced(count);
        InputRange range = quantized.range();
        byte[] network = NetworkFile.write(quantized.network());
        SweepSubject subject = new SweepSubject(
                model.name(),
                digest(network),
                data.name(),
                count,
                samples.sha256(),
                floatAccuracy(quantized, range.divided(samples.values()), samples.labels(), threads));
        SweepWorkload workload = new SweepWorkload(
                network, range.activations(samples.values()), samples.labels(), settings.runs(), settings.seed());
        return new Sweep(settings, Optional.of(subject), workload);
    }

    private static double floatAccuracy(QuantizedModel model, float[] values, byte[] labels, int threads) {
        try (FloatRunner runner = new FloatRunner(model.host(), threads)) {
            return Classification.of(runner.run(values), model.outputs(), labels)
                    .accuracy();
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
