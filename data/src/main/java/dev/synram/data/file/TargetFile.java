package dev.synram.data.file;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.data.TargetData;
import dev.synram.files.MemoryBudget;
import dev.synram.files.ZipContent;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Samples and targets in NumPy files: an {@code .npz} archive with {@code x_train}, {@code x_test} and {@code y_test}, or
 * {@code x} and {@code y}; or two {@code .npy} files. Targets are samples, or samples x outputs. Ranges are determined by the
 * training samples, or by some that are not tested.
 */
public final class TargetFile {

    private static final String SUFFIX = ".npy";
    private static final List<String> NAMES = List.of("x_train", "x_test", "y_test", "x", "y");

    private TargetFile() {}

    /**
     * Reads a file.
     *
     * @param targets the file of targets of an {@code .npy} file, or null
     * @throws DataException naming what is missing or does not fit
     */
    public static TargetData read(Path file, @Nullable Path targets) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".npz") && targets == null) {
            return archive(file);
        }
        if (name.endsWith(SUFFIX) && targets != null) {
            return data(NpyArray.read(file), null, NpyArray.read(targets));
        }
        throw new DataException(
                ("%s: targets for regression are numbers in an .npz archive with x and y, or an .npy file "
                                + "beside that of the samples")
                        .formatted(file));
    }

    /**
     * Reads samples that determine ranges: {@code x_train} or {@code x} of an archive, or an {@code .npy} file.
     *
     * @throws DataException naming what is missing
     */
    public static LabelledData samples(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(SUFFIX)) {
            return samples(NpyArray.read(file));
        }
        Map<String, NpyArray> arrays = arrays(file);
        NpyArray samples = arrays.containsKey("x_train") ? arrays.get("x_train") : arrays.get("x");
        if (samples == null) {
            throw new DataException(
                    "%s holds %.200s; expected x_train or x".formatted(file, new TreeSet<>(arrays.keySet())));
        }
        return samples(samples);
    }

    private static TargetData archive(Path file) {
        Map<String, NpyArray> arrays = arrays(file);
        boolean divided = arrays.containsKey("x_train") && arrays.containsKey("x_test");
        NpyArray samples = arrays.get(divided ? "x_test" : "x");
        NpyArray targets = arrays.get(divided ? "y_test" : "y");
        if (samples == null || targets == null) {
            throw new DataException("%s holds %.200s; expected x_train, x_test and y_test, or x and y"
                    .formatted(file, new TreeSet<>(arrays.keySet())));
        }
        return data(samples, divided ? arrays.get("x_train") : null, targets);
    }

    private static Map<String, NpyArray> arrays(Path file) {
        return DataFile.read(file, "an .npz archive", () -> {
            Map<String, NpyArray> arrays = new HashMap<>();
            MemoryBudget budget = new MemoryBudget();
            try (ZipContent zip = ZipContent.open(file)) {
                for (String name : NAMES) {
                    if (zip.names().contains(name + SUFFIX)) {
                        try (InputStream in = zip.stream(name + SUFFIX)) {
                            arrays.put(name, NpyArray.read(file + ":" + name, in, Long.MAX_VALUE, budget));
                        }
                    }
                }
            }
            return arrays;
        });
    }

    private static TargetData data(NpyArray samples, @Nullable NpyArray train, NpyArray targets) {
        LabelledData tested = samples(samples);
        Optional<LabelledData> ranges = Optional.ofNullable(train).map(TargetFile::samples);
        List<Integer> dimensions = targets.dimensions();
        if (dimensions.isEmpty() || dimensions.size() > 2 || dimensions.getFirst() != tested.count()) {
            throw new DataException("%s has dimensions %s; expected targets for %s samples"
                    .formatted(targets.source(), dimensions, tested.count()));
        }
        float[] values = new float[targets.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) targets.at(i);
            if (!Float.isFinite(values[i])) {
                throw new DataException("%s holds %s; expected finite numbers".formatted(targets.source(), values[i]));
            }
        }
        int outputs = dimensions.size() == 2 ? dimensions.getLast() : 1;
        return new TargetData(
                new DataSplit(samples.source(), ranges.orElse(tested), tested, tested, ranges, ""), values, outputs);
    }

    private static LabelledData samples(NpyArray array) {
        int count = array.dimensions().isEmpty() ? 0 : array.dimensions().getFirst();
        return NumpyData.samples(array, Labels.numbered(new byte[count]));
    }
}
