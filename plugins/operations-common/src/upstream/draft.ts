import type {
  UpstreamEvidence,
  UpstreamGapName,
  UpstreamIncident,
} from './model';

const LONGEST_TITLE = 200;
const MOST = 10;
const MOST_LINES = 40;
const LONGEST_LINE = 400;

const GAPS: Record<UpstreamGapName, { title: string; text: string }> = {
  slo: {
    title: 'Say what can be measured',
    text: 'It has no service level objective here. Please say which metrics tell whether its users are served, and what is usual for them.',
  },
  runbook: {
    title: 'Describe what to do when it fails',
    text: 'It has no runbook here. Please describe how its failures are recognised and what helps.',
  },
  owner: {
    title: 'Say whom to ask',
    text: 'Nobody here owns it. Please say who is asked when it fails.',
  },
  other: {
    title: 'Something is missing for operating it',
    text: 'Something is missing for operating it well:',
  },
};

function minute(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function list(title: string, items: string[]): string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, MOST).map(item => `- ${item}`);
  return [`**${title}**\n\n${shown.join('\n')}`];
}

/** A fence that ends nowhere within the text. */
function excerpt(text: string): string {
  const lines = text
    .trimEnd()
    .split('\n')
    .slice(-MOST_LINES)
    .map(line => cut(line, LONGEST_LINE));
  const ticks = Math.max(
    3,
    ...(text.match(/`+/g) ?? []).map(({ length }) => length + 1),
  );
  const fence = '`'.repeat(ticks);
  return [fence, ...lines, fence].join('\n');
}

function happened(incident: UpstreamIncident): string[] {
  const { title, severity, impact, startedAt, resolvedAt } = incident;
  const until = resolvedAt ? ` until ${minute(resolvedAt)}` : ', not over yet';
  return [
    `**What happened**: ${title} (SEV${severity}, ${impact}), since ${minute(
      startedAt,
    )}${until}.`,
    ...(incident.drill ? ['This was a drill.'] : []),
    ...(incident.summary ? [incident.summary] : []),
  ];
}

function titleOf({
  incident,
  postMortem,
  gap,
  services: [service],
}: UpstreamEvidence): string {
  const said =
    postMortem?.title ?? incident?.title ?? (gap && GAPS[gap].title) ?? '';
  return cut(
    service && gap && !incident ? `${said}: ${service}` : said,
    LONGEST_TITLE,
  );
}

/**
 * What an issue in an upstream project says at first. Everything in it comes from the evidence; it is redacted afterwards.
 *
 * @returns Markdown.
 * @public
 */
export function upstreamDraft(evidence: UpstreamEvidence): {
  title: string;
  body: string;
} {
  const { services, versions, incident, postMortem, gap, page } = evidence;
  const named = services.slice(0, MOST).join(', ');
  const about = named && `We operate ${named}, which this project is part of.`;
  const parts = [
    ...(about ? [about] : []),
    ...(gap ? [GAPS[gap].text] : []),
    ...(postMortem
      ? [
          `**Post-mortem**: ${postMortem.title}`,
          ...(postMortem.summary ? [postMortem.summary] : []),
        ]
      : []),
    ...(incident ? happened(incident) : []),
    ...list('Versions', versions),
    ...list('What it cost', evidence.budgets),
    ...list('Alerts', evidence.alerts),
    ...(evidence.logs.length > 0
      ? ['**What it said**', ...evidence.logs.slice(-2).map(excerpt)]
      : []),
    ...(page ? [`All of it can be read at ${page}`] : []),
  ];
  return { title: titleOf(evidence), body: parts.join('\n\n') };
}
