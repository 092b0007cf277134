import { Select } from '@backstage/ui';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { MomentField } from '../MomentField';
import { pageStyles } from '../Page';
import { DURATIONS, Lasting, SilenceForm } from './form';

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
        <MomentField
          label={t('silence.form.ends')}
          value={end}
          problem={problem}
          isRequired
          onChange={ended => onChange({ end: ended })}
        />
      )}
      {problem && lasts !== 'own' && <p role="status">{problem}</p>}
      {!problem && iso && (
        <p className={pageStyles.quiet} title={formatMoment(iso, locale)}>
          {t('silence.form.endsAt', {
            time: formatTime(iso, { now: Date.now(), locale }),
          })}
        </p>
      )}
    </>
  );
}
