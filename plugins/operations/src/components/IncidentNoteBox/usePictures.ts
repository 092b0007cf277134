import { useApi } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { operationsApiRef } from '../../api/operationsApiRef';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';

const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];
const MOST_BYTES = 5 * 1024 * 1024;

/** The types a picture may have, for the dialog of the browser. @internal */
export const PICTURE_TYPES = TYPES.join(',');

/** A picture that is stored, and not yet in the timeline. @internal */
export interface AddedPicture {
  id: string;
  name: string;
}

/**
 * Pictures that somebody adds to what they write: each is stored at once, so that only its name waits with the text.
 *
 * @internal
 */
export function usePictures(incidentKey: string) {
  const api = useApi(operationsApiRef);
  const { t } = useOperationsTranslation();
  const [added, setAdded] = useState<AddedPicture[]>([]);
  const [problems, setProblems] = useState<string[]>([]);
  const [adding, setAdding] = useState(0);

  const addOne = async (file: File): Promise<string | undefined> => {
    const { name } = file;
    if (!TYPES.includes(file.type)) {
      return t('incident.note.notAPicture', { name });
    }
    if (file.size > MOST_BYTES) return t('incident.note.tooBig', { name });
    try {
      const { id } = await api.addIncidentFile(incidentKey, {
        name: name || 'picture',
        content: file,
      });
      setAdded(before => [...before, { id, name: name || 'picture' }]);
      return undefined;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return t('incident.note.pictureFailed', { name, message });
    }
  };

  return {
    added,
    problems,
    isAdding: adding > 0,
    add: async (files: File[]) => {
      setProblems([]);
      setAdding(before => before + 1);
      const said = await Promise.all(files.map(addOne));
      setAdding(before => before - 1);
      setProblems(said.flatMap(one => one ?? []));
    },
    remove: (id: string) =>
      setAdded(before => before.filter(picture => picture.id !== id)),
    clear: () => {
      setAdded([]);
      setProblems([]);
    },
  };
}
