//! The channel over time: small pictures side by side, a time bar where scripts run, layers and colour scale.

use exoskin_record::summary::{ArmSummary, ChannelSummary, Picture, SkinSummary, Summary};
use maud::{Markup, html};

use super::arm::THE_DRAW;
use super::bands::number;
use super::heat::{View, half};
use crate::colour::{STEPS, scale_step};
use crate::plot::{drawing, figure};
use crate::scale::LogScale;
use crate::svg::units;
use exoskin_answer::numbers::{decimal, duration, people};

pub(super) fn render(summary: &Summary, scale: Option<&LogScale>, arm: &ArmSummary, id: &str) -> Markup {
    let Some(channel) = &arm.channel else { return intact() };
    html! {
        h3 { "One channel over time" }
        (channel_facts(arm, channel))
        @if let (Some(scale), Some(view)) = (scale, View::of(arm, &summary.skin)) {
            (film(&Scene { view, scale, channel, skin: &summary.skin }, &arm.course.pictures, id))
        } @else { p.note { "No picture was recorded for this arm." } }
    }
}

/// Without a channel there is nothing to draw: the trace is far below the scale of the colours.
fn intact() -> Markup {
    html! {
        h3 { "No channel" }
        p {
            "Intact skin: there are no channels. What passes is the measured trace through closed stratum corneum and what "
            "lodges in follicles."
        }
    }
}

fn channel_facts(arm: &ArmSummary, channel: &ChannelSummary) -> Markup {
    html! {
        p {
            b { (decimal(channel.per_mm2, 3)) } " channels per mm², " b { (decimal(channel.width_um, 3)) } " µm wide, "
            b { (decimal(channel.depth_um, 3)) } " µm deep. One channel filled with the product would hold "
            (number(&channel.capacity)) " whole vesicles; 20 minutes after application " (number(&channel.entry_20min))
            " are in it and in the tissue around it."
        }
        p {
            "Fluid balance of the channels in 48 h (out of the skin is positive): "
            (number(&arm.fluid_budget_ul_per_cm2)) " µL per cm² of treated skin."
        }
    }
}

/// What every picture of an arm shows.
struct Scene<'a> {
    view: View,
    scale: &'a LogScale,
    channel: &'a ChannelSummary,
    skin: &'a SkinSummary,
}

fn film(scene: &Scene<'_>, pictures: &[Picture], id: &str) -> Markup {
    html! {
        div.film { @for (i, picture) in pictures.iter().enumerate() { (small(scene, picture, &format!("{id}-p{i}"))) } }
        @if pictures.len() > 1 { (viewer(pictures, &scene.view, id)) }
        (figure("bar-key", colour_bar(scene.scale), caption()))
    }
}

fn small(scene: &Scene<'_>, picture: &Picture, id: &str) -> Markup {
    let time = duration(picture.hours);
    let frame = scene.view.view_box();
    let [x, y, width, height] = scene.view.outer().map(units);
    let label = format!("Concentration around one channel {time} after application; depth in micrometres");
    let body = html! {
        svg viewBox=(frame) role="img" aria-label=(label) {
            symbol id=(id) viewBox=(frame) { (drawn(scene, picture)) }
            use href={ "#" (id) } x=(x) y=(y) width=(width) height=(height) {}
        }
    };
    figure("cell", body, html! { b { (time) } })
}

/// Everything inside one picture, in um: cells, mirrored; layer lines; names of layers; depth numbers.
fn drawn(scene: &Scene<'_>, picture: &Picture) -> Markup {
    let cells = half(picture, &scene.view, scene.scale);
    let [x, y, width, height] = scene.view.inner().map(units);
    html! {
        rect x=(x) y=(y) width=(width) height=(height) fill="#fff" {}
        g shape-rendering="crispEdges" { g { (cells) } g transform="scale(-1,1)" { (cells) } }
        (layer_lines(&scene.view, scene.skin))
        (outline(scene.channel))
        (layer_names(&scene.view, scene.skin))
        @for depth in depth_marks(&scene.view) { (depth_mark(&scene.view, depth)) }
        rect.box x=(x) y=(y) width=(width) height=(height) {}
    }
}

fn layer_lines(view: &View, skin: &SkinSummary) -> Markup {
    let (left, right) = (units(-view.half_width), units(view.half_width));
    let lines = [(0.0, ""), (skin.stratum_corneum_um, "3 3"), (skin.junction_um, "7 4")];
    html! {
        @for (depth, dash) in lines.into_iter().filter(|(depth, _)| *depth < view.bottom) {
            line.layer x1=(left) x2=(right) y1=(units(depth)) y2=(units(depth)) stroke-dasharray=(dash) {}
        }
    }
}

fn outline(channel: &ChannelSummary) -> Markup {
    let half = channel.width_um / 2.0;
    let wall = format!("M{:.1} 0V{:.1}H{half:.1}V0", -half, channel.depth_um);
    html! { path.wall d=(wall) {} }
}

/// The mark of a depth and its number, left of the picture.
fn depth_mark(view: &View, depth: f64) -> Markup {
    let (left, text) = (-view.half_width, view.text());
    let tick = left - 0.02 * view.width();
    let y = (depth + 0.36 * text).min(view.bottom - 0.1 * text);
    html! {
        line.frame x1=(units(tick)) x2=(units(left)) y1=(units(depth)) y2=(units(depth)) {}
        text x=(units(tick - 0.01 * view.width())) y=(units(y)) text-anchor="end" style=(sized(text)) {
            (format_args!("{depth:.0}"))
        }
    }
}

/// Text that grows with the picture's width on a phone.
fn sized(text: f64) -> String {
    format!("font-size:calc(var(--text,1)*{text:.1}px)")
}

/// Names of the layers at the right edge, with a white halo so that they are legible on any colour.
fn layer_names(view: &View, skin: &SkinSummary) -> Markup {
    let (text, x) = (view.text(), view.half_width - 0.03 * view.width());
    // In a narrow picture the names would run over the depth numbers; the caption says what the lines are.
    let wide = view.width() >= 6.0 * text;
    let names = [
        ("film", -0.25 * text, -view.top > 1.2 * text),
        ("epidermis", skin.stratum_corneum_um + 1.05 * text, skin.junction_um - skin.stratum_corneum_um > 1.3 * text),
        ("dermis", skin.junction_um + 1.1 * text, skin.junction_um + 1.3 * text < view.bottom),
    ];
    html! {
        @for (name, depth, _) in names.into_iter().filter(|(.., fits)| wide && *fits) {
            text.halo x=(units(x)) y=(units(depth)) text-anchor="end" style=(sized(text)) { (name) }
        }
    }
}

fn depth_marks(view: &View) -> Vec<f64> {
    let step = [25.0, 50.0, 100.0, 200.0, 250.0, 500.0, 1000.0]
        .into_iter()
        .find(|step| view.height() / step <= 6.0)
        .unwrap_or(1000.0);
    (0..=6).map(|i| f64::from(i) * step).filter(|depth| *depth <= view.bottom).collect()
}

/// The large picture with a time bar; stays hidden where scripts do not run, and on paper.
fn viewer(pictures: &[Picture], view: &View, id: &str) -> Markup {
    let [_, _, width, height] = view.outer().map(units);
    html! {
        div.viewer hidden {
            label {
                "Time after application: " output {}
                input type="range" min="0" max=(pictures.len() - 1) value="0" step="1";
            }
            ul hidden {
                @for (i, picture) in pictures.iter().enumerate() {
                    li data-picture={ (id) "-p" (i) } { (duration(picture.hours)) }
                }
            }
            svg viewBox={ "0 0 " (width) " " (height) } role="img" aria-label="The selected picture, enlarged" {
                use href={ "#" (id) "-p0" } {}
            }
        }
    }
}

fn colour_bar(scale: &LogScale) -> Markup {
    let (x0, width) = (70.0, 330.0);
    let x = |share: f64| x0 + width * share;
    let step_width = format!("{:.2}", width / STEPS as f64 + 0.05);
    let body = html! {
        rect.box x="10" y="6" width="40" height="20" {}
        text x="30" y="44" text-anchor="middle" { "less" }
        g shape-rendering="crispEdges" {
            @for step in 0..STEPS {
                rect x=(format_args!("{:.2}", x(step as f64 / STEPS as f64))) y="6" width=(step_width) height="20"
                    fill=(scale_step(step)) {}
            }
        }
        @for tick in scale.ticks(7) {
            line.frame x1=(units(x(scale.place(tick)))) x2=(units(x(scale.place(tick)))) y1="26" y2="31" {}
            text x=(units(x(scale.place(tick)))) y="44" text-anchor="middle" { (tick_text(tick)) }
        }
    };
    drawing(58.0, "Colour scale of relative concentration, logarithmic", body)
}

/// Tenths and units in full, smaller ones as powers of ten.
fn tick_text(tick: f64) -> String {
    if tick > 0.05 { people(tick) } else { exoskin_answer::numbers::power(libm::log10(tick).round() as i32) }
}

fn caption() -> Markup {
    html! {
        "Colour: vesicles per volume, relative to the film at application (log scale). Grey hatch: no vesicle can be "
        "there (closed stratum corneum). Depth in µm from the skin's surface, width to the same scale. Dashed lines: "
        "lower edge of the stratum corneum, and of the epidermis. Dark outline: the channel as it was made. " (THE_DRAW)
    }
}
