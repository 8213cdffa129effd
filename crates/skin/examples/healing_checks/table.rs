//! The table: what was observed, what the model says, and how far they are apart.

use std::fmt::Write as _;

use exoskin_evidence::row;
use exoskin_skin::healing::fitting::{TARGETS, observed};

/// How a row binds the model.
#[derive(Clone, Copy, PartialEq)]
pub enum Bind {
    /// A value with or without a range.
    Value,
    /// The row or the check gives an upper end.
    AtMost(f64),
    /// A lower end.
    AtLeast(f64),
    /// A value that the check takes from elsewhere or converts, with a standard deviation.
    Given(f64, f64),
}

/// How a row stands to the model.
#[derive(Clone, Copy, PartialEq)]
pub enum Stands {
    /// In the fit set.
    Fitted,
    /// Not used anywhere in the model.
    Predicted,
    /// In no parameter, but equations were changed after it had been looked at: no blind prediction.
    Reworked,
    /// Not used, and of grade B to D or of another species: only compared with.
    Compared,
}

impl Stands {
    const ALL: [Stands; 4] = [Stands::Fitted, Stands::Predicted, Stands::Reworked, Stands::Compared];

    fn word(self) -> &'static str {
        match self {
            Stands::Fitted => "fitted",
            Stands::Predicted => "predicted",
            Stands::Reworked => "reworked",
            Stands::Compared => "compared",
        }
    }
}

/// One line.
pub struct Check {
    pub check: &'static str,
    pub quantity: &'static str,
    pub shown: &'static str,
    pub row: &'static str,
    pub unit: &'static str,
    pub bind: Bind,
    pub stands: Stands,
}

const fn check(
    check: &'static str,
    quantity: &'static str,
    shown: &'static str,
    row: &'static str,
    unit: &'static str,
    bind: Bind,
    stands: Stands,
) -> Check {
    Check { check, quantity, shown, row, unit, bind, stands }
}

const fn fitted(number: &'static str, row: &'static str, shown: &'static str, unit: &'static str) -> Check {
    check(number, row, shown, row, unit, Bind::Value, Stands::Fitted)
}

use Bind::{AtLeast, AtMost, Given, Value};
use Stands::{Compared, Predicted, Reworked};

/// All lines.
pub const CHECKS: &[Check] = &[
    fitted("13", "laser.nafl.reepithelialised_ed50", "laser lesions half closed", "h"),
    fitted("13", "laser.nafl.reepithelialised_ed84", "laser lesions 84 % closed", "h"),
    fitted("13", "injury.nafl.basal_continuity", "laser lesions 95 % closed", "h"),
    fitted("14", "wound.punch4mm.covered_d7_occluded", "4 mm punch, film, day 7", "%"),
    check("14", "punch air day 7", "4 mm punch, air, day 7", "wound.punch4mm.covered_d7_air", "%", Value, Predicted),
    check(
        "14",
        "punch occluded day 14",
        "4 mm punch, film, day 14 (no difference to air)",
        "wound.closure.consensus_d7",
        "%",
        Given(85.0, 20.0),
        Compared,
    ),
    check(
        "14",
        "punch air day 14",
        "4 mm punch, air, day 14 (no difference to film)",
        "wound.closure.consensus_d7",
        "%",
        Given(85.0, 20.0),
        Compared,
    ),
    check(
        "15",
        "neutrophil peak",
        "neutrophils peak, punch",
        "wound.neutrophil.peak_time_human",
        "d",
        Given(1.0, 0.5),
        Predicted,
    ),
    check(
        "15",
        "macrophage peak",
        "macrophages peak, punch",
        "wound.macrophage.peak_time_human",
        "d",
        Given(2.0, 0.7),
        Predicted,
    ),
    check(
        "15",
        "neutrophil peak, columns",
        "neutrophils peak, columns",
        "wound.neutrophil.peak_time_human",
        "d",
        Given(1.0, 0.5),
        Predicted,
    ),
    check(
        "15",
        "macrophage peak, columns",
        "macrophages peak, columns",
        "wound.macrophage.peak_time_human",
        "d",
        Given(2.0, 0.7),
        Predicted,
    ),
    check(
        "15",
        "collagen III first",
        "collagen III first (10 % of its rise)",
        "wound.collagen3.first_human",
        "d",
        Value,
        Compared,
    ),
    check(
        "15",
        "collagen I first",
        "collagen I first (10 % of its rise)",
        "wound.collagen1.first_fibres_human",
        "d",
        Value,
        Compared,
    ),
    check(
        "15",
        "myofibroblasts first",
        "myofibroblasts first (10 % of their peak)",
        "myofib.first_appearance.human",
        "d",
        Given(5.0, 1.0),
        Compared,
    ),
    check(
        "15",
        "myofibroblasts day 31 over peak",
        "myofibroblasts, day 31 over peak",
        "myofib.positive_fraction.over_31d",
        "share",
        Given(0.5, 0.3),
        Compared,
    ),
    check(
        "15",
        "vessels gone",
        "new vessels a tenth of their peak",
        "vessel.density.normal_time_review",
        "d",
        Value,
        Compared,
    ),
    fitted("16", "wound.barrier.tewl_at_closure", "excised: water loss at closure", "fold"),
    fitted("16", "wound.barrier.tewl_normal", "excised: water loss normal", "d"),
    check(
        "16",
        "roller tight",
        "needling 0.25 mm, face: water loss normal",
        "injury.mn.barrier_recovery.face_short_needles",
        "d",
        AtMost(3.0),
        Predicted,
    ),
    check(
        "16",
        "pen tight",
        "needling 0.5 mm, face: water loss still raised",
        "injury.mn.tewl_elevation_duration.face",
        "h",
        AtLeast(48.0),
        Predicted,
    ),
    check(
        "16",
        "columns tight",
        "fractional CO2, arm: water loss normal",
        "injury.afl.barrier_recovery.co2_and_1550",
        "d",
        AtMost(7.0),
        Predicted,
    ),
    check(
        "16",
        "columns loss day 3",
        "fractional laser: water loss, day 3",
        "injury.afl.tewl_day3.eryssg",
        "fold",
        Given(2.0, 0.5),
        Predicted,
    ),
    check(
        "16",
        "blister tight",
        "blister: water loss normal",
        "wound.blister.closure_time_5mm",
        "d",
        Given(5.1, 1.0),
        Predicted,
    ),
    fitted("17", "redness.duration.ff_co2", "full-field CO2: red", "d"),
    fitted("17", "redness.duration.ff_eryag", "full-field Er:YAG: red", "d"),
    fitted("17", "redness.duration.co2_single_pass_nocool", "full-field CO2: red", "d"),
    fitted("17", "redness.gone.ff_co2", "full-field CO2: red", "d"),
    check(
        "17",
        "face red peak",
        "full-field CO2: reddest after the crust",
        "redness.peak.ff_co2",
        "d",
        Given(14.0, 3.0),
        Predicted,
    ),
    check("17", "roller red", "needling (roller): red", "redness.duration.mn_hydrogel", "h", AtMost(48.0), Predicted),
    check("17", "pen red", "needling (pen): red", "redness.duration.mn_hydrogel", "h", AtMost(48.0), Predicted),
    check(
        "17",
        "needles raised",
        "needles 0.5 mm, forearm: blood 5 % above rest (an instrument's eye)",
        "redness.duration.mn_tivi",
        "h",
        Given(24.0, 12.0),
        Predicted,
    ),
    check(
        "17",
        "columns red",
        "fractional CO2: red (3-4 d)",
        "redness.share.fco2_erythema_1wk",
        "d",
        Given(3.5, 1.0),
        Reworked,
    ),
    check(
        "17",
        "columns red at 0 h",
        "fractional CO2: red at once",
        "redness.share.fco2_erythema_0h",
        "% of draws",
        Given(96.0, 4.0),
        Reworked,
    ),
    check(
        "17",
        "columns red at 1 week",
        "fractional CO2: red at one week",
        "redness.share.fco2_erythema_1wk",
        "% of draws",
        Given(8.0, 5.0),
        Reworked,
    ),
    check(
        "17",
        "rf red at 0 h",
        "RF needles: red at once",
        "redness.share.mnrf_erythema_0h",
        "% of draws",
        Given(100.0, 4.0),
        Predicted,
    ),
    check(
        "17",
        "rf red at 1 week",
        "RF needles: red at one week",
        "redness.share.mnrf_erythema_1wk",
        "% of draws",
        Given(0.0, 4.0),
        Predicted,
    ),
    check(
        "17",
        "columns blood at 2 months",
        "fractional CO2: blood above rest at two months",
        "redness.residual_2months.afl",
        "share",
        Given(0.031, 0.05),
        Reworked,
    ),
    check(
        "20",
        "donor moist",
        "donor site, moist dressing",
        "wound.donor_site.epithelialised_hydrocellular",
        "d",
        Value,
        Predicted,
    ),
    check("20", "donor dry", "donor site, gauze", "wound.donor_site.epithelialised_gauze", "d", Value, Predicted),
    check(
        "20",
        "donor moist",
        "donor site closed in a third of the time",
        "wound.donor_site.epithelialised_hydrocellular",
        "d",
        AtLeast(3.7),
        Predicted,
    ),
    check(
        "-",
        "face CO2 covered",
        "full-field CO2, face, covered",
        "injury.ff.reepithelialization.co2",
        "d",
        Given(5.5, 0.8),
        Predicted,
    ),
    check(
        "-",
        "face Er:YAG covered",
        "full-field Er:YAG, face, covered",
        "injury.ff.reepithelialization.eryag",
        "d",
        Given(5.1, 0.8),
        Predicted,
    ),
    check(
        "-",
        "face CO2 covered",
        "single-pass CO2, around mouth and eyes",
        "recovery.reepith.co2_single_pass_nocool",
        "d",
        Value,
        Predicted,
    ),
    check(
        "-",
        "blister thick",
        "blister: epidermis as thick as around",
        "wound.blister.thickness_normal",
        "d",
        Value,
        Predicted,
    ),
    check(
        "-",
        "columns day 7",
        "fractional CO2: zones left, day 7",
        "injury.afl.ablative_zone_area_day7",
        "share",
        Given(0.75, 0.1),
        Predicted,
    ),
    check(
        "-",
        "columns day 14",
        "fractional CO2: zones left, day 14",
        "injury.afl.ablative_zone_area_day14",
        "share",
        Given(0.25, 0.1),
        Predicted,
    ),
    check(
        "-",
        "columns day 28",
        "fractional CO2: zones left, day 28",
        "injury.afl.ablative_zone_area_day28",
        "share",
        Given(0.0, 0.05),
        Predicted,
    ),
    check(
        "-",
        "scar III/I 6 months",
        "scar: collagen III to I over rest, 6 months",
        "scar_human.collagen3_ratio.6mo",
        "fold",
        Given(1.7, 0.3),
        Reworked,
    ),
    check(
        "-",
        "scar III/I 6 weeks",
        "scar: collagen III to I over rest, 6 weeks",
        "scar_human.collagen3_ratio.6mo",
        "fold",
        Given(1.7, 0.3),
        Reworked,
    ),
    check(
        "-",
        "needling collagen",
        "five needlings: papillary collagen",
        "microneedling.collagen_increase.papillary",
        "%",
        Given(53.2, 15.0),
        Reworked,
    ),
    check(
        "-",
        "needling epidermis",
        "five needlings: epidermis",
        "microneedling.epidermal_thickness_increase",
        "%",
        Given(50.0, 15.0),
        Predicted,
    ),
    check(
        "-",
        "columns collagen day 30",
        "fractional CO2: collagen I, day 30",
        "laser.fco2.collagen1_intensity_30d_treated",
        "fold",
        Given(1.14, 0.05),
        Compared,
    ),
    check(
        "-",
        "spots Er:YAG",
        "dark spots, full-field Er:YAG, type IV",
        "pih.incidence.eryag_asian",
        "%",
        Given(38.1, 10.0),
        Reworked,
    ),
    check(
        "-",
        "spots full CO2",
        "dark spots, full-field CO2, type III",
        "injury.ff.reepithelialization.co2",
        "%",
        Given(46.0, 10.0),
        Reworked,
    ),
    check(
        "-",
        "spots columns 4 weeks",
        "dark spots, fractional CO2, 4 weeks, type IV",
        "redness.share.fco2_pigment_4wk",
        "%",
        Given(32.0, 10.0),
        Reworked,
    ),
    check(
        "-",
        "spots columns 2 months",
        "dark spots, fractional CO2, 2 months, type IV",
        "redness.share.fco2_pigment_2mo",
        "%",
        Given(16.0, 8.0),
        Reworked,
    ),
    check(
        "-",
        "spots rf 4 weeks",
        "dark spots, RF needles, 4 weeks, type IV",
        "redness.share.mnrf_pigment_4wk",
        "%",
        Given(12.0, 7.0),
        Reworked,
    ),
    check(
        "-",
        "spots non-ablative",
        "dark spots, non-ablative fractional, type IV",
        "pih.incidence.nafl_high_e_lowdens",
        "%",
        Given(7.1, 4.0),
        Reworked,
    ),
    check("-", "darkest", "darkest after", "pih.darkening_window", "week", Value, Reworked),
];

/// What a reader must know of the table.
const NOTES: &str = "
Observed: value and standard deviation. Rows rarely give one; where they do not, half a stated range or an assumed
spread stands.
fitted: history matching saw it. predicted: no parameter rests on it and no equation was changed for it. reworked: no
parameter rests on it, but equations were changed after it had been compared (what counts as open under a heated rim,
which cells widen vessels, how new epidermis takes on colour, how much collagen fits). compared: grade B to D, or another
reading of the row.
hit: the observation lies within two standard deviations of the model's median, or nine draws of ten keep a limit.
weak hit: only an end of the band reaches the observation, the band spans more than a factor of ten or six tenths of a
bounded scale (and is wider than the observation), or the median keeps a limit that more than a tenth of the draws break.
MISS: not even the band's end comes within two standard deviations of the observation, or the median breaks a limit.
";

/// The table in Markdown; one column of samples per check.
pub fn markdown(columns: &[Vec<f64>]) -> String {
    let mut text = String::from(
        "| check | quantity | observed | row (grade) | model: median (90 %) | stands | residual | |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    let lines: Vec<Line> = CHECKS.iter().zip(columns).map(|(check, column)| Line::of(check, column)).collect();
    for line in &lines {
        let _ = writeln!(text, "{}", line.text);
    }
    let _ = writeln!(text, "\n{} lines.\n", lines.len());
    for stands in Stands::ALL {
        let count = |verdict| {
            let both =
                lines.iter().zip(CHECKS).filter(|(line, check)| line.verdict == verdict && check.stands == stands);
            both.count()
        };
        let [hit, weak, missed] = [Verdict::Hit, Verdict::Weak, Verdict::Miss].map(count);
        let _ = writeln!(text, "- {}: {hit} hit, {weak} weak, {missed} missed", stands.word());
    }
    text.push_str(NOTES);
    text
}

#[derive(Clone, Copy, PartialEq)]
enum Verdict {
    Hit,
    Weak,
    Miss,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Verdict::Hit => "hit",
            Verdict::Weak => "weak hit",
            Verdict::Miss => "**MISS**",
        }
    }

    fn of_limit(median_keeps: bool, share: f64) -> Verdict {
        match median_keeps {
            false => Verdict::Miss,
            true if share < LIMIT_KEPT => Verdict::Weak,
            true => Verdict::Hit,
        }
    }
}

/// Of the draws, so many must keep a limit.
const LIMIT_KEPT: f64 = 0.9;
/// A band over a larger factor decides little.
const WIDE_FACTOR: f64 = 10.0;
/// Nor does one over more of a bounded scale.
const WIDE_SHARE: f64 = 0.6;

struct Line {
    text: String,
    verdict: Verdict,
}

impl Line {
    fn of(check: &Check, samples: &[f64]) -> Line {
        let (low, median, high) = (quantile(samples, 0.05), quantile(samples, 0.5), quantile(samples, 0.95));
        let middle = if check.unit == "% of draws" { mean(samples) } else { median };
        let (shown, residual, verdict) = against(check, samples, low, middle, high);
        let stands = check.stands.word();
        let grade = row(check.row).map_or_else(|| "?".to_owned(), |row| format!("{:?}", row.grade));
        let model = if check.unit == "% of draws" {
            format!("{middle:.0} {}", check.unit)
        } else {
            format!("{} ({} to {}) {}", short(middle), short(low), short(high), check.unit)
        };
        let text = format!(
            "| {} | {} | {shown} | `{}` ({grade}) | {model} | {stands} | {residual} | {} |",
            check.check,
            check.shown,
            check.row,
            verdict.word()
        );
        Line { text, verdict }
    }
}

/// What is shown as observed, the residual in standard deviations of observation and model together, and the verdict
/// ([`NOTES`]); where fitted, the discrepancy counts with the observation's standard deviation.
fn against(check: &Check, samples: &[f64], low: f64, middle: f64, high: f64) -> (String, String, Verdict) {
    let model_sd = if check.unit == "% of draws" { 0.0 } else { (high - low) / 3.29 };
    let (value, sd) = match check.bind {
        Bind::AtMost(limit) => {
            let kept = kept(samples, |value| value <= limit);
            return (format!("<= {}", short(limit)), said(kept), Verdict::of_limit(middle <= limit, kept));
        }
        Bind::AtLeast(limit) => {
            let kept = kept(samples, |value| value >= limit);
            return (format!(">= {}", short(limit)), said(kept), Verdict::of_limit(middle >= limit, kept));
        }
        Bind::Given(value, sd) => (value, sd),
        Bind::Value => of_row(check.row),
    };
    let observed_sd = sd.hypot(doubt(check));
    let residual = (middle - value) / model_sd.hypot(observed_sd);
    let (low, high) = if check.unit == "% of draws" { (middle, middle) } else { (low, high) };
    let reached = value + 2.0 * observed_sd >= low && value - 2.0 * observed_sd <= high;
    let verdict = match ((middle - value).abs() <= 2.0 * observed_sd, reached) {
        (_, false) => Verdict::Miss,
        (true, true) if !wide(check, low, high, observed_sd) => Verdict::Hit,
        _ => Verdict::Weak,
    };
    (format!("{} +- {}", short(value), short(sd)), format!("{residual:+.1}"), verdict)
}

/// Whether a band says little: wider than the observation, and over a large factor or most of a bounded scale.
fn wide(check: &Check, low: f64, high: f64, observed_sd: f64) -> bool {
    let most = match check.unit {
        "%" => 100.0,
        "share" => 1.0,
        _ => f64::INFINITY,
    };
    high - low > 4.0 * observed_sd && (high > WIDE_FACTOR * low.max(0.0) || high - low > WIDE_SHARE * most)
}

/// The discrepancy of a fitted value in its own unit.
fn doubt(check: &Check) -> f64 {
    if check.stands != Stands::Fitted {
        return 0.0;
    }
    let target = TARGETS.iter().find(|target| target.row == check.row);
    target.map_or(0.0, |t| t.discrepancy_sd * if t.logarithm { observed(t).unwrap_or(1.0) } else { 1.0 })
}

/// Value and half range of a row; the observed standard deviation of the fit set where it is in it.
fn of_row(id: &str) -> (f64, f64) {
    if let Some(target) = TARGETS.iter().find(|target| target.row == id) {
        let value = observed(target).unwrap_or(f64::NAN);
        return (value, target.observed_sd * if target.logarithm { value } else { 1.0 });
    }
    let Some(row) = row(id) else { return (f64::NAN, f64::NAN) };
    let half = match (row.low, row.high) {
        (Some(low), Some(high)) => 0.5 * (high - low),
        _ => 0.0,
    };
    (row.value.unwrap_or(f64::NAN), half)
}

/// Share of the draws that keep a limit.
fn kept(samples: &[f64], keeps: impl Fn(f64) -> bool) -> f64 {
    samples.iter().filter(|value| keeps(**value)).count() as f64 / samples.len() as f64
}

fn said(kept: f64) -> String {
    format!("{:.0} % keep it", 100.0 * kept)
}

fn quantile(samples: &[f64], share: f64) -> f64 {
    let mut sorted: Vec<f64> = samples.iter().copied().filter(|value| value.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    if sorted.is_empty() { f64::NAN } else { sorted[((sorted.len() - 1) as f64 * share).round() as usize] }
}

fn mean(samples: &[f64]) -> f64 {
    samples.iter().sum::<f64>() / samples.len() as f64
}

/// Three digits.
fn short(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}
