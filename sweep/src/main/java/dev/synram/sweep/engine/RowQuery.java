package dev.synram.sweep.engine;

import dev.synram.experiment.sweep.SweepCluster;
import dev.synram.experiment.sweep.SweepException;
import dev.synram.experiment.sweep.row.SweepColumn;
import dev.synram.experiment.sweep.row.SweepSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Questions in SQL over files of rows. */
public final class RowQuery {

    private final Path folder;
    private final StructType columns;

    /**
     * Makes a query.
     *
     * @param folder of the files
     */
    public RowQuery(Path folder, SweepSchema schema) {
        this.folder = folder;
        StructType type = new StructType();
        for (SweepColumn column : schema.columns()) {
            type = type.add(column.name(), type(column.type()));
        }
        columns = type;
    }

    private static DataType type(SweepColumn.Type type) {
        return switch (type) {
            case WHOLE -> DataTypes.LongType;
            case NUMBER -> DataTypes.DoubleType;
            case TEXT -> DataTypes.StringType;
        };
    }

    /**
     * Answers a question.
     *
     * @param answer receives the names of columns, then each row
     * @throws SweepException if the question is wrong
     */
    public void answer(String sql, Consumer<List<String>> answer) {
        try (SparkSession session = SparkSession.builder()
                .config(SparkSettings.of(SweepCluster.local(1)))
                .config("spark.sql.shuffle.partitions", "1")
                .getOrCreate()) {
            session.read().schema(columns).parquet(folder.toString()).createOrReplaceTempView("rows");
            Dataset<Row> found = session.sql(sql);
            answer.accept(List.of(found.columns()));
            for (Iterator<Row> rows = found.toLocalIterator(); rows.hasNext(); ) {
                answer.accept(cells(rows.next()));
            }
        } catch (RuntimeException e) { // a division by zero is Spark's too
            throw e instanceof SparkThrowable ? unanswerable(e) : e;
        } catch (Exception e) { // Spark's analysis exceptions are checked, but not declared
            throw unanswerable(e);
        }
    }

    private static SweepException unanswerable(Exception problem) {
        return new SweepException("the query cannot be answered: " + firstLine(problem), problem);
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.length(); i++) {
            cells.add(Objects.toString(row.get(i), ""));
        }
        return cells;
    }

    private static String firstLine(Exception problem) {
        return String.valueOf(problem.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }
}
