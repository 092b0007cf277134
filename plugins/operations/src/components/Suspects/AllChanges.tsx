import { Button, Skeleton } from '@backstage/ui';
import { Incident } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useChangesAround } from '../../hooks/useChangesAround';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ChangeDays, tellTogether } from '../ChangesCard';
import { ShowMore } from '../ClusterState';
import { Problem } from '../Notice';
import { When } from './When';
import styles from './Suspects.module.css';

const FIRST = 20;

/**
 * Everything that changed in the services of an incident, in one line of time; fetched when somebody wants to see it.
 *
 * @internal
 */
export function AllChanges(props: { incident: Incident }) {
  const { incident } = props;
  const { t } = useOperationsTranslation();
  const [isOpen, setOpen] = useState(false);
  const around = useChangesAround(incident, isOpen);
  const { data } = around;
  const isOne = data?.services.length === 1;
  const told = (data?.services ?? [])
    .flatMap(({ service, items }) =>
      tellTogether(items).map(one => (isOne ? one : { ...one, service })),
    )
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <>
      <div>
        <Button
          size="small"
          variant="secondary"
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        >
          {t('suspects.all')}
        </Button>
      </div>
      {isOpen && (
        <section aria-label={t('suspects.allTitle')} className={styles.all}>
          <Problem of={around} inPanel />
          {!data && !around.error && <Skeleton width="100%" height={48} />}
          {data && told.length === 0 && (
            <p className={styles.quiet}>{t('suspects.allNone')}</p>
          )}
          <ShowMore items={told} first={FIRST}>
            {shown => (
              <ChangeDays
                changes={shown}
                when={at => (
                  <When of={at} began={Date.parse(incident.startedAt)} />
                )}
              />
            )}
          </ShowMore>
          {data && !data.complete && (
            <p className={styles.quiet}>{t('suspects.allIncomplete')}</p>
          )}
        </section>
      )}
    </>
  );
}
