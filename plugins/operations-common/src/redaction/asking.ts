import { Asked } from './RuleLists';
import { Found } from './rule';

/** Asks the rules of an anchor; that what follows may follow, is known. @internal */
export function ask(
  rules: Asked[],
  text: string,
  start: number,
  previous: number,
  found: Found[],
) {
  for (let i = 0; i < rules.length; i += 1) {
    const rule = rules[i];
    if (previous < 128 && rule.previous[previous] === 0) continue;
    const match = rule.find(text, start, start + 1);
    if (match) found.push({ kind: rule.kind, ...match });
  }
}

/** Whether one of the rules of an anchor may find something. @internal */
export function mayFind(rules: Asked[], text: string, at: number): boolean {
  return rules.some(({ may }) => may === undefined || may(text, at));
}

/** Asks the rules of a word behind a dot. @internal */
export function askBehind(
  rules: Asked[],
  text: string,
  start: number,
  end: number,
  found: Found[],
) {
  for (let i = 0; i < rules.length; i += 1) {
    const match = rules[i].find(text, start, end);
    if (match) found.push({ kind: rules[i].kind, ...match });
  }
}

/** Asks the rules of words that begin so; that what follows may follow, is known. @internal */
export function askWord(
  rules: Asked[],
  text: string,
  start: number,
  end: number,
  previous: number,
  found: Found[],
) {
  const length = end - start;
  const third = start + 2 < text.length ? text.charCodeAt(start + 2) : 0;
  for (let i = 0; i < rules.length; i += 1) {
    const rule = rules[i];
    if (length < rule.least || length > rule.most) continue;
    if (third < 128 && rule.third[third] === 0) continue;
    if (previous < 128 && rule.previous[previous] === 0) continue;
    const match = rule.find(text, start, end);
    if (match) found.push({ kind: rule.kind, ...match });
  }
}
