//! What a reader must know, what the source does not say, and how to get the same bytes again.

use exoskin_record::summary::Summary;

use crate::markup::escape;
use exoskin_answer::numbers::integer;

pub(crate) fn render(summary: &Summary) -> String {
    format!(
        "<section id=\"notes\">\n<h2>Notes</h2>\n{}{}<h3>How to get this again</h3>\n<p>Scenario <code>{}</code>, seed <code>{}</code>, {}, {} transport solutions per arm, {} samples of the joint design, summary schema {}. The folder of this page holds <code>scenario.toml</code> as it was read and <code>provenance.json</code> with version and hashes. The same version gives the same numbers, bit for bit, on any number of threads:</p>\n<pre>exoskin run scenario.toml --seed {}</pre>\n<p class=\"use\"><strong>For research and planning only. No medical device.</strong> Not for diagnosis or treatment decisions.</p>\n</section>\n",
        list("", &summary.notes, "No notes."),
        source(summary),
        escape(&summary.scenario),
        summary.seed,
        tier(&summary.tier),
        integer(u64::from(summary.transport_draws)),
        integer(u64::from(summary.samples)),
        summary.schema,
        summary.seed
    )
}

fn source(summary: &Summary) -> String {
    let source = if summary.source.is_empty() { "No source is named.".into() } else { escape(&summary.source) };
    format!(
        "<h3>Where the scenario comes from</h3>\n<p>{source}</p>\n{}",
        list("What its source does not say; each widens the bands:", &summary.unknown, "Nothing is marked unknown.")
    )
}

fn tier(name: &str) -> String {
    match name {
        "reduced" => "reduced tier (one channel stands for all)".into(),
        "tissue" => "tissue tier (cell by cell)".into(),
        other => format!("{} tier", escape(other)),
    }
}

fn list(lead: &str, items: &[String], none: &str) -> String {
    if items.is_empty() {
        return format!("<p>{none}</p>\n");
    }
    let items: String = items.iter().map(|item| format!("<li>{}</li>", escape(item))).collect();
    let lead = if lead.is_empty() { String::new() } else { format!("<p>{lead}</p>\n") };
    format!("{lead}<ul>{items}</ul>\n")
}
