//! A claim in blocks: the verdict first, then who says it, how it is tested, and what it rests on.

use exoskin_answer::block::{Block, Document, Table, paragraph};
use exoskin_claims::{article, text};
use exoskin_quantity::write::{people, people_range};

use super::{Claim, ClaimAnswer};
use crate::error::Result;
use crate::readable::Readable;

impl Readable for ClaimAnswer {
    fn blocks(&self) -> Result<Document> {
        let ClaimAnswer { claim, facts, reason, .. } = self;
        let heading = Block::Heading(format!("{}. {}", claim.number, claim.title));
        let mut said = vec![paragraph(&text::verdict(claim)), paragraph(&text::cites(claim)), paragraph(reason)];
        said.extend(text::caution(claim, facts).map(|warning| paragraph(&format!("Mind: {warning}"))));
        let mut document = Document::of([vec![heading], said, vec![Block::Table(story(claim))]]);
        document.parts.extend(self.behind().parts);
        document.part([
            paragraph(&format!("How sure: {}", text::assumed_text(claim, facts))),
            paragraph(&format!("What would settle it: {}", claim.settles)),
        ]);
        document.part([paragraph(&article::identified())]);
        Ok(document)
    }
}

impl ClaimAnswer {
    /// What stands behind the verdict: figures, evidence, trials, and what else the article says.
    pub fn behind(&self) -> Document {
        let mut document = Document::default();
        for (title, table) in [
            ("Figures (median and 90 % band)", self.figures()),
            ("Evidence", self.evidence()),
            ("Published trials", trials(self.claim)),
            ("The same article also says", self.others()),
        ] {
            if !table.rows.is_empty() {
                document.part([Block::Heading(title.into()), Block::Table(table)]);
            }
        }
        document
    }

    fn figures(&self) -> Table {
        let mut table = Table::new();
        for fact in self.claim.facts.iter().filter_map(|id| self.facts.get(id).ok()) {
            table.row([text::fact_text(fact), fact.name.clone()]);
        }
        table
    }

    fn evidence(&self) -> Table {
        let mut table = Table::new();
        for one in self.sources() {
            let says = one.says();
            let grade = one.grade().map_or("law".to_owned(), |grade| grade.to_string());
            table.row([grade, format!("{}. {}; {}", says.trim_end_matches('.'), one.who(), one.id())]);
        }
        table
    }

    fn others(&self) -> Table {
        let mut table = Table::new();
        for other in self.all.iter().filter(|other| self.claim.contradicts.contains(&other.number)) {
            let said = format!("{} {}: {}", other.speaker, text::verdict(other), other.says);
            table.row([other.number.to_string(), said]);
        }
        table
    }
}

/// Who says what, where, and how it is tested.
fn story(claim: &Claim) -> Table {
    let mut table = Table::new();
    table.row(["says", &claim.says]);
    table.row(["who", &format!("{} (interest: {})", claim.speaker, claim.interest)]);
    if let Some((low, high)) = claim.claimed {
        let range = if low == high { people(low) } else { people_range(low, high) };
        table.row(["claimed", &range]);
    }
    table.row(["where", &format!("{}, paragraph {} of the article", claim.kind.word(), joined(&claim.paragraphs))]);
    table.row(["tested", &claim.how]);
    if !claim.command.is_empty() {
        table.row(["command", &claim.command]);
    }
    let judged =
        if claim.rule.is_empty() { "people, from the evidence below" } else { "a rule, from the figures below" };
    table.row(["judged by", &format!("{judged}; best evidence {}", text::grade(claim))]);
    table
}

fn joined<T: ToString>(numbers: &[T]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn trials(claim: &Claim) -> Table {
    let mut table = Table::new();
    for link in &claim.trials {
        table.row([link.stance.meaning(), &link.trial]);
    }
    table
}
