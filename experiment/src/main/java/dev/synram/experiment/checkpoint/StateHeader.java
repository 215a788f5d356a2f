package dev.synram.experiment.checkpoint;

import dev.synram.files.FileException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32C;

/** What surrounds the content of a stored training state: format and version, the size of the file, and its checksum. */
final class StateHeader {

    /** Bytes before the content. */
    static final int BYTES = Integer.BYTES + Long.BYTES;

    /** Bytes after the content. */
    static final int SUM_BYTES = Integer.BYTES;

    private static final int BUFFER = 1 << 16;

    private StateHeader() {}

    /**
     * Checks a whole file before any of it is used.
     *
     * @param magic its first four bytes: format and version
     * @return its number of bytes
     * @throws FileException if it is of another format or version, of another size than was written, or damaged
     */
    static long verify(Path file, int magic) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            byte[] header = in.readNBytes(BYTES);
            DataInputStream fields = new DataInputStream(new ByteArrayInputStream(header));
            requireVersion(fields, magic);
            long written = fields.readLong();
            long size = Files.size(file);
            if (size != written || size < BYTES + SUM_BYTES) {
                throw new FileException(
                        String.format(Locale.ROOT, "it has %,d bytes, but %,d were written", size, written));
            }
            CRC32C sum = new CRC32C();
            sum.update(header);
            addContent(in, size - BYTES - SUM_BYTES, sum);
            if (in.readInt() != (int) sum.getValue()) {
                throw new FileException("its checksum does not match its content");
            }
            return size;
        } catch (EOFException e) {
            throw new FileException("it ends too early", e);
        }
    }

    private static void requireVersion(DataInputStream in, int expected) throws IOException {
        int magic = in.readInt();
        if (magic >>> Byte.SIZE != expected >>> Byte.SIZE) {
            throw new FileException("it does not begin as a training state does");
        }
        int version = magic & 0xFF;
        if (magic != expected) {
            throw new FileException(
                    "it is of version %s, and this program reads version %s; resume with the program that wrote it"
                            .formatted(version, expected & 0xFF));
        }
    }

    private static void addContent(InputStream in, long length, CRC32C sum) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException();
            }
            sum.update(buffer, 0, read);
            left -= read;
        }
    }
}
