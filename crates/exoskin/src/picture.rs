//! What pictures of vials share: their frame, their colours, the mark of a measured value.

use std::fmt::Write;

pub(crate) const INK: &str = "#1b2126";
pub(crate) const BLUE: &str = "#0072b2";

/// The beginning of a picture; `style` is added to that of its text.
pub(crate) fn begin(width: f64, height: f64, label: &str, style: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{label}\">\n<style>text{{font:12px system-ui,sans-serif;fill:{INK}}}{style}</style>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n"
    )
}

/// A measured value.
pub(crate) fn diamond(out: &mut String, x: f64, y: f64) {
    let (left, right, top, bottom) = (x - 5.0, x + 5.0, y - 5.0, y + 5.0);
    let _ = writeln!(
        out,
        "<path d=\"M{left:.1} {y:.1}L{x:.1} {top:.1}L{right:.1} {y:.1}L{x:.1} {bottom:.1}Z\" fill=\"#fff\" stroke=\"{INK}\" stroke-width=\"1.5\"/>"
    );
}
