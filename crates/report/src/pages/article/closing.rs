//! After the cards: contradictions side by side, coverage by paragraph, how to read, date.

use exoskin_claims::coverage::Paragraph;
use exoskin_claims::{Claim, Grade, Verdict};
use maud::{Markup, Render, html};

use super::data::Article;
use super::marks::{class, line, mark, meaning};
use super::outline::about;
use crate::markup::Table;
use crate::pages::frame::shape;

pub(super) fn render(article: &Article<'_>) -> Markup {
    html! { (contradictions(article)) (coverage(article)) (how_to_read()) }
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

fn contradictions(article: &Article<'_>) -> Markup {
    let pairs = pairs(article);
    html! { @if !pairs.is_empty() {
        section.part #contradictions {
            h2 { "Where the article contradicts itself" }
            p { "Some of these pairs exclude each other; others are merely hard to reconcile." }
            @for (a, b) in pairs { div.against { (side(a)) p.but { "but" } (side(b)) } "\n" }
        }
    } }
}

fn side(claim: &Claim) -> Markup {
    html! {
        div class={ "side " (class(claim.verdict)) } {
            p.entry { (line(claim)) }
            p { (claim.says) }
            p.who { (claim.speaker) }
        }
    }
}

fn coverage(article: &Article<'_>) -> Markup {
    let caption = "Every paragraph of the article, headings included, and the claims taken from it. The article's text is not reproduced here.";
    let rows = article.paragraphs.iter().map(|paragraph| covered(article, paragraph));
    let table = Table::new("coverage", caption, ["paragraph", "about", "statements"]).rows(rows);
    html! { section.part #coverage { h2 { "Which paragraph says what" } (table) } }
}

fn covered(article: &Article<'_>, paragraph: &Paragraph) -> Vec<Markup> {
    let claims: Vec<&Claim> = paragraph.claims.iter().filter_map(|&number| article.claim(number)).collect();
    let statements = html! {
        @for claim in &claims { (pill(claim)) " " }
        @if claims.is_empty() { span.soft { (paragraph.without) } }
    };
    vec![paragraph.number.render(), about(paragraph.number).render(), statements]
}

/// A statement in a cell: number, shape, and word for screen readers.
fn pill(claim: &Claim) -> Markup {
    let (class, word, number) = (class(claim.verdict), claim.verdict.word(), claim.number);
    html! {
        a class={ "pill " (class) } href={ "#claim-" (number) } title={ (word) ": " (claim.title) } {
            (shape(class)) span.word { (word) } " #" (number)
        }
    }
}

fn how_to_read() -> Markup {
    html! {
        section.part #how {
            h2 { "How to read this page" }
            dl { @for verdict in Verdict::ALL { dt { (mark(verdict)) } dd { (meaning(verdict)) } } }
            (terms())
        }
    }
}

fn terms() -> Markup {
    html! {
        ul {
            li {
                b { "Bars" }
                " are computed: given everything that is not known, the model's answer lies inside nine times out of ten. "
                "Where a bar only partly overlaps the claimed range, the verdict is not “supported”."
            }
            li {
                b { "What vesicles do" }
                ": where they go is computed from physics, but what they then do to a cell depends on hypotheses. So a "
                "verdict on what they do says “supported” or “contradicted” only where a controlled trial "
                "agrees and none disagrees; otherwise it is held back to “untested”, and the "
                "card shows what the model alone would say."
            }
            li {
                b { "Hatched" }
                " means that somebody said so, or that it is assumed because nobody has measured it."
            }
            li {
                b { "Grades" }
                " rate the source: " (grades()) ". What the law says has no grade: it is quoted with who says so."
            }
            li {
                b { "Trials" }
                " are listed whatever they found. “Had nothing to compare with” means that nobody can say what would "
                "have happened anyway."
            }
            li {
                b { "Interest" }
                " is what a speaker gains if the statement is believed. It does not make a statement false."
            }
            li {
                b { "Supported" }
                " refers to the sentence, not to the treatment. It does not mean safe, useful or allowed."
            }
            li {
                b { "Commands" }
                " belong to the program exoskin, which computed the figures. The page can be read without it."
            }
        }
    }
}

pub(super) fn foot(article: &Article<'_>) -> Markup {
    html! {
        footer { p {
            "Claims last reviewed on " (article.checked) ". Made by exoskin " (env!("CARGO_PKG_VERSION"))
            " from its tables; its tests recompute the figures. Not medical advice, not a medical device."
        } }
    }
}

/// What the letters mean.
fn grades() -> String {
    let one = |grade: Grade| format!("{grade} {}", grade.meaning());
    [Grade::A, Grade::B, Grade::C, Grade::D].map(one).join("; ")
}
