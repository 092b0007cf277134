import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { requestKinds } from '@operate-first/plugin-operations-common';
import { kindMessages } from './messages/requestKinds';

/**
 * The words of the forms of requests, made from the kinds. Apart from all others: who opens no form loads no kinds.
 *
 * @internal
 */
export const requestKindsTranslationRef = createTranslationRef({
  id: 'operations-request-kinds',
  translations: { de: () => import('./translations/deRequestKinds') },
  messages: kindMessages(requestKinds()),
});
