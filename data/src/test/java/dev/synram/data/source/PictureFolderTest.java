package dev.synram.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.ClassNames;
import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.Labelling;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders of pictures as people have them. */
class PictureFolderTest {

    @TempDir
    private Path folder;

    private void picture(String path, int level) throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, level);
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private DataSplit read(String... classes) {
        return new DataSource(folder, () -> {})
                .read(folder.toString(), Labelling.OF_SOURCE.withClasses(List.of(classes)));
    }

    @Test
    void orderOfClasses() throws IOException {
        picture("cat/0.png", 51);
        picture("dog/0.png", 102);
        picture("ant/0.png", 153);
        DataSplit sorted = read();
        assertThat(sorted.untrained().values()).containsExactly(0.6f, 0.2f, 0.4f);
        assertThat(sorted.untrained().labels()).containsExactly(0, 1, 2);
        assertThat(ClassNames.map(sorted.classNames())).isEqualTo("0 ant, 1 cat, 2 dog");
        assertThat(sorted.labelSource()).contains("folders").contains(folder.toString());
        DataSplit given = read("dog", "bird", "cat", "ant");
        assertThat(given.untrained().labels()).containsExactly(3, 2, 0);
        assertThat(given.classes()).isEqualTo(4);
        for (String text : new String[] {"\uFEFFdog\r\ncat\r\n\r\nant\r\n", "0 dog\n1 cat\n2 ant"}) {
            Files.writeString(folder.resolve("labels.txt"), text);
            assertThat(read().untrained().labels()).containsExactly(2, 1, 0);
            assertThat(read().classNames()).containsExactly("dog", "cat", "ant");
        }
        assertThat(read("ant", "cat", "dog").untrained().labels()).containsExactly(0, 1, 2);
        Files.writeString(folder.resolve("labels.txt"), "dog\ncat\n");
        assertThatThrownBy(this::read).isInstanceOf(DataException.class).hasMessageContaining("class ant");
        Files.writeString(folder.resolve("labels.txt"), "dog\ndog\n");
        assertThatThrownBy(this::read).hasMessageContaining("labels.txt").hasMessageContaining("[dog, dog]");
    }

    @Test
    void numberedFoldersReceiveNames() throws IOException {
        for (int i = 0; i < 11; i++) {
            picture(i + "/0.png", i);
        }
        Files.writeString(folder.resolve("labels.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n");
        assertThat(read().untrained().labels()).containsExactly(0, 1, 10, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(read().classNames().get(10)).isEqualTo("k");
    }

    @ParameterizedTest
    @CsvSource({"train,test", "train,val", "Train,Valid", "training,validation", "train,testing"})
    void partsAreKeptApart(String train, String test) throws IOException {
        picture(train + "/a/0.png", 51);
        picture(train + "/b/0.png", 102);
        picture(test + "/a/0.png", 153);
        picture(test + "/b/0.png", 204);
        assertThat(read().train().values()).containsExactly(0.2f, 0.4f);
        assertThat(read().test().values()).containsExactly(0.6f, 0.8f);
    }

    @Test
    void testsComeBeforeValidation() throws IOException {
        for (String part : new String[] {"train", "val", "test"}) {
            picture(part + "/a/0.png", part.length());
            picture(part + "/b/0.png", part.length());
        }
        assertThat(read().test().values()).containsOnly(4 / 255f);
    }

    @Test
    void aClassMayBeCalledTrain() throws IOException {
        picture("train/0.png", 1);
        picture("bus/0.png", 2);
        assertThat(read().classNames()).containsExactly("bus", "train");
    }

    @Test
    void leftoversAreIgnored() throws IOException {
        picture("a/0.png", 1);
        picture("b/0.png", 2);
        picture("__MACOSX/a/._0.png", 3);
        for (String name : new String[] {
            "a/.DS_Store", "a/Thumbs.db", "b/desktop.ini", "a/._0.png", "b/.hidden/x", "b/__MACOSX/x", "Thumbs.db"
        }) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "no picture");
        }
        assertThat(read().untrained().count()).isEqualTo(2);
        picture("part/c0/0.png", 3);
        assertThatThrownBy(this::read).isInstanceOf(DataException.class).hasMessageContaining("c0 is a folder");
    }

    @Test
    void labelsOfAFolderAreItsOwn() throws IOException {
        picture("a/0.png", 1);
        picture("b/0.png", 2);
        DataSource source = new DataSource(folder, () -> {});
        assertThatThrownBy(() -> source.read(folder.toString(), Labelling.inColumn("a")))
                .hasMessageContaining("leave out --label-column");
        assertThatThrownBy(() -> source.read(folder.toString(), Labelling.inFile(folder.resolve("y.txt"))))
                .hasMessageContaining("leave out --labels");
    }
}
