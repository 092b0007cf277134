import {
  OnboardingProblem,
  RequestDetail,
  RequestKind,
  RequestStage,
  RequestStageName,
} from '@operate-first/plugin-operations-common';

const MOST_PROBLEMS = 30;

const STAGES: Record<RequestStageName, string> = {
  proposed: 'Proposed in git',
  checks: 'Checked',
  approved: 'Approved',
  merged: 'Merged',
  synced: 'In the cluster',
  healthy: 'Runs well',
  observed: 'Observed',
  done: 'Proved',
};

function stageLine({ name, state, reason }: RequestStage): string {
  const box = state === 'done' ? 'x' : ' ';
  const words = STAGES[name];
  const how = state === 'stuck' || state === 'failed' ? ` (${state})` : '';
  const why = reason && state !== 'done' ? `: ${reason}` : '';
  return `- [${box}] ${words}${how}${why}`;
}

/** How a request stands. @param note - what changed nothing, and why. @internal */
export function progressText(
  { summary, stages }: RequestDetail,
  { url, note }: { url: string; note?: string },
): string {
  const { key, title, state } = summary;
  const ended: Partial<Record<typeof state, string>> = {
    done: 'It is done.',
    rejected: 'It was refused.',
    withdrawn: 'It was withdrawn.',
  };
  return [
    `**[${key}](${url})**${title && title !== key ? `: ${title}` : ''}`,
    stages.map(stageLine).join('\n'),
    ended[state] ??
      'This comment is kept up to date. Whoever closes the issue withdraws the request.',
    ...(note ? [note] : []),
  ].join('\n\n');
}

/** A request of which readers of the issue may know no more than that it is there. @internal */
export function hiddenText(key: string, url: string): string {
  return `It is [${key}](${url}). How it stands is shown there to those who have signed in.`;
}

/** Told once, so that people hear of it. @internal */
export function endText(
  { summary, stages }: Pick<RequestDetail, 'summary' | 'stages'>,
  url: string,
): string {
  const { key, state, stage } = summary;
  const name = `[${key}](${url})`;
  switch (state) {
    case 'done':
      return `${name} is done: everything it asked for is there.`;
    case 'rejected':
      return `${name} was refused. Why is said there.`;
    case 'withdrawn':
      return `${name} was withdrawn.`;
    default: {
      const failed = stages.find(one => one.name === stage);
      const why = failed?.reason ? `: ${failed.reason}` : '.';
      return `${name} does not get on (${STAGES[stage]})${why}`;
    }
  }
}

/** What is wrong with what was filled in, field by field. @internal */
export function problemsText(
  problems: OnboardingProblem[],
  { kind, form }: { kind: RequestKind; form?: string },
): string {
  const titleOf = (field: string) =>
    kind.fields.find(({ name }) => name === field.split(/[.[]/)[0])?.title ??
    field;
  const lines = problems.slice(0, MOST_PROBLEMS).map(problem => {
    const { field, value, message } = problem;
    const shown = value ? ` (\`${value.replaceAll('`', "'")}\`)` : '';
    return `- **${titleOf(field)}**${shown}: ${message}`;
  });
  return [
    'Nothing is opened yet. This has to be corrected:',
    lines.join('\n'),
    'Edit the issue; it is read again at once.',
    ...(form ? [`With help in each field: ${form}`] : []),
  ].join('\n\n');
}

/** @internal */
export function unknownLoginText(login: string, annotation: string): string {
  return [
    `Nothing is opened: the portal does not know who \`${login}\` is.`,
    `Have \`${annotation}: ${login}\` added to your user in the catalog, once and nowhere else, and edit the issue; then it is read again.`,
  ].join('\n\n');
}

/** @internal */
export function writtenByOtherText(author: string): string {
  return `Nothing is opened: it is not known that \`${author}\` wrote this text. If it is right, \`${author}\` edits the issue; then it is read again.`;
}

/** @internal */
export function refusedText(message: string): string {
  return `Nothing is opened: ${message}`;
}

/** The issue that shows a request of the portal. @internal */
export function mirrorIssue(
  { key, title }: { key: string; title: string },
  url: string,
): { title: string; body: string } {
  return {
    title: title === key ? key : `${key}: ${title}`,
    body: `It was asked for in the portal as [${key}](${url}). How far it is stands in the comment below. Whoever may withdraw it does so by closing this issue.`,
  };
}
