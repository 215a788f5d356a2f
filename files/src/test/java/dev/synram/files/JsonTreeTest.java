package dev.synram.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tree of a document against that of the library's mapper. */
class JsonTreeTest {

    private static final int DOCUMENTS = 2000;
    private static final long SEED = 5;

    private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(16).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String value(SplittableRandom random, int levels) {
        return switch (random.nextInt(levels > 0 ? 9 : 7)) {
            case 0 -> String.valueOf(random.nextInt());
            case 1 -> String.valueOf(random.nextLong());
            case 2 -> random.nextLong() + "0" + random.nextLong(1L << 62);
            case 3 -> String.valueOf(Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
            case 4 -> random.nextInt(100) + "." + random.nextLong(1L << 62) + "e" + random.nextInt(-330, 330);
            case 5 -> "\"\\u00e9 \\n" + (char) random.nextInt(0x100, 0xd000) + "\"";
            case 6 -> new String[] {"true", "false", "null"}[random.nextInt(3)];
            case 7 -> "[" + values(random, levels, false) + "]";
            default -> "{" + values(random, levels, true) + "}";
        };
    }

    private static String values(SplittableRandom random, int levels, boolean named) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " , ").append(named ? "\"n%s\": ".formatted(i) : "");
            text.append(value(random, levels - 1));
        }
        return text.toString();
    }

    @Test
    void aTreeIsThatOfTheMapper() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] document = bytes(value(random, 5));
            JsonNode expected = MAPPER.readTree(document);
            assertThat(JsonTree.read(document)).isEqualTo(expected).hasToString(expected.toString());
        }
        assertThat(JsonTree.read(bytes(" ")).isMissingNode()).isTrue();
        assertThat(MAPPER.readTree(bytes(" ")).isMissingNode()).isTrue();
    }

    @Test
    void damageIsToldAsByTheMapper() {
        SplittableRandom random = new SplittableRandom(SEED);
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] document = bytes("{\"a\": %s}".formatted(value(random, 5)));
            byte[] damaged = Arrays.copyOf(document, random.nextInt(1, document.length));
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(7));
            String expected = problem(() -> MAPPER.readTree(damaged));
            // whatever follows a value is told in our own words
            if (!expected.contains("Trailing token")) {
                assertThat(problem(() -> JsonTree.read(damaged))).isEqualTo(expected);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(DOCUMENTS / 2);
        String deep = "[".repeat(17) + "]".repeat(17);
        assertThat(problem(() -> JsonTree.read(bytes(deep))))
                .isEqualTo(problem(() -> MAPPER.readTree(bytes(deep))))
                .contains("nesting depth");
        String twice = "{\"a\": 1, \"a\": 2}";
        assertThat(problem(() -> JsonTree.read(bytes(twice))))
                .isEqualTo(problem(() -> MAPPER.readTree(bytes(twice))))
                .contains("Duplicate");
    }

    private static String problem(Runnable reading) {
        try {
            reading.run();
            return "";
        } catch (JacksonException e) {
            return e.getOriginalMessage();
        }
    }

    @Test
    void nothingFollowsTheValue() {
        for (String document : new String[] {"{} {}", "1 2", "{}]", "{} x"}) {
            assertThatThrownBy(() -> JsonTree.read(bytes(document)))
                    .isInstanceOfAny(FileException.class, JacksonException.class);
        }
        assertThatThrownBy(() -> JsonTree.read(bytes("{} {}"))).hasMessageStartingWith("it goes on after the end");
    }
}
