import { addAnswer, POST_MORTEM_QUESTIONS } from '../../questions/addAnswer';
import { PostMortemFields, PostMortemLanguage } from '../model';
import { writePostMortem } from '../writePostMortem';
import { FactEvent, PostMortemFacts } from './facts';
import {
  escaped,
  fenced,
  inside,
  insideLines,
  linked,
  list,
  prompt,
  table,
} from './markdown';
import { minuteOf, once, plain, toldMoments } from './repeats';
import { dayOf, lengthOf, timeOf } from './times';
import { DRAFT_WORDS, DraftWords } from './words';

const MOST_ENTRIES = 300;
const LONGEST_LOG = 10_000;

/** A section; paragraphs that are empty are left out. */
function section(
  heading: string,
  ...paragraphs: Array<string | undefined>
): string {
  return [heading, ...paragraphs.filter(Boolean)].join('\n\n');
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

function byTime<T extends { at: string }>(events: T[]): T[] {
  return [...events].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function eventLine(words: DraftWords) {
  return ({ at, text, url, service, role, log, internal }: FactEvent) => {
    const who = role ? ` *(${words.roles[role]})*` : '';
    const where =
      service && !text.includes(service) ? `${escaped(service)}: ` : '';
    const lines = log
      ? `\n\n${fenced(log.slice(0, LONGEST_LOG), '  ')}\n${
          internal ? '\n  ' : ''
        }`
      : '';
    return inside(
      `${timeOf(at)} ${where}${linked(text, url)}${who}${lines}`,
      internal,
    );
  };
}

/** Events as lists, one for each day. */
function eventsOf(events: FactEvent[], words: DraftWords): string {
  const days = new Map<string, FactEvent[]>();
  const told = once(byTime(events), ({ at, text, service, log }) =>
    JSON.stringify([minuteOf(at), plain(text), service, log]),
  );
  for (const event of told.slice(0, MOST_ENTRIES)) {
    const day = dayOf(event.at);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days]
    .map(([day, some]) => `**${day}**\n\n${list(some.map(eventLine(words)))}`)
    .join('\n\n');
}

/** What people write into, with the moments that it does not tell by itself. */
function timeline(facts: PostMortemFacts, words: DraftWords): string {
  const entries = facts.timeline ?? [];
  return eventsOf([...entries, ...toldMoments(facts, words)], words);
}

function durations(facts: PostMortemFacts, words: DraftWords) {
  const { started, detected, acknowledged, mitigated, resolved } = facts;
  const { detect, acknowledge, mitigate, resolve } = words.durations;
  const since = (to: string | undefined, said: string) => {
    const length = started && to && lengthOf(started, to);
    return length ? `${length} ${said}` : undefined;
  };
  const told = [
    since(detected, detect),
    since(acknowledged, acknowledge),
    since(mitigated, mitigate),
    since(resolved, resolve),
  ].filter(Boolean);
  return told.length > 0 ? `${told.join(', ')}.` : undefined;
}

/** One table of what everybody may read, and one of what stays inside. */
function tables<T extends { internal?: boolean }>(
  head: string[],
  all: T[],
  row: (one: T) => string[],
): string | undefined {
  const of = (some: T[]) =>
    some.length > 0 ? table(head, some.map(row)) : undefined;
  const open = of(all.filter(({ internal }) => !internal));
  const kept = insideLines(of(all.filter(({ internal }) => internal)));
  return [open, kept].filter(Boolean).join('\n\n') || undefined;
}

function services({ services: all = [] }: PostMortemFacts, words: DraftWords) {
  return tables(
    [words.table.service, words.table.users, words.table.where],
    once(all, ({ ref }) => ref),
    ({ title, url, impact, regions = [] }) => [
      linked(title, url),
      impact ? words.impacts[impact] ?? escaped(impact) : words.nobodyKnows,
      regions.length > 0 ? regions.map(escaped).join(', ') : '–',
    ],
  );
}

function budget({ budget: costs = [] }: PostMortemFacts, words: DraftWords) {
  const told = tables(
    [words.table.objective, words.table.cost],
    once(costs, cost => JSON.stringify(cost)),
    ({ objective, service, message, url }) => [
      linked(service ? `${service}: ${objective}` : objective, url),
      escaped(message),
    ],
  );
  return told && `### ${words.cost}\n\n${told}`;
}

function alerts({ alerts: all = [] }: PostMortemFacts, words: DraftWords) {
  if (all.length === 0) return undefined;
  const lines = all.map(alert => {
    const { title, startedAt, endedAt, service, url, internal } = alert;
    const end = endedAt
      ? `${words.until} ${timeOf(endedAt)}`
      : words.stillFiring;
    const where = service ? `, ${escaped(service)}` : '';
    const from = `${words.from} ${dayOf(startedAt)} ${timeOf(startedAt)}`;
    const said = `${where}: ${from} ${end}`;
    const line = inside(`${linked(title, url)}${said}`, internal);
    return { line, said: title + said };
  });
  // Alerts of several places say the same.
  const told = once(lines, ({ said }) => said)
    .slice(0, MOST_ENTRIES)
    .map(({ line }) => line);
  return `### ${words.alerts}\n\n${list(told)}`;
}

function changes({ changes: all }: PostMortemFacts, words: DraftWords) {
  if (all === undefined) return undefined;
  const told = all.length > 0 ? eventsOf(all, words) : words.noChanges;
  return `### ${words.changes}\n\n${told}`;
}

function links(
  title: string,
  all: Array<{ title: string; url: string }> | undefined,
) {
  if (!all?.length) return undefined;
  const each = once(all, ({ url }) => url);
  const told = list(each.map(link => linked(link.title, link.url)));
  return `### ${title}\n\n${told}`;
}

function asked(
  { asked: all = [], services: own = [] }: PostMortemFacts,
  words: DraftWords,
) {
  // Services are not people, unless a team that is called alike was asked something.
  const names = new Set(
    own.flatMap(({ ref, title }) => [plain(title), plain(nameOf(ref))]),
  );
  const people = all.filter(
    ({ who = '', about }) => about !== undefined || !names.has(plain(who)),
  );
  if (people.length === 0) return undefined;
  const named = people.map(({ who, role, ...one }) => {
    const called = who ?? (role ? words.roles[role] : words.somebody);
    const [first = '', ...rest] = called;
    return { ...one, who: first.toLocaleUpperCase('en-US') + rest.join('') };
  });
  const told = once(named, ({ who, about }) =>
    JSON.stringify([plain(who), about]),
  );
  return list(
    told.map(({ who, at, about, url, internal }) => {
      const when = at ? `, ${dayOf(at)} ${timeOf(at)}` : '';
      const what = about ? `: ${linked(about, url)}` : '';
      const said = about ? escaped(who) : linked(who, url);
      return inside(`${said}${when}${what}`, internal);
    }),
  );
}

function bodyOf(facts: PostMortemFacts, words: DraftWords): string {
  const { prompts } = words;
  const question = (kind: keyof typeof words.questions) =>
    section(`## ${words.questions[kind]}`, prompt(prompts.questions[kind]));
  return [
    prompt(prompts.actionItems),
    prompt(prompts.internal),
    section(
      `## ${words.summary}`,
      prompt(prompts.summary),
      facts.summary?.trim(),
    ),
    section(
      `## ${words.impact}`,
      prompt(prompts.impact),
      durations(facts, words),
      services(facts, words),
      budget(facts, words),
      links(words.charts, facts.charts),
    ),
    section(
      `## ${words.timeline}`,
      prompt(prompts.timeline),
      timeline(facts, words),
      alerts(facts, words),
    ),
    section(
      `## ${words.factors}`,
      prompt(prompts.factors),
      changes(facts, words),
    ),
    question('protect'),
    question('prevent'),
    question('recover'),
    question('detect'),
    section(`## ${words.wentWell}`, prompt(prompts.wentWell)),
    section(
      `## ${words.asked}`,
      prompt(prompts.asked),
      asked(facts, words),
      links(words.links, facts.links),
    ),
  ].join('\n\n');
}

/**
 * A post-mortem with everything filled in that is known, and prompts as comments where people must write. It is blameless:
 * people are roles in it.
 *
 * @public
 */
export function draftPostMortem(
  facts: PostMortemFacts,
  language: PostMortemLanguage,
): string {
  const fields: PostMortemFields = {
    id: facts.id,
    title: facts.title.replace(/\s+/g, ' ').trim().slice(0, 300),
    status: facts.status ?? 'draft',
    visibility: facts.visibility ?? 'internal',
    incident: facts.incident,
    services: (facts.services ?? []).map(({ ref }) => ref),
    severity: facts.severity,
    started: facts.started,
    detected: facts.detected,
    acknowledged: facts.acknowledged,
    mitigated: facts.mitigated,
    resolved: facts.resolved,
    authors: facts.authors ?? [],
    tags: facts.tags ?? [],
    cause: facts.cause,
    actionItems: facts.actionItems ?? [],
  };
  const empty = '---\ntitle: untitled\nvisibility: internal\n---\n';
  const head = writePostMortem(empty, fields);
  const draft = `${head}\n${bodyOf(facts, DRAFT_WORDS[language])}\n`;
  return (facts.answers ?? []).reduce(
    (text, answered) => addAnswer(text, answered, POST_MORTEM_QUESTIONS),
    draft,
  );
}
