//! Where every vesicle ends up: integers that sum to what was applied, as a Sankey and as a table.

use exoskin_record::summary::{ArmSummary, Ledger};
use maud::{Markup, Render, html};

use super::arm::THE_DRAW;
use super::bands::share;
use super::sankey::{Leaf, draw};
use crate::markup::{Table, whole};
use crate::plot::figure;
use exoskin_answer::numbers::{integer, people, percent};
use exoskin_answer::words::{Fate, Side, fate};

pub(super) fn render(arm: &ArmSummary) -> Markup {
    html! {
        h3 { "Where every vesicle ends up, in one draw" }
        p {
            (THE_DRAW) " Counted vesicle by vesicle, from the surface inwards. "
            b { "Its counts belong to this draw alone:" }
            " divided by a median from above they mean nothing. Shares over all draws are in the table's last column."
        }
        (closure(arm))
        @if draws_on_a_supply(arm) {
            p {
                "This reference case holds the channels' mouths at the film's initial concentration. The supply needed for that is "
                "counted with what was applied, and the shares below refer to that supply."
            }
        }
        (diagrams(&arm.ledger))
        (table(arm))
    }
}

/// "a + b + ... = applied": the exact closure in one line.
pub(super) fn closure(arm: &ArmSummary) -> Markup {
    let ledger = &arm.ledger;
    let count = ledger.fates.values().filter(|&&n| n > 0).count();
    // The check ran before the page was drawn, so the sum is `applied`; it is written twice for the reader, not as
    // proof.
    let sum: u64 = ledger.fates.values().fold(0, |sum, &n| sum.saturating_add(n));
    html! {
        p.closure {
            (whole(format_args!("In this draw: applied {}", integer(ledger.applied)))) " = "
            (whole(format_args!("sum of {count} fates {}", integer(sum)))) " " span.ok { "✓ closes exactly" }
        }
    }
}

/// A mouth that is held at the film's concentration draws on a supply: more is counted than was applied.
fn draws_on_a_supply(arm: &ArmSummary) -> bool {
    let most = arm.step("on_skin").map_or(0.0, |step| step.p95);
    arm.ledger.applied as f64 > most.max(1.0) * 1.001
}

fn sorted(ledger: &Ledger) -> Vec<(String, Fate, u64)> {
    let mut fates: Vec<(String, Fate, u64)> =
        ledger.fates.iter().map(|(key, &n)| (key.clone(), fate(key), n)).collect();
    fates.sort_by(|a, b| a.1.side.cmp(&b.1.side).then(b.2.cmp(&a.2)).then(a.0.cmp(&b.0)));
    fates
}

fn diagrams(ledger: &Ledger) -> Markup {
    let fates: Vec<_> = sorted(ledger).into_iter().filter(|(.., n)| *n > 0).collect();
    let (on_top, below): (Vec<_>, Vec<_>) = fates.iter().partition(|(_, fate, _)| fate.side == Side::OnTop);
    let inside: u64 = below.iter().map(|(.., n)| n).sum();
    let mut all: Vec<Leaf> = on_top.into_iter().map(leaf).collect();
    if inside > 0 {
        all.push(Leaf { name: "end inside the skin".into(), count: inside, fill: "inside" });
    }
    let leaves: Vec<Leaf> = below.into_iter().map(leaf).collect();
    html! {
        div.pair {
            (figure("chart", draw("given", &all, ledger.applied, &spoken("Of the vesicles applied", &all)), GIVEN))
            @if inside > 0 { (magnified(&leaves, ledger.applied, inside)) }
        }
    }
}

const GIVEN: &str = "Everything that was applied, to scale (the thinnest parts as a hairline). Grey: never passed the openings, or came back out. Blue: in living cells. Orange: inside the skin, but not in living cells.";

fn magnified(leaves: &[Leaf], applied: u64, inside: u64) -> Markup {
    let drawn = draw("end inside the skin", leaves, applied, &spoken("Of those that end inside", leaves));
    let times = people(applied as f64 / inside as f64);
    let caption = format!("The part inside the skin, magnified {times} times. Percentages refer to what was applied.");
    figure("chart", drawn, caption)
}

fn leaf((_, fate, n): &(String, Fate, u64)) -> Leaf {
    let fill = match fate.side {
        Side::OnTop => "ontop",
        Side::Cells => "incells",
        Side::Inside => "inside",
    };
    Leaf { name: fate.name.clone(), count: *n, fill }
}

fn spoken(start: &str, leaves: &[Leaf]) -> String {
    let parts: Vec<String> = leaves.iter().map(|leaf| format!("{} {}", integer(leaf.count), leaf.name)).collect();
    format!("{start}: {}", parts.join(", "))
}

fn table(arm: &ArmSummary) -> Table {
    let caption = "The ledger of the drawn run, and the expected shares over all draws (90 % bands).";
    let heads =
        ["Fate", "What it means", "Vesicles in this draw", "Of those applied in this draw", "Share over all draws"];
    let none = || html! { span.none { "–" } };
    let applied = arm.ledger.applied;
    let mut table = Table::new("ledger", caption, heads);
    for (key, fate, n) in sorted(&arm.ledger) {
        let of_applied = if applied == 0 { "–".into() } else { percent(n as f64 / applied as f64) };
        let over_draws = arm.fate_shares.get(&key).map_or_else(none, share);
        let (name, meaning) = (fate.name.render(), fate.meaning.render());
        table.row(vec![name, meaning, whole(integer(n)), whole(of_applied), over_draws]);
    }
    let (sum, said) = ("sum = applied".render(), "Every vesicle is accounted for.".render());
    table.row_of("sum", vec![sum, said, whole(integer(applied)), "100 %".render(), none()]);
    table
}
