import { ConflictError } from '@backstage/errors';
import { parseEntityRef } from '@backstage/catalog-model';
import { Artefact } from '@operate-first/plugin-operations-common';
import { DocumentRepository } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { RepositorySet } from '../../postMortems/RepositorySet';
import { PublicText } from '../../redaction/PublicText';
import { expectedPath } from '../readers/MissingReader';
import { RunbookAudience } from '../readers/RunbookAudience';
import { runbookFor } from '../readers/runbookFor';
import { readServiceNames } from '../reading/ServiceNames';
import { writeRunbook } from '../reading/writeRunbook';
import { RunbookRow } from '../rows';
import { unlessSomebodyWasFirst } from '../unlessSomebodyWasFirst';

const EVERYTHING: RunbookAudience = {
  criteria: undefined,
  internal: undefined,
  showPersons: true,
  mayWrite: true,
  mayPublish: true,
  mayWriteRunbooks: true,
};

/** The runbook that an answer belongs into, which is begun where there is none. @internal */
export async function chooseRunbook(
  options: {
    database: Knex;
    publicText: PublicText;
    repositories: RepositorySet;
    now: number;
  },
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
  const alert = artefact.kind === 'alertRule' ? artefact.name : undefined;
  const service = await database('services')
    .where('id', serviceId ?? '')
    .first('entity_ref');
  const ref: string | undefined = service?.entity_ref;
  // What is beside the source of a service is found, too: it is changed there, and not begun once more.
  const known = await runbookFor(
    { ...options, writable: repositories.list().map(({ id }) => id) },
    { alert, service: ref },
    EVERYTHING,
  );
  if (known) return known;
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
