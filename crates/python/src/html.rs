//! An answer's blocks for a notebook: plain elements that take the notebook's own style.

use exoskin::answer::block::{Block, Document, Span, Table, Text};

/// The whole document.
pub fn of(document: &Document) -> String {
    let parts: String = document.parts.iter().map(|part| format!("<section>{}</section>\n", blocks(part))).collect();
    format!("<div class=\"exoskin\">\n{parts}</div>\n")
}

/// Blocks in order; neighbouring items become one list.
fn blocks(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut in_list = false;
    for block in blocks {
        let is_item = matches!(block, Block::Item(_) | Block::Entry(_));
        if is_item != in_list {
            out.push_str(if is_item { "<ul>" } else { "</ul>" });
            in_list = is_item;
        }
        out.push_str(&one(block));
    }
    if in_list {
        out.push_str("</ul>");
    }
    out
}

fn one(block: &Block) -> String {
    match block {
        Block::Heading(text) => format!("<h3>{}</h3>", escaped(text)),
        Block::Caption(text) => format!("<h4>{}</h4>", escaped(text)),
        Block::Paragraph(text) => format!("<p>{}</p>", words(text)),
        Block::Warning(text) => format!("<p><strong>Warning.</strong> {}</p>", words(text)),
        Block::Item(text) | Block::Entry(text) => format!("<li>{}</li>", words(text)),
        Block::Table(rows) => table(rows),
    }
}

fn table(table: &Table) -> String {
    let cells = |row: &[String], tag: &str| -> String {
        row.iter().map(|cell| format!("<{tag} style=\"text-align:left\">{}</{tag}>", escaped(cell))).collect()
    };
    let head = match table.header.is_empty() {
        true => String::new(),
        false => format!("<thead><tr>{}</tr></thead>", cells(&table.header, "th")),
    };
    let rows: String = table.rows.iter().map(|row| format!("<tr>{}</tr>", cells(row, "td"))).collect();
    format!("<table>{head}<tbody>{rows}</tbody></table>")
}

fn words(text: &Text) -> String {
    let span = |span: &Span| match span {
        Span::Plain(text) => escaped(text),
        Span::Code(name) => format!("<code>{}</code>", escaped(name)),
    };
    text.0.iter().map(span).collect()
}

/// Text from files can contain anything.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c if exoskin::steers(c) && c != '\n' => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}
