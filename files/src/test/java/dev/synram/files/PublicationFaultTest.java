package dev.synram.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.contract.fault.EveryChange;
import dev.synram.contract.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A publication that is killed at each of its changes of the file system, or one of whose changes fails. */
class PublicationFaultTest {

    /** Each of two sets takes at least a creation, three writes and a move for every file. */
    private static final int LEAST_CHANGES = 15;

    @TempDir
    private Path parent;

    /** Publishing the second set, in place of the first one or of none. */
    private abstract static class Publishing implements EveryChange.Program {

        private final int before;

        Publishing(int before) {
            this.before = before;
        }

        @Override
        public void prepare(Path folder) throws IOException {
            Files.createDirectory(VersionedSet.privateFolder(folder));
            if (before > 0) {
                VersionedSet.publish(folder, before);
            }
        }

        @Override
        public void run(Path folder) throws IOException {
            VersionedSet.publish(folder, 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"KILL, 0", "KILL, 1", "KILL, 2", "POWER_FAILURE, 0", "POWER_FAILURE, 1", "POWER_FAILURE, 2"})
    void setsAreNeverMixedAndAlwaysWholeAfterwards(Fault fault, int before) throws IOException {
        Set<Integer> ends = new HashSet<>();
        int changes = EveryChange.of(parent, fault, new Publishing(before) {
            @Override
            public void check(Path folder, int change) throws IOException {
                int seen = VersionedSet.version(folder);
                VersionedSet.publication(folder).finish();
                int end = VersionedSet.version(folder);
                assertThat(end)
                        .as("change %s, of which %s was seen", change, seen)
                        .isIn(before, 2);
                VersionedSet.assertWhole(folder, end);
                ends.add(end);
            }
        });
        assertThat(changes).isGreaterThan(LEAST_CHANGES);
        assertThat(ends).as("both ends occur").contains(before, 2);
    }

    /** The run that completes the set of a killed one is killed as well, at each of its changes. */
    @Test
    void completionMayBeKilledToo() throws IOException {
        EveryChange.of(parent, Fault.KILL, new Publishing(1) {
            @Override
            public void check(Path folder, int change) throws IOException {
                Path copies = Files.createDirectory(parent.resolve("after-" + change));
                EveryChange.of(copies, Fault.KILL, new Completion(folder));
            }
        });
    }

    /** Completing what is in another folder. */
    private record Completion(Path left) implements EveryChange.Program {

        @Override
        public void prepare(Path folder) throws IOException {
            copy(left, folder);
        }

        @Override
        public void run(Path folder) throws IOException {
            VersionedSet.publication(folder).finish();
        }

        @Override
        public void check(Path folder, int change) throws IOException {
            VersionedSet.version(folder);
            VersionedSet.publication(folder).finish();
            VersionedSet.assertWhole(folder, VersionedSet.version(folder));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (!Files.isDirectory(file) || !Files.exists(target)) {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** A program that goes on after an error has the earlier set, or this one as soon as the error is gone. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void errorsLeaveAWholeSet(int before) throws IOException {
        EveryChange.of(parent, Fault.FULL_DISK, new Publishing(before) {
            @Override
            public void check(Path folder, int change) throws IOException {
                int seen = VersionedSet.version(folder);
                boolean pending = VersionedSet.publication(folder).isPending();
                if (!pending && seen == before) {
                    assertThat(VersionedSet.privateFolder(folder).resolve("complete"))
                            .doesNotExist();
                }
                VersionedSet.publication(folder).finish();
                int end = VersionedSet.version(folder);
                assertThat(end).isEqualTo(pending ? 2 : seen);
                VersionedSet.assertWhole(folder, end);
            }
        });
    }

    /** The test sees a program that writes one file after the other. */
    @ParameterizedTest
    @EnumSource(names = {"KILL", "POWER_FAILURE"})
    void filesThatAreReplacedOneByOneAreMixed(Fault fault) throws IOException {
        Set<Integer> mixed = new HashSet<>();
        EveryChange.of(parent, fault, new Publishing(1) {
            @Override
            public void run(Path folder) throws IOException {
                for (String name : VersionedSet.names(2)) {
                    PartFile.replace(folder.resolve(name), out -> out.write(2));
                }
            }

            @Override
            public void check(Path folder, int change) throws IOException {
                Set<Integer> sizes = new HashSet<>();
                for (String name : Set.of("page.html", "numbers.json")) {
                    sizes.add((int) Files.size(folder.resolve(name)));
                }
                if (sizes.size() > 1) {
                    mixed.add(change);
                }
            }
        });
        assertThat(mixed).isNotEmpty();
    }

    /** A single file is the earlier or the later one, whole, after a kill at each change and after a power failure. */
    @ParameterizedTest
    @CsvSource({"KILL, true", "KILL, false", "POWER_FAILURE, true", "POWER_FAILURE, false", "FULL_DISK, true"})
    void singleFilesAreReplacedAtOnce(Fault fault, boolean exists) throws IOException {
        Set<Integer> ends = new HashSet<>();
        EveryChange.of(parent, fault, new EveryChange.Program() {
            @Override
            public void prepare(Path folder) throws IOException {
                if (exists) {
                    Files.write(folder.resolve("a"), new byte[] {1, 1, 1});
                }
            }

            @Override
            public void run(Path folder) throws IOException {
                FileOutput.write(folder.resolve("a"), out -> {
                    out.write(2);
                    out.write(new byte[] {2, 2});
                });
            }

            @Override
            public void check(Path folder, int change) throws IOException {
                Path file = folder.resolve("a");
                byte[] found = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
                assertThat(found.length).isIn(exists ? 3 : 0, 3);
                ends.add(found.length == 0 ? 0 : (int) found[0]);
            }
        });
        assertThat(ends).containsExactlyInAnyOrder(exists ? 1 : 0, 2);
    }
}
