package dev.synram.files;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonGeneratorDelegate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes all JSON of the program. JSON has no number for what was not measured or does not exist: NaN and infinite values
 * become {@code null}.
 */
public final class JsonText {

    /** The field with the checksum of a document. */
    static final String CHECKSUM = "sha256";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .addDecorator((_, generator) -> new FiniteNumbers(generator))
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JsonText() {}

    /**
     * A value as text that ends with a line break.
     *
     * @param value a record, whose components become fields, or a tree of JSON
     */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value) + "\n";
    }

    /** A value on one line, without a line break. */
    public static String line(Object value) {
        return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
    }

    /**
     * An object as text, with a checksum that {@link JsonFields#requireIntact} compares.
     *
     * @param value a record, whose components become fields
     */
    public static String sealed(Object value) {
        JsonNode document = MAPPER.readTree(write(value));
        if (!(document instanceof ObjectNode object)) {
            throw new IllegalArgumentException("only objects have a checksum, not " + document.getNodeType());
        }
        return write(object.put(CHECKSUM, JsonDigest.of(object)));
    }

    private static final class FiniteNumbers extends JsonGeneratorDelegate {

        FiniteNumbers(JsonGenerator generator) {
            super(generator, false);
        }

        @Override
        public JsonGenerator writeNumber(double value) {
            return Double.isFinite(value) ? super.writeNumber(value) : writeNull();
        }

        @Override
        public JsonGenerator writeNumber(float value) {
            return Float.isFinite(value) ? super.writeNumber(value) : writeNull();
        }

        @Override
        public JsonGenerator writeArray(double[] values, int from, int count) {
            writeStartArray(values, count);
            for (int i = from; i < from + count; i++) {
                writeNumber(values[i]);
            }
            return writeEndArray();
        }
    }
}
