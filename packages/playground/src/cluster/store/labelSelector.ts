import { StatusError } from '../StatusError';

type Labels = Record<string, string>;
type Matches = (labels: Labels) => boolean;

const SET = /^\s*([^\s!=,()]+)\s+(in|notin)\s+\(([^)]*)\)\s*$/;
const EQUAL = /^\s*([^\s!=,()]+)\s*(==|=|!=)\s*([^\s,()]*)\s*$/;
const EXISTS = /^\s*(!?)\s*([^\s!=,()]+)\s*$/;

function requirement(text: string): Matches {
  const set = SET.exec(text);
  if (set) {
    const values = set[3].split(',').map(value => value.trim());
    const wanted = set[2] === 'in';
    return labels =>
      set[1] in labels ? values.includes(labels[set[1]]) === wanted : !wanted;
  }
  const equal = EQUAL.exec(text);
  if (equal) {
    const wanted = equal[2] !== '!=';
    return labels => (labels[equal[1]] === equal[3]) === wanted;
  }
  const exists = EXISTS.exec(text);
  if (exists) return labels => exists[2] in labels === (exists[1] === '');
  throw StatusError.badRequest(
    `unable to parse requirement: found '${text}', expected a label selector`,
  );
}

/** A selector as in a URL: `app=web,tier in (a,b),!old`. @internal */
export function parseLabelSelector(text: string): Matches {
  // A comma between parentheses separates values and not requirements.
  const all = text
    .split(/,(?![^(]*\))/)
    .filter(part => part.trim() !== '')
    .map(requirement);
  return labels => all.every(matches => matches(labels));
}

/** A selector as in a spec. @internal */
export interface LabelSelector {
  matchLabels?: Labels;
  matchExpressions?: {
    key: string;
    operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
    values?: string[];
  }[];
}

/** The selector of a spec, as a URL says it. @internal */
export function selectorText(selector: LabelSelector): string {
  const equal = Object.entries(selector.matchLabels ?? {}).map(
    ([key, value]) => `${key}=${value}`,
  );
  const others = (selector.matchExpressions ?? []).map(
    ({ key, operator, values = [] }) => {
      if (operator === 'Exists') return key;
      if (operator === 'DoesNotExist') return `!${key}`;
      return `${key} ${operator.toLocaleLowerCase('en-US')} (${values.join(
        ',',
      )})`;
    },
  );
  return [...equal, ...others].join(',');
}

/** @internal */
export function selects(
  selector: LabelSelector | undefined,
  labels: Labels = {},
): boolean {
  return selector ? parseLabelSelector(selectorText(selector))(labels) : false;
}
