//! Changes after which a Rollout cannot roll back, or not from its first users on.

/// A change: what it is, and the changed manifest where it applies.
pub struct Mutant {
    pub label: String,
    pub text: String,
}

/// Every mutant of a manifest.
pub fn of(text: &str) -> Vec<Mutant> {
    let mut mutants = Mutants { text, made: Vec::new() };
    mutants.references();
    mutants.arguments();
    mutants.limits();
    mutants.conditions();
    mutants.dry_runs();
    mutants.times();
    mutants.ends();
    mutants.selectors();
    mutants.made
}

struct Mutants<'t> {
    text: &'t str,
    made: Vec<Mutant>,
}

impl Mutants<'_> {
    /// Replaces every occurrence, where there is one.
    fn replace(&mut self, from: &str, to: &str) {
        self.push(format!("{from:?} -> {to:?}"), &self.text.replace(from, to));
    }

    fn push(&mut self, label: String, text: &str) {
        let text = text.trim_end().to_owned() + "\n";
        if text != self.text && self.made.iter().all(|made| made.text != text) {
            self.made.push(Mutant { label, text });
        }
    }

    /// Leaves out the lines that contain a text.
    fn without(&mut self, part: &str) {
        let kept: Vec<_> = self.text.lines().filter(|line| !line.contains(part)).collect();
        self.push(format!("without {part:?}"), &kept.join("\n"));
    }

    /// Puts other lines in the place of those that contain a text.
    fn line(&mut self, part: &str, to: &str) {
        let changed = |line: &str| if line.trim_start().starts_with(part) { to.to_owned() } else { line.to_owned() };
        let lines: Vec<_> = self.text.lines().map(changed).collect();
        self.push(format!("{part:?} -> {to:?}"), &lines.join("\n"));
    }

    /// Puts a line before the arguments of an analysis, as deep as they are.
    fn before_arguments(&mut self, added: &str) {
        let with = |line: &str| match line.find("args: [{name: service, value:") {
            Some(indent) => format!("{}{added}\n{line}", &line[..indent]),
            None => line.to_owned(),
        };
        let lines: Vec<_> = self.text.lines().map(with).collect();
        self.push(format!("with {added:?}"), &lines.join("\n"));
    }

    fn references(&mut self) {
        for other in ["error-rates", "Error-ratio", "error_ratio", "availability-check"] {
            self.replace("templateName: error-ratio", &format!("templateName: {other}"));
            self.replace("metadata: {name: error-ratio", &format!("metadata: {{name: {other}"));
        }
        self.replace("templateName: guard", "templateName: guards");
        self.replace("kind: AnalysisTemplate", "kind: ClusterAnalysisTemplate");
        self.replace("kind: ClusterAnalysisTemplate", "kind: AnalysisTemplate");
        self.replace("clusterScope: true", "clusterScope: false");
        self.replace("name: error-ratio, namespace: shop", "name: error-ratio, namespace: platform");
        self.replace("kind: AnalysisTemplate", "kind: AnalysisRun");
        self.replace("kind: ClusterAnalysisTemplate", "kind: AnalysisRun");
        self.replace("templates:\n          - templateName", "templates:\n          - template");
        self.replace("templates:\n              - templateName", "templates:\n              - template");
        self.replace("  analysis:", "  analyses:");
        self.replace("- analysis:", "- setCanaryScale:");
        self.replace("prePromotionAnalysis", "prePromotion");
        self.replace("postPromotionAnalysis", "postPromotion");
        self.replace("\n  metrics:\n", "\n  metrics: []\n  other:\n");
    }

    fn arguments(&mut self) {
        self.without("{name: service, value:");
        for other in ["services", "Service", "svc"] {
            self.replace("[{name: service, value:", &format!("[{{name: {other}, value:"));
            self.replace("args: [{name: service}]", &format!("args: [{{name: service}}, {{name: {other}}}]"));
        }
    }

    fn limits(&mut self) {
        self.replace("failureLimit: 2", "failureLimit: -1");
        self.replace("failureLimit: 2", "failureLimit: \"-1\"");
        self.replace("failureLimit: 2", "failureLimit: -1\n      inconclusiveLimit: 3");
        self.without("      interval: 1m");
        for count in ["1", "2", "\"2\""] {
            self.replace("count: 5", &format!("count: {count}"));
            if !self.text.contains("count: 5") {
                self.replace("failureLimit: 2", &format!("failureLimit: 2\n      count: {count}"));
            }
        }
        for limit in [5, 6, 100] {
            if self.text.contains("count: 5") {
                self.replace("failureLimit: 2", &format!("failureLimit: {limit}"));
            } else {
                self.replace("failureLimit: 2", &format!("failureLimit: {limit}\n      count: 5"));
            }
        }
    }

    fn conditions(&mut self) {
        let (success, failure) = (self.text.contains("successCondition"), self.text.contains("failureCondition"));
        let kept: Vec<_> = self.text.lines().filter(|line| !line.contains("Condition:")).collect();
        self.push("without conditions".to_owned(), &kept.join("\n"));
        if success && failure {
            let conditions = "      successCondition: \"true\"\n      failureCondition: \"false\"";
            self.push(
                "conditions that say nothing".to_owned(),
                &kept.join("\n").replace("      provider:", &format!("{conditions}\n      provider:")),
            );
            return;
        }
        for always in [
            "true",
            "1 == 1",
            "!false",
            "len(result) > 0 || true",
            "true || result[0] <= 0.01",
            "2 > 1",
            "len(result) >= 0",
            "result[0] <= 0.01 || result[0] > 0.01",
            "result[0] < 1 ? true : true",
            "'a' == 'a'",
        ] {
            self.line("successCondition:", &format!("      successCondition: {always:?}"));
        }
        for never in [
            "false",
            "1 == 2",
            "!true",
            "false && result[0] > 0.01",
            "result[0] > 1 && result[0] < 0",
            "len(result) < 0",
            "result[0] > 1 ? false : false",
            "2 < 1",
            "isNil(result)",
            "'a' == 'b'",
        ] {
            self.line("failureCondition:", &format!("      failureCondition: {never:?}"));
        }
    }

    fn dry_runs(&mut self) {
        for pattern in [".*", "errors", "err", "ors$", "^err", "^errors$", "e.*s", "latency|errors"] {
            self.replace("\n  metrics:\n", &format!("\n  dryRun: [{{metricName: '{pattern}'}}]\n  metrics:\n"));
            self.before_arguments(&format!("dryRun: [{{metricName: '{pattern}'}}]"));
        }
    }

    /// The analysis ends before the steps do: only of those that run beside them.
    fn ends(&mut self) {
        if self.text.contains("\n      analysis:") {
            for count in [3, 4, 5] {
                self.replace("failureLimit: 2", &format!("failureLimit: 2\n      count: {count}"));
                self.replace(
                    "failureLimit: 2",
                    &format!("count: {count}\n      initialDelay: 1s\n      failureLimit: 1"),
                );
            }
            self.replace("      interval: 1m\n      failureLimit: 2\n", "");
            self.replace("interval: 1m", "interval: 10s\n      count: 6");
        }
    }

    /// The query counts something that a bad release does not change: the old version, or another service.
    fn selectors(&mut self) {
        for service in ["checkout", "cart", "payment", "login"] {
            let given = format!("value: {service}}}");
            for suffix in ["-stable", "-primary"] {
                self.replace(&given, &format!("value: {service}{suffix}}}"));
            }
            if self.text.contains(&given) {
                let moved = self.text.replace(&given, "value: mailer}");
                let other =
                    "---\napiVersion: v1\nkind: Service\nmetadata: {name: mailer}\nspec: {selector: {app: mailer}}\n";
                self.push("another service".to_owned(), &format!("{moved}{other}"));
            }
        }
        if self.text.contains("value: search-preview}") {
            self.replace("service=\"{{args.service}}\"", "destination_service=\"search\"");
        }
        // The old pods go before the analysis can have failed.
        for delay in ["0", "30", "120", "\"60\""] {
            self.replace("scaleDownDelaySeconds: 600", &format!("scaleDownDelaySeconds: {delay}"));
        }
        if self.text.contains("scaleDownDelaySeconds: 600") {
            self.replace("interval: 1m", "interval: 5m");
            self.replace("interval: 1m", "interval: 1m\n      initialDelay: 9m");
        }
        let placeholder = "service=\"{{args.service}}\"";
        for (label, value) in [("canary", "false"), ("pod", "x-stable-1"), ("role", "primary"), ("version", "stable")] {
            self.replace(placeholder, &format!("{label}=\"{value}\""));
        }
    }

    fn times(&mut self) {
        if self.text.contains("\n      analysis:") {
            for step in [1, 2, 3, 4, 6, 20] {
                if !self.text.contains("startingStep") {
                    self.before_arguments(&format!("startingStep: {step}"));
                }
                self.replace("startingStep: 0", &format!("startingStep: {step}"));
            }
        }
        for weight in ["25", "10", "20", "30"] {
            self.replace(&format!("- setWeight: {weight}\n"), "- setWeight: 100\n");
        }
        self.replace("        - setWeight: 25\n", "");
        let steps: Vec<_> =
            self.text.lines().filter(|line| !line.contains("setWeight") && !line.contains("pause:")).collect();
        self.push("without steps".to_owned(), &steps.join("\n"));
    }
}
