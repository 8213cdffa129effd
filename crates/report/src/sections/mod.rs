//! The page's sections, in the order of their questions: the answer, what the skin does and what the arms add to it,
//! each arm's way, what it rests on.

mod cells;
mod claim;
mod closing;
mod compare;
mod course;
mod decides;
pub(crate) mod differences;
pub(crate) mod head;
mod heat;
mod hypotheses;
mod inputs;
mod labels;
mod ledger;
mod pictures;
mod profile;
mod readouts;
mod sankey;
pub(crate) mod scales;
mod sizes;
mod strip;
mod strips;
mod verdict;
mod within;

use exoskin_record::summary::{ArmSummary, Summary};

use crate::markup::{escape, slug};

pub(crate) fn render(summary: &Summary) -> String {
    let shared = Shared::of(summary);
    let mut out = head::render(summary);
    out.push_str("<main>\n");
    out.push_str(&compare::render(summary));
    out.push_str(&strips::render(summary));
    out.push_str(&readouts::render(summary));
    out.push_str(&differences::render(summary));
    out.push_str(&hypotheses::render(summary));
    out.push_str(&scales::render(summary));
    for (i, arm) in summary.arms.iter().enumerate() {
        out.push_str(&arm_section(summary, &shared, arm, i));
    }
    out.push_str(&inputs::render(summary));
    out.push_str(&closing::render(summary));
    out.push_str("</main>\n");
    out
}

/// Which draw the ledger and the pictures show.
pub(crate) const THE_DRAW: &str = "One draw: the one whose number taken up is the median.";

/// Axes that all arms share, so that their figures can be compared by eye.
pub(crate) struct Shared {
    /// Counts of the strip.
    pub(crate) counts: Option<crate::scale::LogScale>,
    /// Relative concentration in the pictures.
    pub(crate) concentration: Option<crate::scale::LogScale>,
}

impl Shared {
    fn of(summary: &Summary) -> Shared {
        Shared { counts: strip::axis(&summary.arms), concentration: heat::axis(&summary.arms) }
    }
}

/// The `id` of the `i`-th arm's section.
pub(crate) fn arm_id(i: usize, arm: &ArmSummary) -> String {
    format!("arm-{}-{}", i + 1, slug(&arm.name))
}

/// True where the arm put whole vesicles on the skin; without them there are no shares to show.
pub(crate) fn has_vesicles(arm: &ArmSummary) -> bool {
    arm.dose.applied_vesicles > 0 || arm.strip.iter().any(|step| step.step == "on_skin" && step.p95 > 0.0)
}

fn arm_section(summary: &Summary, shared: &Shared, arm: &ArmSummary, i: usize) -> String {
    let id = arm_id(i, arm);
    let mut out = format!(
        "<section class=\"arm{}\" id=\"{id}\">\n<h2>Arm: {}</h2>\n",
        if has_vesicles(arm) { " full" } else { "" },
        escape(&arm.name)
    );
    out.push_str(&strip::render(shared, arm));
    if !has_vesicles(arm) {
        out.push_str("<p class=\"plain\">No whole vesicle was given in this arm, so there is nothing to follow: no fates, no loads, no delay to weigh. It is here to compare with.</p>\n");
        out.push_str(&ledger::closure(arm));
        out.push_str("</section>\n");
        return out;
    }
    out.push_str(&claim::render(arm));
    out.push_str(&cells::render(arm));
    out.push_str(&ledger::render(arm));
    out.push_str(&pictures::render(summary, shared, arm, &id));
    out.push_str("<div class=\"pair\">\n");
    out.push_str(&profile::render(summary, arm));
    out.push_str(&course::render(arm));
    out.push_str("</div>\n");
    out.push_str(&within::render(arm));
    out.push_str(&sizes::render(arm));
    out.push_str(&decides::render(summary, arm));
    out.push_str("</section>\n");
    out
}
