package dev.synram.data.download;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a program keeps things for a user, by the customs of the operating system. */
public final class UserFolders {

    private UserFolders() {}

    /** The folder for what can be fetched or made again. */
    public static Path cache() {
        return cache(System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", ""));
    }

    static Path cache(Map<String, String> environment, String system, String userHome) {
        String name = system.toLowerCase(Locale.ROOT);
        Path home = Path.of(environment.getOrDefault("HOME", userHome));
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
