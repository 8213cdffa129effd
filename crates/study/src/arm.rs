//! One arm: bands of every answer over the samples.

use exoskin_quantity::unit::{CM2_UM2, DAY_S, ML_UM3, MM2_UM2, UL_UM3};
use exoskin_stats::{Band, BandWithError, band};
use std::collections::BTreeMap;

use exoskin_evidence::Parameter;
use exoskin_record::summary as doc;
use exoskin_record::summary::{ApplyWithin, ArmSummary, ChannelSummary, SizeRow, StripStep};
use exoskin_scenario::{Application, Scenario};
use exoskin_therapy::delivery::outcome::{WAITING, fate_names};
use exoskin_therapy::delivery::{Case, Setup};
use exoskin_transport::{Ledger, Stream};
use exoskin_vial::CountedBy;
use rayon::prelude::*;

use super::draws::Held;
use super::plan::ArmPlan;
use super::sampled::{self, Sampled, band_with_error, defect};
use super::samples::{self, Sample};
use super::solved::Solved;
use super::told;
use super::treatments::Treatment;
use super::{Options, StudyError, Watch, cells, course, influence};
use exoskin_stats::design::Design;

/// Random stream of the ledger.
const LEDGER_PROCESS: u32 = 1;

/// What every arm is counted from.
pub struct Counting<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// How exactly.
    pub options: &'a Options,
    /// The joint design.
    pub design: &'a Design,
    /// Solved rows, by block.
    pub solved: &'a [Vec<Solved>],
    /// Asked whether to stop.
    pub watch: &'a dyn Watch,
}

/// The summary of one arm; `varying` are the parameters that it depends on, `working` is the share of the vesicles taken
/// up that set something off, by sample.
///
/// # Errors
/// A draw that cannot be solved again for the pictures, or a ledger that does not close.
pub fn arm(
    counting: &Counting<'_>,
    plan: &ArmPlan,
    varying: &[&'static Parameter],
    working: &[f64],
) -> Result<ArmSummary, StudyError> {
    let &Counting { scenario, options, design, solved, watch } = counting;
    let arm = &scenario.arms[plan.index];
    let name = arm.name.clone();
    let procedure = arm.sessions.first().map_or_else(String::new, |s| s.procedure.name.clone());
    let sessions_days: Vec<f64> = arm.sessions.iter().map(|session| session.at_s / DAY_S).collect();
    let (Some(application), Some(case), Some(base)) = (&plan.application, &plan.case, plan.base) else {
        return Ok(ArmSummary { done: told::procedure(arm), ..nothing_applied(name, procedure, sessions_days) });
    };
    let samples = samples::samples(application, case, &scenario.overrides, design, watch)?;
    let sampled = Sampled { samples, rows: &solved[base], clusters: design.clusters() };
    let reported = sampled.reported();
    let row = sampled.samples[reported].row;
    let row_draws = design.transport(row);
    let setup = case.setup(&Held::new(&row_draws, &scenario.overrides))?;
    let names = fate_names(&setup);
    let types: Vec<String> = setup.cells.iter().map(|cells| cells.name.clone()).collect();
    let ledger = ledger(options, &sampled, reported, &names)?;
    let varying = if options.drivers { varying } else { &[] };
    let ((assumed_share, decides), (cells, course)) = rayon::join(
        || {
            rayon::join(
                || influence::assumed_share(varying, design, &sampled),
                || influence::decides(varying, design, &sampled),
            )
        },
        || {
            let cells = || cells::cells(&types, &sampled.samples, sampled.rows);
            rayon::join(cells, || over_time(counting, &setup, row, case))
        },
    );
    Ok(ArmSummary {
        name,
        product: application.product.name.clone(),
        products: products(arm),
        beside: beside(counting, plan)?,
        procedure,
        done: told::procedure(arm),
        sessions_days,
        delay_min: case.delay_s / 60.0,
        dose: dose(application, case, &sampled, ledger.applied)?,
        strip: strip(&sampled, Some(working))?,
        entered_share: band_with_error(&sampled.of_rows(|row| row.entered), &sampled.clusters)?,
        taken_up_share: band_with_error(&sampled.of_rows(|row| row.taken_up), &sampled.clusters)?,
        ledger,
        fate_shares: fate_shares(&names, &sampled)?,
        cells: cells?,
        endogenous_ratio: endogenous(&sampled)?,
        channel: channel(&sampled)?,
        apply_within: apply_within(plan, solved)?,
        sizes: sizes(plan, solved)?,
        assumed_share,
        decides,
        course: course?,
        fluid_budget_ul_per_cm2: band(&sampled.of_rows(|row| row.fluid_um3 / row.cell_area_um2 * CM2_UM2 / UL_UM3))
            .map_err(defect)?,
        readouts: BTreeMap::new(),
        dark_spots: None,
    })
}

/// Strip and ledger of every other product of the counted session.
fn beside(counting: &Counting<'_>, plan: &ArmPlan) -> Result<Vec<doc::ProductCount>, StudyError> {
    let &Counting { scenario, options, design, solved, watch } = counting;
    let one = |treatment: &Treatment| {
        let (application, case) = (&treatment.application, &treatment.case);
        let samples = samples::samples(application, case, &scenario.overrides, design, watch)?;
        let sampled = Sampled { samples, rows: &solved[treatment.block], clusters: design.clusters() };
        let reported = sampled.reported();
        let row_draws = design.transport(sampled.samples[reported].row);
        let names = fate_names(&case.setup(&Held::new(&row_draws, &scenario.overrides))?);
        let ledger = ledger(options, &sampled, reported, &names)?;
        Ok(doc::ProductCount {
            product: application.product.name.clone(),
            delay_min: case.delay_s / 60.0,
            dose: dose(application, case, &sampled, ledger.applied)?,
            strip: strip(&sampled, None)?,
            entered_share: band_with_error(&sampled.of_rows(|row| row.entered), &sampled.clusters)?,
            taken_up_share: band_with_error(&sampled.of_rows(|row| row.taken_up), &sampled.clusters)?,
            ledger,
        })
    };
    plan.beside.iter().map(|&treatment| one(&plan.treatments[treatment])).collect()
}

/// The reported draw over time; nothing where nobody looks at it.
fn over_time(counting: &Counting<'_>, setup: &Setup, row: usize, case: &Case) -> Result<doc::Course, StudyError> {
    let &Counting { options, watch, .. } = counting;
    if options.gains_only {
        return Ok(doc::Course::default());
    }
    course::course(setup, options.pictures, &|| watch.stopped()).map_err(|error| match error.is_stopped() {
        true => StudyError::Stopped,
        false => StudyError::Solve { row, what: case.procedure.name.clone(), reason: error.to_string() },
    })
}

/// Every product of every session, each once, in order.
fn products(arm: &exoskin_scenario::Arm) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for application in arm.sessions.iter().flat_map(|session| &session.applications) {
        if !names.contains(&application.product.name) {
            names.push(application.product.name.clone());
        }
    }
    names
}

fn dose(application: &Application, case: &Case, sampled: &Sampled<'_>, applied: u64) -> Result<doc::Dose, StudyError> {
    use exoskin_quantity::toml::Known;
    let label = match application.product.label.count_per_um3 {
        Known::Is(count) => Some(count * case.volume_um3),
        _ => None,
    };
    Ok(doc::Dose {
        label_vesicles: label,
        applied_vesicles: applied,
        per_mm2: band(&sampled.of_both(|sample, _| sample.whole / sample.area_um2 * MM2_UM2)).map_err(defect)?,
        volume_ml: case.volume_um3 / ML_UM3,
        film_um: band(&sampled.of_both(|sample, _| case.volume_um3 / sample.area_um2)).map_err(defect)?.median,
        counted_by: application.product.label.counted_by.word().into(),
    })
}

/// The steps of the strip, the last one where it is known what works.
fn strip(sampled: &Sampled<'_>, working: Option<&[f64]>) -> Result<Vec<StripStep>, StudyError> {
    type Step = (&'static str, fn(&Sample, &Solved) -> f64);
    let steps: [Step; 7] = [
        ("label", |sample, _| sample.label),
        ("whole_in_vial", |sample, _| sample.whole),
        ("on_skin", |sample, _| sample.whole),
        ("entered", |sample, row| sample.whole * row.entered),
        ("in_tissue", |sample, row| sample.whole * row.in_tissue),
        ("reached_cell", |sample, row| sample.whole * row.reached_cell),
        ("taken_up", |sample, row| sample.whole * row.taken_up),
    ];
    let worked = working.map(|working| {
        let taken = sampled.of_both(|sample, row| sample.whole * row.taken_up);
        ("working", taken.iter().zip(working).map(|(taken, share)| taken * share).collect::<Vec<f64>>())
    });
    let banded = |(step, values): (&str, Vec<f64>)| {
        let (Band { median, p05, p95 }, intervals) = sampled::band_and_intervals(&values, &sampled.clusters)?;
        Ok(StripStep { step: step.to_owned(), median, p05, p95, intervals })
    };
    let columns = steps.into_par_iter().map(|(step, value)| (step, sampled.of_both(value)));
    columns.chain(worked).map(banded).collect()
}

pub(crate) fn ledger(
    options: &Options,
    sampled: &Sampled<'_>,
    reported: usize,
    names: &[String],
) -> Result<doc::Ledger, StudyError> {
    let sample = &sampled.samples[reported];
    let shares: Vec<(String, f64)> =
        names.iter().cloned().zip(sampled.rows[sample.row].fates.iter().copied()).collect();
    // Arms share the stream: they differ in what they do, not by luck.
    let mut stream = Stream::new(options.seed, 0, LEDGER_PROCESS, 0);
    let applied = (sample.whole * sampled.rows[sample.row].supply).round() as u64;
    let ledger = Ledger::draw(&mut stream, applied, &shares).map_err(defect)?;
    Ok(doc::Ledger { applied: ledger.applied(), fates: ledger.fates().clone() })
}

fn fate_shares(names: &[String], sampled: &Sampled<'_>) -> Result<BTreeMap<String, doc::Band>, StudyError> {
    names
        .par_iter()
        .enumerate()
        .map(|(fate, name)| Ok((name.clone(), band(&sampled.of_rows(|row| row.fates[fate])).map_err(defect)?)))
        .collect()
}

/// None where most samples take nothing up: the ratio would be unbounded.
fn endogenous(sampled: &Sampled<'_>) -> Result<Option<doc::Band>, StudyError> {
    let ratios = sampled.of_both(|sample, row| {
        let cells: f64 = row.per_um2.iter().sum::<f64>() * sample.area_um2;
        cells * sample.secreted_per_cell / (sample.whole * row.taken_up)
    });
    if ratios.iter().any(|ratio| !ratio.is_finite()) {
        return Ok(None);
    }
    band(&ratios).map(Some).map_err(defect)
}

fn channel(sampled: &Sampled<'_>) -> Result<Option<ChannelSummary>, StudyError> {
    if sampled.rows.iter().all(|row| row.channel_um[0] == 0.0) {
        return Ok(None);
    }
    let median = |values: Vec<f64>| band(&values).map(|band| band.median).map_err(defect);
    let per_channel =
        |sample: &Sample, row: &Solved, share: f64| sample.whole * row.cell_area_um2 / sample.area_um2 * share;
    Ok(Some(ChannelSummary {
        per_mm2: median(sampled.of_rows(|row| MM2_UM2 / row.cell_area_um2))?,
        width_um: median(sampled.of_rows(|row| row.channel_um[1]))?,
        depth_um: median(sampled.of_rows(|row| row.channel_um[0]))?,
        capacity: band(&sampled.of_both(|sample, row| per_channel(sample, row, row.capacity))).map_err(defect)?,
        entry_20min: band(&sampled.of_both(|sample, row| per_channel(sample, row, row.entry_20min))).map_err(defect)?,
    }))
}

/// Ratios within a draw; none where no draw takes anything up without a delay.
fn apply_within(plan: &ArmPlan, solved: &[Vec<Solved>]) -> Result<Vec<ApplyWithin>, StudyError> {
    let Some(&(_, first)) = plan.delays.first() else { return Ok(Vec::new()) };
    let rows = plan.delays.iter().map(|(_, block)| solved[*block].len()).min().unwrap_or(0);
    let at_once = &solved[first][..rows];
    if at_once.iter().all(|row| row.taken_up <= 0.0) {
        return Ok(Vec::new());
    }
    let of_delay = |&(delay_min, block): &(f64, usize)| {
        let both = solved[block][..rows].iter().zip(at_once).filter(|(_, at_once)| at_once.taken_up > 0.0);
        let ratios: Vec<f64> = both.map(|(late, at_once)| late.taken_up / at_once.taken_up).collect();
        Ok(ApplyWithin { delay_min, relative: band(&ratios).map_err(defect)? })
    };
    plan.delays.iter().map(of_delay).collect()
}

fn sizes(plan: &ArmPlan, solved: &[Vec<Solved>]) -> Result<Vec<SizeRow>, StudyError> {
    let rows = plan.sizes.iter().map(|(_, block)| solved[*block].len()).min().unwrap_or(0);
    plan.sizes
        .iter()
        .map(|&(diameter_nm, block)| {
            let column = |value: fn(&Solved) -> f64| -> Vec<f64> { solved[block][..rows].iter().map(value).collect() };
            Ok(SizeRow {
                diameter_nm,
                entered_share: band(&column(|row| row.entered)).map_err(defect)?,
                taken_up_share: band(&column(|row| row.taken_up)).map_err(defect)?,
            })
        })
        .collect()
}

/// An arm that applies nothing to the skin.
fn nothing_applied(name: String, procedure: String, sessions_days: Vec<f64>) -> ArmSummary {
    ArmSummary {
        name,
        product: "none".to_owned(),
        products: Vec::new(),
        beside: Vec::new(),
        procedure,
        done: doc::ProcedureUse::default(),
        sessions_days,
        delay_min: 0.0,
        dose: doc::Dose {
            label_vesicles: None,
            applied_vesicles: 0,
            per_mm2: Band::default(),
            volume_ml: 0.0,
            film_um: 0.0,
            counted_by: CountedBy::Maker.word().into(),
        },
        strip: Vec::new(),
        entered_share: BandWithError::default(),
        taken_up_share: BandWithError::default(),
        ledger: doc::Ledger { applied: 0, fates: WAITING.iter().map(|name| ((*name).to_owned(), 0)).collect() },
        fate_shares: BTreeMap::new(),
        cells: BTreeMap::new(),
        endogenous_ratio: None,
        channel: None,
        apply_within: Vec::new(),
        sizes: Vec::new(),
        assumed_share: doc::AssumedShare { share: None, count: 0, of: 0 },
        decides: Vec::new(),
        course: doc::Course::default(),
        fluid_budget_ul_per_cm2: Band::default(),
        readouts: BTreeMap::new(),
        dark_spots: None,
    }
}
