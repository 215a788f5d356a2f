package dev.synram.contract.fault;

/** Stands for the end of a process: after it, every use of the file system throws it too, so that nothing is cleaned up. */
public final class Killed extends Error {

    private static final long serialVersionUID = 1L;

    Killed(String operation) {
        super("killed at: " + operation, null, false, false);
    }
}
