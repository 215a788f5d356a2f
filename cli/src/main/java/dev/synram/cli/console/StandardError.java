package dev.synram.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;

/** The program's standard error, which the launcher hands over beside that of Java. */
public final class StandardError {

    /** The number of the file descriptor that the launcher names. */
    private static final String PROPERTY = "synram.stderr";

    private StandardError() {}

    /**
     * Makes the launcher's standard error that of the program; without a launcher nothing changes. The descriptor is used as
     * it was inherited: a file opened again by its name has a position of its own, so that the next writer would overwrite
     * what was written there.
     */
    public static void takeOver() {
        Integer number = Integer.getInteger(PROPERTY);
        if (number == null) {
            return;
        }
        try {
            Constructor<FileDescriptor> descriptor = FileDescriptor.class.getDeclaredConstructor(int.class);
            descriptor.setAccessible(true);
            FileOutputStream inherited = new FileOutputStream(descriptor.newInstance(number));
            System.setErr(new PrintStream(inherited, true, System.err.charset()));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return; // in a Java without this constructor; its own standard error leads there too
        }
    }
}
