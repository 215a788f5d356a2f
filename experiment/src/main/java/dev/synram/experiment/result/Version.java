package dev.synram.experiment.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program's version, taken from its POM by the build. */
public final class Version {

    /** The version, such as "0.1.0". */
    public static final String CURRENT = read();

    /** Name and version, as recorded in networks and calibrations. */
    public static final String SOFTWARE = "synram " + CURRENT;

    private Version() {}

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is missing among the program's resources");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
