package dev.synram.service.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.contract.file.Damage;
import dev.synram.contract.file.DamagedFiles;
import dev.synram.experiment.setting.SettingException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedTokensTest {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void damagedFilesAreRefused() throws IOException {
        byte[] whole = IntStream.range(0, 5)
                .mapToObj(i -> TokenFile.make(new User("user" + i, Role.USER), LocalDate.of(2030, 1, 1))
                        .line())
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        DamagedFiles.tryAll(
                folder.resolve("tokens"),
                SettingException.class,
                random -> Damage.bytes(whole, random),
                TokenFile::read);
    }

    @Test
    void hugeFilesAreRefusedUnread() throws IOException {
        Path file = folder.resolve("tokens");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 40);
        }
        assertThatThrownBy(() -> TokenFile.read(file)).hasMessageContaining("which has more than 4194304 bytes");
    }
}
