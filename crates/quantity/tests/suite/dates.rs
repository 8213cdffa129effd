//! Calendar days: what is read, what is refused, and how many lie between.

use std::time::{Duration, UNIX_EPOCH};

use exoskin_quantity::Date;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|wrong| panic!("{wrong}"))
}

#[test]
fn every_day_of_four_centuries_comes_back_and_follows_the_one_before() {
    let first = day("1999-12-31");
    let (mut last, mut count) = (first, 0);
    for year in 2000..2401 {
        for month in 1..=12 {
            for date in (1..=31).filter_map(|day| Date::new(year, month, day)) {
                assert_eq!(date.days_since(last), 1, "{date}");
                assert_eq!(Date::parse(&date.to_string()), Ok(date));
                (last, count) = (date, count + 1);
            }
        }
    }
    assert_eq!((last.to_string().as_str(), last.days_since(first)), ("2400-12-31", count));
    assert_eq!(count, 146_097 + 366, "four hundred years, and the leap year 2400");
}

#[test]
fn known_days() {
    assert_eq!(day("2026-03-01").days_since(day("2026-02-28")), 1);
    assert_eq!(day("2024-03-01").days_since(day("2024-02-28")), 2, "a leap day");
    assert_eq!(day("1900-03-01").days_since(day("1900-02-28")), 1, "1900 has none");
    assert_eq!(day("2026-05-24").days_since(day("2026-11-23")), -183);
    assert_eq!(Date::of(UNIX_EPOCH), Some(day("1970-01-01")));
    assert_eq!(Date::of(UNIX_EPOCH + Duration::from_secs(86_399)), Some(day("1970-01-01")));
    assert_eq!(Date::of(UNIX_EPOCH + Duration::from_secs(951_782_400)), Some(day("2000-02-29")));
    assert_eq!(Date::of(UNIX_EPOCH - Duration::from_secs(1)), None);
    assert_eq!(Date::of(UNIX_EPOCH + Duration::from_secs(u64::from(u32::MAX) * 1000)), None, "past the year 9999");
    assert_eq!(
        (day("0001-01-01").to_string(), day("9999-12-31").to_string()),
        ("0001-01-01".into(), "9999-12-31".into())
    );
}

#[test]
fn what_is_no_day_is_refused() {
    for text in
        ["", "2026", "2026-3-1", "26-03-01", "2026-03-01T10:00", "2026/03/01", "-2026-03-01", "2026-+3-01", "today"]
    {
        let wrong = Date::parse(text).expect_err(text);
        assert!(wrong.problem.contains("is not a date") && wrong.expected.is_some(), "{wrong}");
    }
    for text in ["2026-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01"] {
        let wrong = Date::parse(text).expect_err(text);
        assert!(wrong.problem.contains("no such day in the calendar"), "{wrong}");
    }
}
