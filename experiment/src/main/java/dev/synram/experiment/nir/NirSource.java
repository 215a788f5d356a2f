package dev.synram.experiment.nir;

import dev.synram.nir.difference.Setup;
import dev.synram.nir.execution.Semantics;
import dev.synram.nir.file.NirModel;

/**
 * What is executed.
 *
 * @param name of its file
 * @param model its content
 * @param semantics what the file leaves open
 */
public record NirSource(String name, NirModel model, Semantics semantics) {

    Setup setup() {
        return new Setup(model.graph(), semantics);
    }
}
