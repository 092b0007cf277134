import { Button, Link, Skeleton } from '@backstage/ui';
import { ServiceSignals } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSignals } from '../../hooks/useServiceSlos';
import { Age } from '../Age';
import { Empty, Problem } from '../Notice';
import { Disclosure, Panel } from '../Panel';
import { SignalChart } from './SignalChart';
import styles from './SignalsCard.module.css';

const HOURS = 6;

function Dashboards(props: { links: NonNullable<ServiceSignals['links']> }) {
  const { t } = useOperationsTranslation();
  return (
    <>
      {props.links.map(({ title, url, embedUrl }) => (
        <div key={url}>
          <Link href={url}>{title}</Link>
          {embedUrl && (
            <Disclosure summary={t('signals.embed')}>
              <iframe
                className={styles.embedded}
                src={embedUrl}
                title={title}
                loading="lazy"
                sandbox="allow-scripts allow-same-origin"
              />
            </Disclosure>
          )}
        </div>
      ))}
    </>
  );
}

function Content(props: { signals: ServiceSignals }) {
  const { panels, links = [], from, to, askedAt } = props.signals;
  const { t } = useOperationsTranslation();
  return (
    <>
      {panels.length === 0 && (
        <Empty title={t('signals.none')}>{t('signals.noneRemedy')}</Empty>
      )}
      {panels.length > 0 && (
        <>
          <div className={styles.signals}>
            {panels.map(panel => (
              <SignalChart
                key={panel.id}
                panel={panel}
                from={Date.parse(from)}
                to={Date.parse(to)}
              />
            ))}
          </div>
          <p className={styles.quiet}>
            {t('strip.asOf')} <Age of={askedAt} />
          </p>
        </>
      )}
      <Dashboards links={links} />
    </>
  );
}

/**
 * Rate, errors, duration and saturation. They are asked for when somebody wants them.
 *
 * @internal
 */
export function SignalsCard(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useOperationsTranslation();
  const [isOpen, setOpen] = useState(false);
  const signals = useSignals(entityRef, { hours: HOURS, isOpen });
  return (
    <Panel title={t('signals.title')}>
      {!isOpen && (
        <div className={styles.closed}>
          <p className={styles.quiet}>
            {t('signals.what', { hours: String(HOURS) })}
          </p>
          <Button
            size="small"
            variant="secondary"
            onPress={() => setOpen(true)}
          >
            {t('signals.open')}
          </Button>
        </div>
      )}
      <Problem of={signals} inPanel />
      {isOpen &&
        (signals.data ? (
          <Content signals={signals.data} />
        ) : (
          !signals.error && <Skeleton width="100%" height={240} />
        ))}
    </Panel>
  );
}
