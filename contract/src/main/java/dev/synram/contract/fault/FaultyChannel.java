package dev.synram.contract.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** An open file of a {@link FaultyFileSystem}. What is forced to disk is only counted, which is faster. */
final class FaultyChannel extends FileChannel {

    private final FaultyFileSystem system;
    private final Path path;
    private final FileChannel host;

    FaultyChannel(FaultyFileSystem system, Path path, FileChannel host) {
        this.system = system;
        this.path = path;
        this.host = host;
    }

    private FileChannel read() {
        system.requireAlive("read " + path);
        return host;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return read().read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return read().read(targets, offset, length);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return read().read(target, position);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (system.isNext()) {
            host.write(source.slice(source.position(), source.remaining() / 2));
        }
        system.change("write " + path);
        int written = host.write(source);
        system.written(path);
        return written;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        long written = 0;
        for (int i = offset; i < offset + length; i++) {
            written += write(sources[i]);
        }
        return written;
    }

    @Override
    public int write(ByteBuffer source, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() throws IOException {
        return read().position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        read().position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return read().size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        system.change("truncate " + path);
        host.truncate(size);
        return this;
    }

    @Override
    public void force(boolean withAttributes) throws IOException {
        system.change("force " + path);
        system.forced(path);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return read().transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return read().map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return read().lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return read().tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        host.close();
    }
}
