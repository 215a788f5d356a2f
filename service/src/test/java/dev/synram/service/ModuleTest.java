package dev.synram.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import tools.jackson.databind.ObjectMapper;

/** What this module may use, and that nothing else uses its libraries. */
@AnalyzeClasses(packages = "dev.synram", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleTest {

    private static final String[] SERVERS = {"io.helidon..", "io.grpc..", "io.prometheus..", "dev.synram.service.."};

    @ArchTest
    static final ArchRule SERVICE = classes()
            .that()
            .resideInAPackage("dev.synram.service..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "io.helidon..",
                    "io.grpc..",
                    "io.prometheus..",
                    "com.google.protobuf..",
                    "tools.jackson.core..",
                    "dev.synram.service..",
                    "dev.synram.experiment..",
                    "dev.synram.runtime..",
                    "dev.synram.compiler..",
                    "dev.synram.network..",
                    "dev.synram.files..",
                    "dev.synram.chip..");

    @ArchTest
    static final ArchRule SERVERS_STAY_HERE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.synram.service..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVERS);

    /** Only what makes chips knows what they are. */
    @ArchTest
    static final ArchRule CHIPS_ARE_MADE_IN_ONE_PLACE = noClasses()
            .that()
            .resideInAPackage("dev.synram.service..")
            .and()
            .resideOutsideOfPackage("dev.synram.service.chips..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.synram.runtime..", "dev.synram.compiler..");

    @ArchTest
    static final ArchRule JSON_IS_WRITTEN_IN_ONE_PLACE = noClasses()
            .that()
            .resideInAPackage("dev.synram.service..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectMapper.class);

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.synram.(**)").should().beFreeOfCycles();
}
