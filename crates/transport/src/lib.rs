//! Markov-generator transport: mesh, solver, adjoint, fates, ledger and random streams. Knows no skin.
