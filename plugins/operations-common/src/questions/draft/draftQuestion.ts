import {
  escaped,
  fenced,
  linked,
  prompt,
} from '../../postMortems/draft/markdown';
import { QuestionFacts, QuestionLink } from '../model';
import { QUESTION_WORDS, QuestionWords } from './words';

const LONGEST_TITLE = 300;
const LONGEST_LOG = 4_000;
/** As much of a commit as people say. */
const SHORT = 8;

function timeOf(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime())
    ? iso
    : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function link({ title, url }: QuestionLink): string {
  return linked(title, url);
}

/** The end of a log says more than its beginning; a line is told whole. */
function cutLog(log: string): string {
  if (log.length <= LONGEST_LOG) return log;
  const end = log.slice(-LONGEST_LOG);
  const line = end.indexOf('\n');
  return `…\n${line < 0 ? end : end.slice(line + 1)}`;
}

function capitalised(words: string): string {
  return `${words.charAt(0).toLocaleUpperCase()}${words.slice(1)}`;
}

function titleOf(facts: QuestionFacts, { about }: QuestionWords): string {
  const { kind, alert, change, place, objective, service, incident } = facts;
  const said = () => {
    if (kind === 'alertRule' && alert) return about.alert(alert.title);
    if (kind === 'change' && change) return about.change(change.title);
    if (kind === 'frame' && place) return about.frame(place.title);
    if (kind === 'slo' && (objective || facts.title)) {
      return about.slo(objective?.title ?? facts.title ?? '');
    }
    return about.other(facts.title ?? service?.title ?? kind);
  };
  // What is about the service itself names it once.
  const of = kind === 'service' ? undefined : service?.title;
  const before = [incident?.key, of].filter(Boolean).join(', ');
  const title = (before ? `${before}: ${said()}` : capitalised(said())).replace(
    /\s+/g,
    ' ',
  );
  return title.length > LONGEST_TITLE
    ? `${title.slice(0, LONGEST_TITLE - 1)}…`
    : title;
}

function serviceLine(facts: QuestionFacts, words: QuestionWords) {
  const { service, version } = facts;
  if (!service) return undefined;
  const where = [facts.environment, facts.cluster].filter(Boolean).join(', ');
  const parts = [
    `${link(service)}${where ? ` (${escaped(where)})` : ''}`,
    version &&
      `${words.version} ${link(version)}${
        version.since ? ` ${words.since} ${timeOf(version.since)}` : ''
      }`,
  ];
  return parts.filter(Boolean).join(', ');
}

function changeLine(
  { at, revision, seen, ...change }: NonNullable<QuestionFacts['change']>,
  { commit }: QuestionWords,
): string {
  const made = revision ? ` (${commit} ${revision.slice(0, SHORT)})` : '';
  return `${link(change)}${made}${at ? `, ${timeOf(at)}` : ''}${
    seen ? `: ${escaped(seen)}` : ''
  }`;
}

function factLines(facts: QuestionFacts, words: QuestionWords): string[] {
  const { incident, alert, objective, change, place, links = [] } = facts;
  const since = (at: string | undefined) =>
    at ? `, ${words.since} ${timeOf(at)}` : '';
  const lines: Array<[string, string | undefined]> = [
    [words.service, serviceLine(facts, words)],
    [
      words.incident,
      incident &&
        `${linked(incident.key, incident.url)} ${escaped(incident.title)}${
          incident.severity ? `, SEV${incident.severity}` : ''
        }${since(incident.startedAt)}`,
    ],
    [
      words.alert,
      alert &&
        `${link(alert)}${since(alert.since)}${
          alert.summary ? `: ${escaped(alert.summary)}` : ''
        }`,
    ],
    [
      words.objective,
      objective &&
        `${link(objective)}${
          objective.state ? `: ${escaped(objective.state)}` : ''
        }`,
    ],
    [words.change, change && changeLine(change, words)],
    [words.place, place && link(place)],
    [words.links, links.map(link).join(', ') || undefined],
  ];
  return lines.flatMap(([name, said]) => (said ? [`- ${name}: ${said}`] : []));
}

/**
 * A question with everything filled in that an author needs; what is wanted is for the asker to say.
 *
 * @public
 */
export function draftQuestion(
  facts: QuestionFacts,
  language: 'en' | 'de' = 'en',
): { title: string; text: string } {
  const words = QUESTION_WORDS[language];
  // What a cluster says of a change is the same for many of them.
  const changed = facts.kind === 'change' ? facts.change?.title : undefined;
  const subject = escaped(
    changed ?? facts.title ?? facts.service?.title ?? facts.kind,
  );
  const lines = factLines(facts, words);
  const parts = [
    words.hello(`**${subject}**`),
    lines.join('\n'),
    facts.log?.trim() &&
      `${words.log}\n\n${fenced(cutLog(facts.log.trim()), '')}`,
    `${words.wanted}\n\n${prompt(words.prompt)}`,
  ];
  return {
    title: titleOf(facts, words),
    text: `${parts.filter(Boolean).join('\n\n')}\n`,
  };
}
