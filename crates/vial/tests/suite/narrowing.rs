//! What a certificate says narrows the draws: each promise of the checklist is kept by the parameter it names.
#![allow(missing_docs)]

use exoskin_evidence::Prior;
use exoskin_quantity::Source;
use exoskin_vial::checklist::Topic;
use exoskin_vial::hashed::Hashed;
use exoskin_vial::product_file::parse;
use exoskin_vial::{
    Certificate, Container, History, LotFacts, Measured, Product, VialOutcome, certificate_text, checklist,
    load_product, outcome, products, read_certificate,
};

const HEAD: &str = "item,value,unit,method,lot,date\n";

fn certificate(lines: &str) -> Certificate {
    read_certificate(&Source::new("coa.csv", format!("{HEAD}{lines}"))).unwrap_or_else(|e| panic!("{e}"))
}

/// The product as `vial --certificate` takes it.
fn with(product: &Product, certificate: &Certificate) -> Product {
    let measured = Measured::by_certificate(certificate, product.volume_ml());
    let counted = measured.map_or_else(|| product.clone(), |measured| product.measured(&measured));
    counted.with_checks(&certificate.checks)
}

fn lot(lines: &str) -> LotFacts {
    with(&load_product("frozen_msc").unwrap(), &certificate(lines)).lot
}

fn fresh(product: &Product) -> VialOutcome {
    outcome(product, &History::hold(4.0, 0.0), product.vessel.container, 2000, |sample| Hashed { index: sample as u64 })
}

fn fold(prior: &Prior) -> f64 {
    let (low, high) = prior.interval90();
    if low > 0.0 { high / low } else { f64::INFINITY }
}

/// A line that answers each question which promises to narrow a number.
fn answer(topic: Topic) -> &'static str {
    match topic {
        Topic::Count => "particle_count,1.7e10,particles/mL,NTA,B1,\n",
        Topic::Size => "particle_count,1.7e10,particles/mL,NTA,B1,\nsize_d10,100,nm,NTA,B1,\nsize_d90,104,nm,NTA,B1,\n",
        Topic::Purity => "purity,2.2e10,particles/μg protein,NTA over BCA,B1,\n",
        Topic::Markers => "cd63,71,%,nano-flow cytometry,B1,\n",
        Topic::Potency => "potency,92,%,proliferation against the reference,B1,\n",
        Topic::Storage => "storage,-80 °C in low-bind tubes,,,B1,\n",
        other => panic!("{other:?} promises to narrow a number, but no answer to it is known"),
    }
}

#[test]
fn every_promise_of_the_checklist_is_kept() {
    let mut kept = std::collections::BTreeSet::new();
    for name in products() {
        let product = load_product(name).unwrap();
        let asked = checklist(&product, None, None).questions;
        for question in asked.iter().filter(|question| question.fold.is_some()) {
            let topic = question.topic;
            let certificate = certificate(answer(topic));
            let narrowed = with(&product, &certificate);
            let (before, after) = match topic {
                Topic::Count => (product.label_prior(), narrowed.label_prior()),
                Topic::Size => (product.diameter_prior(), narrowed.diameter_prior()),
                Topic::Purity | Topic::Markers => (product.vesicle_share_prior(), narrowed.vesicle_share_prior()),
                Topic::Storage => {
                    assert_eq!(narrowed.vessel.container, Container::Lobind, "{name}");
                    continue;
                }
                _ => (product.potency_prior(), narrowed.potency_prior()),
            };
            assert!(fold(&after) < fold(&before), "{name}, {topic:?}: {before:?} {after:?}");
            let list = checklist(&product, Some(&certificate), None);
            assert!(list.questions.iter().all(|question| question.topic != topic), "{name}, {topic:?}");
            let entry = list.entries.iter().find(|entry| entry.topic == topic).unwrap();
            assert!(entry.used.iter().any(|used| used.parameter.is_some()), "{name}, {topic:?}: {:?}", entry.used);
            kept.insert(topic);
        }
    }
    assert_eq!(kept.len(), 5, "{kept:?}");
}

#[test]
fn what_the_vial_answers_is_narrower_in_the_right_number() {
    let product = load_product("frozen_msc").unwrap();
    let plain = fresh(&product);
    let of = |lines: &str| fresh(&with(&product, &certificate(lines)));
    let width = |band: exoskin_stats::Band| band.p95 / band.p05;

    let marked = of(answer(Topic::Markers));
    assert!(marked.vesicle_share_of_particles.p05 >= 0.71, "{:?}", marked.vesicle_share_of_particles);
    assert!(width(marked.vesicles_per_ml) < width(plain.vesicles_per_ml));
    assert_eq!((marked.batch_potency, marked.label_per_ml), (plain.batch_potency, plain.label_per_ml));

    let pure = of(answer(Topic::Purity));
    assert!(width(pure.vesicle_share_of_particles) < width(plain.vesicle_share_of_particles));
    assert!(width(pure.whole_per_ml) < width(plain.whole_per_ml));

    let tested = of(answer(Topic::Potency));
    assert!((plain.inactive_batch_probability - 0.2).abs() < 0.03);
    assert_eq!(tested.inactive_batch_probability, 0.0);
    assert_eq!(plain.batch_potency.p05, 0.0);
    assert!(tested.batch_potency.p05 > 0.4 && tested.batch_potency.p95 < plain.batch_potency.p95);
    assert_eq!(tested.vesicles_per_ml, plain.vesicles_per_ml, "a potency test counts nothing");
    assert_eq!(tested.lot.len(), 1);
}

#[test]
fn a_product_file_written_from_the_certificate_draws_the_same() {
    let product = load_product("frozen_msc").unwrap();
    let lines = format!(
        "{}{}{}zeta potential,-14,mV,,B1,\n",
        answer(Topic::Purity),
        answer(Topic::Markers),
        answer(Topic::Potency)
    );
    let certificate = certificate(&lines);
    let text = product.text.clone() + &certificate_text(&certificate);
    let again = parse(Source::new("own.toml", text.as_str())).unwrap_or_else(|e| panic!("{e}\n{text}"));
    assert_eq!(again.lot, with(&product, &certificate).lot);
    assert!(again.lot.potency.is_some() && again.lot.vesicle_share.is_some());
    assert!(text.contains("# certificate, not used: zeta potential: -14 mV"), "{text}");
    // What a label says, or what others found in another lot, is not this lot.
    let label = text.replace("from = \"certificate\"", "from = \"label\"");
    let label = parse(Source::new("own.toml", label)).unwrap();
    assert_eq!(label.lot, LotFacts::default());
}

#[test]
fn purity_moves_the_share_between_the_two_limits_of_its_authors() {
    let ends = |value: &str| {
        let prior = lot(&format!("purity,{value},particles/ug,,B1,\n")).vesicle_share.unwrap();
        (prior.quantile(0.0), prior.quantile(1.0))
    };
    let near = |found: (f64, f64), wanted: (f64, f64)| {
        assert!((found.0 - wanted.0).abs() < 1e-9 && (found.1 - wanted.1).abs() < 1e-9, "{found:?} {wanted:?}");
    };
    near(ends("1e9"), (0.1, 0.5));
    near(ends("1.5e9"), (0.1, 0.5));
    near(ends("3e10"), (0.5, 0.9));
    near(ends("1e11"), (0.5, 0.9));
    // Halfway in the logarithm.
    let middle = (1.5e9f64 * 3e10).sqrt();
    near(ends(&format!("{middle:e}")), (0.3, 0.7));
    near(ends(">3e10"), (0.5, 0.9));
    near(ends("<1e9"), (0.1, 0.5));
    // Several lots: the vial may be from any of them.
    let lots = lot("purity,1e9,particles/ug,,B1,\npurity,3e10,particles/ug,,B2,\n");
    assert_eq!(lots.vesicle_share, None, "the lots span the whole range");
}

#[test]
fn a_marker_is_a_lower_bound_and_only_where_particles_were_looked_at() {
    let ends = |lines: &str| {
        lot(lines).vesicle_share.map(|prior| match prior {
            // A share in per cent is a number that a factor of 0.01 does not give to the last bit.
            Prior::Uniform { low, high } => ((low * 1e6).round() / 1e6, (high * 1e6).round() / 1e6),
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(ends("cd63,71,%,nano-flow,B1,\n"), Some((0.71, 0.9)));
    assert_eq!(ends("cd63,0.71,,nano-flow,B1,\ncd9,0.4,,nano-flow,B1,\n"), Some((0.71, 0.9)), "the best marker");
    assert_eq!(ends("cd63,71,%,,B1,\ncd63,40,%,,B2,\n"), Some((0.4, 0.9)), "the lowest lot");
    assert_eq!(ends("cd81,95,%,,B1,\n"), Some((0.95, 1.0)));
    assert_eq!(ends("cd63,>60,%,,B1,\n"), Some((0.6, 0.9)));
    assert_eq!(ends("cd63,71,%,imaging flow cytometry,B1,\n"), Some((0.71, 0.9)));
    assert_eq!(
        ends("cd63,95,%,flow cytometry,B1,\ncd9,40,%,nano-flow,B1,\n"),
        Some((0.4, 0.9)),
        "only particles count"
    );
    let unused = [
        "cd63,71,%,bead cytometry,B1,\n",
        "cd63,71,%,flow cytometry,B1,\n",
        "cd63,71,%,FACS (CytoFLEX),B1,\n",
        "cd63,71,%,Durchflusszytometrie,B1,\n",
        "cd63,positive,,western blot,B1,\n",
        "cd63,<5,%,,B1,\n",
    ];
    for unused in unused {
        let lot = lot(unused);
        assert_eq!(lot.vesicle_share, None, "{unused}");
        assert!(lot.used[0].parameter.is_none() && lot.used[0].text.starts_with("read, not used"), "{:?}", lot.used);
    }
    // Where a marker contradicts the purity, the particles count for more than their protein.
    assert_eq!(ends("purity,1e9,particles/ug,,B1,\ncd63,71,%,,B1,\n"), Some((0.71, 0.9)));
    assert_eq!(ends("purity,1e9,particles/ug,,B1,\ncd63,30,%,,B1,\n"), Some((0.3, 0.5)));
}

#[test]
fn a_potency_test_excludes_what_it_excludes() {
    let prior = |value: &str| lot(&format!("potency,{value},,,B1,\n")).potency;
    let one = prior("92 %").unwrap();
    assert!((one.median() - 0.92).abs() < 1e-12);
    let (low, high) = one.interval90();
    assert!((low - 0.46).abs() < 1e-3 && (high - 1.84).abs() < 1e-3, "a factor of two either way: {low} {high}");
    assert!(fold(&prior("80-110 %").unwrap()) > fold(&one), "a range is wider");
    assert_eq!(prior("passes"), Some(Prior::LogUniform { low: 0.3, high: 3.0 }));
    assert_eq!(prior("> 80 %"), Some(Prior::LogUniform { low: 0.8, high: 3.0 }));
    assert_eq!(prior("0 %"), Some(Prior::Fixed(0.0)));
    for unused in ["fails", "does not pass", "< 50 %", "EC50 2e9 particles/mL", "35 IU/mL", "see report"] {
        assert_eq!(prior(unused), None, "{unused}");
    }
}

#[test]
fn what_no_number_depends_on_is_read_and_not_used() {
    let list = checklist(
        &load_product("frozen_msc").unwrap(),
        Some(&certificate("sterility,no growth,,,B1,\nrna,12,ng/mL,,B1,\nstorage,-80 °C,,,B1,\n")),
        None,
    );
    for topic in [Topic::Sterility, Topic::Rna, Topic::Storage] {
        let entry = list.entries.iter().find(|entry| entry.topic == topic).unwrap();
        assert_eq!(entry.used.len(), 1, "{topic:?}");
        assert!(entry.used[0].parameter.is_none() && entry.used[0].text.starts_with("read, not used: "), "{topic:?}");
    }
}

#[test]
fn a_certificate_with_marks_that_steer_writing_gives_a_file_that_is_read() {
    let product = load_product("frozen_msc").unwrap();
    let certificate =
        certificate("sterility,no\u{202e} growth,,culture \u{200f},B\u{202e},\nzeta \u{202e},-14,mV,,B1,\n");
    let text = product.text.clone() + &certificate_text(&certificate);
    let again = parse(Source::new("own.toml", text.as_str())).unwrap_or_else(|e| panic!("{e}\n{text}"));
    assert_eq!(again.checks.len(), product.checks.len() + 1);
    let empty = read_certificate(&Source::new("coa.csv", format!("{HEAD}sterility,\u{202e},,,,\n"))).unwrap_err();
    assert!(empty.problem.contains("no value"), "{empty}");
}
