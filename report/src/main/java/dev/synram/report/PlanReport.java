package dev.synram.report;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.plan.Plan;
import dev.synram.experiment.result.ConversionState;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.result.plan.NetworkPlan;
import dev.synram.report.page.ReportPage;
import dev.synram.report.page.Section;
import dev.synram.report.page.Units;
import dev.synram.report.plan.CostSections;
import dev.synram.report.plan.LayoutSections;
import dev.synram.report.plan.TimelineSection;
import java.util.ArrayList;
import java.util.List;

/**
 * The page about the layout of a network and its modelled cost.
 *
 * @param planned the layout and its costs
 */
public record PlanReport(NetworkPlan planned) {

    /** The page as HTML. */
    public String page() {
        Plan plan = planned.plan();
        Cost best = planned.costs().getLast();
        CostSections costs = new CostSections(planned);
        List<Section> sections = new ArrayList<>(costs.all());
        sections.addAll(new LayoutSections(plan).all());
        sections.add(TimelineSection.of(plan, best.batch()));
        sections.add(costs.components());
        sections.add(provenance(best));
        String chips = best.chips() == 1 ? "1 chip" : best.chips() + " chips";
        return new ReportPage(
                        ReportPage.Kind.PLAN,
                        "Plan of " + planned.name(),
                        "%s on %s, batches of %s. Everything on this page is computed by models of the chip; nothing is measured."
                                .formatted(planned.name(), chips, Units.count(best.batch())),
                        "%s per sample on %s, modelled".formatted(Units.time(best.microsecondsPerSample()), chips),
                        sections)
                .html();
    }

    /** The share of the synapse arrays that a network takes, as text. */
    public static String use(Plan plan) {
        return LayoutSections.use(plan);
    }

    private Section provenance(Cost best) {
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("Synram", Version.CURRENT),
                List.of("network", planned.name()),
                List.of("chips", Integer.toString(best.chips())),
                List.of("batch", Units.count(best.batch()))));
        ConversionState conversion = planned.conversion();
        if (conversion != null) {
            rows.add(List.of("conversion", conversion.label()));
        }
        planned.basis().forEach(sentence -> rows.add(List.of("assumed", sentence)));
        return Section.provenance(rows);
    }
}
