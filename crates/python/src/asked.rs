//! Questions as Python writes them: JSON whose values are texts, with the names that the command's arguments have.

use std::path::PathBuf;

use exoskin::texts::{container, missing, named, part, parts, word};
use exoskin::{
    Compare, DateOrder, Day, Diagnostic, Dose, HalfLife, LogOptions, LotFiles, Mass, Options, Over, Past, Risk, Scale,
    Steps, Sweep, Temperature, Time, Vein, Vial, Volume, parse_whole,
};
use pyo3::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::errors::input;
use crate::own::Own;

type Checked<T> = Result<T, Diagnostic>;

/// Most donors in a lot, and most vials of one: as the command takes them.
const MOST_DONORS: u64 = 1_000_000;
const MOST_VIALS: u64 = 10_000_000;

/// Reads a question.
pub fn read<T: DeserializeOwned>(py: Python<'_>, json: &str) -> PyResult<T> {
    serde_json::from_str(json).map_err(|wrong| input(py, &Diagnostic::new(format!("not a question ({wrong})"))))
}

/// How exactly: whole numbers as texts, so that what is wrong with one is said in the same words as everywhere.
#[derive(Debug, Default, Deserialize)]
pub struct Exactly {
    samples: Option<String>,
    draws: Option<String>,
    seed: Option<String>,
    threads: Option<String>,
}

impl Exactly {
    /// With defaults for what was not given.
    pub fn options(&self, usual: Options) -> Checked<Options> {
        let size = |number: &Option<String>, usual: usize, range: &std::ops::RangeInclusive<usize>, name| {
            let wide = |end: usize| u64::try_from(end).unwrap_or(u64::MAX);
            let read = whole(number.as_ref(), wide(*range.start())..=wide(*range.end()), name)?;
            Ok::<usize, Diagnostic>(read.map_or(usual, |number| usize::try_from(number).unwrap_or(usize::MAX)))
        };
        let threads =
            self.threads.as_ref().map(|_| size(&self.threads, 1, &exoskin::THREADS, "threads")).transpose()?;
        Ok(Options {
            seed: whole(self.seed.as_ref(), 0..=u64::MAX, "seed")?,
            samples: size(&self.samples, usual.samples, &exoskin::SAMPLES, "samples")?,
            draws: size(&self.draws, usual.draws, &exoskin::DRAWS, "draws")?,
            threads,
            ..usual
        })
    }
}

fn whole(text: Option<&String>, range: std::ops::RangeInclusive<u64>, name: &str) -> Checked<Option<u64>> {
    text.map(|text| parse_whole(text, range).map_err(|wrong| named(wrong, name))).transpose()
}

/// `exoskin.vial` and `exoskin.half_life`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VialAsked {
    product: String,
    history: Option<String>,
    log: Option<PathBuf>,
    log_column: Option<String>,
    log_dates: Option<String>,
    log_scale: Option<String>,
    log_device: Option<String>,
    at: Option<String>,
    hold: Option<String>,
    container: Option<String>,
    tracking: Option<PathBuf>,
    dilution: Option<String>,
    certificate: Option<PathBuf>,
    stability: Option<PathBuf>,
    dish: Option<PathBuf>,
    exactly: Exactly,
}

impl VialAsked {
    /// What storage left.
    pub fn vial(&self, own: &Own) -> Checked<Vial> {
        Ok(Vial { past: self.past()?, ..self.fresh(own)? })
    }

    /// How long until half is left.
    pub fn half(&self, own: &Own) -> Checked<HalfLife> {
        let at = part::<Temperature>(self.at.as_ref(), "at")?;
        let at = at.ok_or_else(|| missing("at", "a temperature, for example 4C"))?;
        Ok(HalfLife { vial: self.fresh(own)?, at })
    }

    fn fresh(&self, own: &Own) -> Checked<Vial> {
        let usual = Vial::of(own.name(&self.product));
        Ok(Vial {
            container: container(self.container.as_ref())?,
            lot: LotFiles {
                certificate: self.certificate.clone(),
                nta: self.tracking.clone(),
                dilution: part(self.dilution.as_ref(), "dilution")?,
            },
            stability: self.stability.clone(),
            dish: self.dish.clone(),
            options: self.exactly.options(usual.options.clone())?,
            ..usual
        })
    }

    fn past(&self) -> Checked<Option<Past>> {
        let given = [("history", self.history.is_some()), ("log", self.log.is_some())];
        if let (Some((first, _)), true) = (given.into_iter().find(|(_, given)| *given), self.at.is_some()) {
            let wrong = Diagnostic::new(format!("says the same as `{first}`")).argument("at");
            return Err(wrong.expected("a history, a log or both, or a temperature"));
        }
        let steps = part::<Steps>(self.history.as_ref(), "history")?;
        if let Some(path) = &self.log {
            let options = LogOptions {
                dates: word(self.log_dates.as_ref(), &DateOrder::WORDS, "log_dates")?,
                scale: word(self.log_scale.as_ref(), &Scale::WORDS, "log_scale")?,
                column: self.log_column.clone(),
                device: self.log_device.clone(),
            };
            return Ok(Some(Past::Log { before: steps, path: path.clone(), options }));
        }
        if let Some(steps) = steps {
            return Ok(Some(Past::Steps(steps)));
        }
        let Some(at) = part::<Temperature>(self.at.as_ref(), "at")? else { return Ok(None) };
        let time = part::<Time>(self.hold.as_ref(), "hold")?;
        let time = time.ok_or_else(|| missing("hold", "a time, for example 36h"))?;
        Ok(Some(Past::Held(at, time)))
    }
}

/// `exoskin.dose`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoseAsked {
    product: String,
    volume: String,
    site: Option<String>,
    age: Option<String>,
    area: Option<String>,
    after: Option<String>,
    needle: Option<String>,
    set: Vec<String>,
    delay: Option<String>,
    history: Option<String>,
    container: Option<String>,
    rub: Vec<String>,
    rinse: Option<String>,
    count_only: bool,
    price: Option<String>,
    price_of: Vec<String>,
    exactly: Exactly,
}

impl DoseAsked {
    /// The question.
    pub fn question(self, own: &Own) -> Checked<Dose> {
        let usual = Dose::of(own.name(&self.product), volume(&self.volume)?);
        if self.price.is_none() && !self.price_of.is_empty() {
            return Err(missing("price", "the price of the dose, as its alternatives have one"));
        }
        Ok(Dose {
            site: self.site.unwrap_or_else(|| usual.site.clone()),
            age: part(self.age.as_ref(), "age")?,
            area: part(self.area.as_ref(), "area")?,
            after: own.name(self.after.as_ref().unwrap_or(&usual.after)),
            needle: part(self.needle.as_ref(), "needle")?,
            settings: parts(&self.set, "set")?,
            delay: part(self.delay.as_ref(), "delay")?,
            history: part(self.history.as_ref(), "history")?,
            container: container(self.container.as_ref())?,
            rub: parts(&self.rub, "rub")?,
            rinse: part(self.rinse.as_ref(), "rinse")?,
            count_only: self.count_only,
            price: part(self.price.as_ref(), "price")?,
            price_of: parts(&self.price_of, "price_of")?,
            options: self.exactly.options(usual.options.clone())?,
            ..usual
        })
    }
}

fn volume(text: &str) -> Checked<Volume> {
    text.parse().map_err(|wrong| named(wrong, "volume"))
}

/// `exoskin.infusion`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InfusionAsked {
    product: String,
    volume: String,
    mass: Option<String>,
    history: Option<String>,
    container: Option<String>,
    exactly: Exactly,
}

impl InfusionAsked {
    /// The question.
    pub fn question(&self, own: &Own) -> Checked<Vein> {
        let usual = Vein::of(own.name(&self.product), volume(&self.volume)?);
        let mass = |text: &String| -> Checked<Mass> { exoskin::body_mass(text).map_err(|wrong| named(wrong, "mass")) };
        Ok(Vein {
            mass: self.mass.as_ref().map(mass).transpose()?,
            history: part(self.history.as_ref(), "history")?,
            container: container(self.container.as_ref())?,
            options: self.exactly.options(usual.options.clone())?,
            ..usual
        })
    }
}

/// Where results go.
#[derive(Debug, Deserialize)]
pub struct Place {
    /// The folder; none takes the command's.
    pub out: Option<PathBuf>,
    /// Whether the result of another run is replaced.
    #[serde(default)]
    pub overwrite: bool,
}

/// `Scenario.compare`.
#[derive(Debug, Deserialize)]
pub struct CompareAsked {
    arms: Option<Vec<String>>,
    base: Option<String>,
    against: Option<String>,
    days: Option<Vec<String>>,
    price: Vec<String>,
    #[serde(flatten)]
    place: Place,
    exactly: Exactly,
}

impl CompareAsked {
    /// The question.
    pub fn question(self, scenario: PathBuf) -> Checked<Compare> {
        let usual = Compare::of(scenario);
        Ok(Compare {
            arms: self.arms,
            base: self.base,
            against: self.against,
            days: self.days.map(|days| parts::<Day>(&days, "days")).transpose()?,
            price: parts(&self.price, "price")?,
            out: self.place.out,
            overwrite: self.place.overwrite,
            options: self.exactly.options(usual.options.clone())?,
            ..usual
        })
    }
}

/// `Scenario.run`.
#[derive(Debug, Deserialize)]
pub struct RunAsked {
    #[serde(flatten)]
    place: Place,
    exactly: Exactly,
}

impl RunAsked {
    /// The question.
    pub fn question(self, scenario: PathBuf) -> Checked<exoskin::Run> {
        let usual = exoskin::Run::of(scenario);
        let options = self.exactly.options(usual.options.clone())?;
        Ok(exoskin::Run { out: self.place.out, overwrite: self.place.overwrite, options, ..usual })
    }
}

/// `Scenario.check`.
#[derive(Debug, Deserialize)]
pub struct CheckAsked {
    /// For which the cost is given.
    pub exactly: Exactly,
}

/// `exoskin.sweep`.
#[derive(Debug, Deserialize)]
pub struct SweepAsked {
    over: Vec<String>,
    out: Option<PathBuf>,
    exactly: Exactly,
}

impl SweepAsked {
    /// The question.
    pub fn question(self, scenario: PathBuf) -> Checked<Sweep> {
        let usual = Sweep::of(scenario);
        let over: Vec<Over> = parts(&self.over, "over")?;
        Ok(Sweep { over, out: self.out, options: self.exactly.options(usual.options.clone())?, ..usual })
    }
}

/// `exoskin.risk`.
#[derive(Debug, Deserialize)]
pub struct RiskAsked {
    vein: bool,
    prevalence: Option<String>,
    titre: Option<String>,
    log_reduction: Option<String>,
    donors: Option<String>,
    vials_tested: Option<String>,
    contaminated: Option<String>,
    exactly: Exactly,
}

impl RiskAsked {
    /// The question.
    pub fn question(&self, scenario: PathBuf) -> Checked<Risk> {
        let usual = Risk::of(scenario);
        let options = Options { samples: usual.samples, draws: usual.draws, ..Options::followed() };
        let Options { seed, samples, draws, .. } = self.exactly.options(options)?;
        let own = exoskin::risk::OwnNumbers {
            prevalence: part(self.prevalence.as_ref(), "prevalence")?,
            titre: part(self.titre.as_ref(), "titre")?,
            log_reduction: part(self.log_reduction.as_ref(), "log_reduction")?,
            donors: whole(self.donors.as_ref(), 1..=MOST_DONORS, "donors")?,
            vials_tested: whole(self.vials_tested.as_ref(), 1..=MOST_VIALS, "vials_tested")?,
            contaminated: part(self.contaminated.as_ref(), "contaminated")?,
        };
        Ok(Risk { vein: self.vein, own, seed, samples, draws, ..usual })
    }
}
