import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a jar and gives its classes from before Java 6 the format of Java 8: Java keeps no older ones for its next start.
 * The code stays; the frames that newer verifiers need are computed. Arguments: the jar and the copy.
 */
final class LiftClassFiles {

    private static final int JAVA_6 = 50;
    private static final int JAVA_8 = 52;

    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        URL[] classes = {jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader());
                ZipFile from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(Path.of(arguments[1]));
                ZipOutputStream to = new ZipOutputStream(file)) {
            ClassFile format = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)
                            .orElse(ClassHierarchyResolver.ofClassLoading(loader))));
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                to.putNextEntry(copy);
                to.write(entry.getName().endsWith(".class") ? lifted(format, content) : content);
                to.closeEntry();
            }
        }
    }

    private static byte[] lifted(ClassFile format, byte[] content) {
        ClassModel model = format.parse(content);
        if (model.majorVersion() >= JAVA_6) {
            return content;
        }
        ClassTransform version = (to, element) -> {
            if (element instanceof ClassFileVersion) {
                to.withVersion(JAVA_8, 0);
            } else {
                to.with(element);
            }
        };
        // Code that is copied instruction by instruction gets its frames; code that is copied as a whole does not.
        ClassTransform code = ClassTransform.transformingMethodBodies((to, element) -> to.with(element));
        return format.transformClass(model, version.andThen(code));
    }
}
