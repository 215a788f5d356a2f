package dev.synram.edge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may use: no networks of other tools, no spiking graphs, no libraries. */
@AnalyzeClasses(packages = "dev.synram.edge", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleTest {

    @ArchTest
    static final ArchRule EDGE = classes()
            .that()
            .resideInAPackage("dev.synram.edge..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "dev.synram.edge..",
                    "dev.synram.experiment..",
                    "dev.synram.runtime..",
                    "dev.synram.compiler..",
                    "dev.synram.data..",
                    "dev.synram.simulator..",
                    "dev.synram.calibration..",
                    "dev.synram.network..",
                    "dev.synram.chip..",
                    "dev.synram.files..");
}
