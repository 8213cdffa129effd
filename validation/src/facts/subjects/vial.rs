//! What is left of a vial: the histories in `data/vials.csv`, and how long half of it lasts.

use exoskin_evidence::{Medians, Parameter};
use exoskin_quantity::{Diagnostic, Source};
use exoskin_stats::{Design, Layout, variance};
use exoskin_study::draws::Remembering;
use exoskin_vial::{History, Product, VialDraw, VialOutcome, load_product, until_half};

use crate::facts::made::{Basis, made};
use crate::facts::work::{FactsError, Work, band};
use exoskin_claims::Fact;

/// Where the histories are.
const HISTORIES: &str = "crates/claims/data/vials.csv";
/// Largest size of that file, bytes.
const MAX_BYTES: u64 = 100_000;
/// The refrigerator and the room, °C.
const COLD_C: f64 = 4.0;
const ROOM_C: f64 = 22.0;
const HOURS_PER_DAY: f64 = 24.0;

/// One line of that file.
struct Kept {
    id: String,
    name: String,
    product: String,
    history: String,
}

pub(super) fn facts(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let mut facts = Vec::new();
    let (mut frozen, mut warm) = (None, None);
    for kept in histories(work)? {
        let vials = Vials::after(work, &kept.product, &kept.history)?;
        let command = format!("exoskin vial {} --history \"{}\" {}", kept.product, kept.history, work.sampled());
        let whole = vials.percent(|draw| draw.whole_share);
        let potency = vials.percent(|draw| draw.potency);
        // The bands as the command gives them.
        let told = outcome(work, &kept)?;
        facts.push(made(
            &format!("vial.{}.whole", kept.id),
            &format!("vesicles still whole after {}", kept.name),
            told.whole_share.times(100.0),
            "%",
            vials.basis(&whole),
            &command,
        ));
        facts.push(made(
            &format!("vial.{}.potency", kept.id),
            &format!("potency of the whole vesicles after {}", kept.name),
            told.potency.times(100.0),
            "%",
            vials.basis(&potency),
            &command,
        ));
        match kept.id.as_str() {
            "frozen_month" => frozen = Some(whole),
            "room_month" => warm = Some((whole, vials.basis(&[]))),
            _ => {}
        }
    }
    if let (Some(frozen), Some((warm, basis))) = (frozen, warm) {
        let apart: Vec<f64> = frozen.iter().zip(&warm).map(|(frozen, warm)| frozen - warm).collect();
        let name =
            "extra percentage points still whole after a month in the deep freezer, compared with room temperature";
        facts.push(made("vial.freezer_over_room", name, band(&apart)?, "%", basis, "exoskin vial frozen_msc"));
    }
    facts.push(half(work, "vial.half_life_cold", "refrigerator", COLD_C)?);
    facts.push(half(work, "vial.half_life_room", "room temperature", ROOM_C)?);
    facts.push(of_label(work)?);
    Ok(facts)
}

fn histories(work: &Work<'_>) -> Result<Vec<Kept>, FactsError> {
    let source = Source::read(&work.path(HISTORIES), MAX_BYTES)?;
    let wrong = |problem: String| Diagnostic::new(problem).in_file(HISTORIES);
    let mut reader = csv::Reader::from_reader(source.text.as_bytes());
    let mut kept = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| wrong(e.to_string()))?;
        let cell = |place: usize| record.get(place).unwrap_or_default().to_owned();
        kept.push(Kept { id: cell(0), name: cell(1), product: cell(2), history: cell(3) });
    }
    Ok(kept)
}

/// What the command says of a vial.
fn outcome(work: &Work<'_>, kept: &Kept) -> Result<VialOutcome, FactsError> {
    let product = load_product(&kept.product)?;
    let history = History::parse(&kept.history).map_err(Diagnostic::from)?;
    let (design, container) = (design(work), product.vessel.container);
    Ok(exoskin_vial::outcome(&product, &history, container, work.options.samples, |sample| design.units(sample)))
}

/// Many draws of one vial.
pub(super) struct Vials {
    draws: Vec<VialDraw>,
    varying: Vec<&'static Parameter>,
    design: Design,
}

impl Vials {
    /// Of a product that comes with exoskin, after a history.
    pub fn after(work: &Work<'_>, product: &str, history: &str) -> Result<Vials, FactsError> {
        let product = load_product(product)?;
        let history = History::parse(history).map_err(Diagnostic::from)?;
        Ok(Vials::of(work, &product, &history))
    }

    /// Of any product.
    pub fn of(work: &Work<'_>, product: &Product, history: &History) -> Vials {
        let design = design(work);
        let container = product.vessel.container;
        let asked = Remembering::new(&Medians);
        let _ = exoskin_vial::draw(product, history, container, &asked);
        let asked = asked.asked();
        let varies = |p: &&'static Parameter| asked.get(p.id).is_some_and(exoskin_evidence::Prior::varies);
        let varying = exoskin_vial::parameters::drawn().into_iter().filter(varies).collect();
        let one = |sample| exoskin_vial::draw(product, history, container, &design.units(sample));
        Vials { draws: (0..work.options.samples).map(one).collect(), varying, design }
    }

    /// A value of every draw.
    pub fn each(&self, value: impl Fn(&VialDraw) -> f64) -> Vec<f64> {
        self.draws.iter().map(value).collect()
    }

    /// A share of every draw in per cent.
    pub fn percent(&self, share: impl Fn(&VialDraw) -> f64) -> Vec<f64> {
        self.each(|draw| 100.0 * share(draw))
    }

    /// What `answer` rests on; without a share of the variance where it does not vary.
    pub fn basis(&self, answer: &[f64]) -> Basis {
        let assumed = |input: usize| self.varying[input].is_assumed_or_d();
        let count = (0..self.varying.len()).filter(|input| assumed(*input)).count() as u32;
        let columns: Vec<Vec<f64>> =
            self.varying.iter().map(|p| self.design.sample_column(p.id).unwrap_or_default()).collect();
        // Anything below a thousandth of a per cent does not differ from zero.
        let logs = variance::log_floored(answer, 1e-3);
        let share = variance::decompose(&columns, &logs).ok().map(|parts| parts.group(assumed).share);
        Basis { assumed: count, of: self.varying.len() as u32, share }
    }
}

/// The design over everything that a vial depends on.
pub(super) fn design(work: &Work<'_>) -> Design {
    let layout = Layout { transport_rows: work.options.samples, samples: work.options.samples };
    exoskin_evidence::design(work.options.seed, &exoskin_vial::parameters::drawn(), layout)
}

fn half(work: &Work<'_>, id: &str, place: &str, celsius: f64) -> Result<Fact, FactsError> {
    let product = load_product("frozen_msc")?;
    let design = design(work);
    let found = until_half(&product, product.vessel.container, celsius, work.options.samples, |i| design.units(i));
    let command = format!("exoskin vial frozen_msc --at {celsius}C --until-half {}", work.sampled());
    let basis = Vials::after(work, "frozen_msc", "4C 7d")?.basis(&[]);
    let name = format!("time until half of the vesicles are left whole, {place}");
    Ok(made(id, &name, found.hours.times(1.0 / HOURS_PER_DAY), "d", basis, command))
}

fn of_label(work: &Work<'_>) -> Result<Fact, FactsError> {
    let vials = Vials::after(work, "frozen_msc", "-80C 14d; thaw")?;
    let shares = vials.percent(|draw| draw.whole_per_um3() / draw.label_per_um3);
    let name = "whole vesicles per particle on the label, thawed";
    let command = format!("exoskin vial frozen_msc --history \"-80C 14d; thaw\" {}", work.sampled());
    Ok(made("vial.whole_of_label", name, band(&shares)?, "%", vials.basis(&shares), command))
}
