package dev.synram.nir;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synram.nir.file.NirFile;
import dev.synram.nir.file.NirModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Writes files that {@code scripts/nir-reference} reads with the reference implementation. */
class ReferenceFiles {

    private static final int FILES = 300;

    /** The folder to write them to. */
    private static final String FOLDER = "synram.nir.written";

    @Test
    void write() throws IOException {
        String folder = System.getProperty(FOLDER, "");
        assumeTrue(!folder.isEmpty(), "run by scripts/nir-reference");
        for (int seed = 0; seed < FILES; seed++) {
            NirFile.write(
                    Path.of(folder).resolve(seed + ".nir"), new NirModel(new RandomGraph(new Random(seed)).graph(0)));
        }
    }
}
