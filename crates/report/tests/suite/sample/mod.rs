//! A made-up summary with realistic shapes: three arms, of which one has vesicles. Its numbers are no result.

use std::collections::BTreeMap;

use exoskin_record::summary::*;

pub mod skin;

pub fn band(p05: f64, median: f64, p95: f64) -> Band {
    Band { median, p05, p95 }
}

const NOTHING: Band = Band { median: 0.0, p05: 0.0, p95: 0.0 };

pub fn summary() -> Summary {
    Summary {
        schema: 1,
        scenario: "sample".into(),
        title: "Layout sample (made-up numbers): needling of a face, vesicles against vehicle and intact skin".into(),
        source: "Invented to test the page.".into(),
        unknown: vec!["share of the particles that are vesicles".into(), "storage between delivery and use".into()],
        seed: 7,
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
        arms: vec![exosomes(), vehicle(), intact()],
        parameters: parameters(),
        measured: Vec::new(),
        evidence: evidence(),
        notes: vec![
            "The scenario has two sessions; this run shows the 48 hours after the first.".into(),
            "Storage beyond 60 days at -80 C is extrapolated.".into(),
        ],
        warnings: Vec::new(),
        follow_up: Default::default(),
        comparison: None,
        why: None,
        readouts: Vec::new(),
        products: PRODUCTS.map(|(name, kind)| product(name, kind)).into(),
        trials_layer: None,
    }
}

const PRODUCTS: [(&str, &str); 4] =
    [("msc_frozen", "vesicles"), ("saline", "vehicle"), ("extract", "extract"), ("prp", "prp")];

fn product(name: &str, kind: &str) -> ProductUse {
    ProductUse { name: name.into(), title: name.into(), patient: format!("the {name}"), kind: kind.into() }
}

fn exosomes() -> ArmSummary {
    ArmSummary {
        name: "exosomes".into(),
        product: "msc_frozen".into(),
        products: Vec::new(),
        procedure: "needle-roller".into(),
        done: ProcedureUse { patient: "a roller with tiny needles".into(), needles: true, ..ProcedureUse::default() },
        sessions_days: vec![0.0],
        delay_min: 10.0,
        dose: Dose {
            label_vesicles: Some(2e10),
            applied_vesicles: 13_204_551_872,
            per_mm2: band(6e4, 2.6e5, 4.1e5),
            volume_ml: 2.0,
            film_um: 40.0,
            counted_by: "maker".into(),
        },
        strip: strip(&[
            ("label", 2e10, 2e10, 2e10),
            ("whole_in_vial", 3e9, 1.31e10, 2.1e10),
            ("on_skin", 2.9e9, 1.3e10, 2.05e10),
            ("entered", 1.8e7, 3.1e8, 1.4e9),
            ("in_tissue", 6e6, 2.6e8, 1.2e9),
            ("reached_cell", 3.1e6, 2.2e8, 1.0e9),
            ("taken_up", 1.9e6, 1.9e8, 9.4e8),
        ]),
        entered_share: with_error(0.0035, 0.025, 0.086),
        taken_up_share: with_error(0.0004, 0.016, 0.073),
        ledger: ledger(),
        fate_shares: BTreeMap::from([
            ("dried_residue".into(), band(0.8, 0.94, 0.98)),
            ("taken_up_keratinocyte".into(), band(0.0003, 0.012, 0.06)),
            ("lymph".into(), band(1e-6, 0.0002, 0.002)),
            ("washed_back".into(), band(0.001, 0.02, 0.15)),
        ]),
        cells: BTreeMap::from([
            (
                "keratinocyte".into(),
                cells(
                    2.2e9,
                    [0.003, 0.1, 0.36],
                    [0.0008, 0.0052, 0.0095],
                    [0.0001, 0.0021, 0.004],
                    [3.0, 18.0, 60.0],
                    [11.0, 140.0, 900.0],
                ),
            ),
            (
                "langerhans".into(),
                cells(
                    5e7,
                    [0.002, 0.09, 0.3],
                    [0.0008, 0.005, 0.009],
                    [0.0001, 0.002, 0.004],
                    [3.0, 17.0, 58.0],
                    [9.0, 120.0, 700.0],
                ),
            ),
            (
                "fibroblast".into(),
                cells(
                    1.1e8,
                    [0.001, 0.04, 0.2],
                    [0.0002, 0.0021, 0.005],
                    [0.0, 0.0008, 0.002],
                    [2.0, 11.0, 40.0],
                    [4.0, 60.0, 300.0],
                ),
            ),
            (
                "macrophage".into(),
                cells(
                    2e7,
                    [0.0, 0.002, 0.02],
                    [0.0, 0.0004, 0.003],
                    [0.0, 0.0, 0.0004],
                    [1.0, 4.2, 11.0],
                    [1.0, 9.0, 60.0],
                ),
            ),
        ]),
        endogenous_ratio: Some(band(900.0, 4200.0, 410_000.0)),
        channel: Some(ChannelSummary {
            per_mm2: 1.53,
            width_um: 70.0,
            depth_um: 150.0,
            capacity: band(1200.0, 3700.0, 5800.0),
            entry_20min: band(240.0, 1400.0, 3900.0),
        }),
        apply_within: [0.0, 1.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 240.0, 480.0, 1440.0]
            .iter()
            .map(|&d| within(d))
            .collect(),
        sizes: [(30.0, 1.9), (100.0, 1.0), (150.0, 0.72)]
            .iter()
            .map(|&(d, f)| SizeRow {
                diameter_nm: d,
                entered_share: band(0.0035 * f, 0.025 * f, 0.086 * f),
                taken_up_share: band(0.0004 * f, 0.016 * f, 0.073 * f),
            })
            .collect(),
        assumed_share: AssumedShare { share: Some(0.93), count: 21, of: 29 },
        decides: decides(),
        course: course(),
        beside: Vec::new(),
        fluid_budget_ul_per_cm2: band(-1.2, 3.4, 40.0),
        readouts: BTreeMap::new(),
        dark_spots: None,
    }
}

fn vehicle() -> ArmSummary {
    let mut arm = exosomes();
    arm.name = "vehicle".into();
    arm.product = "saline".into();
    arm.dose = Dose {
        label_vesicles: Some(0.0),
        applied_vesicles: 0,
        per_mm2: NOTHING,
        volume_ml: 2.0,
        film_um: 40.0,
        counted_by: "maker".into(),
    };
    empty(&mut arm);
    arm
}

fn empty(arm: &mut ArmSummary) {
    for step in &mut arm.strip {
        (step.median, step.p05, step.p95) = (0.0, 0.0, 0.0);
    }
    arm.entered_share = with_error(0.0, 0.0, 0.0);
    arm.taken_up_share = with_error(0.0, 0.0, 0.0);
    arm.ledger.applied = 0;
    arm.ledger.fates.values_mut().for_each(|n| *n = 0);
    arm.endogenous_ratio = None;
    arm.decides.clear();
    arm.course = Course::default();
    arm.apply_within.clear();
    for cells in arm.cells.values_mut() {
        *cells = CellSummary {
            count: cells.count,
            mean: NOTHING,
            share_hit_1: NOTHING,
            share_hit_10: NOTHING,
            mean_of_hit: NOTHING,
            fullest: NOTHING,
        };
    }
}

fn intact() -> ArmSummary {
    let mut arm = exosomes();
    arm.name = "intact skin".into();
    arm.procedure = "none".into();
    arm.channel = None;
    arm.dose.label_vesicles = None;
    let on_skin = 13_204_551_872_u64;
    arm.ledger = Ledger {
        applied: on_skin,
        fates: BTreeMap::from([
            ("dried_residue".into(), on_skin - 52_001),
            ("follicle".into(), 40_000),
            ("trace_epidermis".into(), 12_001),
        ]),
    };
    arm.fate_shares.clear();
    arm.strip = strip(&[
        ("on_skin", 2.9e9, 1.3e10, 2.05e10),
        ("entered", 0.0, 5e4, 4e6),
        ("in_tissue", 0.0, 1.2e4, 1e6),
        ("taken_up", 0.0, 9e3, 8e5),
    ]);
    arm.entered_share = with_error(0.0, 4e-6, 0.0004);
    arm.taken_up_share = with_error(0.0, 7e-7, 8e-5);
    arm.endogenous_ratio = Some(band(1e6, 9e7, f64::INFINITY));
    arm.course = Course::default();
    arm.apply_within.clear();
    arm.cells.retain(|name, _| name == "keratinocyte");
    if let Some(cells) = arm.cells.get_mut("keratinocyte") {
        *cells = CellSummary {
            count: 2.2e9,
            mean: band(0.0, 4e-6, 4e-4),
            share_hit_1: band(0.0, 4e-6, 4e-4),
            share_hit_10: NOTHING,
            mean_of_hit: band(0.0, 1.0, 1.1),
            fullest: band(0.0, 4e-6, 4e-4),
        };
    }
    arm.decides.truncate(3);
    arm.sizes.clear();
    arm
}

fn strip(steps: &[(&str, f64, f64, f64)]) -> Vec<StripStep> {
    steps
        .iter()
        .map(|&(step, p05, median, p95)| StripStep { step: step.into(), median, p05, p95, intervals: None })
        .collect()
}

fn with_error(p05: f64, median: f64, p95: f64) -> BandWithError {
    BandWithError { median, p05, p95, median_se: median * 0.05, p05_se: p05 * 0.1, p95_se: p95 * 0.06 }
}

fn cells(count: f64, mean: [f64; 3], one: [f64; 3], ten: [f64; 3], hit: [f64; 3], full: [f64; 3]) -> CellSummary {
    let of = |b: [f64; 3]| band(b[0], b[1], b[2]);
    CellSummary {
        count,
        mean: of(mean),
        share_hit_1: of(one),
        share_hit_10: of(ten),
        mean_of_hit: of(hit),
        fullest: of(full),
    }
}

fn ledger() -> Ledger {
    let inside = [
        ("washed", 91_220_417),
        ("washed_back", 214_800_113),
        ("plug_crust", 33_915_200),
        ("degraded", 9_220_187),
        ("lymph", 1_722_004),
        ("phagocytosed", 2_660_410),
        ("follicle", 610_222),
        ("taken_up_keratinocyte", 158_400_771),
        ("taken_up_fibroblast", 6_220_300),
        ("taken_up_langerhans", 4_005_117),
        ("taken_up_macrophage", 40_712),
        ("still_film", 0),
        ("still_channel", 12_040),
        ("still_tissue", 3_400_250),
        ("still_bound", 11_090_330),
        ("blood", 0),
    ];
    let applied = 13_204_551_872;
    let mut fates: BTreeMap<String, u64> = inside.iter().map(|&(name, n)| (name.to_string(), n)).collect();
    let rest = applied - fates.values().sum::<u64>();
    fates.insert("dried_residue".into(), rest);
    Ledger { applied, fates }
}

fn within(delay_min: f64) -> ApplyWithin {
    let keep = 1.0 / (1.0 + delay_min / 300.0);
    ApplyWithin {
        delay_min,
        relative: band(keep.powi(3), if delay_min == 0.0 { 1.0 } else { keep }, 1.0 + delay_min.min(120.0) / 400.0),
    }
}

fn decides() -> Vec<Influence> {
    let rows = [
        ("outflow", "Outflow of wound fluid per channel in the first minutes", -0.78, true),
        ("uptake", "Uptake rate per keratinocyte", 0.33, true),
        ("plug", "Hindrance of the plug", -0.31, true),
        ("vesicle_share", "Share of the counted particles that are vesicles", 0.28, true),
        ("dead_rim", "Width of the dead rim", -0.22, true),
        ("blood", "Channel full of blood at the start", -0.2, true),
        ("count_cv", "Difference between laboratories in counting", 0.17, false),
        ("drying", "Drying time of the film", 0.12, false),
        ("closing", "Half-life of open mouths", 0.07, false),
        ("k_deg", "Breakdown outside cells", -0.03, true),
    ];
    let influence = |&(id, name, rho, assumed): &(&str, &str, f64, bool)| Influence {
        parameter: format!("transport.{id}"),
        name: name.into(),
        rank_correlation: rho,
        standard_error: 0.055,
        assumed,
    };
    rows.iter().map(influence).collect()
}

fn course() -> Course {
    let hours: Vec<f64> =
        (0..60).map(|i| if i == 0 { 0.0 } else { 0.005 * 1.169_f64.powi(i) }).map(|h| h.min(48.0)).collect();
    let film = |h: f64| if h < 0.18 { 1.0 - 0.2 * h } else { 0.0 };
    let decay = |h: f64, half: f64| 0.5_f64.powi((h / half) as i32);
    let places: BTreeMap<String, Vec<f64>> = BTreeMap::from([
        ("film".into(), hours.iter().map(|&h| film(h)).collect()),
        ("channel".into(), hours.iter().map(|&h| 0.004 * (h / (h + 0.05)) * decay(h, 3.0)).collect()),
        ("tissue".into(), hours.iter().map(|&h| 0.006 * (h / (h + 0.3)) * decay(h, 20.0)).collect()),
        ("bound".into(), hours.iter().map(|&h| 0.0009 * (h / (h + 3.0))).collect()),
        ("taken_up".into(), hours.iter().map(|&h| 0.013 * (h / (h + 2.0))).collect()),
    ]);
    let depth_um: Vec<f64> = (0..80).map(|i| 2.5 + 5.0 * f64::from(i)).collect();
    let pictures = [0.02, 0.15, 0.5, 2.0, 8.0, 48.0].iter().map(|&h| picture(h, &depth_um)).collect();
    Course {
        hours,
        places,
        depth_um,
        pictures,
        events: vec![(0.18, "film dry".into()), (0.25, "plug".into()), (8.0, "rinse".into())],
    }
}

fn picture(hours: f64, depth_um: &[f64]) -> Picture {
    let r_faces_um: Vec<f64> =
        (0..=8).map(|i| 35.0 * f64::from(i) / 8.0).chain((1..=22).map(|i| 35.0 + 0.9 * f64::from(i).powi(2))).collect();
    let wet = hours < 0.18;
    let film: Vec<f64> = (0..5).map(|i| -40.0 + 8.0 * f64::from(i)).collect();
    let z_faces_um: Vec<f64> = film
        .into_iter()
        .filter(|_| wet)
        .chain((0..=30).map(|i| 5.0 * f64::from(i)))
        .chain((1..=18).map(|i| 150.0 + f64::from(i).powi(2)))
        .collect();
    let mut relative_concentration = Vec::new();
    for z in z_faces_um.windows(2) {
        for r in r_faces_um.windows(2) {
            relative_concentration.push(concentration(hours, 0.5 * (r[0] + r[1]), 0.5 * (z[0] + z[1])));
        }
    }
    let profile = depth_um
        .iter()
        .map(|&z| 3e-5 * concentration(hours, 20.0, z).max(0.0) + 2e-7 * libm::exp(-z / (40.0 + 10.0 * hours)))
        .collect();
    Picture { hours, r_faces_um, z_faces_um, relative_concentration, profile }
}

fn concentration(hours: f64, r: f64, z: f64) -> f64 {
    let inside = r < 35.0 && (0.0..150.0).contains(&z);
    let reach = 20.0 + 60.0 * hours.sqrt();
    if z < 0.0 {
        return 1.0 + 4.0 * hours;
    }
    if inside {
        return libm::exp(-z / reach) / (1.0 + hours);
    }
    if z < 15.0 {
        return -1.0;
    }
    let away = (r - 35.0).max(0.0) + (z - 150.0).max(0.0);
    0.08 * libm::exp(-away / (3.0 + 9.0 * hours.sqrt())) * libm::exp(-z.min(150.0) / reach) / (1.0 + 0.2 * hours)
}

fn parameters() -> Vec<ParameterUse> {
    let row = |id: &str,
               name: &str,
               unit: &str,
               prior: Band,
               text: &str,
               origin: &str,
               because: &str,
               grade: Option<&str>,
               influence| ParameterUse {
        id: id.into(),
        name: name.into(),
        unit: unit.into(),
        prior,
        prior_text: text.into(),
        group: id.split('.').next().unwrap_or("").into(),
        origin: origin.into(),
        because: because.into(),
        grade: grade.map(Into::into),
        influence,
    };
    vec![
        row(
            "transport.outflow",
            "Outflow of wound fluid per channel in the first minutes",
            "nL/min",
            band(0.0013, 0.014, 0.15),
            "LogU(0.001, 0.2)",
            "assumed",
            "No measurement for single channels; the upper end keeps the fluid budget of a face plausible.",
            None,
            Some(0.78),
        ),
        row(
            "transport.uptake",
            "Uptake rate per keratinocyte",
            "µm³/s",
            band(0.14, 2.2, 37.0),
            "LogU(0.1, 50)",
            "assumed",
            "Dish kinetics disagree over decades.",
            None,
            Some(0.33),
        ),
        row(
            "film.drying",
            "Drying time of a watery film of 40 µm",
            "min",
            band(2.7, 6.1, 13.7),
            "LogU(2.5, 15)",
            "evidence",
            "film.evaporation.free_water_face, film.drying_time.water_10um",
            Some("B"),
            Some(0.12),
        ),
        row(
            "vial.count_cv",
            "Difference between laboratories in counting",
            "1",
            band(0.4, 0.9, 2.0),
            "LogN(0.89, 0.47)",
            "evidence",
            "vial.count.interlab_cv_ev",
            Some("D"),
            Some(0.17),
        ),
        row(
            "vesicle.diffusivity",
            "Diffusivity of a 100 nm vesicle in water at 32 °C",
            "µm²/s",
            band(6.6, 6.6, 6.6),
            "6.6",
            "evidence",
            "vesicle.diffusivity.water",
            Some("A"),
            None,
        ),
    ]
}

fn evidence() -> Vec<EvidenceUse> {
    let row = |id: &str, quantity: &str, value: &str, grade: &str, doi: &str| EvidenceUse {
        id: id.into(),
        quantity: quantity.into(),
        value: value.into(),
        grade: grade.into(),
        source: "Invented source, Journal of Samples 2020".into(),
        doi: doi.into(),
    };
    vec![
        row(
            "film.evaporation.free_water_face",
            "evaporation of free water on the face",
            "120 (80 to 200) g/m²/h",
            "B",
            "10.0000/sample.one",
        ),
        row("film.drying_time.water_10um", "drying time of 10 µm water", "2 min", "C", ""),
        row(
            "vial.count.interlab_cv_ev",
            "between-laboratory CV of vesicle counts",
            "0.5",
            "D",
            "10.0000/sample<three>",
        ),
        row("vesicle.diffusivity.water", "Stokes-Einstein", "6.6 µm²/s", "A", "10.0000/sample.four"),
    ]
}
