import { InputError } from '@backstage/errors';
import { RE2JS } from 're2js';
import { OrganisationRule } from './model';

const LONGEST = 500;
const LARGEST = 2000;
const EXPRESSION = /^\/(.+)\/(i?)$/s;

/** @internal */
export interface Span {
  start: number;
  end: number;
}

/** @internal */
export interface CheckedRule {
  name: string;
  keep: boolean;
  replacement: string;
  find(text: string): Span[];
}

function literal(pattern: string): CheckedRule['find'] {
  return text => {
    const spans: Span[] = [];
    let at = text.indexOf(pattern);
    while (at >= 0) {
      spans.push({ start: at, end: at + pattern.length });
      at = text.indexOf(pattern, at + pattern.length);
    }
    return spans;
  };
}

function expression(
  field: string,
  written: string,
  source: string,
  flags: string,
): CheckedRule['find'] {
  if (source.length > LONGEST) {
    throw new InputError(
      `${field} is longer than ${LONGEST} characters. Make several rules of it`,
    );
  }
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(
      source,
      flags === 'i' ? RE2JS.CASE_INSENSITIVE : 0,
    );
  } catch {
    throw new InputError(
      `${field}: "${written}" is no expression of RE2. Write one without look-ahead, look-behind and back-references, or the text itself without slashes`,
    );
  }
  if (compiled.programSize() > LARGEST) {
    throw new InputError(
      `${field}: "${written}" repeats too much. Repeat fewer times, or make several rules of it`,
    );
  }
  if (compiled.matcher('').matches()) {
    throw new InputError(
      `${field}: "${written}" fits the empty text. Let it ask for at least one character`,
    );
  }
  return text => {
    const spans: Span[] = [];
    const matcher = compiled.matcher(text);
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        spans.push({ start: matcher.start(), end: matcher.end() });
      }
    }
    return spans;
  };
}

function checkedRule(rule: OrganisationRule, index: number): CheckedRule {
  const field = `operations.redaction.rules[${index}]`;
  if (
    typeof rule.name !== 'string' ||
    !/^[\p{L}\p{N} ._-]{1,60}$/u.test(rule.name)
  ) {
    throw new InputError(
      `${field}.name: "${rule.name}" stands in texts for everybody. Write up to 60 letters, digits and spaces`,
    );
  }
  if (typeof rule.pattern !== 'string' || rule.pattern.length < 2) {
    throw new InputError(
      `${field}.pattern: "${rule.pattern}" is too short. Write at least two characters`,
    );
  }
  const written = EXPRESSION.exec(rule.pattern);
  return {
    name: rule.name,
    keep: rule.keep === true,
    replacement: rule.replacement ?? `[${rule.name}]`,
    find: written
      ? expression(`${field}.pattern`, rule.pattern, written[1], written[2])
      : literal(rule.pattern),
  };
}

/**
 * Checks the rules of the organisation.
 *
 * @throws InputError that names the field, its value and what to write instead
 * @internal
 */
export function checkedRules(rules: OrganisationRule[]): CheckedRule[] {
  const checked = rules.map(checkedRule);
  checked.forEach((rule, index) => {
    if (rule.keep) return;
    const again = checked.find(
      other => !other.keep && other.find(rule.replacement).length > 0,
    );
    if (again) {
      throw new InputError(
        `operations.redaction.rules[${index}]: its replacement "${rule.replacement}" fits the rule "${again.name}" itself. Choose other words, so that redacting twice changes nothing`,
      );
    }
  });
  return checked;
}
