package dev.synram.remote;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may use: a chip is all that it knows of Synram. */
@AnalyzeClasses(packages = "dev.synram.remote", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleTest {

    @ArchTest
    static final ArchRule REMOTE = classes()
            .that()
            .resideInAPackage("dev.synram.remote..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "com.google.protobuf..",
                    "io.grpc..",
                    "dev.synram.remote..",
                    "dev.synram.chip..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.synram.(**)").should().beFreeOfCycles();
}
