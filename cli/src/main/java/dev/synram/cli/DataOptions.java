package dev.synram.cli;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.source.DataSource;
import dev.synram.experiment.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which labelled samples, and how they are prepared. */
final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "DATA",
            required = true,
            description =
                    "mnist, fashion-mnist, an .npy, .npz or .csv file, or a folder of pictures by class. Pixels and "
                            + "bytes are taken as 0..1, other numbers as they are.")
    String data = "";

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "Labels of an .npy or .csv file: one whole number from 0 a sample.")
    private @Nullable Path labels;

    @Option(
            names = "--mean",
            paramLabel = "M",
            split = ",",
            description =
                    "Subtract this from the data, as in the network's training; one number, or one a channel. (0)")
    private List<Float> means = List.of(0f);

    @Option(
            names = "--std",
            paramLabel = "S",
            split = ",",
            description = "Then divide by this; one number, or one a channel. (1)")
    private List<Float> deviations = List.of(1f);

    /** Reads the samples. */
    DataSplit read(Progress progress) {
        for (float deviation : deviations) {
            if (!(Math.abs(deviation) > 0) || !Float.isFinite(deviation)) {
                throw new UserError("--std is %s; it must be finite and not 0".formatted(deviation));
            }
        }
        for (float mean : means) {
            if (!Float.isFinite(mean)) {
                throw new UserError("--mean is %s; it must be finite".formatted(mean));
            }
        }
        List<Progress.Task> tasks = new ArrayList<>();
        try (Progress.Task reading = progress.begin("reading " + data, 1)) {
            DataSource source = new DataSource(
                    UserFolders.cache(), () -> tasks.add(progress.begin("fetching " + data, Progress.UNKNOWN)));
            DataSplit split = source.read(data, labels);
            reading.advance(1);
            return split;
        } catch (DataException e) {
            throw new UserError("--data: " + e.getMessage(), e);
        } finally {
            tasks.forEach(Progress.Task::close);
        }
    }

    /**
     * Samples as the network's training saw them.
     *
     * @param values in the order of memory, the channel fastest
     */
    float[] normalised(float[] values, int channels) {
        if (means.equals(List.of(0f)) && deviations.equals(List.of(1f))) {
            return values;
        }
        requireFit("--mean", means, channels);
        requireFit("--std", deviations, channels);
        float[] normalised = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int channel = i % channels;
            normalised[i] =
                    (values[i] - means.get(channel % means.size())) / deviations.get(channel % deviations.size());
            if (!Float.isFinite(normalised[i])) {
                throw new UserError(
                        "--mean, --std: the value %s becomes %s; give others".formatted(values[i], normalised[i]));
            }
        }
        return normalised;
    }

    private static void requireFit(String option, List<Float> values, int channels) {
        if (values.size() != 1 && values.size() != channels) {
            throw new UserError(
                    "%s has %d numbers; give one, or %d, one a channel".formatted(option, values.size(), channels));
        }
    }
}
