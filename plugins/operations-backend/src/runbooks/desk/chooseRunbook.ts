import { ConflictError } from '@backstage/errors';
import { parseEntityRef } from '@backstage/catalog-model';
import { Artefact } from '@operate-first/plugin-operations-common';
import { DocumentRepository } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { RepositorySet } from '../../postMortems/RepositorySet';
import { expectedPath } from '../readers/MissingReader';
import { visibleRunbooks } from '../readers/visible';
import { readServiceNames } from '../reading/ServiceNames';
import { writeRunbook } from '../reading/writeRunbook';
import { RunbookRow } from '../rows';
import { unlessSomebodyWasFirst } from '../unlessSomebodyWasFirst';

const EVERYTHING = { criteria: undefined, internal: undefined };

/** The runbook of an alert or of a service, which is begun where there is none. @internal */
export async function chooseRunbook(
  options: { database: Knex; repositories: RepositorySet; now: number },
  about: {
    artefact: Artefact;
    serviceId: string | null;
    title: string;
    /** Refuses a repository before anything is begun there. */
    check?: (repository: DocumentRepository) => void;
  },
): Promise<RunbookRow> {
  const { database, repositories, now } = options;
  const { artefact, serviceId } = about;
  const writable = () =>
    visibleRunbooks(database, EVERYTHING)
      .whereIn(
        'runbooks.repository',
        repositories.list().map(({ id }) => id),
      )
      .orderBy('runbooks.title')
      .select('runbooks.*');
  const alert = artefact.kind === 'alertRule' ? artefact.name : undefined;
  if (alert !== undefined) {
    const [row]: RunbookRow[] = await writable().whereIn(
      'runbooks.id',
      database('runbook_alerts').where({ alert }).select('runbook_id'),
    );
    if (row) return row;
  } else if (serviceId !== null) {
    const [row]: RunbookRow[] = await writable().whereIn(
      'runbooks.id',
      database('runbook_services')
        .where('service_id', serviceId)
        .select('runbook_id'),
    );
    if (row) return row;
  }
  const service = await database('services')
    .where('id', serviceId ?? '')
    .first('entity_ref');
  const ref: string | undefined = service?.entity_ref;
  const name = alert ?? (ref ? parseEntityRef(ref).name : about.title);
  const path = expectedPath(repositories, name);
  const repository = repositories
    .list()
    .find(({ writes }) => writes.includes('runbook'));
  if (!repository || path === undefined) {
    throw new ConflictError(
      'There is no runbook for it, and no repository that new ones are written to. Name one with writes.runbook in operations.git.repositories.',
    );
  }
  about.check?.(repository);
  return begin(database, {
    repository: repository.id,
    path,
    title: name,
    refs: ref ? [ref] : [],
    now,
  });
}

/** Nothing but a title until its file is in git. */
async function begin(
  database: Knex,
  wanted: {
    repository: string;
    path: string;
    title: string;
    refs: string[];
    now: number;
  },
): Promise<RunbookRow> {
  const { repository, path, title, refs, now } = wanted;
  const names = await readServiceNames(database);
  return unlessSomebodyWasFirst(() =>
    database.transaction(async transaction => {
      const known: RunbookRow | undefined = await transaction('runbooks')
        .where({ repository, path })
        .whereNull('gone_at')
        .first();
      if (known) return known;
      const front = refs.length > 0 ? `---\nservices: [${refs}]\n---\n\n` : '';
      const id = await writeRunbook(
        transaction,
        undefined,
        {
          repository,
          path,
          title,
          service_refs: JSON.stringify(refs),
          root_service_id: refs[0] ? names.ids.get(refs[0]) ?? null : null,
          markdown: `${front}# ${title}\n`,
          search_text: title.toLocaleLowerCase('en-US'),
        },
        { names, now },
      );
      return transaction('runbooks').where({ id }).first();
    }),
  );
}
