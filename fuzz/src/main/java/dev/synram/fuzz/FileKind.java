package dev.synram.fuzz;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A kind of files that the program reads.
 *
 * @param name of the kind
 * @param file path of the damaged file below a folder
 * @param beside other files by their paths below the folder, which are not damaged
 * @param refusal the only exception with which its reader refuses
 * @param intact contents that are accepted, at least one
 * @param damage makes the content of a file from an intact one
 * @param reader reads the file and checks what it accepted
 */
public record FileKind(
        String name,
        String file,
        Map<String, byte[]> beside,
        Class<? extends RuntimeException> refusal,
        List<byte[]> intact,
        BiFunction<byte[], Random, byte[]> damage,
        Consumer<Path> reader) {

    /** Copies the contents. */
    public FileKind {
        beside = Map.copyOf(beside);
        intact = List.copyOf(intact);
    }

    /** Files of one intact content that are read alone. */
    public FileKind(
            String name,
            String file,
            Class<? extends RuntimeException> refusal,
            byte[] intact,
            BiFunction<byte[], Random, byte[]> damage,
            Consumer<Path> reader) {
        this(name, file, Map.of(), refusal, List.of(intact), damage, reader);
    }

    /** The content of a file. */
    byte[] damaged(Random random) {
        return damage.apply(intact.get(random.nextInt(intact.size())), random);
    }

    @Override
    public String toString() {
        return name;
    }
}
