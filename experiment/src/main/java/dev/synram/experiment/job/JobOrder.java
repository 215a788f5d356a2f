package dev.synram.experiment.job;

import dev.synram.experiment.setting.SettingException;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;

/**
 * An order for a job that was read and checked.
 *
 * @param kind of the job
 * @param job that can be done
 */
public record JobOrder(JobKind kind, Job job) {

    /** The largest order in bytes. */
    public static final int MOST_BYTES = JsonFields.MOST_BYTES;

    /**
     * Reads an order.
     *
     * @param json an object with {@code kind} and the fields of that kind
     * @param threads to compute with
     * @throws JobException if the order is wrong
     */
    public static JobOrder read(byte[] json, int threads) {
        try {
            JsonFields fields = JsonFields.parse(json);
            JobKind kind = JobKind.named(fields.text("kind"));
            Job job = kind.prepare(fields, threads);
            fields.requireAllTaken();
            return new JobOrder(kind, job);
        } catch (SettingException e) {
            throw JobException.of(e);
        } catch (FileException e) {
            throw JobException.of(e);
        }
    }
}
