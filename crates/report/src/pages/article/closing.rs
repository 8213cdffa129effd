//! After the cards: contradictions side by side, coverage by paragraph, how to read, date.

use exoskin_claims::{Claim, Verdict};

use super::marks::{class, mark, meaning};
use super::outline::about;
use super::{Article, line};
use crate::markup::{Table, escape};
use crate::pages::frame::shape;

pub(super) fn render(article: &Article<'_>) -> String {
    format!("{}{}{}", contradictions(article), coverage(article), how_to_read())
}

/// Pairs of statements that cannot both be true, each pair once.
pub(super) fn pairs<'a>(article: &Article<'a>) -> Vec<(&'a Claim, &'a Claim)> {
    let find = |number: u16| article.claims.iter().find(|claim| claim.number == number);
    let mut found = std::collections::BTreeSet::new();
    for claim in article.claims {
        found.extend(claim.contradicts.iter().map(|&other| (claim.number.min(other), claim.number.max(other))));
    }
    found.into_iter().filter(|(a, b)| a != b).filter_map(|(a, b)| find(a).zip(find(b))).collect()
}

fn contradictions(article: &Article<'_>) -> String {
    let pairs: String = pairs(article)
        .into_iter()
        .map(|(a, b)| format!("<div class=\"against\">{}<p class=\"but\">but</p>{}</div>\n", side(a), side(b)))
        .collect();
    if pairs.is_empty() {
        return String::new();
    }
    format!(
        "<section class=\"part\" id=\"contradictions\"><h2>Where the article speaks against itself</h2>\n<p>Some of these pairs exclude each other; some only sit badly together.</p>\n{pairs}</section>\n"
    )
}

fn side(claim: &Claim) -> String {
    format!(
        "<div class=\"side {}\"><p class=\"entry\">{}</p><p>{}</p><p class=\"who\">{}</p></div>",
        class(claim.verdict),
        line(claim),
        escape(&claim.says),
        escape(&claim.speaker)
    )
}

fn coverage(article: &Article<'_>) -> String {
    let mut table = Table::new(
        "coverage",
        "Every paragraph of the article, headings included, and the statements taken from it. The article's text is not repeated here.",
        &["paragraph", "about", "statements"],
    );
    for paragraph in article.paragraphs {
        let links: String = paragraph.claims.iter().filter_map(|&number| article.claim(number)).map(cell).collect();
        let without = format!("<span class=\"soft\">{}</span>", escape(paragraph.without));
        let cell = if links.is_empty() { without } else { links };
        table.row(vec![paragraph.number.to_string(), about(paragraph.number).to_owned(), cell]);
    }
    format!(
        "<section class=\"part\" id=\"coverage\"><h2>Which paragraph says what</h2>\n{}</section>\n",
        table.finish()
    )
}

/// A statement in a cell: number, shape, word for readers of the screen.
fn cell(claim: &Claim) -> String {
    let class = class(claim.verdict);
    format!(
        "<a class=\"pill {class}\" href=\"#claim-{0}\" title=\"{1}: {2}\">{3}<span class=\"word\">{1}</span> #{0}</a> ",
        claim.number,
        claim.verdict.word(),
        escape(&claim.title),
        shape(class)
    )
}

fn how_to_read() -> String {
    let verdicts: String = Verdict::ALL
        .iter()
        .map(|&verdict| format!("<dt>{}</dt><dd>{}</dd>", mark(verdict), meaning(verdict)))
        .collect();
    format!(
        "<section class=\"part\" id=\"how\"><h2>How to read this page</h2>\n<dl>{verdicts}</dl>\n{}</section>\n",
        HOW
    )
}

const HOW: &str = "<ul>\n<li><b>Bars</b> are computed: nine times in ten the model's answer lies inside, given everything that is not known. Where a bar and the claimed range overlap in part, the verdict is not “supported”.</li>\n<li><b>What vesicles do</b>: where they go is computed from physics, but what they then do to a cell rests on hypotheses. So a verdict on what they do says “supported” or “contradicted” only where a trial with something to compare with bears it out and none speaks against it; else it is held back to “untested”, and the card tells what the model alone would say.</li>\n<li><b>Hatched</b> means said by somebody, or assumed because nobody measured it.</li>\n<li><b>Grades</b> tell how good a source is: A measured in living humans; B human tissue or cells, or several animal studies that agree; C one animal study, or indirect; D review, manufacturer's word or general knowledge.</li>\n<li><b>Trials</b> are listed whatever they found. “Had nothing to compare with” means that nobody can tell what would have happened anyway.</li>\n<li><b>Interest</b> is what a speaker gains if the statement is believed. It does not make a statement false.</li>\n<li><b>Supported</b> is said of the sentence, not of the treatment. It does not mean safe, useful or allowed.</li>\n<li><b>Commands</b> belong to the program exoskin, which computed the figures. The page can be read without it.</li>\n</ul>\n";

pub(super) fn foot(article: &Article<'_>) -> String {
    format!(
        "<footer><p>Statements last looked at on {}. Made by exoskin {} from its tables; figures are recomputed by its tests. No medical advice, no medical device.</p></footer>\n",
        escape(&article.checked),
        env!("CARGO_PKG_VERSION")
    )
}
