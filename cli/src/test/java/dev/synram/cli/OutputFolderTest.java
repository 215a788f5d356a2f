package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    @Test
    void resultsAppearAllOrNone(@TempDir Path folder) throws IOException {
        try (OutputFolder output = OutputFolder.open(folder)) {
            Map<String, byte[]> results = new LinkedHashMap<>();
            results.put("a", new byte[] {1});
            results.put("missing/b", new byte[] {2}); // cannot be written
            assertThatThrownBy(() -> output.publish(results)).isInstanceOf(IOException.class);
            assertThat(folder.resolve("a")).doesNotExist();
            assertThat(folder.resolve("a.part")).doesNotExist();

            output.publish(Map.of("a", new byte[] {1}, "b", new byte[] {2}));
            output.publish(Map.of("a", new byte[] {3}));
            assertThat(Files.readAllBytes(folder.resolve("a"))).containsExactly(3);
            assertThat(Files.readAllBytes(folder.resolve("b"))).containsExactly(2);
        }
    }

    @Test
    void theCacheFolderFollowsTheSystemsCustoms() {
        Path home = Path.of("/home/ada");
        assertThat(UserFolders.cache(Map.of("HOME", "/home/ada"), "Linux", "/x"))
                .isEqualTo(home.resolve(".cache/synram"));
        assertThat(UserFolders.cache(Map.of("HOME", "/home/ada", "XDG_CACHE_HOME", "/c"), "Linux", "/x"))
                .isEqualTo(Path.of("/c/synram"));
        assertThat(UserFolders.cache(Map.of("HOME", "/home/ada", "XDG_CACHE_HOME", "relative"), "Linux", "/x"))
                .isEqualTo(home.resolve(".cache/synram"));
        assertThat(UserFolders.cache(Map.of(), "Mac OS X", "/home/ada"))
                .isEqualTo(home.resolve("Library/Caches/synram"));
        assertThat(UserFolders.cache(Map.of("LOCALAPPDATA", "/local"), "Windows 11", "/home/ada"))
                .isEqualTo(Path.of("/local/synram"));
    }
}
