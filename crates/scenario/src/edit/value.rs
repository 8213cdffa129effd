//! Values as text, and their place in the document.

use exoskin_quantity::toml::Holds;
use exoskin_quantity::{Checked, Comma, Diagnostic, quoted, read_number};
use toml_edit::{InlineTable, Item, Table, TableLike, Value};

use super::slots::{Slot, Step};

/// A text as a value of the kind that a key contains; the scenario's reader checks the rest.
pub(super) fn of(slot: &Slot, text: &str) -> Checked<Value> {
    let wrong = |expected: &str| {
        Diagnostic::new(format!("`{}` is {}", slot.path(), quoted(text))).expected(expected.to_owned())
    };
    match slot.holds() {
        Holds::Whole(..) => text.parse::<i64>().map(Value::from).map_err(|_| wrong("a whole number")),
        Holds::Number(..) => match read_number(text, Comma::Open) {
            Ok(number) => Ok(Value::from(number)),
            Err(mistake) => Err(wrong(&mistake.expected)),
        },
        Holds::Switch => text.parse::<bool>().map(Value::from).map_err(|_| wrong("`true` or `false`")),
        _ => Ok(Value::from(text)),
    }
}

/// Puts a value into its place; tables on the way are made where they are missing.
pub(super) fn put(root: &mut Table, slot: &Slot, value: Value) {
    let steps = slot.steps();
    let Some((Step::Key(last), before)) = steps.split_last() else { return };
    if let Some(table) = table_at(root, before) {
        table.insert(last, Item::Value(value));
    }
}

fn table_at<'t>(root: &'t mut Table, steps: &[Step]) -> Option<&'t mut dyn TableLike> {
    let mut table: &mut dyn TableLike = root;
    let mut steps = steps.iter().peekable();
    let mut is_outermost = true;
    while let Some(Step::Key(key)) = steps.next() {
        if table.get(key).is_none() {
            // In the file itself a table has its own heading; inside an arm it fits on one line.
            let new = if is_outermost { Item::Table(Table::new()) } else { Item::Value(InlineTable::new().into()) };
            table.insert(key, new);
        }
        is_outermost = false;
        let item = table.get_mut(key)?;
        table = match steps.next_if(|step| matches!(step, Step::Element(..))) {
            Some(Step::Element(i, _)) => element(item, *i)?,
            _ => item.as_table_like_mut()?,
        };
    }
    Some(table)
}

fn element(item: &mut Item, i: usize) -> Option<&mut dyn TableLike> {
    match item {
        Item::ArrayOfTables(tables) => tables.get_mut(i).map(|table| table as &mut dyn TableLike),
        Item::Value(Value::Array(list)) => {
            list.get_mut(i).and_then(Value::as_inline_table_mut).map(|table| table as &mut dyn TableLike)
        }
        _ => None,
    }
}
