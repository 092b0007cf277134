import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { RequestKindName } from '@operate-first/plugin-operations-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { operationsApiRef } from '../../api/operationsApiRef';
import { RequestForm } from './useRequestForm';

/** The template of a kind has its name. */
const templateOf = (kind: string) => `template:default/${kind}`;

/**
 * Sends a form to the template of its kind. What is wrong with it by then is said at its fields, and nothing is sent.
 *
 * @param onSent - Is told the task that works on it.
 * @returns send: begins a task; given a task that has failed, and nothing was changed in the form since, that one goes on.
 * @internal
 */
export function useSendRequest(
  of: RequestForm,
  onSent: (taskId: string) => void,
) {
  const api = useApi(operationsApiRef);
  const scaffolder = useApiHolder().get(scaffolderApiRef);
  const { kind, parameters, preview, insist } = of;
  const [sent, send] = useAsyncFn(
    async (failedTask?: string) => {
      if (!scaffolder || !insist()) return;
      // Without what is undefined, as it goes over the wire.
      const values = JSON.parse(JSON.stringify(parameters));
      if (failedTask !== undefined) {
        const { spec } = await scaffolder.getTask(failedTask);
        if (JSON.stringify(spec.parameters) === JSON.stringify(values)) {
          await scaffolder.retry(failedTask);
          onSent(failedTask);
          return;
        }
      }
      const answer =
        preview.isCurrent && preview.answer
          ? preview.answer
          : await api.previewOnboarding({
              kind: kind.name as RequestKindName,
              request: parameters,
            });
      if (!insist(answer)) return;
      const { taskId } = await scaffolder.scaffold({
        templateRef: templateOf(kind.name),
        values,
      });
      onSent(taskId);
    },
    [api, scaffolder, kind, parameters, preview, insist, onSent],
  );
  return { canSend: Boolean(scaffolder), sent, send };
}
