import { useEffect, useRef } from 'react';
import { z } from 'zod';
import { DataScope } from '../DataScope';
import { Problem } from '../Notice';
import { OnboardingOffer } from './defaults';
import { OnboardingForm } from './OnboardingForm';
import { NotOffered, OnboardingSkeleton, useOffer } from './OnboardPage';
import { Teams } from './useChoices';
import { useKeptForm } from './useKeptForm';
import { OnboardingValue, useOnboarding } from './useOnboarding';
import styles from './Onboarding.module.css';

const KEY = 'operations onboarding field';

/** The scaffolder begins with empty objects; a team, also one without a name, only this field writes. */
const filledSchema = z.looseObject({
  request: z.looseObject({ team: z.looseObject({ name: z.string() }) }),
});

/** What the scaffolder's form gives its fields, as far as it is needed. @internal */
export interface OnboardingFieldProps {
  formData?: unknown;
  rawErrors?: string[];
  onChange: (value: OnboardingValue) => void;
}

function Filled(
  props: OnboardingFieldProps & { options: OnboardingOffer; teams: Teams },
) {
  const { formData, onChange, options, teams } = props;
  // Whoever comes back from the review finds what they had filled in; whoever begins anew finds nothing.
  const kept = useKeptForm(KEY, '', !filledSchema.safeParse(formData).success);
  const onboarding = useOnboarding(kept, options, teams);
  const { value } = onboarding;
  const text = JSON.stringify(value);
  const tell = useRef(onChange);
  tell.current = onChange;
  useEffect(() => tell.current(JSON.parse(text)), [text]);
  return <OnboardingForm of={onboarding} teams={teams} />;
}

/**
 * The form of an onboarding as a field of the scaffolder, which has its own way of sending it.
 *
 * @internal
 */
export function OnboardingField(props: OnboardingFieldProps) {
  const { options, teams, problem } = useOffer();
  return (
    <DataScope>
      <div className={styles.embedded}>
        <Problem of={problem} inPanel />
        {problem.isFetching && !options && <OnboardingSkeleton />}
        {options && !options.available && <NotOffered of={options} />}
        {options?.available && (
          <Filled {...props} options={options} teams={teams} />
        )}
        {props.rawErrors?.map(error => (
          <p key={error} className={styles.problem}>
            {error}
          </p>
        ))}
      </div>
    </DataScope>
  );
}
