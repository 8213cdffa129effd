//! Cold product, scar, wound, hair, ointment, home use.

use super::band::{SEEN, Side, Way, any, improvements, improves, within};
use crate::claim::Verdict;
use crate::facts::{Fact, Facts, MissingFact};

type Answer = Result<Verdict, MissingFact>;

/// The least change of temperature that counts: one per cent of the skin's, °C.
const SEEN_C: f64 = 0.33;
/// A wound that is nearly closed has at most a tenth of its area left, %.
const NEARLY_CLOSED: f64 = 10.0;
/// Most of a change, %.
const HALF: f64 = 50.0;

/// Vesicles bring it about (supported); only the liquid does or may (depends); neither does (contradicted); or it is
/// open.
fn by_vesicles_or_liquid(vesicles: Side, liquid: Side) -> Verdict {
    match (vesicles, liquid) {
        (Side::Inside, _) => Verdict::Supported,
        (Side::Outside, Side::Outside) => Verdict::Contradicted,
        (Side::Outside, _) | (_, Side::Inside) => Verdict::DependsOn,
        _ => Verdict::Untested,
    }
}

fn less(fact: &Fact, least: f64) -> Side {
    improves(fact, Way::Down, least)
}

/// Cold vesicles cool hot skin at once: colder after three minutes than the same liquid without vesicles.
pub(super) fn cools_at_once(facts: &Facts) -> Answer {
    let vesicles = less(facts.get("cool.temperature_3min.vesicles")?, SEEN_C);
    let liquid = less(facts.get("cool.temperature_3min.liquid")?, SEEN_C);
    Ok(by_vesicles_or_liquid(vesicles, liquid))
}

/// Redness subsides: less of it within a quarter of an hour or on the next day. A difference of exactly zero in every
/// draw is not an answer: the model has no link from cold to redness.
pub(super) fn redness_subsides(facts: &Facts) -> Answer {
    let of = |part: &str| -> Result<Side, MissingFact> {
        let side = |id: String| Ok(open_if_silent(facts.get(&id)?, SEEN));
        Ok(any(&[side(format!("cool.redness_now.{part}"))?, side(format!("cool.redness_d1.{part}"))?]))
    };
    Ok(by_vesicles_or_liquid(of("vesicles")?, of("liquid")?))
}

fn open_if_silent(fact: &Fact, least: f64) -> Side {
    if fact.p05 == 0.0 && fact.p95 == 0.0 { Side::Both } else { less(fact, least) }
}

/// Healing is faster: on the next day the barrier loses less water with vesicles than with the vehicle, or with the liquid than
/// without.
pub(super) fn heals_faster(facts: &Facts) -> Answer {
    let of =
        |part: &str| -> Result<Side, MissingFact> { Ok(less(facts.get(&format!("cool.water_loss_d1.{part}"))?, SEEN)) };
    Ok(by_vesicles_or_liquid(of("vesicles")?, of("liquid")?))
}

/// Vesicles improved the scar on the chin: shallower or smaller than needles and vehicle leave it. Where that is open
/// and the needles make most of the change, it depends on them.
pub(super) fn chin_scar(facts: &Facts) -> Answer {
    let better = improvements(facts, &[("chin.scar_depth", Way::Down), ("chin.scar_volume", Way::Down)])?;
    let needles = within(facts.get("chin.needle_share")?, HALF, f64::INFINITY);
    Ok(match (any(&better), needles) {
        (Side::Both, Side::Inside) => Verdict::DependsOn,
        (side, _) => side.verdict(),
    })
}

/// A six-week-old wound is nearly closed four days after vesicles, and because of them: nearly closed, and smaller than
/// with the vehicle, by either way of giving them.
pub(super) fn wound_four_days(facts: &Facts) -> Answer {
    let of = |way: &str| -> Result<Side, MissingFact> {
        let closed = within(facts.get(&format!("wound.area_d4.{way}"))?, 0.0, NEARLY_CLOSED);
        let better = less(facts.get(&format!("wound.difference_d4.{way}"))?, SEEN);
        Ok(super::band::all(&[closed, better]))
    };
    Ok(any(&[of("injected")?, of("topical")?]).verdict())
}

/// One session with vesicles brings more hairs than one with PRP.
pub(super) fn hair_more_than_prp(facts: &Facts) -> Answer {
    Ok(improves(facts.get("hair.over_prp")?, Way::Up, SEEN).verdict())
}

/// One injection brings hairs that can be counted after three months: more than saline.
pub(super) fn hair_three_months(facts: &Facts) -> Answer {
    Ok(improves(facts.get("hair.over_vehicle")?, Way::Up, SEEN).verdict())
}

/// Ointment with vesicles heals better after a laser: more is closed on day 7 than with the ointment alone, or than in
/// open air.
pub(super) fn petrolatum_heals(facts: &Facts) -> Answer {
    let vesicles = improves(facts.get("petrolatum.closure_d7")?, Way::Up, SEEN);
    // Open air compared with ointment: if less is closed in open air, that is due to the ointment.
    let ointment = less(facts.get("petrolatum.air.closure_d7")?, SEEN);
    Ok(by_vesicles_or_liquid(vesicles, ointment))
}

/// A product on intact skin at home has an effect: wrinkles, collagen or elastin against the vehicle.
pub(super) fn home_use_twice_daily(facts: &Facts) -> Answer {
    let readouts = [("home.wrinkle_depth", Way::Down), ("home.collagen_1", Way::Up), ("home.elastin", Way::Up)];
    Ok(any(&improvements(facts, &readouts)?).verdict())
}
