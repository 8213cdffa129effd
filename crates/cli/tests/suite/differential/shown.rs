//! Numbers as they are shown, against the document that they stand in.

use exoskin::answer::numbers::{
    people, people_band, people_range, percent, percent_band, percent_of_cells, range_of_cells, ratio_band, tally,
    tally_range,
};
use exoskin::answer::{dark_spots, often};
use exoskin::record::summary::{Band, Chance};
use serde_json::Value;

/// Every marked number of a page: its path and its text.
pub fn marked(page: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, _) in page.match_indices("data-q=\"") {
        let rest = &page[at + "data-q=\"".len()..];
        let Some((path, rest)) = rest.split_once('"') else { continue };
        let Some(open) = rest.find('>') else { continue };
        found.push((path.replace("&amp;", "&"), inside(&rest[open + 1..])));
    }
    found
}

/// The text up to the end of the span, without its marks and pictures.
fn inside(html: &str) -> String {
    let (mut text, mut depth, mut rest) = (String::new(), 1usize, html);
    while depth > 0 {
        let Some((before, tag_on)) = rest.split_once('<') else { break };
        text.push_str(before);
        let Some((tag, after)) = tag_on.split_once('>') else { break };
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        rest = after;
        match (name, tag.starts_with('/')) {
            ("svg", false) => rest = rest.split_once("</svg>").map_or("", |(_, after)| after),
            ("span", true) => depth -= 1,
            ("span", false) => depth += 1,
            _ => {}
        }
        text.push(' ');
    }
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace('\u{a0}', " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(").replace(" )", ")")
}

/// What stands at a path, in words.
pub fn value(document: &Value, path: &str) -> String {
    match at(document, path) {
        Some(Shown::Number(number)) => format!("{number}"),
        Some(Shown::Band(band)) => format!("{} ({} to {})", band.median, band.p05, band.p95),
        None => "nothing stands".into(),
    }
}

enum Shown {
    Number(f64),
    Band(Band),
}

fn at(document: &Value, path: &str) -> Option<Shown> {
    if let Some((series, day)) = path.split_once('#') {
        let day: usize = day.parse().ok()?;
        let of = |key: &str| document.pointer(series)?.get(key)?.get(day)?.as_f64();
        return Some(Shown::Band(Band { median: of("median")?, p05: of("p05")?, p95: of("p95")? }));
    }
    let found = document.pointer(path)?;
    if let Some(number) = found.as_f64() {
        return Some(Shown::Number(number));
    }
    let of = |key: &str| found.get(key)?.as_f64();
    Some(Shown::Band(Band { median: of("median")?, p05: of("p05")?, p95: of("p95")? }))
}

/// Whether `text` shows what stands at `path`.
pub fn matches(document: &Value, path: &str, text: &str) -> bool {
    let count = path.split_once("/share_hit").and_then(|(cell, _)| document.pointer(cell)?.get("count")?.as_f64());
    let text = text.trim();
    match at(document, path) {
        Some(Shown::Number(number)) => written(number, count).iter().any(|one| text == one.trim()),
        Some(Shown::Band(band)) => ranges(&band, count).iter().any(|one| text == one.trim()) || in_digits(&band, text),
        None => false,
    }
}

/// A single number as the program's writers write it.
fn written(number: f64, count: Option<f64>) -> Vec<String> {
    let chance = Chance { mean: number, band: Band { median: number, p05: number, p95: number } };
    let hundred = (100.0 * number).round();
    let mut all = vec![
        people(number),
        tally(number),
        percent(number),
        dark_spots::of_hundred(number),
        dark_spots::average(&chance),
        dark_spots::worst(&chance),
        format!("on average {}", often::often(number)),
        format!("on average {}, which the worst draws decide", often::often(number)),
        format!("{hundred} of 100"),
        format!("{} of 100", (100.0 * (1.0 - number)).round()),
    ];
    all.extend(count.map(|count| percent_of_cells(number, count)));
    let per = ["dose", "course", "vial", "patch", "person", "session"];
    all.extend(per.iter().map(|per| often::leading(&Band { median: 0.0, p05: 0.0, p95: number }, per)));
    all
}

/// A band as the program's writers write it.
fn ranges(band: &Band, count: Option<f64>) -> Vec<String> {
    let mut all = vec![
        people_band(band),
        people_range(band),
        format!("({})", people_range(band)),
        format!("{} ({})", people(band.median), people_range(band)),
        percent_band(band),
        ratio_band(band),
        format!("{} vesicles", people_band(band)),
        format!("{} secreted in 48 h for each one taken up", people_band(band)),
        "exact".into(),
    ];
    let range = tally_range(band);
    all.push(match range.clone().filter(|_| band.p05 != band.p95) {
        Some(range) => format!("{} ({range})", tally(band.median)),
        None => tally(band.median),
    });
    all.extend(range.iter().map(|range| format!("{} {range}", tally(band.median))));
    all.extend(range);
    if let Some(count) = count {
        let (middle, range) = (percent_of_cells(band.median, count), range_of_cells(band, count));
        all.extend([range.clone(), if band.p05 == band.p95 { middle } else { format!("{middle} {range}") }]);
    }
    // A sheet writes the band below its middle, without brackets.
    let below: Vec<String> = all.iter().map(|one| one.replace(['(', ')'], "")).collect();
    all.extend(below);
    all
}

/// Plain numbers, each as exact as its last digit says: the median alone, with its ends, or the ends alone.
fn in_digits(band: &Band, text: &str) -> bool {
    let numbers: Vec<(f64, f64)> = numbers(text);
    let close = |(shown, step): (f64, f64), value: f64| (shown - value).abs() <= 0.5001 * step + 1e-12 * value.abs();
    match numbers[..] {
        [middle] => close(middle, band.median),
        [low, high] => close(low, band.p05) && close(high, band.p95),
        [middle, low, high] => close(middle, band.median) && close(low, band.p05) && close(high, band.p95),
        _ => false,
    }
}

/// Numbers with the size of their last digit; a nought written alone may be any too small to show.
fn numbers(text: &str) -> Vec<(f64, f64)> {
    let words = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '−' | '-' | '+')));
    let of_word = |word: &str| {
        let plain = word.trim_matches(['.', ',']).replace(',', "").replace('−', "-");
        let number: f64 = plain.trim_start_matches('+').parse().ok()?;
        let decimals = plain.split_once('.').map_or(0, |(_, after)| after.len());
        Some((number, 10f64.powi(-(decimals as i32))))
    };
    words.filter_map(of_word).collect()
}
