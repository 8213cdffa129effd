//! What an answer rests on, in words: the command `why` and the part of the report.

use exoskin_quantity::write::{decimal, people, percent, ratio_percent};
use exoskin_record::summary::{Band, Better};
use exoskin_record::why::{CellReached, Moved, SignalHeard, Why, WhyArm};

use crate::block::{Block, Document, Table, paragraph};
use crate::compare::hypothesis_if;
use crate::course::{day_text, unit_text};
use crate::numbers::{duration, people_band, percent_band};
use crate::readout::unit;
use crate::words::{cell_type, tidy};

/// From here on a number of times is no dose that anybody could give.
const NO_DOSE: f64 = 1e6;

/// Counts below this are not told apart: no cell of a treated area has met one.
const LEAST_COUNT: f64 = 1e-6;

/// A difference below this share of a visible one, and a concentration below this share of the half effect, is none.
const PRACTICALLY_NONE: f64 = 1e-3;

const NONE: &str = "practically none";

/// The whole answer.
pub fn blocks(why: &Why) -> Document {
    let mut document = Document::default();
    if why.arms.is_empty() {
        document.part([paragraph("No arm applies vesicles or factors: there is nothing to explain.")]);
    }
    for arm in &why.arms {
        document.part(of_arm(why, arm));
    }
    if why.arms.iter().any(|arm| !is_inert(arm)) {
        document.part([paragraph(
            "One assumption at a time is not all: `exoskin compare` moves all of them at once and gives the chance that the difference is visible.",
        )]);
    }
    document
}

/// One arm: the difference, what cells and tissue receive, what it would take.
pub fn of_arm(why: &Why, arm: &WhyArm) -> Vec<Block> {
    let mut out = vec![Block::Heading(format!("{}: {}", arm.arm, tidy(&arm.product)))];
    if is_inert(arm) {
        out.push(paragraph(&inert(why, arm)));
        return out;
    }
    out.push(paragraph(&differs(why, arm)));
    if !arm.cells.is_empty() {
        out.push(Block::Caption(
            "Vesicles taken up per cell after the first session, around the wounds (without a wound: all cells)".into(),
        ));
        out.push(cells(&arm.cells));
    }
    if !arm.signals.is_empty() {
        out.push(Block::Caption(
            "Factors in the same tissue, ng/mL of the active form; 0 is less than a thousandth of the half effect"
                .into(),
        ));
        out.push(signals(&arm.signals));
    }
    out.push(paragraph(&format!("{} {}", amplified(why, arm), alone(why, arm))));
    out.push(moved(why, &arm.moved));
    out
}

/// Whether nothing in it changes the readout, whatever the dose.
fn is_inert(arm: &WhyArm) -> bool {
    arm.amplified.saturated == 0.0 && arm.differences.iter().all(|one| one.difference == 0.0)
}

fn inert(why: &Why, arm: &WhyArm) -> String {
    if arm.cells.is_empty() && arm.signals.is_empty() {
        return format!(
            "`{}` adds nothing to {}: it brings no whole vesicles and no factor in a known amount.",
            arm.arm, why.name
        );
    }
    format!(
        "`{}` adds nothing to {}, and no dose would: in the model neither vesicles nor factors act on it.",
        arm.arm, why.name
    )
}

/// What the arm adds in the middle case.
fn differs(why: &Why, arm: &WhyArm) -> String {
    let day = day_text(why.day);
    let when = if day.contains(' ') { format!("after {day}") } else { format!("on day {day}") };
    let each: Vec<String> = arm
        .differences
        .iter()
        .map(|one| format!("{} if {}", bracketed(why, one.difference), hypothesis_if(&one.hypothesis)))
        .collect();
    let seen = arm.differences.iter().any(|one| one.difference.abs() >= why.least);
    let said = if seen { "a visible difference" } else { "no visible difference" };
    format!(
        "With every uncertain number at its median, `{}` makes {said} to {} {when} compared with `{}`: {}. {} would be visible.",
        arm.arm,
        why.name,
        why.against,
        each.join(", "),
        in_unit(why, why.least)
    )
}

fn cells(cells: &[CellReached]) -> Block {
    let mut table = Table::with_header(&[
        "cells",
        "vesicles per cell",
        "cells with at least one",
        "per cell in a dish, for half the effect",
        "here relative to the dish",
    ]);
    for one in cells {
        table.row([
            cell_type(&one.cell),
            counts(&one.near),
            percent_band(&one.reached),
            people_band(&one.dish_half),
            if one.of_dish.p95 > 0.0 { percent_band(&one.of_dish) } else { percent(0.0) },
        ]);
    }
    Block::Table(table)
}

/// A count with its band; the smallest are not told apart.
fn counts(band: &Band) -> String {
    let text = |value: f64| if value < LEAST_COUNT { format!("under {}", people(LEAST_COUNT)) } else { people(value) };
    if band.p95 < LEAST_COUNT {
        NONE.to_owned()
    } else if band.p05 < LEAST_COUNT {
        format!("{} ({} to {})", text(band.median), text(band.p05), text(band.p95))
    } else {
        people_band(band)
    }
}

fn signals(signals: &[SignalHeard]) -> Block {
    let hours = signals.first().map_or(&[][..], |one| one.added.as_slice());
    let when = hours.iter().map(|(hours, _)| match *hours {
        0.0 => "added at once".to_owned(),
        hours => format!("after {}", duration(hours)),
    });
    let first = ["signal", "half the effect at", "there anyway"].map(str::to_owned);
    let header: Vec<String> = first.into_iter().chain(when).chain(["cells respond for".to_owned()]).collect();
    let mut table = Table::with_header(&header);
    for one in signals {
        let amount = |amount: f64| if amount < PRACTICALLY_NONE * one.half { "0".into() } else { decimal(amount, 2) };
        let fixed = [factor(&one.signal), decimal(one.half, 2), amount(one.own)];
        let added = one.added.iter().map(|(_, added)| amount(*added));
        table.row(fixed.into_iter().chain(added).chain([format!("{} d", decimal(one.remembered_d, 2))]));
    }
    Block::Table(table)
}

/// A factor's key as it is written.
fn factor(key: &str) -> String {
    match key {
        "pdgf_ab" => "PDGF".into(),
        "tgfb1" => "active TGF-β".into(),
        "egf" => "EGF, KGF, HGF".into(),
        "vegf" => "VEGF".into(),
        "igf1" => "IGF-1".into(),
        "fgf2" => "FGF-2".into(),
        "il1b" => "inflammation (as IL-1β)".into(),
        other => tidy(other),
    }
}

/// What there is more of.
fn received(arm: &WhyArm) -> &'static str {
    match (arm.cells.is_empty(), arm.signals.is_empty()) {
        (false, true) => "vesicles per cell",
        (true, false) => "factors",
        _ => "vesicles and factors per cell",
    }
}

/// What more of everything would do.
fn amplified(why: &Why, arm: &WhyArm) -> String {
    let saturated = amount(why, arm.amplified.saturated);
    let more = received(arm);
    match arm.amplified.times {
        Some(1.0) => format!("No more is needed; with every cell saturated it would be {saturated}."),
        Some(times) if times > NO_DOSE => format!(
            "It would take {} times as many {more}, which no dose can bring; with every cell saturated it would be {saturated}.",
            people(times)
        ),
        Some(times) => format!(
            "It would take {} times as many {more}; with every cell saturated it would be {saturated}.",
            people(times)
        ),
        None => format!(
            "No dose makes it visible: with every cell saturated it would be {saturated}. The limit is the largest effect of a cell, not the number of {more}."
        ),
    }
}

/// The single assumption that would make it visible, or how far the nearest one leaves it.
fn alone(why: &Why, arm: &WhyArm) -> String {
    let visible: Vec<&Moved> = arm.moved.iter().filter(|one| one.visible).collect();
    if arm.amplified.times == Some(1.0) {
        return "The assumptions that move it most, each alone at an end of its 90 % range:".into();
    }
    match (visible.first(), arm.moved.first()) {
        (Some(first), _) => format!(
            "One assumption alone, at an end of its 90 % range, makes it visible: {}.{}",
            there(why, first),
            match visible.len() {
                1 => String::new(),
                2 => " One more does too.".to_owned(),
                more => format!(" {} more do too.", more - 1),
            }
        ),
        (None, Some(first)) => format!(
            "No assumption alone, at an end of its 90 % range, makes it visible. The nearest is {}; even there {}.",
            there(why, first),
            match first.still {
                Some(times) => format!("it would take {} times as many {}", people(times), received(arm)),
                None => "no dose would".into(),
            }
        ),
        _ => String::new(),
    }
}

fn there(why: &Why, one: &Moved) -> String {
    format!("{} at {} ({})", one.name, at(one), amount(why, one.difference))
}

/// Where an assumption was moved to.
fn at(one: &Moved) -> String {
    let Some(value) = one.value else { return "an end of its range".to_owned() };
    match one.unit.as_str() {
        "1" => decimal(value, 2),
        "share" => percent(value),
        "1/um3" => format!("{} per mL", people(value * UM3_PER_ML)),
        other => format!("{} {}", decimal(value, 2), unit(other).replace("um", "µm")),
    }
}

const UM3_PER_ML: f64 = 1e12;

fn moved(why: &Why, moved: &[Moved]) -> Block {
    let mut table = Table::with_header(&["moved alone", "to", "from", "difference", "of a visible one"]);
    for one in moved {
        table.row([
            one.name.clone(),
            at(one),
            if one.assumed { "an assumption".into() } else { "measurements".to_owned() },
            amount(why, one.difference),
            ratio_percent(one.difference.abs() / why.least.max(f64::MIN_POSITIVE)),
        ]);
    }
    Block::Table(table)
}

/// A signed difference with its unit, and whether it is for the worse.
fn amount(why: &Why, difference: f64) -> String {
    if difference.abs() < PRACTICALLY_NONE * why.least {
        return NONE.to_owned();
    }
    let worse = match why.better {
        Better::More => difference < 0.0,
        Better::Less => difference > 0.0,
        Better::Neither => false,
    };
    let (sign, worse) = (if difference > 0.0 { "+" } else { "" }, if worse { WORSE } else { "" });
    format!("{sign}{}{worse}", in_unit(why, difference))
}

/// The same in the middle of a sentence.
fn bracketed(why: &Why, difference: f64) -> String {
    let text = amount(why, difference);
    text.strip_suffix(WORSE).map_or_else(|| text.clone(), |text| format!("{text} (for the worse)"))
}

/// Said after a difference in the wrong direction.
const WORSE: &str = ", for the worse";

fn in_unit(why: &Why, amount: f64) -> String {
    format!("{}{}", decimal(amount, 2), unit_text(&unit(&why.unit)))
}

#[cfg(test)]
mod tests {
    use exoskin_record::why::{Amplified, WhyDifference};

    use super::*;

    fn moved(name: &str, unit: &str, value: f64, difference: f64) -> Moved {
        let visible = difference.abs() >= 1.0;
        Moved {
            parameter: name.into(),
            name: name.into(),
            value: Some(value),
            unit: unit.into(),
            assumed: true,
            difference,
            visible,
            still: Some(if visible { 1.0 } else { 2.8 }),
        }
    }

    fn why(difference: f64, saturated: f64, times: Option<f64>, moved: Vec<Moved>) -> Why {
        let nothing = Band::exact(0.0);
        let near = CellReached {
            cell: "fibroblast".into(),
            near: Band { median: 2e-7, p05: 1e-13, p95: 0.15 },
            reached: nothing,
            dish_half: Band::exact(150.0),
            of_dish: nothing,
        };
        let arm = WhyArm {
            arm: "exosomes".into(),
            product: "frozen_msc".into(),
            differences: vec![WhyDifference { hypothesis: "receptors".into(), difference }],
            cells: vec![near],
            signals: Vec::new(),
            amplified: Amplified { times, saturated },
            moved,
        };
        Why {
            readout: "redness".into(),
            name: "redness".into(),
            unit: "%".into(),
            day: 1.0,
            against: "vehicle".into(),
            value: 110.0,
            least: 1.0,
            better: Better::Less,
            arms: vec![arm],
        }
    }

    fn text(why: &Why) -> String {
        format!("{:?}", of_arm(why, &why.arms[0]))
    }

    #[test]
    fn a_null_says_what_it_would_take_and_which_assumption_comes_nearest() {
        let text = text(&why(-0.0002, -2.5, Some(180.0), vec![moved("chance of a signal", "share", 0.63, 0.87)]));
        for part in [
            "makes no visible difference to redness on day 1",
            ": practically none if receptors sense them. 1 % would be visible.",
            "under 0.000001 (under 0.000001 to 0.15)",
            "It would take 180 times as many vesicles per cell; with every cell saturated it would be −2.5 %.",
            "The nearest is chance of a signal at 63 % (+0.87 %, for the worse); even there it would take 2.8 times as many",
            "an assumption",
            "87 %",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }

    #[test]
    fn one_assumption_that_is_enough_is_named() {
        let text = text(&why(-0.2, -2.5, Some(2e7), vec![moved("label", "1/um3", 0.71, -1.4)]));
        assert!(text.contains("20 million times as many vesicles per cell, which no dose can bring"), "{text}");
        assert!(text.contains("makes it visible: label at 710 billion per mL (−1.4 %)."), "{text}");
    }

    #[test]
    fn what_no_dose_moves_is_said_without_a_list() {
        let text = text(&why(0.0, 0.0, None, vec![moved("label", "1", 0.7, 0.0)]));
        assert!(text.contains("and no dose would") && !text.contains("label"), "{text}");
    }
}
