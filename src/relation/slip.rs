//! Mistakes of writing that explain a difference.
