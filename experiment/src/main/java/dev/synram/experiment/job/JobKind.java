package dev.synram.experiment.job;

import dev.synram.files.JsonFields;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** A kind of job. Modules on the class path provide kinds, besides the calibration, which is always there. */
public interface JobKind {

    /** The name by which it is asked for. */
    String name();

    /** The names of all files that such a job can leave. */
    List<String> results();

    /**
     * Reads the order for a job and checks it, without beginning.
     *
     * @param order the fields of the order; those that this kind does not know are left
     * @param threads to compute with
     * @throws dev.synram.experiment.setting.SettingException if a setting is out of its range
     * @throws dev.synram.files.FileException if a field is missing or of another type
     */
    Job prepare(JsonFields order, int threads);

    /**
     * The kind with a name.
     *
     * @throws JobException if there is none
     */
    static JobKind named(String name) {
        List<JobKind> kinds = all();
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new JobException("kind is '%s'; it must be one of %s"
                        .formatted(name, kinds.stream().map(JobKind::name).toList())));
    }

    private static List<JobKind> all() {
        return Stream.concat(
                        Stream.of(new CalibrationJobs()),
                        ServiceLoader.load(JobKind.class).stream().map(ServiceLoader.Provider::get))
                .toList();
    }
}
