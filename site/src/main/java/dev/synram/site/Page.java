package dev.synram.site;

import java.nio.file.Path;
import java.util.List;

/**
 * A document and its page.
 *
 * @param source the Markdown file, relative to the project's folder
 * @param name of the page, without suffix
 * @param title of the page in the navigation
 */
record Page(Path source, String name, String title) {

    /** All pages in the order of the navigation. */
    static final List<Page> ALL = List.of(
            new Page(Path.of("README.md"), "index", "Synram"),
            docs("tutorial", "Tutorial"),
            docs("commands", "Commands"),
            docs("onnx", "ONNX"),
            docs("conversion", "Conversion"),
            docs("onnx-conformance", "ONNX backend tests"),
            docs("library", "Library"),
            docs("chip", "The chip"),
            docs("networks", "Networks on chips"),
            docs("ecg", "Electrocardiograms"),
            docs("spiking", "Spiking neurons"),
            docs("sweep", "Sweeps"),
            docs("serve", "Inference over the network"),
            docs("remote", "Chips behind a network"),
            docs("edge", "The edge runner"),
            docs("nir", "NIR files"),
            docs("validation", "Validation"),
            docs("limits", "Limits"),
            docs("speed", "Speed"),
            new Page(Path.of("CONTRIBUTING.md"), "contributing", "Contributing"),
            new Page(Path.of("SECURITY.md"), "security", "Security"),
            new Page(Path.of("CHANGELOG.md"), "changes", "Changes"));

    private static Page docs(String name, String title) {
        return new Page(Path.of("docs", name + ".md"), name, title);
    }

    /** The file name of the page. */
    String file() {
        return name + ".html";
    }
}
