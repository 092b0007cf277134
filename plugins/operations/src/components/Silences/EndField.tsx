import { Select } from '@backstage/ui';
import { useId } from 'react';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { DURATIONS, Lasting, SilenceForm } from './form';
import styles from './Silences.module.css';

const LASTING = [...(Object.keys(DURATIONS) as Lasting[]), 'own' as const];

/**
 * How long it lasts, in words or until a moment, and when that is.
 *
 * @internal
 */
export function EndField(props: {
  lasts: Lasting;
  end: string;
  /** In milliseconds; not a number where nothing was chosen. */
  endsAt: number;
  problem: string | undefined;
  onChange: (change: Partial<SilenceForm>) => void;
}) {
  const { lasts, end, endsAt, problem, onChange } = props;
  const { t, locale } = useOperationsTranslation();
  const id = useId();
  const iso = Number.isNaN(endsAt) ? undefined : new Date(endsAt).toISOString();
  return (
    <>
      <Select
        label={t('silence.form.lasts')}
        value={lasts}
        onChange={key => {
          const chosen = LASTING.find(one => one === key);
          if (chosen) onChange({ lasts: chosen });
        }}
        options={LASTING.map(one => ({
          id: one,
          label: t(`silence.form.durations.${one}`),
        }))}
      />
      {lasts === 'own' && (
        <div className={styles.moment}>
          <label htmlFor={id}>{t('silence.form.ends')}</label>
          <input
            id={id}
            type="datetime-local"
            value={end}
            onChange={event => onChange({ end: event.target.value })}
            aria-invalid={problem !== undefined}
            aria-describedby={`${id}-said`}
            required
          />
        </div>
      )}
      <p
        id={`${id}-said`}
        className={problem ? styles.problem : styles.quiet}
        title={iso && formatMoment(iso, locale)}
      >
        {problem ??
          (iso &&
            t('silence.form.endsAt', {
              time: formatTime(iso, { now: Date.now(), locale }),
            }))}
      </p>
    </>
  );
}
