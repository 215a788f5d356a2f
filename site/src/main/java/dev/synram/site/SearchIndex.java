package dev.synram.site;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What the search of the site finds: all sections of all pages. It is a script, since browsers read no JSON from files. */
final class SearchIndex {

    private final List<Entry> entries = new ArrayList<>();

    /**
     * A section.
     *
     * @param url of the section, from any page
     * @param page title of its page
     * @param title of the section
     * @param text without markup
     */
    private record Entry(String url, String page, String title, String text) {}

    /** Adds the sections of a page. */
    void add(Page page, List<Section> sections) {
        for (Section section : sections) {
            entries.add(new Entry(page.file() + "#" + section.id(), page.title(), section.title(), section.text()));
        }
    }

    /** The script, which defines {@code searchIndex}. */
    String script() {
        return "const searchIndex = " + JsonMapper.shared().writeValueAsString(entries) + ";\n";
    }
}
