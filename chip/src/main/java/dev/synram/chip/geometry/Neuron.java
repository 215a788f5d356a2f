package dev.synram.chip.geometry;

import java.util.Objects;

/**
 * One neuron of a chip.
 *
 * @param hemisphere number of its hemisphere, from 0
 * @param column its column there, 0..255
 */
public record Neuron(int hemisphere, int column) {

    public Neuron {
        Objects.checkIndex(column, ChipGeometry.COLUMNS);
        if (hemisphere < 0) {
            throw new IllegalArgumentException("hemispheres count from 0, not " + hemisphere);
        }
    }
}
