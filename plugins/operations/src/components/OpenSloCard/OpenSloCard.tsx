import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton } from '@backstage/ui';
import { ProblemError } from '@operate-first/plugin-operations-common';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSlo } from '../../hooks/useSlo';
import { AskButton } from '../AskAuthor';
import { DataScope } from '../DataScope';
import { HealthMark } from '../HealthMark';
import { Problem } from '../Notice';
import { Panel } from '../Panel';
import {
  ObjectiveFigures,
  ObjectivePromise,
  SLO_MARKS,
  SloLink,
} from '../SloState';
import { DocumentProblems } from './DocumentProblems';
import { problemsOf } from './schema';
import styles from './OpenSloCard.module.css';

function Standing(props: { sloRef: string }) {
  const { sloRef } = props;
  const { t } = useOperationsTranslation();
  const slo = useSlo(sloRef);
  const shown = slo.data?.slo;
  if (slo.error instanceof ProblemError && slo.error.status === 404) {
    return <p>{t('openSlo.notCounted')}</p>;
  }
  return (
    <>
      <Problem of={slo} subject="slo" inPanel />
      {!shown && !slo.error && <Skeleton width="100%" height={48} />}
      {shown && (
        <OldPicture.Provider value={oldPictureOf(slo)}>
          <p className={styles.state}>
            <HealthMark mark={SLO_MARKS[shown.state]} />
            <strong>{t(`slo.state.${shown.state}`)}</strong> {shown.message}
          </p>
          {shown.objectives.map(objective => (
            <div key={objective.index}>
              <ObjectivePromise objective={objective} slo={shown} />
              <ObjectiveFigures objective={objective} />
            </div>
          ))}
          <p className={styles.ways}>
            <SloLink sloRef={sloRef}>{t('openSlo.open')}</SloLink>
            <AskButton
              artefact={{
                kind: 'slo',
                name: sloRef,
                service: shown.service?.ref,
              }}
              size="small"
            />
          </p>
        </OldPicture.Provider>
      )}
    </>
  );
}

/**
 * What the catalog noted of an OpenSLO document and, of an SLO, how it stands.
 *
 * @internal
 */
export function OpenSloCard() {
  const { entity } = useEntity();
  const { t } = useOperationsTranslation();
  const problems = problemsOf(entity);
  const isSlo = entity.kind.toLocaleLowerCase('en-US') === 'slo';
  return (
    <DataScope>
      <Panel title={t('openSlo.title', { kind: entity.kind })}>
        {isSlo && <Standing sloRef={stringifyEntityRef(entity)} />}
        {problems.length > 0 ? (
          <DocumentProblems problems={problems} />
        ) : (
          <p className={styles.quiet}>{t('openSlo.noProblems')}</p>
        )}
      </Panel>
    </DataScope>
  );
}
