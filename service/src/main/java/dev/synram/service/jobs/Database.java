package dev.synram.service.jobs;

import dev.synram.experiment.setting.SettingException;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQLite in a file that one process at a time uses. What a transaction has changed is on disk when it returns, and whole or not at
 * all after a crash; what cannot be done is refused for now. Used by one thread at a time.
 */
final class Database implements AutoCloseable {

    /** SQLITE_BUSY. */
    private static final int BUSY = 5;

    private static final int RETRY_SECONDS = 60;

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens a database, and creates it if it is not there.
     *
     * @param schema statements that create what is missing
     * @throws SettingException if the file cannot be used, or another process uses it
     */
    static Database open(Path file, List<String> schema) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("PRAGMA locking_mode = EXCLUSIVE");
                    statement.execute("PRAGMA journal_mode = WAL");
                    statement.execute("PRAGMA synchronous = FULL");
                    statement.execute("PRAGMA foreign_keys = ON");
                    connection.setAutoCommit(false);
                    for (String sql : schema) {
                        statement.execute(sql);
                    }
                }
                connection.commit();
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new Database(connection);
        } catch (SQLException e) {
            throw new SettingException(
                    "jobs",
                    e.getErrorCode() == BUSY
                            ? "names a folder that another server uses; choose another, or end that server"
                            : "names a folder whose database cannot be used: %s; choose another"
                                    .formatted(e.getMessage()));
        }
    }

    private static RefusedException unusable(SQLException problem) {
        return RefusedException.retry(
                Problem.UNAVAILABLE,
                "the database of jobs cannot be used: %s; tell the server's administrator"
                        .formatted(problem.getMessage()),
                RETRY_SECONDS);
    }

    /** Reads a row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What belongs together. */
    @FunctionalInterface
    interface Transaction<T> {
        T run() throws SQLException;
    }

    /** Does all of it, or nothing if it throws. */
    <T> T transaction(Transaction<T> work) {
        try {
            boolean done = false;
            try {
                T result = work.run();
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    /** Changes rows. Only within a transaction. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** Reads rows. Only within a transaction. */
    <T> List<T> query(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet found = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(row.read(found));
            }
            return rows;
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unusable(e);
        }
    }
}
