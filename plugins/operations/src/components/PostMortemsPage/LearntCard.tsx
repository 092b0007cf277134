import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton } from '@backstage/ui';
import { PostMortem } from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { useOpenActionItems } from '../../hooks/useActionItems';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useServicePostMortems } from '../../hooks/usePostMortems';
import { postMortemsRouteRef } from '../../routes';
import { ActionItemsList } from '../ActionItems';
import { Severity } from '../IncidentState';
import { Empty, Problem } from '../Notice';
import { Panel } from '../Panel';
import { PostMortemLink } from '../PostMortemState';
import styles from './PostMortemsPage.module.css';

const FIRST = 3;

function Accounts(props: { of: PostMortem[] }) {
  const { t, locale } = useOperationsTranslation();
  return (
    <ul className={styles.sources}>
      {props.of.map(({ key, title, severity, status, startedAt }) => (
        <li key={key}>
          {severity !== undefined && <Severity of={severity} />}{' '}
          <PostMortemLink postMortemKey={key}>
            {key} {title}
          </PostMortemLink>{' '}
          <span
            className={styles.quiet}
            title={startedAt && formatMoment(startedAt, locale)}
          >
            {startedAt && formatTime(startedAt, { now: Date.now(), locale })}
            {status !== 'published' && ` · ${t(`postMortem.status.${status}`)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Promised(props: { entityRef: string }) {
  const { t } = useOperationsTranslation();
  const items =
    useOpenActionItems({ service: [props.entityRef] }).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-label={t('postMortem.service.open')}>
      <p>
        <strong>{t('postMortem.service.open')}</strong>
      </p>
      <ActionItemsList items={items} first={FIRST} />
    </section>
  );
}

/**
 * What was learnt from the incidents of a service, and what was promised and is not done.
 *
 * @internal
 */
export function LearntCard(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useOperationsTranslation();
  const accounts = useServicePostMortems(entityRef);
  const path = useRouteRef(postMortemsRouteRef)?.();
  const service = new URLSearchParams({ service: entityRef }).toString();
  return (
    <Panel title={t('postMortem.service.title')}>
      <Problem of={accounts} subject="postMortem" inPanel />
      {!accounts.data && !accounts.error && <Skeleton width="70%" />}
      {accounts.data?.items.length === 0 && (
        <Empty title={t('postMortem.service.none')}>
          {t('postMortem.service.noneBody')}
        </Empty>
      )}
      {accounts.data && accounts.data.items.length > 0 && (
        <OldPicture.Provider value={oldPictureOf(accounts)}>
          <Accounts of={accounts.data.items} />
          <Link href={`${path ?? ''}?${service}`}>
            {t('postMortem.service.all')}
          </Link>
        </OldPicture.Provider>
      )}
      <Promised entityRef={entityRef} />
    </Panel>
  );
}
