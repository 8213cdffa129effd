//! The page of hazards: chances as people count, no tick, nothing called safe, inert, the same bytes.

use std::collections::BTreeSet;

use exoskin_record::risk::{
    Hazard, HazardState, InputOrigin, Observation, QuantityKind, RISK_SCHEMA, RateBounds, Risk, RiskInput, RiskProduct,
    RiskQuantity,
};
use exoskin_record::summary::Band;
use exoskin_report::risk_page;

const BAD: &str = "<script>alert(1)</script>\"'<img src=x onerror=alert(2)>";

fn chance() -> RiskQuantity {
    RiskQuantity {
        name: "hiv.per_dose".into(),
        title: "HIV, tested donors".into(),
        kind: QuantityKind::Chance,
        unit: "1".into(),
        per: "dose".into(),
        band: Band { median: 2.5e-5, p05: 2.5e-7, p95: 1.1e-3 },
        mean: Some(1.0 / 1200.0),
        note: Some("at most".into()),
    }
}

fn seen() -> Observation {
    Observation {
        evidence: "safety.one".into(),
        what: "infected".into(),
        in_whom: "24 people".into(),
        species: "human".into(),
        events: Some(0),
        of: Some(24),
        bounds: Some(RateBounds { rate: 0.0, low: 0.0, high: 0.14, exact: true }),
        reading: "none in 24: compatible with a rate of up to 14 %".into(),
        grade: "A".into(),
        source: "Somebody, 2020".into(),
    }
}

fn hazard(state: HazardState) -> Hazard {
    let computed = state == HazardState::Computed;
    Hazard {
        name: "donor_infection".into(),
        title: "A virus from the donor".into(),
        product: Some("placental_msc".into()),
        what_could_happen: "A virus gets in.".into(),
        applies: state != HazardState::DoesNotApply,
        reason: "Its file says `human`.".into(),
        state,
        answer: "Nobody counted.".into(),
        quantities: if computed { vec![chance()] } else { Vec::new() },
        formula: computed.then(|| "1 - exp(-n)".into()),
        inputs: vec![RiskInput {
            id: "hazard.volume".into(),
            title: "fluid of the donor".into(),
            unit: "mL".into(),
            band: Band { median: 1.0, p05: 0.1, p95: 10.0 },
            origin: InputOrigin::Assumed,
            evidence: Vec::new(),
            grade: None,
            reason: "nobody says".into(),
        }],
        assumed_share: computed.then_some(0.9),
        observations: if state == HazardState::NoData { Vec::new() } else { vec![seen()] },
        not_known: vec!["How much".into()],
        would_tell: vec!["Tests of each lot".into()],
    }
}

fn risk() -> Risk {
    use HazardState::{Computed, DataOnly, DoesNotApply, NoData};
    Risk {
        schema: RISK_SCHEMA,
        scenario: "ref".into(),
        title: "Vesicles after the roller".into(),
        source: "made up".into(),
        seed: 1,
        samples: 1000,
        site: "face".into(),
        condition: "healthy".into(),
        phototype: Some(4),
        procedures: vec!["roller".into()],
        products: vec![RiskProduct {
            name: "placental_msc".into(),
            title: "Vesicles".into(),
            source: "placenta".into(),
            origin: "cell_line".into(),
            origin_reason: "Its file says `cells`.".into(),
            route: "on_injured_skin".into(),
            volume_ml: 2.0,
            doses: 1,
            arm: "exosomes".into(),
        }],
        hazards: [Computed, DataOnly, NoData, DoesNotApply].map(hazard).into(),
        notes: vec!["A remark.".into()],
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(risk_page(&risk()), risk_page(&risk()));
}

#[test]
fn chances_are_counted_and_states_are_words() {
    let page = risk_page(&risk());
    for words in [
        "/quantities/0/band/p95\">up to 1 in 910 doses</span></b> (95 % of the draws are below); <span data-q=",
        "/quantities/0/mean\">on average 1 in 1,200</span>",
        "<small>at most</small>",
        "In words for a patient:",
        "0 of 24",
        "up to 1 in 7.1 would fit",
        "</svg> computed",
        "</svg> reports only, no rate",
        "</svg> no data",
        "</svg> does not apply",
        "skin type 4 of 6",
        "Its file says “cells”.",
        "class=\"is-assumed\"",
    ] {
        assert!(page.contains(words), "the page lacks {words:?}");
    }
}

#[test]
fn spots_counted_above_the_computed_end_are_told() {
    let mut risk = risk();
    let spots = &mut risk.hazards[0];
    spots.name = "dark_spots".into();
    for seen in &mut spots.observations {
        seen.bounds = Some(RateBounds { rate: 0.38, low: 0.32, high: 0.45, exact: true });
    }
    let page = risk_page(&risk);
    assert!(
        page.contains("others have counted more") && page.contains("others have seen more than the model computes")
    );
}

#[test]
fn nothing_is_called_safe_and_nothing_is_ticked() {
    let page = risk_page(&risk());
    for mark in ["✓", "✔", "✅", "green"] {
        assert!(!page.contains(mark), "{mark}");
    }
    let said = page.matches(" safe").count();
    assert_eq!(said, page.matches("Nothing on this page says that a treatment is safe").count());
}

#[test]
fn every_link_leads_somewhere() {
    let page = risk_page(&risk());
    let after = |opening: &str| -> BTreeSet<String> {
        page.split(opening).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    let ids = after(" id=\"");
    assert!(after(" href=\"").iter().all(|link| ids.contains(link.trim_start_matches('#'))));
}

#[test]
fn hostile_text_and_odd_numbers_are_inert() {
    let mut risk = risk();
    for text in [&mut risk.scenario, &mut risk.title, &mut risk.source, &mut risk.site, &mut risk.condition] {
        *text = BAD.into();
    }
    risk.procedures.push(BAD.into());
    risk.notes.push(BAD.into());
    let product = &mut risk.products[0];
    for text in [&mut product.title, &mut product.origin, &mut product.origin_reason, &mut product.route] {
        *text = BAD.into();
    }
    for hazard in &mut risk.hazards {
        for text in [&mut hazard.title, &mut hazard.what_could_happen, &mut hazard.reason, &mut hazard.answer] {
            *text = BAD.into();
        }
        (hazard.product, hazard.formula) = (Some(BAD.into()), Some(BAD.into()));
        (hazard.not_known, hazard.would_tell) = (vec![BAD.into()], vec![BAD.into()]);
        for input in &mut hazard.inputs {
            (input.id, input.title, input.unit, input.reason) = (BAD.into(), BAD.into(), BAD.into(), BAD.into());
        }
        for seen in &mut hazard.observations {
            (seen.what, seen.in_whom, seen.species, seen.reading) = (BAD.into(), BAD.into(), BAD.into(), BAD.into());
            (seen.grade, seen.source, seen.evidence) = (BAD.into(), BAD.into(), BAD.into());
        }
        for quantity in &mut hazard.quantities {
            (quantity.title, quantity.per, quantity.note) = (BAD.into(), BAD.into(), Some(BAD.into()));
            quantity.band = Band { median: f64::NAN, p05: f64::NAN, p95: f64::INFINITY };
        }
    }
    let page = risk_page(&risk);
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("NaN"));
}
