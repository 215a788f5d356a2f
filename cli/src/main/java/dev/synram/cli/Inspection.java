package dev.synram.cli;

/** What a file holds. */
interface Inspection {

    /** For people. */
    TerminalText text();

    /** For programs. */
    String json();
}
