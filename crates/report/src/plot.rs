//! A small x-y plot in SVG. It is drawn 420 units wide, so that its 13-unit text stays legible on a phone.

use crate::markup::escape;

/// Width of every plot in its own units.
pub(crate) const WIDTH: f64 = 420.0;

/// A plot under construction; places are given from 0 to 1, y upwards.
pub(crate) struct Plot {
    height: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    body: String,
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
        Plot { height, left, right: WIDTH - right, top, bottom: height - bottom, body: String::new() }
    }

    /// Plot units of a place on the x axis.
    pub(crate) fn x(&self, share: f64) -> f64 {
        self.left + (self.right - self.left) * share
    }

    /// Plot units of a place on the y axis.
    pub(crate) fn y(&self, share: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * share
    }

    pub(crate) fn raw(&mut self, svg: &str) {
        self.body.push_str(svg);
        self.body.push('\n');
    }

    /// Grid, tick texts and title of the x axis; texts that would touch their left neighbour are left out.
    pub(crate) fn x_axis(&mut self, ticks: &[(f64, String)], title: &str) {
        let mut free = f64::NEG_INFINITY;
        for (share, text) in ticks {
            let x = self.x(*share);
            self.raw(&format!(
                "<line class=\"grid\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{:.1}\" y2=\"{:.1}\"/>",
                self.top, self.bottom
            ));
            let half = 3.6 * text.chars().count() as f64;
            if x - half > free {
                self.text(x, self.bottom + 19.0, "middle", text);
                free = x + half + 6.0;
            }
        }
        self.frame_line(self.left, self.bottom, self.right, self.bottom);
        self.text((self.left + self.right) / 2.0, self.bottom + 37.0, "middle", title);
    }

    /// Grid, tick texts and title (written level, above the axis) of the y axis.
    pub(crate) fn y_axis(&mut self, ticks: &[(f64, String)], title: &str) {
        for (share, text) in ticks {
            let y = self.y(*share);
            self.raw(&format!(
                "<line class=\"grid\" x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>",
                self.left, self.right
            ));
            self.text(self.left - 6.0, y + 4.5, "end", text);
        }
        self.frame_line(self.left, self.top, self.left, self.bottom);
        self.text(4.0, self.top - 10.0, "start", title);
    }

    /// A line through places given from 0 to 1.
    pub(crate) fn line(&mut self, points: &[(f64, f64)], colour: &str, dash: &str, title: &str) {
        let path = self.path(points.iter().copied());
        self.raw(&format!(
            "<polyline class=\"line\" points=\"{path}\" stroke=\"{colour}\" stroke-dasharray=\"{dash}\"><title>{}</title></polyline>",
            escape(title)
        ));
    }

    /// A thin dotted line that belongs to no arm's legend.
    pub(crate) fn thin(&mut self, points: &[(f64, f64)]) {
        let path = self.path(points.iter().copied());
        self.raw(&format!("<polyline class=\"among\" points=\"{path}\"/>"));
    }

    /// A band between two lines over the same x: (x, low, high).
    pub(crate) fn band(&mut self, points: &[(f64, f64, f64)]) {
        self.area(points, "class=\"band\"");
    }

    /// A filled band like [`Plot::band`] with its own attributes.
    pub(crate) fn area(&mut self, points: &[(f64, f64, f64)], attributes: &str) {
        let there = points.iter().map(|p| (p.0, p.2));
        let back = points.iter().rev().map(|p| (p.0, p.1));
        let path = self.path(there.chain(back));
        self.raw(&format!("<polygon {attributes} points=\"{path}\"/>"));
    }

    /// A round mark with a hover title.
    pub(crate) fn dot(&mut self, x: f64, y: f64, title: &str) {
        let (x, y) = (self.x(x), self.y(y));
        self.raw(&format!(
            "<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4.5\"><title>{}</title></circle>",
            escape(title)
        ));
    }

    /// A text at plot units.
    pub(crate) fn text(&mut self, x: f64, y: f64, anchor: &str, text: &str) {
        self.raw(&format!("<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>", escape(text)));
    }

    /// A text ending at plot units, with a white halo that keeps it legible over lines.
    pub(crate) fn halo(&mut self, x: f64, y: f64, text: &str) {
        self.raw(&format!(
            "<text class=\"halo\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"end\">{}</text>",
            escape(text)
        ));
    }

    /// The finished SVG with `label` as its alternative text.
    pub(crate) fn finish(self, label: &str) -> String {
        format!(
            "<svg class=\"plot\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"{}\">\n{}</svg>\n",
            self.height,
            escape(label),
            self.body
        )
    }

    fn frame_line(&mut self, x1: f64, y1: f64, x2: f64, y2: f64) {
        self.raw(&format!("<line class=\"frame\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\"/>"));
    }

    fn path(&self, points: impl Iterator<Item = (f64, f64)>) -> String {
        let texts: Vec<String> = points.map(|(x, y)| format!("{:.1},{:.1}", self.x(x), self.y(y))).collect();
        texts.join(" ")
    }
}

/// A figure with a caption in finished HTML.
pub(crate) fn figure(class: &str, body: &str, caption: &str) -> String {
    format!("<figure class=\"{class}\">{body}<figcaption>{caption}</figcaption></figure>\n")
}
