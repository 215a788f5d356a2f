package dev.synram.remote;

import dev.synram.chip.Chip;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.time.Duration;
import java.util.function.Supplier;

/** A server on a free port of this machine, and connections to it. */
record Served(ChipServer server) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Served of(Supplier<? extends Chip> powerOn) {
        return new Served(ChipServer.start(ServerSettings.local(0), powerOn));
    }

    static Served simulated() {
        return of(Served::chip);
    }

    /** The chip that is served, for comparison. */
    static SimulatedChip chip() {
        return new SimulatedChip(3, ChipParameters.nominal(), ChipGeometry.BRAINSCALES2, 2);
    }

    ConnectionSettings settings() {
        return ConnectionSettings.to(new Endpoint("localhost", server.port())).withPatience(PATIENCE);
    }

    RemoteChip connect() {
        return RemoteChip.connect(settings());
    }

    @Override
    public void close() {
        server.close();
    }
}
