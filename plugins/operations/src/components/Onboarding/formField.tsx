import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ProblemError } from '@operate-first/plugin-operations-common';
import { z } from 'zod';
import { operationsApiRef } from '../../api/operationsApiRef';
import { OnboardingField } from './OnboardingField';

/** What the field has filled in; what is in the request, the portal looks at. */
const valueSchema = z.looseObject({
  request: z.record(z.string(), z.unknown()),
});

/**
 * Asks the portal once more before the scaffolder goes on: what is wrong is said at the field.
 *
 * @internal
 */
export const validateOnboarding: CustomFieldValidator<unknown> = async (
  value,
  field,
  { apiHolder },
) => {
  const filled = valueSchema.safeParse(value);
  const api = apiHolder.get(operationsApiRef);
  if (!filled.success || !api) {
    field.addError('Fill in the service and the team.');
    return;
  }
  try {
    const { problems } = await api.previewOnboarding({
      request: filled.data.request,
    });
    for (const { field: place, message } of problems) {
      field.addError(`${place}: ${message}`);
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    field.addError(error.message);
  }
};

/** @internal */
export const onboardingField = createFormField({
  name: 'OperationsOnboarding',
  component: props => <OnboardingField {...props} />,
  validation: validateOnboarding,
});
