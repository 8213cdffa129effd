//! The fit set: human wounds without any product, and what the model says about them.
//!
//! `validation/src/bin/checks/history_match.rs` keeps the members that pass. Checked by:
//! tests/suite/healing_ensemble.rs (the file against it).

use exoskin_evidence::{Draws, row};

use crate::condition::Condition;
use crate::healing::{Fineness, Member, SkinState, Start, Stretch, Wound, Wounding, heal_as};
use crate::injury::{Filling, Injury, Pattern, Setting, load_procedure};
use crate::parameters as p;
use crate::{Site, site};
use exoskin_quantity::unit::{DAY_S, HOUR_S, PERCENT};

pub use crate::parameters::{IMPLAUSIBLE, TARGETS, Target};

/// Days at which a course is read to find when something happened, up to about 400.
pub fn reading_days() -> Vec<f64> {
    let mut days = vec![0.0];
    let mut day = 0.02; // number: half an hour
    // number: longer than any redness that is read off
    while day < 400.0 {
        days.push(day);
        day *= 1.03; // number: three percent resolve every time that is read off
    }
    days
}

/// When a quantity has fallen to `limit` for good (d), interpolated between two readings; the last day if never.
pub fn fallen_to(limit: f64, days: &[f64], states: &[SkinState], quantity: impl Fn(&SkinState) -> f64) -> f64 {
    let Some(last_above) = states.iter().rposition(|state| quantity(state) > limit) else { return 0.0 };
    let Some(after) = states.get(last_above + 1) else { return days.last().copied().unwrap_or(0.0) };
    let (high, low) = (quantity(&states[last_above]), quantity(after));
    let way = ((high - limit) / (high - low)).clamp(0.0, 1.0);
    days[last_above] + way * (days[last_above + 1] - days[last_above])
}

/// Laser lesions under a stratum corneum that stays in place.
pub(crate) fn laser_lesions() -> Wound {
    let injury = Injury {
        channels_per_um2: p::LASER_LESIONS_PER_UM2,
        radius_um: p::LASER_LESION_UM,
        depth_um: p::LASER_LESION_DEPTH_UM,
        dead_rim_um: 0.0,
        coagulated_rim_um: 0.0,
        open_share: 0.0,
        blood_filled_share: 0.0,
        closing_half_life_s: HOUR_S,
        filling: Filling::Coagulum,
        pattern: Pattern::Random,
    };
    Wound { at_s: 0.0, wounding: Wounding::Channels(injury), stretch: Stretch::default(), occluded: false }
}

/// One round hole on its own: the whole of the area examined.
pub fn hole(radius_um: f64, depth_um: f64, occluded: bool) -> Wound {
    let per_um2 = 1.0 / (std::f64::consts::PI * radius_um * radius_um);
    let wounding = Wounding::Holes { per_um2, radius_um, depth_um };
    Wound { at_s: 0.0, wounding, stretch: Stretch::default(), occluded }
}

/// A bared surface.
pub fn bared(depth_um: f64, coagulated_um: f64, occluded: bool) -> Wound {
    let wounding = Wounding::Surface { depth_um, coagulated_um };
    Wound { at_s: 0.0, wounding, stretch: Stretch::default(), occluded }
}

/// What the model says about each of [`TARGETS`], in the row's unit.
pub fn computed(member: &Member, draws: &dyn Draws) -> [f64; TARGETS.len()] {
    let days = reading_days();
    let run = |place: &str, wound: Wound| course(member, place, wound, &days, draws);

    let lesions = run("forearm", laser_lesions());
    let closed_h = |share: f64| fallen_to(1.0 - share, &days, &lesions, |state| state.open_lesions) * DAY_S / HOUR_S;

    let punch = run("forearm", hole(p::PUNCH_UM, p::PUNCH_DEPTH_UM, true));
    let open_d7 = at(7.0, &days, &punch, |state| state.open_share); // number: the row's day
    let closed_d = fallen_to(1.0 - p::COVERED, &days, &punch, |state| state.open_share);
    let fold_closed = 1.0 + at(closed_d, &days, &punch, |state| state.water_loss);
    let tight_d = fallen_to(p::NORMAL_WATER_LOSS, &days, &punch, |state| state.water_loss);

    let visible = draws.value(&p::VISIBLE_REDNESS);
    let red_d = |heated_um: f64| {
        let states = run("face", bared(p::FULL_FIELD_UM, heated_um, true));
        fallen_to(visible, &days, &states, |state| state.dilation)
    };
    let co2_d = red_d(p::FULL_FIELD_CO2_HEATED_UM);
    let eryag_d = red_d(p::FULL_FIELD_ERYAG_HEATED_UM);
    let stretched = |course: Vec<SkinState>| course.last().map_or(f64::NAN, |state| PERCENT * state.collagen1);
    let needled = stretched(needled(member, draws));
    let injected = stretched(injected(member, draws));
    let pricked =
        course_of(member, "forearm", Condition::Healthy, &[roller("0.5mm", 0.0, "forearm", draws)], &days, draws);
    let raised_h = fallen_to(p::INSTRUMENT_REDNESS, &days, &pricked, |state| state.dilation) * DAY_S / HOUR_S;
    let (half, most) = (0.5, 0.84); // number: the rows' shares
    [
        closed_h(half),
        closed_h(most),
        closed_h(p::COVERED),
        (1.0 - open_d7) * PERCENT,
        fold_closed,
        tight_d,
        co2_d,
        eryag_d,
        co2_d,
        co2_d,
        needled,
        injected,
        raised_h,
    ]
}

/// One session with a shipped roller of this needle length.
fn roller(needle: &str, at_d: f64, place: &str, draws: &dyn Draws) -> Wound {
    let none = |at_s| Wound { at_s, wounding: Wounding::None, stretch: Stretch::default(), occluded: false };
    let at_s = at_d * DAY_S;
    let (Ok(mut procedure), Ok(place)) = (load_procedure("roller"), site(place, None, draws)) else {
        return none(at_s);
    };
    let set = Setting::parse_pair(&format!("needle={needle}")).map(|setting| procedure.set_all(&[setting]));
    if set.is_err() { none(at_s) } else { procedure.wound(at_s, false, 0.0, &place, draws) }
}

/// Scarred skin eight weeks after the last of five monthly sessions with a roller of 1.5 mm.
pub fn needled(member: &Member, draws: &dyn Draws) -> Vec<SkinState> {
    let sessions = [0.0, 30.0, 60.0, 90.0, 120.0].map(|at_d| roller("1.5mm", at_d, "face", draws)); // number: the row's days
    let read_d = 176.0; // number: the row's day
    course_of(member, "face", Condition::AcneScar, &sessions, &[0.0, read_d], draws)
}

/// Wrinkled skin four weeks after an injection of saline, 2 mL on 50 cm².
pub fn injected(member: &Member, draws: &dyn Draws) -> Vec<SkinState> {
    let layer_um = 400.0; // number: 2 mL on 50 cm2
    let read_d = 28.0; // number: the row's day
    let (Ok(procedure), Ok(place)) = (load_procedure("injection"), site("face", None, draws)) else {
        return vec![SkinState::REST];
    };
    let session = procedure.wound(0.0, false, layer_um, &place, draws);
    course_of(member, "face", Condition::Wrinkles, &[session], &[0.0, read_d], draws)
}

/// The observed value of a target in the unit of [`computed`]; none where the row does not exist.
pub fn observed(target: &Target) -> Option<f64> {
    let row = row(target.row)?;
    let days = match row.unit.as_str() {
        "week" => 7.0, // number: a unit of measure
        _ => 1.0,
    };
    let middle = || Some(0.5 * (row.low? + row.high?)); // number: mathematics, the middle
    Some(row.value.or_else(middle)? * days)
}

/// How many standard deviations, of observation and discrepancy combined, lie between model and row.
pub fn implausibility(target: &Target, computed: f64) -> f64 {
    let Some(observed) = observed(target) else { return f64::INFINITY };
    let sd = libm::hypot(target.observed_sd, target.discrepancy_sd);
    let difference = if target.logarithm { libm::log(computed / observed) } else { computed - observed };
    let implausibility = difference.abs() / sd;
    if implausibility.is_nan() { f64::INFINITY } else { implausibility }
}

/// The largest implausibility over the fit set: it decides.
pub fn worst(computed: &[f64; TARGETS.len()]) -> f64 {
    TARGETS.iter().zip(computed).map(|(target, value)| implausibility(target, *value)).fold(0.0, f64::max)
}

/// A quantity on a day, interpolated between two readings.
pub fn at(day: f64, days: &[f64], states: &[SkinState], quantity: impl Fn(&SkinState) -> f64) -> f64 {
    let after = days.partition_point(|known| *known < day).clamp(1, days.len() - 1);
    let way = ((day - days[after - 1]) / (days[after] - days[after - 1])).clamp(0.0, 1.0);
    quantity(&states[after - 1]) * (1.0 - way) + quantity(&states[after]) * way
}

/// The course of a healthy adult's skin after one wound.
pub fn course(member: &Member, place: &str, wound: Wound, days: &[f64], draws: &dyn Draws) -> Vec<SkinState> {
    course_of(member, place, Condition::Healthy, &[wound], days, draws)
}

/// The course of an adult's skin through its sessions.
fn course_of(
    member: &Member,
    place: &str,
    condition: Condition,
    wounds: &[Wound],
    days: &[f64],
    draws: &dyn Draws,
) -> Vec<SkinState> {
    let Ok(place): Result<Site, _> = site(place, None, draws) else { return vec![SkinState::REST; days.len()] };
    let start = Start::draw(condition, None, &place, draws);
    heal_as(member, Fineness::default(), &place, &start, wounds, &[], days, draws)
}
