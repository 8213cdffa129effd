//! The whole page: it closes, it is inert, it survives arms without vesicles, and it repeats itself byte for byte.

use crate::sample;

use std::error::Error;
use std::path::Path;

use exoskin_record::summary::{Band, Summary};
use exoskin_report::{ReportError, html};

type Outcome = Result<(), Box<dyn Error>>;

#[test]
fn the_same_summary_gives_the_same_bytes() -> Outcome {
    assert_eq!(html(&sample::summary())?, html(&sample::summary())?);
    assert_eq!(html(&sample::skin::nine())?, html(&sample::skin::nine())?);
    Ok(())
}

#[test]
fn the_first_screen_answers() -> Outcome {
    let page = html(&sample::summary())?;
    let header = page.split("<main>").next().unwrap_or_default();
    for words in [
        "Not a medical device",
        "190 million",
        "1.6 %",
        "(0.04 to 7.3 %)",
        "The body's own",
        "93 %",
        "class=\"hatched\"",
    ] {
        assert!(header.contains(words), "the first screen lacks {words:?}");
    }
    Ok(())
}

#[test]
fn the_closure_is_shown_with_exact_integers() -> Outcome {
    let page = html(&sample::summary())?;
    assert!(page.contains("In this draw: applied 13,204,551,872") && page.contains("fates 13,204,551,872"));
    assert!(page.contains("158,400,771"), "a fate's exact count is missing");
    Ok(())
}

#[test]
fn an_open_ledger_is_refused() {
    let mut summary = sample::summary();
    summary.arms[0].ledger.applied += 1;
    let error = html(&summary).expect_err("an open ledger must not be drawn");
    assert!(matches!(error, ReportError::LedgerOpen { .. }), "{error}");
    assert!(error.to_string().contains("exosomes"), "{error}");
}

#[test]
fn a_picture_that_does_not_fit_its_faces_is_refused() {
    let mut summary = sample::summary();
    summary.arms[0].course.pictures[0].relative_concentration.pop();
    assert!(matches!(html(&summary), Err(ReportError::Shape { .. })));
    let mut summary = sample::summary();
    summary.arms[0].course.pictures[0].z_faces_um.reverse();
    assert!(matches!(html(&summary), Err(ReportError::Faces { axis: "depth", .. })));
}

#[test]
fn hostile_text_is_inert_everywhere() -> Outcome {
    let bad = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    let page = html(&poisoned(bad))?;
    assert!(!page.contains("<script>alert"), "a script of the input came through");
    assert!(!page.contains("<img"), "a tag of the input came through");
    assert!(page.contains("&lt;script&gt;alert(1)"));
    Ok(())
}

#[test]
fn control_characters_do_not_reach_the_page() -> Outcome {
    let page = html(&poisoned("\u{0}\u{1b}\u{85}"))?;
    assert!(page.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\t')));
    assert!(page.matches("\u{fffd}\u{fffd}\u{fffd}").count() > 20);
    Ok(())
}

fn poisoned(bad: &str) -> Summary {
    let mut summary = sample::summary();
    for text in
        [&mut summary.scenario, &mut summary.title, &mut summary.source, &mut summary.tier, &mut summary.skin.site]
    {
        *text = bad.into();
    }
    summary.unknown.push(bad.into());
    summary.notes.push(bad.into());
    let arm = &mut summary.arms[0];
    (arm.name, arm.product) = (bad.into(), bad.into());
    arm.procedure = format!("needle {bad}");
    arm.strip[0].step = bad.into();
    let n = arm.ledger.fates.remove("lymph").unwrap_or(0);
    arm.ledger.fates.insert(bad.into(), n);
    let cells = arm.cells.remove("keratinocyte").expect("the sample has keratinocytes");
    arm.cells.insert(bad.into(), cells);
    let film = arm.course.places.remove("film").expect("the sample has a film");
    arm.course.places.insert(bad.into(), film);
    arm.course.events[0].1 = bad.into();
    arm.decides[0].name = bad.into();
    let parameter = &mut summary.parameters[2];
    for text in [
        &mut parameter.id,
        &mut parameter.name,
        &mut parameter.unit,
        &mut parameter.prior_text,
        &mut parameter.group,
        &mut parameter.because,
    ] {
        *text = bad.into();
    }
    parameter.grade = Some(bad.into());
    let row = &mut summary.evidence[0];
    for text in [&mut row.id, &mut row.quantity, &mut row.value, &mut row.grade, &mut row.source, &mut row.doi] {
        *text = bad.into();
    }
    row.doi = format!("10.1/{bad}");
    summary
}

#[test]
fn only_the_frame_of_the_pages_passes_text_unescaped() -> Outcome {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut unescaped = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read_to_string(&path)?.contains("PreEscaped") {
                unescaped.push(path);
            }
        }
    }
    assert!(matches!(&unescaped[..], [one] if one.ends_with("document.rs")), "{unescaped:?}");
    Ok(())
}

#[test]
fn nothing_is_fetched() -> Outcome {
    let page = html(&sample::summary())?;
    for word in ["src=", "<link", "@import", "url(http", "fetch(", "<iframe"] {
        assert!(!page.contains(word), "the page must stand alone, but has {word:?}");
    }
    Ok(())
}

#[test]
fn no_number_falls_through() -> Outcome {
    let mut summary = sample::summary();
    let nothing = Band { median: f64::NAN, p05: f64::NEG_INFINITY, p95: f64::INFINITY };
    let arm = &mut summary.arms[0];
    arm.endogenous_ratio = None;
    arm.sizes[0].entered_share = nothing;
    arm.apply_within[2].relative = nothing;
    arm.strip[3].p95 = f64::NAN;
    if let Some(cells) = arm.cells.get_mut("keratinocyte") {
        cells.mean_of_hit = nothing;
    }
    for page in [html(&summary)?, html(&sample::summary())?] {
        let drawn = page.split("</style>").nth(1).and_then(|rest| rest.split("<script>").next()).unwrap_or_default();
        for word in ["NaN", "inf%", "inf\"", "-inf", ">inf"] {
            assert!(!drawn.contains(word), "{word} reached the page");
        }
    }
    Ok(())
}

#[test]
fn an_empty_summary_still_makes_a_page() -> Outcome {
    let mut summary = sample::summary();
    summary.arms.clear();
    summary.parameters.clear();
    summary.evidence.clear();
    summary.notes.clear();
    assert!(html(&summary)?.contains("</html>"));
    Ok(())
}

#[test]
fn headings_never_skip_a_level() -> Outcome {
    let page = html(&sample::summary())?;
    let levels: Vec<u8> = page
        .match_indices("<h")
        .filter_map(|(at, _)| page.as_bytes().get(at + 2).copied())
        .filter(u8::is_ascii_digit)
        .map(|c| c - b'0')
        .collect();
    assert_eq!(levels.first(), Some(&1));
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    Ok(())
}

#[test]
fn tags_balance() -> Outcome {
    let page = html(&sample::summary())?;
    for tag in [
        "div", "section", "table", "tr", "td", "svg", "figure", "g", "symbol", "p", "ul", "li", "h2", "h3", "article",
        "text", "line", "rect", "circle", "path", "use", "polyline", "polygon", "pattern",
    ] {
        let opened = page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "<{tag}> does not balance");
    }
    Ok(())
}
