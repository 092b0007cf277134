const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A length of time as people say it: `40 s`, `12 min`, `5 h`, `3 days`. What has not passed whole does not count, as in
 * every age and duration of the portal.
 *
 * @public
 */
export function spokenDuration(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length >= 2 * DAY) return `${Math.floor(length / DAY)} days`;
  if (length >= 2 * HOUR) return `${Math.floor(length / HOUR)} h`;
  if (length >= MINUTE) return `${Math.floor(length / MINUTE)} min`;
  return `${Math.floor(length / 1000)} s`;
}

function percent(share: number): string {
  const rounded = Math.round(share * 100);
  return rounded === 0 ? 'less than 1 %' : `${rounded} %`;
}

/**
 * Why somebody is suggested, without their name: the sentences that all sources use.
 *
 * @public
 */
export const authorSentences = {
  commits: (share: number, what: string) =>
    share > 0.995 ? `wrote ${what}` : `wrote ${percent(share)} of ${what}`,
  lastChange: (what: string) => `last changed ${what}`,
  /** Puts behind a sentence how long before something else that was. */
  before: (said: string, at: Date, next: { at: Date; what: string }) =>
    `${said}, ${spokenDuration(next.at.getTime() - at.getTime())} before ${
      next.what
    }`,
  line: (what: string) => `wrote ${what}`,
  codeowners: (pattern: string) => `CODEOWNERS names them for ${pattern}`,
  pullRequest: (title: string) => `proposed “${title}”`,
  review: (title: string) => `reviewed “${title}”`,
  change: (what: string) => `made ${what}`,
  owner: (team: string) => `is a member of ${team}, which owns it`,
  onCall: (schedule: string) => `is on call now (${schedule})`,
  answered: (count: number) =>
    count === 1
      ? 'answered a question about it'
      : `answered ${count} questions about it`,
} as const;
