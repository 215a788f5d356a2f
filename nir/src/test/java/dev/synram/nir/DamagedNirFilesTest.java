package dev.synram.nir;

import dev.synram.contract.file.Damage;
import dev.synram.contract.file.DamagedFiles;
import dev.synram.nir.file.NirFile;
import dev.synram.nir.file.NirModel;
import dev.synram.nir.value.NirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files give a graph or our exception, quickly. */
class DamagedNirFilesTest {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void damagedFilesAreReadOrRefused() throws IOException {
        List<byte[]> seeds = seeds();
        DamagedFiles.tryAll(
                folder.resolve("damaged.nir"), NirException.class, random -> damaged(seeds, random), NirFile::read);
    }

    private List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : List.of("lif_norse.nir", "two_lif_neurons.nir", "all-nodes.nir")) {
            seeds.add(Files.readAllBytes(Resources.file(name)));
        }
        for (int seed = 0; seed < 5; seed++) {
            Path file = folder.resolve("own.nir");
            NirFile.write(file, new NirModel(new RandomGraph(new Random(seed)).graph(0)));
            seeds.add(Files.readAllBytes(file));
        }
        return seeds;
    }

    private static byte[] damaged(List<byte[]> seeds, Random random) {
        byte[] seed = seeds.get(random.nextInt(seeds.size()));
        return switch (random.nextInt(4)) {
            case 0 -> Damage.bytes(seed, random);
            case 1 -> spliced(seed, seeds.get(random.nextInt(seeds.size())), random);
            default -> changed(seed, random);
        };
    }

    /** A part of another file, or of another place. */
    private static byte[] spliced(byte[] seed, byte[] other, Random random) {
        byte[] damaged = seed.clone();
        int length = Math.min(1 + random.nextInt(512), Math.min(seed.length, other.length));
        System.arraycopy(
                other,
                random.nextInt(other.length - length + 1),
                damaged,
                random.nextInt(seed.length - length + 1),
                length);
        return damaged;
    }

    /** Most bytes are zeros that nothing reads, so others are changed. */
    private static byte[] changed(byte[] seed, Random random) {
        byte[] damaged = seed.clone();
        int[] used = IntStream.range(0, seed.length).filter(i -> seed[i] != 0).toArray();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = used[random.nextInt(used.length)];
            damaged[at] = (byte) (random.nextBoolean() ? random.nextInt() : damaged[at] ^ 1 << random.nextInt(8));
        }
        return damaged;
    }
}
