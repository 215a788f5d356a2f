package dev.synram.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class JsonTextTest {

    @SuppressWarnings("ArrayRecordComponent") // only written
    private record Figures(
            double real,
            float single,
            @Nullable Double boxed,
            double[] reals,
            float[] singles,
            List<Double> list,
            Map<String, Float> map,
            OptionalDouble optional) {}

    /** JSON knows neither, and as texts they would be taken for names. */
    @Test
    void numbersThatDoNotExistAreNull() {
        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            float single = (float) none;
            Figures figures = new Figures(
                    none,
                    single,
                    none,
                    new double[] {1, none},
                    new float[] {1, single},
                    List.of(none),
                    Map.of("a", single),
                    OptionalDouble.of(none));
            assertThat(JsonText.line(figures))
                    .isEqualTo(
                            "{\"real\":null,\"single\":null,\"boxed\":null,\"reals\":[1.0,null],\"singles\":[1.0,null],\"list\":[null],\"map\":{\"a\":null},\"optional\":null}");
            assertThat(JsonText.write(figures))
                    .doesNotContain("NaN", "Infinity")
                    .endsWith("}\n");
        }
        assertThat(JsonText.line(JsonNodeFactory.instance
                        .objectNode()
                        .put("a", Double.NaN)
                        .put("b", Float.NEGATIVE_INFINITY)))
                .isEqualTo("{\"a\":null,\"b\":null}");
    }

    private record Sample(String name, long seed, double value, List<Integer> list) {}

    private static JsonFields parse(String text) {
        JsonFields fields = JsonFields.parse(text.getBytes(StandardCharsets.UTF_8));
        List.of("name", "seed", "value", "list").forEach(fields::has);
        return fields;
    }

    @Test
    void anyOtherContentIsDetected() {
        String text = JsonText.sealed(new Sample("a", Long.MAX_VALUE - 1, 0.1, List.of(1, 2)));
        parse(text).requireIntact();
        parse(text.replace("\n", "").replace(" ", "").replace("0.1", "1e-1")).requireIntact();
        for (String[] change : new String[][] {
            {"\"a\"", "\"b\""},
            {"06,", "07,"},
            {"0.1", "0.10000000000000002"},
            {"[ 1, 2 ]", "[ 2, 1 ]"},
            {"[ 1, 2 ]", "[ 12 ]"},
            {"[ 1, 2 ]", "[ 1, 2, null ]"},
            {"0.1", "\"0.1\""}
        }) {
            String changed = text.replaceFirst(Pattern.quote(change[0]), change[1]);
            assertThat(changed).isNotEqualTo(text);
            assertThatThrownBy(() -> parse(changed).requireIntact())
                    .as(change[1])
                    .isInstanceOf(FileException.class)
                    .hasMessage("its checksum (sha256) does not match its content");
        }
        assertThatThrownBy(() -> JsonText.sealed(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
