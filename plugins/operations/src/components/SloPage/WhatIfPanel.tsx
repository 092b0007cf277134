import { Button, Select, Skeleton } from '@backstage/ui';
import { Slo, SloObjective } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSloWhatIf } from '../../hooks/useSlo';
import { Problem } from '../Notice';
import { Panel } from '../Panel';
import { durationWords } from '../SloState';
import { pageStyles } from '../Page';
import { FormLink, serviceFieldOf } from '../RequestForm/FormLink';
import { TargetFields } from './TargetFields';
import { WhatIfOutcomes } from './WhatIfOutcomes';
import styles from './SloPage.module.css';

const WINDOWS = ['7d', '14d', '28d', '30d', '90d'];
const MOVING_MS = 300;

function Proposal(props: { slo: Slo; objective: SloObjective }) {
  const { slo, objective } = props;
  const { t } = useOperationsTranslation();
  const present = slo.window.kind === 'rolling' ? [slo.window.duration] : [];
  const windows = [...new Set([...WINDOWS, ...present])];
  const [target, setTarget] = useState(objective.target);
  const [window, setWindow] = useState(present[0] ?? '30d');
  const [asked, setAsked] = useState({ target, window });
  useDebounce(() => setAsked({ target, window }), MOVING_MS, [target, window]);
  const outcome = useSloWhatIf(slo.ref, {
    objective: objective.index,
    ...asked,
  });
  return (
    <>
      <div className={styles.tools}>
        <TargetFields
          present={objective.target}
          target={target}
          onChange={setTarget}
        />
        <Select
          className={styles.select}
          size="small"
          aria-label={t('slo.whatIf.window')}
          value={window}
          onChange={key => setWindow(String(key))}
          options={windows.map(one => ({
            id: one,
            label: durationWords(one, t),
          }))}
        />
      </div>
      <Problem of={outcome} inPanel />
      {outcome.data ? (
        <WhatIfOutcomes outcome={outcome.data} />
      ) : (
        !outcome.error && <Skeleton width="100%" height={200} />
      )}
      {slo.service && (
        <p>
          <FormLink
            kind="slo"
            values={{
              service: serviceFieldOf(slo.service.ref),
              name: slo.ref.slice(slo.ref.lastIndexOf('/') + 1),
              target: String(Number((target * 100).toPrecision(12))),
              // A window that nobody has tried another for stays as it is.
              window: window === present[0] ? undefined : window,
              objective:
                objective.index === 0 ? undefined : String(objective.index),
            }}
          >
            {t('promises.changeSlo')}
          </FormLink>
        </p>
      )}
    </>
  );
}

/**
 * What another target or window would have meant, before somebody promises it.
 *
 * @internal
 */
export function WhatIfPanel(props: { slo: Slo; objective: SloObjective }) {
  const { t } = useOperationsTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title={t('slo.whatIf.title')}>
      {isOpen ? (
        <Proposal {...props} />
      ) : (
        <div className={styles.tools}>
          <p className={pageStyles.quiet}>{t('slo.whatIf.what')}</p>
          <Button
            size="small"
            variant="secondary"
            onPress={() => setOpen(true)}
          >
            {t('slo.whatIf.open')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
