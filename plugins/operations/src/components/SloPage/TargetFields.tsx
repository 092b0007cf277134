import { TextField } from '@backstage/ui';
import { useEffect, useId, useRef, useState } from 'react';
import { formatTarget } from '../../format/slo';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { nearestOf, readTarget } from './target';
import styles from './SloPage.module.css';

const TARGETS = [0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999];

/**
 * A target to move along the usual ones, or to type. What cannot be promised is said at the field, and the last
 * target that can be stays.
 *
 * @internal
 */
export function TargetFields(props: {
  present: number;
  target: number;
  onChange: (target: number) => void;
}) {
  const { present, target, onChange } = props;
  const { t, locale } = useOperationsTranslation();
  const id = useId();
  // The button that opened this is gone: who pressed it goes on here.
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const percentOf = (value: number) =>
    formatTarget(value, locale).replace(/\s*%$/, '');
  const [written, setWritten] = useState(percentOf(target));
  const targets = [...new Set([...TARGETS, present])].sort((a, b) => a - b);
  const isWrong = readTarget(written) === undefined;
  return (
    <>
      <label htmlFor={id}>{t('slo.whatIf.target')}</label>
      <input
        id={id}
        ref={first}
        type="range"
        className={styles.slider}
        min={0}
        max={targets.length - 1}
        step={1}
        value={nearestOf(targets, target)}
        aria-valuetext={formatTarget(target, locale)}
        onChange={event => {
          const chosen = targets[Number(event.target.value)];
          setWritten(percentOf(chosen));
          onChange(chosen);
        }}
      />
      <TextField
        className={styles.target}
        size="small"
        aria-label={t('slo.whatIf.percent')}
        inputMode="decimal"
        value={written}
        onChange={value => {
          setWritten(value);
          const typed = readTarget(value);
          if (typed !== undefined) onChange(typed);
        }}
        validationBehavior="aria"
        validate={() => (isWrong ? t('slo.whatIf.wrong') : undefined)}
      />
      <span aria-hidden>%</span>
    </>
  );
}
