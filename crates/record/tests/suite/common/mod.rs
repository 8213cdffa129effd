//! A small summary with every kind of entry.
#![allow(dead_code)]

use std::collections::BTreeMap;

use exoskin_record::summary::*;

pub fn band(median: f64) -> Band {
    Band { median, p05: 0.5 * median, p95: 2.0 * median }
}

fn band_with_error(median: f64) -> BandWithError {
    let Band { median, p05, p95 } = band(median);
    BandWithError { median, p05, p95, median_se: 0.01 * median, p05_se: 0.02 * median, p95_se: 0.03 * median }
}

pub fn summary() -> Summary {
    Summary {
        schema: 1,
        scenario: "a test".into(),
        title: "Two arms".into(),
        source: "nobody".into(),
        unknown: vec!["needle depth".into()],
        seed: u64::MAX,
        tier: "reduced".into(),
        transport_draws: 300,
        samples: 1000,
        skin: SkinSummary {
            site: "face".into(),
            age_years: Some(45.0),
            area_cm2: 500.0,
            stratum_corneum_um: 15.0,
            junction_um: 85.0,
            epidermal_cells_per_mm2: 45_000.0,
        },
        arms: vec![arm("product", 20_000_000_000), arm("vehicle", 0)],
        follow_up: Default::default(),
        comparison: None,
        why: None,
        readouts: Vec::new(),
        products: Vec::new(),
        trials_layer: None,
        measured: Vec::new(),
        parameters: vec![ParameterUse {
            id: "channel.outflow".into(),
            name: "Outflow".into(),
            unit: "nL/min".into(),
            prior: band(0.014),
            prior_text: "LogU(0.001, 0.2)".into(),
            group: "channel".into(),
            origin: "assumed".into(),
            because: "no row".into(),
            grade: None,
            influence: Some(-0.8),
        }],
        evidence: vec![EvidenceUse {
            id: "vial.storage.pbs_4c_48h_pp_tube".into(),
            quantity: "share left".into(),
            value: "0.49".into(),
            grade: "B".into(),
            source: "somebody".into(),
            doi: String::new(),
        }],
        notes: vec!["A note.".into()],
        warnings: Vec::new(),
    }
}

fn arm(name: &str, applied: u64) -> ArmSummary {
    let fates = BTreeMap::from([("degraded".to_owned(), applied / 4), ("residue".to_owned(), applied - applied / 4)]);
    let cell = CellSummary {
        count: 2.25e9,
        mean: band(0.1),
        share_hit_1: band(0.004),
        share_hit_10: band(0.001),
        mean_of_hit: band(20.0),
        fullest: band(100.0),
    };
    ArmSummary {
        name: name.into(),
        product: "msc".into(),
        products: Vec::new(),
        procedure: "roller".into(),
        done: ProcedureUse::default(),
        sessions_days: vec![0.0],
        delay_min: 10.0,
        dose: Dose {
            label_vesicles: Some(2e10),
            applied_vesicles: applied,
            per_mm2: band(4e5),
            volume_ml: 2.0,
            film_um: 40.0,
            counted_by: "maker".into(),
        },
        strip: vec![StripStep { step: "label".into(), median: 2e10, p05: 1e10, p95: 4e10, intervals: None }],
        entered_share: band_with_error(0.025),
        taken_up_share: band_with_error(0.016),
        ledger: Ledger { applied, fates },
        fate_shares: BTreeMap::from([("degraded".to_owned(), band(0.25))]),
        cells: BTreeMap::from([("keratinocyte".to_owned(), cell)]),
        endogenous_ratio: Some(band(1e3)),
        channel: Some(ChannelSummary {
            per_mm2: 1.53,
            width_um: 70.0,
            depth_um: 150.0,
            capacity: band(5773.0),
            entry_20min: band(3809.0),
        }),
        apply_within: vec![ApplyWithin { delay_min: 10.0, relative: band(0.9) }],
        sizes: vec![SizeRow { diameter_nm: 100.0, entered_share: band(0.02), taken_up_share: band(0.01) }],
        assumed_share: AssumedShare { share: Some(0.9), count: 20, of: 30 },
        decides: vec![Influence {
            parameter: "channel.outflow".into(),
            name: "Outflow".into(),
            rank_correlation: -0.8,
            standard_error: 0.02,
            assumed: true,
        }],
        course: Course {
            hours: vec![0.0, 24.0, 48.0],
            places: BTreeMap::from([
                ("film".to_owned(), vec![1.0, 0.0, 0.0]),
                ("taken_up".to_owned(), vec![0.0, 0.01, 0.1 + 0.2]),
            ]),
            depth_um: vec![10.0, 20.0],
            pictures: vec![Picture {
                hours: 1.0,
                r_faces_um: vec![0.0, 35.0],
                z_faces_um: vec![-40.0, 0.0],
                relative_concentration: vec![-1.0],
                profile: vec![1e-6, 1e-7],
            }],
            events: vec![(0.2, "film dry".into())],
        },
        beside: Vec::new(),
        fluid_budget_ul_per_cm2: band(3.0),
        readouts: BTreeMap::from([(
            "tewl".to_owned(),
            Readout {
                title: "Water loss".into(),
                unit: "g/m2/h".into(),
                human_data: true,
                days: vec![0.0, 3.0],
                median: vec![40.0, 10.0],
                p05: vec![30.0, 8.0],
                p95: vec![50.0, 12.0],
                people_p05: vec![35.0, 9.0],
                people_p95: vec![45.0, 11.0],
            },
        )]),
        dark_spots: None,
    }
}
