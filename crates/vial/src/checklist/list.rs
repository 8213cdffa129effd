//! The checklist of one product: entry by entry, what is stated, measured or missing.

use super::check::{Check, From};
use super::items::Topic;
use super::limits::{self, Against as Limit};
use super::questions::{Question, questions};
use crate::certificate::{Certificate, LotSpread, UnknownLine};
use crate::lot::{LotFacts, Used};
use crate::measured::{Against, Measured, against_label};
use crate::nta::Nta;
use crate::parameters;
use crate::product::{CountedBy, Form, Kind, Product};
use exoskin_quantity::write::significant;

/// Whether anything is known about a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not stated.
    Missing,
    /// Stated.
    Present,
    /// Measured, and outside a row's limit.
    Outside,
}

impl State {
    /// The word for people.
    pub fn word(self) -> &'static str {
        match self {
            State::Missing => "missing",
            State::Present => "present",
            State::Outside => "outside a limit",
        }
    }
}

/// One line of the checklist.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Entry {
    /// The question.
    pub topic: Topic,
    /// Its name in words.
    pub title: &'static str,
    /// Present, missing, outside a limit.
    pub state: State,
    /// What the label says.
    pub label: Vec<String>,
    /// What was measured: value, method, lot, date, by whom.
    pub measured: Vec<String>,
    /// Measured values compared with the limits of rows.
    pub limits: Vec<Limit>,
    /// What was measured is used for, or that it is not used.
    pub used: Vec<Used>,
    /// How often sellers state this, where a row says so.
    pub sellers: Option<String>,
}

/// The checklist of a product.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Checklist {
    /// The product's name.
    pub product: String,
    /// The product in one line.
    pub title: String,
    /// What it is, in words.
    pub class: String,
    /// Why it is classified that way.
    pub class_reason: String,
    /// Line by line.
    pub entries: Vec<Entry>,
    /// The label compared with the user's own count.
    pub against_label: Option<Against>,
    /// Spread between the lots of the certificate.
    pub lots: Vec<LotSpread>,
    /// Lines of the certificate about something else, read and not used.
    pub not_used: Vec<UnknownLine>,
    /// What to ask the seller, the most telling first.
    pub questions: Vec<Question>,
}

/// Makes the checklist of `product` from its file, the certificate of a lot and the user's own tracking.
pub fn checklist(product: &Product, certificate: Option<&Certificate>, nta: Option<&Nta>) -> Checklist {
    let volume_ml = product.volume_ml();
    let of_tracking = nta.map(Measured::by_tracking);
    let of_lot = certificate.and_then(|certificate| Measured::by_certificate(certificate, volume_ml));
    let against = of_tracking.as_ref().or(of_lot.as_ref()).and_then(|measured| against_label(product, measured));
    let of_checks = product.with_checks(certificate.map_or(&[], |certificate| &certificate.checks));
    let known: Vec<&Check> = product.checks.iter().chain(certificate.iter().flat_map(|c| &c.checks)).collect();
    let entries: Vec<Entry> = Topic::ALL
        .into_iter()
        .map(|topic| {
            let mut entry = entry(topic, product, &known, volume_ml);
            add_tracking(&mut entry, nta, against.as_ref());
            add_certificate(&mut entry, certificate);
            entry.used = used(&entry, product, &of_checks.lot, of_tracking.as_ref().or(of_lot.as_ref()));
            settle(entry)
        })
        .collect();
    let missing: Vec<Topic> = entries.iter().filter(|e| e.state == State::Missing).map(|e| e.topic).collect();
    let measured = of_tracking.or(of_lot).map(|measured| of_checks.measured(&measured));
    let (class, class_reason) = class(product, &entries);
    Checklist {
        product: product.name.clone(),
        title: product.title.clone(),
        class,
        class_reason,
        against_label: against,
        lots: certificate.map(|certificate| certificate.spreads.clone()).unwrap_or_default(),
        not_used: certificate.map(|certificate| certificate.unknown.clone()).unwrap_or_default(),
        questions: questions(measured.as_ref().unwrap_or(&of_checks), &missing),
        entries,
    }
}

fn entry(topic: Topic, product: &Product, known: &[&Check], volume_ml: f64) -> Entry {
    let of_topic = || known.iter().copied().filter(move |check| check.item.topic == topic);
    let mut label: Vec<String> = of_topic().filter(|check| check.from == From::Label).map(said).collect();
    // A count that the file itself calls measured is not a label.
    let of_lot = |check: &Check| check.item.topic == Topic::Count && check.from != From::Label;
    if label.is_empty() && !(topic == Topic::Count && product.checks.iter().any(of_lot)) {
        label.extend(of_file(topic, product));
    }
    let measured = of_topic().filter(|check| check.from != From::Label);
    Entry {
        topic,
        title: topic.title(),
        state: State::Missing,
        label,
        measured: measured.clone().map(said).collect(),
        limits: measured.flat_map(|check| limits::of_check(check, volume_ml)).collect(),
        used: Vec::new(),
        sellers: topic.audit_row().and_then(sellers),
    }
}

/// What becomes of the measured values of an entry: a number that they narrow, or none.
fn used(entry: &Entry, product: &Product, lot: &LotFacts, measured: Option<&Measured>) -> Vec<Used> {
    let (topic, count, size) = (entry.topic, parameters::LABEL_COUNT.id, parameters::DIAMETER.id);
    let takes = |id: &'static str, text: &str| vec![Used { topic, parameter: Some(id), text: text.into() }];
    let not = |why: &str| vec![Used::not(topic, why)];
    let of_lot: Vec<Used> = lot.used.iter().filter(|used| used.topic == topic).cloned().collect();
    let sized = measured.is_some_and(|measured| measured.diameters_nm.is_some());
    let in_file = product.label.counted_by != CountedBy::Maker;
    match (topic, measured) {
        _ if entry.measured.is_empty() || topic == Topic::Certificate => Vec::new(),
        _ if !of_lot.is_empty() => of_lot,
        (Topic::Count, Some(measured)) if measured.counted_by == CountedBy::Own => {
            takes(count, "your own count replaces the label's")
        }
        (Topic::Count, Some(_)) => takes(count, "the certificate's count replaces the label's"),
        (Topic::Count, None) if in_file => takes(count, "the product file counts with it"),
        (Topic::Count, None) => not("a bound is not a count"),
        (Topic::Size, Some(_)) if sized => takes(size, "the sizes give the vesicle diameter"),
        (Topic::Size, None) if in_file => takes(size, "the product file has the diameter"),
        (Topic::Size, _) => not("a diameter is taken only together with a particle count"),
        (Topic::CountMethod, _) => not("any count keeps the difference between laboratories"),
        (Topic::LotSpread, Some(_)) => takes(count, "the count is drawn from the lowest to the highest lot"),
        _ => not("no number of the model depends on it"),
    }
}

/// A check in one line: value, then what is known about method, lot, date and source.
fn said(check: &Check) -> String {
    let name = check.item.name.replace('_', " ");
    let own = name != check.item.topic.title() && !check.item.topic.title().starts_with(&name);
    let mut text = if own { format!("{name}: {}", check.value) } else { check.value.clone() };
    let mut more: Vec<String> = Vec::new();
    more.extend((!check.method.is_empty()).then(|| check.method.clone()));
    more.extend((!check.lot.is_empty()).then(|| format!("lot {}", check.lot)));
    more.extend((!check.date.is_empty()).then(|| check.date.clone()));
    more.extend((check.from != From::Label).then(|| check.from.words().to_owned()));
    if !more.is_empty() {
        text.push_str(&format!(" ({})", more.join(", ")));
    }
    text
}

/// What the product file itself says where it has no [[check]].
fn of_file(topic: Topic, product: &Product) -> Option<String> {
    match topic {
        Topic::Count if product.is_vesicle_free() => Some("no vesicles".into()),
        Topic::Count => product.labelled_per_ml().map(|(low, high)| count_text(low, high)),
        Topic::Source if !["unknown", "none"].contains(&product.source.as_str()) => Some(product.source.clone()),
        Topic::Storage => form(product.form).map(|kept| format!("kept {kept}")),
        _ => None,
    }
}

fn form(form: Form) -> Option<&'static str> {
    match form {
        Form::Frozen => Some("frozen"),
        Form::Refrigerated => Some("in the refrigerator"),
        Form::RoomTemperature => Some("at room temperature"),
        Form::Lyophilised => Some("as a powder"),
        Form::Unknown => None,
    }
}

fn count_text(low: f64, high: f64) -> String {
    // A certificate's own digits, in the form that certificates use.
    let show = |value: f64| format!("{:e}", significant(value, 3));
    if low == high { format!("{} per mL", show(low)) } else { format!("{} to {} per mL", show(low), show(high)) }
}

fn sellers(id: &'static str) -> Option<String> {
    let row = exoskin_evidence::row(id)?;
    let (states, sellers) = (row.value?, row.high?);
    let verb = if states == 1.0 { "states" } else { "state" };
    Some(format!("{states} of {sellers} sellers {verb} it (row {id})"))
}

/// What the user's own tracking adds.
fn add_tracking(entry: &mut Entry, nta: Option<&Nta>, against: Option<&Against>) {
    if entry.topic == Topic::Count {
        entry.limits.extend(against.and_then(|against| limits::of_count(against.ratio)));
    }
    let Some(nta) = nta else { return };
    let when = if nta.date.is_empty() { String::new() } else { format!(", {}", nta.date) };
    match entry.topic {
        Topic::Count => {
            let count = count_text(nta.particles_per_ml, nta.particles_per_ml);
            entry.measured.push(format!("{count} ({}{when}, measured by us)", nta.instrument.name()));
        }
        Topic::CountMethod => {
            let diluted = nta.dilution.map(|dilution| format!(", diluted {dilution}-fold")).unwrap_or_default();
            entry.measured.push(format!("{}{diluted} (measured by us)", nta.instrument.method()));
        }
        Topic::Size => {
            let sizes = [
                ("mean", nta.sizes_nm.mean),
                ("D10", nta.sizes_nm.d10),
                ("D50", nta.sizes_nm.d50),
                ("D90", nta.sizes_nm.d90),
            ];
            let known = sizes.into_iter().filter_map(|(name, value)| Some(format!("{name} {:.0} nm", value?)));
            let known: Vec<String> = known.collect();
            if !known.is_empty() {
                entry.measured.push(format!("{} (measured by us)", known.join(", ")));
            }
            entry.limits.extend(limits::of_sizes(nta));
        }
        _ => {}
    }
}

/// What a certificate tells by existing: that there is one, how it counted, how its lots differ.
fn add_certificate(entry: &mut Entry, certificate: Option<&Certificate>) {
    let Some(certificate) = certificate else { return };
    match entry.topic {
        Topic::Certificate => entry.measured.push(format!("file {}", certificate.file)),
        Topic::CountMethod => {
            let counts = certificate.checks.iter().filter(|check| check.item.topic == Topic::Count);
            for method in counts.map(|check| &check.method).filter(|method| !method.is_empty()) {
                let text = format!("{method} (certificate)");
                if !entry.measured.contains(&text) {
                    entry.measured.push(text);
                }
            }
        }
        Topic::LotSpread => entry.measured.extend(certificate.spreads.iter().map(spread_text)),
        _ => {}
    }
}

/// The spread between lots in words.
fn spread_text(lots: &LotSpread) -> String {
    let percent = |share: f64| format!("{:.0}", share * 1e2); // number: a conversion of units
    let spread = lots.spread;
    format!(
        "{}: {} lots differ by {} % (CV; 90 % interval {} to {} %)",
        lots.item.name.replace('_', " "),
        spread.count,
        percent(spread.cv),
        percent(spread.cv_low),
        percent(spread.cv_high)
    )
}

fn settle(mut entry: Entry) -> Entry {
    entry.state = if entry.limits.iter().any(|limit| limit.outside) {
        State::Outside
    } else if entry.label.is_empty() && entry.measured.is_empty() {
        State::Missing
    } else {
        State::Present
    };
    entry
}

/// What it is, and why it is classified that way.
fn class(product: &Product, entries: &[Entry]) -> (String, String) {
    let what = match (product.kind, product.lysed) {
        (Kind::Vesicles, true) => "broken vesicles",
        (Kind::Vesicles, false) => "whole vesicles",
        (Kind::Extract, _) => "extract",
        (Kind::ConditionedMedium, _) => "conditioned medium",
        (Kind::Serum, _) => "growth factor serum",
        (Kind::Prp, _) => "platelet-rich plasma",
        (Kind::Vehicle, _) => "vehicle only",
    };
    let shown = |topic| entries.iter().any(|entry| entry.topic == topic && !entry.measured.is_empty());
    let proof = match (shown(Topic::Markers), shown(Topic::Purity)) {
        (true, true) => "markers and particles per protein were measured",
        (true, false) => "markers were measured, particles per protein were not",
        (false, true) => "particles per protein were measured, markers were not",
        (false, false) => {
            "neither markers nor particles per protein were measured, so a particle count cannot be taken as a vesicle \
             count"
        }
    };
    let reason = match (product.kind, product.lysed) {
        (Kind::Vesicles, false) => format!("its label claims vesicles; {proof}"),
        (Kind::Vesicles, true) => "its vesicles were broken on purpose: contents and debris, no whole vesicles".into(),
        (Kind::Extract, _) => "cells or platelets broken open: free factors, with vesicles broken or mixed in".into(),
        (Kind::ConditionedMedium, _) => "what cells released into their medium: free factors and some vesicles".into(),
        (Kind::Serum, _) => "growth factors in a liquid; no vesicles are claimed".into(),
        (Kind::Prp, _) => "the patient's own platelets: their vesicles and factors".into(),
        (Kind::Vehicle, _) => "no vesicles and no factors".into(),
    };
    (format!("{what} ({})", product.class().words()), reason)
}
