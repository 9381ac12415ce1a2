//! Changes after which a failure stops nothing, and changes that change nothing.

use super::bases::{Base, GUARDS};

/// A changed pipeline, and the check that has to find it.
pub struct Mutant {
    pub label: String,
    pub check: &'static str,
    pub text: String,
}

/// Scripts in which a failure of `CMD` is lost.
const LOSSES: &[&str] = &[
    "CMD || true",
    "CMD || :",
    "CMD || echo failed",
    "CMD & true",
    "CMD &\necho started",
    "(CMD) || true",
    "{ CMD; } || true",
    "if CMD; then echo fine; fi",
    "if ! CMD; then echo bad; fi",
    "! CMD",
    "set +e\nCMD\necho done",
    "set +e\nCMD\nexit 0",
    "CMD && echo fine\necho done",
    "echo \"$(CMD)\"",
    "export OUT=$(CMD)",
    "for i in 1 2 3; do CMD && break; sleep 1; done",
    "for i in {1..30}; do\n  if CMD; then\n    break\n  fi\n  sleep 10\ndone",
    "n=0\nuntil CMD || [ $n -ge 5 ]; do\n  n=$((n+1))\ndone",
    "n=0\nwhile [ $n -lt 5 ]; do\n  CMD && break\n  n=$((n+1))\ndone",
    "bash -c 'CMD; echo done'",
    "run() { CMD; }\nrun || true",
    "run() { CMD; return 0; }\nrun || true\n",
    "code=0\nCMD || code=$?\necho $code",
    "case 1 in 1) CMD || true ;; esac",
    "timeout 60 CMD || true",
    "(CMD; true) || true",
    "while true; do\n  CMD || break\n  break\ndone",
];

/// Scripts in which a failure of `CMD` counts.
const HOLDING: &[&str] = &[
    "CMD\necho done",
    "echo start\nCMD",
    "CMD || exit 1",
    "CMD || { echo failed; exit 1; }",
    "if ! CMD; then exit 1; fi",
    "if CMD; then echo fine; else exit 2; fi",
    "(CMD)",
    "{ CMD; }",
    "OUT=$(CMD)",
    "set +e\nCMD\ncode=$?\nset -e\nexit $code",
    "code=0\nCMD || code=$?\nexit $code",
    "for i in 1 2 3; do\n  if CMD; then exit 0; fi\n  sleep 1\ndone\nexit 1",
    "n=0\nuntil CMD; do\n  n=$((n+1))\n  if [ $n -ge 5 ]; then exit 1; fi\n  sleep 1\ndone",
    "set -o pipefail\nCMD | tee log",
    "timeout 60 CMD",
    "sudo -E CMD",
    "run() { CMD; }\nrun",
    "CMD # as always",
];

pub fn of(base: &Base) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for guard in GUARDS {
        for loss in LOSSES {
            let text = base.with(guard, &loss.replace("CMD", guard.command));
            mutants.push(Mutant { label: format!("{} {loss:?}", guard.mark), check: guard.check, text });
        }
        if base.name != "gitlab" {
            // GitLab's shells run with `pipefail`.
            let text = base.with(guard, &format!("{} | tee log", guard.command));
            mutants.push(Mutant { label: format!("{} in a pipe", guard.mark), check: guard.check, text });
        }
    }
    for (label, check, from, to) in replacements(base.name) {
        let text = base.whole().replace(from, to);
        assert!(text != base.whole(), "{label} changes nothing");
        mutants.push(Mutant { label: (*label).to_owned(), check, text });
    }
    mutants
}

type Replacement = (&'static str, &'static str, &'static str, &'static str);

/// Changes outside of scripts.
fn replacements(base: &str) -> &'static [Replacement] {
    match base {
        "jobs" => &[
            ("nobody waits", "DEP-TS-01", "    needs: [test, scan]\n", ""),
            ("tests are not waited for", "DEP-TS-01", "needs: [test, scan]", "needs: [scan]"),
            (
                "whatever happens",
                "DEP-TS-01",
                "    needs: [test, scan]\n",
                "    needs: [test, scan]\n    if: always()\n",
            ),
            (
                "unless cancelled",
                "DEP-SC-01",
                "    needs: [test, scan]\n",
                "    needs: [test, scan]\n    if: ${{ !cancelled() }}\n",
            ),
            (
                "good or bad",
                "DEP-TS-01",
                "    needs: [test, scan]\n",
                "    needs: [test, scan]\n    if: success() || failure()\n",
            ),
            (
                "one result only",
                "DEP-TS-01",
                "    needs: [test, scan]\n",
                "    needs: [test, scan]\n    if: always() && needs.scan.result == 'success'\n",
            ),
            ("a tolerant job", "DEP-TS-01", "  test:\n", "  test:\n    continue-on-error: true\n"),
            ("a tolerant scan", "DEP-SC-01", "  scan:\n", "  scan:\n    continue-on-error: true\n"),
            ("no exit code", "DEP-SC-01", " --exit-code 1", ""),
            ("exit code 0", "DEP-SC-01", "--exit-code 1", "--exit-code 0"),
            ("no test", "DEP-TS-01", "npm test", "npm run build"),
            ("no fail", "PRR-RH-04", "curl --fail", "curl"),
            ("no look", "PRR-RH-04", "curl --fail https://shop.example/health", "echo done"),
            ("rollback without a condition", "DEP-RB-01", "        if: failure()\n", ""),
            ("rollback when all is well", "DEP-RB-01", "if: failure()", "if: success()"),
            ("rollback never", "DEP-RB-01", "if: failure()", "if: failure() && success()"),
            ("rollback on a branch", "DEP-RB-01", "if: failure()", "if: github.ref == 'refs/heads/main'"),
            ("rollback is switched off", "DEP-RB-01", "if: failure()", "if: false"),
            ("no rollback", "DEP-RB-01", "kubectl rollout undo deployment/shop", "echo sorry"),
            (
                "another shell",
                "DEP-TS-01",
                "      - run: |\n          npm test\n",
                "      - shell: bash {0}\n        run: |\n          npm test\n          echo done\n",
            ),
        ],
        "steps" => &[
            (
                "a tolerant step",
                "DEP-TS-01",
                "          npm test\n",
                "          npm test\n        continue-on-error: true\n",
            ),
            (
                "a tolerant look",
                "PRR-RH-04",
                "shop.example/health\n",
                "shop.example/health\n        continue-on-error: true\n",
            ),
            (
                "whatever happens",
                "DEP-TS-01",
                "kubectl apply -f k8s/\n",
                "kubectl apply -f k8s/\n        if: always()\n",
            ),
            (
                "after a failure",
                "DEP-SC-01",
                "kubectl apply -f k8s/\n",
                "kubectl apply -f k8s/\n        if: failure() || success()\n",
            ),
            ("a tolerant job", "PRR-RH-04", "  release:\n", "  release:\n    continue-on-error: true\n"),
            ("rollback by the result of a step", "DEP-RB-01", "if: failure()", "if: job.status == 'failure'"),
            ("tests afterwards", "DEP-TS-01", "          npm test\n", "          npm ci\n"),
            ("the deployment is lost", "PRR-RH-04", "kubectl apply -f k8s/", "kubectl apply -f k8s/ || true"),
        ],
        _ => &[
            ("allowed to fail", "DEP-TS-01", "unit:\n", "unit:\n  allow_failure: true\n"),
            ("a scan that is allowed to fail", "DEP-SC-01", "scan:\n", "scan:\n  allow_failure: true\n"),
            ("a look that is allowed to fail", "PRR-RH-04", "verify:\n", "verify:\n  allow_failure: true\n"),
            ("at once", "DEP-TS-01", "  environment: production\n", "  environment: production\n  needs: []\n"),
            ("always", "DEP-TS-01", "  environment: production\n", "  environment: production\n  when: always\n"),
            ("some needs", "DEP-TS-01", "  environment: production\n", "  environment: production\n  needs: [scan]\n"),
            ("rollback when all is well", "DEP-RB-01", "when: on_failure", "when: on_success"),
            ("rollback never", "DEP-RB-01", "when: on_failure", "when: never"),
            ("a stage before", "DEP-TS-01", "  stage: deploy\n", "  stage: .pre\n"),
        ],
    }
}

pub fn rewrites(base: &Base) -> Vec<(String, String)> {
    let mut made = Vec::new();
    for guard in GUARDS {
        for script in HOLDING {
            made.push((format!("{} {script:?}", guard.mark), base.with(guard, &script.replace("CMD", guard.command))));
        }
    }
    made
}
