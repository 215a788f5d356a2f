package dev.synram.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.contract.file.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {

    @TempDir
    private Path folder;

    @Test
    void theBudgetAddsUpAndDoesNotOverflow() {
        MemoryBudget budget = new MemoryBudget(1000);
        budget.take("a", 100, 4);
        budget.take("b", 150, 4);
        assertThatThrownBy(() -> budget.take("c", 1, 1))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("c needs");
        assertThatThrownBy(() -> new MemoryBudget(1000).take("d", Long.MAX_VALUE, 8))
                .isInstanceOf(FileException.class);
    }

    @Test
    void entriesAreInflatedWithinLimits() throws IOException {
        Path file = Files.write(folder.resolve("bomb.zip"), Damage.archive(Map.of("zeros", new byte[100_000_000])));
        assertThat(Files.size(file)).isLessThan(100_000);
        try (ZipContent zip = ZipContent.open(file)) {
            assertThatThrownBy(() -> zip.read("zeros", 1000)).hasMessage("zeros has more than 1,000 bytes");
            assertThatThrownBy(() -> zip.read("none", 1000)).hasMessage("it has no entry none");
            assertThatCode(() -> zip.read("zeros", 100_000_000)).doesNotThrowAnyException();
        }
    }

    /** Patched by hand, because Java's own writer refuses duplicate names. */
    @Test
    void entriesOfTheSameNameAreRefused() throws IOException {
        byte[] archive = Damage.archive(Map.of("name-1", new byte[1], "name-2", new byte[1]));
        for (int i = 0; i < archive.length; i++) {
            archive[i] = archive[i] == '2' && archive[i - 1] == '-' ? (byte) '1' : archive[i];
        }
        Path file = Files.write(folder.resolve("twice.zip"), archive);
        assertThatThrownBy(() -> ZipContent.open(file)).hasMessage("it has two entries with the name name-1");
    }

    /** Compressed data have no checksum of their own, and Java's reader does not compare that of the archive. */
    @Test
    void damagedEntriesAreRefused() throws IOException {
        byte[] content = new byte[1000];
        new Random(1).nextBytes(content);
        byte[] archive = Damage.archive(Map.of("noise", content));
        archive[archive.length / 2] ^= 1;
        Path file = Files.write(folder.resolve("damaged.zip"), archive);
        try (ZipContent zip = ZipContent.open(file)) {
            assertThatThrownBy(() -> zip.read("noise", 1000))
                    .isInstanceOf(FileException.class)
                    .hasMessage("the checksum of noise does not match its content");
        }
    }
}
