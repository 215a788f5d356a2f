package dev.synram.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who asks a server needs no chips, and no libraries of a server. */
@AnalyzeClasses(packages = "dev.synram.client", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleTest {

    @ArchTest
    static final ArchRule CLIENT = classes()
            .that()
            .resideInAPackage("dev.synram.client..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "javax.net.ssl..", "org.jspecify..", "dev.synram.client..", "dev.synram.files..");
}
