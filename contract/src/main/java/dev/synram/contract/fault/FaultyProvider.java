package dev.synram.contract.fault;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of a {@link FaultyFileSystem}: those of the host, with its changes counted. */
final class FaultyProvider extends FileSystemProvider {

    private final FaultyFileSystem system;
    private final FileSystemProvider host;

    FaultyProvider(FaultyFileSystem system, FileSystemProvider host) {
        this.system = system;
        this.host = host;
    }

    private static Path real(Path path) {
        return FaultyPath.unwrapped(path);
    }

    private Path read(Path path) {
        system.requireAlive("read " + path);
        return real(path);
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return system;
    }

    @Override
    public Path getPath(URI uri) {
        return system.wrapped(host.getPath(uri));
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        boolean creates = options.contains(StandardOpenOption.CREATE_NEW)
                || (options.contains(StandardOpenOption.CREATE) && !Files.exists(read(path)));
        if (creates || options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            system.change("create " + path);
        }
        FileChannel channel = host.newFileChannel(read(path), options, attributes);
        system.opened(channel);
        return new FaultyChannel(system, real(path), channel);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        DirectoryStream<Path> found =
                host.newDirectoryStream(read(folder), path -> filter.accept(system.wrapped(path)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> paths = found.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return paths.hasNext();
                    }

                    @Override
                    public Path next() {
                        return system.wrapped(paths.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                found.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        if (Files.isDirectory(read(folder))) {
            host.createDirectory(real(folder), attributes); // it fails and changes nothing
        }
        system.change("create folder " + folder);
        host.createDirectory(real(folder), attributes);
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        system.change("link " + link);
        host.createSymbolicLink(real(link), real(target), attributes);
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        return system.wrapped(host.readSymbolicLink(read(link)));
    }

    @Override
    public void delete(Path path) throws IOException {
        if (Files.exists(read(path), LinkOption.NOFOLLOW_LINKS)) {
            system.change("delete " + path);
        }
        host.delete(real(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        system.change("copy " + source);
        host.copy(real(source), real(target), options);
        system.written(real(target));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        system.change("move " + source);
        system.moved(real(source), real(target));
        host.move(real(source), real(target), options);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return host.isSameFile(read(path), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return host.isHidden(read(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return host.getFileStore(read(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        host.checkAccess(read(path), modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return host.getFileAttributeView(read(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return host.readAttributes(read(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return host.readAttributes(read(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        system.change("set " + attribute + " of " + path);
        host.setAttribute(real(path), attribute, value, options);
    }
}
