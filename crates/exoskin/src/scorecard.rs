//! What became of predictions of published trials, in short: the lines that head the book's page.

use exoskin_record::summary::Skill;
use serde::Serialize;

/// The book's page, which validation writes.
const PAGE: &str = include_str!("../../../docs/src/scorecard.md");

/// The scorecard in short.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scorecard {
    /// The one sentence.
    pub headline: String,
    /// What it rests on.
    pub lines: Vec<String>,
    /// Skill, layer by layer.
    pub skill: Vec<Skill>,
}

/// The scorecard in short.
pub fn scorecard() -> Scorecard {
    let section = PAGE.split("\n## ").find(|section| section.starts_with("In short")).unwrap_or_default();
    let lines = section.lines().filter_map(|line| line.strip_prefix("- ")).map(str::to_owned);
    let bold = PAGE.lines().find_map(|line| line.strip_prefix("**")?.strip_suffix("**"));
    let skill = PAGE.lines().filter_map(|line| line.strip_prefix("Skill, ")).flat_map(skills);
    Scorecard { headline: bold.unwrap_or_default().to_owned(), lines: lines.collect(), skill: skill.collect() }
}

/// The skills of one line, as `exoskin_score::page` writes it: `mechanism: -1.49 for products (37 comparisons), ...`.
fn skills(line: &str) -> Vec<Skill> {
    let Some((layer, rest)) = line.split_once(": ") else { return Vec::new() };
    let one = |part: &str| {
        let (skill, rest) = part.trim_start_matches(", ").split_once(" for ")?;
        let (of, count) = rest.split_once(" (")?;
        let skill = skill.parse().ok()?;
        Some(Skill { layer: layer.to_owned(), of: of.to_owned(), count: count.to_owned(), skill })
    };
    rest.split(')').filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_a_sentence_and_what_it_rests_on() {
        let Scorecard { headline, lines, .. } = scorecard();
        assert!(headline.ends_with('.') && !headline.contains('*'), "{headline}");
        assert!(lines.len() > 3 && lines[0].contains("comparisons"), "{lines:?}");
    }

    #[test]
    fn the_skill_of_both_layers_is_read_from_the_page() {
        let skill = scorecard().skill;
        let of = |layer: &str| skill.iter().filter(|one| one.layer == layer).count();
        assert!(
            of("mechanism") == 2 && of("trials") >= 1 && of("mechanism") + of("trials") == skill.len(),
            "{skill:?}"
        );
        assert!(skill.iter().all(|one| one.skill < 1.0 && one.count.contains(' ')), "{skill:?}");
        let [one, other] = &skills("trials: 0.0361 for products (1 comparison), -2 for starts (14 numbers).")[..]
        else {
            panic!("two skills");
        };
        assert_eq!((one.skill, one.of.as_str(), one.count.as_str()), (0.0361, "products", "1 comparison"));
        assert_eq!((other.layer.as_str(), other.skill), ("trials", -2.0));
    }
}
