package dev.synram.remote.message;

import dev.synram.chip.Reading;
import java.util.List;

/**
 * ADCs are read, once or more; the outcome are {@link Readings}.
 *
 * @param readings one after the other
 */
public record Read(List<Reading> readings) implements Task {}
