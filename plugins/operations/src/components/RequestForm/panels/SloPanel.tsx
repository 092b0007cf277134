import { Checkbox } from '@backstage/ui';
import { WORKBOOK_TIERS } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { useOperationsTranslation } from '../../../hooks/useOperationsTranslation';
import { useSloWhatIf } from '../../../hooks/useSlo';
import { Problem } from '../../Notice';
import { pageStyles } from '../../Page';
import { Meaning } from '../../Onboarding/Meaning';
import { Panel } from '../../Panel';
import { WhatIfOutcomes } from '../../SloPage/WhatIfOutcomes';
import { KindPanelProps } from './model';

const MOVING_MS = 300;
const WINDOW = /^[1-9]\d{0,2}[dw]$/;
const NO_TIER = 'none';

/** An SLO of the service, as the portal tells the form. */
interface OfferedSlo {
  ref: string;
  name: string;
  window?: string;
  objectives?: Array<{ index: number; target: number }>;
}

interface Wish {
  target?: number;
  window?: string;
  objective: number;
}

function wishOf({ target, window, objective }: KindPanelProps['values']): Wish {
  const share =
    typeof target === 'number' && target > 0 && target < 100
      ? Number((target / 100).toPrecision(12))
      : undefined;
  return {
    target: share,
    window:
      typeof window === 'string' && WINDOW.test(window) ? window : undefined,
    objective: typeof objective === 'number' ? objective : 0,
  };
}

function Past(props: { slo: OfferedSlo; wish: Wish }) {
  const { slo, wish } = props;
  const [asked, setAsked] = useState(wish);
  useDebounce(() => setAsked(wish), MOVING_MS, [
    wish.target,
    wish.window,
    wish.objective,
  ]);
  const outcome = useSloWhatIf(slo.ref, asked);
  return (
    <>
      <Problem of={outcome} inPanel />
      {outcome.data && <WhatIfOutcomes outcome={outcome.data} />}
    </>
  );
}

function Tiers(props: KindPanelProps) {
  const { values, onChange } = props;
  const { t } = useOperationsTranslation();
  const all: string[] = WORKBOOK_TIERS.map(({ tier }) => tier);
  const on = Array.isArray(values.tiers) ? values.tiers : all;
  const toggle = (tier: string, isOn: boolean) => {
    const after = all.filter(each =>
      each === tier ? isOn : on.includes(each),
    );
    onChange({ tiers: after.length === 0 ? [NO_TIER] : after });
  };
  return (
    <Panel title={t('promises.tiers')}>
      {WORKBOOK_TIERS.map(({ tier }) => (
        <Checkbox
          key={tier}
          isSelected={on.includes(tier)}
          onChange={isOn => toggle(tier, isOn)}
        >
          {t(`promises.tier.${tier}`)}
        </Checkbox>
      ))}
    </Panel>
  );
}

/**
 * What an objective allows, in plain words, and how the last 90 days would have been with it.
 *
 * @internal
 */
export function SloPanel(props: KindPanelProps) {
  const { values, preview } = props;
  const { t } = useOperationsTranslation();
  const slos = (preview?.facts?.slos ?? []) as OfferedSlo[];
  const slo = slos.find(({ name }) => name === values.name);
  const wish = wishOf(values);
  const window = wish.window ?? slo?.window ?? '30d';
  return (
    <>
      <Panel title={t('promises.meaning')}>
        <p role="status">
          {wish.target ? (
            <Meaning target={wish.target} window={window} others />
          ) : (
            t('promises.noMeaning')
          )}
        </p>
      </Panel>
      <Panel title={t('promises.past')}>
        {slo ? (
          <Past key={slo.ref} slo={slo} wish={wish} />
        ) : (
          <p className={pageStyles.quiet}>{t('promises.noPast')}</p>
        )}
      </Panel>
      <Tiers {...props} />
    </>
  );
}
