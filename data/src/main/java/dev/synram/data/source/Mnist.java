package dev.synram.data.source;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.data.file.IdxFile;
import dev.synram.data.file.Labels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The MNIST data set of handwritten digits (LeCun, Cortes, Burges): 28 x 28 pixels, ten classes, 60,000 training images
 * and 10,000 test images; and other data sets in files of the same names, of any size and with up to 128 classes.
 */
public final class Mnist {

    private static final float LARGEST_BYTE = 255f;

    /** The names of the files without suffixes. */
    static final List<String> FILES = List.of(
            "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");

    private Mnist() {}

    /**
     * Reads the four IDX files from a folder; each may be compressed by gzip, with the suffix {@code .gz}, and may have
     * a dot before {@code idx}.
     *
     * @throws DataException naming the missing or damaged file
     */
    public static DataSplit read(Path folder) {
        LabelledData train = images(file(folder, FILES.get(0)), file(folder, FILES.get(1)));
        LabelledData test = images(file(folder, FILES.get(2)), file(folder, FILES.get(3)));
        if (!train.dimensions().equals(test.dimensions())) {
            throw new DataException("the training images in %s have dimensions %s, but the test images %s"
                    .formatted(folder, train.dimensions(), test.dimensions()));
        }
        return DataSplit.of(train, test).labelledBy("the label files in %s".formatted(folder));
    }

    /** Whether a folder contains one of the files. */
    static boolean isIn(Path folder) {
        return FILES.stream().anyMatch(name -> isIn(folder, name) || isIn(folder, name.replace("-idx", ".idx")));
    }

    private static boolean isIn(Path folder, String name) {
        return Files.exists(folder.resolve(name)) || Files.exists(folder.resolve(name + ".gz"));
    }

    private static Path file(Path folder, String name) {
        Path plain = folder.resolve(name);
        Path compressed = folder.resolve(name + ".gz");
        if (Files.exists(plain)) {
            return plain;
        }
        if (Files.exists(compressed)) {
            return compressed;
        }
        String dotted = name.replace("-idx", ".idx");
        if (!dotted.equals(name) && isIn(folder, dotted)) {
            return file(folder, dotted);
        }
        throw new DataException("%s does not exist, with or without .gz; the folder must contain %s"
                .formatted(plain, String.join(", ", FILES)));
    }

    private static LabelledData images(Path imageFile, Path labelFile) {
        IdxFile images = IdxFile.read(imageFile, 3);
        Labels labels = Labels.readIdx(labelFile);
        int[] size = images.dimensions();
        if (size[0] != labels.numbers().length) {
            throw new DataException("%s holds %s images, but %s holds %s labels"
                    .formatted(imageFile, size[0], labelFile, labels.numbers().length));
        }
        float[] values = new float[images.elements().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (images.elements()[i] & 0xFF) / LARGEST_BYTE;
        }
        return new LabelledData(List.of(size[1], size[2], 1), true, values, labels.numbers(), labels.classes());
    }
}
