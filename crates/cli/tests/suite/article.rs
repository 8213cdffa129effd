//! The article's page and its table are what the tables say today. To renew them:
//! `EXOSKIN_RENEW=1 cargo test -p exoskin-cli article`.

use crate::common::must_be_current;

use exoskin::article;
use exoskin_claims::{Verdict, table};
use std::collections::BTreeSet;

#[test]
fn the_page_of_the_article_is_current() {
    must_be_current("article.html", &article::page().expect("the tables are right"));
}

#[test]
fn the_table_of_claims_is_current() {
    must_be_current("claims.md", &article::list().expect("the tables are right"));
}

#[test]
fn every_claim_of_the_table_has_its_card_and_every_link_its_goal() {
    let page = article::page().expect("the tables are right");
    let after = |opening: &str| -> Vec<String> {
        page.split(opening).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    let ids: BTreeSet<String> = after(" id=\"").into_iter().collect();
    let claims = table::load().expect("the table is right");
    for claim in claims {
        assert!(ids.contains(&format!("claim-{}", claim.number)), "claim {} has no card", claim.number);
    }
    for link in after(" href=\"#") {
        assert!(ids.contains(&link), "#{link} leads nowhere");
    }
    let listed = article::list().expect("the tables are right");
    for claim in claims {
        assert!(listed.contains(&format!("(article.html#claim-{})", claim.number)), "claim {} unlisted", claim.number);
    }
}

#[test]
fn the_first_screen_answers_the_question_of_the_growth_factors() {
    let page = article::page().expect("the tables are right");
    let first = page.split("All statements").next().unwrap_or_default();
    let asked = first.split("growth factors").next().unwrap_or_default();
    assert!(first.contains("growth factors"), "the statement asked most is not on the first screen");
    let words = asked.rsplit("<li").next().unwrap_or_default();
    assert!(Verdict::ALL.iter().any(|verdict| words.contains(verdict.word())), "no verdict before it: {words}");
}
