//! Whole answers in neutral blocks: what a terminal, a page or a browser shows of them.

use exoskin_answer::block::{Block, Document, paragraph};
use exoskin_answer::{arm, checklist, compare, course, glance, layers, price, risk, vein, vial};
use exoskin_record::body::Body;
use exoskin_record::cost::CostTable;
use exoskin_record::summary::Summary;
use exoskin_vial::HalfOutcome;
use serde_json::{Value, json};

use crate::check::CheckAnswer;
use crate::compare::{CompareAnswer, ComparedArm};
use crate::dose::DoseAnswer;
use crate::error::{Error, Result};
use crate::paid::Paid;
use crate::price::Prices;
use crate::risk::RiskAnswer;
use crate::run::RunAnswer;
use crate::vial::VialAnswer;

/// Said where no storage is given.
const FRESH: &str = "No storage was given: the vial is taken as it was when its particles were counted. Give its storage to count what is left of it.";

/// An answer that people read as well as programs.
pub trait Readable: serde::Serialize {
    /// The answer in blocks, in the order in which it is read.
    ///
    /// # Errors
    /// An answer without its arm: a defect.
    fn blocks(&self) -> Result<Document>;

    /// The answer at a glance: words of the blocks under names.
    fn glance(&self) -> Value {
        Value::Null
    }

    /// The document that the command prints with `--json`.
    ///
    /// # Errors
    /// An answer that has no JSON: a defect.
    fn document(&self) -> Result<Value> {
        serde_json::to_value(self).map_err(Error::run)
    }
}

impl Readable for VialAnswer {
    fn blocks(&self) -> Result<Document> {
        // A certificate's checklist has the label's count as well.
        let against = self.against_label.as_ref().filter(|_| self.checklist.is_none());
        let own = (self.series.as_ref(), self.dish.as_ref());
        let mut document = vial::blocks(&self.vial, self.is_measured, own.0, own.1, against);
        if let Some(list) = &self.checklist {
            document.parts.extend(checklist::blocks(list).parts);
        }
        Ok(document)
    }

    fn glance(&self) -> Value {
        json!(glance::vial(&self.vial))
    }
}

impl Readable for HalfOutcome {
    fn blocks(&self) -> Result<Document> {
        Ok(vial::half(self))
    }
}

impl Readable for DoseAnswer {
    fn blocks(&self) -> Result<Document> {
        let mut document = titled(&self.summary);
        document.parts.extend(arm::whole(&self.summary, self.arm()?).parts);
        if self.is_fresh {
            document.part([paragraph(FRESH)]);
        }
        if let Some(paid) = &self.paid {
            document.parts.extend(costs(&paid.summary, &paid.costs()).parts);
        }
        Ok(document)
    }

    fn document(&self) -> Result<Value> {
        let document = serde_json::to_value(self).map_err(Error::run)?;
        Ok(with_costs(document, self.paid.as_ref().map(Paid::costs)))
    }

    fn glance(&self) -> Value {
        self.summary.arms.first().map(|one| json!(glance::arm(&self.summary, one))).unwrap_or_default()
    }
}

impl Readable for RunAnswer {
    fn blocks(&self) -> Result<Document> {
        let summary = &self.summary;
        let mut document = titled(summary);
        for one in &summary.arms {
            document.part([Block::Heading(arm::heading(one))]);
            document.parts.extend(arm::short(summary, one).parts);
        }
        let course = course::course(summary);
        if !course.is_empty() {
            document.part(std::iter::once(Block::Heading(course::HEADING.into())).chain(course));
        }
        document.parts.extend(layers::blocks(summary, false).parts);
        summary.notes.iter().for_each(|note| document.part([paragraph(note)]));
        Ok(document)
    }

    fn glance(&self) -> Value {
        arms_at_a_glance(&self.summary)
    }
}

impl Readable for CompareAnswer {
    /// Readouts whose differences are too small to see are left out.
    fn blocks(&self) -> Result<Document> {
        let summary = &self.summary;
        // The answer is about its fixed days, whatever days are shown below.
        let whole = summary.comparison.as_ref().unwrap_or(&self.comparison);
        let mut document = Document::of([vec![Block::Heading(summary.title.clone())], compare::answer(summary, whole)]);
        document.parts.extend(layers::blocks(summary, false).parts);
        document.part(self.arms_in_words().iter().map(|line| paragraph(line)));
        document.parts.extend(compare::blocks(summary, &self.comparison, &self.days, false).parts);
        document.part(compare::assumptions(summary, false));
        let of_arms = summary.unknown.iter().filter(|line| line.starts_with("Arm "));
        of_arms.chain(&summary.notes).for_each(|note| document.part([paragraph(note)]));
        if let Some(costs) = self.costs() {
            document.parts.extend(price::blocks(summary, &costs).parts);
        }
        Ok(document)
    }

    fn document(&self) -> Result<Value> {
        let document = serde_json::to_value(self).map_err(Error::run)?;
        Ok(with_costs(document, self.costs()))
    }

    fn glance(&self) -> Value {
        arms_at_a_glance(&self.summary)
    }
}

impl CompareAnswer {
    /// The arms, line by line; where an arm comes from decides what it can be compared with.
    pub fn arms_in_words(&self) -> Vec<String> {
        let line = |ComparedArm { arm, is_own }: &ComparedArm| {
            let mark = if *is_own { " (as in the scenario)" } else { "" };
            let head = format!("arm `{}`", arm.name);
            arm.text().replacen(&head, &format!("{head}{mark}"), 1)
        };
        let made = self.arms.iter().any(|arm| !arm.is_own);
        let rule = made.then(|| format!("Arms without a mark are derived from `{}`.", self.base));
        self.arms.iter().map(line).chain(rule).collect()
    }

    /// What the prices buy; none without a price.
    pub fn costs(&self) -> Option<CostTable> {
        costs_of(&self.summary, &self.prices)
    }
}

impl Paid {
    /// What the prices buy.
    pub fn costs(&self) -> CostTable {
        price::of(&self.summary, &self.prices.list, &self.prices.currency)
    }
}

impl Readable for CheckAnswer {
    fn blocks(&self) -> Result<Document> {
        let mut document = arm::warnings(&self.warnings);
        document.part(self.scenario.text().lines().map(paragraph));
        document.part([paragraph(&self.estimate.text())]);
        Ok(document)
    }
}

impl Readable for Body {
    fn blocks(&self) -> Result<Document> {
        Ok(vein::blocks(self))
    }
}

impl Readable for RiskAnswer {
    fn blocks(&self) -> Result<Document> {
        Ok(risk::blocks(self))
    }
}

fn arms_at_a_glance(summary: &Summary) -> Value {
    json!(summary.arms.iter().map(|one| glance::arm(summary, one)).collect::<Vec<_>>())
}

/// The title, and what must be read before any number.
fn titled(summary: &Summary) -> Document {
    let mut document = Document::of([vec![Block::Heading(summary.title.clone())]]);
    document.parts.extend(arm::warnings(&summary.warnings).parts);
    document
}

fn costs_of(summary: &Summary, prices: &Prices) -> Option<CostTable> {
    (!prices.list.is_empty()).then(|| price::of(summary, &prices.list, &prices.currency))
}

/// The costs, and what is not known about the arms that they compare.
fn costs(summary: &Summary, costs: &CostTable) -> Document {
    let mut document = price::blocks(summary, costs);
    let of_arms = summary.unknown.iter().filter(|line| line.starts_with("Arm "));
    of_arms.for_each(|note| document.part([paragraph(&format!("{note}."))]));
    document
}

fn with_costs(mut document: Value, costs: Option<CostTable>) -> Value {
    if let Some(costs) = costs {
        document["cost"] = json!(costs);
    }
    document
}
