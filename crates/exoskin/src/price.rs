//! Prices as people type them: a number, with or without the currency's name. No price comes from anywhere else.

use std::str::FromStr;

use exoskin_answer::cost::Price;
use exoskin_quantity::{Checked, Comma, Diagnostic, leading_number, quoted};

/// Largest price of a session: anything above is a typing error in any currency.
const MOST: f64 = 1e9;
/// Longest name of a currency.
const LONGEST_CURRENCY: usize = 12;
const EXPECTED: &str = "a number above 0, with or without a currency, for example 450, 450 EUR or $450";

/// A price of one session: a number, and the currency where one is named.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionPrice {
    /// Above 0.
    pub value: f64,
    /// As the user wrote it; empty where none was given.
    pub currency: String,
}

impl FromStr for SessionPrice {
    type Err = Diagnostic;

    fn from_str(text: &str) -> Checked<SessionPrice> {
        price(text).map(|(value, currency)| SessionPrice { value, currency })
    }
}

impl From<f64> for SessionPrice {
    fn from(value: f64) -> SessionPrice {
        SessionPrice { value, currency: String::new() }
    }
}

/// What a session of one arm costs, as in `prp=300`.
#[derive(Clone, Debug, PartialEq)]
pub struct ArmPrice {
    /// The arm.
    pub arm: String,
    /// The price.
    pub price: SessionPrice,
}

impl FromStr for ArmPrice {
    type Err = Diagnostic;

    fn from_str(pair: &str) -> Checked<ArmPrice> {
        let parts = pair.split_once('=').map(|(arm, price)| (arm.trim(), price));
        let (arm, price) = parts.filter(|(arm, _)| !arm.is_empty()).ok_or_else(|| {
            Diagnostic::new(format!("{} does not name an arm and a price", quoted(pair)))
                .expected("an arm, `=` and its price per session, for example prp=300; two doses are two arms of the scenario, each with its price: --arms low,high --price low=300 --price high=450")
        })?;
        Ok(ArmPrice { arm: arm.to_owned(), price: price.parse()? })
    }
}

/// Prices of several arms, in one currency.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prices {
    /// One per arm, in the order they were given.
    pub list: Vec<Price>,
    /// As the user wrote it; empty where none was given.
    pub currency: String,
}

impl Prices {
    /// One more price.
    ///
    /// # Errors
    /// A price out of range, an arm priced twice, another currency than before.
    pub fn add(&mut self, arm: &str, price: &SessionPrice) -> Checked<()> {
        let SessionPrice { value, currency } = price;
        in_range(*value, &value.to_string())?;
        if self.list.iter().any(|one| one.arm == arm) {
            return Err(Diagnostic::new(format!("arm {} has two prices", quoted(arm))).expected("one each"));
        }
        if !currency.is_empty() && !self.currency.is_empty() && *currency != self.currency {
            let problem = format!("prices in {} and in {} cannot be compared", self.currency, currency);
            return Err(Diagnostic::new(problem).expected("one currency for all prices"));
        }
        if self.currency.is_empty() {
            self.currency.clone_from(currency);
        }
        self.list.push(Price { arm: arm.to_owned(), per_session: *value });
        Ok(())
    }

    /// Names of the arms with a price.
    pub(crate) fn arms(&self) -> Vec<String> {
        self.list.iter().map(|price| price.arm.clone()).collect()
    }
}

fn in_range(value: f64, text: &str) -> Checked<()> {
    if value > 0.0 && value <= MOST {
        return Ok(());
    }
    Err(Diagnostic::new(format!("a session price of {} is out of range", quoted(text))).expected(EXPECTED))
}

/// A price and its currency, before or behind it.
fn price(text: &str) -> Checked<(f64, String)> {
    let wrong = |problem: String| Diagnostic::new(problem).expected(EXPECTED);
    let no_price = || wrong(format!("{} is not a price", quoted(text)));
    let trimmed = text.trim();
    let start = trimmed.find(|c: char| c.is_ascii_digit() || c == '.').ok_or_else(no_price)?;
    let (before, written) = trimmed.split_at(start);
    let number = leading_number(written, Comma::Open)
        .map_err(|mistake| wrong(mistake.problem).expected(format!("{EXPECTED}; {}", mistake.expected)))?;
    let (before, after) = (before.trim(), number.rest);
    let currency = if before.is_empty() { after } else { before };
    let strange =
        |c: char| c.is_control() || c.is_ascii_digit() || matches!(c, '-' | '+' | ',' | '.' | '=' | '_' | '`');
    if (!before.is_empty() && !after.is_empty()) || currency.contains(strange) {
        return Err(no_price());
    }
    if currency.chars().count() > LONGEST_CURRENCY {
        return Err(wrong(format!("{} is not a currency", quoted(currency))));
    }
    in_range(number.value, trimmed)?;
    Ok((number.value, currency.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_read_as_people_write_them() {
        for (text, value, currency) in [
            ("450", 450.0, ""),
            (" 450.50 EUR ", 450.5, "EUR"),
            ("$450", 450.0, "$"),
            ("EUR 1_200", 1200.0, "EUR"),
            ("450€", 450.0, "€"),
            ("0.5", 0.5, ""),
            ("1e3", 1000.0, ""),
            ("CHF 1'200.50", 1200.5, "CHF"),
            ("1 200 EUR", 1200.0, "EUR"),
        ] {
            assert_eq!(price(text), Ok((value, currency.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_is_no_price_is_refused() {
        for text in [
            "",
            "free",
            "-450",
            "+450",
            "0",
            "0.0",
            "nan",
            "inf",
            "1e999",
            "1,200",
            "450 EUR 3",
            "$450 EUR",
            "4.5.0",
            "..",
            "_",
            "450 a very long currency",
            "99999999999",
            "450\u{7}",
            "=450",
        ] {
            let wrong = price(text).expect_err(text);
            assert!(wrong.expected.is_some(), "{wrong}");
        }
    }

    #[test]
    fn one_currency_and_one_price_for_each_arm() {
        let mut prices = Prices::default();
        let price = |text: &str| text.parse::<SessionPrice>().expect("a price");
        prices.add("exosomes", &price("450 EUR")).expect("a price");
        prices.add("prp", &price("300")).expect("the same currency");
        assert_eq!((prices.arms(), prices.currency.as_str()), (vec!["exosomes".into(), "prp".into()], "EUR"));
        let mixed = prices.add("serum", &price("$100")).expect_err("another currency");
        assert!(mixed.problem.contains("EUR and in $"), "{mixed}");
        assert!(prices.add("prp", &price("310")).expect_err("twice").problem.contains("two prices"));
        assert!(prices.add("serum", &SessionPrice::from(f64::NAN)).is_err());
    }

    #[test]
    fn an_arm_and_its_price_are_told_apart() {
        assert!("prp".parse::<ArmPrice>().is_err() && "=3".parse::<ArmPrice>().is_err());
        let read = " prp = 300".parse::<ArmPrice>().expect("an arm and a price");
        assert_eq!((read.arm.as_str(), read.price.value), ("prp", 300.0));
    }
}
