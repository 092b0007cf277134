import { Skeleton } from '@backstage/ui';
import {
  ServiceSlos,
  Slo,
  SloSuggestion,
} from '@operate-first/plugin-operations-common';
import { useHeld } from '../../hooks/useHeld';
import { useHeldOrder } from '../../hooks/useHeldOrder';
import { Fetched } from '../../hooks/useFetched';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { CodeBlock } from '../CodeBlock';
import { Empty, Problem } from '../Notice';
import { Disclosure, Panel } from '../Panel';
import { AddSloLink } from '../RequestForm/AddSloLink';
import { FollowGap } from '../Upstream';
import { SLO_STATES } from '../SloState';
import { PolicyNote } from './PolicyNote';
import { SloItem } from './SloItem';
import styles from './SlosCard.module.css';

function worstFirst(a: Slo, b: Slo): number {
  return (
    SLO_STATES.indexOf(a.state) - SLO_STATES.indexOf(b.state) ||
    (a.remaining ?? 0) - (b.remaining ?? 0) ||
    a.title.localeCompare(b.title)
  );
}

function Suggestion(props: { suggestion: SloSuggestion }) {
  const { reason, yaml, fileName } = props.suggestion;
  const { t } = useOperationsTranslation();
  return (
    <div className={styles.suggestion}>
      <p>
        <strong>{t('slo.suggestion.title')}</strong> {reason}{' '}
        {t('slo.suggestion.body', { fileName })}
      </p>
      <Disclosure summary={t('slo.suggestion.open')}>
        <CodeBlock label={fileName} text={yaml} />
      </Disclosure>
    </div>
  );
}

function Content(props: { slos: ServiceSlos; entityRef?: string }) {
  const { items, suggestion, policy } = props.slos;
  const { entityRef } = props;
  const { t } = useOperationsTranslation();
  const { held, handlers } = useHeld();
  const shown = useHeldOrder([...items].sort(worstFirst), {
    held,
    keyOf: ({ ref }) => ref,
  });
  return (
    <>
      {items.length === 0 && (
        <Empty title={t('slo.none')}>
          {!suggestion && t('slo.noneRemedy')}
        </Empty>
      )}
      {shown.length > 0 && (
        <ul className={styles.slos} {...handlers}>
          {shown.map(slo => (
            <SloItem key={slo.ref} slo={slo} />
          ))}
        </ul>
      )}
      {policy && items.length > 0 && <PolicyNote policy={policy} />}
      {suggestion && <Suggestion suggestion={suggestion} />}
      {items.length === 0 && entityRef && (
        <p>
          <AddSloLink
            entityRef={entityRef}
            counts={suggestion ? 'probe' : 'requests'}
          />{' '}
          <FollowGap entityRef={entityRef} gap="slo" />
        </p>
      )}
    </>
  );
}

/**
 * What is promised of a service and what is left of it, worst first. While somebody reads it, nothing moves.
 *
 * @internal
 */
export function SlosCard(props: {
  slos: Fetched<ServiceSlos>;
  /** Of the service, where it can be asked for one. */
  entityRef?: string;
}) {
  const { slos, entityRef } = props;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('slo.title')}>
      <Problem of={slos} inPanel />
      {slos.data ? (
        <OldPicture.Provider value={oldPictureOf(slos)}>
          <Content slos={slos.data} entityRef={entityRef} />
        </OldPicture.Provider>
      ) : (
        !slos.error && (
          <>
            <Skeleton width="50%" />
            <Skeleton width="100%" height={48} />
          </>
        )
      )}
    </Panel>
  );
}
