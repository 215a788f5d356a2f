package dev.synram.experiment.serving;

import java.util.Optional;

/**
 * The settings of a service.
 *
 * @param listening where it listens
 * @param access who may use it
 * @param limits how much it takes on
 * @param chips what it computes with
 * @param jobs how it keeps and runs jobs; without, it takes none
 */
public record ServiceSettings(
        Listening listening, Access access, ServiceLimits limits, ServedChips chips, Optional<JobSettings> jobs) {

    public ServiceSettings {
        access.requireFor(listening);
    }

    /** A service without jobs. */
    public ServiceSettings(Listening listening, Access access, ServiceLimits limits, ServedChips chips) {
        this(listening, access, limits, chips, Optional.empty());
    }

    /** The same with jobs. */
    public ServiceSettings withJobs(JobSettings others) {
        return new ServiceSettings(listening, access, limits, chips, Optional.of(others));
    }
}
