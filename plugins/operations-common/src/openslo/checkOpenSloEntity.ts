import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { documentProblemsOf } from './documentProblems';
import { openSloToEntity } from './openSloToEntity';
import { distinct, hasErrors } from './problems';
import { readDocument } from './readDocument';

/**
 * An entity of OpenSLO, checked, and with what was known of it already. One that has been checked before stays as it is.
 *
 * @public
 */
export function checkOpenSloEntity(entity: Entity): Entity {
  const raw = JSON.parse(JSON.stringify(entity)) as JsonObject;
  const document = readDocument(raw, entity.metadata.name);
  const known = documentProblemsOf(entity);
  return openSloToEntity({
    ...document,
    // Of what stands for a document that nobody could read, there is no more to say.
    problems: hasErrors(known)
      ? known
      : distinct([...known, ...document.problems]),
  });
}
