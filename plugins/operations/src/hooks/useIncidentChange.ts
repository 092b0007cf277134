import {
  Incident,
  IncidentUpdate,
} from '@operate-first/plugin-operations-common';
import { useCallback, useState } from 'react';
import { isConflict } from './useIncident';

/** What somebody wants to change. @internal */
export type IncidentFields = Omit<IncidentUpdate, 'version'>;

/** What was refused because others had changed it meanwhile. @internal */
export interface Conflict {
  fields: IncidentFields;
  /** What the incident was when one began. */
  begun: Incident;
}

/**
 * Changes fields of an incident, never over what somebody else wrote meanwhile.
 *
 * @internal
 */
export function useIncidentChange(
  incident: Incident | undefined,
  update: (update: IncidentUpdate) => Promise<unknown>,
) {
  const [conflict, setConflict] = useState<Conflict>();
  const [error, setError] = useState<Error>();
  const [isSaving, setSaving] = useState(false);

  const save = useCallback(
    async (fields: IncidentFields, begun = incident): Promise<boolean> => {
      if (!begun) return false;
      setSaving(true);
      setError(undefined);
      try {
        await update({ ...fields, version: begun.version });
        setConflict(undefined);
        return true;
      } catch (problem) {
        if (isConflict(problem)) setConflict({ fields, begun });
        else
          setError(
            problem instanceof Error ? problem : new Error(String(problem)),
          );
        return false;
      } finally {
        setSaving(false);
      }
    },
    [incident, update],
  );
  return {
    save,
    isSaving,
    error,
    conflict,
    forget: () => {
      setConflict(undefined);
      setError(undefined);
    },
  };
}

/** @internal */
export type IncidentChange = ReturnType<typeof useIncidentChange>;
