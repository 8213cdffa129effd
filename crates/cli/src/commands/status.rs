//! `exoskin status`: what sources say about the law, by country, class of product and use.

use clap::Args;
use exoskin::law::words::{self, event, lines, sentence};
use exoskin::law::{Country, Date, Entry, OFF_LABEL};
use exoskin::{Diagnostic, Law, LawAnswer, LawOfCountry, Question};

use crate::failure::Outcome;
use crate::global::Global;
use crate::show::{Table, hanging, paragraph};

/// Continued lines of a source are indented by this much.
const INDENT: usize = 4;

/// `exoskin status`
#[derive(Debug, Args)]
#[command(after_help = "\
What is shown is data with a source and a date. It is not the law and not legal advice.
`no source found` means that nothing was found, not that the use is allowed.

Examples:
  exoskin status --country US
  exoskin status --product placental_msc --country Korea
  exoskin status --country EU --today 2026-03-01 --json")]
pub struct Arguments {
    /// Country or union: US, EU, UK, KR, JP, CA, AU, TW, TH, CN or SA, its name, or a member state of the EU
    /// [default: all]
    #[arg(long, value_name = "COUNTRY", value_parser = asked)]
    pub country: Option<Asked>,
    /// Only entries for this product's class: a name from `exoskin products list`, or a file ending in .toml
    #[arg(long, value_name = "PRODUCT")]
    pub product: Option<String>,
    /// Calculate the age of each entry as of this day instead of today, for example 2026-03-01
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, value_parser = Date::parse)]
    pub today: Option<Date>,
}

/// The country that was typed.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The one whose law is shown.
    country: Country,
    /// The member state for which that of the union is shown.
    member: Option<&'static str>,
}

fn asked(text: &str) -> Result<Asked, Diagnostic> {
    let country = Country::parse(text)?;
    Ok(Asked { country, member: Country::member_state(text) })
}

/// Runs `exoskin status`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let Arguments { country, product, today } = arguments;
    let question = Law { country: country.map(|asked| asked.country), product: product.clone(), today: *today };
    let member = country.and_then(|asked| asked.member);
    global.reply(&question.ask()?, |law| text(law, member))
}

fn text(law: &LawAnswer, member: Option<&str>) -> String {
    let mut text = paragraph(&words::before(law));
    if let Some(member) = member {
        let what = "is a member of the European Union, whose law is shown; its own was not searched.";
        text.push_str(&format!("\n{}", paragraph(&format!("{member} {what}"))));
    }
    if let Some(asker) = &law.product {
        text.push_str(&format!("\n{}", paragraph(&sentence(asker))));
        if asker.class.is_none() {
            return text;
        }
    }
    for one in &law.countries {
        text.push_str(&format!("\n{} ({})\n", one.country.name(), one.country.code()));
        text.push_str(&if law.is_one { in_full(one, law.today) } else { in_short(one, law.today) });
    }
    text.push_str(&format!("\n{}", paragraph(OFF_LABEL)));
    if !law.is_one {
        text.push_str(&paragraph(
            "For one country in full, with sources, notices and letters: exoskin status --country US",
        ));
    }
    text
}

/// What has a source, one line for each class and source.
fn in_short(law: &LawOfCountry, today: Date) -> String {
    if law.entries().is_empty() {
        return "  no source found\n".into();
    }
    let mut table = Table::with_header(&words::SHORT);
    for line in lines(&law.cells).into_iter().filter(|line| line.entry.is_some()) {
        let age = line.entry.map_or_else(String::new, |entry| entry.age_text(today));
        table.row([line.class, line.state.title().to_owned(), age, line.uses]);
    }
    table.text()
}

/// Every cell with what its sources say, then notices and letters.
fn in_full(law: &LawOfCountry, today: Date) -> String {
    let entries = law.entries();
    let mut text = table(law);
    for (number, entry) in entries.iter().enumerate() {
        text.push_str(&format!("\n{}", said(number + 1, entry, today)));
    }
    if !law.notices.is_empty() {
        text.push_str(&format!("\n{}\n", words::NOTICES));
        text.push_str(&law.notices.iter().map(|one| hanging(&format!("  {}", event(one)), INDENT)).collect::<String>());
    }
    text
}

/// What one source says, in full.
fn said(number: usize, entry: &Entry, today: Date) -> String {
    let [when, says, source, address, note] = words::said(number, entry, today);
    let line = |text: String| hanging(&format!("    {text}"), INDENT);
    [hanging(&when, INDENT), line(says), line(source), format!("    {address}\n"), line(note)].concat()
}

/// Every class and use, with the number of its source below.
fn table(law: &LawOfCountry) -> String {
    let mut table = Table::with_header(&words::FULL);
    for row in words::rows(law) {
        table.row(row);
    }
    table.text()
}
