import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  RequestMay,
  upstreamAddresses,
  UpstreamDraft,
  UpstreamDraftInput,
  upstreamDraft,
  UpstreamInput,
  UpstreamRepositoryRef,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { FieldError } from '../api/FieldError';
import { storable } from '../database/text';
import { PostMortemAudience } from '../postMortems/audience';
import { checkAddress, CheckedAddress, checkWords } from './checks';
import { EvidenceReader } from './EvidenceReader';
import { PublicWords } from './PublicWords';
import { UpstreamRow } from './rows';
import { Subjects, UpstreamSubject } from './Subjects';
import { tellTimeline, TimelineOptions } from './tellTimeline';
import { KnownAddress, UpstreamSet } from './UpstreamSet';

const ANSWER_MILLISECONDS = 10_000;
const INTERNAL =
  'It is internal, and what is written upstream is public. Link an issue that a person has opened instead.';
const NOT_READY =
  'Nobody knows yet whom texts may name. Try again in a few seconds.';

type Person = PostMortemAudience & { person: string };

/** @internal */
export interface UpstreamDeskOptions extends TimelineOptions {
  database: Knex;
  set: UpstreamSet;
  hosts: string[];
  subjects: Subjects;
  evidence: EvidenceReader;
  words: PublicWords;
  now?: () => number;
}

/**
 * Where people begin to follow something upstream.
 *
 * @internal
 */
export class UpstreamDesk {
  readonly #options: UpstreamDeskOptions;
  readonly #now: () => number;

  static create(options: UpstreamDeskOptions): UpstreamDesk {
    return new UpstreamDesk(options);
  }

  private constructor(options: UpstreamDeskOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** What an issue would say; nothing is kept or sent. */
  async draft(
    input: UpstreamDraftInput,
    audience: Person,
  ): Promise<UpstreamDraft> {
    const { subjects, evidence, words, hosts } = this.#options;
    const subject = await subjects.find(input, audience);
    const repositories = this.#repositories(subject);
    const wanted = input.repository?.trim() || repositories[0]?.url;
    const checked = wanted
      ? checkAddress('repository', wanted, this.#options)
      : undefined;
    const known = checked?.known;
    const filled =
      input.title === undefined && input.body === undefined
        ? upstreamDraft(await evidence.of(subject, input.gap))
        : { title: input.title ?? '', body: input.body ?? '' };
    const [title, body] = [words.of(filled.title), words.of(filled.body)];
    const said = { title: title.text, body: body.text };
    return {
      repositories,
      ...(checked && { repository: repositoryOf(checked) }),
      hosts,
      ...said,
      removed: merged([...title.removed, ...body.removed]),
      open: await this.#mayOpen(subject, known, title.leaks || body.leaks),
      ...(known && {
        formUrl: subject.isPublic
          ? known.tracker.formUrl(known.address.url, said)
          : undefined,
        compareUrl: known.tracker.compareUrl(known.address.url),
      }),
    };
  }

  /** @returns the id of the link that is followed from now on. */
  async follow(input: UpstreamInput, audience: Person): Promise<string> {
    const subject = await this.#options.subjects.find(input, audience);
    return input.url === undefined
      ? this.#open(input, subject, audience)
      : this.#link(input, subject, audience);
  }

  async forget(id: string, audience: Person): Promise<void> {
    const { database, subjects } = this.#options;
    const row: UpstreamRow | undefined = await database('upstream_links')
      .where({ id })
      .first();
    if (!row || !(await subjects.maySee(row, audience))) {
      throw new NotFoundError(`Nothing is followed upstream as ${id}.`);
    }
    await database('upstream_links').where({ id }).delete();
  }

  async #link(
    input: UpstreamInput,
    subject: UpstreamSubject,
    { person }: Person,
  ): Promise<string> {
    const checked = checkAddress('url', input.url, this.#options);
    const { known } = checked;
    const item = known?.address.item;
    if (known && !item) {
      throw new FieldError({
        field: 'url',
        value: checked.url,
        message: `url is the address of ${known.address.name}, and of no issue or pull request in it.`,
        remedy: `Give one as in ${known.address.url}/issues/12.`,
      });
    }
    const url = item?.url ?? checked.url;
    const seen = known && (await this.#look(known, url));
    return this.#store(subject, {
      gap: input.gap ?? null,
      tracker: known?.tracker.id ?? null,
      repository: repositoryOf(checked).url,
      kind: seen?.kind ?? 'other',
      state: seen?.state ?? 'unknown',
      url: seen?.url ?? url,
      name: seen?.name ?? null,
      title: storable(seen?.title ?? url),
      body: null,
      message: seen?.message ?? null,
      is_public: known !== undefined,
      opened: false,
      created_by: person,
      looked_at: seen ? this.#now() : null,
      due_at: known ? this.#now() : null,
    });
  }

  /** How it is now; that it cannot be read is the fault of its address. */
  async #look({ tracker, address }: KnownAddress, url: string) {
    const signal = AbortSignal.timeout(ANSWER_MILLISECONDS);
    const refuse = (message: string, remedy: string) =>
      new FieldError({ field: 'url', value: url, message, remedy });
    try {
      const [isPublic, { item }] = await Promise.all([
        tracker.isPublic(address.url, { signal }),
        tracker.look(url, { signal }),
      ]);
      if (isPublic && item) return item;
    } catch (error) {
      throw refuse(
        `${url} cannot be read: ${(error as Error).message}`,
        'Check the address; only projects that everybody may read are followed.',
      );
    }
    throw refuse(
      `${address.name} is private.`,
      'Only projects that everybody may read are followed. Give the address of a public one.',
    );
  }

  async #open(
    input: UpstreamInput,
    subject: UpstreamSubject,
    { person }: Person,
  ): Promise<string> {
    const { words } = this.#options;
    const { title = '', body = '' } = input;
    const checked = checkAddress('repository', input.repository, this.#options);
    const { known } = checked;
    const may = await this.#mayOpen(subject, known, false);
    if (!may.allowed || !known) throw new ConflictError(may.reason);
    checkWords([
      { field: 'title', text: title, worded: words.of(title) },
      { field: 'body', text: body, worded: words.of(body) },
    ]);
    const { tracker, address } = known;
    return this.#store(subject, {
      gap: input.gap ?? null,
      tracker: tracker.id,
      repository: address.url,
      kind: 'issue',
      state: 'sending',
      url: null,
      name: address.name,
      title: storable(title),
      body: storable(body),
      message: null,
      is_public: true,
      opened: true,
      created_by: person,
      looked_at: null,
      due_at: this.#now(),
    });
  }

  async #store(
    subject: UpstreamSubject,
    columns: Omit<
      UpstreamRow,
      | 'id'
      | 'subject_kind'
      | 'subject_id'
      | 'created_at'
      | 'etag'
      | 'attempts'
      | 'problem'
    >,
  ): Promise<string> {
    const { database } = this.#options;
    const row: UpstreamRow = {
      ...columns,
      id: randomUUID(),
      subject_kind: subject.kind,
      subject_id: subject.id,
      created_at: this.#now(),
      etag: null,
      attempts: 0,
      problem: null,
    };
    const same = { subject_kind: subject.kind, subject_id: subject.id };
    const [kept]: UpstreamRow[] = await database('upstream_links')
      .insert(row)
      .onConflict(['subject_kind', 'subject_id', 'url'])
      .ignore()
      .returning('*');
    if (kept && row.url) {
      await tellTimeline(row, `Followed upstream: ${row.name ?? row.url}`, {
        ...this.#options,
        actor: { kind: 'person', ref: row.created_by },
        key: 'followed',
      });
    }
    if (kept) return row.id;
    const known = await database('upstream_links')
      .where({ ...same, url: row.url })
      .first('id');
    return known.id;
  }

  #repositories({ services }: UpstreamSubject): UpstreamRepositoryRef[] {
    const found = services.flatMap(({ entity }) => {
      const { metadata } = JSON.parse(entity);
      return upstreamAddresses(metadata?.annotations).flatMap(url => {
        try {
          return repositoryOf(checkAddress('repository', url, this.#options));
        } catch {
          // Annotations name what their writers want; what is not known is not offered.
          return [];
        }
      });
    });
    const urls = new Set(found.map(({ url }) => url));
    return [...urls].flatMap(url => found.find(one => one.url === url) ?? []);
  }

  async #mayOpen(
    subject: UpstreamSubject,
    known: KnownAddress | undefined,
    leaks: boolean,
  ): Promise<RequestMay> {
    const no = (reason: string): RequestMay => ({ allowed: false, reason });
    if (!subject.isPublic) return no(INTERNAL);
    if (!this.#options.words.isReady) return no(NOT_READY);
    if (!known) {
      return no('No project of a host is named where the portal opens issues.');
    }
    const { tracker, address } = known;
    const signal = AbortSignal.timeout(ANSWER_MILLISECONDS);
    if (!(await tracker.mayOpen(address.url, { signal }).catch(() => false))) {
      return no(
        `The portal has no token for ${
          new URL(address.url).host
        }. Open the issue yourself and link it, or ask who runs the portal for a token in integrations.`,
      );
    }
    return leaks
      ? no('There is something in the text that must not be public.')
      : { allowed: true };
  }
}

function repositoryOf({ url, known }: CheckedAddress): UpstreamRepositoryRef {
  if (known) return { url: known.address.url, name: known.address.name };
  const { host, pathname } = new URL(url);
  return { url, name: `${host}${pathname.replace(/\/$/, '')}` };
}

function merged(removed: UpstreamDraft['removed']): UpstreamDraft['removed'] {
  const counts = new Map<string, number>();
  for (const { kind, count } of removed) {
    counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
