package dev.synram.cli;

/** What a file holds. */
interface Inspection {

    /** For people. */
    String text();

    /** For programs. */
    String json();
}
