package dev.synram.files;

import java.io.EOFException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that cannot be read or has unexpected content; the message names the file, the place in it, what was found and
 * expected, and the remedy.
 */
public final class FileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public FileException(String message) {
        super(message);
    }

    /** Makes an exception with its cause. */
    public FileException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * The exception for a file that exists but is damaged.
     *
     * @param what expected kind of file, with its article
     * @param problem the problem found in its content
     * @param remedy what the user can do
     */
    public static FileException broken(Path file, String what, Exception problem, String remedy) {
        return new FileException(
                "%s cannot be read as %s: %s; %s".formatted(file, what, reason(problem), remedy), problem);
    }

    /** Why a file cannot be read, in a few words. */
    public static String reason(Exception problem) {
        return switch (problem) {
            case NoSuchFileException _ -> "it does not exist";
            case AccessDeniedException _ -> "permission denied; change its permissions";
            case EOFException _ -> "it ends too early";
            default -> problem.getMessage() == null ? "its content is damaged" : problem.getMessage();
        };
    }
}
