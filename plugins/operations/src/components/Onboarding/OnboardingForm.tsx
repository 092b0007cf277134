import { Link } from '@backstage/ui';
import { ReactNode, useEffect, useRef } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ServerText } from '../ServerText';
import { AlertsAhead } from './AlertsAhead';
import { LinksFields } from './LinksFields';
import { ForeignSentences } from './problemWords';
import { NamespacesFields } from './NamespacesFields';
import { NamesTaken } from './NamesTaken';
import { PreviewPanel } from './PreviewPanel';
import { PromiseFields } from './PromiseFields';
import { ServiceFields } from './ServiceFields';
import { TeamFields } from './TeamFields';
import { Teams } from './useChoices';
import { Onboarding } from './useOnboarding';
import styles from './Onboarding.module.css';

const FOCUSABLE =
  'input:not([type="hidden"]):not([tabindex="-1"]), textarea, button:not([tabindex="-1"])';

/** Where what is wrong can be changed; where there is no such place, what is said of it. @internal */
export function focusFirstProblem(form: HTMLElement) {
  const place = form.querySelector<HTMLElement>('[data-problem]');
  if (!place) return;
  for (
    let folded = place.closest('details');
    folded;
    folded = folded.parentElement?.closest('details') ?? null
  ) {
    folded.open = true;
  }
  const field = [...place.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
    one => !one.closest('[aria-hidden="true"]'),
  );
  (field ?? place).focus();
}

/** What is wrong with the request and with no field of the form. @internal */
export function Elsewhere(props: {
  of: Onboarding['elsewhere'];
  /** Those of them that are English whatever the language of the page; all, when missing. */
  foreign?: Onboarding['foreign'];
}) {
  const { t } = useOperationsTranslation();
  if (props.of.length === 0) return null;
  return (
    <section
      className={styles.elsewhere}
      aria-label={t('onboarding.elsewhere')}
      data-problem
      tabIndex={-1}
    >
      <strong>{t('onboarding.elsewhere')}</strong>
      <ul className={styles.notes}>
        {props.of.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <code>{field}</code>:{' '}
            {props.foreign?.has(message) ?? true ? (
              <ServerText of={message} linked />
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whose tree it is that the change goes to, and that it cannot be read at present. @internal */
export function Tree(props: { of: Onboarding['options'] }) {
  const { repository, problem } = props.of;
  const { t } = useOperationsTranslation();
  return (
    <>
      {repository && (
        <p className={styles.quiet}>
          {t('onboarding.tree', {
            repository: <Link href={repository}>{repository}</Link>,
          })}
        </p>
      )}
      {problem && (
        <p>
          {t('onboarding.treeOld', { problem: <ServerText of={problem} /> })}
        </p>
      )}
    </>
  );
}

/**
 * The form of an onboarding, and beside it what it would change. Whoever shows it decides how it is sent.
 *
 * @internal
 */
export function OnboardingForm(props: {
  of: Onboarding;
  teams: Teams;
  /** What comes at its end. */
  children?: ReactNode;
}) {
  const { of, teams, children } = props;
  const { t } = useOperationsTranslation();
  const ref = useRef<HTMLDivElement>(null);
  const { tries } = of;
  useEffect(() => {
    if (tries > 0 && ref.current) focusFirstProblem(ref.current);
  }, [tries]);
  return (
    <ForeignSentences.Provider value={of.foreign}>
      <div className={styles.columns}>
        <div
          ref={ref}
          role="form"
          aria-label={t('onboarding.title')}
          className={styles.stack}
        >
          <ServiceFields of={of} />
          <TeamFields {...of} teams={teams} />
          <NamespacesFields of={of} />
          <PromiseFields {...of} />
          <LinksFields {...of} />
          <Elsewhere of={of.elsewhere} foreign={of.foreign} />
          {children}
        </div>
        <div className={styles.beside}>
          <PreviewPanel of={of}>
            <NamesTaken of={of.preview.answer?.problems ?? []} />
            <AlertsAhead of={of} />
          </PreviewPanel>
          <Tree of={of.options} />
        </div>
      </div>
    </ForeignSentences.Provider>
  );
}
