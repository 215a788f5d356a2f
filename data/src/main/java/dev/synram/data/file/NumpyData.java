package dev.synram.data.file;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.files.MemoryBudget;
import dev.synram.files.ZipContent;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Samples in NumPy files. Unsigned bytes are pixels, scaled from 0..255 to 0..1; other values are unchanged. */
public final class NumpyData {

    private static final String SUFFIX = ".npy";
    private static final List<String> NAMES = List.of("x_train", "y_train", "x_test", "y_test", "x", "y");

    private NumpyData() {}

    /** Samples along the first dimension of an array, with labels. */
    public static LabelledData samples(NpyArray array, byte[] labels) {
        List<Integer> all = array.dimensions();
        if (all.size() < 2 || all.getFirst() != labels.length) {
            throw new DataException(
                    "%s has dimensions %s, which do not match %d labels".formatted(array.source(), all, labels.length));
        }
        if (array.size() == 0) {
            throw new DataException("%s holds no samples: its dimensions are %s".formatted(array.source(), all));
        }
        float[] values = new float[array.size()];
        float largest = array.isBytes() ? 255f : 1f;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) array.at(i) / largest;
            if (!Float.isFinite(values[i])) {
                throw new DataException("%s holds %s; expected finite numbers".formatted(array.source(), values[i]));
            }
        }
        return new LabelledData(all.subList(1, all.size()), false, values, labels, LabelledData.numbered(labels));
    }

    /**
     * Reads an {@code .npz} archive: {@code x_train}, {@code y_train}, {@code x_test} and {@code y_test} as Keras names them,
     * or {@code x} and {@code y}.
     */
    public static DataSplit archive(Path file) {
        Map<String, NpyArray> arrays = arrays(file);
        if (arrays.containsKey("x_train") && arrays.containsKey("x_test")) {
            return DataSplit.of(pair(file, arrays, "x_train", "y_train"), pair(file, arrays, "x_test", "y_test"));
        }
        return DataSplit.of(pair(file, arrays, "x", "y"));
    }

    private static LabelledData pair(Path file, Map<String, NpyArray> arrays, String samples, String labels) {
        NpyArray x = arrays.get(samples);
        NpyArray y = arrays.get(labels);
        if (x == null || y == null) {
            throw refused(file, arrays.keySet());
        }
        return samples(x, Labels.of(y));
    }

    /** Reads only the known arrays of an archive; other entries are not inflated. */
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
                if (arrays.isEmpty()) {
                    throw refused(file, zip.names());
                }
                return arrays;
            }
        });
    }

    private static DataException refused(Path file, Set<String> names) {
        return new DataException("%s holds %.200s; expected x_train, y_train, x_test and y_test, or x and y"
                .formatted(file, new TreeSet<>(names)));
    }
}
