package dev.synram.data.file;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Samples in NumPy's files. Arrays of unsigned bytes are pixels, 0..255 for 0..1; others are taken as they are. */
public final class NumpyData {

    private static final String SUFFIX = ".npy";
    private static final long MOST_BYTES = 1L << 31;

    private NumpyData() {}

    /** An array of samples, the first dimension counts them, with labels. */
    public static LabelledData samples(NpyArray array, byte[] labels) {
        List<Integer> all = array.dimensions();
        if (all.size() < 2 || all.getFirst() != labels.length) {
            throw new DataException("%s has dimensions %s, which are not %d labelled samples"
                    .formatted(array.source(), all, labels.length));
        }
        float[] values = new float[array.size()];
        float largest = array.isBytes() ? 255f : 1f;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) array.at(i) / largest;
            if (!Float.isFinite(values[i])) {
                throw new DataException(
                        "%s holds %s; expected are finite numbers".formatted(array.source(), values[i]));
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
            throw new DataException("%s holds %s; expected are x_train, y_train, x_test and y_test, or x and y"
                    .formatted(file, new ArrayList<>(arrays.keySet())));
        }
        return samples(x, Labels.of(y));
    }

    private static Map<String, NpyArray> arrays(Path file) {
        Map<String, NpyArray> arrays = new HashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().endsWith(SUFFIX)) {
                    String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
                    arrays.put(name, NpyArray.parse(file + ":" + name, content(file, zip, entry)));
                }
            }
        } catch (IOException e) {
            throw new DataException("%s cannot be read as an .npz archive (%s)".formatted(file, e.getMessage()), e);
        }
        return arrays;
    }

    private static byte[] content(Path file, ZipFile zip, ZipEntry entry) throws IOException {
        if (entry.getSize() < 0 || entry.getSize() >= MOST_BYTES) {
            throw new DataException("%s: array %s has %d bytes; at most 2 GB are supported"
                    .formatted(file, entry.getName(), entry.getSize()));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes((int) entry.getSize());
        }
    }
}
