//! `sum by (x) (e)`, `sum(e) by (x)`, `topk(5, e)`.

use super::{Node, Parsed, Parser, fault};
use crate::functions::Aggregation;
use crate::{ExprKind, Grouping};

impl Parser<'_> {
    pub(super) fn aggregate(&mut self, aggregation: &Aggregation) -> Parsed<Node> {
        let start = self.advance().start;
        let before = self.grouping()?;
        let (mut arguments, height) = self.arguments()?;
        let grouping = if before.is_some() { before } else { self.grouping()? };
        let span = self.since(start);
        let wanted = 1 + usize::from(aggregation.parameter.is_some());
        let (count, last) = (arguments.len(), arguments.pop());
        let Some(expr) = last.filter(|_| count == wanted) else {
            return fault(format!("`{}` takes {wanted} argument(s), found {count}", aggregation.name), span);
        };
        let (expr, parameter) = (Box::new(expr), arguments.pop().map(Box::new));
        Node::above(height, ExprKind::Aggregate { op: aggregation.name, grouping, parameter, expr }, span)
    }

    fn grouping(&mut self) -> Parsed<Option<Grouping>> {
        let without = self.eat_word("without").is_some();
        if !without && self.eat_word("by").is_none() {
            return Ok(None);
        }
        Ok(Some(Grouping { without, labels: self.labels()? }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{placed, read, refused};

    #[test]
    fn grouping_stands_before_or_after() {
        let grouping = |text: &str| match read(text).kind {
            ExprKind::Aggregate { grouping, .. } => grouping.map(|grouping| (grouping.without, grouping.labels)),
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(grouping("sum(a)"), None);
        assert_eq!(grouping("SUM BY (x, y) (a)"), Some((false, vec!["x".into(), "y".into()])));
        assert_eq!(grouping("sum(a) without (x,)"), Some((true, vec!["x".into()])));
        assert_eq!(grouping("sum by () (a)"), Some((false, vec![])));
    }

    #[test]
    fn a_parameter_comes_first() {
        let expr = read("topk by (x) (5, a)");
        let ExprKind::Aggregate { op, parameter: Some(parameter), expr, .. } = expr.kind else { panic!("{expr:?}") };
        assert_eq!((op, parameter.kind, expr.to_string().as_str()), ("topk", ExprKind::Number(5.0), "a"));
    }

    #[test]
    fn faults_name_the_aggregation() {
        refused(&[
            ("1 + «sum()»", "`sum` takes 1 argument(s), found 0"),
            ("«sum(a, b)»", "`sum` takes 1 argument(s), found 2"),
            ("«topk(a)»", "`topk` takes 2 argument(s), found 1"),
            ("sum by (x) (a) «by» (y)", "expected an operator or the end, found `by`"),
            ("sum by «x» (a)", "expected `(` before labels, found `x`"),
            ("sum by (x) «a»", "expected `(`, found `a`"),
        ]);
    }

    #[test]
    fn an_aggregation_ends_with_its_grouping() {
        placed(&["«sum(a) by (x)» ", "«sum by (x) (a)» > 1", "«sum (a)» # by"], |expr| match &expr.kind {
            ExprKind::Binary { left, .. } => Some(left.span.clone()),
            _ => Some(expr.span.clone()),
        });
    }
}
