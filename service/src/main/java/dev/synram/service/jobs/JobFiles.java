package dev.synram.service.jobs;

import dev.synram.experiment.job.JobFolder;
import dev.synram.experiment.job.JobKind;
import dev.synram.experiment.setting.SettingException;
import dev.synram.files.FileContent;
import dev.synram.files.FileException;
import dev.synram.files.FileOutput;
import dev.synram.files.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The folders of jobs. Their names are ours, and files are looked up among those of a kind: no request names a path. */
final class JobFiles {

    private final Path root;

    /**
     * Folders within a folder, which is created.
     *
     * @throws SettingException if it cannot be written
     */
    JobFiles(Path root) {
        this.root = root;
        try {
            Files.createDirectories(root);
            FileOutput.requireReplaceable(root.resolve("probe"));
        } catch (IOException e) {
            throw new SettingException(
                    "jobs",
                    "names '%s', which cannot be written: %s; choose another folder"
                            .formatted(root, FileException.reason(e)));
        }
    }

    /** The database of jobs. */
    Path database() {
        return root.resolve("jobs.db");
    }

    /** The folder of a job, with its order. */
    JobFolder prepare(StoredJob job, byte[] order) {
        JobFolder folder = folder(job.id()).create();
        try {
            FileOutput.write(folder.order(), FileContent.of(order));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private JobFolder folder(String id) {
        return new JobFolder(root.resolve(id));
    }

    /** The names of a job's results. */
    List<String> results(StoredJob job) {
        if (job.state() != JobState.SUCCEEDED) {
            return List.of();
        }
        Path results = folder(job.id()).results();
        return JobKind.named(job.kind()).results().stream()
                .filter(name -> Files.isRegularFile(results.resolve(name)))
                .toList();
    }

    /** A result of a job. */
    Optional<Path> result(StoredJob job, String name) {
        return results(job).stream()
                .filter(name::equals)
                .findFirst()
                .map(folder(job.id()).results()::resolve);
    }

    /** Deletes what only unfinished work needs. */
    synchronized void tidy(StoredJob job) {
        JobFolder folder = folder(job.id());
        delete(folder.states());
        delete(folder.order());
        if (job.state() != JobState.SUCCEEDED) {
            delete(folder.results());
        }
    }

    /** Deletes all files of a job. */
    synchronized void delete(String id) {
        delete(folder(id).path());
    }

    private static void delete(Path path) {
        try {
            FileTree.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
