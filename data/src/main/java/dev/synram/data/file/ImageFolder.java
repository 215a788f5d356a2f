package dev.synram.data.file;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.files.MemoryBudget;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pictures in one folder per class, in the order of their names. Folders {@code train} and {@code test} with such
 * folders define a split. All pictures must have the same size; they are read as gray if every pixel is.
 */
public final class ImageFolder {

    private static final int COLORS = 3;

    private ImageFolder() {}

    /** Reads the pictures of a folder. */
    public static DataSplit read(Path folder) {
        Path train = folder.resolve("train");
        Path test = folder.resolve("test");
        if (Files.isDirectory(train) && Files.isDirectory(test)) {
            LabelledData first = samples(train);
            LabelledData second = samples(test);
            if (!first.classes().equals(second.classes()) || !first.dimensions().equals(second.dimensions())) {
                throw new DataException("%s holds classes %s of pictures %s, but %s holds %s of %s"
                        .formatted(
                                train,
                                first.classes(),
                                first.dimensions(),
                                test,
                                second.classes(),
                                second.dimensions()));
            }
            return DataSplit.of(first, second);
        }
        return DataSplit.of(samples(folder));
    }

    private static LabelledData samples(Path folder) {
        List<Path> classes = list(folder).stream().filter(Files::isDirectory).toList();
        if (classes.size() < 2 || classes.size() > LabelledData.MOST_CLASSES) {
            throw new DataException("%s holds %d folders; expected one for each of 2 to %d classes"
                    .formatted(folder, classes.size(), LabelledData.MOST_CLASSES));
        }
        List<Path> files = new ArrayList<>();
        List<Byte> labels = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            for (Path file : list(classes.get(label))) {
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
        List<String> names =
                classes.stream().map(path -> String.valueOf(path.getFileName())).toList();
        return pixels(folder, files, all, names);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataException("%s cannot be read (%s)".formatted(folder, e.getMessage()), e);
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
        int width = size.width();
        int height = size.height();
        int elements = LabelledData.elements(folder.toString(), files.size(), size.pixels() * COLORS);
        DataFile.read(folder, "pictures", () -> {
            new MemoryBudget().take("the folder", elements, Float.BYTES);
            return folder;
        });
        float[] colors = new float[elements];
        boolean gray = true;
        int next = 0;
        int[] row = new int[width];
        for (Path file : files) {
            BufferedImage image = Picture.read(file);
            for (int y = 0; y < height; y++) {
                image.getRGB(0, y, width, 1, row, 0, width);
                for (int pixel : row) {
                    int red = pixel >> 16 & 0xFF;
                    int green = pixel >> 8 & 0xFF;
                    int blue = pixel & 0xFF;
                    gray &= red == green && green == blue;
                    colors[next++] = red / 255f;
                    colors[next++] = green / 255f;
                    colors[next++] = blue / 255f;
                }
            }
        }
        if (!gray) {
            return new LabelledData(List.of(height, width, 3), true, colors, labels, classes);
        }
        float[] grays = new float[colors.length / 3];
        for (int i = 0; i < grays.length; i++) {
            grays[i] = colors[3 * i];
        }
        return new LabelledData(List.of(height, width, 1), true, grays, labels, classes);
    }
}
