//! Pipelines that stop a bad release, with marks where scripts stand.

/// A pipeline.
pub struct Base {
    pub name: &'static str,
    pub path: &'static str,
    /// `TEST`, `SCAN` and `LOOK` stand for the lines of scripts.
    pub text: &'static str,
}

/// A guard: its mark, its command, and the check that judges it.
pub struct Guard {
    pub mark: &'static str,
    pub command: &'static str,
    pub check: &'static str,
}

pub const GUARDS: &[Guard] = &[
    Guard { mark: "TEST", command: "npm test", check: "DEP-TS-01" },
    Guard { mark: "SCAN", command: "trivy image --exit-code 1 shop", check: "DEP-SC-01" },
    Guard { mark: "LOOK", command: "curl --fail https://shop.example/health", check: "PRR-RH-04" },
];

pub const BASES: &[Base] = &[
    Base {
        name: "jobs",
        path: ".github/workflows/deploy.yml",
        text: "on: {push: {branches: [main]}}
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: |
          TEST
  scan:
    runs-on: ubuntu-latest
    steps:
      - run: |
          SCAN
  deploy:
    needs: [test, scan]
    runs-on: ubuntu-latest
    steps:
      - run: kubectl apply -f k8s/
      - run: |
          LOOK
      - run: kubectl rollout undo deployment/shop
        if: failure()
",
    },
    Base {
        name: "steps",
        path: ".github/workflows/deploy.yml",
        text: "on: {push: {branches: [main]}}
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - run: |
          TEST
      - run: |
          SCAN
      - run: kubectl apply -f k8s/
      - run: |
          LOOK
      - run: kubectl rollout undo deployment/shop
        if: failure()
",
    },
    Base {
        name: "gitlab",
        path: ".gitlab-ci.yml",
        text: "stages: [test, deploy, verify, rollback]
unit:
  stage: test
  script:
    - |
          TEST
scan:
  stage: test
  script:
    - |
          SCAN
deploy:
  stage: deploy
  environment: production
  script: [kubectl apply -f k8s/]
verify:
  stage: verify
  script:
    - |
          LOOK
rollback:
  stage: rollback
  when: on_failure
  script: [kubectl rollout undo deployment/shop]
",
    },
];

impl Base {
    /// The pipeline with every command as it should be.
    pub fn whole(&self) -> String {
        GUARDS.iter().fold(self.text.to_owned(), |text, guard| text.replace(guard.mark, guard.command))
    }

    /// The pipeline with another script in the place of one guard.
    pub fn with(&self, guard: &Guard, script: &str) -> String {
        let script = script.replace('\n', "\n          ");
        let changed = self.text.replace(guard.mark, &script);
        GUARDS.iter().fold(changed, |text, guard| text.replace(guard.mark, guard.command))
    }
}
