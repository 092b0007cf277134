import { parseEntityRef } from '@backstage/catalog-model';
import {
  Artefact,
  ArtefactPlace,
  authorSentences,
  EvidenceOfAuthor,
  NamedRef,
  OnCallShift,
} from '@operate-first/plugin-operations-common';
import { CodePlace } from '@operate-first/plugin-operations-node';
import { ServiceRow } from '../database/rows';
import { LookedAt } from './AuthorSourceSet';

const HIDDEN_PROBLEM =
  'Not everything could be found out. Sign in to see what was in the way.';

/** @internal */
export function onCallEvidence(shifts: OnCallShift[]): EvidenceOfAuthor[] {
  return shifts.flatMap(({ people, schedule, title }) =>
    people.flatMap(({ person }): EvidenceOfAuthor[] =>
      person
        ? [
            {
              identity: { ref: person.ref },
              kind: 'onCall',
              weight: 1,
              text: authorSentences.onCall(title ?? schedule),
            },
          ]
        : [],
    ),
  );
}

/** @internal */
export function withoutPeople({ title, ...shift }: OnCallShift): OnCallShift {
  return { ...shift, people: [] };
}

/** @internal */
export function withoutPerson(
  shift: OnCallShift,
  ref: string | undefined,
): OnCallShift {
  if (ref === undefined) return shift;
  const people = shift.people.filter(({ person }) => person?.ref !== ref);
  return { ...shift, people };
}

/** @internal */
export function textsFor(problems: string[], showPersons: boolean): string[] {
  if (problems.length === 0) return [];
  return showPersons ? [...new Set(problems)] : [HIDDEN_PROBLEM];
}

/** @internal */
export function problemsOf(
  { repository }: CodePlace,
  looked: LookedAt,
): string[] {
  if (looked.known || looked.problems.length > 0) return looked.problems;
  return [
    `${repository} is not read yet. Wait a minute, or admit it in operations.git.authors.allow.`,
  ];
}

/** @internal */
export function placeOf(place: CodePlace, looked: LookedAt): ArtefactPlace {
  const { repository, revision } = place;
  const path = looked.path ?? place.path;
  const line = looked.line ?? place.line;
  return {
    repository,
    ...(path !== undefined && { path }),
    ...(line !== undefined && { line }),
    ...(revision !== undefined && { revision }),
    ...(looked.url !== undefined && { url: looked.url }),
    ...(looked.readAt && { readAt: looked.readAt.toISOString() }),
  };
}

/** @internal */
export function namedService({ entity_ref: ref, title }: ServiceRow): NamedRef {
  return { ref, ...(title && { title }) };
}

/** @internal */
export function titleOf(
  { name, path, line }: Artefact,
  service: ServiceRow | undefined,
  place: CodePlace | undefined,
): string | undefined {
  if (name !== undefined) return name;
  if (path !== undefined) return line ? `${path}:${line}` : path;
  if (place?.line !== undefined) return `${place.path}:${place.line}`;
  if (!service) return place?.path;
  return service.title ?? parseEntityRef(service.entity_ref).name;
}
