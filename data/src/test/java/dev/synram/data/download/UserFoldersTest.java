package dev.synram.data.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {

    @Test
    void theCacheFolderFollowsTheConventionsOfTheSystem() {
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
