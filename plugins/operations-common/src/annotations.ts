/**
 * Annotations and labels by which an entity says how it is operated.
 *
 * @public
 */
export const OPERATIONS_ANNOTATIONS = {
  /** One URL to look at, for the simplest case. */
  probeUrl: 'operate-first.io/probe-url',
  /** A list of probes, as YAML or JSON. */
  probes: 'operate-first.io/probes',
  /** Former entity refs, separated by commas: a renamed service keeps its history. */
  formerly: 'operate-first.io/formerly',
  runbookUrl: 'operate-first.io/runbook-url',
  /** The path of its runbook in its repository. */
  runbook: 'operate-first.io/runbook',
  /** Where its manifests are: addresses of repositories with `//path`, separated by commas. */
  manifests: 'operate-first.io/manifests',
  /** Addresses of the projects that it is built from, separated by commas. */
  upstream: 'operate-first.io/upstream',
  /** Of a person: other addresses under which they commit, separated by commas. */
  emails: 'operate-first.io/emails',
  /** Which alerts are about the entity, by their labels: `team=shop,alertname=~"Payments.*"`. */
  alertSelector: 'operate-first.io/alert-selector',
  issueTrackerUrl: 'operate-first.io/issue-tracker-url',
  chatUrl: 'operate-first.io/chat-url',
  /** What the team does as its error budget shrinks: a list of steps, as YAML or JSON. */
  budgetPolicy: 'operate-first.io/budget-policy',
  /** Dashboards: a list of titles and URLs, as YAML or JSON. */
  dashboards: 'operate-first.io/dashboards',
  /** Of a service that is being off-boarded: its lifecycle before, which comes back with it. */
  formerLifecycle: 'operate-first.io/former-lifecycle',
  /** Probes of a service that is being off-boarded: nobody looks, so that nobody is called for what was asked for. */
  pausedProbes: 'operate-first.io/paused-probes',
  pausedProbeUrl: 'operate-first.io/paused-probe-url',
} as const;

/** @public */
export const OPERATIONS_LABELS = {
  /** `'false'` takes an entity out of operations, whatever else it says. */
  operated: 'operate-first.io/operated',
  /** `internal` hides the service from visitors who are not signed in. */
  visibility: 'operate-first.io/visibility',
} as const;

/** Annotations of operations begin with this. @public */
export const OPERATIONS_PREFIX = 'operate-first.io/';

/** The entity ref of a visitor who has not signed in. @public */
export const ANONYMOUS_USER_REF = 'user:operations/anonymous';
