package dev.synram.site;

import java.nio.file.Path;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * Replaces links between documents by links between pages, and paths of pictures by their names. Links to source
 * folders are removed.
 */
final class LinkRewriter extends AbstractVisitor {

    private final Path document;

    LinkRewriter(Path document) {
        this.document = document;
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        String target = link.getDestination();
        if (target.startsWith("http") || target.startsWith("#")) {
            return;
        }
        String[] parts = target.split("#", 2);
        String anchor = parts.length == 2 ? "#" + parts[1] : "";
        Path file = resolved(parts[0]);
        for (Page page : Page.ALL) {
            if (page.source().equals(file)) {
                link.setDestination(page.file() + anchor);
                return;
            }
        }
        unwrap(link);
    }

    private static void unwrap(Link link) {
        Node child = link.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            link.insertBefore(child);
            child = next;
        }
        link.unlink();
    }

    @Override
    public void visit(Image image) {
        Path name = resolved(image.getDestination()).getFileName();
        image.setDestination(String.valueOf(name));
    }

    private Path resolved(String target) {
        Path parent = document.getParent();
        return (parent == null ? Path.of(target) : parent.resolve(target)).normalize();
    }
}
