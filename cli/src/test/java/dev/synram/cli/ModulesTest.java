package dev.synram.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.synram.cli.command.CompletionCommand;
import dev.synram.cli.console.ErrorReporter;
import dev.synram.cli.console.PlainProgress;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.TerminalProgress;
import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.Progress;
import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;

/** Which module may use which: data walks one way, and what only nature knows of a chip stays behind its interface. */
@AnalyzeClasses(packages = "dev.synram", importOptions = ImportOption.DoNotIncludeTests.class)
class ModulesTest {

    private static final String[] JDK = {"java..", "javax..", "org.jspecify.."};
    private static final String[] JSON = {"tools.jackson..", "com.fasterxml.jackson.annotation.."};

    private static final String[] VECTORS = {"jdk.incubator.vector.."};

    private static ArchRule module(String name, String[] libraries, String... modules) {
        List<String> allowed = new ArrayList<>(List.of(JDK));
        allowed.addAll(List.of(libraries));
        allowed.add("dev.synram." + name + "..");
        for (String module : modules) {
            allowed.add("dev.synram." + module + "..");
        }
        return classes()
                .that()
                .resideInAPackage("dev.synram." + name + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new));
    }

    @ArchTest
    static final ArchRule CHIP = module("chip", new String[0]);

    @ArchTest
    static final ArchRule KERNEL = module("kernel", VECTORS, "chip");

    @ArchTest
    static final ArchRule SIMULATOR = module("simulator", new String[0], "kernel", "chip");

    @ArchTest
    static final ArchRule FILES = module("files", JSON);

    @ArchTest
    static final ArchRule CALIBRATION = module("calibration", JSON, "chip", "files");

    @ArchTest
    static final ArchRule NETWORK = module("network", JSON, "files");

    @ArchTest
    static final ArchRule ONNX = module("onnx", new String[] {"ai.onnx.proto..", "com.google.protobuf.."}, "network");

    @ArchTest
    static final ArchRule COMPILER = module("compiler", new String[0], "network", "chip");

    @ArchTest
    static final ArchRule RUNTIME =
            module("runtime", new String[0], "compiler", "calibration", "kernel", "chip", "network");

    @ArchTest
    static final ArchRule TRAINING = module(
            "training", new String[] {"ai.djl.."}, "runtime", "network", "compiler", "kernel", "chip", "files", "data");

    @ArchTest
    static final ArchRule DATA = module(
            "data", new String[] {"org.apache.commons.compress..", "de.siegmar.fastcsv..", "tools.jackson.."}, "files");

    @ArchTest
    static final ArchRule REPORT = module(
            "report",
            new String[] {"com.samskivert.mustache..", "tools.jackson..", "org.knowm.xchart.."},
            "runtime",
            "compiler",
            "calibration",
            "network",
            "chip");

    @ArchTest
    static final ArchRule BENCH = module(
            "bench",
            new String[] {"jdk.incubator.vector..", "org.openjdk.jmh.."},
            "training",
            "runtime",
            "network",
            "compiler",
            "simulator",
            "kernel",
            "chip");

    @ArchTest
    static final ArchRule SIMULATOR_STAYS_BEHIND_THE_CHIP = noClasses()
            .that()
            .resideOutsideOfPackages("dev.synram.simulator..", "dev.synram.cli..", "dev.synram.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.synram.simulator..");

    @ArchTest
    static final ArchRule COMPILER_KNOWS_ONLY_GEOMETRY_AND_TIMING = noClasses()
            .that()
            .resideInAPackage("dev.synram.compiler..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("dev.synram.chip.Chip");

    /** Names from files must not act on a terminal: see {@link TerminalText}. */
    @ArchTest
    static final ArchRule EVERYTHING_FOR_PEOPLE_IS_ESCAPED = noClasses()
            .that()
            .resideInAPackage("dev.synram.cli..")
            .and()
            .doNotBelongToAnyOf(
                    TerminalText.class,
                    TerminalOutput.class,
                    ErrorReporter.class,
                    Talk.class,
                    Main.class, // help
                    CompletionCommand.class,
                    Progress.class,
                    PlainProgress.class,
                    TerminalProgress.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(PrintStream.class, PrintWriter.class, Formatter.class, Console.class);

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.synram.(**)").should().beFreeOfCycles();
}
