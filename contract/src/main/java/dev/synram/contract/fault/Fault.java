package dev.synram.contract.fault;

import java.io.IOException;

/** What happens at a change of the file system. */
public enum Fault {

    /** The program is killed; what it wrote stays. */
    KILL,

    /** The program is killed and the power fails: what was not forced to disk is lost, though files keep their names. */
    POWER_FAILURE,

    /** The process ends at once, without shutdown hooks. */
    HALT,

    /** That one change fails as on a full disk, and the program goes on. */
    FULL_DISK;

    private static final int HALTED = 137;

    void strike(String operation) throws IOException {
        switch (this) {
            case KILL, POWER_FAILURE -> throw new Killed(operation);
            case HALT -> Runtime.getRuntime().halt(HALTED);
            case FULL_DISK -> throw new IOException("No space left on device");
        }
    }
}
