/**
 * Networks of spiking neurons and their place on a chip. Begin with {@link dev.synram.compiler.spiking.SpikingNetwork}, which says
 * what is connected, and {@link dev.synram.compiler.spiking.SpikingPlacement}, which gives neurons circuits, synapses rows, and
 * events labels.
 */
@NullMarked
package dev.synram.compiler.spiking;

import org.jspecify.annotations.NullMarked;
