//! A picture of the page on its own, for notebooks and other pages.

/// One picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What is shown: a readout's key.
    pub key: String,
    /// The same in words, with its unit.
    pub title: String,
    /// The picture as SVG, with its own style; it fetches nothing.
    pub svg: String,
}
