//! One property of all cells: `width` numbers for each, none where the model has no use for it.

use rayon::prelude::*;

/// A column with `width` values for every cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column<T> {
    width: usize,
    data: Vec<T>,
}

impl<T: Copy + Send + Sync + Default> Column<T> {
    /// An empty column.
    pub fn new(width: usize) -> Self {
        Column { width, data: Vec::new() }
    }

    /// A column read from outside.
    pub fn from_data(width: usize, data: Vec<T>) -> Self {
        Column { width, data }
    }

    /// Values per cell.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether the model uses it.
    pub fn used(&self) -> bool {
        self.width > 0
    }

    /// The values of one cell.
    pub fn of(&self, cell: usize) -> &[T] {
        &self.data[cell * self.width..(cell + 1) * self.width]
    }

    /// The values of one cell, to change.
    pub fn of_mut(&mut self, cell: usize) -> &mut [T] {
        &mut self.data[cell * self.width..(cell + 1) * self.width]
    }

    /// The first value of one cell; the default where the column is not used.
    pub fn get(&self, cell: usize) -> T {
        if self.width == 0 { T::default() } else { self.data[cell * self.width] }
    }

    /// All values, cell by cell.
    pub fn all(&self) -> &[T] {
        &self.data
    }

    /// All values, to change.
    pub fn all_mut(&mut self) -> &mut [T] {
        &mut self.data
    }

    /// Appends one cell.
    pub fn push(&mut self, values: &[T]) {
        self.data.extend_from_slice(&values[..self.width]);
    }

    /// Appends a cell with the same value everywhere.
    pub fn push_same(&mut self, value: T) {
        self.data.resize(self.data.len() + self.width, value);
    }

    /// Appends a copy of a cell.
    pub fn push_copy(&mut self, cell: usize) {
        self.data.extend_from_within(cell * self.width..(cell + 1) * self.width);
    }

    /// The cells in another order; leaves out those that `order` does not name.
    pub fn reorder(&mut self, order: &[u32]) {
        if self.width == 1 {
            let mut sorted = Vec::new();
            order.par_iter().map(|&cell| self.data[cell as usize]).collect_into_vec(&mut sorted);
            self.data = sorted;
        } else if self.width > 1 {
            let mut sorted = Vec::with_capacity(order.len() * self.width);
            for &cell in order {
                sorted.extend_from_slice(self.of(cell as usize));
            }
            self.data = sorted;
        }
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.data.capacity() * size_of::<T>()
    }
}
