//! The one way in which parameters are declared.

use crate::parameter::Parameter;

/// Declares parameters, one `static` each, and the list of them; or joins such lists.
///
/// ```
/// exoskin_evidence::parameters! {
///     /// Numbers of the film.
///     pub FILM: Film;
///
///     /// Sets the viscosity in the film only; the channel is at body temperature.
///     FILM_TEMPERATURE = "film.temperature" {
///         name: "temperature of the film on the skin",
///         prior: Fixed(32.0), "C",
///         origin: Evidence(&["thermal.skin_surface_temperature"]),
///     }
/// }
/// assert_eq!(FILM_TEMPERATURE.doc, "Sets the viscosity in the film only; the channel is at body temperature.");
/// assert_eq!(FILM, [&FILM_TEMPERATURE]);
/// ```
///
/// The comment of a parameter is its [`doc`](Parameter::doc). The list is followed by the [`Group`](crate::Group) of
/// its members; `group: Skin` after an origin overrides it. `limit: NotZero` says what it may be fixed at, see
/// [`Limit`](crate::Limit). A unit that is not in the table of units does not compile.
#[macro_export]
macro_rules! parameters {
    ($(#[$about:meta])* $vis:vis $list:ident = [$($part:expr),+ $(,)?]) => {
        $(#[$about])*
        $vis const $list: &[&$crate::Parameter] = {
            const PARTS: &[&[&$crate::Parameter]] = &[$($part),+];
            &$crate::joined::<{ $crate::count(PARTS) }>(PARTS)
        };
    };
    ($(#[$about:meta])* $vis:vis $list:ident: $group:ident; $(
        $(#[doc = $doc:literal])+
        $parameter:ident = $id:literal {
            name: $name:literal,
            prior: $prior:expr, $unit:literal,
            origin: $origin:expr,
            $(group: $own_group:ident,)?
            $(limit: $limit:expr,)?
        }
    )+) => {
        $(
            #[doc = $name]
            #[doc = ""]
            $(#[doc = $doc])+
            pub static $parameter: $crate::Parameter = {
                #[allow(unused_imports)]
                use $crate::{Limit::*, Origin::*, Prior::*};
                $crate::Parameter {
                    id: $id,
                    name: $name,
                    unit: $crate::Unit::of($unit),
                    prior: $prior,
                    origin: $origin,
                    group: $crate::parameters!(@group $group $($own_group)?),
                    limit: $crate::parameters!(@limit $($limit)?),
                    doc: concat!($($doc),+).trim_ascii(),
                }
            };
        )+
        $(#[$about])*
        $vis const $list: &[&$crate::Parameter] = &[$(&$parameter),+];
    };
    (@group $group:ident) => { $crate::Group::$group };
    (@group $group:ident $own:ident) => { $crate::Group::$own };
    (@limit) => { $crate::Limit::OfUnit };
    (@limit $limit:expr) => { $limit };
}

/// The number of parameters in all lists.
#[doc(hidden)]
pub const fn count(lists: &[&[&Parameter]]) -> usize {
    let (mut sum, mut list) = (0, 0);
    while list < lists.len() {
        sum += lists[list].len();
        list += 1;
    }
    sum
}

/// All lists as one.
#[doc(hidden)]
pub const fn joined<const N: usize>(lists: &[&[&'static Parameter]]) -> [&'static Parameter; N] {
    let mut all = [lists[0][0]; N];
    let (mut list, mut filled) = (0, 0);
    while list < lists.len() {
        let mut item = 0;
        while item < lists[list].len() {
            all[filled] = lists[list][item];
            filled += 1;
            item += 1;
        }
        list += 1;
    }
    all
}
