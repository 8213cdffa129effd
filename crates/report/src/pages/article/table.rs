//! The same statements as a Markdown table, for places that cannot show drawings.

use std::fmt::Write as _;

use exoskin_claims::facts::MissingFact;
use exoskin_claims::{Claim, Verdict, text};

use super::closing::pairs;
use super::data::Article;
use super::marks::meaning;
use super::outline::about;
use exoskin_claims::article::identified;

/// The page in Markdown: statements with reasons, contradictions, coverage; `page` is where the full page is.
///
/// # Errors
/// A reason names a figure that nobody computed.
pub fn article_table(article: &Article<'_>, page: &str) -> Result<String, MissingFact> {
    let mut out = format!(
        "# Claims of an article\n\nA magazine article makes {} claims about exosome therapy. {identified} Each is checked; [the full page]({page})\nshows who says it and why, with pictures, sources and trials. This is not medical advice, and no verdict here means that a treatment is safe.\n\nThe full page is one file that needs no network. In the book of these pages the links below open it; where they show its\nsource text, as on a code host, download `{page}` and open it in a browser.\n\n| verdict | count | means |\n| --- | --- | --- |\n",
        article.claims.len(),
        identified = identified(),
    );
    for verdict in Verdict::ALL {
        let count = article.claims.iter().filter(|claim| claim.verdict == verdict).count();
        let _ = writeln!(out, "| {} | {count} | {} |", word(verdict), meaning(verdict));
    }
    out.push_str("\n| number | statement | verdict | why | said by |\n| --- | --- | --- | --- | --- |\n");
    for claim in article.claims {
        let _ = writeln!(
            out,
            "| [{}]({page}#claim-{0}) | **{}**: {} | {} | {} | {} |",
            claim.number,
            cell(&claim.title),
            cell(&claim.says),
            verdict(claim),
            cell(&text::reason(claim, article.facts)?),
            cell(&claim.speaker)
        );
    }
    let rest = contradictions(article) + &coverage(article, page) + &foot(article);
    Ok(out + &rest)
}

fn word(verdict: Verdict) -> String {
    format!("{} {}", text::shape(verdict), verdict.word())
}

fn verdict(claim: &Claim) -> String {
    match claim.verdict {
        Verdict::DependsOn if !claim.depends_on.is_empty() => {
            format!("{} on {}", word(claim.verdict), cell(&claim.depends_on))
        }
        verdict => word(verdict),
    }
}

fn contradictions(article: &Article<'_>) -> String {
    let mut out = String::from(
        "\n## Where the article contradicts itself\n\nSome of these pairs exclude each other; others are merely hard to reconcile.\n\n| says | but also |\n| --- | --- |\n",
    );
    for (a, b) in pairs(article) {
        let side = |claim: &Claim| format!("{}: {} ({})", claim.number, cell(&claim.title), cell(&claim.speaker));
        let _ = writeln!(out, "| {} | {} |", side(a), side(b));
    }
    out
}

fn coverage(article: &Article<'_>, page: &str) -> String {
    let mut out = String::from(
        "\n## Which paragraph says what\n\nParagraphs are counted from 1, headings included.\n\n| paragraph | about | statements |\n| --- | --- | --- |\n",
    );
    for paragraph in article.paragraphs {
        let links: Vec<String> =
            paragraph.claims.iter().map(|number| format!("[{number}]({page}#claim-{number})")).collect();
        let links = if links.is_empty() { cell(paragraph.without) } else { links.join(", ") };
        let _ = writeln!(out, "| {} | {} | {links} |", paragraph.number, about(paragraph.number));
    }
    out
}

fn foot(article: &Article<'_>) -> String {
    format!("\nClaims last reviewed on {}.\n", cell(&article.checked))
}

/// Text inside a cell: nothing in it may end the cell, open a tag or start a link.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' | '[' | ']' | '*' | '_' | '`' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
