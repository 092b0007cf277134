import { Observation } from '@operate-first/plugin-operations-common';
import { Translate } from '../../hooks/useOperationsTranslation';

type Facts = Observation['facts'];

/** A name as people would write it: `tlsExpiresAt` is "tls expires at". */
function sayName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, (_all, before, after) => {
      return `${before} ${after.toLocaleLowerCase('en-US')}`;
    })
    .replace(/_/g, ' ');
}

/** What a probe saw, in words: an answer and how long it took, or how long it took to get none. */
function sayAnswer(facts: Facts, t: Translate): string | undefined {
  const { statusCode, durationMs } = facts;
  if (durationMs === undefined) return undefined;
  return statusCode === undefined
    ? t('strip.noAnswer', { duration: String(durationMs) })
    : t('strip.answered', {
        status: String(statusCode),
        duration: String(durationMs),
      });
}

/**
 * What was measured, in words where they are known, and by its name where they are not.
 *
 * @internal
 */
export function sayFacts(facts: Facts, t: Translate): string {
  const answer = sayAnswer(facts, t);
  const said = answer ? ['statusCode', 'durationMs'] : [];
  const others = Object.entries(facts)
    .filter(([name]) => !said.includes(name))
    .map(([name, value]) => `${sayName(name)} ${value}`);
  return [answer, ...others].filter(Boolean).join(', ');
}
