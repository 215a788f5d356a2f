package dev.synram.service.scheduling;

import java.time.Duration;

/**
 * Which chip computed something.
 *
 * @param chip its name
 * @param age time since its calibration
 * @param cost of a sample
 */
public record ChipReport(String chip, Duration age, ModelledSample cost) {}
