package dev.synram.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Gives a byte of white space every 50 ms, for 30 s. */
final class SlowBody extends InputStream {

    private static final int PIECES = 600;

    private int given;

    private int next() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        given++;
        return given > PIECES ? -1 : ' ';
    }

    @Override
    public int read() throws IOException {
        return next();
    }

    @Override
    public int read(byte[] bytes, int start, int count) throws IOException {
        int value = next();
        if (value >= 0) {
            bytes[start] = (byte) value;
        }
        return value < 0 ? -1 : 1;
    }
}
