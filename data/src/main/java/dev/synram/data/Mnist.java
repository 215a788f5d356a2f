package dev.synram.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The MNIST data set of handwritten digits (LeCun, Cortes, Burges): 28 x 28 pixels, ten classes.
 *
 * @param train images to train with, 60,000 in the original
 * @param test images to test with, 10,000 in the original
 */
public record Mnist(LabelledImages train, LabelledImages test) {

    /** Number of classes. */
    public static final int CLASSES = 10;

    private static final int SIDE = 28;

    /** The parts of the data set by the stems of their file names. */
    static final List<String> FILES = List.of(
            "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");

    /**
     * Reads the four IDX files from a folder; each may be compressed by gzip, then with the suffix {@code .gz},
     * and may have a point before {@code idx}.
     *
     * @throws DataException naming the file that is missing or broken
     */
    public static Mnist read(Path folder) {
        return new Mnist(
                images(file(folder, FILES.get(0)), file(folder, FILES.get(1))),
                images(file(folder, FILES.get(2)), file(folder, FILES.get(3))));
    }

    /** Whether a folder holds one of the files. */
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
        throw new DataException("%s does not exist, nor does it with .gz; the folder must hold %s"
                .formatted(plain, String.join(", ", FILES)));
    }

    private static LabelledImages images(Path imageFile, Path labelFile) {
        IdxFile images = IdxFile.read(imageFile, 3);
        IdxFile labels = IdxFile.read(labelFile, 1);
        int[] size = images.dimensions();
        if (size[1] != SIDE || size[2] != SIDE) {
            throw new DataException("%s holds images of %d x %d pixels; expected are %d x %d"
                    .formatted(imageFile, size[1], size[2], SIDE, SIDE));
        }
        if (size[0] != labels.dimensions()[0]) {
            throw new DataException("%s holds %d images, but %s holds %d labels"
                    .formatted(imageFile, size[0], labelFile, labels.dimensions()[0]));
        }
        for (int i = 0; i < labels.elements().length; i++) {
            int label = labels.elements()[i] & 0xFF;
            if (label >= CLASSES) {
                throw new DataException(
                        "label %d of %s is %d; expected are 0..%d".formatted(i, labelFile, label, CLASSES - 1));
            }
        }
        return new LabelledImages(SIDE, SIDE, images.elements(), labels.elements());
    }
}
