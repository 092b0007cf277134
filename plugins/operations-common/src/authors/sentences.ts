const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time as people say it: `40 s`, `12 min`, `5 h`, `3 days`. @public */
export function spokenDuration(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  const days = Math.round(length / DAY);
  if (length >= 2 * DAY) return `${days} days`;
  if (length >= 2 * HOUR) return `${Math.round(length / HOUR)} h`;
  if (length >= MINUTE) return `${Math.round(length / MINUTE)} min`;
  return `${Math.round(length / 1000)} s`;
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
  lastChange: (
    what: string,
    before?: { at: Date; until: Date; what: string },
  ) =>
    before
      ? `last changed ${what}, ${spokenDuration(
          before.until.getTime() - before.at.getTime(),
        )} before ${before.what}`
      : `last changed ${what}`,
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
