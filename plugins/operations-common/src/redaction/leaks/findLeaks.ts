import { FoundLeak, LeakOptions } from '../model';
import { checkedRules } from '../organisationRules';
import { Hosts } from '../rules/hosts';
import { Report, tokensOf } from './detector';
import { addresses, askers, homes, hostNames } from './machines';
import { accounts, numbers } from './numbers';
import { NameSet } from './names';
import { mailAddresses } from './people';
import {
  cutRuns,
  keyBlocks,
  namedSecrets,
  randomRuns,
  urlsAndComments,
} from './secrets';

/** What a redactor writes, and what is public though it looks drawn at random. */
const FINE =
  /\[secret: [a-z0-9 ]{2,40}\]|-----BEGIN (?:CERTIFICATE|PUBLIC KEY|CERTIFICATE REQUEST|RSA PUBLIC KEY)-----[A-Za-z0-9+/=\s\\]*-----END [A-Z ]{6,30}-----/g;

/** A leak check for many texts. @internal */
export function leakCheck(
  options: LeakOptions = {},
): (text: string) => FoundLeak[] {
  const names = NameSet.of(options.names ?? []);
  const hosts = Hosts.of(options.hosts);
  const organisation = checkedRules(options.rules ?? []);
  return original => {
    const leaks: FoundLeak[] = [];
    const report: Report = (kind, start, end, reason) =>
      leaks.push({ kind, start, end, reason });
    const text = /\[secret: |-----BEGIN /.test(original)
      ? original.replace(FINE, found => ' '.repeat(found.length))
      : original;
    const tokens = tokensOf(text);
    mailAddresses(text, tokens, report);
    names.find(text, report);
    addresses(tokens, report);
    hostNames(tokens, hosts, report);
    homes(tokens, report);
    askers(text, tokens, report);
    numbers(text, report);
    accounts(text, report);
    keyBlocks(text, report);
    namedSecrets(text, report);
    randomRuns(text, report);
    cutRuns(text, report);
    urlsAndComments(text, tokens, report);
    const kept = organisation
      .filter(rule => rule.keep)
      .flatMap(rule => rule.find(original));
    for (const rule of organisation) {
      if (rule.keep) continue;
      for (const { start, end } of rule.find(original)) {
        report(
          'organisation',
          start,
          end,
          `The rule "${rule.name}" of the organisation finds it`,
        );
      }
    }
    return leaks
      .filter(
        leak =>
          !kept.some(span => span.start <= leak.start && leak.end <= span.end),
      )
      .sort((a, b) => a.start - b.start || a.end - b.end);
  };
}

/**
 * Looks for what must not be published, by other means than those that redact: what a broken redactor would have left.
 *
 * @public
 */
export function findLeaks(
  text: string,
  options: LeakOptions = {},
): FoundLeak[] {
  return leakCheck(options)(text);
}
