import { useApi } from '@backstage/frontend-plugin-api';
import {
  Artefact,
  QuestionDraftInput,
} from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { useIncidentChanges } from './useChanges';
import { useFetched } from './useFetched';

const CALM_MS = 5 * 60_000;
const SHIFTS_MS = 60_000;
/** As many as one reads before one chooses. */
const FEW = 5;
/** Once around a week: follow-the-sun shows itself, and so do weekends. */
export const ON_CALL_DAYS = 7;

/**
 * Who wrote an artefact.
 *
 * @param artefact - Undefined asks for nothing.
 * @internal
 */
export function useAuthors(artefact: Artefact | undefined, incident?: string) {
  const api = useApi(operationsApiRef);
  return useFetched(
    artefact && ['authors', artefact, incident],
    () =>
      api.findAuthors({
        artefact: artefact as Artefact,
        incident,
        limit: FEW,
      }),
    { everyMs: 0 },
  );
}

/**
 * A question with everything filled in, whom to ask, and what resembles it.
 *
 * @param input - Undefined asks for nothing.
 * @internal
 */
export function useQuestionDraft(input: QuestionDraftInput | undefined) {
  const api = useApi(operationsApiRef);
  return useFetched(
    input && ['question-draft', input],
    () => api.draftQuestion(input as QuestionDraftInput),
    { everyMs: 0 },
  );
}

/**
 * Who is on call for a service, for a week.
 *
 * @internal
 */
export function useOnCall(entityRef: string) {
  const api = useApi(operationsApiRef);
  return useFetched(
    ['on-call', entityRef],
    () => api.getServiceOnCall(entityRef, { days: ON_CALL_DAYS }),
    { everyMs: SHIFTS_MS },
  );
}

/**
 * The changes that may explain an incident, the likeliest first.
 *
 * @internal
 */
export function useSuspects(incident: { id: string; key: string }) {
  const api = useApi(operationsApiRef);
  const suspects = useFetched(
    ['incident-suspects', incident.key],
    () => api.getIncidentSuspects(incident.key),
    { everyMs: CALM_MS },
  );
  useIncidentChanges(({ id }) => id === incident.id, suspects.refetch);
  return suspects;
}
