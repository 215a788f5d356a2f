package dev.synram.experiment.job;

import dev.synram.experiment.setting.SettingException;
import dev.synram.files.FileException;
import java.util.Locale;

/** An order for a job is wrong; the message names the field, the value and what is possible, in one line. */
public final class JobException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public JobException(String message) {
        super(message);
    }

    private JobException(String message, Throwable cause) {
        super(message, cause);
    }

    static JobException of(SettingException problem) {
        return new JobException(text(problem), problem);
    }

    static JobException of(FileException problem) {
        return new JobException("the order is wrong: %s".formatted(problem.getMessage()), problem);
    }

    /** A setting by the name of its field in JSON. */
    static String text(SettingException problem) {
        return "%s %s"
                .formatted(problem.setting().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT), problem.problem());
    }
}
