//! `data/facts.csv`: the figures as last computed.

use std::sync::OnceLock;

use super::{Fact, Facts};

/// The file, built into the program.
const COMMITTED: &str = include_str!("../../data/facts.csv");

const COLUMNS: [&str; 10] =
    ["id", "name", "median", "p05", "p95", "unit", "assumed_inputs", "inputs", "assumed_share", "command"];

/// The figures that come with the program.
///
/// # Errors
/// The first line of the file that is wrong; a test guards against it.
pub fn committed() -> Result<&'static Facts, String> {
    static FACTS: OnceLock<Result<Facts, String>> = OnceLock::new();
    FACTS.get_or_init(|| read(COMMITTED)).as_ref().map_err(Clone::clone)
}

/// The figures of a text.
///
/// # Errors
/// Unexpected columns, something that is not a number or not finite, a repeated id, ends out of order: with the line.
pub fn read(text: &str) -> Result<Facts, String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().map_err(|e| e.to_string())?;
    if head.iter().ne(COLUMNS) {
        return Err(format!("facts.csv:1: the columns must be {}", COLUMNS.join(",")));
    }
    let mut facts = Facts::default();
    for record in reader.records() {
        let record = record.map_err(|e| e.to_string())?;
        let line = record.position().map_or(0, csv::Position::line);
        let fact = fact(&record).map_err(|problem| format!("facts.csv:{line}: {problem}"))?;
        if facts.by_id.contains_key(&fact.id) {
            return Err(format!("facts.csv:{line}: `{}` appears twice", fact.id));
        }
        facts.put([fact]);
    }
    Ok(facts)
}

fn fact(record: &csv::StringRecord) -> Result<Fact, String> {
    let cell = |place: usize| record.get(place).unwrap_or_default();
    let number = |place: usize| -> Result<f64, String> {
        let wrong = || format!("`{}` in column {} is not a number", cell(place), COLUMNS[place]);
        cell(place).parse().ok().filter(|value: &f64| value.is_finite()).ok_or_else(wrong)
    };
    let count = |place: usize| -> Result<u32, String> {
        cell(place).parse().map_err(|_| format!("`{}` in column {} is not a count", cell(place), COLUMNS[place]))
    };
    let fact = Fact {
        id: cell(0).to_owned(),
        name: cell(1).to_owned(),
        median: number(2)?,
        p05: number(3)?,
        p95: number(4)?,
        unit: cell(5).to_owned(),
        assumed_inputs: count(6)?,
        inputs: count(7)?,
        assumed_share: if cell(8).is_empty() { None } else { Some(number(8)?) },
        command: cell(9).to_owned(),
    };
    match fact.p05 <= fact.median && fact.median <= fact.p95 && fact.assumed_inputs <= fact.inputs {
        true => Ok(fact),
        false => Err(format!("`{}`: a median outside its band, or more assumed inputs than inputs", fact.id)),
    }
}

/// The figures as the text of such a file, in order of their ids.
pub fn written(facts: &Facts) -> String {
    let mut text = COLUMNS.join(",") + "\n";
    for fact in facts.by_id.values() {
        let share = fact.assumed_share.map_or(String::new(), |share| share.to_string());
        let cells = [
            fact.id.clone(),
            fact.name.clone(),
            fact.median.to_string(),
            fact.p05.to_string(),
            fact.p95.to_string(),
            fact.unit.clone(),
            fact.assumed_inputs.to_string(),
            fact.inputs.to_string(),
            share,
            fact.command.clone(),
        ];
        text.push_str(&cells.map(|cell| quoted(&cell)).join(","));
        text.push('\n');
    }
    text
}

/// A cell, quoted where necessary.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "a.b,\"more, of it\",1.5,-1,2e9,%,2,3,0.25,exoskin run x";

    fn text(line: &str) -> String {
        format!("{}\n{line}\n", COLUMNS.join(","))
    }

    #[test]
    fn what_is_written_is_what_is_read() {
        let facts = read(&text(LINE)).unwrap();
        assert_eq!(facts.get("a.b").unwrap().p95, 2e9);
        assert_eq!(read(&written(&facts)).unwrap(), facts);
        let all = committed().unwrap();
        assert_eq!(read(&written(all)).as_ref(), Ok(all));
    }

    #[test]
    fn wrong_lines_are_told() {
        let wrong = |from: &str, to: &str| read(&text(&LINE.replace(from, to))).unwrap_err();
        assert_eq!(wrong("1.5", "about 1"), "facts.csv:2: `about 1` in column median is not a number");
        assert_eq!(wrong("2e9", "inf"), "facts.csv:2: `inf` in column p95 is not a number");
        assert!(wrong("1.5", "-3").contains("a median outside its band"));
        assert!(wrong(",2,3,", ",4,3,").contains("more assumed inputs than inputs"));
        assert!(read(&text(&format!("{LINE}\n{LINE}"))).unwrap_err().contains("appears twice"));
        assert!(read("id,name\n").unwrap_err().contains("the columns must be"));
    }
}
