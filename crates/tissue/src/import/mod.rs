//! Models of other programs: read into a [`Setup`](crate::model::Setup), with a list of what was not carried over.
//!
//! Nothing here touches a disk: the caller hands over bytes.

pub mod physicell;
pub mod xml;
