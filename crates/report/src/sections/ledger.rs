//! Where every vesicle ended: integers that sum to what was applied, as a Sankey and as a table.

use exoskin_record::summary::{ArmSummary, Ledger};

use super::THE_DRAW;
use super::sankey::{Leaf, draw};
use super::strip::share;
use crate::markup::{Table, escape, whole};
use crate::plot::figure;
use exoskin_answer::numbers::{integer, people, percent};
use exoskin_answer::words::{Fate, Side, fate};

pub(crate) fn render(arm: &ArmSummary) -> String {
    format!(
        "<h3>Where every vesicle ended</h3>\n<p>{THE_DRAW} Counted vesicle by vesicle, in the order from the surface inwards.</p>\n{}{}{}{}",
        closure(arm),
        supply(arm),
        diagrams(&arm.ledger),
        table(arm)
    )
}

/// "a + b + ... = applied": the exact closure in one line.
pub(crate) fn closure(arm: &ArmSummary) -> String {
    let ledger = &arm.ledger;
    let count = ledger.fates.values().filter(|&&n| n > 0).count();
    // The check ran before the page was drawn, so the sum is `applied`; it is written twice to be read, not to be trusted.
    let sum: u64 = ledger.fates.values().fold(0, |sum, &n| sum.saturating_add(n));
    format!(
        "<p class=\"closure\"><span class=\"n\">Applied {}</span> = <span class=\"n\">sum of {count} fates {}</span> <span class=\"ok\">✓ closes exactly</span></p>\n",
        integer(ledger.applied),
        integer(sum)
    )
}

/// A mouth that is held at the film's concentration draws on a supply: more is counted than was put on.
fn supply(arm: &ArmSummary) -> &'static str {
    let most = arm.strip.iter().find(|step| step.step == "on_skin").map_or(0.0, |step| step.p95);
    if arm.ledger.applied as f64 <= most.max(1.0) * 1.001 {
        return "";
    }
    "<p>This yardstick holds the channels' mouths at the film's first concentration. The supply that does so is counted with what was put on, and the shares below are of that supply.</p>\n"
}

fn sorted(ledger: &Ledger) -> Vec<(String, Fate, u64)> {
    let mut fates: Vec<(String, Fate, u64)> =
        ledger.fates.iter().map(|(key, &n)| (key.clone(), fate(key), n)).collect();
    fates.sort_by(|a, b| a.1.side.cmp(&b.1.side).then(b.2.cmp(&a.2)).then(a.0.cmp(&b.0)));
    fates
}

fn diagrams(ledger: &Ledger) -> String {
    let fates: Vec<_> = sorted(ledger).into_iter().filter(|(.., n)| *n > 0).collect();
    let inside: u64 = fates.iter().filter(|(_, fate, _)| fate.side != Side::OnTop).map(|(.., n)| n).sum();
    let mut all: Vec<Leaf> = fates.iter().filter(|(_, fate, _)| fate.side == Side::OnTop).map(leaf).collect();
    if inside > 0 {
        all.push(Leaf { name: "ended inside the skin".into(), count: inside, fill: "inside" });
    }
    let first = draw("given", &all, ledger.applied, &spoken("Of the vesicles given", &all));
    let mut out = format!(
        "<div class=\"pair\">\n{}",
        figure(
            "chart",
            &first,
            "Everything that was given, in proportion (thinnest parts drawn as a hair line). Grey: never passed the openings, or came back out. Blue: in living cells. Orange: inside the skin, but not in living cells."
        )
    );
    if inside > 0 {
        let leaves: Vec<Leaf> = fates.iter().filter(|(_, fate, _)| fate.side != Side::OnTop).map(leaf).collect();
        let second =
            draw("ended inside the skin", &leaves, ledger.applied, &spoken("Of those that ended inside", &leaves));
        let caption = format!(
            "The part inside the skin, magnified {} times. Percentages are of what was given.",
            people(ledger.applied as f64 / inside as f64)
        );
        out.push_str(&figure("chart", &second, &caption));
    }
    out.push_str("</div>\n");
    out
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

fn table(arm: &ArmSummary) -> String {
    let heads = ["Fate", "What it means", "Vesicles in this draw", "Of applied", "Over all draws"];
    let mut table = Table::new(
        "ledger",
        "The ledger of the drawn run, and the expected shares over all draws (90 % bands).",
        &heads,
    );
    for (key, fate, n) in sorted(&arm.ledger) {
        let applied = arm.ledger.applied;
        let of_applied = if applied == 0 { "–".into() } else { percent(n as f64 / applied as f64) };
        let over_draws = arm.fate_shares.get(&key).map_or("<span class=\"none\">–</span>".into(), share);
        table.row(vec![escape(&fate.name), escape(&fate.meaning), whole(integer(n)), whole(of_applied), over_draws]);
    }
    table.row_with(
        "class=\"sum\"",
        vec![
            "sum = applied".into(),
            "Every vesicle is somewhere.".into(),
            whole(integer(arm.ledger.applied)),
            "100 %".into(),
            "<span class=\"none\">–</span>".into(),
        ],
    );
    table.finish()
}
