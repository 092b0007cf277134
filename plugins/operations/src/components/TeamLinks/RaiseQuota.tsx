import { useApiHolder } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { HealthReason } from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../../api/operationsApiRef';
import { useFetched } from '../../hooks/useFetched';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRequestFormPath } from '../../hooks/useRequestFormPath';

/** Reasons that a larger quota ends; others refuse pods, too, and say so otherwise. */
const OF_QUOTAS = /^kubernetes\.(quota-nearly-used|pods-refused)$/;
const NAMES_QUOTA = /\bquota "/i;

/** The namespace whose quota is the reason; undefined where it is another. @internal */
export function fullNamespaceOf({
  code,
  message,
  object,
  scope,
}: HealthReason): string | undefined {
  if (!OF_QUOTAS.test(code) || !NAMES_QUOTA.test(message)) return undefined;
  return object?.namespace ?? scope?.namespace ?? undefined;
}

/** Trees change by the minute, and the form says it, too. */
const EVERY_MS = 5 * 60_000;

/** Whether the GitOps tree has a namespace; without an answer it does not. */
function useIsInTree(namespace: string, isAsked: boolean): boolean {
  const api = useApiHolder().get(operationsApiRef);
  const { data } = useFetched(
    api && isAsked ? ['namespaceInTree', namespace] : undefined,
    async () => api?.findOnboardingNamespaces([namespace]),
    { everyMs: EVERY_MS },
  );
  return data?.names.includes(namespace) ?? false;
}

/**
 * The way from a quota that is full to a larger one, where the GitOps tree has the namespace.
 *
 * @internal
 */
export function RaiseQuota(props: { namespace: string }) {
  const { namespace } = props;
  const { t } = useOperationsTranslation();
  const path = useRequestFormPath()('quota', { namespace });
  const isInTree = useIsInTree(namespace, path !== undefined);
  return path && isInTree ? (
    <Link href={path} aria-label={t('raiseQuota.of', { namespace })}>
      {t('raiseQuota.link')}
    </Link>
  ) : null;
}
