package dev.synram.site;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Divides a document at its headings. */
final class SectionReader extends AbstractVisitor {

    /** Gives headings the anchors that the renderer gives them. */
    private final IdGenerator ids = IdGenerator.builder().build();

    private final List<Section> sections = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private SectionReader() {}

    /** The sections of a document in their order; text before the first heading belongs to none. */
    static List<Section> sections(Node document) {
        SectionReader reader = new SectionReader();
        document.accept(reader);
        reader.endSection();
        return reader.sections;
    }

    @Override
    public void visit(Heading heading) {
        endSection();
        visitChildren(heading);
        String title = text.toString().strip();
        sections.add(new Section(heading.getLevel(), ids.generateId(title), title, ""));
        text.setLength(0);
    }

    private void endSection() {
        if (!sections.isEmpty()) {
            Section open = sections.removeLast();
            String content = text.toString().replaceAll("\\s+", " ").strip();
            sections.add(new Section(open.level(), open.id(), open.title(), content));
        }
        text.setLength(0);
    }

    @Override
    public void visit(Text node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak node) {
        text.append(' ');
    }

    @Override
    public void visit(FencedCodeBlock node) {
        text.append(' ').append(node.getLiteral());
    }

    @Override
    public void visit(Paragraph node) {
        text.append(' ');
        visitChildren(node);
    }

    /** Cells of tables. */
    @Override
    public void visit(CustomNode node) {
        text.append(' ');
        visitChildren(node);
    }
}
