package dev.synram.experiment.sweep;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.sweep.design.SweepAxes;
import dev.synram.experiment.sweep.design.SweepDesign;
import dev.synram.experiment.sweep.row.SweepColumn;
import dev.synram.experiment.sweep.row.SweepSchema;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import dev.synram.files.JsonText;
import dev.synram.simulator.error.ErrorSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the rows in a folder are: the file {@value #FILE} beside them.
 *
 * @param version of the program
 * @param subject the network and the data; none if chips are measured alone
 * @param axes values of each axis by its name
 * @param design which combinations are measured
 * @param runs number of runs of all samples in each row
 * @param seed of the noise
 * @param rows number of rows of the complete sweep
 * @param columns of the rows, with units
 */
public record SweepDescription(
        String version,
        Optional<SweepSubject> subject,
        SortedMap<String, String> axes,
        String design,
        int runs,
        long seed,
        int rows,
        List<SweepColumn> columns) {

    /** The name of the file. */
    public static final String FILE = "sweep.json";

    private static final String SCALE = "scale ";

    public SweepDescription {
        axes = new TreeMap<>(axes);
        columns = List.copyOf(columns);
    }

    /** The description of a sweep. */
    public static SweepDescription of(Sweep sweep) {
        SweepSettings settings = sweep.settings();
        SweepAxes given = settings.axes();
        SortedMap<String, String> axes = new TreeMap<>();
        axes.put("chip-seed", ranges(given.chipSeeds()));
        axes.put("chips", text(given.chips()));
        axes.put("preset", text(given.presets()));
        given.scales().forEach((source, factors) -> axes.put(SCALE + source.label(), text(factors)));
        axes.put("calibration-effort", text(given.calibrations()));
        axes.put("calibration-age", text(given.ages()));
        axes.put("wait", text(given.uses().waits()));
        axes.put("num-sends", text(given.uses().numSends()));
        axes.put("layout", text(given.uses().layouts()));
        axes.put("normalization", settings.normalization().options());
        return new SweepDescription(
                Version.CURRENT,
                sweep.subject(),
                axes,
                settings.design().toString(),
                settings.runs(),
                settings.seed(),
                settings.points().size(),
                settings.schema().columns());
    }

    private static String text(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Seeds in their order, consecutive ones as ranges such as {@code 1..20}. */
    private static String ranges(List<Long> seeds) {
        List<String> ranges = new ArrayList<>();
        for (int first = 0; first < seeds.size(); ) {
            int last = first;
            while (last + 1 < seeds.size() && seeds.get(last + 1) == seeds.get(last) + 1) {
                last++;
            }
            ranges.add(last == first ? String.valueOf(seeds.get(first)) : seeds.get(first) + ".." + seeds.get(last));
            first = last + 1;
        }
        return text(ranges);
    }

    /** The columns as the rows need them. */
    @JsonIgnore
    public SweepSchema schema() {
        return new SweepSchema(axes.keySet().stream()
                .filter(axis -> axis.startsWith(SCALE))
                .map(axis -> axis.substring(SCALE.length()))
                .map(SweepDescription::source)
                .toList());
    }

    private static ErrorSource source(String label) {
        try {
            return ErrorSource.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new FileException("it scales '%s', which is no error source".formatted(label), e);
        }
    }

    /** The description as JSON, with a checksum. */
    public String json() {
        return JsonText.sealed(this);
    }

    /**
     * Reads the description in a folder.
     *
     * @return nothing if the folder holds none
     * @throws FileException if it is damaged
     */
    public static Optional<SweepDescription> read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return Optional.of(parse(JsonFields.parse(Files.readAllBytes(file))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileException e) {
            throw FileException.broken(
                    file, "the description of a sweep", e, "start the sweep again in another folder");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SweepDescription parse(JsonFields fields) {
        SweepDescription description = new SweepDescription(
                fields.text("version"),
                fields.has("subject") ? Optional.of(subject(fields.object("subject"))) : Optional.empty(),
                fields.texts("axes"),
                fields.text("design"),
                fields.integer("runs", 1, Integer.MAX_VALUE),
                fields.longInteger("seed"),
                fields.integer("rows", 1, SweepDesign.MOST_ROWS),
                fields.objects("columns").stream().map(SweepDescription::column).toList());
        fields.requireIntact();
        return description;
    }

    private static SweepSubject subject(JsonFields fields) {
        SweepSubject subject = new SweepSubject(
                fields.objects("networks").stream()
                        .map(SweepDescription::network)
                        .toList(),
                fields.text("data"),
                fields.integer("samples", 1, Integer.MAX_VALUE),
                fields.text("samplesSha256"));
        if (subject.networks().isEmpty()) {
            throw new FileException("it names data without a network");
        }
        fields.requireAllTaken();
        return subject;
    }

    private static SweepSubject.Network network(JsonFields fields) {
        SweepSubject.Network network = new SweepSubject.Network(
                fields.text("name"), fields.text("sha256"), fields.number("floatAccuracy", 0, 1));
        fields.requireAllTaken();
        return network;
    }

    private static SweepColumn column(JsonFields fields) {
        SweepColumn column = new SweepColumn(
                fields.text("name"),
                fields.text("unit"),
                fields.text("meaning"),
                fields.constant("type", SweepColumn.Type.class));
        fields.requireAllTaken();
        return column;
    }

    /** Differences from another description in a few words; empty if there are none. */
    public List<String> differences(SweepDescription other) {
        SortedMap<String, String> mine = texts();
        SortedMap<String, String> others = other.texts();
        TreeMap<String, String> all = new TreeMap<>(others);
        all.putAll(mine);
        return all.keySet().stream()
                .filter(name -> !mine.getOrDefault(name, "").equals(others.getOrDefault(name, "")))
                .toList();
    }

    private SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>(axes);
        texts.putAll(Map.of(
                "version", version, "design", design, "runs", String.valueOf(runs), "seed", String.valueOf(seed)));
        subject.ifPresent(one -> {
            texts.put(
                    "network",
                    one.networks().stream()
                            .map(network -> network.name() + " " + network.sha256())
                            .collect(Collectors.joining(", ")));
            texts.put("data", one.data() + " " + one.samplesSha256());
            texts.put("samples", String.valueOf(one.samples()));
        });
        return texts;
    }
}
