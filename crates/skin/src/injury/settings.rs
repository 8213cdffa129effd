//! What a user may set on a device: `needle`, `depth`, `density`, `passes`, `width`.

use exoskin_quantity::toml::Keys;
use exoskin_quantity::unit::PERCENT;
use exoskin_quantity::{Checked, Diagnostic, Dimension, nearest, parse_quantity, quoted, show_quantity};

use crate::injury::{Channels, Field, Harm, Holes, Procedure, keys, limits};
use crate::parameters as p;

/// One setting, in um, channels per um², or passes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Setting {
    /// Needle length, um.
    NeedleUm(f64),
    /// Channel depth, um.
    DepthUm(f64),
    /// Channels per um² after all passes.
    DensityPerUm2(f64),
    /// Passes over the same skin.
    Passes(f64),
    /// Channel width, um.
    WidthUm(f64),
}

/// Settings in the order in which they were given.
pub type Settings = Vec<Setting>;

impl Setting {
    /// The names of all settings.
    pub const KEYS: Keys = keys::SETTINGS;

    /// The setting's name.
    pub fn key(&self) -> &'static str {
        match self {
            Setting::NeedleUm(_) => "needle",
            Setting::DepthUm(_) => "depth",
            Setting::DensityPerUm2(_) => "density",
            Setting::Passes(_) => "passes",
            Setting::WidthUm(_) => "width",
        }
    }

    /// Reads one setting from its name and its text, for example `needle` and `0.5 mm`.
    ///
    /// # Errors
    /// An unknown name (with the nearest), a wrong or missing unit, a value beyond any device; without a place, because
    /// only the caller knows it.
    pub fn parse(key: &str, text: &str) -> Checked<Setting> {
        let names = Setting::KEYS.names();
        let known = names.iter().find(|known| **known == key).copied();
        let Some(known) = known else {
            return Err(Diagnostic::new(format!("{} is not a setting of a procedure", quoted(key)))
                .expected(names.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", "))
                .nearest(nearest(key, names)));
        };
        match known {
            "needle" => length(known, text, limits::NEEDLE_UM).map(Setting::NeedleUm),
            "depth" => length(known, text, limits::DEPTH_UM).map(Setting::DepthUm),
            "width" => length(known, text, limits::WIDTH_UM).map(Setting::WidthUm),
            "density" => {
                within(known, text, Dimension::AreaDensity, limits::DENSITY_PER_UM2).map(Setting::DensityPerUm2)
            }
            _ => within(known, text, Dimension::Number, limits::PASSES).map(Setting::Passes),
        }
    }

    /// Reads a setting written as on the command line: `needle=0.5mm`.
    ///
    /// # Errors
    /// No `=`, and all of [`Setting::parse`].
    pub fn parse_pair(text: &str) -> Checked<Setting> {
        let Some((key, value)) = text.split_once('=') else {
            return Err(Diagnostic::new(format!("{} has no `=`", quoted(text)))
                .expected("NAME=VALUE, for example `needle=0.5mm`"));
        };
        Setting::parse(key.trim(), value.trim())
    }
}

fn length(key: &str, text: &str, range: std::ops::RangeInclusive<f64>) -> Checked<f64> {
    within(key, text, Dimension::Length, range)
}

fn within(key: &str, text: &str, dimension: Dimension, range: std::ops::RangeInclusive<f64>) -> Checked<f64> {
    let value = parse_quantity(text, dimension).map_err(|wrong| Diagnostic {
        problem: format!("`{key}`: {}", wrong.problem),
        expected: wrong.expected,
        nearest: wrong.nearest,
        ..Diagnostic::default()
    })?;
    if range.contains(&value) {
        return Ok(value);
    }
    let show = |value: &f64| show_quantity(*value, dimension);
    Err(Diagnostic::new(format!("`{key}` is {}", show(&value))).expected(format!(
        "{} to {}",
        show(range.start()),
        show(range.end())
    )))
}

impl Procedure {
    /// Applies a setting; what it replaces is then "set by the user".
    ///
    /// # Errors
    /// As [`Procedure::set_all`].
    pub fn set(&mut self, setting: Setting) -> Checked<()> {
        self.set_all(&[setting]).map_err(|(_, wrong)| wrong)
    }

    /// Applies settings that belong together: their order does not matter, and only the whole must fit the skin.
    ///
    /// # Errors
    /// With the index in `settings` of the one at fault: a procedure without channels, a device without needles,
    /// `needle` together with `depth`, channels that would run into each other. Without a place in a file, because only
    /// the caller knows it. What a bared surface, holes or injection points do not have cannot be set on them.
    pub fn set_all(&mut self, settings: &[Setting]) -> Result<(), (usize, Diagnostic)> {
        let name = self.name.clone();
        let Some(first) = settings.first() else { return Ok(()) };
        if self.channels.is_none() && !self.device_class.does_nothing() {
            return self.set_wounds(settings);
        }
        let Some(channels) = &mut self.channels else {
            let problem = format!("`{}` cannot be set: `{name}` makes no channels", first.key());
            return Err((0, Diagnostic::new(problem).expected("no settings here")));
        };
        let place_of = |key: &str| settings.iter().position(|setting| setting.key() == key);
        if let (Some(needle), Some(depth)) = (place_of("needle"), place_of("depth")) {
            let problem = "`needle` and `depth` are both set, but each alone decides how deep the channels are";
            return Err((needle.max(depth), Diagnostic::new(problem).expected("one of them")));
        }
        // In a fixed order, whatever the file's: a density is for one pass, unless passes are set too.
        for key in Setting::KEYS.names() {
            for (i, setting) in settings.iter().enumerate().filter(|(_, setting)| setting.key() == key) {
                apply(channels, *setting, &name).map_err(|wrong| (i, wrong))?;
            }
        }
        let (share, limit) = (channels.largest_mouth_share(), limits::LARGEST_MOUTH_SHARE);
        if share > limit {
            let blamed = ["density", "passes", "width"].into_iter().find_map(place_of).unwrap_or(0);
            let key = settings[blamed].key();
            let problem = format!("with this `{key}` the channels would take {:.0} % of the skin", share * PERCENT);
            let expected = format!("at most {:.0} %; beyond that, channels run into each other", limit * PERCENT);
            return Err((blamed, Diagnostic::new(problem).expected(expected)));
        }
        Ok(())
    }

    /// Settings of a procedure without channels.
    fn set_wounds(&mut self, settings: &[Setting]) -> Result<(), (usize, Diagnostic)> {
        for (i, setting) in settings.iter().enumerate() {
            let Some((field, value)) = self.field_of(*setting) else {
                let problem = format!("`{}` cannot be set on `{}`", setting.key(), self.name);
                return Err((i, Diagnostic::new(problem).expected(self.settable())));
            };
            *field = Field::set_by_user(field.parameter, value);
        }
        let (percent, limit) =
            (self.holes.as_ref().map_or(0.0, Holes::largest_percent), PERCENT * limits::LARGEST_HOLE_SHARE);
        if percent > limit {
            let problem = format!("with these settings the holes would take {percent:.0} % of the skin");
            return Err((
                settings.len().saturating_sub(1),
                Diagnostic::new(problem).expected(format!("at most {limit:.0} %")),
            ));
        }
        Ok(())
    }

    /// The field that a setting replaces, and its value in base units.
    fn field_of(&mut self, setting: Setting) -> Option<(&mut Field, f64)> {
        match (setting, &mut self.surface, &mut self.holes, &mut self.points) {
            (Setting::DepthUm(um), Some(surface), ..) => Some((&mut surface.depth, um)),
            (Setting::DepthUm(um), _, Some(holes), _) => Some((&mut holes.depth, um)),
            (Setting::WidthUm(um), _, Some(holes), _) => Some((&mut holes.width, um)),
            (Setting::DensityPerUm2(per_um2), _, Some(holes), _) => Some((&mut holes.density, per_um2)),
            (Setting::DepthUm(um), _, _, Some(points)) => Some((&mut points.depth, um)),
            (Setting::WidthUm(um), _, _, Some(points)) => Some((&mut points.width, um)),
            (Setting::DensityPerUm2(per_um2), _, _, Some(points)) => Some((&mut points.density, per_um2)),
            _ => None,
        }
    }

    fn settable(&self) -> &'static str {
        match self.device_class.harm {
            Harm::Surface => "`depth`",
            Harm::Holes | Harm::Points => "`depth`, `density`, `width`",
            _ => "no settings here",
        }
    }
}

fn apply(channels: &mut Channels, setting: Setting, name: &str) -> Checked<()> {
    match setting {
        Setting::NeedleUm(_) if channels.needle.is_none() => {
            return Err(Diagnostic::new(format!("`needle` cannot be set: `{name}` has no needles"))
                .expected("`depth`, `density`, `passes`, `width`"));
        }
        Setting::NeedleUm(um) => {
            channels.needle = Some(Field::set_by_user(&p::NEEDLE, um));
            channels.depth = None;
        }
        Setting::DepthUm(um) => channels.depth = Some(Field::set_by_user(&p::DEPTH, um)),
        Setting::DensityPerUm2(per_um2) => {
            channels.density = Field::set_by_user(&p::DENSITY, per_um2);
            channels.passes = Field::set_by_user(&p::PASSES, 1.0);
        }
        Setting::Passes(passes) => channels.passes = Field::set_by_user(&p::PASSES, passes),
        Setting::WidthUm(um) => channels.width = Field::set_by_user(&p::WIDTH, um),
    }
    Ok(())
}
