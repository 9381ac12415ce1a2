use prr_model::Value;

/// A parameter that a policy may set, declared by a check with the value it has otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name in prr.yaml.
    pub name: &'static str,
    /// The value it has unless a policy sets another.
    pub default: Default,
}

/// The default of a [`Parameter`]; its type is the parameter's type.
#[derive(Clone, Copy, Debug)]
pub enum Default {
    /// A plain number.
    Number(f64),
    /// A time span in seconds.
    Duration(f64),
    /// A share, where 1 is the whole.
    Share(f64),
    /// A text.
    Text(&'static str),
}

impl Parameter {
    /// A number.
    #[must_use]
    pub const fn number(name: &'static str, default: f64) -> Self {
        Self { name, default: Default::Number(default) }
    }

    /// A time span, in seconds.
    #[must_use]
    pub const fn duration(name: &'static str, seconds: f64) -> Self {
        Self { name, default: Default::Duration(seconds) }
    }

    /// A share, where 1 is the whole.
    #[must_use]
    pub const fn share(name: &'static str, default: f64) -> Self {
        Self { name, default: Default::Share(default) }
    }

    /// A text.
    #[must_use]
    pub const fn text(name: &'static str, default: &'static str) -> Self {
        Self { name, default: Default::Text(default) }
    }

    fn value(&self) -> Value {
        match self.default {
            Default::Number(number) => Value::Number(number),
            Default::Duration(seconds) => Value::Duration(seconds),
            Default::Share(share) => Value::Share(share),
            Default::Text(text) => Value::Text(text.to_owned()),
        }
    }
}

/// The parameters of one policy: what it sets, over the defaults of its check.
#[derive(Clone, Debug)]
pub struct Parameters {
    values: Vec<(String, Value)>,
}

impl Parameters {
    /// The declared defaults with `set` over them. Names and types were validated by the host.
    #[must_use]
    pub fn new(declared: &[Parameter], set: Vec<(String, Value)>) -> Self {
        let mut values: Vec<_> =
            declared.iter().map(|parameter| (parameter.name.to_owned(), parameter.value())).collect();
        for (name, value) in set {
            match values.iter_mut().find(|(known, _)| *known == name) {
                Some(entry) => entry.1 = value,
                None => values.push((name, value)),
            }
        }
        Self { values }
    }

    /// A numeric parameter: a number, a time span in seconds, or a share.
    ///
    /// # Panics
    /// When the check does not declare it as one: a fault of the plugin, which ends its run.
    #[must_use]
    pub fn number(&self, name: &str) -> f64 {
        match self.get(name) {
            Value::Number(value) | Value::Duration(value) | Value::Share(value) => *value,
            Value::Text(_) => panic!("parameter {name} is a text"),
        }
    }

    /// A text parameter.
    ///
    /// # Panics
    /// When the check does not declare it as one: a fault of the plugin, which ends its run.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        match self.get(name) {
            Value::Text(text) => text,
            _ => panic!("parameter {name} is a number"),
        }
    }

    pub(crate) fn into_values(self) -> Vec<(String, Value)> {
        self.values
    }

    fn get(&self, name: &str) -> &Value {
        let found = self.values.iter().find(|(known, _)| known == name);
        &found.unwrap_or_else(|| panic!("parameter {name} is not declared")).1
    }
}
