package dev.synram.cli.console;

import dev.synram.files.FileProblem;
import dev.synram.files.Publication;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Optional;

/** Results of a program that was killed while it moved them to their places. */
final class PendingResults {

    private PendingResults() {}

    /** Whether a folder holds such results, so that some of its files are missing. */
    static boolean areIn(Path folder) {
        return publication(folder).isPending();
    }

    /**
     * Completes those in the folder of a file that is read next.
     *
     * @param option what names the file
     * @throws UserError if they cannot be completed, as the folder cannot be written or another run does it now
     */
    static void finishBeside(String option, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !areIn(folder)) {
            return;
        }
        try {
            finish(option, folder);
        } catch (IOException e) {
            throw blocked(option, folder, e);
        }
    }

    private static void finish(String option, Path folder) throws IOException {
        Optional<FolderLock> locked = FolderLock.tryLock(folder);
        if (locked.isEmpty()) {
            throw new UserError(
                    "%s: another run is writing results to %s; wait until it ends".formatted(option, folder));
        }
        try (FolderLock _ = locked.get()) {
            publication(folder).finish();
        }
    }

    /** The error of results that cannot be completed. */
    static UserError blocked(String option, Path folder, IOException problem) {
        return new UserError(
                "%s: %s holds results of an interrupted run that cannot be moved to their places (%s: %s); %s, or delete %s"
                        .formatted(
                                option,
                                folder,
                                FileProblem.place(problem, folder),
                                FileProblem.describe(problem),
                                problem instanceof AccessDeniedException ? "change that" : "move that away",
                                publication(folder).pending()),
                problem);
    }

    private static Publication publication(Path folder) {
        return new Publication(folder, FolderLock.privateFolder(folder));
    }
}
