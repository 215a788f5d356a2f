package dev.synram.data.file;

import dev.synram.data.ClassNames;
import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.files.MemoryBudget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Pictures in one folder per class, in the order of their names as texts, of a file {@code labels.txt}, or of given
 * names. Folders {@code train} and {@code test}, or {@code val} if there is no {@code test}, with such folders define a
 * split. All pictures must have the same size; they are read as gray if every pixel is.
 */
public final class ImageFolder {

    private static final List<String> TRAIN = List.of("train", "training");
    private static final List<String> TEST = List.of("test", "testing", "val", "valid", "validation");

    private ImageFolder() {}

    /** Reads the pictures of a folder, whose classes have the order of their names or of {@code labels.txt}. */
    public static DataSplit read(Path folder) {
        return read(folder, List.of());
    }

    /**
     * Reads the pictures of a folder.
     *
     * @param classes names of the folders in the order of the classes' numbers, or names of numbered folders; if empty,
     *     the order is that of {@code labels.txt} or of their names
     * @throws DataException naming the file or folder that is not as expected
     */
    public static DataSplit read(Path folder, List<String> classes) {
        ClassNames names = classes.isEmpty() ? LabelsText.in(folder) : new ClassNames(classes);
        Path train = part(folder, TRAIN);
        Path test = part(folder, TEST);
        DataSplit split = train == null
                ? DataSplit.of(samples(test == null ? folder : test, names))
                : test == null ? DataSplit.of(samples(train, names)) : split(train, test, names);
        return split.labelledBy("the folders in %s".formatted(folder));
    }

    /** The first folder with one of the names that holds folders itself. */
    private static @Nullable Path part(Path folder, List<String> names) {
        List<Path> folders =
                FolderContent.of(folder).stream().filter(Files::isDirectory).toList();
        for (String name : names) {
            for (Path path : folders) {
                boolean named = String.valueOf(path.getFileName())
                        .toLowerCase(Locale.ROOT)
                        .equals(name);
                if (named && FolderContent.of(path).stream().anyMatch(Files::isDirectory)) {
                    return path;
                }
            }
        }
        return null;
    }

    private static DataSplit split(Path train, Path test, ClassNames names) {
        LabelledData first = samples(train, names);
        LabelledData second = samples(test, names);
        if (!first.classes().equals(second.classes()) || !first.dimensions().equals(second.dimensions())) {
            throw new DataException("%s holds classes %s of pictures %s, but %s holds %s of %s"
                    .formatted(
                            train, first.classes(), first.dimensions(), test, second.classes(), second.dimensions()));
        }
        return DataSplit.of(first, second);
    }

    private static LabelledData samples(Path folder, ClassNames names) {
        List<Path> classes =
                FolderContent.of(folder).stream().filter(Files::isDirectory).toList();
        if (classes.size() < 2 || classes.size() > LabelledData.MOST_CLASSES) {
            throw new DataException("%s holds %s folders; expected one for each of 2 to %s classes"
                    .formatted(folder, classes.size(), LabelledData.MOST_CLASSES));
        }
        List<Path> files = new ArrayList<>();
        List<Byte> labels = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            for (Path file : FolderContent.of(classes.get(label))) {
                files.add(file);
                labels.add((byte) label);
            }
        }
        if (files.isEmpty()) {
            throw new DataException("the folders in %s hold no pictures".formatted(folder));
        }
        byte[] all = new byte[labels.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = labels.get(i);
        }
        return numbered(pixels(folder, files, all, folderNames(classes)), folder, names);
    }

    private static List<String> folderNames(List<Path> folders) {
        return folders.stream().map(path -> String.valueOf(path.getFileName())).toList();
    }

    private static LabelledData numbered(LabelledData data, Path folder, ClassNames names) {
        try {
            return names.applyTo(data);
        } catch (DataException e) {
            throw new DataException("%s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static Picture.Size commonSize(List<Path> files) {
        Picture.Size first = Picture.size(files.getFirst());
        for (Path file : files) {
            Picture.Size size = Picture.size(file);
            if (!size.equals(first)) {
                throw new DataException("%s has %s pixels, but the first picture has %s; scale them to the same size"
                        .formatted(file, size, first));
            }
        }
        return first;
    }

    private static LabelledData pixels(Path folder, List<Path> files, byte[] labels, List<String> classes) {
        Picture.Size size = commonSize(files);
        int each = size.pixels() * PictureSamples.COLORS;
        int elements = LabelledData.elements(folder.toString(), files.size(), each);
        DataFile.read(folder, "pictures", () -> {
            new MemoryBudget().take("the folder", elements, Float.BYTES);
            return folder;
        });
        float[] colors = new float[elements];
        for (int i = 0; i < files.size(); i++) {
            new PictureSamples(files.get(i), Picture.read(files.get(i), size)).copyTo(colors, i * each);
        }
        boolean gray = isGray(colors);
        return new LabelledData(
                List.of(size.height(), size.width(), gray ? 1 : PictureSamples.COLORS),
                true,
                gray ? everyThird(colors) : colors,
                labels,
                classes);
    }

    private static boolean isGray(float[] colors) {
        for (int i = 0; i < colors.length; i += PictureSamples.COLORS) {
            if (colors[i] != colors[i + 1] || colors[i] != colors[i + 2]) {
                return false;
            }
        }
        return true;
    }

    private static float[] everyThird(float[] colors) {
        float[] grays = new float[colors.length / PictureSamples.COLORS];
        for (int i = 0; i < grays.length; i++) {
            grays[i] = colors[PictureSamples.COLORS * i];
        }
        return grays;
    }
}
