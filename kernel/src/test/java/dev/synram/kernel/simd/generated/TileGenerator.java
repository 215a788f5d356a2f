package dev.synram.kernel.simd.generated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the unrolled kernels. Each sum is a variable of its own, because only then the compiler keeps it in a register. Where
 * the strides of arrays are constants, it checks indices before the loop instead of in it. After a change, run in the folder
 * of the module:
 *
 * <pre>{@code
 * java src/test/java/dev/synram/kernel/simd/generated/TileGenerator.java
 * }</pre>
 */
final class TileGenerator {

    static final Path FOLDER = Path.of("src/main/java/dev/synram/kernel/simd/generated");

    /** Columns of a panel of {@code LaneWeights}. */
    private static final int PANEL = 4;

    private static final String MATRIX_TILE = """
            package dev.synram.kernel.simd.generated;

            import dev.synram.kernel.data.MatrixView;
            import dev.synram.kernel.data.Panel;
            import javax.annotation.processing.Generated;
            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorSpecies;

            /** Matrix products in tiles of {rows} rows x {vectors} vectors of columns. */
            @Generated("dev.synram.kernel.simd.generated.TileGenerator")
            public final class {name} {

                private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
                private static final int LANES = FLOATS.length();

                /** Rows of a tile. */
                public static final int ROWS = {rows};

                /** Columns of a tile. */
                public static final int COLUMNS = {vectors} * LANES;

                private {name}() {}

                /**
                 * Multiplies with a panel, or multiplies and adds.
                 *
                 * @param left rows up to the next multiple of {@value #ROWS} are read
                 * @param right whose width is a multiple of {@link #COLUMNS}
                 * @param out receives the panel's columns
                 * @param add whether sums begin with what {@code out} holds
                 */
                public static void multiply(MatrixView left, Panel right, MatrixView out, boolean add) {
                    for (int row = 0; row < left.rows(); row += ROWS) {
                        for (int column = 0; column < right.width(); column += COLUMNS) {
                            tile(
                                    left.data(),
                                    left.start() + row * left.rowStride(),
                                    left.rowStride(),
                                    left.columnStride(),
                                    right.data(),
                                    right.start() + column,
                                    right.width(),
                                    right.depth(),
                                    out.data(),
                                    out.start() + row * out.rowStride() + right.firstColumn() + column,
                                    out.rowStride(),
                                    add);
                        }
                    }
                }

                private static void tile(
                        float[] left,
                        int leftStart,
                        int rowStride,
                        int columnStride,
                        float[] right,
                        int rightStart,
                        int rightStride,
                        int depth,
                        float[] out,
                        int outStart,
                        int outStride,
                        boolean add) {
                    {zeros}
                    if (add) {
                        int from = outStart;
                        {loads}
                    }
                    int l = leftStart;
                    int r = rightStart;
                    for (int k = 0; k < depth; k++) {
                        {columns}
                        FloatVector factor = FloatVector.broadcast(FLOATS, left[l]);
                        {products}
                        l += columnStride;
                        r += rightStride;
                    }
                    int to = outStart;
                    {stores}
                }
            }
            """;

    private static final String CHARGE_TILE = """
            package dev.synram.kernel.simd.generated;

            import static dev.synram.kernel.data.LaneWeights.WIDTH;

            import dev.synram.chip.InterleavedVectors;
            import dev.synram.kernel.data.LaneGroup;
            import dev.synram.kernel.data.LaneWeights;
            import javax.annotation.processing.Generated;
            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorSpecies;

            /** Charges in tiles of {columns} columns x 2 vectors of lanes. */
            @Generated("dev.synram.kernel.simd.generated.TileGenerator")
            public final class {name} {

                private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
                private static final int ROW = InterleavedVectors.LANES;

                /** Lanes of a tile. */
                public static final int LANES = 2 * FLOATS.length();

                /** Columns of a tile. */
                public static final int COLUMNS = {columns};

                private {name}() {}

                /**
                 * Computes one tile.
                 *
                 * @param weights the matrix
                 * @param group holds pulses and receives sums
                 * @param column the tile's first column among those of the group
                 * @param lane the tile's first lane
                 */
                public static void multiply(LaneWeights weights, LaneGroup group, int column, int lane) {
                    float[] values = weights.data();
                    float[] pulses = group.pulses;
                    float[] sums = group.sums;
                    int depth = weights.depth();
                    {starts}
                    int to = column * ROW + lane;
                    {zeros}
                    for (int k = 0; k < depth; k++) {
                        FloatVector a = FloatVector.fromArray(FLOATS, pulses, k * ROW + lane);
                        FloatVector b = FloatVector.fromArray(FLOATS, pulses, k * ROW + lane + FLOATS.length());
                        FloatVector weight = FloatVector.broadcast(FLOATS, values[panel0 + k * WIDTH]);
                        {products}
                    }
                    {stores}
                }

                private static void store(FloatVector first, FloatVector second, float[] sums, int to) {
                    first.intoArray(sums, to);
                    second.intoArray(sums, to + FLOATS.length());
                }
            }
            """;

    private static final String CHARGE_ROW = """
            package dev.synram.kernel.simd.generated;

            import static dev.synram.chip.InterleavedVectors.LANES;
            import static dev.synram.kernel.data.LaneWeights.WIDTH;

            import dev.synram.kernel.data.LaneGroup;
            import dev.synram.kernel.data.LaneWeights;
            import javax.annotation.processing.Generated;
            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorSpecies;

            /** Charges of a single vector in tiles of {columns} columns, those of a panel in one vector of floats. */
            @Generated("dev.synram.kernel.simd.generated.TileGenerator")
            public final class {name} {

                private static final VectorSpecies<Float> PANEL = FloatVector.SPECIES_128;

                /** Columns of a tile. */
                public static final int COLUMNS = {columns};

                private {name}() {}

                /**
                 * Computes one tile.
                 *
                 * @param weights the matrix
                 * @param group holds pulses and receives sums, both in its first lane
                 * @param column the tile's first column among those of the group
                 */
                public static void multiply(LaneWeights weights, LaneGroup group, int column) {
                    float[] values = weights.data();
                    float[] pulses = group.pulses;
                    float[] sums = group.sums;
                    int depth = weights.depth();
                    int panel = depth * WIDTH;
                    int start = weights.start(group.firstColumn() + column);
                    int to = column * LANES;
                    {zeros}
                    for (int k = 0; k < depth; k++) {
                        FloatVector pulse = FloatVector.broadcast(PANEL, pulses[k * LANES]);
                        int at = start + k * WIDTH;
                        {products}
                    }
                    {stores}
                }

                private static void store(FloatVector panel, float[] sums, int to) {
                    sums[to] = panel.lane(0);
                    sums[to + LANES] = panel.lane(1);
                    sums[to + 2 * LANES] = panel.lane(2);
                    sums[to + 3 * LANES] = panel.lane(3);
                }
            }
            """;

    private TileGenerator() {}

    /** Writes all files. */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    /** The content of each file by its name. */
    static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("Tile6x2.java", matrixTile(6, 2));
        files.put("Tile6x4.java", matrixTile(6, 4));
        files.put("Tile12x1.java", matrixTile(12, 1));
        files.put("Tile12x2.java", matrixTile(12, 2));
        files.put("ChargeTile4.java", chargeTile(1));
        files.put("ChargeTile8.java", chargeTile(2));
        files.put("ChargeRow4.java", chargeRow(1));
        files.put("ChargeRow32.java", chargeRow(8));
        return files;
    }

    private static String matrixTile(int rows, int vectors) {
        Template template = new Template(MATRIX_TILE)
                .word("name", "Tile%sx%s".formatted(rows, vectors))
                .word("rows", Integer.toString(rows))
                .word("vectors", Integer.toString(vectors));
        for (int v = 0; v < vectors; v++) {
            template.line(
                    "columns",
                    "FloatVector %s = FloatVector.fromArray(FLOATS, right, %s);".formatted(letter(v), lanes("r", v)));
        }
        for (int row = 0; row < rows; row++) {
            if (row > 0) {
                template.line("loads", "from += outStride;");
                template.line(
                        "products",
                        "factor = FloatVector.broadcast(FLOATS, left[l + %s]);".formatted(times(row, "rowStride")));
                template.line("stores", "to += outStride;");
            }
            for (int v = 0; v < vectors; v++) {
                String sum = "sum" + row + letter(v);
                template.line("zeros", "FloatVector %s = FloatVector.zero(FLOATS);".formatted(sum));
                template.line("loads", "%s = FloatVector.fromArray(FLOATS, out, %s);".formatted(sum, lanes("from", v)));
                template.line("products", "%s = factor.fma(%s, %s);".formatted(sum, letter(v), sum));
                template.line("stores", "%s.intoArray(out, %s);".formatted(sum, lanes("to", v)));
            }
        }
        return template.text();
    }

    private static String chargeTile(int panels) {
        Template template = new Template(CHARGE_TILE)
                .word("name", "ChargeTile" + panels * PANEL)
                .word("columns", Integer.toString(panels * PANEL));
        for (int c = 0; c < panels * PANEL; c++) {
            int panel = c / PANEL;
            if (c % PANEL == 0) {
                String first = plus("group.firstColumn() + column", panel, "WIDTH");
                template.line("starts", "int panel%s = weights.start(%s);".formatted(panel, first));
            }
            String weight = "panel%s + k * WIDTH".formatted(panel) + (c % PANEL == 0 ? "" : " + " + c % PANEL);
            if (c > 0) {
                template.line("products", "weight = FloatVector.broadcast(FLOATS, values[%s]);".formatted(weight));
            }
            for (int v = 0; v < 2; v++) {
                String sum = "sum" + c + letter(v);
                template.line("zeros", "FloatVector %s = FloatVector.zero(FLOATS);".formatted(sum));
                template.line("products", "%s = weight.fma(%s, %s);".formatted(sum, letter(v), sum));
            }
            template.line("stores", "store(sum%sa, sum%sb, sums, %s);".formatted(c, c, plus("to", c, "ROW")));
        }
        return template.text();
    }

    private static String chargeRow(int panels) {
        Template template = new Template(CHARGE_ROW)
                .word("name", "ChargeRow" + panels * PANEL)
                .word("columns", Integer.toString(panels * PANEL));
        for (int p = 0; p < panels; p++) {
            String from = plus("at", p, "panel");
            template.line("zeros", "FloatVector sum%s = FloatVector.zero(PANEL);".formatted(p));
            template.line(
                    "products",
                    "sum%s = pulse.fma(FloatVector.fromArray(PANEL, values, %s), sum%s);".formatted(p, from, p));
            template.line("stores", "store(sum%s, sums, %s);".formatted(p, plus("to", p * PANEL, "LANES")));
        }
        return template.text();
    }

    private static char letter(int number) {
        return (char) ('a' + number);
    }

    private static String lanes(String start, int vector) {
        return plus(start, vector, "LANES");
    }

    private static String plus(String start, int count, String distance) {
        return count == 0 ? start : start + " + " + times(count, distance);
    }

    private static String times(int count, String distance) {
        return count == 1 ? distance : count + " * " + distance;
    }

    /** Text with words in braces, and with lines that hold nothing but a word in braces and stand for any number of lines. */
    private static final class Template {

        private String text;
        private final Map<String, List<String>> lines = new LinkedHashMap<>();

        Template(String text) {
            this.text = text;
        }

        Template word(String name, String value) {
            text = text.replace("{" + name + "}", value);
            return this;
        }

        void line(String name, String content) {
            lines.computeIfAbsent(name, _ -> new ArrayList<>()).add(content);
        }

        String text() {
            StringBuilder filled = new StringBuilder();
            for (String line : text.lines().toList()) {
                String content = line.strip();
                String name = content.replaceAll("[{}]", "");
                List<String> replacement = content.equals("{" + name + "}") ? lines.get(name) : null;
                for (String single : replacement == null ? List.of(content) : replacement) {
                    filled.append(single.isEmpty() ? "" : line.substring(0, line.indexOf(content)))
                            .append(single)
                            .append('\n');
                }
            }
            return filled.toString();
        }
    }
}
