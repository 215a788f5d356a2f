package dev.synram.experiment.serving;

/**
 * The settings of a service.
 *
 * @param listening where it listens
 * @param access who may use it
 * @param limits how much it takes on
 * @param chips what it computes with
 */
public record ServiceSettings(Listening listening, Access access, ServiceLimits limits, ServedChips chips) {

    public ServiceSettings {
        access.requireFor(listening);
    }
}
