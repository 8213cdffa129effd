//! What prices buy, in words: sessions and vesicles first, then what every hoped-for change costs.

use crate::cost::{Price, Wanted, table};
use crate::numbers::{people, percent, ratio_band};
use crate::outcome::{fixed_days, sought};
use crate::readout::{Better, definition};
use crate::{seen, values};
use exoskin_record::cost::{ArmCost, CostTable, GainCost, GainPrice, UnitCost};
use exoskin_record::summary::{Band, Summary};

use crate::block::{Block, Document, Table, Text, paragraph};
use crate::course::{day_text, unit_text};

const MILLION: f64 = 1e6;

/// What the prices buy in this summary.
pub fn of(summary: &Summary, prices: &[Price], currency: &str) -> CostTable {
    table(summary, prices, currency, &wanted(summary))
}

/// The readouts that matter here, each on the days fixed for it; what is neither better with more nor with less of it
/// has no gain.
fn wanted(summary: &Summary) -> Vec<Wanted> {
    let Some(comparison) = &summary.comparison else { return Vec::new() };
    let mut wanted = Vec::new();
    for key in sought(summary) {
        let more_is_gain = match definition(summary, key).better {
            Better::More => true,
            Better::Less => false,
            Better::Neither => continue,
        };
        let days = fixed_days(comparison, key);
        wanted.extend(days.into_iter().map(|day| Wanted { readout: key.to_owned(), day, more_is_gain }));
    }
    wanted
}

/// The whole answer; empty without prices.
pub fn blocks(summary: &Summary, costs: &CostTable) -> Document {
    let mut out = Document::default();
    if costs.arms.is_empty() {
        return out;
    }
    let currency = if costs.currency.is_empty() { String::new() } else { format!(" ({})", costs.currency) };
    out.part([Block::Heading(format!("What your prices buy{currency}")), sums(costs)]);
    let mut told: Vec<(&str, f64)> = Vec::new();
    for gain in costs.arms.iter().flat_map(|arm| &arm.gains) {
        if told.contains(&(gain.readout.as_str(), gain.day)) {
            continue;
        }
        told.push((&gain.readout, gain.day));
        out.part(readout(summary, costs, gain));
    }
    let each = || costs.arms.iter().flat_map(|arm| arm.gains.iter().map(move |gain| (arm, gain)));
    if each().next().is_some() && each().all(|(arm, gain)| is_unseen(summary, arm, gain)) {
        let nobody = "None of these prices buys a visible difference (1 % of the value or scale).";
        out.part([paragraph(nobody)]);
    }
    if told.is_empty() {
        out.part([paragraph("No relevant readout was followed for these arms.")]);
    }
    out.part([paragraph("Prices are your own, for a whole session. `exoskin evidence list price` lists published prices with their sources; none of them is used here. 90 % bands in brackets.")]);
    out
}

fn sums(costs: &CostTable) -> Block {
    let mut table =
        Table::with_header(&["arm", "session", "course", "a million applied", "at a living cell", "taken up"]);
    for arm in &costs.arms {
        let put_on = scaled(arm.per_whole_vesicle, MILLION);
        table.row([
            arm.arm.clone(),
            exact(arm.per_session),
            course(arm),
            unit(put_on),
            unit(arm.per_million_reached),
            unit(arm.per_million_taken_up),
        ]);
    }
    Block::Table(table)
}

fn course(arm: &ArmCost) -> String {
    if arm.sessions == 1 {
        exact(arm.per_course)
    } else {
        format!("{} ({} sessions)", exact(arm.per_course), arm.sessions)
    }
}

fn scaled(cost: UnitCost, factor: f64) -> UnitCost {
    match cost {
        UnitCost::Band { median, low, high } => {
            UnitCost::Band { median: factor * median, low: factor * low, high: factor * high }
        }
        UnitCost::AtLeast { low, median } => {
            UnitCost::AtLeast { low: factor * low, median: median.map(|m| factor * m) }
        }
        UnitCost::NoFiniteCost => UnitCost::NoFiniteCost,
    }
}

fn unit(cost: UnitCost) -> String {
    match cost {
        UnitCost::Band { median, low, high } => format!("{} ({} to {})", money(median), money(low), money(high)),
        UnitCost::AtLeast { low, .. } => format!("at least {}, no upper limit", money(low)),
        UnitCost::NoFiniteCost => "no finite cost".into(),
    }
}

/// One readout on one day: every arm against every other.
fn readout(summary: &Summary, costs: &CostTable, asked: &GainCost) -> Vec<Block> {
    let name = definition(summary, &asked.readout).title;
    let way = if asked.more_is_gain { "more of it is a gain" } else { "less of it is a gain" };
    let day = day_text(asked.day);
    let when = if day.contains(' ') { format!("at {day}") } else { format!("day {day}") };
    let mut out = vec![Block::Heading(format!("{name}, {when}: {way}"))];
    for arm in &costs.arms {
        let same = |gain: &&GainCost| gain.readout == asked.readout && gain.day == asked.day;
        for gain in arm.gains.iter().filter(same) {
            out.push(Block::Entry(Text::of(&sentence(summary, arm, gain, &costs.currency))));
        }
    }
    out
}

fn sentence(summary: &Summary, arm: &ArmCost, gain: &GainCost, currency: &str) -> String {
    let per = unit_text(&gain.unit);
    let paid = match gain.priced_as.as_deref() {
        None => format!("{} (`{}` has no price and is counted as free)", sum(gain.extra_cost, currency), gain.against),
        Some(name) if name == gain.against => format!("{} more", sum(gain.extra_cost, currency)),
        Some(name) => format!("{} more (`{}` at the price of `{name}`)", sum(gain.extra_cost, currency), gain.against),
    };
    let led = gain.leading();
    let (acts, draws) = match gain.acts {
        Some(_) => (" if vesicles act", "the draws in which they act"),
        None => ("", "the draws"),
    };
    let band = format!("{}{per}{}", values::signed_median(&led.gain), in_brackets(&led.gain));
    let none = format!("{} of {draws} show no gain", percent(led.no_gain));
    let one = if per.is_empty() { "a point".to_owned() } else { format!("1{per}") };
    let price = match led.per_unit {
        GainPrice::Band { median, low, high } => {
            format!("{} for {one} ({} to {})", with(median, currency), money(low), money(high))
        }
        GainPrice::AtLeast { low } => {
            format!("at least {} for {one}; no upper limit: {none}", with(low, currency))
        }
        GainPrice::NoGain => format!("nothing to divide by: {none}"),
        GainPrice::NoExtraCost => "no extra cost".into(),
    };
    let seen = if is_unseen(summary, arm, gain) { ", which is too small to see" } else { "" };
    let mut text =
        format!("`{}` against `{}`: {paid} for a gain of {band}{acts}{seen}: {price}.", arm.arm, gain.against);
    if let Some(share) = shown_share(summary, arm, gain) {
        text.push_str(&format!(" The procedure alone makes {} of the change.", ratio_band(&share)));
    }
    text
}

fn in_brackets(band: &Band) -> String {
    if values::is_exact(band) { String::new() } else { format!(" ({})", values::signed_range(band)) }
}

fn row_of<'a>(summary: &'a Summary, arm: &ArmCost, gain: &GainCost) -> Option<&'a exoskin_record::summary::Difference> {
    let rows = &summary.comparison.as_ref()?.rows;
    rows.iter().find(|row| row.arm == arm.arm && row.readout == gain.readout && row.day == gain.day)
}

fn is_unseen(summary: &Summary, arm: &ArmCost, gain: &GainCost) -> bool {
    let value = row_of(summary, arm, gain).map_or(0.0, |row| row.value.median.abs());
    let least = seen::least(definition(summary, &gain.readout).scale, value);
    let led = gain.leading().gain;
    [led.p05, led.median, led.p95].iter().all(|end| end.abs() < least || *end == 0.0)
}

/// The procedure's share where the report would show it; once per arm, next to the reference.
fn shown_share(summary: &Summary, arm: &ArmCost, gain: &GainCost) -> Option<Band> {
    let reference = summary.comparison.as_ref().is_some_and(|one| one.against == gain.against);
    row_of(summary, arm, gain).filter(|_| reference).and_then(seen::procedure_share)
}

/// A price as the user gave it, or a sum of such prices.
fn exact(value: f64) -> String {
    format!("{}", (value * 100.0).round() / 100.0)
}

/// A sum of prices, to the cent.
fn sum(value: f64, currency: &str) -> String {
    format!("{} {currency}", exact(value)).trim_end().to_owned()
}

fn with(value: f64, currency: &str) -> String {
    format!("{} {currency}", money(value)).trim_end().to_owned()
}

/// A computed cost to two digits.
fn money(value: f64) -> String {
    people(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_have_two_digits_and_sums_are_exact() {
        assert_eq!((money(1234.5), money(0.012_34)), ("1,200".into(), "0.012".into()));
        assert_eq!((exact(1350.0), exact(449.99), exact(0.1 + 0.2)), ("1350".into(), "449.99".into(), "0.3".into()));
        assert_eq!((with(200.0, ""), sum(1350.0, "USD")), ("200".into(), "1350 USD".into()));
    }

    #[test]
    fn nothing_delivered_has_no_finite_cost() {
        assert_eq!(unit(UnitCost::NoFiniteCost), "no finite cost");
        assert_eq!(unit(UnitCost::AtLeast { low: 12.0, median: None }), "at least 12, no upper limit");
    }
}
