package dev.synram.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** The bytes of an archive's entry, whose checksum is compared at their end: {@link java.util.zip.ZipFile} does not. */
final class VerifiedEntry extends FilterInputStream {

    private final String name;
    private final long expected;
    private final CRC32 sum = new CRC32();

    VerifiedEntry(InputStream in, String name, long expected) {
        super(in);
        this.name = name;
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value < 0) {
            requireIntact();
        } else {
            sum.update(value);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = in.read(bytes, from, length);
        if (count < 0) {
            requireIntact();
        } else {
            sum.update(bytes, from, count);
        }
        return count;
    }

    /** Skipping reads, so that nothing is missing in the checksum. */
    @Override
    public long skip(long count) throws IOException {
        long left = count;
        while (left > 0 && read() >= 0) {
            left--;
        }
        return count - left;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void requireIntact() {
        if (sum.getValue() != expected) {
            throw new FileException("the checksum of %s does not match its content".formatted(name));
        }
    }
}
