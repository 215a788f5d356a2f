/**
 * Measures how fast and how exactly spiking neurons are emulated, beside Brian 2. Begin with {@link
 * dev.synram.bench.spiking.SpikingComparison}, which {@link dev.synram.bench.spiking.SpikingBenchmark} runs from the command line.
 */
@NullMarked
package dev.synram.bench.spiking;

import org.jspecify.annotations.NullMarked;
