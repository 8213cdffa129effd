//! Certificates as laboratories write them: headings, values, words; what cannot be, and what contradicts itself.
#![allow(missing_docs)]

use exoskin_evidence::Prior;
use exoskin_quantity::{Diagnostic, Source};
use exoskin_vial::checklist::Topic;
use exoskin_vial::{Certificate, LotFacts, Measured, Used, load_product, read_certificate};

const HEAD: &str = "item,value,unit,method,lot,date\n";

fn read(text: &str) -> Result<Certificate, Diagnostic> {
    read_certificate(&Source::new("coa.csv", text))
}

#[track_caller]
fn lines(lines: &str) -> Certificate {
    read(&format!("{HEAD}{lines}")).unwrap_or_else(|e| panic!("{lines}: {e}"))
}

#[track_caller]
fn refused(line: &str, piece: &str) -> Diagnostic {
    let error = read(&format!("{HEAD}{line}\n")).unwrap_err();
    assert!(error.problem.contains(piece) && error.place.is_some() && error.expected.is_some(), "{line}: {error}");
    error
}

fn value(certificate: &Certificate, name: &str) -> f64 {
    let check = certificate.checks.iter().find(|check| check.item.name == name);
    check.and_then(|check| check.number).unwrap_or_else(|| panic!("{name}: {certificate:?}")).value
}

fn lot(text: &str) -> LotFacts {
    let (product, certificate) = (load_product("frozen_msc").unwrap(), lines(text));
    let measured = Measured::by_certificate(&certificate, product.volume_ml());
    let counted = measured.map_or_else(|| product.clone(), |measured| product.measured(&measured));
    counted.with_checks(&certificate.checks).lot
}

fn used(lot: &LotFacts, topic: Topic) -> &Used {
    lot.used.iter().find(|used| used.topic == topic).unwrap()
}

fn ends(lot: &LotFacts) -> Option<(f64, f64)> {
    lot.vesicle_share.as_ref().map(|prior| match *prior {
        Prior::Uniform { low, high } => ((low * 1e6).round() / 1e6, (high * 1e6).round() / 1e6),
        ref other => panic!("{other:?}"),
    })
}

#[test]
fn headings_of_laboratories_in_english_and_german() {
    let english = read(
        "Test,Specification,Result,Unit,Method\nAppearance,Clear,Conforms,,Visual\nParticle count,>= 1.0E10,1.35E10,particles/mL,NTA\n\
         Particle size (mean),50-200,128.4,nm,NTA\nPurity,>= 2E8,3.5E8,particles/ug protein,calc\nCD63+,>= 50,71.2,%,NanoFCM\n\
         Endotoxin,<= 0.5,<0.01,EU/mL,LAL\nSterility,Sterile,Pass,,USP 71\n",
    )
    .unwrap_or_else(|e| panic!("{e}"));
    assert_eq!((value(&english, "particle_count"), value(&english, "size_mean")), (1.35e10, 128.4));
    assert!((value(&english, "cd63") - 0.712).abs() < 1e-12 && value(&english, "purity") == 3.5e8);
    assert_eq!(english.unknown.len(), 1);
    let german = read(
        "Prüfpunkt;Ergebnis;Einheit;Methode;Charge;Datum\nPartikelzahl;4,8 x 10^9;Partikel/mL;NTA;A-17;12.03.2026\n\
         Partikel pro Protein;3,1e9;Partikel/µg Protein;ber.;A-17;12.03.2026\nMittlere Größe;141,5;nm;NTA;A-17;12.03.2026\n\
         CD63;0,58;;nFCM;A-17;12.03.2026\nEndotoxin;< 0,1;EU/mL;LAL;A-17;12.03.2026\nSterilität;steril;;Ph. Eur. 2.6.1;A-17;12.03.2026\n",
    )
    .unwrap_or_else(|e| panic!("{e}"));
    assert_eq!((value(&german, "particle_count"), value(&german, "purity")), (4.8e9, 3.1e9));
    assert_eq!((value(&german, "size_mean"), german.checks[0].lot.as_str()), (141.5, "A-17"));
    assert_eq!((german.checks.len(), german.unknown.len()), (6, 0));
    // A misspelt heading is still one.
    let error = read("tset,result\nendotoxin,1\n").unwrap_err();
    assert!(error.problem.contains("not a column"), "{error}");
}

#[test]
fn a_value_with_its_error_is_the_value() {
    for (line, name, wanted) in [
        ("size_mean,132 ± 12,nm,NTA,L,", "size_mean", 132.0),
        ("size_mean,132 ± 12 nm,,NTA,L,", "size_mean", 132.0),
        ("size_mean,132 nm ± 12 nm,,NTA,L,", "size_mean", 132.0),
        ("size_mean,132 +/- 9 %,nm,NTA,L,", "size_mean", 132.0),
        ("particle count,1.2E10 ± 0.3E10,particles/mL,NTA,L,", "particle_count", 1.2e10),
        ("cd63,62 ± 5 %,,nFCM,L,", "cd63", 0.62),
    ] {
        assert!((value(&lines(line), name) / wanted - 1.0).abs() < 1e-12, "{line}");
    }
    assert_eq!(lines("size_mean,132 ± 12,nm,NTA,L,").checks[0].value, "132 ± 12 nm");
    for wrong in ["size_mean,132 ± some,nm,,L,", "size_mean,132 nm ± 12 um,,,L,", "size_mean,132 ± 12 (n=3),nm,,L,"]
    {
        assert!(read(&format!("{HEAD}{wrong}\n")).is_err(), "{wrong}");
    }
}

#[test]
fn a_line_without_a_measurement_is_kept_and_not_used() {
    for value in ["N/A", "n.a.", "not tested", "pending", "-", "TBD"] {
        let found = lines(&format!("particle count,{value},particles/mL,NTA,L,\nendotoxin,<0.1,EU/mL,LAL,L,"));
        assert_eq!((found.checks.len(), found.unknown.len()), (1, 1), "{value}");
        assert_eq!(found.particles_per_ml(1.0), None, "{value}");
    }
    // `ND` where nothing was found is an answer.
    assert_eq!(lines("endotoxin,ND,EU/mL,LAL,L,").checks.len(), 1);
}

#[test]
fn markers_and_counts_by_their_other_names() {
    for word in
        ["CD-63", "CD63+", "CD63+ particles", "CD63 positive particles", "CD 63", "% CD63+", "cd63-positive EVs"]
    {
        let found = lines(&format!("{word},62,%,nFCM,L,"));
        assert!((value(&found, "cd63") - 0.62).abs() < 1e-12, "{word}");
    }
    for word in ["Number of exosomes", "particle number", "Exosome count", "EV concentration", "Number of particles"] {
        assert_eq!(value(&lines(&format!("{word},1.2e10,particles/mL,NTA,L,")), "particle_count"), 1.2e10, "{word}");
    }
    for other in ["CD63 negative", "CD163", "CD630"] {
        let found = read(&format!("{HEAD}{other},62,%,nFCM,L,\n"));
        assert!(found.is_err() || found.unwrap().checks.is_empty(), "{other}");
    }
}

#[test]
fn a_missing_unit_is_called_missing() {
    for line in [
        "cd63,62,,nFCM,L,",
        "endotoxin,0.1,,LAL,L,",
        "particle count,1.2e10,,NTA,L,",
        "size_mean,132,,NTA,L,",
        "potency,112,,scratch,L,",
    ] {
        refused(line, "the unit of");
    }
    assert!((value(&lines("cd63,0.62,,nFCM,L,"), "cd63") - 0.62).abs() < 1e-12);
    assert_eq!(value(&lines("potency,1.12,,scratch,L,"), "potency"), 1.12);
}

#[test]
fn what_cannot_be_is_refused_with_the_range_and_the_reason() {
    for (line, piece, range) in [
        ("size_mean,1320,nm,NTA,L,", "size_mean of 1320 nm", "between 20 and 1000 nm"),
        ("size_mean,1.32,nm,NTA,L,", "size_mean of 1.32 nm", "between 20 and 1000 nm"),
        ("size_d90,9000,nm,NTA,L,", "size_d90 of 9000 nm", "between 20 and 5000 nm"),
        ("particle count,12.345,particles/mL,NTA,L,", "cannot be a particle count", "between 1e5 and 1e17 per mL"),
        ("potency,1120,%,scratch,L,", "11 times that of the reference", "at most 10 times"),
    ] {
        let error = refused(line, piece);
        assert!(error.expected.as_deref().unwrap().contains(range), "{line}: {error}");
    }
    // Micrometres, powers of ten in the unit, and bounds are none of these.
    for fine in [
        "size_mean,0.132,um,,L,",
        "particle count,12.345,10^9 particles/mL,,L,",
        "particle count,<10,/mL,,L,",
        "potency,112,%,,L,",
    ] {
        lines(fine);
    }
}

#[test]
fn two_values_for_one_item_of_one_lot_are_refused() {
    let error =
        refused("particle_count,1e10,/mL,NTA,A,\nparticle_count,3e9,/mL,NTA,A,", "3e9 /mL here and 1e10 /mL above");
    assert_eq!(error.place.unwrap().line, 3);
    refused("cd63,71,%,,A,\ncd63,40,%,,A,", "here and");
    refused("potency,pass,,scratch,A,\npotency,80,%,scratch,A,", "here and");
    for fine in [
        "particle_count,1e10,/mL,NTA,A,\nparticle_count,3e9,/mL,nFCM,A,",
        "particle_count,1e10,/mL,NTA,A,\nparticle_count,3e9,/mL,NTA,B,",
        "particle_count,1e10,/mL,NTA,A,\nparticle_count,1.0e10,/mL,NTA,A,",
    ] {
        lines(fine);
    }
}

#[test]
fn purity_and_markers_that_contradict_each_other_are_named() {
    let lot = lot("purity,1e9,particles/ug,,B1,\ncd63,62,%,nFCM,B1,\n");
    assert_eq!(ends(&lot), Some((0.62, 0.9)));
    let purity = used(&lot, Topic::Purity);
    assert!(purity.parameter.is_none() && purity.text.contains("contradicts the markers"), "{purity:?}");
    assert!(purity.text.contains("at most 50 %") && purity.text.contains("at least 62 %"), "{purity:?}");
    let marker = used(&lot, Topic::Markers);
    assert!(
        marker.text.contains("although purity says otherwise: the share is 62 to 90 % instead of 10 to 90 %"),
        "{marker:?}"
    );
    // Where they agree, both are used.
    let agreed = self::lot("purity,1e9,particles/ug,,B1,\ncd63,30,%,nFCM,B1,\n");
    assert!(agreed.used.iter().all(|used| used.parameter.is_some() && !used.text.contains("otherwise")), "{agreed:?}");
}

#[test]
fn a_share_of_beads_is_no_share_of_particles() {
    for method in ["flow cytometry (MACSPlex)", "MACSPlex Exosome Kit", "bead-based flow cytometry", "Luminex"] {
        let lot = lot(&format!("cd63,62,%,{method},B1,\n"));
        assert_eq!(lot.vesicle_share, None, "{method}");
        assert!(used(&lot, Topic::Markers).text.contains("assays on beads"), "{method}");
    }
}

#[test]
fn a_marker_that_excludes_nothing_says_so() {
    let lot = lot("cd63,0.62,%,nFCM,B1,\n");
    assert_eq!(lot.vesicle_share, None);
    let text = &used(&lot, Topic::Markers).text;
    assert!(
        text.contains("at least 0.62 %") && text.contains("excludes nothing") && !text.contains("instead of"),
        "{text}"
    );
}

#[test]
fn count_protein_and_particles_per_protein_that_cannot_all_be_right_are_named() {
    let three = |purity: &str| {
        lot(&format!("particle_count,1.2e10,/mL,NTA,L,\nprotein,45,µg/mL,BCA,L,\npurity,{purity},particles/µg,,L,\n"))
    };
    // 1.2e10 per mL over 45 µg/mL are 2.7e8 per µg.
    assert!(used(&three("2.7e8"), Topic::Purity).parameter.is_some());
    for slipped in ["2.7e11", "2.7e5"] {
        let lot = three(slipped);
        let text = &used(&lot, Topic::Purity).text;
        assert!(text.contains("contradicts count and protein") && text.contains("270 million"), "{text}");
        assert_eq!(lot.vesicle_share, None, "{slipped}");
    }
}

#[test]
fn a_potency_test_that_was_passed_widens_no_bound() {
    let lot = lot("potency,pass,,scratch,B1,\n");
    let text = &used(&lot, Topic::Potency).text;
    assert!(text.contains("a lot without any effect is excluded") && text.contains("0.3 to 3 times"), "{text}");
    assert_eq!(lot.potency, Some(Prior::LogUniform { low: 0.3, high: 3.0 }), "no further than before");
    let numbers = self::lot("potency,80-110,%,scratch,B1,\npotency,pass,,scratch,B2,\n").potency;
    assert_eq!(numbers, self::lot("potency,80-110,%,scratch,B1,\n").potency);
}
