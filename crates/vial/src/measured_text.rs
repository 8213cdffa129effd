//! A product file with a measurement instead of the label, as text: what `exoskin products new --nta` writes.
//!
//! Only `[label]` and `[vesicle]` are written anew; the rest of the file, including comments, stays as it is. What the
//! label said is kept as a `[[check]]`, so that both can be shown.

use crate::certificate::Certificate;
use crate::checklist::Topic;
use crate::measured::Measured;
use crate::product::{Answer, CountedBy, Form, Product};
use exoskin_quantity::steers;
use exoskin_quantity::write::significant;

/// The text of `product`'s file with `measured` instead of its count and size.
pub fn measured_text(product: &Product, measured: &Measured) -> String {
    let mut text = with_table(&product.text, "label", &label(product, measured));
    if let Some(ends) = measured.diameters_nm {
        let diameter = range(ends, |nm| format!("{}", rounded(nm)), "nm");
        let table = format!("[vesicle]\ndiameter = \"{diameter}\"\nassumed = {}\n", string(&measured.reason));
        text = with_table(&text, "vesicle", &table);
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(&checks(product, measured));
    text
}

/// The lines of a certificate as `[[check]]` tables for a product file, without its counts, which the label has; what is
/// not used stands as a comment.
pub fn certificate_text(certificate: &Certificate) -> String {
    let mut text = String::new();
    for check in certificate.checks.iter().filter(|check| check.item.topic != Topic::Count) {
        text.push_str(&format!(
            "\n[[check]]\nitem = \"{}\"\nvalue = {}\nfrom = \"certificate\"\n",
            check.item.name,
            string(&check.value)
        ));
        for (key, value) in [("method", &check.method), ("lot", &check.lot), ("date", &check.date)] {
            if !value.is_empty() {
                text.push_str(&format!("{key} = {}\n", string(value)));
            }
        }
    }
    for line in &certificate.unknown {
        // A line break would end the comment.
        let said: String =
            format!("{}: {}", line.item, line.value).chars().filter(|c| !c.is_control() && !steers(*c)).collect();
        text.push_str(&format!("\n# certificate, not used: {said}\n"));
    }
    text
}

fn label(product: &Product, measured: &Measured) -> String {
    let count = range(measured.per_ml, scientific, "/mL");
    let counted = match (product.form, product.label.counted_after_drying) {
        (Form::Lyophilised, _) | (_, Answer::Yes) => "counted_after_drying = \"yes\"\n",
        (_, Answer::No) => "counted_after_drying = \"no\"\n",
        (_, Answer::Unknown) => "",
    };
    let by = measured.counted_by.word();
    format!("[label]\ncount = \"{count}\"\ncounted_by = \"{by}\"\n{counted}assumed = {}\n", string(&measured.reason))
}

/// What the label said and what was measured, for the checklist.
fn checks(product: &Product, measured: &Measured) -> String {
    let mut text = String::new();
    let known = product.checks.iter().any(|check| check.item.name == "particle_count");
    if let (Some(ends), false) = (product.labelled_per_ml(), known) {
        let count = range(ends, scientific, "/mL");
        text.push_str(&format!(
            "\n[[check]]\nitem = \"particle_count\"\nvalue = \"{count}\"\nfrom = \"label\"\ndate = {}\n",
            string(&product.label_date)
        ));
    }
    let count = range(measured.per_ml, scientific, "/mL");
    let from = if measured.counted_by == CountedBy::Own { "measured by us" } else { "certificate" };
    text.push_str(&format!(
        "\n[[check]]\nitem = \"particle_count\"\nvalue = \"{count}\"\nfrom = \"{from}\"\nmethod = {}\n",
        string(&measured.reason)
    ));
    text
}

fn range(ends: (f64, f64), show: impl Fn(f64) -> String, unit: &str) -> String {
    let (low, high) = (show(ends.0), show(ends.1));
    if low == high { format!("{low} {unit}") } else { format!("{low} to {high} {unit}") }
}

fn scientific(value: f64) -> String {
    format!("{:e}", significant(value, 4))
}

/// To a tenth of a nanometre.
fn rounded(nm: f64) -> f64 {
    format!("{nm:.1}").parse().unwrap_or(nm)
}

/// A TOML string.
fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() || steers(c) => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// The text with the table `[name]` replaced; put before `[vial]`, else at the end, where there is none.
fn with_table(text: &str, name: &str, table: &str) -> String {
    let heading = |line: &str| line.split('#').next().unwrap_or("").trim().to_owned();
    let wanted = format!("[{name}]");
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.iter().position(|line| heading(line) == wanted);
    let (before, after) = match from {
        Some(from) => {
            let next = lines[from + 1..].iter().position(|line| heading(line).starts_with('['));
            let mut to = next.map_or(lines.len(), |next| from + 1 + next);
            // Comments just above the next table belong to that table.
            while to > from + 1 && lines[to - 1].trim_start().starts_with('#') {
                to -= 1;
            }
            (from, to)
        }
        None => {
            let place = lines.iter().position(|line| heading(line) == "[vial]").unwrap_or(lines.len());
            (place, place)
        }
    };
    let mut parts = vec![lines[..before].join("\n"), table.trim_end().to_owned(), lines[after..].join("\n")];
    parts.retain(|part| !part.trim().is_empty());
    let joined: Vec<&str> = parts.iter().map(|part| part.trim_end_matches('\n')).collect();
    joined.join("\n\n").replace("\n\n\n", "\n\n") + "\n"
}
