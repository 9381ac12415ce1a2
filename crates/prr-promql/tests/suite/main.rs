//! What holds for whole expressions: agreement with an independent parser, printing that reads back, and no panic on damaged text.

mod corpora;
mod display;
mod expressions;
mod mutation;
mod oracle;
