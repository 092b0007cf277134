export { createRedactor } from './createRedactor';
export { REDACTION_KINDS } from './kinds';
export type { RedactionKind } from './kinds';
export { findLeaks } from './leaks/findLeaks';
export { secretsIn } from './secretsIn';
export type { FoundSecret, SecretKind } from './secretsIn';
export type {
  Finding,
  HostPolicy,
  KnownName,
  FoundLeak,
  LeakOptions,
  OrganisationRule,
  Redacted,
  Redactor,
  RedactorOptions,
} from './model';
