package dev.synram.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.data.Labelling;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheets, pandas and NumPy write them; lines are separated by ~ in parameters. */
class CsvTableTest {

    @TempDir
    private Path folder;

    private Path table(String content) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), content.replace('~', '\n'));
    }

    private DataSplit split(Path file, Labelling labelling) {
        return new DataSource(folder, () -> {}).read(file.toString(), labelling);
    }

    private LabelledData read(String content) throws IOException {
        return split(table(content), Labelling.OF_SOURCE).untrained();
    }

    private LabelledData read(String content, String column) throws IOException {
        return split(table(content), Labelling.inColumn(column)).untrained();
    }

    private void assertRefused(String content, String... words) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(DataException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .contains("t.csv")
                        .contains(words)
                        .doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label,a,b~1,0.5,2~0,4,8",
                "label;a;b~1;0.5;2~0;4;8",
                "label;a;b~1;0,5;2~0;4,0;8",
                "1;0,5;2,0~0;4,0;8,0",
                "label\ta\tb~1\t0.5\t2~0\t4\t8",
                "label\ta\tb~1\t0,5\t2~0\t4\t8",
                "1\t0,5\t2~0\t4\t8",
                "label|a|b~1|0.5|2~0|4|8",
                "label, a, b~1, 0.5, 2~0, 4, 8",
                "# made by hand~label,a,b~1,0.5,2~  ~  # in the middle~0,4,8~~# end, and more~",
                "\"label\",\"a;b\",\"c\"~\"1\",\"0.5\",\"2\"~0,4,8",
                "a,LABEL ,b~0.5,1,2~4,0,8",
                "a,b,Class~0.5,2,1~4,8,0",
                "target,a,b~1,0.5,2~0,4,8",
                "a,b,y~0.5,2,1~4,8,0",
                "label,0,1~1,0.5,2~0,4,8",
                "1.000000e+00,5e-1,2~0.000000e+00,4,8",
            })
    void formsOfOneTable(String content) throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path file = table(content);
            Files.write(file, ("\uFEFF" + content.replace("~", "\r\n")).getBytes(charset));
            LabelledData marked = split(file, Labelling.OF_SOURCE).untrained();
            assertThat(marked.values()).containsExactly(0.5f, 2, 4, 8);
            assertThat(marked.labels()).containsExactly(1, 0);
        }
        assertThat(read(content).values()).containsExactly(0.5f, 2, 4, 8);
        assertThat(read(content).labels()).containsExactly(1, 0);
        assertThat(read(content).classes()).containsExactly("0", "1");
    }

    /** As MNIST is spread: the class first, then pixels of which the last ones are always 0. */
    @Test
    void classesAreFoundByEvidence() throws IOException {
        StringBuilder first = new StringBuilder();
        StringBuilder last = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String pixels = "%s,%s,0".formatted(i * 6, i % 7 == 0 ? 12 : 0);
            first.append(i % 10).append(',').append(pixels).append('\n');
            last.append(pixels).append(',').append(i % 10).append('\n');
        }
        for (String content : new String[] {first.toString(), last.toString(), "\uFEFF" + first}) {
            DataSplit split = split(table(content), Labelling.OF_SOURCE);
            LabelledData data = split.untrained();
            assertThat(data.count()).isEqualTo(40);
            assertThat(data.classes()).hasSize(10);
            assertThat(data.labels()).startsWith(0, 1, 2).endsWith(8, 9);
            assertThat(data.sample(39)).containsExactly(234, 0, 0);
            assertThat(split.labelSource()).contains(content.equals(last.toString()) ? "column 4" : "column 1");
        }
    }

    @Test
    void namesAreClasses() throws IOException {
        String flowers = "5.1,0.2,virginica~4.9,0.3,setosa~6.5,1.2,virginica~6.4,1.5,setosa~";
        for (String content : new String[] {flowers, "length,width,variety~" + flowers, "a,b,label~" + flowers}) {
            LabelledData data = read(content);
            assertThat(data.classes()).containsExactly("setosa", "virginica");
            assertThat(data.labels()).containsExactly(1, 0, 1, 0);
            assertThat(data.values()).startsWith(5.1f, 0.2f, 4.9f, 0.3f).hasSize(8);
        }
        LabelledData middle = read("a,kind,b~1,x,2~3,y,4~5,x,6~7,y,8");
        assertThat(middle.classes()).containsExactly("x", "y");
        assertThat(middle.values()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        Labelling ordered = Labelling.OF_SOURCE.withClasses(List.of("virginica", "none", "setosa"));
        LabelledData data = split(table(flowers), ordered).untrained();
        assertThat(data.labels()).containsExactly(0, 2, 0, 2);
        assertThat(data.classes()).containsExactly("virginica", "none", "setosa");
        Labelling signs = Labelling.inColumn("1").withClasses(List.of("-1", "1"));
        assertThat(split(table("-1,5~1,6~1,7"), signs).untrained().labels()).containsExactly(0, 1, 1);
        Labelling renamed = Labelling.inColumn("1").withClasses(List.of("no", "yes"));
        assertThat(split(table("0,5~1,6"), renamed).untrained().classes()).containsExactly("no", "yes");
        Labelling few = Labelling.OF_SOURCE.withClasses(List.of("setosa", "versicolor"));
        assertThatThrownBy(() -> split(table(flowers), few)).hasMessageContaining("virginica");
    }

    @Test
    void theUserNamesTheColumn() throws IOException {
        String content = "a,b,c~0,1,0~1,1,1~1,0,0~0,0,1";
        assertRefused(content, "more than one column", "column 1 ('a')", "column 3 ('c')", "--label-column");
        for (String column : new String[] {"c", "C", "3"}) {
            assertThat(read(content, column).labels()).containsExactly(0, 1, 0, 1);
            assertThat(read(content, column).values()).startsWith(0, 1, 1, 1);
        }
        assertThat(read(content, "b").labels()).containsExactly(1, 1, 0, 0);
        assertThatThrownBy(() -> read(content, "4"))
                .hasMessageContaining("no column '4'")
                .hasMessageContaining("1..3")
                .hasMessageContaining("a, b, c");
        assertThatThrownBy(() -> read("0,1~1,0", "label")).hasMessageContaining("no header");
        assertThatThrownBy(() -> read("a,a,b~0,1,0", "a")).hasMessageContaining("2 columns 'a'");
        assertThat(read("2,1,0~5,6,1~7,8,0", "2").classes()).hasSize(9);
        assertThat(read("x,y,label~1,2,0~3,4,1").values()).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,target~1,0.25~2,0.5!column 2 ('target') was taken for the class!'0.25' in line 2!measurement",
                "y,a~-1,2~1,3!column 1 ('y')!'-1' in line 2!--label-column",
                "a,label~1,3~2,3!column 2 ('label') was taken for the class!it is 3 in all samples!--label-column",
                "0.5,0.25~0.25,0.75!no column that certainly holds the classes!column 1 and column 2!--label-column",
                "a,label~1,cat~2,!line 3!column 2 ('label') is empty!",
                "a,label~1,0~2,1 # note!it holds '1 # note' in line 3!but '0' in line 2!",
                "label,class,a~1,1,1!columns column 1 ('label') and column 2 ('class')!--label-column!",
                "1 2 0~3 4 1!separated by spaces!!",
                "a;b;label~1.5;2,5;0!decimal points and with commas!1.5!2,5",
                "a,label~\"1,5\",0~2,1!line 2, column 1 is '1,5'!decimal point!",
                "a,b,label~1,2,0~1,0!line 3 has 2 columns, but line 1 has 3",
                "a,b,label~1,2,0~1,2,3,0!line 3 has 4 columns, but line 1 has 3!!",
                "id,a,label~p,1,0~q,2,1!line 2, column 1 is 'p'!expected a number!",
                "label;a~0;1,234~1;5,678!5,678!thousands",
                "label;a~0;1,234,567~1;5!line 2, column 2 is '1,234,567'",
                "label;a~0;1,234.5~1;5!line 2, column 2 is '1,234.5'",
                "x,kind,a~cat,1,5~dog,1e50,6~cat,3,7~dog,1,8!column 2 is '1e50'!expected a number!",
            })
    void refusedForTheRightReason(String contentAndReasons) {
        List<String> parts = List.of(contentAndReasons.split("!", -1));
        assertRefused(parts.getFirst(), parts.subList(1, parts.size()).toArray(String[]::new));
    }

    @Test
    void columnsWithManyTextsAreNoClasses() throws IOException {
        StringBuilder lines = new StringBuilder("label,a\n");
        for (int i = 0; i < 300; i++) {
            lines.append("picture").append(i).append(',').append(i).append('\n');
        }
        assertRefused(lines.toString(), "column 1 ('label')", "more than 128 different texts");
        assertRefused(lines.toString().replace("label", "name"), "no column that certainly holds the classes");
        assertRefused(lines.toString().replace("picture", ""), "column 1 ('label')", "whole numbers 0..127");
    }

    /** A quotation mark that is not closed takes in lines, which a message must not repeat. */
    @Test
    void messagesHaveOneLine() throws IOException {
        assertRefused("a,label~\"1~2,0~3,1\",0~1,1", "line 2, column 1 is '1 2,0 3,1'");
        assertRefused("\"a~b\u001b[31m\",\"k~l\"~1,0.5~2,0.25", "column 1 ('a b [31m')", "column 2 ('k l')");
        assertRefused("a,label~" + "x".repeat(3000) + ",0~1,1", "x".repeat(80) + "...'");
    }

    @Test
    void wideTables() throws IOException {
        StringBuilder first = new StringBuilder("0");
        for (int i = 0; i < 9_999; i++) {
            first.append("\t0,25");
        }
        String second = "\n1" + first.substring(1);
        assertThat(read(first + second).values()).hasSize(19_998).containsOnly(0.25f);
        assertRefused(first.toString().replace('\t', ' ').replace(',', '.') + second, "separated by spaces");
        assertRefused("1,".repeat(20_000) + "1", "16384");
    }

    @Test
    void numbersOfColumnsAreAHeader() throws IOException {
        LabelledData data = read("0,1,2,3,4~0.5,1,2,3,1~0.25,5,6,7,0");
        assertThat(data.labels()).containsExactly(1, 0);
        assertThat(data.values()).startsWith(0.5f, 1, 2, 3, 0.25f);
    }

    @Test
    void labelsInAFileOfTheirOwn() throws IOException {
        Path file = table("5,6~7,8~9,1");
        Path names = Files.writeString(folder.resolve("names.txt"), "\uFEFFdog\ncat\ndog\n");
        LabelledData data = split(file, Labelling.inFile(names)).untrained();
        assertThat(data.labels()).containsExactly(1, 0, 1);
        assertThat(data.classes()).containsExactly("cat", "dog");
        Files.writeString(names, "label\r\n2\r\n0\r\n1\r\n");
        assertThat(split(file, Labelling.inFile(names)).untrained().labels()).containsExactly(2, 0, 1);
        assertThatThrownBy(() -> new Labelling(file, "a", List.of())).hasMessageContaining("--label-column");
    }
}
