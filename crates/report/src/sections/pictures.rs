//! The channel over time: small pictures side by side, a time bar where script runs, layers and colour scale.

use exoskin_record::summary::{ArmSummary, ChannelSummary, Picture, SkinSummary, Summary};

use super::heat::{View, half};
use super::strip::number;
use super::{Shared, THE_DRAW};
use crate::colour::{STEPS, scale_step};
use crate::markup::escape;
use crate::plot::figure;
use crate::scale::LogScale;
use exoskin_answer::numbers::{decimal, duration, people};

/// Without a channel there is nothing to draw: the trace is far below the scale of the colours.
const INTACT: &str = "<h3>No channel</h3>\n<p>Intact skin: no channel was made. What passes is the measured trace of a closed stratum corneum and what lodges in follicles.</p>\n";

pub(crate) fn render(summary: &Summary, shared: &Shared, arm: &ArmSummary, id: &str) -> String {
    if arm.channel.is_none() {
        return INTACT.into();
    }
    let mut out = String::from("<h3>One channel over time</h3>\n");
    out.push_str(&channel_facts(arm));
    let (Some(scale), Some(view)) = (&shared.concentration, View::of(arm, &summary.skin)) else {
        out.push_str("<p class=\"note\">No picture was recorded for this arm.</p>\n");
        return out;
    };
    let pictures = &arm.course.pictures;
    out.push_str("<div class=\"film\">\n");
    for (i, picture) in pictures.iter().enumerate() {
        out.push_str(&small(picture, &view, &symbol(picture, &view, scale, arm, &summary.skin), &format!("{id}-p{i}")));
    }
    out.push_str("</div>\n");
    out.push_str(&viewer(pictures, &view, id));
    out.push_str(&figure("bar-key", &colour_bar(scale), &caption(arm)));
    out
}

fn channel_facts(arm: &ArmSummary) -> String {
    let fluid = &arm.fluid_budget_ul_per_cm2;
    let Some(channel) = &arm.channel else { return String::new() };
    format!(
        "{}<p>Fluid balance of the channels in 48 h (out of the skin is positive): {} µL per cm² of treated skin.</p>\n",
        holes(channel),
        number(fluid)
    )
}

fn holes(channel: &ChannelSummary) -> String {
    format!(
        "<p><b>{}</b> channels per mm², <b>{}</b> µm wide, <b>{}</b> µm deep. One channel filled with the product would hold {} whole vesicles; 20 minutes after application {} are in it and in the tissue that it serves.</p>\n",
        decimal(channel.per_mm2, 3),
        decimal(channel.width_um, 3),
        decimal(channel.depth_um, 3),
        number(&channel.capacity),
        number(&channel.entry_20min)
    )
}

/// Everything inside one picture, in um: cells, mirrored; layer lines; depth numbers.
fn symbol(picture: &Picture, view: &View, scale: &LogScale, arm: &ArmSummary, skin: &SkinSummary) -> String {
    let cells = half(picture, view, scale);
    let (left, right, text) = (-view.half_width, view.half_width, view.text());
    let mut out = format!(
        "<rect x=\"{left:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"#fff\"/><g shape-rendering=\"crispEdges\"><g>{cells}</g><g transform=\"scale(-1,1)\">{cells}</g></g>",
        view.top,
        view.width(),
        view.height()
    );
    for (depth, dash) in [(0.0, ""), (skin.stratum_corneum_um, "3 3"), (skin.junction_um, "7 4")] {
        if depth < view.bottom {
            out.push_str(&format!("<line class=\"layer\" x1=\"{left:.1}\" x2=\"{right:.1}\" y1=\"{depth:.1}\" y2=\"{depth:.1}\" stroke-dasharray=\"{dash}\"/>"));
        }
    }
    out.push_str(&outline(arm));
    out.push_str(&layer_names(view, skin));
    for depth in depth_marks(view) {
        let tick = left - 0.02 * view.width();
        out.push_str(&format!(
            "<line class=\"frame\" x1=\"{tick:.1}\" x2=\"{left:.1}\" y1=\"{depth:.1}\" y2=\"{depth:.1}\"/><text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\" style=\"font-size:calc(var(--text,1)*{text:.1}px)\">{depth:.0}</text>",
            tick - 0.01 * view.width(),
            (depth + 0.36 * text).min(view.bottom - 0.1 * text)
        ));
    }
    out.push_str(&format!(
        "<rect class=\"box\" x=\"{left:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>",
        view.top,
        view.width(),
        view.height()
    ));
    out
}

fn outline(arm: &ArmSummary) -> String {
    let Some(channel) = &arm.channel else { return String::new() };
    let half = channel.width_um / 2.0;
    format!("<path class=\"wall\" d=\"M{:.1} 0V{depth:.1}H{half:.1}V0\"/>", -half, depth = channel.depth_um)
}

/// Names of the layers at the right edge, with a white halo so that they read on any colour.
fn layer_names(view: &View, skin: &SkinSummary) -> String {
    let (text, x) = (view.text(), view.half_width - 0.03 * view.width());
    let name = |depth: f64, name: &str| {
        format!(
            "<text class=\"halo\" x=\"{x:.1}\" y=\"{depth:.1}\" text-anchor=\"end\" style=\"font-size:calc(var(--text,1)*{text:.1}px)\">{name}</text>"
        )
    };
    let mut out = String::new();
    // In a narrow picture the names would run over the depth numbers; the caption says what the lines are.
    if view.width() < 6.0 * text {
        return out;
    }
    if -view.top > 1.2 * text {
        out.push_str(&name(-0.25 * text, "film"));
    }
    if skin.junction_um - skin.stratum_corneum_um > 1.3 * text {
        out.push_str(&name(skin.stratum_corneum_um + 1.05 * text, "epidermis"));
    }
    if skin.junction_um + 1.3 * text < view.bottom {
        out.push_str(&name(skin.junction_um + 1.1 * text, "dermis"));
    }
    out
}

fn depth_marks(view: &View) -> Vec<f64> {
    let step = [25.0, 50.0, 100.0, 200.0, 250.0, 500.0, 1000.0]
        .into_iter()
        .find(|step| view.height() / step <= 6.0)
        .unwrap_or(1000.0);
    (0..=6).map(|i| f64::from(i) * step).filter(|depth| *depth <= view.bottom).collect()
}

fn small(picture: &Picture, view: &View, drawing: &str, id: &str) -> String {
    let time = duration(picture.hours);
    let [x, y, width, height] = view.outer();
    let body = format!(
        "<svg viewBox=\"{0}\" role=\"img\" aria-label=\"Concentration around one channel {time} after application; depth in micrometres\"><symbol id=\"{id}\" viewBox=\"{0}\">{drawing}</symbol><use href=\"#{id}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/></svg>",
        view.view_box()
    );
    figure("cell", &body, &format!("<b>{time}</b>"))
}

/// The large picture with a time bar; stays hidden where script does not run, and on paper.
fn viewer(pictures: &[Picture], view: &View, id: &str) -> String {
    if pictures.len() < 2 {
        return String::new();
    }
    let [_, _, width, height] = view.outer();
    let times: String = pictures
        .iter()
        .enumerate()
        .map(|(i, p)| format!("<li data-picture=\"{id}-p{i}\">{}</li>", duration(p.hours)))
        .collect();
    format!(
        "<div class=\"viewer\" hidden><label>Time after application: <output></output><input type=\"range\" min=\"0\" max=\"{}\" value=\"0\" step=\"1\"></label><ul hidden>{times}</ul><svg viewBox=\"0 0 {:.1} {:.1}\" role=\"img\" aria-label=\"The chosen picture, larger\"><use href=\"#{id}-p0\"/></svg></div>\n",
        pictures.len() - 1,
        width,
        height
    )
}

fn colour_bar(scale: &LogScale) -> String {
    let (x0, width) = (70.0, 330.0);
    let mut out = String::from(
        "<svg class=\"plot\" viewBox=\"0 0 420 58\" role=\"img\" aria-label=\"Colour scale of relative concentration, logarithmic\">",
    );
    out.push_str("<rect class=\"box\" x=\"10\" y=\"6\" width=\"40\" height=\"20\"/><text x=\"30\" y=\"44\" text-anchor=\"middle\">less</text><g shape-rendering=\"crispEdges\">");
    for step in 0..STEPS {
        let x = x0 + width * step as f64 / STEPS as f64;
        out.push_str(&format!(
            "<rect x=\"{x:.2}\" y=\"6\" width=\"{:.2}\" height=\"20\" fill=\"{}\"/>",
            width / STEPS as f64 + 0.05,
            scale_step(step)
        ));
    }
    out.push_str("</g>");
    for tick in scale.ticks(7) {
        let x = x0 + width * scale.place(tick);
        out.push_str(&format!("<line class=\"frame\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"26\" y2=\"31\"/><text x=\"{x:.1}\" y=\"44\" text-anchor=\"middle\">{}</text>", escape(&tick_text(tick))));
    }
    out.push_str("</svg>");
    out
}

/// Tenths and units in full, smaller ones as powers of ten.
fn tick_text(tick: f64) -> String {
    if tick > 0.05 { people(tick) } else { exoskin_answer::numbers::power(libm::log10(tick).round() as i32) }
}

fn caption(arm: &ArmSummary) -> String {
    let wall = if arm.channel.is_some() { " Dark outline: the channel as it was made." } else { "" };
    format!(
        "Colour: vesicles per volume, relative to the film when it was put on (log scale). Grey hatch: no vesicle can be there (closed stratum corneum). Depth in µm from the skin's surface, width to the same scale. Dashed lines: lower edge of the stratum corneum, and of the epidermis.{wall} {THE_DRAW}"
    )
}
