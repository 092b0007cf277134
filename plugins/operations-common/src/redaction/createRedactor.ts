import { Spans } from './Spans';
import { leakCheck } from './leaks/findLeaks';
import { scanJoints } from './joints';
import { RedactionKind } from './kinds';
import { withoutDeadLinks } from './links';
import { Finding, Redactor, RedactorOptions } from './model';
import { KnownNames } from './names/KnownNames';
import { checkedRules } from './organisationRules';
import { isPseudonym, Pseudonyms } from './Pseudonyms';
import { Found } from './rule';
import { rulesFor } from './rules';
import { RuleTable } from './scan';
import { settled } from './settle';

/** A redactor that does not see some kinds, for tests of what happens then. @internal */
export function redactorOf(
  options: RedactorOptions,
  sees: (kind: RedactionKind) => boolean,
): Redactor {
  const pseudonyms = Pseudonyms.create(options.salt);
  const rules = rulesFor(options);
  const wrapping = RuleTable.of(rules.filter(rule => rule.wraps));
  const names = KnownNames.of(options.names ?? []);
  const table = RuleTable.of(rules, names);
  const organisation = checkedRules(options.rules ?? []);

  /** What is somebody's who is known, is that person. */
  const known = (found: Found): Found => {
    const owner = names.ownerOf(found);
    return owner === undefined
      ? found
      : { ...found, kind: 'person', value: owner };
  };

  const find = (text: string, from: number, to: number): Finding[] => {
    const found: Found[] = [];
    const spans = Spans.create();
    const feeds: number[] = [];
    table.scan(text, from, to, found, feeds, spans);
    scanJoints(text, from, feeds, wrapping, found);
    if (found.length === 0 && organisation.length === 0) return [];
    for (const rule of organisation) {
      for (const span of rule.find(text.slice(from, to))) {
        const place = { start: from + span.start, end: from + span.end };
        if (rule.keep) spans.keep(place);
        else {
          spans.add({
            ...place,
            kind: 'organisation',
            pseudonym: rule.replacement,
          });
        }
      }
    }
    for (const each of found) {
      if (!sees(each.kind)) continue;
      const { kind, start, end, value } = known(each);
      const original = text.slice(start, end);
      if (isPseudonym(original)) continue;
      const pseudonym = pseudonyms.of(kind, value ?? original);
      spans.add({ kind, start, end, pseudonym });
    }
    return withoutDeadLinks(text, spans.resolved());
  };

  return { redact: text => settled(text, find), leaks: leakCheck(options) };
}

/**
 * Makes a redactor: it replaces what is personal or secret in a text, whatever its size, in one pass.
 *
 * @throws InputError if the salt is empty or a rule of the organisation is wrong
 * @public
 */
export function createRedactor(options: RedactorOptions): Redactor {
  return redactorOf(options, () => true);
}
