package dev.synram.site;

/**
 * A heading with what follows until the next one.
 *
 * @param level of the heading, 1 for the title of a page
 * @param id anchor of the heading
 * @param title text of the heading
 * @param text what follows, without markup, in one line
 */
record Section(int level, String id, String title, String text) {}
