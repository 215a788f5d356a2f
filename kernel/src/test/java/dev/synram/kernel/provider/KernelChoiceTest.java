package dev.synram.kernel.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.kernel.Kernels;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KernelChoiceTest {

    private static final String OBSTACLE = "the module is missing";

    private final Log log = new Log();

    private static final class Log implements System.Logger {

        private final List<String> messages = new ArrayList<>();

        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            messages.add(level + " " + message);
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... parameters) {
            messages.add(level + " " + MessageFormat.format(String.valueOf(format), parameters));
        }
    }

    private Kernels chosen(@Nullable String forced, @Nullable String obstacle) {
        return KernelChoice.choose(forced, obstacle, log);
    }

    @Test
    void theVectorApiIsChosenSilently() {
        assertThat(chosen(null, null).name()).startsWith("Vector API");
        assertThat(chosen("simd", null).name()).startsWith("Vector API");
        assertThat(log.messages).isEmpty();
    }

    @Test
    void plainJavaIsChosenWithAReason() {
        assertThat(chosen(null, OBSTACLE).name()).isEqualTo("plain Java");
        assertThat(log.messages)
                .containsExactly("WARNING kernels compute in plain Java, which is much slower: the module is missing");
    }

    @Test
    void plainJavaCanBeForced() {
        assertThat(chosen("scalar", null).name()).isEqualTo("plain Java");
        assertThat(log.messages).containsExactly("INFO kernels compute in plain Java: forced by synram.kernels");
    }

    @Test
    void shortWorkNeedsNoMessage() {
        assertThat(chosen("short", null).name()).isEqualTo("plain Java");
        assertThat(chosen("short", OBSTACLE).name()).isEqualTo("plain Java");
        assertThat(log.messages).isEmpty();
    }

    @Test
    void theVectorApiCannotBeForcedWhereItIsNot() {
        assertThatThrownBy(() -> chosen("simd", OBSTACLE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("synram.kernels=simd forces the Vector API: the module is missing");
    }

    @Test
    void otherNamesAreRefused() {
        for (String name : List.of("", "SIMD", "fast")) {
            assertThatThrownBy(() -> chosen(name, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'%s'; allowed are 'scalar'", name)
                    .hasMessageContaining("'simd'");
        }
    }

    @Test
    void vectorsMustHaveALengthThatKernelsAreMadeFor() {
        for (int lanes : new int[] {4, 8, 16}) {
            assertThat(KernelChoice.obstacle(lanes)).isNull();
        }
        for (int lanes : new int[] {2, 32, 64}) {
            assertThat(KernelChoice.obstacle(lanes)).contains("hold " + lanes + " floats", "4 to 16");
        }
    }
}
