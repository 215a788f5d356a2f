package dev.synram.contract.fault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file system of the host with a fault at one of its changes. Changes are counted: a file that is created, bytes that are
 * written, of which half arrive, a file or folder that is forced to disk, moved or deleted, a folder that is created,
 * permissions. Used by one thread.
 */
public final class FaultyFileSystem extends FileSystem {

    private final FileSystem host;
    private final Fault fault;
    private final int at;
    private final FaultyProvider provider;
    private final List<FileChannel> open = new ArrayList<>();

    /** Files with bytes that are not forced to disk, by what identifies them under any name. */
    private final Map<Object, Path> unforced = new HashMap<>();

    private int changes;
    private boolean dead;

    private FaultyFileSystem(FileSystem host, Fault fault, int at) {
        this.host = host;
        this.fault = fault;
        this.at = at;
        provider = new FaultyProvider(this, host.provider());
    }

    /**
     * A path of the host in a file system with a fault.
     *
     * @param at number of the change, from 1
     */
    public static Path of(Path path, Fault fault, int at) {
        FaultyFileSystem system = new FaultyFileSystem(path.getFileSystem(), fault, at);
        return new FaultyPath(system, path);
    }

    /** The number of changes so far of the file system of such a path. */
    public static int changes(Path path) {
        return ((FaultyFileSystem) path.getFileSystem()).changes;
    }

    /** Whether the next change is that with the fault. */
    boolean isNext() {
        return changes == at - 1;
    }

    /** Counts a change that follows. */
    void change(String operation) throws IOException {
        requireAlive(operation);
        changes++;
        if (changes == at) {
            if (fault != Fault.FULL_DISK) {
                die();
            }
            fault.strike(operation);
        }
    }

    void requireAlive(String operation) {
        if (dead) {
            throw new Killed(operation);
        }
    }

    boolean isDead() {
        return dead;
    }

    void opened(FileChannel channel) {
        open.add(channel);
    }

    void written(Path file) throws IOException {
        unforced.put(key(file), file);
    }

    void forced(Path file) throws IOException {
        unforced.remove(key(file));
    }

    void moved(Path from, Path to) throws IOException {
        Object key = key(from);
        if (unforced.containsKey(key)) {
            unforced.put(key, to);
        }
    }

    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** The system closes all files, and with them their locks. */
    private void die() throws IOException {
        dead = true;
        if (fault == Fault.HALT) {
            return;
        }
        for (FileChannel channel : open) {
            channel.close();
        }
        if (fault == Fault.POWER_FAILURE) {
            for (Path file : unforced.values()) {
                if (Files.exists(file)) {
                    FileChannel.open(file, StandardOpenOption.WRITE).truncate(0).close();
                }
            }
        }
    }

    Path wrapped(Path path) {
        return new FaultyPath(this, path);
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return host.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        List<Path> roots = new ArrayList<>();
        host.getRootDirectories().forEach(root -> roots.add(wrapped(root)));
        return roots;
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return host.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return host.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
        return wrapped(host.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
        PathMatcher matcher = host.getPathMatcher(pattern);
        return path -> matcher.matches(FaultyPath.unwrapped(path));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return host.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }
}
