import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { IncidentMarkdown } from '../IncidentMarkdown';
import { SignIn } from '../SignIn';
import styles from './QuestionPage.module.css';

/**
 * What somebody wrote in a thread, as the reader may see it.
 *
 * @internal
 */
export function ThreadText(props: {
  of: string;
  withheld?: boolean;
  redacted?: boolean;
}) {
  const { of, withheld, redacted } = props;
  const { t } = useOperationsTranslation();
  if (withheld) {
    return (
      <p className={styles.quiet}>
        {t('question.withheld')}{' '}
        {t('question.withheldSignIn', { signIn: <SignIn /> })}
      </p>
    );
  }
  return (
    <div title={redacted ? t('question.redacted') : undefined}>
      <IncidentMarkdown of={of} />
    </div>
  );
}
