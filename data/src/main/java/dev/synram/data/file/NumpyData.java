package dev.synram.data.file;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.data.file.ArchiveNames.Part;
import dev.synram.files.MemoryBudget;
import dev.synram.files.ZipContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Samples in NumPy files. Unsigned bytes are pixels, scaled from 0..255 to 0..1; other values are unchanged, truth values
 * are 0 and 1.
 */
public final class NumpyData {

    /** What archives have to hold. */
    static final String EXPECTED =
            "expected x_train, y_train, x_test and y_test, train_images, train_labels and so on, or x and y";

    private static final String SUFFIX = ".npy";

    private NumpyData() {}

    /**
     * Samples along the first dimension of an array, with labels.
     *
     * @throws DataException if there are no samples, or not as many as labels, or values are not finite
     */
    public static LabelledData samples(NpyArray array, Labels labels) {
        List<Integer> all = array.dimensions();
        int count = labels.numbers().length;
        if (all.size() < 2 || all.getFirst() != count) {
            throw new DataException(
                    "%s has dimensions %s, which do not match %s labels".formatted(array.source(), all, count));
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
        return new LabelledData(all.subList(1, all.size()), false, values, labels.numbers(), labels.classes());
    }

    /**
     * Reads an {@code .npz} archive: arrays of samples and labels, named as by Keras ({@code x_train}, {@code y_train},
     * {@code x_test}, {@code y_test}) or MedMNIST ({@code train_images}, {@code train_labels}, {@code test_images},
     * {@code test_labels}), or {@code x} and {@code y}. Arrays for validation are the test set only if there is none for
     * tests.
     *
     * @throws DataException naming the array that is missing or not as expected
     */
    public static DataSplit archive(Path file) {
        return DataFile.read(file, "an .npz archive", () -> {
            try (ZipContent zip = ZipContent.open(file)) {
                return split(file, zip);
            }
        });
    }

    private static DataSplit split(Path file, ZipContent zip) throws IOException {
        Set<String> held = zip.names().stream()
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .collect(Collectors.toSet());
        ArchiveNames names = ArchiveNames.of(file, held);
        Part test = names.has(file, Part.TEST) ? Part.TEST : Part.VALIDATION;
        Part only = names.has(file, Part.TRAIN) ? Part.TRAIN : names.has(file, test) ? test : Part.ALL;
        if (!names.has(file, only)) {
            throw new DataException("%s holds %.200s; %s".formatted(file, new TreeSet<>(zip.names()), EXPECTED));
        }
        MemoryBudget budget = new MemoryBudget();
        LabelledData first = part(file, zip, names.pair(only), budget);
        if (only != Part.TRAIN || !names.has(file, test)) {
            return DataSplit.of(first)
                    .labelledBy("%s of %s".formatted(names.pair(only).labels(), file));
        }
        return DataSplit.of(first, part(file, zip, names.pair(test), budget))
                .labelledBy("%s of %s".formatted(names.pair(test).labels(), file));
    }

    private static LabelledData part(Path file, ZipContent zip, ArchiveNames.Pair names, MemoryBudget budget)
            throws IOException {
        NpyArray samples = array(file, zip, names.samples(), budget);
        return samples(samples, Labels.of(array(file, zip, names.labels(), budget)));
    }

    private static NpyArray array(Path file, ZipContent zip, String name, MemoryBudget budget) throws IOException {
        try (InputStream in = zip.stream(name + SUFFIX)) {
            return NpyArray.read(file + ":" + name, in, Long.MAX_VALUE, budget);
        }
    }
}
