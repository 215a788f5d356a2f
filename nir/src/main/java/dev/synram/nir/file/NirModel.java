package dev.synram.nir.file;

import dev.synram.nir.node.Graph;
import dev.synram.nir.value.Metadata;

/**
 * The content of a NIR file.
 *
 * @param version of the NIR package whose layout the file has, such as "1.0.8"
 * @param graph the network
 * @param metadata remarks on the whole network
 */
public record NirModel(String version, Graph graph, Metadata metadata) {

    /** The version that is written by default. */
    public static final String VERSION = "1.0.8";

    /** A graph without remarks, in the layout of {@link #VERSION}. */
    public NirModel(Graph graph) {
        this(VERSION, graph, Metadata.NONE);
    }
}
