package dev.synram.kernel.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What new processes choose, and what they say. */
class KernelProviderTest {

    private static final String VECTORS = "--add-modules=jdk.incubator.vector";

    /** Asks twice for kernels and prints their name. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            KernelProvider.best();
            System.out.println("chosen: " + KernelProvider.best());
        }
    }

    private static String output(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void theVectorApiWhereItsModuleIsResolved() throws IOException {
        assertThat(output(VECTORS)).contains("chosen: Vector API, ").doesNotContain("plain Java");
    }

    @Test
    void plainJavaWithoutTheModule() throws IOException {
        assertThat(output())
                .contains("chosen: plain Java")
                .containsOnlyOnce("start Java with --add-modules jdk.incubator.vector");
    }

    @Test
    void plainJavaWhereVectorsAreTooShort() throws IOException {
        assertThat(output(VECTORS, "-XX:MaxVectorSize=8"))
                .contains("chosen: plain Java")
                .containsOnlyOnce("this machine's vectors hold 2 floats; the kernels are made for 4 to 16");
    }

    @Test
    void whatThePropertyForces() throws IOException {
        assertThat(output(VECTORS, "-Dsynram.kernels=scalar"))
                .contains("chosen: plain Java")
                .containsOnlyOnce("forced by synram.kernels");
        assertThat(output(VECTORS, "-Dsynram.kernels=simd")).contains("chosen: Vector API, ");
        assertThat(output("-Dsynram.kernels=simd"))
                .doesNotContain("chosen")
                .contains("synram.kernels=simd forces the Vector API: the module jdk.incubator.vector is not resolved");
        assertThat(output(VECTORS, "-Dsynram.kernels=fast"))
                .doesNotContain("chosen")
                .contains(
                        "synram.kernels is 'fast'; allowed are 'scalar' for plain Java and 'simd' for the Vector API");
    }
}
