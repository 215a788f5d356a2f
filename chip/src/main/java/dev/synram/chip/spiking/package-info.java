/**
 * What a host configures, sends and records when a chip emulates spiking neurons. Begin with {@link
 * dev.synram.chip.spiking.SpikingConfiguration}, {@link dev.synram.chip.spiking.SpikingRun} and {@link
 * dev.synram.chip.spiking.SpikingRecord}, the argument, the request and the answer of {@code Chip.emulate}.
 */
@NullMarked
package dev.synram.chip.spiking;

import org.jspecify.annotations.NullMarked;
