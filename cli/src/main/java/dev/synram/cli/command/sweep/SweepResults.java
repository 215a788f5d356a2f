package dev.synram.cli.command.sweep;

import dev.synram.cli.console.OutputFolder;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.experiment.sweep.SweepDescription;
import dev.synram.experiment.sweep.SweepEngine;
import dev.synram.experiment.sweep.SweepSubject;
import dev.synram.experiment.sweep.analysis.SweepAnalysis;
import dev.synram.experiment.sweep.row.SweepCsv;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.files.FileContent;
import dev.synram.report.sweep.SweepReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The results of a sweep in a folder.
 *
 * @param folder where they are
 * @param description of the sweep
 * @param rows in the order of their numbers
 */
record SweepResults(Path folder, SweepDescription description, List<SweepRow> rows) {

    /** The page in the folder. */
    static final String PAGE = "sweep.html";

    /** The files in the folder beside the rows. */
    static final List<String> FILES = List.of(SweepDescription.FILE, PAGE);

    SweepResults {
        rows = List.copyOf(rows);
    }

    /** The description of the sweep in a folder. */
    static SweepDescription description(Path folder) {
        return SweepDescription.read(folder)
                .orElseThrow(() -> new UserError(
                        "DIR: '%s' holds no sweep; give the folder that 'synram sweep --out' wrote".formatted(folder)));
    }

    static SweepResults read(SweepEngine engine, Path folder, SweepDescription description) {
        List<SweepRow> rows = engine.rows(folder, description.schema());
        if (rows.isEmpty()) {
            throw new UserError("DIR: '%s' holds no rows yet; repeat 'synram sweep' with --resume".formatted(folder));
        }
        return new SweepResults(folder, description, rows);
    }

    FileContent csv() {
        return SweepCsv.of(description.schema(), rows);
    }

    /** Writes the page and says what is on it. */
    void publish(OutputFolder output, double tolerance, TerminalOutput printer) throws IOException {
        double required = description.subject().map(SweepSubject::floatAccuracy).orElse(0.0) - tolerance;
        SweepReport report = new SweepReport(description, SweepAnalysis.of(rows, required));
        output.publish(
                Map.of(SweepDescription.FILE, FileContent.of(description.json()), PAGE, FileContent.of(report.page())));
        report.summary().lines().forEach(printer::line);
        printer.line(folder.resolve(PAGE));
    }
}
