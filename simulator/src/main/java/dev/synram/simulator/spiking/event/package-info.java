/**
 * The digital way of events: from the host, neurons and background sources through the crossbar to synapse drivers and back to
 * the host. Begin with {@link dev.synram.simulator.spiking.event.EventRouter}.
 */
@NullMarked
package dev.synram.simulator.spiking.event;

import org.jspecify.annotations.NullMarked;
