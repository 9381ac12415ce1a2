use super::{Answer, Expression, Sample};

/// What the controller makes of a measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measurement {
    Successful,
    Failed,
    /// Neither condition holds: the rollout pauses until a person decides.
    Inconclusive,
    Error,
    Unknown,
}

/// The two conditions of a metric.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Conditions {
    pub success: Option<Expression>,
    pub failure: Option<Expression>,
}

impl Conditions {
    /// What a measurement counts as, by the controller's rules: without a failure condition what is no success failed, and the other way round.
    pub(crate) fn measure(&self, sample: &Sample) -> Measurement {
        let ask = |condition: &Option<Expression>| condition.as_ref().map(|condition| condition.holds(sample));
        match (ask(&self.success), ask(&self.failure)) {
            (Some(Answer::Error), _) | (_, Some(Answer::Error)) => Measurement::Error,
            (Some(Answer::Unknown), _) | (_, Some(Answer::Unknown)) => Measurement::Unknown,
            (_, Some(Answer::Yes)) | (Some(Answer::No), None) => Measurement::Failed,
            (Some(Answer::No), Some(Answer::No)) => Measurement::Inconclusive,
            _ => Measurement::Successful,
        }
    }

    /// The measurements that tell the conditions' answers apart.
    pub(crate) fn samples(&self) -> Vec<Sample> {
        let mut numbers = vec![0.0, 1.0, -1.0, 0.5, 100.0, 1e12, -1e12];
        let mut texts = vec!["something else".to_owned()];
        for condition in [&self.success, &self.failure].into_iter().flatten() {
            condition.visit(&mut |part| match part {
                Expression::Number(number) => {
                    let step = (number.abs() * 1e-6).max(1e-9);
                    numbers.extend([*number, number - step, number + step]);
                }
                Expression::Text(text) => texts.push(text.clone()),
                _ => {}
            });
        }
        let truths = [Sample::Bool(true), Sample::Bool(false)];
        numbers.into_iter().map(Sample::Number).chain(texts.into_iter().map(Sample::Text)).chain(truths).collect()
    }

    /// Whether some measurement counts as failed: `None` where the conditions go beyond what is understood.
    pub(crate) fn can_fail(&self) -> Option<bool> {
        let measured: Vec<_> = self.samples().iter().map(|sample| self.measure(sample)).collect();
        if measured.contains(&Measurement::Failed) {
            return Some(true);
        }
        (!measured.contains(&Measurement::Unknown)).then_some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::condition::parse;

    fn conditions(success: &str, failure: &str) -> Conditions {
        let read = |text: &str| (!text.is_empty()).then(|| parse(text).unwrap());
        Conditions { success: read(success), failure: read(failure) }
    }

    #[test]
    fn a_condition_that_no_number_refutes_cannot_fail() {
        for (success, failure, can) in [
            ("result[0] >= 0.95", "", Some(true)),
            ("result[0] >= 0", "", Some(true)),
            ("true", "", Some(false)),
            ("len(result) > 0 || true", "", Some(false)),
            ("", "result[0] > 0.05", Some(true)),
            ("", "false", Some(false)),
            ("result == 'ok'", "", Some(true)),
            ("", "", Some(false)),
            ("all(result, {# > 1})", "", None),
        ] {
            let read = |text: &str| (!text.is_empty()).then(|| parse(text).unwrap_or(Expression::Opaque));
            let conditions = Conditions { success: read(success), failure: read(failure) };
            assert_eq!(conditions.can_fail(), can, "{success} {failure}");
        }
    }

    #[test]
    fn an_empty_answer_is_an_error_unless_the_condition_looks_at_its_length() {
        assert_eq!(conditions("result[0] >= 0.95", "").measure(&Sample::Empty), Measurement::Error);
        let guarded = conditions("len(result) == 0 || result[0] >= 0.95", "");
        assert_eq!(guarded.measure(&Sample::Empty), Measurement::Successful);
        assert_eq!(conditions("len(result) > 0 && result[0] >= 0.95", "").measure(&Sample::Empty), Measurement::Failed);
    }

    #[test]
    fn nan_passes_a_failure_condition_and_fails_a_success_condition() {
        let nan = Sample::Number(f64::NAN);
        assert_eq!(conditions("", "result[0] > 0.05").measure(&nan), Measurement::Successful);
        assert_eq!(conditions("result[0] >= 0.95", "").measure(&nan), Measurement::Failed);
        assert_eq!(conditions("", "isNaN(result[0]) || result[0] > 0.05").measure(&nan), Measurement::Failed);
    }
}
