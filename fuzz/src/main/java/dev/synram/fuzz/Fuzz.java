package dev.synram.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Reads many damaged files of every kind and prints a table: {@code Fuzz [FILES PER KIND [FIRST SEED]]}. */
public final class Fuzz {

    private static final int FILES = 12_000;

    private Fuzz() {}

    /** Ends with status 1 if a reader fails. */
    public static void main(String[] arguments) throws IOException {
        int files = arguments.length > 0 ? Integer.parseInt(arguments[0]) : FILES;
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 0;
        Path folder = Files.createTempDirectory("synram-fuzz");
        List<String> complaints = new ArrayList<>();
        try {
            System.out.println(KindResult.heading());
            for (FileKind kind : FileKinds.all()) {
                KindResult result = new Fuzzer(folder).read(kind, first, files);
                System.out.println(result.row());
                result.complaints().forEach(complaint -> complaints.add(kind + ": " + complaint));
            }
        } finally {
            delete(folder);
        }
        complaints.forEach(System.out::println);
        System.exit(complaints.isEmpty() ? 0 : 1);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
