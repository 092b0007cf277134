import { PublicText } from '../../redaction/PublicText';

/** Files of the tree that list people. */
const LISTS_PEOPLE =
  /(^|\/)user\.openshift\.io\/groups\/|^teams\/[^/]+\/group\.yaml$/;
/** People as the catalog writes them; a handle alone is a word like others. */
const PERSON = /\buser:[\w.-]+\/[\w.-]+/gi;

/** Whether a file is for those only who may see people. @internal */
export function listsPeople(path: string): boolean {
  return LISTS_PEOPLE.test(path);
}

/** A text as a reader gets it; undefined where it cannot be made fit for them. @internal */
export function shownText(
  text: string,
  showPersons: boolean,
  publicText: PublicText,
): string | undefined {
  return showPersons
    ? publicText.withoutRemoved(text)
    : publicText.of(text.replace(PERSON, 'user:somebody')).text;
}

/** A value with all its texts as a reader gets them. @internal */
export function shownValue(
  value: unknown,
  showPersons: boolean,
  publicText: PublicText,
): unknown {
  if (typeof value === 'string') {
    return shownText(value, showPersons, publicText) ?? '';
  }
  if (Array.isArray(value)) {
    return value.map(each => shownValue(each, showPersons, publicText));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        shownValue(each, showPersons, publicText),
      ]),
    );
  }
  return value;
}
