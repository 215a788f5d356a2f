package dev.synram.report.page;

import dev.synram.report.chart.svg.Svg;
import java.util.List;

/**
 * A chart, which scrolls by itself where it is wider than the page, with a table of its data.
 *
 * @param drawing the chart
 * @param caption text below; empty for none
 * @param data tables of its data, folded away; none if the page has them elsewhere
 */
public record Chart(Svg drawing, String caption, List<Table> data) implements Content {

    /**
     * A chart for the template.
     *
     * @param label what it is called
     * @param drawing the chart as an element
     * @param caption text below
     * @param data tables as HTML
     */
    record View(String label, String drawing, String caption, List<String> data) {}

    public Chart {
        data = List.copyOf(data);
    }

    /** A chart without caption and table. */
    public static Chart of(Svg drawing) {
        return new Chart(drawing, "", List.of());
    }

    /** A chart with the table of its data. */
    public static Chart of(Svg drawing, Table data) {
        return new Chart(drawing, "", List.of(data));
    }

    @Override
    public String html() {
        return Template.fill(
                "chart",
                new View(
                        drawing.title(),
                        drawing.element(),
                        caption,
                        data.stream().map(Table::html).toList()));
    }
}
