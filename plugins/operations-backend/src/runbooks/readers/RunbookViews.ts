import {
  NamedRef,
  Runbook,
  RunbookProblem,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria } from '../../access/criteria';
import { isoOf } from '../../database/rows';
import { PostMortemAudience } from '../../postMortems/audience';
import { PublicText } from '../../redaction/PublicText';
import { linkId } from '../links/linkId';
import { RunbookHead } from '../rows';
import { hiddenAlerts } from './hiddenAlerts';
import { runbooksInside } from './visible';

interface ServiceName {
  runbook_id: string;
  ref: string;
  title: string | null;
}

interface Counted {
  runbook_id: string;
  helped: boolean | number;
  count: string | number;
}

interface Checked {
  id: string;
  problem: string | null;
  checked_at: number | string | null;
}

/**
 * Shows runbooks as far as the reader may see them.
 *
 * @internal
 */
export class RunbookViews {
  readonly #database: Knex;
  readonly #publicText: PublicText;

  static create(options: {
    database: Knex;
    publicText: PublicText;
  }): RunbookViews {
    return new RunbookViews(options.database, options.publicText);
  }

  private constructor(database: Knex, publicText: PublicText) {
    this.#database = database;
    this.#publicText = publicText;
  }

  /** In the order of the rows. */
  async of(
    rows: RunbookHead[],
    audience: PostMortemAudience,
  ): Promise<Runbook[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const [inside, hidden, services, helped, checked] = await Promise.all([
      runbooksInside(this.#database, ids, audience),
      hiddenAlerts(this.#database, audience.criteria),
      this.#services(ids, audience),
      this.#helped(ids),
      this.#checked(rows),
    ]);
    return rows.map(row => {
      const isInside = inside.has(row.id);
      const title = isInside
        ? this.#publicText.withoutRemoved(row.title)
        : this.#publicText.of(row.title).text;
      return {
        id: row.id,
        title: title || 'Runbook',
        account: isInside ? ('internal' as const) : ('public' as const),
        services: services(row.id),
        alerts: shownAlerts(row, {
          inside: isInside,
          hidden,
          publicText: this.#publicText,
        }),
        changedAt: isoOf(row.changed_at),
        changedBy: this.#person(row.changed_by, audience),
        // What is wrong quotes the text, and addresses inside.
        problems: isInside ? problemsOf(row, checked) : [],
        checkedAt: isInside ? checkedAt(row, checked) : undefined,
        helped: helped(row.id),
        url:
          isInside || row.repository === null
            ? row.url ?? undefined
            : undefined,
      };
    });
  }

  #person(
    ref: string | null,
    { showPersons }: PostMortemAudience,
  ): NamedRef | undefined {
    return ref === null || !showPersons || this.#publicText.isRemoved(ref)
      ? undefined
      : { ref };
  }

  async #services(ids: string[], { criteria }: PostMortemAudience) {
    const query = this.#database('runbook_services')
      .join('services', 'services.id', 'runbook_services.service_id')
      .whereIn('runbook_services.runbook_id', ids)
      .orderBy(['runbook_services.runbook_id', 'runbook_services.position']);
    applyCriteria(query, criteria);
    const rows: ServiceName[] = await query.select(
      'runbook_services.runbook_id',
      { ref: 'services.entity_ref', title: 'services.title' },
    );
    return (id: string): NamedRef[] =>
      rows.flatMap(({ runbook_id, ref, title }) =>
        runbook_id === id ? [{ ref, title: title ?? undefined }] : [],
      );
  }

  async #helped(ids: string[]) {
    const rows: Counted[] = await this.#database('runbook_feedback')
      .whereIn('runbook_id', ids)
      .groupBy('runbook_id', 'helped')
      .select('runbook_id', 'helped')
      .count({ count: '*' });
    return (id: string): Runbook['helped'] => {
      const own = rows.filter(({ runbook_id }) => runbook_id === id);
      const of = (helped: boolean) =>
        Number(own.find(row => Boolean(row.helped) === helped)?.count ?? 0);
      return { yes: of(true), no: of(false) };
    };
  }

  async #checked(rows: RunbookHead[]): Promise<Map<string, Checked>> {
    const ids = rows.flatMap(row => linksOf(row).map(({ url }) => linkId(url)));
    const found: Checked[] = await this.#database('link_checks').whereIn('id', [
      ...new Set(ids),
    ]);
    return new Map(found.map(one => [one.id, one]));
  }
}

/** Names of the alerts that it is for, as far as the reader may learn of them. @internal */
export function shownAlerts(
  { alerts }: Pick<RunbookHead, 'alerts'>,
  reader: {
    inside: boolean;
    hidden: ReadonlySet<string>;
    publicText: PublicText;
  },
): string[] {
  const { inside, hidden, publicText } = reader;
  const names: string[] = JSON.parse(alerts);
  return inside
    ? names
    : names.filter(name => !hidden.has(name) && publicText.isPublic(name));
}

function linksOf({ links }: RunbookHead): Array<{ url: string; line: number }> {
  return JSON.parse(links);
}

function problemsOf(
  row: RunbookHead,
  checked: Map<string, Checked>,
): RunbookProblem[] {
  const dead = linksOf(row).flatMap(({ url, line }): RunbookProblem[] => {
    const problem = checked.get(linkId(url))?.problem;
    return problem ? [{ line, url, message: problem }] : [];
  });
  const own: RunbookProblem[] = JSON.parse(row.problems);
  return [...own, ...dead].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** When the link that was looked at longest ago was looked at. */
function checkedAt(
  row: RunbookHead,
  checked: Map<string, Checked>,
): string | undefined {
  const times = linksOf(row).map(({ url }) =>
    Number(checked.get(linkId(url))?.checked_at ?? 0),
  );
  const first = Math.min(...times);
  return times.length > 0 && first > 0
    ? new Date(first).toISOString()
    : undefined;
}
