package dev.synram.sweep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may use, and that nothing else uses Spark. */
@AnalyzeClasses(packages = "dev.synram", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleTest {

    @ArchTest
    static final ArchRule SWEEP = classes()
            .that()
            .resideInAPackage("dev.synram.sweep..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.apache.spark..",
                    "org.apache.parquet..",
                    "scala..",
                    "dev.synram.sweep..",
                    "dev.synram.experiment..",
                    "dev.synram.simulator.error..",
                    "dev.synram.files..");

    @ArchTest
    static final ArchRule SPARK_STAYS_HERE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.synram.sweep..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.parquet..", "scala..", "dev.synram.sweep..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.synram.(**)").should().beFreeOfCycles();
}
