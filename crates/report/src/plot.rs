//! A small x-y plot in SVG. It is drawn 420 units wide, so that its 13-unit text stays legible on a phone.

use maud::{Markup, Render, html};

use crate::document::own;
use crate::svg::units;

/// Width of every plot in its own units.
pub(crate) const WIDTH: f64 = 420.0;

/// A plot under construction; positions are given from 0 to 1, with y upwards.
pub(crate) struct Plot {
    height: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    body: Markup,
}

/// Room around the plotting area, in plot units.
pub(crate) struct Margins {
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

impl Plot {
    pub(crate) fn new(height: f64, margins: Margins) -> Plot {
        let Margins { left, right, top, bottom } = margins;
        Plot { height, left, right: WIDTH - right, top, bottom: height - bottom, body: Markup::default() }
    }

    /// Plot units of a position on the x axis.
    pub(crate) fn x(&self, share: f64) -> f64 {
        self.left + (self.right - self.left) * share
    }

    /// Plot units of a position on the y axis.
    pub(crate) fn y(&self, share: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * share
    }

    /// Draws something, in plot units, on top of what is there.
    pub(crate) fn add(&mut self, svg: &Markup) {
        svg.render_to(&mut self.body.0);
        self.body.0.push('\n');
    }

    /// Grid, tick labels and title of the x axis; labels that would touch their left neighbour are left out.
    pub(crate) fn x_axis(&mut self, ticks: &[(f64, String)], title: &str) {
        let mut free = f64::NEG_INFINITY;
        for (share, text) in ticks {
            let x = self.x(*share);
            self.rule("grid", (x, self.top), (x, self.bottom));
            let half = 3.6 * text.chars().count() as f64;
            if x - half > free {
                self.text(x, self.bottom + 19.0, "middle", text);
                free = x + half + 6.0;
            }
        }
        self.rule("frame", (self.left, self.bottom), (self.right, self.bottom));
        self.text((self.left + self.right) / 2.0, self.bottom + 37.0, "middle", title);
    }

    /// Grid, tick labels and title (written horizontally, above the axis) of the y axis.
    pub(crate) fn y_axis(&mut self, ticks: &[(f64, String)], title: &str) {
        for (share, text) in ticks {
            let y = self.y(*share);
            self.rule("grid", (self.left, y), (self.right, y));
            self.text(self.left - 6.0, y + 4.5, "end", text);
        }
        self.rule("frame", (self.left, self.top), (self.left, self.bottom));
        self.text(4.0, self.top - 10.0, "start", title);
    }

    /// A line through positions given from 0 to 1.
    pub(crate) fn line(&mut self, points: &[(f64, f64)], (colour, dash): (&str, &str), title: &str) {
        let path = self.path(points.iter().copied());
        self.add(&html! {
            polyline.line points=(path) stroke=(colour) stroke-dasharray=(dash) { title { (title) } }
        });
    }

    /// A thin dotted line that belongs to no arm's legend.
    pub(crate) fn thin(&mut self, points: &[(f64, f64)]) {
        let path = self.path(points.iter().copied());
        self.add(&html! { polyline.among points=(path) {} });
    }

    /// A band between two lines over the same x: (x, low, high); if it has no fill of its own, its class provides one.
    pub(crate) fn band(&mut self, points: &[(f64, f64, f64)], class: &str, fill: Option<&str>, opacity: Option<f64>) {
        let there = points.iter().map(|p| (p.0, p.2));
        let back = points.iter().rev().map(|p| (p.0, p.1));
        let path = self.path(there.chain(back));
        self.add(&html! { polygon class=(class) fill=[fill] fill-opacity=[opacity] points=(path) {} });
    }

    /// A round mark with a hover title.
    pub(crate) fn dot(&mut self, x: f64, y: f64, title: &str) {
        let (x, y) = (units(self.x(x)), units(self.y(y)));
        self.add(&html! { circle.dot cx=(x) cy=(y) r="4.5" { title { (title) } } });
    }

    /// A text at plot units.
    pub(crate) fn text(&mut self, x: f64, y: f64, anchor: &str, text: &str) {
        self.add(&html! { text x=(units(x)) y=(units(y)) text-anchor=(anchor) { (text) } });
    }

    /// A text ending at plot units, with a white halo that keeps it legible over lines.
    pub(crate) fn halo(&mut self, x: f64, y: f64, text: &str) {
        self.add(&html! { text.halo x=(units(x)) y=(units(y)) text-anchor="end" { (text) } });
    }

    /// The finished SVG with `label` as its alternative text.
    pub(crate) fn finish(self, label: &str) -> Markup {
        drawing(self.height, label, self.body)
    }

    /// The finished SVG on its own: it brings the style and the patterns that are otherwise the page's.
    pub(crate) fn alone(self, label: &str, patterns: &Markup) -> Markup {
        let (width, height) = (units(WIDTH), units(self.height));
        html! {
            svg.exoskin-picture xmlns="http://www.w3.org/2000/svg" width=(width) height=(height)
                viewBox={ "0 0 " (width) " " (height) } role="img" aria-label=(label) {
                style { (own(&[include_str!("picture.css")])) }
                defs { (patterns) }
                rect width=(width) height=(height) fill="#fff" {}
                (self.body)
            }
        }
    }

    fn rule(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(units);
        self.add(&html! { line class=(class) x1=(x1) y1=(y1) x2=(x2) y2=(y2) {} });
    }

    fn path(&self, points: impl Iterator<Item = (f64, f64)>) -> String {
        let texts: Vec<String> = points.map(|(x, y)| format!("{:.1},{:.1}", self.x(x), self.y(y))).collect();
        texts.join(" ")
    }
}

/// An SVG of a plot's width with `label` as its alternative text.
pub(crate) fn drawing(height: f64, label: &str, body: Markup) -> Markup {
    html! { svg.plot viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-label=(label) { (body) } }
}

/// A figure with its caption.
pub(crate) fn figure(class: &str, body: Markup, caption: impl Render) -> Markup {
    html! { figure class=(class) { (body) figcaption { (caption) } } "\n" }
}
