import { Button, ButtonIcon, Select, TextField } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { useId } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { lineOf, Operator, OPERATORS, WrittenMatcher } from './matchers';
import styles from './Matchers.module.css';

const WORDS = {
  '=': 'is',
  '!=': 'isNot',
  '=~': 'matches',
  '!~': 'matchesNot',
} as const;

function Line(props: {
  of: WrittenMatcher;
  onChange: (change: Partial<WrittenMatcher>) => void;
  onRemove: () => void;
}) {
  const { of, onChange, onRemove } = props;
  const { t } = useOperationsTranslation();
  return (
    <li className={styles.line}>
      <TextField
        className={styles.name}
        size="small"
        aria-label={t('silence.form.name')}
        placeholder={t('silence.form.name')}
        value={of.name}
        onChange={name => onChange({ name })}
      />
      <Select
        className={styles.operator}
        size="small"
        aria-label={t('silence.form.operator')}
        value={of.operator}
        onChange={key => {
          const operator = OPERATORS.find(
            (one): one is Operator => one === key,
          );
          if (operator) onChange({ operator });
        }}
        options={OPERATORS.map(id => ({
          id,
          label: t(`silence.form.operators.${WORDS[id]}`),
        }))}
      />
      <TextField
        className={styles.value}
        size="small"
        aria-label={t('silence.form.value')}
        placeholder={t('silence.form.value')}
        value={of.value}
        onChange={value => onChange({ value })}
      />
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiCloseLine aria-hidden />}
        aria-label={t('silence.form.remove', { name: of.name })}
        onPress={onRemove}
      />
    </li>
  );
}

/**
 * Labels that alerts must have, one line each.
 *
 * @internal
 */
export function MatcherFields(props: {
  label: string;
  hint: string;
  written: WrittenMatcher[];
  problem: string | undefined;
  onChange: (written: WrittenMatcher[]) => void;
}) {
  const { label, hint, written, problem, onChange } = props;
  const { t } = useOperationsTranslation();
  const id = useId();
  return (
    <div
      role="group"
      aria-labelledby={id}
      aria-describedby={`${id}-hint ${id}-problem`}
      className={styles.matchers}
    >
      <span id={id} className={styles.label}>
        {label}
      </span>
      <span id={`${id}-hint`} className={styles.hint}>
        {hint}
      </span>
      <ul className={styles.lines}>
        {written.map(one => (
          <Line
            key={one.line}
            of={one}
            onChange={change =>
              onChange(
                written.map(other =>
                  other.line === one.line ? { ...other, ...change } : other,
                ),
              )
            }
            onRemove={() =>
              onChange(written.filter(({ line }) => line !== one.line))
            }
          />
        ))}
      </ul>
      <span>
        <Button
          size="small"
          variant="secondary"
          onPress={() => onChange([...written, lineOf()])}
        >
          {t('silence.form.add')}
        </Button>
      </span>
      <span id={`${id}-problem`} role="status" className={styles.problem}>
        {problem}
      </span>
    </div>
  );
}
