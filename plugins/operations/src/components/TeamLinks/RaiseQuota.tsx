import { Link } from '@backstage/ui';
import { HealthReason } from '@operate-first/plugin-operations-common';
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

/**
 * The way from a quota that is full to a larger one.
 *
 * @internal
 */
export function RaiseQuota(props: { namespace: string }) {
  const { namespace } = props;
  const { t } = useOperationsTranslation();
  const path = useRequestFormPath()('quota', { namespace });
  return path ? (
    <Link href={path} aria-label={t('raiseQuota.of', { namespace })}>
      {t('raiseQuota.link')}
    </Link>
  ) : null;
}
