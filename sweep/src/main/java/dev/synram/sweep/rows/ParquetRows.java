package dev.synram.sweep.rows;

import dev.synram.experiment.sweep.row.SweepColumn;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.experiment.sweep.row.SweepSchema;
import dev.synram.files.FileContent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Rows as the content of a Parquet file, with the units of columns in its metadata. */
final class ParquetRows {

    private static final String UNIT = "synram.unit.";

    private final SweepSchema schema;
    private final MessageType message;

    ParquetRows(SweepSchema schema) {
        this.schema = schema;
        Types.MessageTypeBuilder builder = Types.buildMessage();
        for (SweepColumn column : schema.columns()) {
            switch (column.type()) {
                case WHOLE -> builder.optional(PrimitiveTypeName.INT64).named(column.name());
                case NUMBER -> builder.optional(PrimitiveTypeName.DOUBLE).named(column.name());
                case TEXT ->
                    builder.optional(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(column.name());
            }
        }
        message = builder.named("row");
    }

    /** The content of a file with rows. */
    FileContent content(List<SweepRow> rows) {
        return stream -> {
            BufferedOutputStream buffered = new BufferedOutputStream(stream);
            try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new ParquetStream(buffered))
                    .withConf(new PlainParquetConfiguration())
                    .withType(message)
                    .withExtraMetaData(units())
                    .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                    .build()) {
                for (SweepRow row : rows) {
                    writer.write(group(row));
                }
            }
        };
    }

    private Map<String, String> units() {
        Map<String, String> units = new TreeMap<>();
        schema.columns().forEach(column -> units.put(UNIT + column.name(), column.unit()));
        return units;
    }

    private Group group(SweepRow row) {
        Group group = new SimpleGroup(message);
        List<@Nullable Object> values = schema.values(row);
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case Long whole -> group.add(i, whole);
                case Double number -> group.add(i, number);
                case String text -> group.add(i, text);
                case null, default -> {}
            }
        }
        return group;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws RuntimeException if its content is damaged or has other columns
     */
    List<SweepRow> read(Path file) throws IOException {
        List<SweepRow> rows = new ArrayList<>();
        try (ParquetReader<Group> reader = new Builder(new LocalInputFile(file), new PlainParquetConfiguration())
                .usePageChecksumVerification()
                .build()) {
            for (Group group = reader.read(); group != null; group = reader.read()) {
                if (!group.getType().equals(message)) {
                    throw new IllegalArgumentException("its columns are not those of this sweep");
                }
                rows.add(schema.row(values(group)));
            }
        }
        return rows;
    }

    private List<@Nullable Object> values(Group group) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < schema.columns().size(); i++) {
            values.add(group.getFieldRepetitionCount(i) == 0 ? null : value(group, i));
        }
        return values;
    }

    private Object value(Group group, int column) {
        return switch (schema.columns().get(column).type()) {
            case WHOLE -> group.getLong(column, 0);
            case NUMBER -> group.getDouble(column, 0);
            case TEXT -> group.getString(column, 0);
        };
    }

    private static final class Builder extends ParquetReader.Builder<Group> {

        Builder(InputFile file, ParquetConfiguration configuration) {
            super(file, configuration);
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
