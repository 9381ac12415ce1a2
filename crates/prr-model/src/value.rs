/// What a placeholder of a message stands for. The type decides how the reader's language writes it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Value {
    /// A name, an expression, a window as written: shown as it is.
    Text(String),
    /// A plain number such as a burn-rate factor.
    Number(f64),
    /// A time span in seconds.
    Duration(f64),
    /// A share, where 1 is the whole: 0.127 reads 12.7 %.
    Share(f64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Value {
    #[expect(clippy::cast_precision_loss, reason = "counts in messages are far below 2^52")]
    fn from(count: usize) -> Self {
        Self::Number(count as f64)
    }
}

/// One placeholder and what it stands for.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Argument {
    /// The name between the braces of the template.
    pub name: String,
    /// What replaces it.
    pub value: Value,
}
