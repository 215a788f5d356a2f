package dev.synram.cli.console;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that a user names. */
public final class InputFile {

    private InputFile() {}

    /**
     * Moves results that an interrupted run has left beside a file, if it is one, to their places before it is read.
     *
     * @param option what names it
     * @throws UserError if another run is writing its folder, or they cannot be moved
     */
    public static void settle(String option, String name) {
        try {
            PendingResults.finishBeside(option, Path.of(name));
        } catch (InvalidPathException e) {
            return; // the reader says what is wrong with it
        }
    }

    /**
     * The file; results that an interrupted run has left beside it are moved to their places before.
     *
     * @param option what names it
     * @param remedy what to name instead, if there is no such file
     * @throws UserError if it is not there or is a folder, or another run is writing its folder
     */
    public static Path require(String option, String name, String remedy) {
        try {
            Path file = Path.of(name);
            PendingResults.finishBeside(option, file);
            if (Files.isRegularFile(file)) {
                return file;
            }
            String why = Files.isDirectory(file) ? "is a folder" : Files.exists(file) ? "is no file" : "does not exist";
            throw new UserError("%s: '%s' %s; %s".formatted(option, name, why, remedy));
        } catch (InvalidPathException e) {
            throw new UserError("%s: '%s' cannot be the name of a file; %s".formatted(option, name, remedy), e);
        }
    }
}
