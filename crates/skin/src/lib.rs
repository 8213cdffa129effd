//! The skin: anatomy by site and age, the injury a procedure makes, and how skin heals and grows hair on its own.
//!
//! [`site`] gives the layers of a site on the body, [`cell_types`] the cells in them, [`load_procedure`] reads what a
//! device does to them and [`Procedure::injury`] one draw of it: channels per area, width, depth, rims, open share.
//! Knows nothing about vials or vesicles.
//!
//! Depths are measured from the surface of the stratum corneum. Every number is declared in [`parameters`].
//!
//! Checked by: tests/suite/anatomy.rs (compared with rows of the tables), tests/suite/procedures.rs (shipped files),
//! tests/suite/bad_procedures.rs (places and nearest words), tests/suite/unit_cells.rs (areas add up),
//! tests/suite/wounds.rs (procedures without channels).

pub mod anatomy;
pub mod cells;
pub mod condition;
mod days;
pub mod follicle;
pub mod healing;
pub mod injury;
pub mod parameters;

pub use anatomy::{Part, Site, UnknownSite, parts, site, sites};
pub use cells::{CellType, Layer, cell_types};
pub use condition::Condition;
pub use healing::{Behaviours, Pulse, SkinState, Start, Stretch, Wound, Wounding, heal};
pub use injury::{
    DeviceClass, Filling, Harm, Injury, Pattern, Procedure, Setting, Settings, UnitCell, load_procedure,
    parse_procedure, procedure_template, procedures,
};
