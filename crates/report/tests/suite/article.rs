//! The article's page: it answers, it is inert, every link in it leads somewhere, and it repeats itself byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use exoskin_claims::coverage::Paragraph;
use exoskin_claims::{Claim, Fact, Facts, Kind, Stance, TrialLink, Verdict, table};
use exoskin_report::article::{Article, Source, Trial, article_page, article_table};

type Outcome = Result<(), Box<dyn Error>>;

const BAD: &str = "<script>alert(1)</script>\"'|<img src=x onerror=alert(2)>";

fn claim(number: u16, verdict: Verdict, grade_of: &Claim) -> Claim {
    Claim {
        number,
        title: format!("Statement {number}"),
        says: "Something is so.".into(),
        speaker: "A doctor; a magazine".into(),
        interest: "performs the treatment; none stated".into(),
        kind: Kind::Number,
        paragraphs: vec![u8::try_from(number).unwrap_or(1)],
        systems: vec![1],
        how: "Counting".into(),
        command: "exoskin claim list".into(),
        rule: if number == 1 { "growth_factors_100".into() } else { String::new() },
        facts: vec!["a.share".into(), "a.count".into()],
        claimed: Some((2.0, 5.0)),
        verdict,
        depends_on: if verdict == Verdict::DependsOn { "the tool".into() } else { String::new() },
        reason: "It is {a.share} of them.".into(),
        grade: grade_of.grade,
        evidence: vec!["row.one".into(), "row.unknown".into()],
        trials: Stance::ALL.iter().map(|&stance| TrialLink { trial: "trial_one".into(), stance }).collect(),
        settles: "A trial".into(),
        contradicts: if number == 1 {
            vec![2]
        } else if number == 2 {
            vec![1]
        } else {
            Vec::new()
        },
    }
}

fn claims() -> Result<Vec<Claim>, String> {
    let any = table::load()?.first().ok_or("no claims")?;
    Ok((1..).zip(Verdict::ALL).map(|(number, verdict)| claim(number, verdict, any)).collect())
}

fn facts() -> Facts {
    let fact = |id: &str, name: &str, unit: &str, [p05, median, p95]: [f64; 3]| Fact {
        id: id.into(),
        name: name.into(),
        median,
        p05,
        p95,
        unit: unit.into(),
        assumed_inputs: 7,
        inputs: 31,
        assumed_share: Some(0.8),
        command: String::new(),
    };
    let all = [
        fact("a.share", "share that enters", "%", [0.04, 1.6, 7.3]),
        fact("a.count", "names counted", "1", [125.0, 125.0, 125.0]),
    ];
    Facts { by_id: all.into_iter().map(|fact| (fact.id.clone(), fact)).collect() }
}

fn article<'a>(claims: &'a [Claim], facts: &'a Facts, paragraphs: &'a [Paragraph]) -> Article<'a> {
    let source = Source {
        quantity: "names in plasma".into(),
        value: "125".into(),
        doi: "10.1/x".into(),
        grade: "B".into(),
        ..Source::default()
    };
    let trial = Trial { design: "RCT".into(), comparator: "vehicle".into(), ..Trial::default() };
    Article {
        claims,
        facts,
        paragraphs,
        sources: BTreeMap::from([("row.one".into(), source)]),
        trials: BTreeMap::from([("trial_one".into(), trial)]),
        checked: "2026-11-23".into(),
    }
}

fn paragraphs() -> Vec<Paragraph> {
    (1..=6)
        .map(|number: u8| Paragraph {
            number,
            claims: if number < 6 { vec![number.into()] } else { Vec::new() },
            without: if number < 6 { "" } else { "heading" },
        })
        .collect()
}

/// Every value of an attribute.
fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!(" {name}=\"");
    page.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The text of HTML that starts inside a tag.
fn words(html: &str) -> String {
    html.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect()
}

#[test]
fn the_same_table_gives_the_same_bytes() -> Outcome {
    let (claims, facts, paragraphs) = (claims()?, facts(), paragraphs());
    let article = article(&claims, &facts, &paragraphs);
    assert_eq!(article_page(&article)?, article_page(&article)?);
    assert_eq!(article_table(&article, "a.html")?, article_table(&article, "a.html")?);
    Ok(())
}

#[test]
fn every_statement_has_an_anchor_and_every_link_leads_somewhere() -> Outcome {
    let (claims, facts, paragraphs) = (claims()?, facts(), paragraphs());
    let page = article_page(&article(&claims, &facts, &paragraphs))?;
    let ids = attributes(&page, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "an anchor is there twice");
    for claim in &claims {
        assert!(unique.contains(format!("claim-{}", claim.number).as_str()), "no anchor for {}", claim.number);
    }
    for link in attributes(&page, "href") {
        let inside = link.strip_prefix('#');
        assert!(inside.is_none_or(|id| unique.contains(id)), "{link} leads nowhere");
        assert!(inside.is_some() || link.starts_with("https://doi.org/"), "{link} is an odd address");
    }
    Ok(())
}

#[test]
fn a_word_stands_beside_every_shape() -> Outcome {
    let (claims, facts, paragraphs) = (claims()?, facts(), paragraphs());
    let page = article_page(&article(&claims, &facts, &paragraphs))?;
    let shapes: Vec<&str> = page.split("<use href=\"#").skip(1).collect();
    assert!(shapes.len() > 20);
    for after in shapes {
        let here: String = words(after).chars().take(40).collect();
        let worded = Verdict::ALL.iter().any(|verdict| here.contains(verdict.word()))
            || ["agree", "found no", "had no control"].iter().any(|word| here.contains(word));
        assert!(worded, "no word beside a shape: {here}");
    }
    for verdict in Verdict::ALL {
        assert!(page.contains(&format!("</svg> {}</span>", verdict.word())), "{} is nowhere a word", verdict.word());
    }
    Ok(())
}

#[test]
fn the_first_screen_answers() -> Outcome {
    let (claims, facts, paragraphs) = (claims()?, facts(), paragraphs());
    let page = article_page(&article(&claims, &facts, &paragraphs))?;
    let first = page.split("<main>").next().unwrap_or_default();
    for words in [
        "5 things",
        "Asked most",
        "Statement 1",
        "Said: Something is so.",
        "It is 1.6 % (0.04 to 7.3 %) of them.",
        "not medical advice",
    ] {
        assert!(first.contains(words), "the first screen lacks {words:?}");
    }
    Ok(())
}

#[test]
fn a_card_tells_who_why_and_what_would_settle_it() -> Outcome {
    let (claims, facts, paragraphs) = (claims()?, facts(), paragraphs());
    let page = article_page(&article(&claims, &facts, &paragraphs))?;
    let card = page.split("id=\"claim-3\"").nth(1).and_then(|rest| rest.split("</article>").next()).unwrap_or_default();
    for words in [
        "<b>A doctor</b> (performs the treatment); <b>a magazine</b> (none stated)",
        "Depends on the tool.",
        "the article says",
        "2 to 5 %",
        "Both of its figures rest on inputs that are assumed or hearsay (7 of 31 in each)",
        "class=\"hatched\"",
        "exoskin claim list",
        "A trial.",
        "found no difference",
        "had no control group",
        "https://doi.org/10.1/x",
        "row.unknown",
    ] {
        assert!(card.contains(words), "the card lacks {words:?}");
    }
    Ok(())
}

#[test]
fn contradictions_stand_side_by_side_once() -> Outcome {
    let (claims, facts, paragraphs) = (claims()?, facts(), paragraphs());
    let article = article(&claims, &facts, &paragraphs);
    assert_eq!(article_page(&article)?.matches("class=\"against\"").count(), 1);
    assert_eq!(article_table(&article, "a.html")?.matches("| 1: Statement 1").count(), 1);
    Ok(())
}

#[test]
fn a_figure_that_nobody_computed_is_refused() -> Outcome {
    let (mut claims, facts, paragraphs) = (claims()?, facts(), paragraphs());
    claims[0].reason = "It is {no.such}.".into();
    let article = article(&claims, &facts, &paragraphs);
    assert!(article_page(&article).is_err() && article_table(&article, "a.html").is_err());
    Ok(())
}

#[test]
fn hostile_text_is_inert() -> Outcome {
    let (mut claims, mut facts, paragraphs) = (claims()?, facts(), paragraphs());
    for claim in &mut claims {
        for text in [
            &mut claim.title,
            &mut claim.says,
            &mut claim.speaker,
            &mut claim.interest,
            &mut claim.how,
            &mut claim.command,
            &mut claim.depends_on,
            &mut claim.reason,
            &mut claim.settles,
        ] {
            *text = BAD.into();
        }
        claim.evidence.push(BAD.into());
        claim.trials.push(TrialLink { trial: BAD.into(), stance: Stance::Null });
    }
    for fact in facts.by_id.values_mut() {
        (fact.name, fact.unit, fact.command) = (BAD.into(), BAD.into(), BAD.into());
    }
    let mut article = article(&claims, &facts, &paragraphs);
    let row = || BAD.to_owned();
    let source = Source {
        quantity: row(),
        value: row(),
        conditions: row(),
        source: row(),
        doi: format!("10.1/{BAD}"),
        year: None,
        grade: row(),
        note: row(),
    };
    let trial = Trial {
        design: row(),
        people: row(),
        indication: row(),
        procedure: row(),
        made_from: row(),
        comparator: row(),
        doi: format!("javascript:{BAD}"),
        year: row(),
        read: row(),
    };
    article.sources.insert("row.one".into(), source);
    article.trials.insert("trial_one".into(), trial);
    article.checked = BAD.into();
    let page = article_page(&article)?;
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("href=\"javascript"));
    let listed = article_table(&article, "a.html")?;
    assert!(!listed.contains("<script") && !listed.contains("<img"));
    for line in listed.lines().filter(|line| line.contains("alert")) {
        assert!(!line.replace("\\|", "").contains("'|"), "a text ends its cell: {line}");
    }
    Ok(())
}

#[test]
fn nothing_is_fetched_and_nothing_runs() -> Outcome {
    let (claims, facts, paragraphs) = (claims()?, facts(), paragraphs());
    let page = article_page(&article(&claims, &facts, &paragraphs))?;
    for banned in ["<script", "<link", "<img", "<iframe", "url(http", "@import", "src=", "onclick"] {
        assert!(!page.contains(banned), "the page holds {banned}");
    }
    assert!(page.contains("default-src 'none'"));
    Ok(())
}
