package dev.synram.report.page;

/** A part of a section of a page. */
public interface Content {

    /** The part as HTML, with everything from outside the program escaped. */
    String html();
}
