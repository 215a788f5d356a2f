package dev.synram.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that end without shutdown hooks, as by {@code kill -9}, and what the next one makes of their files. */
class HaltedProcessTest {

    private static final int MOST_CHANGES = 200;
    private static final int LEAST_CHANGES = 25;

    private static List<Path> parts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    @Test
    void everyHaltLeavesWholeFilesOnly(@TempDir Path parent) throws Exception {
        Set<Integer> ends = new HashSet<>();
        int left = 0;
        int at = 0;
        int status = HaltedWriter.HALTED;
        while (status == HaltedWriter.HALTED && at < MOST_CHANGES) {
            at++;
            Path folder = Files.createDirectory(parent.resolve(Integer.toString(at)));
            Path results = Files.createDirectories(folder.resolve("results"));
            Files.createDirectory(VersionedSet.privateFolder(results));
            VersionedSet.publish(results, 1);
            Path single = Files.write(folder.resolve("single"), new byte[] {1});
            status = ended(HaltedWriter.start(folder, at));

            assertThat(Files.readAllBytes(single)).hasSize(1);
            VersionedSet.version(results);
            left += parts(folder).size();
            FileOutput.requireReplaceable(single);
            assertThat(parts(folder)).isEmpty();
            VersionedSet.publication(results).finish();
            ends.add(VersionedSet.version(results));
            VersionedSet.assertWhole(results, VersionedSet.version(results));
        }
        assertThat(status).isZero();
        assertThat(at).isGreaterThan(LEAST_CHANGES);
        assertThat(ends).containsExactlyInAnyOrder(1, 2);
        assertThat(left).as("temporary files were left behind").isPositive();
    }

    /** Two at once: the temporary file of a living process is no leftover. */
    @Test
    void filesOfLivingProcessesStay(@TempDir Path folder) throws Exception {
        Process writer = HaltedWriter.start(folder, 0);
        assertThat(writer.getInputStream().read()).isEqualTo('r');
        assertThat(parts(folder)).hasSize(1);
        FileOutput.requireReplaceable(folder.resolve("other"));
        PartFileLeftovers.delete(folder);
        assertThat(parts(folder)).hasSize(1);
        writer.getOutputStream().close();
        assertThat(ended(writer)).isZero();
        assertThat(parts(folder)).isEmpty();
        assertThat(Files.readAllBytes(folder.resolve("held"))).containsExactly(1);

        Process killed = HaltedWriter.start(folder, 0);
        assertThat(killed.getInputStream().read()).isEqualTo('r');
        killed.destroyForcibly();
        ended(killed);
        assertThat(parts(folder)).hasSize(1);
        FileOutput.requireReplaceable(folder.resolve("other"));
        assertThat(parts(folder)).isEmpty();
    }

    /** The temporary files of this process are its own, whether they are locked or not. */
    @Test
    void ownFilesStay(@TempDir Path folder) throws IOException {
        try (PartFile part = PartFile.write(folder.resolve("a"), out -> out.write(1))) {
            PartFileLeftovers.delete(folder);
            FileOutput.requireReplaceable(folder.resolve("b"));
            part.complete();
        }
        assertThat(Files.readAllBytes(folder.resolve("a"))).containsExactly(1);
    }
}
