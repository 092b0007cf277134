import { IncidentImpact } from '../../generated/openapi';
import { clock, length } from '../../slo/sentences';
import { BURN_ALERT_NAME } from '../../slo/fingerprint';
import { PolicyAlert, PolicyService } from '../model';
import { impactOf, worstAlert } from './impact';

const TITLE_LENGTH = 160;

/** `40 s`, `12 min`, `3 h`. */
export function span(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  return seconds < 100 ? `${seconds} s` : length(seconds);
}

/** `14:05 UTC`, with its date where that is not the day of the other moment. */
export function moment(time: number, now: number): string {
  return clock(time, now);
}

/** How the beginning of trouble is told. */
export const BEGAN: Record<IncidentImpact, string> = {
  outage: 'went down',
  major: 'began to fail',
  minor: 'got worse',
};

const IS: Record<IncidentImpact, string> = {
  outage: 'is down',
  major: 'fails',
  minor: 'is degraded',
};

/** One line, not too long. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= TITLE_LENGTH) return line;
  return `${line.slice(0, TITLE_LENGTH - 1).trimEnd()}…`;
}

/** What an incident of a service is called: by the worst of its alerts. */
export function titleOf(
  service: PolicyService,
  alerts: PolicyAlert[],
  elsewhere?: string,
): string {
  const worst = worstAlert(alerts);
  const where = elsewhere === undefined ? '' : ` in ${elsewhere}`;
  if (worst?.labels.alertname === BURN_ALERT_NAME) {
    return oneLine(`${service.title} burns its error budget${where}`);
  }
  if (!worst || worst.source === 'health') {
    const impact = worst ? impactOf(worst) : 'major';
    return oneLine(`${service.title} ${IS[impact]}${where}`);
  }
  return oneLine(`${service.title}${where}: ${worst.title}`);
}

/** How one service needs another: what is called answers, what is needed is there. */
function uses(service: PolicyService): string {
  return service.entityRef.startsWith('resource:') ? 'needs' : 'calls';
}

/** "checkout calls payments", "checkout calls gateway, which needs db". */
export function chain(path: PolicyService[]): string {
  const [first, second, ...others] = path;
  const start = `${first.title} ${uses(second)} ${second.title}`;
  return others.reduce(
    (text, one) => `${text}, which ${uses(one)} ${one.title}`,
    start,
  );
}

/** "40 s earlier", "at the same time". */
export function relation(earlier: number, later: number): string {
  const difference = later - earlier;
  if (Math.abs(difference) < 1000) return 'at the same time';
  return `${span(difference)} ${difference > 0 ? 'earlier' : 'later'}`;
}

/** "page", "page and ticket", "a, b and c". */
export function listed(words: string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
