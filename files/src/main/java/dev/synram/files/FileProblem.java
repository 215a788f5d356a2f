package dev.synram.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Describes why a file cannot be used, and the remedy. */
public final class FileProblem {

    private FileProblem() {}

    /** The problem and, if there is one, the remedy. */
    public static String describe(IOException problem) {
        return switch (problem) {
            case NoSuchFileException _ -> "does not exist and cannot be created";
            case AccessDeniedException _ -> "permission denied; change its permissions";
            case FileAlreadyExistsException _, NotDirectoryException _ -> "is a file, but a folder is needed";
            case FileSystemException file when file.getReason() != null -> withRemedy(file.getReason());
            default -> withRemedy(String.valueOf(problem.getMessage()));
        };
    }

    /** The file that a problem names, or another path if it names none. */
    public static String place(IOException problem, Path otherwise) {
        return problem instanceof FileSystemException file && file.getFile() != null
                ? file.getFile()
                : otherwise.toString();
    }

    /** The problem as one of the file that the user knows, rather than of none or of a temporary one beside it. */
    public static FileSystemException naming(Path file, IOException problem) {
        FileSystemException named = problem instanceof NoSuchFileException
                ? new NoSuchFileException(file.toString())
                : new FileSystemException(file.toString(), null, reason(problem));
        named.initCause(problem);
        return named;
    }

    private static String reason(IOException problem) {
        return switch (problem) {
            case AccessDeniedException _ -> "permission denied; change its permissions or those of its folder";
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default -> String.valueOf(problem.getMessage());
        };
    }

    private static String withRemedy(String reason) {
        return reason.contains("No space left") ? reason + "; free some space" : reason;
    }
}
