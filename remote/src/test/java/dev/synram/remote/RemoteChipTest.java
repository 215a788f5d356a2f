package dev.synram.remote;

import dev.synram.chip.Chip;
import dev.synram.contract.ChipContract;
import org.junit.jupiter.api.AfterAll;

/** A simulated chip behind a connection does all that a chip must do. */
class RemoteChipTest implements ChipContract {

    private static final Served SERVED = Served.simulated();

    @AfterAll
    static void stop() {
        SERVED.close();
    }

    @Override
    public Chip open() {
        return SERVED.connect();
    }
}
