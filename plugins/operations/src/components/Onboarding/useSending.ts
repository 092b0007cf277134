import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { operationsApiRef } from '../../api/operationsApiRef';
import { Onboarding } from './useOnboarding';

/** The one that comes with the portal. */
const TEMPLATE = 'template:default/onboard-service';

/**
 * Sends a form to the template that opens requests. What is wrong with it by then is said at its fields, and nothing is
 * sent.
 *
 * @param onSent - Is told the task that works on it.
 * @returns send: begins a task; given a task that has failed, and nothing was changed in the form since, that one goes on:
 * what it has opened already it finds again, where a second task would ask for a second time.
 * @internal
 */
export function useSending(
  onboarding: Onboarding,
  onSent: (taskId: string) => void,
) {
  const api = useApi(operationsApiRef);
  const scaffolder = useApiHolder().get(scaffolderApiRef);
  const { value, preview, options, insist } = onboarding;
  const [sent, send] = useAsyncFn(
    async (failedTask?: string) => {
      if (!scaffolder || !insist()) return;
      // Without what is undefined, as it goes over the wire.
      const values = JSON.parse(JSON.stringify({ onboarding: value }));
      if (failedTask !== undefined) {
        const { spec } = await scaffolder.getTask(failedTask);
        const before = JSON.stringify(spec.parameters.onboarding);
        if (before === JSON.stringify(values.onboarding)) {
          await scaffolder.retry(failedTask);
          onSent(failedTask);
          return;
        }
      }
      const answer =
        preview.isCurrent && preview.answer
          ? preview.answer
          : await api.previewOnboarding({ request: { ...value.request } });
      if (!insist(answer)) return;
      const { taskId } = await scaffolder.scaffold({
        templateRef: options.template ?? TEMPLATE,
        values,
      });
      onSent(taskId);
    },
    [api, scaffolder, value, preview, options, insist, onSent],
  );
  return { canSend: Boolean(scaffolder), sent, send };
}
