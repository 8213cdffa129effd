//! Which published result compares a product with the same treatment without it, and what it says: a number, one of three
//! classes, or a side.

use exoskin_quantity::{Checked, Diagnostic, Source, quoted};
use exoskin_score::class::Class;
use exoskin_score::error_of_trial::USUAL_PEOPLE;
use exoskin_score::published::{Chance, error_from_chance, is_paired};
use exoskin_score::table::{Row, Trials, Which};

/// The table of trials that is built in.
const TRIALS: &str = include_str!("../../../evidence/trials.csv");
/// The list of contrasts that is built in; written before any was fitted. It holds no outcome.
const CONTRASTS: &str = include_str!("../data/contrasts.csv");

/// Groups of endpoints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Scars, wrinkles, collagen, pores, texture.
    Structure,
    /// Redness, water loss, downtime, healing.
    Recovery,
    /// Pigment and hair.
    PigmentAndHair,
}

impl Group {
    /// All of them.
    pub const ALL: [Group; 3] = [Group::Structure, Group::Recovery, Group::PigmentAndHair];

    /// Its word in the list.
    pub fn word(self) -> &'static str {
        match self {
            Group::Structure => "structure",
            Group::Recovery => "recovery",
            Group::PigmentAndHair => "pigment and hair",
        }
    }
}

/// What a trial reports about the product over its comparator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Told {
    /// The logarithm of the ratio of improvements.
    Number(f64),
    /// Significantly better or worse, or neither.
    Class(Class),
    /// Better, without a word on chance: only the side is known; false if it was not better.
    Better(bool),
}

/// The standard error of the logarithm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Error {
    /// From the trial.
    Known(f64),
    /// The scatter of one patient, which is drawn, times this.
    Drawn(f64),
}

/// One published result.
#[derive(Clone, Debug, PartialEq)]
pub struct Contrast {
    /// Trial.
    pub trial: String,
    /// Endpoint.
    pub endpoint: String,
    /// Group of endpoints.
    pub group: Group,
    /// Whether a person judged who is not said to be blind.
    pub unblinded: bool,
    /// What it reports.
    pub told: Told,
    /// Its error.
    pub error: Error,
    /// What the mechanism says about the logarithm.
    pub offset: f64,
}

impl Contrast {
    /// The class that it reports, as the scorecard counts: there a side without a word on chance counts as significant. The
    /// likelihood takes it as no more than a side.
    pub fn class(&self) -> Option<Class> {
        match (self.told, self.error) {
            (Told::Class(class), _) => Some(class),
            (Told::Better(better), _) => Some(if better { Class::Better } else { Class::NotSignificant }),
            (Told::Number(value), Error::Known(error)) => Some(crate::likelihood::class(value, error)),
            (Told::Number(_), Error::Drawn(_)) => None,
        }
    }
}

/// The contrasts of the table that is built in, with the mechanism at 0 everywhere.
///
/// # Errors
/// The list names a row that the table lacks.
pub fn built_in() -> Checked<Vec<Contrast>> {
    let trials = Trials::parse(&Source::new("evidence/trials.csv", TRIALS), &[])?;
    read(&Source::new("crates/meta/data/contrasts.csv", CONTRASTS), &trials)
}

/// The contrasts of a list, with the outcomes of a table.
///
/// # Errors
/// A row that the table lacks, an unknown word; with the line of the list.
pub fn read(list: &Source, trials: &Trials) -> Checked<Vec<Contrast>> {
    let mut reader = csv::Reader::from_reader(list.text.as_bytes());
    let mut contrasts = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|wrong| list.error_at(0, format!("not a list of contrasts: {wrong}")))?;
        let at = record.position().map_or(0, |position| position.byte() as usize);
        let line = Line::of(&record);
        contrasts.push(line.contrast(trials).map_err(|wrong| {
            let placed = list.error_at(at, wrong.problem.clone());
            Diagnostic { nearest: wrong.nearest, expected: wrong.expected, ..placed }
        })?);
    }
    Ok(contrasts)
}

/// One line of the list.
struct Line<'a> {
    trial: &'a str,
    endpoint: &'a str,
    time: Option<&'a str>,
    test: &'a str,
    comparator: &'a str,
    starts: Option<(&'a str, &'a str)>,
    fall: bool,
    reads: &'a str,
    group: &'a str,
    unblinded: bool,
    within_arms: bool,
}

impl<'a> Line<'a> {
    fn of(record: &'a csv::StringRecord) -> Line<'a> {
        let field = |place: usize| record.get(place).unwrap_or("").trim();
        let some = |place: usize| Some(field(place)).filter(|text| !text.is_empty());
        let starts = some(5).zip(some(6));
        Line {
            trial: field(0),
            endpoint: field(1),
            // Where starts are rows of the same endpoint, the time tells the end apart, even where it was not printed.
            time: some(2).or(starts.map(|_| "")),
            test: field(3),
            comparator: field(4),
            starts,
            fall: field(7) == "loss",
            reads: field(8),
            group: field(10),
            unblinded: field(11) != "instrument" && field(12) != "yes",
            within_arms: field(13) == "within arms",
        }
    }

    fn contrast(&self, trials: &Trials) -> Checked<Contrast> {
        let group = Group::ALL.into_iter().find(|group| group.word() == self.group);
        let group = group.ok_or_else(|| Diagnostic::new(format!("no group {}", quoted(self.group))))?;
        let test = self.row(trials, self.test, self.time)?;
        let (told, known) = self.told(trials, test)?;
        let people = test.n.or(test.analysed).filter(|people| *people > 0.0).unwrap_or(USUAL_PEOPLE);
        let groups = if is_paired(&test.design) { 1.0 } else { 2.0 };
        Ok(Contrast {
            trial: self.trial.to_owned(),
            endpoint: self.endpoint.to_owned(),
            group,
            unblinded: self.unblinded,
            told,
            error: known.map_or_else(|| Error::Drawn(libm::sqrt(groups / people)), Error::Known),
            offset: 0.0,
        })
    }

    fn row<'t>(&self, trials: &'t Trials, arm: &str, time: Option<&str>) -> Checked<&'t Row> {
        trials.one(Which { trial: self.trial, endpoint: self.endpoint, time, arm })
    }

    /// What is reported, and the error where it is known.
    fn told(&self, trials: &Trials, test: &Row) -> Checked<(Told, Option<f64>)> {
        let chance = if self.within_arms { Chance::Unsaid } else { Chance::of(&test.p) };
        if self.comparator.is_empty() {
            return Ok((side(self.reads == "better", chance, self.reads == "same"), None));
        }
        let pair = self.pair(trials, test)?;
        let (one, other) = (pair.test, pair.comparator);
        let numbers = one > 0.0 && other > 0.0 && !self.fall;
        let value = if numbers { libm::log(one / other) } else { 0.0 };
        let exact = || if self.within_arms { None } else { error_from_chance(value, &test.p) };
        let error = pair.error.or_else(|| exact().filter(|_| numbers));
        // A number that is only called not significant bounds the effect: its error is not known.
        if !numbers || (chance == Chance::Alone && error.is_none()) {
            let better = if self.fall { one < other } else { one > other };
            return Ok((side(better, chance, false), None));
        }
        Ok((Told::Number(value), error))
    }

    fn pair(&self, trials: &Trials, test: &Row) -> Checked<Pair> {
        let other = self.row(trials, self.comparator, self.time)?;
        let mean =
            |row: &Row| row.mean.ok_or_else(|| Diagnostic::new(format!("line {} of the table has no mean", row.line)));
        let (mut one, mut two) = (mean(test)?, mean(other)?);
        if let Some((start, start_of_other)) = self.starts {
            one = (one - mean(self.row(trials, start, Some("0"))?)?).abs();
            two = (two - mean(self.row(trials, start_of_other, Some("0"))?)?).abs();
        }
        let share = |row: &Row, change: f64| Some(row.sd? * row.sd? / (row.n? * change * change));
        let error = share(test, one).zip(share(other, two)).map(|(one, two)| libm::sqrt(one + two));
        Ok(Pair { test: one, comparator: two, error })
    }
}

/// Both improvements, and the error of the logarithm of their ratio from the published spreads.
struct Pair {
    test: f64,
    comparator: f64,
    error: Option<f64>,
}

fn side(better: bool, chance: Chance, same: bool) -> Told {
    match chance {
        _ if same => Told::Class(Class::NotSignificant),
        Chance::Alone => Told::Class(Class::NotSignificant),
        Chance::Excluded => Told::Class(if better { Class::Better } else { Class::Worse }),
        Chance::Unsaid => Told::Better(better),
    }
}
