//! Units, quantities as people write them, and errors that point at the place.
