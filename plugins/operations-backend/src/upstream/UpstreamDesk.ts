import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  upstreamAddresses,
  UpstreamDraft,
  UpstreamDraftInput,
  upstreamDraft,
  UpstreamInput,
  UpstreamRepositoryRef,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { FieldError } from '../api/FieldError';
import { storable } from '../database/text';
import { PostMortemAudience } from '../postMortems/audience';
import { checkAddress, CheckedAddress, checkWords, publicOnly } from './checks';
import { EvidenceReader } from './EvidenceReader';
import { PublicWords } from './PublicWords';
import { followLink } from './followLink';
import { mayOpen } from './mayOpen';
import { UpstreamRow } from './rows';
import { Subjects, UpstreamSubject } from './Subjects';
import { TimelineOptions } from './tellTimeline';
import { KnownAddress, UpstreamSet } from './UpstreamSet';

const ANSWER_MILLISECONDS = 10_000;

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
      open: await mayOpen(subject, known, words, title.leaks || body.leaks),
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
    return followLink(
      subject,
      {
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
      },
      { ...this.#options, now: this.#now },
    );
  }

  async #look({ tracker, address }: KnownAddress, url: string) {
    const signal = AbortSignal.timeout(ANSWER_MILLISECONDS);
    const ask = async () => {
      const [isPublic, { item }] = await Promise.all([
        tracker.isPublic(address.url, { signal }),
        tracker.look(url, { signal }),
      ]);
      return isPublic ? item : undefined;
    };
    return publicOnly('url', url, address.name, ask);
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
    const may = await mayOpen(subject, known, words);
    if (!may.allowed || !known) throw new ConflictError(may.reason);
    checkWords([
      { field: 'title', text: title, worded: words.of(title) },
      { field: 'body', text: body, worded: words.of(body) },
    ]);
    const { tracker, address } = known;
    const signal = AbortSignal.timeout(ANSWER_MILLISECONDS);
    await publicOnly('repository', address.url, address.name, async () =>
      (await tracker.isPublic(address.url, { signal })) ? true : undefined,
    );
    return followLink(
      subject,
      {
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
      },
      { ...this.#options, now: this.#now },
    );
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
