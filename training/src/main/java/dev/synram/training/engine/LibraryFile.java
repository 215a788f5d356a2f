package dev.synram.training.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A native file as it is packed in a jar.
 *
 * @param name name of the unpacked file
 * @param source where it is packed
 * @param bytes unpacked size
 * @param crc32 checksum of its content
 */
record LibraryFile(String name, URL source, long bytes, long crc32) {

    private static final int BUFFER_BYTES = 1 << 18;

    /**
     * A resource of the class path.
     *
     * @throws IOException if there is none, or if its jar does not tell size and checksum
     */
    static LibraryFile of(String name, String resource) throws IOException {
        URL source = LibraryFile.class.getClassLoader().getResource(resource);
        if (source == null || !(source.openConnection() instanceof JarURLConnection jar)) {
            throw new IOException(
                    "the native library %s is in no jar of the class path; add the artifact pytorch-native-cpu of this platform"
                            .formatted(resource));
        }
        ZipEntry entry = jar.getJarEntry();
        return new LibraryFile(name, source, entry.getSize(), entry.getCrc());
    }

    /** Whether a file has this content; links are not followed. */
    boolean isWhole(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != bytes) {
            return false;
        }
        CRC32 sum = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer) >= 0) {
                sum.update(buffer.flip());
                buffer.clear();
            }
        }
        return sum.getValue() == crc32;
    }

    /**
     * Writes the content to a new file.
     *
     * @throws IOException if the file cannot be written, or if the jar is damaged
     */
    void unpack(Path file) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream packed = source.openStream();
                CheckedInputStream in = new CheckedInputStream(packed, sum);
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        } catch (ZipException e) {
            throw damaged(e);
        }
        if (sum.getValue() != crc32 || Files.size(file) != bytes) {
            throw damaged(null);
        }
    }

    private FileSystemException damaged(@Nullable ZipException problem) {
        String jar = source.getPath().replaceFirst("!.*", "");
        FileSystemException damaged =
                new FileSystemException(jar, null, "this jar is damaged; delete it and build again");
        damaged.initCause(problem);
        return damaged;
    }
}
