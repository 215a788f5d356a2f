package dev.synram.bench.libtorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.synram.training.engine.TorchEngine;
import dev.synram.training.gradient.Tensors;
import java.nio.file.Path;

/** The engine for the tests of this package, and tensors of rows. */
final class Torch {

    private Torch() {}

    static NDManager start() {
        TorchEngine.start(2, Path.of("target", "djl").toAbsolutePath());
        return Engine.getEngine("PyTorch").newBaseManager();
    }

    static NDArray tensor(NDManager manager, double[][] rows) {
        return tensor(manager, rows, new Shape(rows.length, rows[0].length));
    }

    static NDArray tensor(NDManager manager, double[][] rows, Shape shape) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return Tensors.copy(manager, values, shape);
    }

    static double[][] rows(NDArray tensor, int rows) {
        float[] values = tensor.toFloatArray();
        int columns = values.length / rows;
        double[][] results = new double[rows][columns];
        for (int i = 0; i < values.length; i++) {
            results[i / columns][i % columns] = values[i];
        }
        return results;
    }
}
