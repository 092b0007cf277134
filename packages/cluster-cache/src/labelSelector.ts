import { InputError } from '@backstage/errors';

type Labels = Readonly<Record<string, string>>;

/**
 * One condition on one label.
 *
 * @public
 */
export interface Requirement {
  key: string;
  /** The only values that can match, where the condition says so. */
  values?: readonly string[];
  matches(labels: Readonly<Record<string, string>>): boolean;
}

const KEY = '[A-Za-z0-9][-A-Za-z0-9_./]*';
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const EQUALITY = new RegExp(`^(${KEY})\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]*)$`);
const EXISTENCE = new RegExp(`^(!?)\\s*(${KEY})$`);

/** A label may have the name of what every object inherits. */
function has(labels: Labels, key: string): boolean {
  return Object.hasOwn(labels, key);
}

function oneOf(key: string, values: readonly string[]): Requirement {
  return { key, values, matches: l => has(l, key) && values.includes(l[key]) };
}

function noneOf(key: string, values: readonly string[]): Requirement {
  return { key, matches: l => !has(l, key) || !values.includes(l[key]) };
}

function parseRequirement(text: string): Requirement {
  const set = SET.exec(text);
  if (set) {
    const values = set[3].split(',').map(value => value.trim());
    return set[2] === 'in' ? oneOf(set[1], values) : noneOf(set[1], values);
  }
  const equality = EQUALITY.exec(text);
  if (equality) {
    const [, key, operator, value] = equality;
    return operator === '!=' ? noneOf(key, [value]) : oneOf(key, [value]);
  }
  const existence = EXISTENCE.exec(text);
  if (existence) {
    const [, not, key] = existence;
    return { key, matches: l => has(l, key) !== (not === '!') };
  }
  throw new InputError(`"${text}" is no condition of a label selector`);
}

/**
 * Parses a selector as Kubernetes writes it. Its commas separate conditions, except within brackets.
 *
 * @public
 */
export function parseLabelSelector(selector: string): Requirement[] {
  return selector
    .split(/,(?![^(]*\))/)
    .map(text => text.trim())
    .filter(Boolean)
    .map(parseRequirement);
}
