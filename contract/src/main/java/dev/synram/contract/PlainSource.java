package dev.synram.contract;

import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import java.util.function.IntConsumer;

/**
 * Vectors that a chip can only copy individually.
 *
 * @param vectors the vectors
 * @param asked receives the index of each vector before it is copied
 */
record PlainSource(Vectors vectors, IntConsumer asked) implements VectorSource {

    PlainSource(Vectors vectors) {
        this(vectors, _ -> {});
    }

    @Override
    public int count() {
        return vectors.count();
    }

    @Override
    public int length() {
        return vectors.length();
    }

    @Override
    public void copy(int vector, byte[] target, int start) {
        asked.accept(vector);
        vectors.copy(vector, target, start);
    }
}
