import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { SloDetail } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSlo } from '../../hooks/useSlo';
import { useSloView } from '../../hooks/useSloView';
import { slosRouteRef } from '../../routes';
import { DetailPage, pageStyles } from '../Page';
import { AlertingPanel } from './AlertingPanel';
import { DocumentPanel } from './DocumentPanel';
import { HistoryPanel } from './HistoryPanel';
import { ObjectiveChoice } from './ObjectiveChoice';
import { OriginPanel } from './OriginPanel';
import { SeriesPanel } from './SeriesPanel';
import { SloHeader } from './SloHeader';
import { WhatIfPanel } from './WhatIfPanel';
import { worstObjective } from './worstObjective';
import styles from './SloPage.module.css';

function Content(props: {
  detail: SloDetail;
  view: ReturnType<typeof useSloView>;
}) {
  const { detail, view } = props;
  const { slo } = detail;
  // What it opens on stays, so that nothing moves away below a reader when another one gets worse.
  const [opening] = useState(() => worstObjective(slo.objectives)?.index);
  const byIndex = (wanted: number | undefined) =>
    slo.objectives.find(({ index }) => index === wanted);
  const objective =
    byIndex(view.objective) ?? byIndex(opening) ?? slo.objectives[0];
  return (
    <>
      <SloHeader detail={detail} />
      {slo.objectives.length > 1 && objective && (
        <ObjectiveChoice
          slo={slo}
          chosen={objective.index}
          onChoose={view.setObjective}
        />
      )}
      {objective && (
        <>
          <SeriesPanel
            key={`series ${objective.index}`}
            detail={detail}
            objective={objective}
            view={view}
          />
          <div className={styles.columns}>
            <div className={pageStyles.stack}>
              <OriginPanel detail={detail} objective={objective} />
              <AlertingPanel detail={detail} objective={objective} />
            </div>
            <div className={pageStyles.stack}>
              <HistoryPanel slo={slo} objective={objective} />
              <WhatIfPanel
                key={`what-if ${objective.index}`}
                slo={slo}
                objective={objective}
              />
            </div>
          </div>
        </>
      )}
      <DocumentPanel detail={detail} />
    </>
  );
}

/**
 * One SLO: what it promises, how it stands, what spent its budget, and how all that was computed.
 *
 * @internal
 */
export function SloPage() {
  const { t } = useOperationsTranslation();
  const { namespace = '', name = '' } = useParams();
  const ref = stringifyEntityRef({ kind: 'slo', namespace, name });
  const slo = useSlo(ref);
  const view = useSloView();
  const back = useRouteRef(slosRouteRef)?.();
  return (
    <DetailPage
      back={{ href: back, label: t('slo.back') }}
      of={slo}
      subject="slo"
      shape={[96, 420]}
    >
      {detail => <Content key={detail.slo.ref} detail={detail} view={view} />}
    </DetailPage>
  );
}
