//! The table of regulation as shipped: it loads, covers what the article says, and grows old by a clock handed in.

use exoskin_evidence::regulation::{self, Country, Entry, OLD_DAYS, ProductClass, State, Use};
use exoskin_quantity::Date;

fn entries() -> &'static [Entry] {
    regulation::load().unwrap_or_else(|error| panic!("{error}"))
}

fn state(country: Country, class: ProductClass, usage: Use) -> State {
    let cells = regulation::cells(country).expect("the table loads");
    cells.iter().find(|cell| cell.class == class && cell.usage == usage).expect("every cell is there").state()
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

#[test]
fn every_country_has_every_cell_and_some_source() {
    for country in Country::ALL {
        let cells = regulation::cells(country).expect("the table loads");
        assert_eq!(cells.len(), ProductClass::ALL.len() * Use::ALL.len());
        assert!(cells.iter().any(|cell| cell.entry.is_some()), "{}", country.code());
    }
    assert!(entries().len() >= 40);
}

#[test]
fn what_the_article_says_of_the_law_is_there() {
    use {Country::Us, ProductClass as Class};
    assert_eq!(state(Us, Class::HumanCellVesicles, Use::Intravenous), State::NotApproved);
    assert_eq!(state(Us, Class::Prp, Use::WoundCare), State::Cleared);
    assert_eq!(state(Us, Class::Prp, Use::Hair), State::OffLabel);
    assert_eq!(state(Us, Class::HumanPlatelet, Use::Injected), State::NoSource);
    let vesicles = regulation::cells(Us).expect("the table loads");
    // Off label is a use beyond a clearance: nothing can be off label that is cleared for nothing.
    assert!(vesicles.iter().all(|cell| cell.state() != State::OffLabel || cell.class == Class::Prp));
    let notices = regulation::notices(Us).expect("the table loads");
    let days: Vec<String> = notices.iter().filter_map(|one| one.source_date).map(|day| day.to_string()).collect();
    assert_eq!(days, ["2025-05-05", "2023-09-01", "2021-06-03", "2020-07-22", "2019-12-06"], "latest first");
}

#[test]
fn notices_agree_with_the_evidence_rows() {
    for (id, row) in [
        ("us.notice_2019", "safety.fda_notice_2019"),
        ("us.notice_2020", "safety.fda_alert_2020"),
        ("us.notice_2021", "safety.fda_notice_2021"),
        ("us.letter_2023", "safety.fda_warning_letter_kimera"),
    ] {
        let entry = entries().iter().find(|entry| entry.id == id).expect(id);
        let value = exoskin_evidence::row(row).and_then(|row| row.value).expect(row);
        let digits = entry.source_date.expect("a date").to_string().replace('-', "");
        assert_eq!(digits, format!("{value}"), "{id} against {row}");
    }
}

#[test]
fn age_is_reckoned_from_the_day_handed_in() {
    let entry = entries().iter().find(|entry| entry.id == "us.letter_2025").expect("the letter");
    let (fresh, limit, old) = (day("2025-05-06"), day("2025-11-01"), day("2025-11-02"));
    assert_eq!(entry.age_text(fresh), "1 day old");
    assert_eq!((entry.age_days(limit), entry.is_old(limit)), (Some(OLD_DAYS), false));
    assert_eq!((entry.is_old(old), entry.age_text(old)), (true, "check again: 181 days old".into()));
    assert_eq!(entry.age_text(day("2025-05-04")), "dated later than today");
    let undated = entries().iter().find(|entry| entry.checked.is_none()).expect("an entry without a date");
    assert!(undated.is_old(day("2000-01-01")));
    assert_eq!(undated.age_text(fresh), "check again: date unknown");
}

#[test]
fn countries_are_read_as_people_write_them() {
    for (text, country) in [
        ("us", Country::Us),
        ("USA", Country::Us),
        ("united states", Country::Us),
        ("gb", Country::Uk),
        (" Korea ", Country::Kr),
        ("Taiwan", Country::Tw),
        ("eu", Country::Eu),
    ] {
        assert_eq!(Country::parse(text), Ok(country), "{text}");
    }
    let wrong = Country::parse("Koera").expect_err("a misspelling");
    assert_eq!(wrong.nearest.as_deref(), Some("Korea"));
    assert!(wrong.expected.is_some_and(|list| list.contains("JP (Japan)")));
    let wrong = Country::parse("Atlantis").expect_err("no country");
    assert!(wrong.nearest.is_none() && wrong.problem.contains("Atlantis"), "{wrong}");
}
