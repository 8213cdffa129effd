//! One picture of a channel: concentration around it as coloured cells, in true proportion.

use exoskin_record::summary::{ArmSummary, Picture, SkinSummary};
use maud::{Markup, html};

use crate::colour::{STEPS, scale_step};
use crate::scale::LogScale;

/// How much of the unit cell is shown, um: the same for every picture of an arm.
pub(crate) struct View {
    pub(crate) half_width: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

/// One concentration axis for all arms: six decades below the highest.
pub(crate) fn axis(arms: &[ArmSummary]) -> Option<LogScale> {
    let pictures = arms.iter().flat_map(|arm| &arm.course.pictures);
    LogScale::over(pictures.flat_map(|picture| picture.relative_concentration.iter().copied()), 6)
}

impl View {
    /// The channel with some tissue around and below it; `None` where there is nothing to see.
    pub(crate) fn of(arm: &ArmSummary, skin: &SkinSummary) -> Option<View> {
        let pictures = &arm.course.pictures;
        let last = |faces: fn(&Picture) -> &Vec<f64>| {
            pictures.iter().filter_map(|p| faces(p).last().copied()).fold(0.0, f64::max)
        };
        let top = pictures.iter().filter_map(|p| p.z_faces_um.first().copied()).fold(0.0, f64::min);
        let (depth, width) = arm.channel.as_ref().map_or((0.0, 0.0), |c| (c.depth_um, c.width_um));
        let bottom = (1.45 * depth).max(1.6 * skin.junction_um).max(60.0).min(last(|p| &p.z_faces_um));
        let half_width = (0.5 * (bottom - top)).max(1.5 * width).min(last(|p| &p.r_faces_um));
        (bottom > 0.0 && half_width > 0.0).then_some(View { half_width, top, bottom })
    }

    pub(crate) fn width(&self) -> f64 {
        2.0 * self.half_width
    }

    pub(crate) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The picture's frame: x, y, width, height.
    pub(crate) fn inner(&self) -> [f64; 4] {
        [-self.half_width, self.top, self.width(), self.height()]
    }

    /// The frame around picture and depth numbers: x, y, width, height. Slightly wider than the picture, so that its
    /// outline is not cut off.
    pub(crate) fn outer(&self) -> [f64; 4] {
        let hair = 0.008 * self.width();
        let (width, height) = (self.width() + self.gutter() + hair, self.height() + 2.0 * hair);
        [-self.half_width - self.gutter(), self.top - hair, width, height]
    }

    /// [`View::outer`] as a `viewBox`.
    pub(crate) fn view_box(&self) -> String {
        self.outer().map(|value| format!("{value:.1}")).join(" ")
    }

    /// Room for depth numbers of four digits, um.
    pub(crate) fn gutter(&self) -> f64 {
        2.7 * self.text()
    }

    /// Text height, um, that is legible at 150 pixels width, or at 380 pixels height in a deep and narrow picture.
    pub(crate) fn text(&self) -> f64 {
        (0.075 * self.width()).max(0.029 * self.height())
    }
}

/// The cells of the right half as one path per colour, to be mirrored by the caller.
pub(crate) fn half(picture: &Picture, view: &View, scale: &LogScale) -> Markup {
    let columns = picture.r_faces_um.len().saturating_sub(1);
    let mut paths: Vec<String> = vec![String::new(); STEPS + 1];
    for (j, z) in picture.z_faces_um.windows(2).enumerate() {
        let row = &picture.relative_concentration[j * columns..(j + 1) * columns];
        add_row(&mut paths, picture, view, scale, row, (z[0], z[1]));
    }
    let closed = paths.pop().unwrap_or_default();
    html! {
        @for (step, path) in paths.iter().enumerate().filter(|(_, path)| !path.is_empty()) {
            path fill=(scale_step(step)) d=(path) {}
        }
        @if !closed.is_empty() { path fill="url(#closed)" d=(closed) {} }
    }
}

/// Adds a row of cells: neighbours of one colour are merged, cells below the scale left white.
fn add_row(paths: &mut [String], picture: &Picture, view: &View, scale: &LogScale, row: &[f64], z: (f64, f64)) {
    let (top, bottom) = (z.0.max(view.top), z.1.min(view.bottom));
    if bottom <= top {
        return;
    }
    let mut start = 0;
    while start < row.len() {
        let look = step(scale, row[start]);
        let same = row[start..].iter().take_while(|&&value| step(scale, value) == look).count();
        let (left, right) = (picture.r_faces_um[start].max(0.0), picture.r_faces_um[start + same].min(view.half_width));
        if let (Some(look), true) = (look, right > left) {
            let (width, height) = (right - left, bottom - top);
            paths[look].push_str(&format!("M{left:.1} {top:.1}h{width:.1}v{height:.1}h-{width:.1}z"));
        }
        start += same;
    }
}

/// Colour step of a cell: [`STEPS`] where no vesicle can be, `None` below the scale.
fn step(scale: &LogScale, value: f64) -> Option<usize> {
    if value < 0.0 {
        return Some(STEPS);
    }
    if !value.is_finite() || value < scale.bottom() {
        return None;
    }
    Some(((scale.place(value) * STEPS as f64) as usize).min(STEPS - 1))
}
