package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What users of the library can call is explained. That comments are right in form is checked by the compiler. */
class JavadocTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of(
            "chip",
            "contract",
            "kernel",
            "simulator",
            "files",
            "calibration",
            "network",
            "onnx",
            "compiler",
            "runtime",
            "data",
            "experiment",
            "training",
            "report",
            "sweep",
            "client",
            "service",
            "remote",
            "edge");

    @Test
    void everythingPublicHasAComment() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(HOME.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            Scanner scanner = new Scanner(DocTrees.instance(task));
            int units = 0;
            for (CompilationUnitTree unit : task.parse()) {
                scanner.scan(unit, null);
                units++;
            }
            assertThat(units).isEqualTo(sources.size());
            assertThat(scanner.missing).isEmpty();
        }
    }

    /** Visits public types and their public members; an override inherits its comment. */
    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocTrees docs;
        private final List<String> missing = new ArrayList<>();

        Scanner(DocTrees docs) {
            this.docs = docs;
        }

        private void require(String what) {
            DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
            if (comment == null || comment.getFullBody().isEmpty()) {
                missing.add(
                        getCurrentPath().getCompilationUnit().getSourceFile().getName() + ": " + what);
            }
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
            boolean inInterface = isInterface(getCurrentPath().getParentPath().getLeaf());
            if (!inInterface && !type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                return null;
            }
            require(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        private static boolean isInterface(Tree tree) {
            return tree.getKind() == Tree.Kind.INTERFACE;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
            Set<Modifier> flags = method.getModifiers().getFlags();
            Tree owner = getCurrentPath().getParentPath().getLeaf();
            boolean visible =
                    flags.contains(Modifier.PUBLIC) || (isInterface(owner) && !flags.contains(Modifier.PRIVATE));
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            boolean checksOfRecord = owner.getKind() == Tree.Kind.RECORD
                    && method.getName().contentEquals("<init>")
                    && isCompact(method);
            if (visible && !overrides && !checksOfRecord) {
                require(method.getName().toString());
            }
            return null;
        }

        /** A compact constructor checks the record's components, which the record explains. */
        private static boolean isCompact(MethodTree method) {
            return !method.toString().contains("this(");
        }
    }
}
