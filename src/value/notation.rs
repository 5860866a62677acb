//! The notation of values: what claim files hold and reports print.
