import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const USERS = readFileSync(
  resolve(__dirname, '../../../examples/catalog/users.yaml'),
  'utf8',
);

/** Everybody of the example organisation, as the catalog writes them: handles, names and addresses of mail. */
const PEOPLE = [
  ...USERS.matchAll(/^ +(?:name|displayName|email): (.+)$/gm),
].map(([, value]) => value.toLowerCase());

/** First and last names alone, with a capital letter. No other word of the example organisation is written like one. */
const NAMES = [...USERS.matchAll(/^ +displayName: (.+)$/gm)]
  .flatMap(([, value]) => value.split(' '))
  .map(name => ({
    name,
    alone: new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'u'),
  }));

/** Expressions of this test alone: nothing of the redactor that it looks after. */
const KINDS: Record<string, RegExp> = {
  mail: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  address: /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])/g,
  // All eight groups, or some left out after the first; a time of day is neither.
  address6:
    /(?<![\w:])(?=[a-f:]*\d)(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|[\da-f]{1,4}(?::[\da-f]{1,4}){0,6}::(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,6})?)(?![\w:])/gi,
  mac: /(?<![\w:-])(?:[\da-f]{2}([:-]))(?:[\da-f]{2}\1){4}[\da-f]{2}(?![\w:-])/gi,
  home: /(?:\/home|\/Users|[A-Za-z]:\\+Users)[\\/]+[\w.-]+/g,
  phone: /(?<![\w+])\+\d{1,3}[\s()/-]{0,2}\d(?:[\s()/-]?\d){6,12}(?!\d)/g,
  token:
    /\b(?:gh[pousr]_\w{20,}|glpat-[\w-]{16,}|AKIA[A-Z0-9]{12,}|xox[abp]-[\w-]{10,}|eyJ[\w-]{10,}\.[\w-]{10,})|-----BEGIN [A-Z ]*PRIVATE KEY|(?:Bearer|Basic) [\w.~+/=-]{16,}|:\/\/[^\s:/@"]+:[^\s:/@"]+@/g,
};

/** What says of nobody and of no machine of the organisation who or where it is. */
const HARMLESS: Array<{ why: string; of: RegExp }> = [
  { why: 'a pseudonym', of: /^\/home\/(?:user|person)-[a-z0-9]{6}$/ },
  { why: 'the machine itself', of: /^(?:127\.|0\.0\.0\.0$)/ },
  {
    why: 'addresses for documentation',
    of: /^(?:(?:192\.0\.2|198\.51\.100|203\.0\.113)\.|2001:0?db8:)/i,
  },
  {
    why: 'the teams of the example organisation want to be written to',
    of: /^(?:marram|open-data|platform|journeys|sales)@example\.org$/,
  },
];

/** Where this checkout is: the catalog says of each example from which file it comes. */
const CHECKOUT = resolve(__dirname, '../../..');

/** What is personal in a text, each with its kind. */
export function personalIn(fetched: string): string[] {
  const text = fetched.replaceAll(CHECKOUT, '(checkout)');
  const plain = text.toLowerCase();
  const named = [
    ...PEOPLE.filter(name => plain.includes(name)),
    ...NAMES.filter(({ alone }) => alone.test(text)).map(({ name }) => name),
  ];
  const written = Object.entries(KINDS).flatMap(([kind, expression]) =>
    [...text.matchAll(expression)]
      .map(([found]) => found)
      .filter(found => !HARMLESS.some(({ of }) => of.test(found)))
      .map(found => `${kind} ${found}`),
  );
  return [...new Set([...named.map(name => `person ${name}`), ...written])];
}
