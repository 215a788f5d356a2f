package dev.synram.remote;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may use: a chip is all that it knows of Synram. Nothing else uses gRPC. */
@AnalyzeClasses(packages = "dev.synram", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleTest {

    @ArchTest
    static final ArchRule REMOTE = classes()
            .that()
            .resideInAPackage("dev.synram.remote..")
            .and()
            .resideOutsideOfPackage("dev.synram.remote.provider..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "com.google.protobuf..",
                    "io.grpc..",
                    "dev.synram.remote..",
                    "dev.synram.chip..");

    /** Only where commands look for it. */
    @ArchTest
    static final ArchRule PROVIDER = classes()
            .that()
            .resideInAPackage("dev.synram.remote.provider..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "dev.synram.remote..",
                    "dev.synram.chip..",
                    "dev.synram.experiment.remote..");

    @ArchTest
    static final ArchRule GRPC_STAYS_HERE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.synram.remote..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.grpc..", "dev.synram.remote..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.synram.(**)").should().beFreeOfCycles();
}
