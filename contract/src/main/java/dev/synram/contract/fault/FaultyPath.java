package dev.synram.contract.fault;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/** A path of the host that is used through a {@link FaultyFileSystem}. */
final class FaultyPath implements Path {

    private final FaultyFileSystem system;
    private final Path path;

    FaultyPath(FaultyFileSystem system, Path path) {
        this.system = system;
        this.path = path;
    }

    /** The path of the host. */
    static Path unwrapped(Path path) {
        return path instanceof FaultyPath faulty ? faulty.path : path;
    }

    private Path wrapped(Path other) {
        return new FaultyPath(system, other);
    }

    private @Nullable Path wrappedOrNull(@Nullable Path other) {
        return other == null ? null : wrapped(other);
    }

    @Override
    public FileSystem getFileSystem() {
        return system;
    }

    @Override
    public boolean isAbsolute() {
        return path.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
        return wrappedOrNull(path.getRoot());
    }

    @Override
    public @Nullable Path getFileName() {
        return wrappedOrNull(path.getFileName());
    }

    @Override
    public @Nullable Path getParent() {
        return wrappedOrNull(path.getParent());
    }

    @Override
    public int getNameCount() {
        return path.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return wrapped(path.getName(index));
    }

    @Override
    public Path subpath(int begin, int end) {
        return wrapped(path.subpath(begin, end));
    }

    @Override
    public boolean startsWith(Path other) {
        return path.startsWith(unwrapped(other));
    }

    @Override
    public boolean endsWith(Path other) {
        return path.endsWith(unwrapped(other));
    }

    @Override
    public Path normalize() {
        return wrapped(path.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return wrapped(path.resolve(unwrapped(other)));
    }

    @Override
    public Path relativize(Path other) {
        return wrapped(path.relativize(unwrapped(other)));
    }

    @Override
    public URI toUri() {
        return path.toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return wrapped(path.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        system.requireAlive("follow links");
        return wrapped(path.toRealPath(options));
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Path other) {
        return path.compareTo(unwrapped(other));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FaultyPath faulty && system.equals(faulty.system) && path.equals(faulty.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
