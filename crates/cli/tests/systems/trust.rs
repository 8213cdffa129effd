//! Systems 12, 15, 18, 19, 20, 23: into a vein, money, hazards, the law, and how sure anybody can be.

pub fn intravenous() {}
pub fn cost() {}
pub fn donor_and_maker() {}
pub fn bad_cell() {}
pub fn regulation() {}
pub fn strength() {}
