package dev.synram.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.synram.cli.command.CompletionCommand;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.ErrorReporter;
import dev.synram.cli.console.StandardError;
import dev.synram.cli.console.StandardOutput;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.TerminalText;
import dev.synram.files.JsonText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import tools.jackson.databind.ObjectMapper;

/** Which module may use which: data walks one way, and what only nature knows of a chip stays behind its interface. */
@AnalyzeClasses(packages = "dev.synram", importOptions = ImportOption.DoNotIncludeTests.class)
class ModulesTest {

    private static final String[] JDK = {"java..", "javax..", "org.jspecify.."};

    private static final String[] NO_LIBRARIES = {};

    private static final String[] JSON = {"tools.jackson..", "com.fasterxml.jackson.annotation.."};

    private static final String[] JSON_AND_NUMBERS = {
        "tools.jackson..", "com.fasterxml.jackson.annotation..", "org.apache.commons.numbers.."
    };

    /** The second tells what the processor can do. */
    private static final String[] VECTORS = {"jdk.incubator.vector..", "com.sun.management.."};

    private static final String[] PROTOBUF = {"ai.onnx.proto..", "com.google.protobuf.."};

    private static final String[] FLATBUFFERS = {"com.google.flatbuffers..", "ai.onnx.proto..", "com.google.protobuf.."
    };

    private static final String[] HDF5 = {"io.jhdf.."};

    private static final String[] ARCHIVES = {"org.apache.commons.compress..", "de.siegmar.fastcsv..", "tools.jackson.."
    };

    private static final String[] TENSORS = {"ai.djl.."};

    private static final String[] PAGES = {
        "com.samskivert.mustache..", "com.github.weisj.jsvg..", "de.rototor.pdfbox..", "org.apache.pdfbox.."
    };

    private static final String[] BENCHMARKS = {
        "jdk.incubator.vector..", "org.openjdk.jmh..", "tools.jackson..", "ai.djl.."
    };

    private static final String[] TESTS = {
        "org.junit..", "org.assertj..", "tools.jackson..", "com.fasterxml.jackson.annotation.."
    };

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
    static final ArchRule CHIP = module("chip", NO_LIBRARIES);

    @ArchTest
    static final ArchRule CONTRACT = module("contract", TESTS, "chip");

    @ArchTest
    static final ArchRule KERNEL = module("kernel", VECTORS, "chip");

    @ArchTest
    static final ArchRule SIMULATOR = module("simulator", NO_LIBRARIES, "kernel", "chip");

    @ArchTest
    static final ArchRule FILES = module("files", JSON);

    @ArchTest
    static final ArchRule CALIBRATION = module("calibration", JSON, "chip", "files");

    @ArchTest
    static final ArchRule NETWORK = module("network", JSON_AND_NUMBERS, "files");

    @ArchTest
    static final ArchRule ONNX = module("onnx", PROTOBUF, "network");

    @ArchTest
    static final ArchRule TFLITE = module("tflite", FLATBUFFERS, "onnx", "network");

    @ArchTest
    static final ArchRule NIR = module("nir", HDF5, "files");

    @ArchTest
    static final ArchRule COMPILER = module("compiler", NO_LIBRARIES, "network", "chip");

    @ArchTest
    static final ArchRule RUNTIME =
            module("runtime", NO_LIBRARIES, "compiler", "calibration", "kernel", "chip", "network");

    @ArchTest
    static final ArchRule DATA = module("data", ARCHIVES, "files");

    @ArchTest
    static final ArchRule EXPERIMENT = module(
            "experiment",
            new String[] {"tools.jackson..", "com.fasterxml.jackson.annotation..", "org.apache.commons.statistics.."},
            "runtime",
            "onnx",
            "tflite",
            "nir",
            "data",
            "simulator",
            "calibration",
            "compiler",
            "network",
            "chip",
            "files");

    @ArchTest
    static final ArchRule TRAINING = module(
            "training",
            TENSORS,
            "experiment",
            "runtime",
            "data",
            "calibration",
            "compiler",
            "network",
            "kernel",
            "chip",
            "files");

    @ArchTest
    static final ArchRule REPORT =
            module("report", PAGES, "experiment", "runtime", "data", "calibration", "compiler", "network", "chip");

    @ArchTest
    static final ArchRule BENCH = module(
            "bench",
            BENCHMARKS,
            "training",
            "experiment",
            "runtime",
            "data",
            "compiler",
            "network",
            "simulator",
            "kernel",
            "chip");

    /** Everything else works with any implementation of a chip. */
    @ArchTest
    static final ArchRule SIMULATOR_STAYS_BEHIND_THE_CHIP = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.synram.simulator..",
                    "dev.synram.experiment..",
                    "dev.synram.cli..",
                    "dev.synram.bench..",
                    "dev.synram.examples..")
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
                    Console.class,
                    Main.class, // help
                    StandardOutput.class, // results for programs
                    StandardError.class,
                    CompletionCommand.class)
            .and()
            .doNotHaveSimpleName("PlainProgress")
            .and()
            .doNotHaveSimpleName("TerminalProgress")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(PrintStream.class, PrintWriter.class, Formatter.class, java.io.Console.class);

    /** {@link JsonText} keeps NaN and infinite numbers out; the exceptions talk to another program, or write a script. */
    @ArchTest
    static final ArchRule JSON_IS_WRITTEN_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.synram.files..", "dev.synram.contract..", "dev.synram.bench.spiking..", "dev.synram.site..")
            .and()
            .doNotHaveSimpleName("FashionMnist") // only reads
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectMapper.class);

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.synram.(**)").should().beFreeOfCycles();
}
