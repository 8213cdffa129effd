//! What a certificate or a test says about one lot, as the priors that it narrows.
//!
//! Two numbers of the model are open until somebody measures them: the share of the counted particles that are vesicles,
//! and the potency of the lot. Markers and purity narrow the first, a potency test the second; what a line of a
//! certificate cannot narrow is said to be read and not used.
//!
//! - A marker of vesicles (CD9, CD63, CD81) is a lower bound: what carries it is a vesicle, what does not may be one.
//! - Purity (particles per protein) moves the range: above what its authors call highly pure only the upper part is left,
//!   below what they call impure only the lower one, between them in the logarithm. No row relates the two; how much
//!   of the range is left is assumed (`vial.purity.range_left`).
//! - A potency test excludes the lot without any effect. With a number relative to a reference it becomes the potency,
//!   to within the error of such tests (`vial.potency.assay_factor`); the reference is taken as a typical lot.
//!
//! Checked by: tests/suite/narrowing.rs.

use exoskin_evidence::{Parameter, Prior};
use exoskin_quantity::write;

use crate::checklist::{Bound, Check, From, Number, Topic};
use crate::container::Container;
use crate::marker::{Marked, marked};
use crate::parameters as p;
use crate::product::Product;
use crate::slip::slip;

/// The highest potency relative to a reference that is read.
pub(crate) const MOST_POTENCY: f64 = 10.0; // number: limit of what is accepted as input

/// What one lot is known to be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LotFacts {
    /// Share of the particles that are vesicles, where markers or purity narrow it.
    pub vesicle_share: Option<Prior>,
    /// Potency of the lot relative to a typical one, where a test narrows it.
    pub potency: Option<Prior>,
    /// What the vial is made of, where the certificate says so.
    pub container: Option<Container>,
    /// What each kind of line was used for.
    pub used: Vec<Used>,
}

/// What became of the lines of a certificate that answer one question.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Used {
    /// The question.
    pub topic: Topic,
    /// The parameter that is narrowed; none where the lines are read and not used.
    pub parameter: Option<&'static str>,
    /// In words.
    pub text: String,
}

impl Used {
    fn narrows(topic: Topic, parameter: &Parameter, text: String) -> Used {
        Used { topic, parameter: Some(parameter.id), text }
    }

    /// A line that changes no number, and why.
    pub(crate) fn not(topic: Topic, why: &str) -> Used {
        Used { topic, parameter: None, text: format!("read, not used: {why}") }
    }
}

impl LotFacts {
    /// What the checks of a product say; those of a label or of another lot count for nothing.
    pub(crate) fn of(product: &Product) -> LotFacts {
        let is_own = |check: &&Check| matches!(check.from, From::Certificate | From::MeasuredByUs);
        let own: Vec<&Check> = product.checks.iter().filter(is_own).collect();
        let mut lot = LotFacts::default();
        if product.vesicles_are_a_share() {
            lot.share(&own, product.volume_ml());
        }
        lot.potency(&own);
        lot.container(&own, product.vessel.container);
        lot
    }

    fn share(&mut self, checks: &[&Check], volume_ml: f64) {
        let (low, high) = ends(&p::VESICLE_SHARE.base_prior());
        let slip = slip(checks, volume_ml);
        let by_purity = purity(&of(checks, Topic::Purity))
            .filter(|_| slip.is_none())
            .map(|range| (low + range.0 * (high - low), low + range.1 * (high - low)));
        let marked = marked(&of(checks, Topic::Markers));
        let seen = if let Marked::AtLeast(marked) = marked { marked } else { 0.0 };
        let (least, most) = by_purity.unwrap_or((low, high));
        // A marker is seen on the particles themselves; where purity contradicts it, it counts for more.
        let contradicted = by_purity.is_some() && seen >= most;
        let (after, until) = if contradicted { (low, high) } else { (least, most) };
        let until = if seen >= high { 1.0 } else { until };
        let after = after.max(seen);
        self.purity(of(checks, Topic::Purity).is_empty(), by_purity, slip, contradicted.then_some(seen));
        match marked {
            Marked::None => {}
            Marked::Unused(why) => self.used.push(Used::not(Topic::Markers, why)),
            Marked::AtLeast(marked) if marked <= least && !contradicted => {
                let why = format!(
                    "at least {} of the particles are vesicles, which excludes nothing",
                    write::percent(marked)
                );
                self.used.push(Used::not(Topic::Markers, &why));
            }
            Marked::AtLeast(marked) => {
                let against = if contradicted { ", although purity says otherwise" } else { "" };
                let text = format!(
                    "at least {} of the particles are vesicles{against}: the share is {} instead of {}",
                    write::percent(marked),
                    percent(after, until),
                    percent(low, high)
                );
                self.used.push(Used::narrows(Topic::Markers, &p::VESICLE_SHARE, text));
            }
        }
        if (after, until) != (low, high) {
            self.vesicle_share = Some(between(after, until));
        }
    }

    /// What became of the particles per protein.
    fn purity(&mut self, none: bool, range: Option<(f64, f64)>, slip: Option<String>, marked: Option<f64>) {
        let (low, high) = ends(&p::VESICLE_SHARE.base_prior());
        let used = match (range, slip, marked) {
            _ if none => return,
            (_, Some(slip), _) => Used::not(Topic::Purity, &slip),
            (None, ..) => Used::not(Topic::Purity, "no number of particles per protein"),
            (Some((_, most)), _, Some(marked)) => {
                let why = format!(
                    "it contradicts the markers: by purity at most {} of the particles are vesicles (assumed: no row relates the two), by a marker at least {}; the marker counts, since it is seen on the particles themselves",
                    write::percent(most),
                    write::percent(marked)
                );
                Used::not(Topic::Purity, &why)
            }
            (Some(range), ..) if range == (low, high) => {
                Used::not(Topic::Purity, "its lots span the whole range that this share can have")
            }
            (Some((least, most)), ..) => {
                let text = format!(
                    "the share of the particles that are vesicles is {} instead of {} (assumed: no row relates it to purity)",
                    percent(least, most),
                    percent(low, high)
                );
                Used::narrows(Topic::Purity, &p::VESICLE_SHARE, text)
            }
        };
        self.used.push(used);
    }

    fn potency(&mut self, checks: &[&Check]) {
        let tests = of(checks, Topic::Potency);
        if tests.is_empty() {
            return;
        }
        let numbers: Vec<Number> =
            tests.iter().filter_map(|check| check.number).filter(|number| number.high <= MOST_POTENCY).collect();
        let used = if numbers.is_empty() { of_words(&tests) } else { of_numbers(&numbers) };
        self.used.push(match used {
            Err(why) => Used::not(Topic::Potency, why),
            Ok(prior) => {
                let (low, high) = prior.interval90();
                let (before, after) = p::BATCH_POTENCY.base_prior().interval90();
                self.potency = Some(prior);
                let text = if numbers.is_empty() {
                    let (least, most) = ends(&p::BATCH_POTENCY.base_prior());
                    format!("a lot without any effect is excluded; a lot with one may have {least} to {most} times that of a typical lot, as before")
                } else {
                    format!("the potency relative to a typical lot is {low:.2} to {high:.2} instead of {before:.2} to {after:.1}")
                };
                Used::narrows(Topic::Potency, &p::BATCH_POTENCY, text)
            }
        });
    }

    fn container(&mut self, checks: &[&Check], of_file: Container) {
        let lines = of(checks, Topic::Storage);
        let named = lines.iter().find_map(|check| container(&check.value));
        if of_file != Container::Unknown && named.is_some() {
            self.used.push(Used::not(Topic::Storage, "the product file already says what the container is made of"));
        } else if let Some(container) = named {
            self.container = Some(container);
            let text = format!("the container is {}", container.name());
            self.used.push(Used::narrows(Topic::Storage, &p::CONTAINER_KIND, text));
        } else if !lines.is_empty() {
            self.used
                .push(Used::not(Topic::Storage, "it names no container; a history is given with --history or --log"));
        }
    }
}

pub(crate) fn of<'a>(checks: &[&'a Check], topic: Topic) -> Vec<&'a Check> {
    checks.iter().copied().filter(|check| check.item.topic == topic).collect()
}

/// The ends of a prior that has them.
fn ends(prior: &Prior) -> (f64, f64) {
    match *prior {
        Prior::Uniform { low, high } | Prior::LogUniform { low, high } | Prior::ZeroOrLogUniform { low, high, .. } => {
            (low, high)
        }
        ref other => (other.quantile(0.0), other.quantile(1.0)),
    }
}

fn between(low: f64, high: f64) -> Prior {
    if low < high { Prior::Uniform { low, high } } else { Prior::Fixed(low) }
}

fn percent(low: f64, high: f64) -> String {
    if low < high { write::percent_range(low, high) } else { write::percent(low) }
}

/// Which part of the range of the vesicle share purity leaves, from 0 to 1; none where no line has a number.
fn purity(checks: &[&Check]) -> Option<(f64, f64)> {
    let numbers: Vec<Number> = checks.iter().filter_map(|check| check.number).collect();
    let (impure, pure) = (p::PURITY_IMPURE.prior.median(), p::PURITY_HIGH.prior.median());
    let left = p::PURITY_LEAVES.base_prior().median();
    let place = |purity: f64| (libm::log(purity / impure) / libm::log(pure / impure)).clamp(0.0, 1.0) * (1.0 - left);
    let low = numbers.iter().map(|one| if one.bound == Bound::Below { 0.0 } else { place(one.value) });
    let high = numbers.iter().map(|one| if one.bound == Bound::Above { 1.0 } else { place(one.high) + left });
    Some((low.reduce(f64::min)?, high.reduce(f64::max)?))
}

/// A test in numbers relative to a reference: lowest and highest lot, with the error of the test.
fn of_numbers(numbers: &[Number]) -> Result<Prior, &'static str> {
    let (_, most) = ends(&p::BATCH_POTENCY.base_prior());
    if numbers.iter().any(|number| number.bound == Bound::Below) {
        return Err("an upper bound on the potency does not exclude that there is none");
    }
    let low = numbers.iter().map(|number| number.value).fold(f64::INFINITY, f64::min);
    let high = numbers.iter().map(|number| number.high).fold(low, f64::max);
    if numbers.iter().any(|number| number.bound == Bound::Above) {
        return if low < most { Ok(Prior::LogUniform { low, high: most }) } else { Ok(Prior::Fixed(low)) };
    }
    if high <= 0.0 {
        return Ok(Prior::Fixed(0.0));
    }
    if low <= 0.0 {
        return Err("one lot has an effect and another none, and which one this vial is from is not known");
    }
    let of_ninety = Prior::Normal { mean: 0.0, sd: 1.0, positive: false }.quantile(0.95); // number: definition of a 90 % interval
    let sigma = |factor: f64| libm::log(factor) / of_ninety;
    let (assay, lots) = (sigma(p::POTENCY_ASSAY.prior.median()), sigma(libm::sqrt(high / low)));
    Ok(Prior::LogNormal { median: libm::sqrt(low * high), sigma: libm::sqrt(assay * assay + lots * lots) })
}

/// A test in words: one that was passed excludes the lot without any effect.
fn of_words(checks: &[&Check]) -> Result<Prior, &'static str> {
    const PASSED: [&str; 9] =
        ["pass", "passes", "passed", "complies", "conforms", "meets", "active", "potent", "effective"];
    const DENIED: [&str; 8] = ["not", "no", "fail", "fails", "failed", "inactive", "ineffective", "without"];
    let says = |check: &&Check, list: &[&str]| {
        let lower = check.value.to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).any(|word| list.contains(&word))
    };
    if checks.iter().any(|check| says(check, &DENIED) || !says(check, &PASSED)) {
        return Err("neither a number relative to a reference, such as `92 %`, nor a test that was passed");
    }
    match p::BATCH_POTENCY.base_prior() {
        Prior::ZeroOrLogUniform { low, high, .. } => Ok(Prior::LogUniform { low, high }),
        other => Ok(other),
    }
}

/// The container that a text names.
fn container(text: &str) -> Option<Container> {
    let lower = text.to_lowercase().replace('-', "");
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    if has(&["lobind", "low bind", "lowbind", "low binding", "low retention"]) {
        Container::named("lobind").ok()
    } else if has(&["glass"]) {
        Container::named("glass").ok()
    } else if has(&["polypropylene"]) || words.contains(&"pp") {
        Container::named("pp").ok()
    } else {
        None
    }
}
