package dev.synram.data.download;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The user's folders by the conventions of the operating system. */
public final class UserFolders {

    private UserFolders() {}

    /** The folder for files that can be downloaded or created again. */
    public static Path cache() {
        return cache(System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", ""));
    }

    static Path cache(Map<String, String> environment, String system, String userHome) {
        String name = system.toLowerCase(Locale.ROOT);
        String named = environment.getOrDefault("HOME", "");
        Path home = Path.of(named.isEmpty() ? userHome : named);
        if (name.startsWith("windows")) {
            String local = environment.get("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("synram");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve("synram");
        }
        String xdg = environment.get("XDG_CACHE_HOME");
        boolean usable = xdg != null && Path.of(xdg).isAbsolute();
        return (usable ? Path.of(xdg) : home.resolve(".cache")).resolve("synram");
    }
}
