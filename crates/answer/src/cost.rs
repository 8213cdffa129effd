//! What prices buy: the user's prices divided by the counts and gains of a summary.
//!
//! Cost per thing = price / count: the 95 % quantile of the count is the low end of the cost, the 5 % quantile the high
//! end. Cost per unit gained = (course - the other arm's course) / gain; where the band of the gain includes nothing or
//! harm, dividing by its lower end would give a negative or infinite price, so there is no upper end, and the share of
//! the draws without a gain is reported instead. What leads is the gain in the draws in which vesicles act on cells. Prices are the user's: there are none here.
//!
//! Checked by: tests/suite/cost.rs (a small summary by hand, doubled prices, nothing delivered, gains across nothing).

use exoskin_record::cost::{ArmCost, CostTable, GainCost, GainPrice, Gained, UnitCost};
use exoskin_record::summary::{ArmSummary, Band, Comparison, StripStep, Summary, Versus};

/// Vesicles in a million.
const MILLION: f64 = 1e6;

/// The user's price of one session of an arm.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// Name of the arm.
    pub arm: String,
    /// What one session costs, above 0.
    pub per_session: f64,
}

/// A readout that matters here.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Name of the readout.
    pub readout: String,
    /// Day on which it is assessed.
    pub day: f64,
    /// Whether more of it is the gain, or less of it.
    pub more_is_gain: bool,
}

/// Costs of every arm with a price; arms that the summary does not have are left out.
///
/// Gains need a summary whose study was asked to compare the priced arms with each other (`beside` in the study's
/// options).
pub fn table(summary: &Summary, prices: &[Price], currency: &str, wanted: &[Wanted]) -> CostTable {
    let against = summary.comparison.as_ref().map(|comparison| comparison.against.clone());
    let arms = prices.iter().filter_map(|price| {
        let arm = summary.arms.iter().find(|arm| arm.name == price.arm)?;
        Some(arm_cost(summary, arm, price, prices, wanted))
    });
    CostTable { currency: currency.to_owned(), against, arms: arms.collect() }
}

fn arm_cost(summary: &Summary, arm: &ArmSummary, price: &Price, prices: &[Price], wanted: &[Wanted]) -> ArmCost {
    let per = |step: &str, unit: f64| per_count(price.per_session, &count(arm, step), unit);
    ArmCost {
        arm: arm.name.clone(),
        per_session: price.per_session,
        sessions: u32::try_from(arm.sessions_days.len()).unwrap_or(u32::MAX),
        per_course: course(summary, price),
        per_whole_vesicle: per("on_skin", 1.0),
        per_million_reached: per("reached_cell", MILLION),
        per_million_taken_up: per("taken_up", MILLION),
        gains: gains(summary, arm, price, prices, wanted),
    }
}

/// The price of all sessions.
fn course(summary: &Summary, price: &Price) -> f64 {
    let sessions = summary.arms.iter().find(|arm| arm.name == price.arm).map_or(0, |arm| arm.sessions_days.len());
    price.per_session * sessions as f64
}

/// A step of the counting strip, of one session; nothing where the arm has none.
fn count(arm: &ArmSummary, step: &str) -> Band {
    let found = arm.step(step);
    found.map_or_else(Band::default, StripStep::band)
}

/// What `unit` things cost where `price` buys `count` of them.
fn per_count(price: f64, count: &Band, unit: f64) -> UnitCost {
    let over = |count: f64| finite(price * unit / count).filter(|_| count > 0.0);
    match (over(count.p95), over(count.median), over(count.p05)) {
        (Some(low), Some(median), Some(high)) => UnitCost::Band { median, low, high },
        (Some(low), median, _) => UnitCost::AtLeast { low, median },
        (None, ..) => UnitCost::NoFiniteCost,
    }
}

fn gains(summary: &Summary, arm: &ArmSummary, price: &Price, prices: &[Price], wanted: &[Wanted]) -> Vec<GainCost> {
    let Some(comparison) = &summary.comparison else { return Vec::new() };
    let own = course(summary, price);
    let mut rows = Vec::new();
    for versus in comparison.beside.iter().filter(|versus| versus.arm == arm.name) {
        let asked = wanted.iter().find(|one| one.readout == versus.readout && one.day == versus.day);
        let Some(asked) = asked else { continue };
        let other = match opponent(summary, comparison, prices, versus) {
            Opponent::Told => continue,
            // Of two priced arms, only the more expensive one has something to pay for.
            Opponent::Alternative(_, cost) if cost >= own => continue,
            Opponent::Reference(Some((name, _))) if name == arm.name => continue,
            Opponent::Alternative(name, cost) => Some((name, cost)),
            Opponent::Reference(other) => other,
        };
        rows.push(gain(versus, asked.more_is_gain, own, other));
    }
    rows
}

/// What an arm is compared with, and the name and the course price of the arm whose price is used for it.
enum Opponent<'a> {
    /// The reference arm: at its own price; a liquid without one, at the procedure's; else free.
    Reference(Option<(&'a str, f64)>),
    /// Another arm with a price.
    Alternative(&'a str, f64),
    /// The procedure where it stands in for the reference, or an arm without a price.
    Told,
}

fn opponent<'a>(summary: &Summary, comparison: &'a Comparison, prices: &[Price], versus: &'a Versus) -> Opponent<'a> {
    let priced = |name: &'a str| {
        let price = prices.iter().find(|price| price.arm == name)?;
        Some((name, course(summary, price)))
    };
    let procedure = comparison.procedure.as_deref();
    if versus.against == comparison.against {
        return Opponent::Reference(priced(&versus.against).or_else(|| priced(procedure?)));
    }
    let stands_in = procedure == Some(versus.against.as_str()) && priced(&comparison.against).is_none();
    match priced(&versus.against).filter(|_| !stands_in) {
        Some((name, cost)) => Opponent::Alternative(name, cost),
        None => Opponent::Told,
    }
}

fn gain(versus: &Versus, more_is_gain: bool, own: f64, other: Option<(&str, f64)>) -> GainCost {
    let extra_cost = own - other.map_or(0.0, |(_, cost)| cost);
    let gained = |difference: &Band, above: f64, below: f64| {
        let (gain, share) = if more_is_gain { (*difference, above) } else { (difference.turned(), below) };
        Gained { gain, no_gain: 1.0 - share, per_unit: per_gain(extra_cost, &gain) }
    };
    let all = gained(&versus.difference, versus.above, versus.below);
    GainCost {
        readout: versus.readout.clone(),
        unit: versus.unit.clone(),
        day: versus.day,
        against: versus.against.clone(),
        more_is_gain,
        gain: all.gain,
        no_gain: all.no_gain,
        extra_cost,
        priced_as: other.map(|(name, _)| name.to_owned()),
        per_unit: all.per_unit,
        share_of_procedure: versus.share_of_procedure,
        acts: versus.acts.map(|acts| gained(&acts.difference, acts.above, acts.below)),
    }
}

fn per_gain(extra_cost: f64, gain: &Band) -> GainPrice {
    if extra_cost <= 0.0 {
        return GainPrice::NoExtraCost;
    }
    let over = |gain: f64| finite(extra_cost / gain).filter(|_| gain > 0.0);
    match (over(gain.p95), over(gain.median), over(gain.p05)) {
        (Some(low), Some(median), Some(high)) => GainPrice::Band { median, low, high },
        (Some(low), ..) => GainPrice::AtLeast { low },
        (None, ..) => GainPrice::NoGain,
    }
}

/// A gain so small that the cost overflows buys nothing.
fn finite(cost: f64) -> Option<f64> {
    Some(cost).filter(|cost| cost.is_finite())
}
