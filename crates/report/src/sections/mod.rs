//! The page's sections, in the order of the questions they answer: the answer, what the skin does and what the arms add
//! to it, each arm in detail, what it rests on.

pub(crate) mod arm;
mod bands;
mod cells;
mod claim;
mod closing;
mod compare;
mod course;
mod decides;
mod differences;
mod head;
mod heat;
mod hypotheses;
mod inputs;
mod labels;
mod layers;
mod ledger;
mod pictures;
mod profile;
pub(crate) mod readouts;
mod sankey;
pub(crate) mod scales;
mod sizes;
mod strip;
mod strips;
mod verdict;
mod why;
mod within;

use exoskin_record::summary::{ArmSummary, Summary};
use maud::{Markup, html};

use crate::scale::LogScale;
use arm::arm_id;

pub(crate) fn render(summary: &Summary) -> Markup {
    let axes = Axes { counts: strip::axis(&summary.arms), concentration: heat::axis(&summary.arms) };
    html! {
        (head::render(summary))
        main {
            (layers::render(summary))
            (compare::render(summary))
            (strips::render(summary))
            (readouts::render(summary))
            (differences::render(summary))
            (hypotheses::render(summary))
            (why::render(summary))
            (scales::render(summary))
            @for (i, arm) in summary.arms.iter().enumerate() { (arm_section(summary, &axes, arm, &arm_id(i, arm))) }
            (inputs::render(summary))
            (closing::render(summary))
        }
    }
}

/// Axes that all arms share, so that their figures can be compared by eye.
struct Axes {
    /// Counts of the strip.
    counts: Option<LogScale>,
    /// Relative concentration in the pictures.
    concentration: Option<LogScale>,
}

fn arm_section(summary: &Summary, axes: &Axes, arm: &ArmSummary, id: &str) -> Markup {
    html! {
        section.arm.full[arm.has_vesicles()] id=(id) {
            h2 { "Arm: " (arm.name) }
            (strip::render(summary, axes.counts.as_ref(), arm))
            @if arm.has_vesicles() { (followed(summary, axes, arm, id)) } @else { (nothing_to_follow(arm)) }
        }
        "\n"
    }
}

fn followed(summary: &Summary, axes: &Axes, arm: &ArmSummary, id: &str) -> Markup {
    html! {
        (claim::render(summary, arm))
        (cells::render(summary, arm))
        (ledger::render(arm))
        (pictures::render(summary, axes.concentration.as_ref(), arm, id))
        div.pair { (profile::render(summary, arm)) (course::render(arm)) }
        (within::render(summary, arm))
        (sizes::render(summary, arm))
        (decides::render(summary, arm))
    }
}

fn nothing_to_follow(arm: &ArmSummary) -> Markup {
    html! {
        p.plain {
            "No whole vesicles are given in this arm, so there is nothing to follow: no fates, no loads, no delay to "
            "weigh. It is here for comparison."
        }
        (ledger::closure(arm))
    }
}
