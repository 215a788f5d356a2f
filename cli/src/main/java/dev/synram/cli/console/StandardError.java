package dev.synram.cli.console;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** The program's standard error, which the launcher hands over beside that of Java. */
public final class StandardError {

    /** The file that the launcher names. */
    private static final String PROPERTY = "synram.stderr";

    private StandardError() {}

    /** Makes the launcher's standard error that of the program; without a launcher nothing changes. */
    public static void takeOver() {
        String file = System.getProperty(PROPERTY);
        if (file == null) {
            return;
        }
        try {
            System.setErr(new PrintStream(new FileOutputStream(file, true), true, System.err.charset()));
        } catch (FileNotFoundException e) {
            return; // sockets cannot be opened again; Java's own standard error leads there too
        }
    }
}
