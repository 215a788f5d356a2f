package dev.synram.experiment.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program's version, which the build takes from its POM. */
public final class Version {

    /** Such as "0.1.0". */
    public static final String CURRENT = read();

    /** Name and version, as networks and calibrations note them. */
    public static final String SOFTWARE = "synram " + CURRENT;

    private Version() {}

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is missing beside the classes");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
